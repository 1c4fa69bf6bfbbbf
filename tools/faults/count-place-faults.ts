import type { Fault } from "./count-faults.js";
import { findLines } from "./count-break-faults.js";
import type { Area, PlacedBox, PlacedLine, PrintedDocument } from "./read-document.js";
import type { Measure, Wishes } from "./read-wishes.js";

/** Slack for rounding: positions are written with two decimals. */
const SLACK_PT = 0.3;

/** How much two things must share before they overlap, in pt. */
const TOUCH_PT = 0.8;

/** Faults of places: what lies over something else, reaches out of its box, or leaves the page's area. */
export function countPlaceFaults(printed: PrintedDocument, wishes: Wishes): readonly Fault[] {
  const wide = countWideLines(printed, wishes);
  const pages = printed.pages.flatMap((page, index): readonly Fault[] => {
    const number = index + 1;
    const lines = printed.lines.filter((line) => line.page === number);
    const boxes = page.boxes.filter(({ kind }) => kind === "box");
    return [
      ...countOverlaps([...lines, ...page.artifacts], number),
      ...countBoxOverlaps(boxes, number),
      ...countCrossings(lines, boxes, number),
      ...countOutside(lines, boxes, number, wishes),
      ...countInNoteArea(lines, page.boxes, number, wishes),
      ...countOverRules(lines, page.boxes, number),
    ];
  });
  return [...wide, ...pages];
}

/** Lines must end within the column that the stylesheet gives them, and within the box that is painted behind them. */
function countWideLines(printed: PrintedDocument, wishes: Wishes): Fault[] {
  const rules = printed.pages.map((page) => page.boxes.filter(({ kind }) => kind === "rule"));
  const boxes = printed.pages.map((page) => page.boxes.filter(({ kind }) => kind === "box"));
  return printed.lines.flatMap((line): Fault[] => {
    if (line.kind === "marker") return [];
    const measure = findMeasure(wishes.measures, line);
    const box = findBoxAround(boxes[line.page - 1] ?? [], line);
    const limits = [measure?.right, box?.right, findCellEdge(rules[line.page - 1] ?? [], line)];
    const right = Math.min(...limits.map((limit) => limit ?? Infinity));
    const left = measure?.left ?? -Infinity;
    if (line.right <= right + 2 * SLACK_PT && line.left >= left - 2 * SLACK_PT) return [];
    const reach = `${line.left.toFixed(1)} to ${line.right.toFixed(1)}`;
    return [
      {
        kind: "wide",
        page: line.page,
        what: `${line.text} (${reach} within ${left.toFixed(1)} to ${right.toFixed(1)})`,
      },
    ];
  });
}

function findMeasure(measures: readonly Measure[], line: PlacedLine): Measure | undefined {
  if (line.to === line.from) return undefined;
  let low = 0;
  let high = measures.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((measures[middle]?.to ?? Infinity) <= line.from) low = middle + 1;
    else high = middle;
  }
  return measures[low];
}

/** The smallest box behind the beginning of a line. */
function findBoxAround(boxes: readonly PlacedBox[], line: PlacedLine): PlacedBox | undefined {
  let found: PlacedBox | undefined;
  for (const box of boxes) {
    const holds =
      box.left <= line.left + SLACK_PT &&
      line.left < box.right &&
      box.bottom <= line.baseline &&
      line.baseline <= box.top;
    if (holds && (found === undefined || box.right - box.left < found.right - found.left)) found = box;
  }
  return found;
}

/** The end of the rule below a cell: each cell draws its own. */
function findCellEdge(rules: readonly PlacedBox[], line: PlacedLine): number | undefined {
  if (line.block?.type !== "TD" && line.block?.type !== "TH") return undefined;
  let nearest: PlacedBox | undefined;
  for (const rule of rules) {
    const isLevel = rule.right - rule.left > rule.top - rule.bottom;
    const below =
      isLevel && rule.top <= line.baseline && rule.left <= line.left + SLACK_PT && line.left < rule.right - 2;
    if (below && (nearest === undefined || rule.top > nearest.top)) nearest = rule;
  }
  return nearest?.right;
}

function countOverlaps(lines: readonly PlacedLine[], page: number): Fault[] {
  const sorted = lines
    .filter((line) => line.kind === "picture" || line.text.trim() !== "")
    .sort((a, b) => b.top - a.top);
  const faults: Fault[] = [];
  sorted.forEach((line, index) => {
    for (let at = index + 1; at < sorted.length; at++) {
      const other = sorted[at];
      if (other === undefined || other.top <= line.bottom) break;
      if (shares(line, other)) faults.push({ kind: "overlap", page, what: `${line.text} / ${other.text}` });
    }
  });
  return faults;
}

