import { resolveLength } from "../../model/length.js";
import type { Track } from "../../model/computed-style.js";
import type { StyledElement } from "../../model/styled.js";
import type { BlockNode, LayoutNode, RowNode } from "../layout-node.js";
import type { InlineEnvironment } from "../paragraph/inline-walk.js";
import { buildGrid, needsGrid } from "./build-grid.js";
import { buildBlock } from "./build-nodes.js";
import type { Carry } from "./build-nodes.js";

/** @returns The rows of a grid, or the one row of a flex container. */
export function buildRows(element: StyledElement, carry: Carry, environment: InlineEnvironment): LayoutNode[] {
  const children = element.children
    .filter((child) => child.kind === "element")
    .filter((child) => keepOrCarry(child, carry));
  const items = sortByOrder(children.filter(({ style }) => style.position?.scheme !== "absolute"));
  // What is taken out of the flow is no item (CSS Grid 1, 9).
  const outside = children
    .filter((child) => !items.includes(child))
    .map((child) => buildBlock(child, { events: [], marker: undefined, source: carry.source }, environment, false));
  if (items.length === 0) return outside;
  return element.style.display === "flex"
    ? [...outside, buildFlexRow(element, items, carry, environment)]
    : [...outside, ...buildGridRows(element, items, carry, environment)];
}

/** `order` moves items on the page; they are read in the order of the HTML all the same (CSS Flexible Box Layout 1, 5.4). */
function sortByOrder(items: readonly StyledElement[]): readonly StyledElement[] {
  const orderOf = ({ style }: StyledElement): number => style.order ?? 0;
  return items.every((item) => orderOf(item) === 0) ? items : [...items].sort((a, b) => orderOf(a) - orderOf(b));
}

/** A running element is no item of its row; what comes next carries it. */
function keepOrCarry(child: StyledElement, carry: Carry): boolean {
  if (child.style.running !== undefined) carry.events.push(child);
  return child.style.running === undefined;
}

function buildItem(
  element: StyledElement,
  carry: Carry,
  environment: InlineEnvironment,
  item: NonNullable<BlockNode["item"]>,
): BlockNode {
  const mark = (node: BlockNode): BlockNode => ({ ...node, item, rebuild: () => mark(node.rebuild()) });
  return mark(buildBlock(element, carry, environment, true));
}

function buildFlexRow(
  element: StyledElement,
  items: readonly StyledElement[],
  carry: Carry,
  environment: InlineEnvironment,
): RowNode {
  return createRow(
    element,
    items.map((item) => buildItem(item, carry, environment, "flex")),
    items.map((): Track => ({ kind: "auto" })),
    items.map(() => 1),
    0,
  );
}

function buildGridRows(
  element: StyledElement,
  items: readonly StyledElement[],
  carry: Carry,
  environment: InlineEnvironment,
): LayoutNode[] {
  const { gridTemplateColumns, rowGap } = element.style;
  const tracks: readonly Track[] =
    gridTemplateColumns.length > 0 ? gridTemplateColumns : [{ kind: "fraction", value: 1 }];
  const gapPt = resolveLength(rowGap, 0);
  if (needsGrid(items)) {
    const nodes = items.map((item) => buildItem(item, carry, environment, "grid"));
    return [buildGrid(element, nodes, tracks)];
  }
  const rows: RowNode[] = [];
  let cells: BlockNode[] = [];
  let spans: number[] = [];
  let used = 0;
  const flush = (): void => {
    if (cells.length > 0) rows.push(createRow(element, cells, tracks, spans, rows.length === 0 ? 0 : gapPt));
    [cells, spans, used] = [[], [], 0];
  };
  for (const item of items) {
    const wanted = item.style.gridColumnSpan;
    const span = wanted < 0 ? tracks.length : Math.min(Math.max(wanted, 1), tracks.length);
    if (used + span > tracks.length) flush();
    cells.push(buildItem(item, carry, environment, "grid"));
    spans.push(span);
    used += span;
  }
  flush();
  return rows;
}

function createRow(
  element: StyledElement,
  columns: BlockNode[],
  tracks: readonly Track[],
  spans: readonly number[],
  gapBeforePt: number,
): RowNode {
  return { _margin: null, element, columns, tracks, spans, style: element.style, gapBeforePt };
}
