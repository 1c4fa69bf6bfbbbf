import type { Fault } from "./count-faults.js";
import type { PlacedLine, PrintedDocument, TagNode } from "./read-document.js";
import type { Wish, Wishes } from "./read-wishes.js";

/** Faults at the ends of pages and columns: headings, first and last lines, notes, blocks that were split. */
export function countBreakFaults(printed: PrintedDocument, wishes: Wishes): readonly Fault[] {
  const lines = printed.lines.filter((line) => line.kind !== "marker");
  return [
    ...countHeadings(lines, wishes),
    ...countSingleLines(lines),
    ...countSplits(lines, wishes),
    ...countNotes(printed.lines, wishes),
    ...countSideNotes(printed.lines, wishes),
  ];
}

const HEADINGS: ReadonlySet<string> = new Set(["H1", "H2", "H3", "H4", "H5", "H6"]);

/** @returns Whether a block is a heading, a caption above or a term: what is read with what follows. */
export function leads({ type, isTerm }: TagNode): boolean {
  return HEADINGS.has(type) || type === "Caption" || isTerm;
}

/** A heading must have what follows it below itself, on the same page and in the same column. */
function countHeadings(lines: readonly PlacedLine[], wishes: Wishes): Fault[] {
  const faults: Fault[] = [];
  const flows = splitFlows(
    lines.filter((line) => !wishes.captionsBelow.some(({ from, to }) => from <= line.from && line.from < to)),
    wishes,
  );
  for (const flow of flows) {
    flow.forEach((line, index) => {
      const next = findNext(flow, index);
      if (next === undefined || line.block === undefined || !leads(line.block)) return;
      // A caption below its figure or table leads nothing.
      const isBelow =
        line.block.type === "Caption" && next.block !== line.block && !isWithin(next.block, line.block.parent);
      if (!isBelow && isBroken(line, next)) faults.push({ kind: "heading", page: line.page, what: line.text });
    });
  }
  return faults;
}

/** What follows a line; a picture that is positioned beside it, as a flag beside a name, is not below and leads nowhere. */
function findNext(flow: readonly PlacedLine[], index: number): PlacedLine | undefined {
  const line = flow[index];
  let at = index + 1;
  for (let next = flow[at]; next !== undefined && line !== undefined; next = flow[++at]) {
    const isBeside = next.kind === "picture" && next.page === line.page && next.bottom >= line.bottom;
    if (!isBeside) return next;
  }
  return undefined;
}

/** Lines of the text and of each float by themselves: what floats does not part a heading from its text. */
function splitFlows(lines: readonly PlacedLine[], wishes: Wishes): readonly (readonly PlacedLine[])[] {
  const floats: readonly Wish[] = [...wishes.footnotes, ...wishes.sideNotes, ...wishes.pageFloats].sort(
    (a, b) => a.from - b.from,
  );
  const flows = new Map<Wish | undefined, PlacedLine[]>();
  let next = 0;
  let last: { readonly line: PlacedLine; readonly float: Wish | undefined } | undefined;
  for (const line of lines) {
    while (isBehind(line, floats[next])) next++;
    const candidate = floats[next];
    const own = candidate !== undefined && candidate.from <= line.from ? candidate : undefined;
    // A picture has no text that would tell where it belongs, but its caption has.
    const float = line.kind === "picture" && last?.line.block?.parent === line.block ? last?.float : own;
    const flow = flows.get(float);
    if (flow === undefined) flows.set(float, [line]);
    else flow.push(line);
    last = { line, float };
  }
  return [...flows.values()];
}

function isBehind(line: PlacedLine, float: Wish | undefined): boolean {
  if (float === undefined) return false;
  // A float that is only a picture has no text.
  return float.to < line.from || (float.to === line.from && !(line.kind === "picture" && float.from === float.to));
}

function isWithin(node: TagNode | undefined, ancestor: TagNode | undefined): boolean {
  for (let at = node; at !== undefined; at = at.parent) if (at === ancestor) return true;
  return false;
}

