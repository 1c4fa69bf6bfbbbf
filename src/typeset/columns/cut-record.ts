import type { LayoutItem } from "../layout-item.js";
import type { BlockNode } from "../layout-node.js";
import type { TextLine } from "../paragraph/text-line.js";

/** From one y to another in a galley, in pt. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** A side note that is called in a galley, at the height of its anchor. */
export interface CalledNote {
  readonly node: BlockNode;
  readonly y: number;
  /** Where what stands before it ends. */
  readonly afterY: number;
}

/** A break that the stylesheet asks for, above what stands at or below `y`. */
export interface ForcedBreak {
  readonly y: number;
  readonly kind: "column" | "page";
}

/** The head of a table, which comes again at the top of each column that begins between its rows. */
export interface RepeatedHead {
  /** The table's top, the end of its head and that of its last row, in the galley. */
  readonly topY: number;
  readonly from: number;
  readonly to: number;
  readonly heightPt: number;
  /** Copies, from the left edge of the column and the top of the head. */
  readonly items: readonly LayoutItem[];
}

/**
 * What layout notes of a galley that will be cut into columns: where it must not be cut, where it must, and the side
 * notes that wait for a place.
 */
export class CutRecord {
  /** What has a height of its own besides the lines: padding and borders of boxes. */
  readonly solids: Interval[] = [];
  /** No cut within. */
  readonly ties: Interval[] = [];
  /** No cut between what ends here and what follows. */
  readonly joinsAfter: number[] = [];
  /** No cut between what begins here and what goes before. */
  readonly joinsBefore: number[] = [];
  readonly forced: ForcedBreak[] = [];
  readonly notes: CalledNote[] = [];
  /** In their order. */
  readonly heads: RepeatedHead[] = [];

  /** Keeps the first and last lines of a paragraph together (`orphans`, `widows`); the last one ends at `bottomY`. */
  keepLines(lines: readonly TextLine[], bottomY: number, orphans: number, widows: number): void {
    if (lines.length < 2) return;
    let top = bottomY;
    for (const line of lines) top -= line.heightPt;
    let firstEnd = top;
    for (const line of lines.slice(0, orphans)) firstEnd += line.heightPt;
    let lastStart = bottomY;
    for (const line of lines.slice(-widows)) lastStart -= line.heightPt;
    this.ties.push({ from: top, to: firstEnd }, { from: lastStart, to: bottomY });
  }

  /** Keeps a heading in one piece, and with what follows it. */
  keepHeading(topY: number, bottomY: number): void {
    this.ties.push({ from: topY, to: bottomY });
    this.joinsAfter.push(bottomY);
  }

  /** Keeps the upper and lower edge of a box with what is in it. */
  keepBox(box: Interval, content: Interval): void {
    if (content.to <= content.from) {
      this.solids.push(box);
      return;
    }
    if (content.from > box.from) {
      this.solids.push({ from: box.from, to: content.from });
      this.joinsAfter.push(content.from);
    }
    if (box.to > content.to) {
      this.solids.push({ from: content.to, to: box.to });
      this.joinsBefore.push(content.to);
    }
  }
}
