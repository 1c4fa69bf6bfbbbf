import { readFileSync } from "node:fs";
import { create } from "fontkit";
import { describe, expect, it } from "vitest";
import { isSfntProblem } from "../../src/font/sfnt.js";
import { subsetTrueType } from "../../src/font/subset-truetype.js";
import { readTrueType, type TrueType } from "../../src/font/truetype.js";

const bytes = readFileSync(new URL("../../fonts/source-sans-3/SourceSans3-Regular.ttf", import.meta.url));

function open(file: Uint8Array): TrueType {
  const font = readTrueType(file);
  if (isSfntProblem(font)) throw new Error(font.why);
  return font;
}

const whole = open(bytes);
const glyphOf = (character: string): number => create(bytes).glyphForCodePoint(character.codePointAt(0) ?? 0).id;

/** The subset has no cmap, as PDF needs none; one is grafted on so that it can be read as a font again. */
function reread(program: Uint8Array): DataView[] {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
  return Array.from({ length: view.getUint16(4) }, (_, index) => {
    const record = 12 + index * 16;
    return new DataView(program.buffer, program.byteOffset + view.getUint32(record + 8), view.getUint32(record + 12));
  });
}

describe("subsetting TrueType", () => {
  it("keeps .notdef and renumbers in ascending order", () => {
    const [a, b] = [glyphOf("A"), glyphOf("B")];
    const { glyphMap } = subsetTrueType(whole, new Set([b, a]));
    expect(glyphMap.get(0)).toBe(0);
    expect(glyphMap.get(a)).toBe(1);
    expect(glyphMap.get(b)).toBe(2);
  });

  it("includes the parts of composite glyphs and points to them", () => {
    const composite = Array.from({ length: whole.glyphCount }, (_, glyph) => glyph).find((glyph) => {
      const start = whole.offsets[glyph] ?? 0;
      return (whole.offsets[glyph + 1] ?? 0) > start && (whole.tables.get("glyf")?.getInt16(start) ?? 0) < 0;
    });
    if (composite === undefined) throw new Error("the font has no composite glyph");
    const { glyphMap } = subsetTrueType(whole, new Set([composite]));
    expect(glyphMap.size).toBeGreaterThan(2);
  });

  it("gives the same bytes for the same set in another order, and other bytes for another set", () => {
    const ids = ["x", "y", "z"].map(glyphOf);
    const one = subsetTrueType(whole, new Set(ids)).program;
    expect(subsetTrueType(whole, new Set(ids.toReversed())).program).toEqual(one);
    expect(subsetTrueType(whole, new Set(ids.slice(1))).program).not.toEqual(one);
  });

  it("writes tables whose checksums are right, sorted by tag", () => {
    const { program } = subsetTrueType(whole, new Set(["H", "é", "g"].map(glyphOf)));
    const view = new DataView(program.buffer);
    let sum = 0;
    for (let at = 0; at < program.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
    const tags = Array.from({ length: view.getUint16(4) }, (_, index) =>
      String.fromCharCode(...program.subarray(12 + index * 16, 16 + index * 16)),
    );
    expect(tags).toEqual([...tags].sort());
    expect(tags).toContain("glyf");
    expect(reread(program)).toHaveLength(tags.length);
  });

  it("leaves out glyphs that the font does not have", () => {
    expect(subsetTrueType(whole, new Set([65000])).glyphMap.size).toBe(1);
  });

  it("ends although a composite glyph contains itself", () => {
    const glyf = new DataView(new ArrayBuffer(20));
    glyf.setInt16(0, -1);
    glyf.setUint16(10, 0x0020);
    glyf.setUint16(12, 1);
    glyf.setUint16(16, 0x0020);
    glyf.setUint16(18, 1);
    const tables = new Map(whole.tables).set("glyf", glyf);
    const looped = { ...whole, tables, glyphCount: 2, offsets: Uint32Array.of(0, 0, 20) };
    expect([...subsetTrueType(looped, new Set([1])).glyphMap.keys()]).toEqual([0, 1]);
  });
});
