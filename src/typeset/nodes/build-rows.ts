import { resolveLength } from "../../model/length.js";
import type { Track } from "../../model/computed-style.js";
import type { StyledElement } from "../../model/styled.js";
import type { BlockNode, LayoutNode, RowNode, TrackNeeds } from "../layout-node.js";
import type { InlineEnvironment } from "../paragraph/inline-walk.js";
import { buildGrid, needsGrid } from "./build-grid.js";
import { buildBlock } from "./build-nodes.js";
import type { Carry } from "./build-nodes.js";
import { countRepeats, repeatTracks } from "./repeat-tracks.js";

/**
 * @param measurePt - Where it is known: the number of tracks may depend on it.
 * @returns The rows of a grid, or the one row of a flex container.
 */
export function buildRows(
  element: StyledElement,
  carry: Carry,
  environment: InlineEnvironment,
  measurePt?: number,
): LayoutNode[] {
  const children = element.children
    .filter((child) => child.kind === "element")
    // A footnote stands at the foot of the page: it is no item.
    .filter((child) => child.style.float !== "footnote" && keepOrCarry(child, carry));
  const items = sortByOrder(children.filter(({ style }) => style.position?.scheme !== "absolute"));
  // What is taken out of the flow is no item (CSS Grid 1, 9).
  const outside = children
    .filter((child) => !items.includes(child))
    .map((child) => buildBlock(child, { events: [], marker: undefined, source: carry.source }, environment, false));
  if (items.length === 0) return outside;
  return element.style.display === "flex"
    ? [...outside, buildFlexRow(element, items, carry, environment)]
    : [...outside, ...buildGridRows(element, items, listTracks(element, items, measurePt), carry, environment)];
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
  checkItem(element, environment);
  const mark = (node: BlockNode): BlockNode => ({ ...node, item, rebuild: () => mark(node.rebuild()) });
  return mark(buildBlock(element, carry, environment, true));
}

/** Items do not float (CSS Grid 1, 6; CSS Flexible Box Layout 1, 3). */
function checkItem(element: StyledElement, environment: InlineEnvironment): void {
  const { float } = element.style;
  if (float === "none") return;
  const hint = "Put it beside the container, or into an item";
  environment.reportIdle(element, `float: ${float}`, "on an item of a grid or a flex row", hint);
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
  tracks: readonly Track[],
  carry: Carry,
  environment: InlineEnvironment,
): LayoutNode[] {
  const gapPt = resolveLength(element.style.rowGap, 0);
  if (needsGrid(items)) {
    const nodes = items.map((item) => buildItem(item, carry, environment, "grid"));
    return [buildGrid(element, nodes, tracks)];
  }
  const rows: RowNode[] = [];
  const shared: TrackNeeds = { rows, needs: undefined };
  let cells: BlockNode[] = [];
  let spans: number[] = [];
  let used = 0;
  const flush = (): void => {
    const row = createRow(element, cells, tracks, spans, rows.length === 0 ? 0 : gapPt);
    if (cells.length > 0) rows.push({ ...row, shared });
    [cells, spans, used] = [[], [], 0];
  };
  for (const item of items) {
    const span = findSpan(item, tracks.length);
    if (used + span > tracks.length) flush();
    cells.push(buildItem(item, carry, environment, "grid"));
    spans.push(span);
    used += span;
  }
  flush();
  return rows;
}

function findSpan({ style }: StyledElement, count: number): number {
  return style.gridColumnSpan < 0 ? count : Math.min(Math.max(style.gridColumnSpan, 1), count);
}

const ONE_TRACK: readonly Track[] = [{ kind: "fraction", value: 1 }];

/** The tracks of a grid; those that are repeated automatically come once where its measure is not known. */
function listTracks(
  { style }: StyledElement,
  items: readonly StyledElement[],
  measurePt: number | undefined,
): readonly Track[] {
  const { gridTemplateColumns: tracks, gridAutoRepeat: repeat } = style;
  if (repeat === undefined) return tracks.length > 0 ? tracks : ONE_TRACK;
  const gapPt = resolveLength(style.columnGap, measurePt ?? 0);
  const most = measurePt === undefined ? 1 : countRepeats(tracks, repeat, measurePt, gapPt);
  const all = (times: number): readonly Track[] => repeatTracks(tracks, repeat, times);
  if (!repeat.fits) return all(most);
  const used = countUsed(items, all(most).length);
  const needed = Math.ceil((used - tracks.length) / repeat.tracks.length);
  const left = all(Math.max(Math.min(most, needed), 1));
  return repeat.at < tracks.length ? left : left.slice(0, Math.max(used, tracks.length));
}

/** @returns The number of tracks that hold items. */
function countUsed(items: readonly StyledElement[], count: number): number {
  let [most, end] = [0, 0];
  for (const item of items) {
    const span = findSpan(item, count);
    end = end + span > count ? span : end + span;
    most = Math.max(most, end);
  }
  return most;
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
