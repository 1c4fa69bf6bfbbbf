import { readFileSync } from "node:fs";
import { createSink } from "../../src/diagnostics/sink.js";
import { createFontBook } from "../../src/font/font-book.js";
import type { FontBook, ShapedWord } from "../../src/model/face.js";
import type { PagedDocument, TextPiece } from "../../src/model/page.js";
import type { SourceFile } from "../../src/model/source-file.js";
import type { Border, ComputedStyle } from "../../src/model/computed-style.js";
import type { PageStyle } from "../../src/model/page-style.js";
import type { StyledDocument, StyledElement, StyledNode } from "../../src/model/styled.js";
import { typeset, type TypesetOptions } from "../../src/typeset/typeset.js";

/** Builders for small styled pages, so that layout is tested without a stylesheet. */

const BLACK = { r: 0, g: 0, b: 0 };
export const NO_BORDER: Border = { widthPt: 0, style: "none", color: BLACK };
export const zero = { top: 0, right: 0, bottom: 0, left: 0 };

const BASE: ComputedStyle = {
  display: "block",
  margin: zero,
  padding: zero,
  border: { top: NO_BORDER, right: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER },
  borderRadius: undefined,
  boxDecorationBreak: "slice",
  backgroundColor: undefined,
  backgroundImage: undefined,
  opacity: 1,
  visibility: "visible",
  textFit: undefined,
  dropRank: 0,
  width: "auto",
  minWidth: 0,
  maxWidth: "none",
  height: "auto",
  minHeight: 0,
  multiColumn: undefined,
  columnSpan: "none",
  position: undefined,
  maxHeight: "none",
  boxSizing: "content-box",
  objectFit: "fill",
  gridTemplateColumns: [],
  gridAutoRepeat: undefined,
  columnGap: 0,
  rowGap: 0,
  gridColumnSpan: 1,
  gridTemplateRows: "none",
  gridRowSpan: 1,
  alignSelf: "auto",
  flex: { grow: 0, shrink: 1, basis: "auto" },
  flexWrap: "nowrap",
  justifyContent: "start",
  alignItems: "stretch",
  fontFamily: ["Source Sans 3"],
  fontSize: 10,
  fontWeight: 400,
  fontStyle: "normal",
  fontStretch: 100,
  fontFeatures: "",
  synthesizedCaps: "none",
  lineHeight: 14,
  color: BLACK,
  letterSpacing: 0,
  wordSpacing: 0,
  textAlign: "left",
  textIndent: 0,
  textTransform: "none",
  textDecoration: [],
  whiteSpace: "normal",
  overflowWrap: "normal",
  textWrap: "wrap",
  hangingPunctuation: { first: false, last: false, end: "none" },
  hyphens: "manual",
  hyphenateLimitChars: { word: 5, before: 2, after: 2 },
  lang: "en",
  direction: "ltr",
  unicodeBidi: "normal",
  verticalAlign: "baseline",
  listStyleType: "none",
  borderCollapse: "collapse",
  borderSpacing: { xPt: 0, yPt: 0 },
  captionSide: "top",
  tableLayout: "auto",
  breakBefore: "auto",
  breakAfter: "auto",
  breakInside: "auto",
  orphans: 2,
  widows: 2,
  page: "",
  running: undefined,
  float: "none",
  floatReference: "page",
  footnotePolicy: "auto",
  bookmarkLevel: 0,
  bookmarkState: "open",
};

const DISPLAYS: ReadonlyMap<string, ComputedStyle["display"]> = new Map<string, ComputedStyle["display"]>([
  ["span", "inline"],
  ["a", "inline"],
  ["em", "inline"],
  ["table", "table"],
  ["thead", "table-header-group"],
  ["tbody", "table-row-group"],
  ["tr", "table-row"],
  ["td", "table-cell"],
  ["th", "table-cell"],
  ["caption", "table-caption"],
  ["li", "list-item"],
]);

type Child = StyledNode | string;

/** An element with the base style, the display of its name and what `style` changes. */
export function el(
  tag: string,
  style: Partial<ComputedStyle>,
  children: readonly Child[],
  attributes: Readonly<Record<string, string>> = {},
): StyledElement {
  return {
    kind: "element",
    tag,
    attributes,
    style: { ...BASE, display: DISPLAYS.get(tag) ?? "block", ...style },
    children: children.map((child) => (typeof child === "string" ? { kind: "text", text: child } : child)),
  };
}

