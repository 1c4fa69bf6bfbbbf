import type { Edges } from "../../model/computed-style.js";
import type { SourcePosition } from "../../model/styled.js";
import type { Galley } from "../galley.js";
import type { BlockNode } from "../layout-node.js";
import type { PageRecord } from "../page-record.js";
import type { TextLine } from "../paragraph/text-line.js";

/** What no page has room for: it is scaled, or broken against the stylesheet's will. */
export interface TooTall {
  readonly kind: "picture" | "line" | "block" | "edges" | "notes";
  readonly source: SourcePosition | undefined;
  readonly heightPt: number;
  /** What a page has room for. */
  readonly roomPt: number;
}

/** Tells the author of what is too tall. */
export type ReportTooTall = (what: TooTall) => void;

/** Makes lines that are higher than a page as high as it: what is on them stands on the page. */
export function limitLines(lines: readonly TextLine[], mostPt: number, report: ReportTooTall): readonly TextLine[] {
  // A page whose margins leave nothing has no height that a line could be made as high as.
  if (mostPt <= 0 || !lines.some(({ heightPt }) => heightPt > mostPt + TOLERANCE_PT)) return lines;
  return lines.map((line) => {
    const { heightPt, source } = line;
    if (heightPt <= mostPt + TOLERANCE_PT) return line;
    // What stands below a picture that fills the page is room for descenders that are not there.
    if (line.abovePt <= mostPt + TOLERANCE_PT && holdsPicture(line)) return line;
    report({ kind: "line", source, heightPt, roomPt: mostPt });
    return { ...line, heightPt: mostPt, abovePt: (line.abovePt * mostPt) / heightPt };
  });
}

function holdsPicture({ items, start, end }: TextLine): boolean {
  return items.slice(start, end).some(({ kind }) => kind === "picture");
}

/** Rounding, in pt. */
const TOLERANCE_PT = 0.01;

/** Padding and border of a block, and the node that paints them. */
export interface FittedEdges {
  readonly node: BlockNode;
  readonly insets: Edges<number>;
}

/** Shrinks padding and borders above and below that would leave a page no room for a line. */
export function fitEdges(node: BlockNode, insets: Edges<number>, roomPt: number, report: ReportTooTall): FittedEdges {
  const heightPt = insets.top + insets.bottom;
  const mostPt = Math.max(roomPt - node.style.lineHeight, roomPt / 2);
  if (roomPt <= 0 || heightPt <= mostPt) return { node, insets };
  report({ kind: "edges", source: node.element?.source, heightPt, roomPt });
  const scale = mostPt / heightPt;
  const { border } = node.frame;
  const shrink = (edge: typeof border.top): typeof border.top => ({ ...edge, widthPt: edge.widthPt * scale });
  const frame = { ...node.frame, border: { ...border, top: shrink(border.top), bottom: shrink(border.bottom) } };
  return { node: { ...node, frame }, insets: { ...insets, top: insets.top * scale, bottom: insets.bottom * scale } };
}

/** Tells of a block that is cut: what notes take of the page is no fault of the block. */
export function reportCut(galley: Galley, record: PageRecord | undefined, report: ReportTooTall): void {
  const { heightPt } = galley;
  const roomPt = record === undefined ? Infinity : record.bottomPt - record.topPt;
  if (roomPt > 0 && heightPt > roomPt + TOLERANCE_PT)
    report({ kind: "block", source: findSource(galley), heightPt, roomPt });
}

/** @returns Where the text of a galley comes from. */
function findSource({ items }: Galley): SourcePosition | undefined {
  for (const item of items) if (item.kind === "line" && item.text.source !== undefined) return item.text.source;
  return undefined;
}
