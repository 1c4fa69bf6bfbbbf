import { findBottom } from "./layout-item.js";
import type { LayoutLine } from "./layout-item.js";

/** Lines on both sides of a cut, in their order. */
export interface CutLines {
  readonly kept: readonly LayoutLine[];
  readonly gone: readonly LayoutLine[];
}

/**
 * Parts the lines of a detached block at a height: each paragraph gives up what does not fit, and as many lines more as
 * its orphans and widows ask for (CSS Fragmentation 3, 3.3). What stands beside a line that goes goes with it: a label
 * is not parted from its value.
 *
 * @param limitPt - Lines that end above it may stay.
 */
export function cutLines(lines: readonly LayoutLine[], limitPt: number): CutLines {
  const kept: LayoutLine[] = [];
  const gone: LayoutLine[] = [];
  for (const paragraph of groupByParagraph(lines)) {
    const fitting = paragraph.filter((line) => findBottom(line) <= limitPt).length;
    const count = countKept(paragraph, fitting);
    paragraph.forEach((line, index) => (index < count ? kept : gone).push(line));
  }
  const restY = gone.reduce((least, line) => Math.min(least, line.y), Infinity);
  if (!kept.some((line) => line.y > restY - BESIDE_PT)) return { kept, gone };
  return restY <= 0 ? { kept: [], gone: lines } : cutLines(lines, Math.min(restY, limitPt - BESIDE_PT));
}

/** Lines whose tops differ by less stand beside one another, in pt. */
const BESIDE_PT = 0.5;

/** @returns The least height at which a cut leaves something above it, in pt; all of it if it cannot be cut. */
export function findLeastCut(lines: readonly LayoutLine[], heightPt: number): number {
  const bottoms = lines.map(findBottom).sort((a, b) => a - b);
  for (const bottom of bottoms) {
    if (cutLines(lines, bottom + 0.01).kept.length > 0) return bottom;
  }
  return heightPt;
}

/** The lines of a paragraph share their items; those of a repeated head share them with nothing on the page. */
function groupByParagraph(lines: readonly LayoutLine[]): readonly (readonly LayoutLine[])[] {
  const groups = new Map<object, LayoutLine[]>();
  for (const line of lines) {
    const group = groups.get(line.text.items);
    if (group === undefined) groups.set(line.text.items, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}

function countKept(paragraph: readonly LayoutLine[], fitting: number): number {
  const { length } = paragraph;
  const style = paragraph[0]?.text.items[0]?.context.style.computed;
  if (fitting === length || style === undefined) return fitting;
  const count = Math.min(fitting, length - Math.min(style.widows, length));
  return count < style.orphans ? 0 : count;
}
