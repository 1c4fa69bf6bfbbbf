/** A label that wants to stand at a height. */
export interface WishedLabel {
  /** Where its middle had best be. */
  readonly wanted: number;
  readonly height: number;
}

/**
 * Moves labels of one column apart, so that none overlap and each is as near to its place as the others allow.
 *
 * Neighbours that meet become one block, which stands where the mean of its wishes is (pool adjacent violators).
 *
 * @param top - Upper end of the column; `bottom` its lower one. If the labels need more than that they go on below it.
 * @returns The middles, in the order of the input.
 */
export function spreadLabels(labels: readonly WishedLabel[], top: number, bottom: number): readonly number[] {
  const order = [...labels.keys()].sort((a, b) => (labels[a]?.wanted ?? 0) - (labels[b]?.wanted ?? 0) || a - b);
  const blocks: { members: number[]; height: number; start: number; sum: number }[] = [];
  const clamp = (start: number, height: number): number => Math.max(top, Math.min(start, bottom - height));
  for (const index of order) {
    const label = labels[index];
    if (label === undefined) continue;
    const { wanted, height } = label;
    let block = { members: [index], height, start: clamp(wanted - height / 2, height), sum: wanted - height / 2 };
    for (let last = blocks.at(-1); last !== undefined && last.start + last.height > block.start; last = blocks.at(-1)) {
      blocks.pop();
      const count = last.members.length + block.members.length;
      // Each member's wish for where the block begins: its own start less what is above it in the block.
      const sum = last.sum + block.sum - block.members.length * last.height;
      const joined = last.height + block.height;
      block = { members: [...last.members, ...block.members], height: joined, start: clamp(sum / count, joined), sum };
    }
    blocks.push(block);
  }
  const middles = labels.map(({ wanted }) => wanted);
  for (const { members, start } of blocks) {
    let y = start;
    for (const index of members) {
      const height = labels[index]?.height ?? 0;
      middles[index] = y + height / 2;
      y += height;
    }
  }
  return middles;
}