export function p(text: string, style: Partial<ComputedStyle> = {}): StyledElement {
  return el("p", style, [text]);
}

export interface PageSize {
  readonly widthPt?: number;
  readonly heightPt?: number;
  readonly marginPt?: number;
  readonly note?: { readonly widthPt: number; readonly gapPt: number };
}

/** A styled page of these blocks, on small pages by default: 220 by 200 pt with margins of 10. */
export function page(blocks: readonly StyledElement[], size: PageSize = {}): StyledDocument {
  const { widthPt = 220, heightPt = 200, marginPt = 10, note } = size;
  const style: PageStyle = {
    widthPt,
    heightPt,
    margin: { top: marginPt, right: marginPt, bottom: marginPt, left: marginPt },
    insets: zero,
    border: { top: NO_BORDER, right: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER },
    backgroundColor: undefined,
    bleedPt: 0,
    marks: { crop: false, cross: false },
    backgroundImage: undefined,
    marginBoxes: [],
    noteAreas: { left: undefined, right: note },
    footnoteArea: {
      marginTopPt: 6,
      paddingTopPt: 2,
      border: { widthPt: 0.5, style: "solid", color: BLACK },
      borderLengthPt: 40,
    },
  };
  return { root: el("body", {}, blocks), pages: { resolve: () => style, base: style }, fontFaces: [], lang: "en" };
}

const FILES = [
  ["Source Sans 3", 400, "normal", "fonts/source-sans-3/SourceSans3-Regular.ttf"],
  ["Source Sans 3", 600, "normal", "fonts/source-sans-3/SourceSans3-SemiBold.ttf"],
  ["Source Serif 4", 400, "normal", "fonts/source-serif-4/SourceSerif4-Regular.ttf"],
  ["Source Code Pro", 400, "normal", "fonts/source-code-pro/SourceCodePro-Regular.ttf"],
  ["Vazirmatn", 400, "normal", "tests/fixtures/fonts/vazirmatn-subset.ttf"],
  ["Noto Sans Hebrew", 400, "normal", "tests/fixtures/fonts/noto-sans-hebrew-subset.ttf"],
] as const;

let book: FontBook | undefined;

export function fonts(): FontBook {
  book ??= createFontBook(
    FILES.map(([family, weight, style, path]) => ({ family, weight, style, path })),
    (path) => readFileSync(path),
    createSink(),
  );
  return book;
}

const FILE: SourceFile = { path: "briefs/test.md", text: "", bodyOffset: 0, bodyLine: 1 };

/** Lays the page out and fails on any diagnostic that was not announced. */
export function lay(
  styled: StyledDocument,
  announced: readonly string[] = [],
  findBackground: TypesetOptions["findBackground"] = () => undefined,
): PagedDocument {
  const sink = createSink();
  const paged = typeset(styled, { fonts: fonts(), findPicture: () => undefined, findBackground, file: FILE }, sink);
  const unexpected = sink.diagnostics.filter((diagnostic) => !announced.includes(diagnostic.code));
  if (unexpected.length > 0) throw new Error(JSON.stringify(unexpected));
  return paged;
}

export interface PlacedText {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly text: string;
  readonly artifact: boolean;
}

/** Lines of all pages with the place of their baseline, in the order of painting; pages count from 1. */
export function readLines(paged: PagedDocument): PlacedText[] {
  return paged.pages.flatMap((one, index) =>
    one.items.flatMap((item) => {
      if (item.kind !== "line") return [];
      const [first] = item.runs;
      const last = item.runs.at(-1);
      if (first === undefined || last === undefined) return [];
      return [
        {
          page: index + 1,
          x: round(first.xPt),
          y: round(item.baselinePt),
          right: round(last.xPt + last.widthPt),
          text: item.runs.map((run) => run.pieces.map(readPiece).join("")).join(""),
          artifact: first.mark.kind === "artifact",
        },
      ];
    }),
  );
}

/** The word that is drawn, or the hyphen of a line break. */
export function wordOf(piece: Exclude<TextPiece, { kind: "space" }>): ShapedWord {
  return piece.kind === "word" ? piece : piece.word;
}

function readPiece(piece: TextPiece): string {
  return piece.kind === "space" ? " " : wordOf(piece).text;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
