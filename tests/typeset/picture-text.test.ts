import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { createFontBook } from "../../src/font/font-book.js";
import type { FontBook } from "../../src/model/face.js";
import type { Matrix, Picture, VectorGlyphs } from "../../src/model/picture.js";
import { parseSvg } from "../../src/picture/parse-svg.js";
import { createRunStyles } from "../../src/typeset/paragraph/run-style.js";
import { createPictureSetter } from "../../src/typeset/pictures/set-picture-text.js";
import { createTextSetting } from "../../src/typeset/pictures/text-setting.js";
import { fonts, p } from "./styled.js";

const FILE = { path: "briefs/test.md", text: "", bodyOffset: 0, bodyLine: 1 };

/** The glyphs of a drawing of 100 by 50 units. */
function set(body: string, announced: readonly string[] = [], book: FontBook = fonts()): readonly VectorGlyphs[] {
  const sink = createSink();
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">${body}</svg>`;
  const picture = parseSvg(markup, "a.svg", sink);
  const around = p("", { fontFamily: ["Source Serif 4"] }).style;
  const setter = createPictureSetter(createTextSetting(book, createRunStyles(book), around, FILE, sink));
  const made = setter(picture, { line: 3, column: 5 });
  expect(setter(picture, undefined)).toBe(made);
  expect(sink.diagnostics.map(({ code }) => code)).toEqual(announced);
  return listGlyphs(made);
}

/** Some faces of Source Sans 3. */
function openBook(...faces: readonly (readonly [string, number, "normal" | "italic"])[]): FontBook {
  const rules = faces.map(([name, weight, slant]) => ({
    family: "Source Sans 3",
    weight,
    style: slant,
    path: `fonts/source-sans-3/SourceSans3-${name}.ttf`,
  }));
  return createFontBook(rules, (path) => readFileSync(path), createSink());
}

function listGlyphs(picture: Picture | undefined): readonly VectorGlyphs[] {
  if (picture?.kind !== "svg") throw new Error("there is no drawing");
  return picture.nodes.flatMap((node) => (node.kind === "glyphs" ? [node] : []));
}

/** The text of a run; a space at its end that takes no room is "_". */
const readPieces = ({ pieces }: VectorGlyphs): string =>
  pieces.map((piece) => (piece.kind === "word" ? piece.text : piece.widthPt > 0 ? " " : "_")).join("");

/** Where the pen stands. */
const placeOf = ({ matrix: [, , , , x, y] }: VectorGlyphs): readonly number[] =>
  [x, y].map((value) => Math.round(value * 100) / 100);

const widthOf = (text: string, sizePt: number, family = "Source Sans 3"): number =>
  (fonts().findFace(family, { weight: 400, style: "normal" })!.shape(text, "").advance * sizePt) / 1000;

const SANS = 'font-family="Source Sans 3" font-size="10"';

