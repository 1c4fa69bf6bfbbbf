import type { Face } from "../../model/face.js";
import type { ComputedStyle } from "../../model/computed-style.js";
import type { Picture, TextSpan, VectorGlyphs, VectorNode, VectorPicture, VectorText } from "../../model/picture.js";
import type { SourcePosition } from "../../model/styled.js";
import { multiply } from "../../picture/matrix.js";
import { compileInlines } from "../paragraph/compile-inlines.js";
import type { InlineItem } from "../paragraph/inline-item.js";
import type { InlineContent, InlineEnvironment } from "../paragraph/inline-walk.js";
import { findWidth } from "../paragraph/inline-measures.js";
import { orderLine } from "../paragraph/order-line.js";

/** What the texts of drawings need of the document. */
export interface TextSetting {
  readonly environment: Pick<InlineEnvironment, "runStyles" | "reportMissingGlyph">;
  /** Of the text around drawings: what they inherit where they say nothing. */
  readonly style: ComputedStyle;
  /** Says that no font of a drawing's list is there. */
  reportMissingFont(families: readonly string[], at: SourcePosition | undefined): void;
  /** @returns Whether a family of the list, or a generic one, can be had. */
  hasFamily(families: readonly string[]): boolean;
}

/** Finds the faces of the texts in pictures; each picture is set once in a document. */
export type SetPicture = (picture: Picture | undefined, at: SourcePosition | undefined) => Picture | undefined;

/** @returns What sets the texts of drawings like lines of paragraphs: by the same fonts, with the same kerning. */
export function createPictureSetter(setting: TextSetting): SetPicture {
  const known = new Map<VectorPicture, VectorPicture>();
  return (picture, at) => {
    if (picture?.kind !== "svg" || !picture.nodes.some(hasText)) return picture;
    const found = known.get(picture);
    if (found !== undefined) return found;
    const made = { ...picture, nodes: setNodes(picture.nodes, setting, at) };
    known.set(picture, made);
    return made;
  };
}

function hasText(node: VectorNode): boolean {
  return node.kind === "text" || (node.kind === "group" && node.nodes.some(hasText));
}

function setNodes(
  nodes: readonly VectorNode[],
  setting: TextSetting,
  at: SourcePosition | undefined,
): readonly VectorNode[] {
  return nodes.flatMap((node): readonly VectorNode[] => {
    switch (node.kind) {
      case "text":
        return setText(node, setting, at);
      case "group":
        return [{ ...node, nodes: setNodes(node.nodes, setting, at) }];
      case "path":
      case "image":
      case "glyphs":
        return [node];
    }
  });
}

/** A span with its words found. */
interface SetSpan {
  readonly span: TextSpan;
  readonly items: readonly (InlineItem & { readonly kind: "word" | "space" })[];
  readonly widthPt: number;
  /** Units of the text in which the items are measured. */
  readonly unit: number;
}

function setText(
  { matrix, chunks }: VectorText,
  setting: TextSetting,
  at: SourcePosition | undefined,
): readonly VectorGlyphs[] {
  const glyphs: VectorGlyphs[] = [];
  let [x, y] = [0, 0];
  for (const chunk of chunks) {
    // What stands on another line is another word, whoever reads the text without its places.
    if (chunk.y !== undefined && chunk.y !== y) endWord(glyphs);
    [x, y] = [chunk.x ?? x, chunk.y ?? y];
    const spans = chunk.spans.map((span) => setSpan(span, setting, at));
    const width = spans.reduce((sum, { span, widthPt, unit }) => sum + span.dx + widthPt * unit, 0);
    x -= chunk.anchor === "end" ? width : chunk.anchor === "middle" ? width / 2 : 0;
    for (const set of spans) {
      x += set.span.dx;
      y += set.span.dy;
      glyphs.push(...placeSpan(set, matrix, x, y));
      x += set.widthPt * set.unit;
    }
  }
  endWord(glyphs);
  return glyphs;
}

/** Ends the last run with a space that takes no room, as lines of paragraphs do. */
function endWord(glyphs: VectorGlyphs[]): void {
  const last = glyphs.pop();
  if (last !== undefined) glyphs.push({ ...last, pieces: [...last.pieces, { kind: "space", widthPt: 0 }] });
}

/** Sizes are set in numbers that a PDF can hold, whatever the units of the drawing. */
const SET_SIZE = 10;
const LEAST_SIZE = 2;

