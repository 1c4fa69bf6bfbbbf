import type { TextLine } from "./paragraph/text-line.js";
import type { BoxFragment } from "./box.js";
import type { Layer } from "./layers.js";
import type { Artifact } from "../model/tag-tree.js";

/** What pdfmake moves about for us: it reads x, y and the heights, and copies lines of repeated table heads. */
export type LayoutItem = LayoutLine | BoxFragment;

/**
 * A placed line: a line of text at a place. It looks like pdfmake's own Line where pdfmake cares: `inlines` stays
 * empty, so that its alignment code does nothing.
 */
export class LayoutLine {
  readonly kind = "line";
  readonly inlines: readonly never[] = [];
  x = 0;
  y = 0;
  /** Set on the copies in repeated table heads: they are drawn, but belong to the first one's text. */
  artifact: Artifact | undefined;
  /** Most lines have none, and are painted as they come. */
  layer: Layer | undefined;
  readonly text: TextLine;

  constructor(text: TextLine) {
    this.text = text;
  }

  getHeight(): number {
    return this.text.heightPt;
  }

  getWidth(): number {
    return this.text.widthPt;
  }

  getAscenderHeight(): number {
    return this.text.abovePt;
  }

  clone(): LayoutLine {
    const copy = new LayoutLine(this.text);
    copy.x = this.x;
    copy.y = this.y;
    copy.artifact = this.artifact;
    copy.layer = this.layer;
    return copy;
  }
}

/** Moves an item that no other place shares. */
export function moveItem(item: LayoutItem, dx: number, dy: number): void {
  item.x += dx;
  item.y += dy;
}

/** Lower edge of an item, in the coordinates of its page. */
export function findBottom(item: LayoutItem): number {
  return item.y + (item.kind === "line" ? item.text.heightPt : item.heightPt);
}