/** Whether the second line stands on another page, or in another column. */
function isBroken(line: PlacedLine, next: PlacedLine): boolean {
  return next.page !== line.page || next.bottom > line.top;
}

/** Each part of a paragraph that is broken over pages or columns must have two lines. */
function countSingleLines(lines: readonly PlacedLine[]): Fault[] {
  const faults: Fault[] = [];
  for (const block of groupByBlock(lines)) {
    const parts = splitParts(block);
    if (parts.length < 2) continue;
    parts.forEach((part, index) => {
      const [line] = part;
      if (line === undefined || part.length > 1) return;
      faults.push({ kind: index === parts.length - 1 ? "widow" : "orphan", page: line.page, what: line.text });
    });
  }
  return faults;
}

/** Lines of one paragraph; what stands within it, like a list in a list item, ends it. */
function groupByBlock(lines: readonly PlacedLine[]): readonly (readonly PlacedLine[])[] {
  const blocks: PlacedLine[][] = [];
  let last: PlacedLine | undefined;
  for (const line of lines) {
    if (last !== undefined && line.block === last.block && line.kind === "text") blocks.at(-1)?.push(line);
    else blocks.push([line]);
    last = line;
  }
  return blocks;
}

function splitParts(lines: readonly PlacedLine[]): readonly (readonly PlacedLine[])[] {
  const parts: PlacedLine[][] = [];
  let last: PlacedLine | undefined;
  for (const line of lines) {
    if (last === undefined || isBroken(last, line)) parts.push([line]);
    else parts.at(-1)?.push(line);
    last = line;
  }
  return parts;
}

function countSplits(lines: readonly PlacedLine[], wishes: Wishes): Fault[] {
  return wishes.unbroken.flatMap((wish): Fault[] => {
    const own = findLines(lines, wish);
    const pages = [...new Set(own.map((line) => line.page))];
    const [page] = pages;
    if (page === undefined || pages.length < 2 || isTallerThanPage(lines, own, pages, wish, wishes)) return [];
    return [{ kind: "split", page, what: `${wish.name}: ${own[0]?.text ?? ""}` }];
  });
}

/**
 * Whether no page could take the block: its parts together, with what its insets hide and the headings and notes that
 * must stand on the same page, are as high as a page.
 */
function isTallerThanPage(
  lines: readonly PlacedLine[],
  own: readonly PlacedLine[],
  pages: readonly number[],
  wish: Wish,
  wishes: Wishes,
): boolean {
  const ownPt = measureHeight(own) + wish.extraPt + (pages.length - 1) * LOST_PT;
  const leastPt = Math.min(...pages.map((page) => findHeight(wishes, page)));
  return ownPt + measureNotes(lines, wish, wishes) + measureHeadings(lines, own, wishes) > leastPt;
}

/** What line heights have over the letters, as a share of the letters' height: about 1.35 em to 0.91 em. */
const LEADING = 0.45;

/** Margins, paddings and borders between two blocks, which are lost at a break, in pt. */
export const LOST_PT = 24;

/** @returns Height of lines, page by page, in pt. */
export function measureHeight(lines: readonly PlacedLine[]): number {
  const extents = new Map<number, { top: number; bottom: number }>();
  for (const { page, top, bottom } of lines) {
    const extent = extents.get(page);
    extents.set(page, { top: Math.max(extent?.top ?? top, top), bottom: Math.min(extent?.bottom ?? bottom, bottom) });
  }
  // Letters do not fill their lines: the rest of the line height stands above the first and below the last.
  const [first] = lines;
  const leadingPt = first === undefined ? 0 : LEADING * (first.top - first.bottom);
  return [...extents.values()].reduce((sum, { top, bottom }) => sum + top - bottom + leadingPt, 0);
}

