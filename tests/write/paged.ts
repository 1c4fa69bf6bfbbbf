import type { Face, ShapedWord } from "../../src/model/face.js";
import type { DocumentInfo, Page, PagedDocument, PageItem, TextPiece, TextRun } from "../../src/model/page.js";
import type { Artifact, Mark, StructureType, TagElement, TagLeaf } from "../../src/model/tag-tree.js";
import { fonts } from "../typeset/styled.js";

/** Builders for finished pages, so that writing is tested without layout. */

export const INFO: DocumentInfo = {
  title: "A title",
  authors: ["A. Author"],
  keywords: [],
  lang: "en-GB",
  created: "2026-03-12T00:00:00Z",
  claims: [],
  producer: "Briefpress test",
};

export const BLACK = { r: 0, g: 0, b: 0 };
export const HEADER: Artifact = { kind: "artifact", type: "Pagination", subtype: "Header" };

export function face(family = "Source Sans 3"): Face {
  const found = fonts().findFace(family, { weight: 400, style: "normal" });
  if (found === undefined) throw new Error(`there is no ${family}`);
  return found;
}

export function leaf(text = ""): TagLeaf {
  return { kind: "leaf", text };
}

export function tag(
  type: StructureType,
  children: readonly (TagElement | TagLeaf)[],
  rest: Omit<Partial<TagElement>, "kind" | "type" | "children"> = {},
): TagElement {
  return { kind: "element", type, children: [...children], ...rest };
}

/** Words and spaces of a text; `spacePt` is the width of the spaces, the face's own by default. */
export function pieces(text: string, of: Face, sizePt: number, spacePt = (of.spaceWidth * sizePt) / 1000): TextPiece[] {
  return text.split(/( )/u).flatMap((part): TextPiece[] => {
    if (part === "") return [];
    return part === " " ? [{ kind: "space", widthPt: spacePt }] : [of.shape(part, "")];
  });
}

function advanceOf(part: Exclude<TextPiece, { kind: "space" }>): number {
  return part.kind === "word" ? part.advance : part.word.advance;
}

export function widthOf(parts: readonly TextPiece[], sizePt: number): number {
  return parts.reduce(
    (sum, part) => sum + (part.kind === "space" ? part.widthPt : (advanceOf(part) * sizePt) / 1000),
    0,
  );
}

/** A run of text at (10, 20) from the top left corner, in 10 pt Source Sans 3. */
export function run(text: string | readonly TextPiece[], mark: Mark, over: Partial<TextRun> = {}): TextRun {
  const of = over.face ?? face();
  const sizePt = over.sizePt ?? 10;
  const parts = typeof text === "string" ? pieces(text, of, sizePt) : text;
  return {
    xPt: 10,
    widthPt: widthOf(parts, sizePt),
    risePt: 0,
    face: of,
    sizePt,
    color: BLACK,
    letterSpacingPt: 0,
    pieces: parts,
    mark,
    ...over,
  };
}

export function line(runs: readonly TextRun[], baselinePt = 20): PageItem {
  return { kind: "line", baselinePt, runs };
}

/** A page of 200 by 100 pt. */
export function page(items: readonly PageItem[], links: Page["links"] = []): Page {
  return { widthPt: 200, heightPt: 100, items, links };
}

export function paged(pages: readonly Page[], tags: TagElement, rest: Partial<PagedDocument> = {}): PagedDocument {
  return { pages, tags, outline: [], destinations: new Map(), ...rest };
}

/** A word of glyphs that no shaping gave. */
export function word(text: string, glyphs: ShapedWord["glyphs"]): ShapedWord {
  const advance = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
  return { kind: "word", text, glyphs, advance, complete: true, kernBefore: 0, kernAfter: 0 };
}
