import type { TableNode } from "../layout-node.js";
import { resolveHeights, resolveInsets } from "../lengths.js";
import { groupRows, rebuildRows } from "./row-groups.js";
import { layOutRows } from "./table-rows.js";
import type { CellHost, ColumnPlaces } from "./table-rows.js";

interface StretchHost extends CellHost {
  /** @returns What takes back what was taken out of the flow since. */
  mark(): () => void;
}

/**
 * Makes the rows of a table higher where it has a height of its own and they do not fill it: each in proportion, but heads
 * and rows that have a height only if there are no others.
 *
 * @see CSS 2.2, 17.5.3, which leaves open how; browsers do it like this.
 */
export function stretchRows(node: TableNode, places: ColumnPlaces, host: StretchHost): TableNode {
  const { style, spacing, tableRows, headRows } = node;
  if (typeof style.height !== "number" && style.minHeight === 0) return node;
  const collapsed = style.borderCollapse === "collapse";
  const insets = collapsed ? NO_INSETS : resolveInsets(style, places.tableWidthPt);
  const { leastPt } = resolveHeights(style, insets);
  const forget = host.mark();
  const heights = measureRows(node, places, host);
  forget();
  const anew = rebuildRows(node, 0, tableRows.length);
  const missingPt = leastPt - sum(heights) - spacing.yPt * (tableRows.length + 1);
  if (missingPt <= 0) return anew;
  const open = tableRows.map((row, index) => index >= headRows && row.style.height === "auto");
  const allGrow = !open.includes(true);
  const grows = (index: number): boolean => allGrow || open[index] === true;
  const growingPt = sum(heights.filter((_, index) => grows(index)));
  const rows = anew.tableRows.map((row, index) => {
    const heightPt = heights[index] ?? 0;
    const share = growingPt > 0 ? heightPt / growingPt : 1 / heights.length;
    return grows(index) ? { ...row, style: { ...row.style, height: heightPt + missingPt * share } } : row;
  });
  return { ...anew, tableRows: rows };
}

const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 };

function measureRows(node: TableNode, places: ColumnPlaces, host: StretchHost): readonly number[] {
  return groupRows(node.tableRows).flatMap(([from, end]) => {
    const { bottoms } = layOutRows(node, from, end, places, host);
    return bottoms.map((bottom, index) => {
      const above = bottoms[index - 1];
      return above === undefined ? bottom : bottom - above - node.spacing.yPt;
    });
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