/** @returns Height that the notes of a block must have on its page, in pt: the last may go on overleaf after its second line. */
export function measureNotes(lines: readonly PlacedLine[], wish: Wish, wishes: Wishes): number {
  const notes = wishes.footnotes.filter(({ call }) => call >= wish.from && call < wish.to);
  const [first] = notes;
  if (first === undefined) return 0;
  const { marginTopPt, paddingTopPt } = wishes.findPage(2).footnoteArea;
  return notes.reduce((sum, note, index) => {
    const own = findLines(lines, note);
    return sum + measureHeight(index < notes.length - 1 ? own : own.slice(0, 2));
  }, marginTopPt + paddingTopPt);
}

/** Height from the headings right above a block down to it; what floats may be read between them. */
function measureHeadings(lines: readonly PlacedLine[], own: readonly PlacedLine[], wishes: Wishes): number {
  const [first] = own;
  if (first === undefined) return 0;
  let top = first.top;
  for (let at = lines.indexOf(first) - 1; at >= 0; at--) {
    const line = lines[at];
    if (line !== undefined && isFloating(line, wishes)) continue;
    if (line?.block === undefined || !leads(line.block) || line.page !== first.page) break;
    top = line.top;
  }
  return top - first.top;
}

/** @returns Whether a line stands in a note or in a float, and not in the text. */
export function isFloating({ from, to }: PlacedLine, { footnotes, sideNotes, pageFloats }: Wishes): boolean {
  const holds = (float: Wish): boolean => float.from <= from && to <= float.to && from < float.to;
  return footnotes.some(holds) || sideNotes.some(holds) || pageFloats.some(holds);
}

function findHeight(wishes: Wishes, page: number): number {
  const { heightPt, margin } = wishes.findPage(page);
  return heightPt - margin.top - margin.bottom;
}

/** Lines that hold text of a range. Lines are in the order of the text. */
export function findLines(
  lines: readonly PlacedLine[],
  range: { readonly from: number; readonly to: number },
): readonly PlacedLine[] {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.to ?? Infinity) <= range.from) low = middle + 1;
    else high = middle;
  }
  const found: PlacedLine[] = [];
  for (let at = low; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.from >= range.to) break;
    if (line.to > range.from) found.push(line);
  }
  // A picture has no text: it belongs to a range that ends with its caption.
  const [last, next] = [found.at(-1), lines[low + found.length]];
  const figure = last?.block?.parent;
  const isOwn = next?.kind === "picture" && next.from === range.to && figure !== undefined;
  if (isOwn && (next.block === figure || next.block?.parent === figure)) found.push(next);
  return found;
}

/** A note begins on the page of its call and goes on without leaving a page out. */
function countNotes(lines: readonly PlacedLine[], wishes: Wishes): Fault[] {
  return wishes.footnotes.flatMap((note): Fault[] => {
    const own = findLines(lines, note);
    const [call] = findLines(lines, { from: note.call, to: note.call + 1 });
    const [first] = own;
    if (first === undefined || call === undefined)
      return [{ kind: "note", page: 1, what: `${note.name} is not printed` }];
    const pages = [...new Set(own.map((line) => line.page))];
    const follows = pages.every((page, index) => page === call.page + index);
    if (follows) return [];
    return [{ kind: "note", page: call.page, what: `${note.name} is on page ${pages.join(", ")}` }];
  });
}

function countSideNotes(lines: readonly PlacedLine[], wishes: Wishes): Fault[] {
  return wishes.sideNotes.flatMap((note): Fault[] => {
    const [first] = findLines(lines, note);
    // A table begins with its first row, whatever is read before that.
    const from = wishes.captionsBelow.find((caption) => caption.from === note.anchor)?.to ?? note.anchor;
    const [anchor] = findLines(lines, { from, to: from + 1 });
    if (first === undefined || anchor === undefined || first.page >= anchor.page) return [];
    return [{ kind: "side", page: first.page, what: `${note.name} belongs to page ${anchor.page}` }];
  });
}