function shares(a: Area, b: Area): boolean {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom);
  return wide > TOUCH_PT && high > TOUCH_PT;
}

/** Boxes may hold one another or stand apart. */
function countBoxOverlaps(boxes: readonly PlacedBox[], page: number): Fault[] {
  return boxes.flatMap((box, index) =>
    boxes.slice(index + 1).flatMap((other): Fault[] => {
      if (!shares(box, other) || holds(box, other) || holds(other, box)) return [];
      return [{ kind: "overlap", page, what: `boxes at ${formatArea(box)} and ${formatArea(other)}` }];
    }),
  );
}

function holds(outer: Area, inner: Area): boolean {
  return (
    outer.left <= inner.left + SLACK_PT &&
    outer.right >= inner.right - SLACK_PT &&
    outer.bottom <= inner.bottom + SLACK_PT &&
    outer.top >= inner.top - SLACK_PT
  );
}

/** Lines may stand in a box or beside it. */
function countCrossings(lines: readonly PlacedLine[], boxes: readonly PlacedBox[], page: number): Fault[] {
  return lines.flatMap((line) =>
    boxes.flatMap((box): Fault[] => {
      const middle = (line.left + line.right) / 2;
      if (middle < box.left || middle > box.right || !shares(line, box)) return [];
      const inside = line.top <= box.top + TOUCH_PT && line.bottom >= box.bottom - TOUCH_PT;
      return inside ? [] : [{ kind: "overlap", page, what: `${line.text} / edge of the box at ${formatArea(box)}` }];
    }),
  );
}

/** A rule may stand above or below a line, never in it. */
function countOverRules(lines: readonly PlacedLine[], boxes: readonly PlacedBox[], page: number): Fault[] {
  const rules = boxes.filter((box) => box.kind === "rule" && box.right - box.left > box.top - box.bottom);
  return lines.flatMap((line) =>
    rules.flatMap((rule): Fault[] => {
      const crosses = rule.bottom > line.bottom + TOUCH_PT && rule.top < line.top - TOUCH_PT;
      const beside = rule.right <= line.left + TOUCH_PT || rule.left >= line.right - TOUCH_PT;
      return crosses && !beside && line.kind === "text"
        ? [{ kind: "overlap", page, what: `${line.text} / rule at ${formatArea(rule)}` }]
        : [];
    }),
  );
}

function countOutside(
  lines: readonly PlacedLine[],
  boxes: readonly PlacedBox[],
  page: number,
  wishes: Wishes,
): Fault[] {
  const { heightPt, widthPt, margin } = wishes.findPage(page);
  const isOutside = (area: Area): boolean =>
    area.bottom < margin.bottom - 2 ||
    area.top > heightPt - margin.top + 2 ||
    area.right > widthPt - margin.right + 2 ||
    area.left < margin.left - 20;
  return [
    ...lines.filter(isOutside).map((line): Fault => ({ kind: "outside", page, what: line.text })),
    ...boxes.filter(isOutside).map((box): Fault => ({ kind: "outside", page, what: `box at ${formatArea(box)}` })),
  ];
}

/** Nothing of the text may reach down to the notes at the foot. */
function countInNoteArea(
  lines: readonly PlacedLine[],
  boxes: readonly PlacedBox[],
  page: number,
  wishes: Wishes,
): Fault[] {
  const notes = wishes.footnotes.flatMap((note) => findLines(lines, note));
  if (notes.length === 0) return [];
  const top = Math.max(...notes.map((line) => line.top));
  const left = Math.min(...notes.map((line) => line.left));
  const right = Math.max(...notes.map((line) => line.right));
  const floats = [...wishes.pageFloats, ...wishes.sideNotes].flatMap((float) => findLines(lines, float));
  const isNote = new Set([...notes, ...floats]);
  // What begins among the notes belongs to them; what begins above them must end above them.
  const reaches = (area: Area): boolean =>
    area.bottom < top - TOUCH_PT && area.top > top + TOUCH_PT && area.left < right && area.right > left;
  return [
    ...lines
      .filter((line) => !isNote.has(line) && line.bottom < top && line.left < right && line.right > left)
      .map((line): Fault => ({ kind: "outside", page, what: `${line.text} stands among the notes` })),
    ...boxes
      .filter(reaches)
      .map((box): Fault => ({ kind: "outside", page, what: `box at ${formatArea(box)} reaches the notes` })),
  ];
}

function formatArea({ left, bottom, right, top }: Area): string {
  return [left, bottom, right, top].map((value) => value.toFixed(0)).join(" ");
}
