import type { Face } from "../../src/model/face.js";
import type { LineItem, PagedDocument, PageItem, TextRun } from "../../src/model/page.js";
import type { Mark, TagElement, TagLeaf } from "../../src/model/tag-tree.js";

/** A face that nobody looks at. */
const FACE: Face = {
  postscriptName: "Nothing-Regular",
  family: "Nothing",
  weight: 400,
  style: "normal",
  ascent: 800,
  descent: -200,
  lineGap: 0,
  capHeight: 700,
  xHeight: 500,
  underlinePosition: -100,
  underlineThickness: 50,
  italicAngle: 0,
  boundingBox: [0, 0, 0, 0],
  fixedPitch: false,
  serif: false,
  unitsPerEm: 1000,
  glyphCount: 1,
  spaceWidth: 250,
  hasCharacter: () => true,
  hasFeature: () => false,
  shape: (text) => ({ kind: "word", text, glyphs: [], advance: 0, complete: true, kernBefore: 0, kernAfter: 0 }),
  subset: () => ({ program: new Uint8Array(), glyphMap: new Map() }),
};

/** A leaf of the tag tree. */
export function leaf(text: string): TagLeaf {
  return { kind: "leaf", text };
}

/** A run of words, each "-" a hyphen that a line break made. */
export function run(text: string, mark: Mark, xPt = 50, widthPt = 100): TextRun {
  const pieces = text
    .split(" ")
    .flatMap((word, index): TextRun["pieces"] => [
      ...(index > 0 ? [{ kind: "space", widthPt: 2 } as const] : []),
      word === "-" ? { kind: "hyphen", word: FACE.shape(word, "") } : FACE.shape(word, ""),
    ]);
  const color = { r: 0, g: 0, b: 0 };
  return { xPt, widthPt, risePt: 0, face: FACE, sizePt: 10, color, letterSpacingPt: 0, pieces, mark };
}

/** A line of runs. */
export function line(runs: readonly TextRun[], baselinePt = 100): LineItem {
  return { kind: "line", baselinePt, runs };
}

/** A document of pages of 400 by 600 pt with one paragraph tag for each leaf. */
export function paged(pages: readonly (readonly PageItem[])[], leaves: readonly TagLeaf[]): PagedDocument {
  const children = leaves.map((child): TagElement => ({ kind: "element", type: "P", children: [child] }));
  return {
    pages: pages.map((items) => ({ widthPt: 400, heightPt: 600, items, links: [] })),
    tags: { kind: "element", type: "Document", children },
    outline: [],
    destinations: new Map(),
  };
}