function setSpan(span: TextSpan, setting: TextSetting, at: SourcePosition | undefined): SetSpan {
  const { families, size } = span;
  if (size <= 0) return { span, items: [], widthPt: 0, unit: 1 };
  if (families !== undefined && !setting.hasFamily(families)) setting.reportMissingFont(families, at);
  const unit = size < LEAST_SIZE ? size / SET_SIZE : 1;
  const content: InlineContent = { items: [], events: [], endsInSpace: false };
  const environment: InlineEnvironment = { ...IDLE, ...setting.environment };
  const style = setting.environment.runStyles.find(createStyle(span, unit, setting.style));
  compileInlines([{ kind: "text", text: span.text }], style, content, environment, at);
  const order = orderLine(content.items, 0, content.items.length) ?? content.items.keys();
  const items = Array.from(order, (index) => content.items[index]).filter(
    (item) => item?.kind === "word" || item?.kind === "space",
  );
  return { span, items, widthPt: items.reduce((sum, item) => sum + findWidth(item), 0), unit };
}

/** @returns Width of a text that a drawing writes in one style, in pt. */
export function measureText(
  text: string,
  look: Pick<TextSpan, "families" | "size" | "weight">,
  setting: TextSetting,
): number {
  const { widthPt, unit } = setSpan({ ...PLAIN, ...look, text }, setting, undefined);
  return widthPt * unit;
}

const PLAIN: Omit<TextSpan, "text" | "families" | "size" | "weight"> = {
  dx: 0,
  dy: 0,
  slant: "normal",
  letterSpacing: 0,
  wordSpacing: 0,
  baseline: "alphabetic",
  rise: 0,
  fill: undefined,
  fillOpacity: 1,
  stroke: undefined,
  strokeOpacity: 1,
  strokeWidth: 0,
  lineCap: "butt",
  lineJoin: "miter",
  miterLimit: 4,
  dashes: [],
  dashOffset: 0,
};

/** A drawing knows no marks, links or pictures in its texts. */
const IDLE: Omit<InlineEnvironment, "runStyles" | "reportMissingGlyph"> = {
  findMark: () => ({ kind: "artifact", type: "Layout" }),
  findLink: () => undefined,
  findPicture: () => undefined,
  findSvg: () => undefined,
  findCall: () => undefined,
  checkInline: () => undefined,
  reportMisfit: () => undefined,
  reportIdle: () => undefined,
  reportInlinePosition: () => undefined,
};

/** The style of a line that is drawn as it is written. */
function createStyle(span: TextSpan, unit: number, around: ComputedStyle): ComputedStyle {
  return {
    ...around,
    fontFamily: span.families ?? around.fontFamily,
    fontSize: span.size / unit,
    fontWeight: span.weight,
    fontStyle: span.slant,
    fontStretch: 100,
    fontFeatures: span.letterSpacing === 0 ? "" : "-clig,-liga",
    synthesizedCaps: "none",
    letterSpacing: span.letterSpacing / unit,
    wordSpacing: span.wordSpacing / unit,
    textTransform: "none",
    textDecoration: [],
    whiteSpace: "pre",
    hyphens: "none",
    direction: "ltr",
    unicodeBidi: "normal",
    verticalAlign: "baseline",
  };
}

/** Neighbours of one face are one run. */
function placeSpan(
  { span, items, unit }: SetSpan,
  matrix: VectorText["matrix"],
  x: number,
  y: number,
): readonly VectorGlyphs[] {
  const runs: { face: Face; pieces: VectorGlyphs["pieces"][number][]; x: number }[] = [];
  let at = x;
  for (const item of items) {
    const last = runs.at(-1);
    const piece = item.kind === "word" ? item.word : { kind: "space" as const, widthPt: item.widthPt };
    if (last?.face === item.face) last.pieces.push(piece);
    else runs.push({ face: item.face, pieces: [piece], x: at });
    at += findWidth(item) * unit;
  }
  const { fill, fillOpacity, stroke, strokeOpacity, strokeWidth, lineCap, lineJoin, miterLimit, dashes, dashOffset } =
    span;
  const [first] = runs;
  const shift = first === undefined ? 0 : span.rise - (findBaseline(span, first.face) * span.size) / 1000;
  return runs.map(({ face, pieces, x: left }) => ({
    kind: "glyphs",
    ...(span.strokeFirst === true ? { strokeFirst: true } : {}),
    ...{ fill, fillOpacity, stroke, strokeOpacity, strokeWidth, lineCap, lineJoin, miterLimit, dashes, dashOffset },
    // y goes up in letters.
    matrix: multiply(matrix, [unit, 0, 0, -unit, left, y - shift]),
    face,
    sizePt: span.size / unit,
    letterSpacingPt: span.letterSpacing / unit,
    pieces,
  }));
}

/** Share of an em at which fonts without a table of baselines hang their letters. */
const HANGING = 0.8;

/** @returns Height of the baseline that stands at the place of the text, in thousandths of an em. */
function findBaseline({ baseline }: TextSpan, { ascent, descent, xHeight }: Face): number {
  switch (baseline) {
    case "alphabetic":
      return 0;
    case "middle":
      return xHeight / 2;
    case "central":
      return (ascent + descent) / 2;
    case "hanging":
      return ascent * HANGING;
    case "top":
      return ascent;
    case "bottom":
      return descent;
  }
}
