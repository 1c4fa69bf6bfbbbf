/**
 * Splits the columns of a table into parts that fit a measure, as few as possible and of about as many columns each.
 *
 * @param needs - Widths of the columns, in pt.
 * @param roomPt - What the measure leaves beside the column that each part repeats.
 * @returns Indexes of the columns by part; a column that is wider than the room has a part of its own.
 */
export function splitColumns(needs: readonly number[], roomPt: number): readonly (readonly number[])[] {
  const greedy = fill(needs, needs.length, roomPt);
  for (let most = Math.ceil(needs.length / Math.max(greedy.length, 1)); most < needs.length; most++) {
    const even = fill(needs, most, roomPt);
    if (even.length <= greedy.length) return even;
  }
  return greedy;
}

/** @param most - Columns of a part. */
function fill(needs: readonly number[], most: number, roomPt: number): number[][] {
  const parts: number[][] = [];
  let leftPt = 0;
  for (const [index, needPt] of needs.entries()) {
    const part = parts.at(-1);
    if (part === undefined || part.length >= most || needPt > leftPt) {
      parts.push([index]);
      leftPt = roomPt - needPt;
      continue;
    }
    part.push(index);
    leftPt -= needPt;
  }
  return parts;
}