describe("texts of drawings", () => {
  it("keep the order of their paints, for letters with a halo", () => {
    const [halo] = set(`<text ${SANS} stroke="#fff" paint-order="stroke">a</text>`);
    expect(halo).toMatchObject({ strokeFirst: true, stroke: { r: 1, g: 1, b: 1 } });
    expect(set(`<text ${SANS} stroke="#fff" paint-order="normal">a</text>`)[0]).not.toHaveProperty("strokeFirst");
  });

  it("are shaped by the brief's fonts, with their kerning, and stand on their baseline with y upwards", () => {
    const [glyphs] = set(`<text x="5" y="20" ${SANS}>AVATAR</text>`);
    expect(glyphs).toMatchObject({ sizePt: 10, face: { family: "Source Sans 3" }, fill: { r: 0, g: 0, b: 0 } });
    expect(glyphs!.matrix).toEqual([1, 0, 0, -1, 5, 20] satisfies Matrix);
    const [word] = glyphs!.pieces;
    expect(word).toBe(glyphs!.face.shape("AVATAR", ""));
  });

  it("stand before, at and around their anchor", () => {
    const width = widthOf("Toward", 10);
    const at = (anchor: string): number =>
      placeOf(set(`<text x="50" text-anchor="${anchor}" ${SANS}>Toward</text>`)[0]!)[0]!;
    expect(at("start")).toBe(50);
    expect(at("middle")).toBeCloseTo(50 - width / 2, 1);
    expect(at("end")).toBeCloseTo(50 - width, 1);
  });

  it("go on where the span before ends, in the weight, slant and size of each", () => {
    const book = openBook(["Regular", 400, "normal"], ["SemiBold", 600, "normal"], ["Italic", 400, "italic"]);
    const [plain, bold, slanted] = set(
      `<text x="1" y="9" ${SANS}>Hi <tspan font-weight="600" dx="2">bo</tspan><tspan font-style="italic" dy="3" font-size="5">it</tspan></text>`,
      [],
      book,
    );
    expect(
      [plain, bold, slanted].map((one) => [readPieces(one!), one!.face.weight, one!.face.style, one!.sizePt]),
    ).toEqual([
      ["Hi ", 400, "normal", 10],
      ["bo", 600, "normal", 10],
      ["it_", 400, "italic", 5],
    ]);
    const space = (fonts().findFace("Source Sans 3", { weight: 400, style: "normal" })!.spaceWidth * 10) / 1000;
    expect(placeOf(bold!)[0]).toBeCloseTo(1 + widthOf("Hi", 10) + space + 2, 1);
    expect(placeOf(slanted!)[1]).toBe(12);
  });

  it("stand lower or higher by their baseline", () => {
    const face = fonts().findFace("Source Sans 3", { weight: 400, style: "normal" })!;
    const at = (attributes: string): number => placeOf(set(`<text y="20" ${SANS} ${attributes}>x</text>`)[0]!)[1]!;
    expect(at('dominant-baseline="middle"')).toBeCloseTo(20 + (face.xHeight * 10) / 2000, 1);
    expect(at('dominant-baseline="text-before-edge"')).toBeCloseTo(20 + (face.ascent * 10) / 1000, 1);
    expect(at('baseline-shift="3"')).toBe(17);
  });

  it("space letters, which then run together no more", () => {
    const [glyphs] = set(`<text ${SANS} letter-spacing="2">office</text>`);
    expect(glyphs!.letterSpacingPt).toBe(2);
    expect(glyphs!.pieces[0]).toMatchObject({ glyphs: { length: 6 } });
  });

  it("are set in sizes that a PDF can hold, whatever the units", () => {
    const [glyphs, second] = set(
      '<g transform="scale(100)"><text x=".1" y=".2" font-size=".1" font-family="serif">a<tspan dx=".1">b</tspan></text></g>',
    );
    expect(glyphs!.sizePt).toBe(10);
    expect(glyphs!.matrix.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1, 0, 0, -1, 10, 20]);
    expect(placeOf(second!)[0]).toBeCloseTo(20 + widthOf("a", 10, "Source Serif 4"), 1);
  });

  it("take the font of the text around where they name none, and say so where theirs is not there", () => {
    expect(set("<text>a</text>")[0]!.face.family).toBe("Source Serif 4");
    expect(set('<text font-family="Arial, sans-serif">a</text>')[0]!.face.family).toBe("Source Sans 3");
    expect(set('<text font-family="Arial">a<tspan>b</tspan></text>', ["svg-font"]).map(readPieces)).toEqual([
      "a",
      "b_",
    ]);
  });

  it("end in a space, and so do their lines, so that words stay apart", () => {
    expect(
      set(`<text ${SANS}><tspan x="0" y="5">ab</tspan><tspan x="0" y="9">cd</tspan></text>`).map(readPieces),
    ).toEqual(["ab_", "cd_"]);
    expect(set(`<text ${SANS} x="0 9">ab</text>`).map(readPieces)).toEqual(["a", "b_"]);
  });

  it("report a character that no font has, once", () => {
    set("<text>\u4e2d a \u4e2d</text>", ["glyph-missing"]);
  });

  it("run from right to left where their script does", () => {
    const [glyphs] = set('<text font-family="Vazirmatn">\u06A9\u0627\u0628\u0644 \u0627\u0633\u062A</text>');
    expect(readPieces(glyphs!)).toBe("\u0627\u0633\u062A \u06A9\u0627\u0628\u0644_");
  });

  it("leave other pictures as they are", () => {
    const sink = createSink();
    const setter = createPictureSetter(createTextSetting(fonts(), createRunStyles(fonts()), p("").style, FILE, sink));
    const picture = parseSvg('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', "a.svg", sink);
    expect(setter(picture, undefined)).toBe(picture);
    expect(setter(undefined, undefined)).toBeUndefined();
  });
});
