import { describe, expect, it } from "vitest";
import type { Face } from "../../src/model/face.js";
import type { Page, TextRun } from "../../src/model/page.js";
import { writePdf } from "../../src/write/write-pdf.js";
import { inspectPdf } from "../inspect/pdf.js";
import type { InspectedPdf } from "../inspect/pdf.js";
import { face, INFO, leaf, line, page, paged, pieces, run, tag, widthOf, word } from "./paged.js";

/** Writes one line of one paragraph and reads it back. */
function show(makeRuns: (mark: ReturnType<typeof leaf>) => readonly TextRun[]): InspectedPdf {
  const mark = leaf();
  const pdf = inspectPdf(writePdf(paged([page([line(makeRuns(mark))])], tag("Document", [tag("P", [mark])])), INFO));
  expect(pdf.faults).toEqual([]);
  return pdf;
}

/** A face with more glyphs than one- and two-byte codes can name. */
function widen(narrow: Face): Face {
  return { ...narrow, glyphCount: 9000 };
}

describe("text", () => {
  it("stands where the page has it, in its size and colour", () => {
    const [item] = show((mark) => [run("Hello", mark, { sizePt: 12, color: { r: 1, g: 0.5, b: 0 } })]).items;
    expect(item).toMatchObject({ x: 10, y: 80, size: 12, text: "Hello", color: "#ff8000" });
  });

  it.each(["Source Sans 3", "Source Serif 4"])("is as wide as it was measured, in %s", (family) => {
    const of = face(family);
    for (const spacePt of [2, 2.345, 5.1]) {
      const parts = pieces("AVATAR To Yes office fluffy, “quoted” 10 000", of, 10, spacePt);
      const [item] = show((mark) => [run(parts, mark, { face: of })]).items;
      expect(item?.width).toBeCloseTo(widthOf(parts, 10), 1);
    }
  });

  it("is as wide as it was measured where its spaces differ", () => {
    const of = face();
    const parts = ["One", 3, "two", 3, "three", 4.5, "four"].map((part) =>
      typeof part === "number" ? ({ kind: "space", widthPt: part } as const) : of.shape(part, ""),
    );
    const [item] = show((mark) => [run(parts, mark)]).items;
    expect(item?.text).toBe("One two three four");
    expect(item?.width).toBeCloseTo(widthOf(parts, 10), 1);
  });

  it("does not carry the spacing of one line into the next", () => {
    const of = face();
    const mark = leaf();
    const items = [
      line([run(pieces("a b c d", of, 10, 6), mark)], 20),
      line([run("e f g", mark)], 40),
      line([run("spaced out", mark, { letterSpacingPt: 1 })], 60),
      line([run("h i", mark)], 80),
    ];
    const pdf = inspectPdf(writePdf(paged([page(items)], tag("Document", [tag("P", [mark])])), INFO));
    const natural = widthOf(pieces("spaced out", of, 10), 10);
    expect(pdf.items.map((item) => item.width)).toEqual([
      expect.closeTo(widthOf(pieces("a b c d", of, 10, 6), 10), 1),
      expect.closeTo(widthOf(pieces("e f g", of, 10), 10), 1),
      expect.closeTo(natural + 10 - 1, 1),
      expect.closeTo(widthOf(pieces("h i", of, 10), 10), 1),
    ]);
  });

  it("keeps every character: brackets, backslashes, accents, ligatures, no-break spaces and hyphens", () => {
    const text = "(a\\b) ffi Łódź 5\u00a0million x\u2011y )( \\) °C";
    expect(show((mark) => [run(text, mark)]).readingText).toBe(text);
    const of = face("Source Serif 4");
    expect(show((mark) => [run(text, mark, { face: of })]).readingText).toBe(text);
  });

  it("reads the hyphen of a line break as U+00AD and the author's own as a hyphen", () => {
    const of = face();
    for (const used of [of, widen(of)]) {
      const hyphen = of.shape("-", "");
      const pdf = show((mark) => [
        run([of.shape("well-inter", ""), { kind: "hyphen", word: hyphen }], mark, { face: used }),
      ]);
      expect(pdf.readingText).toBe("well-inter\u00ad");
      const [font] = pdf.fontPrograms;
      const codes = [...font!.texts].filter(([, text]) => text === "-" || text === "\u00ad").map(([code]) => code);
      expect(new Set(codes.map((code) => font!.glyphs.get(code))).size).toBe(1);
      expect(codes).toHaveLength(2);
    }
  });

  it("gives a glyph that stands for nothing a harmless text", () => {
    const [a] = face().shape("a", "").glyphs;
    const pdf = show((mark) => [run([word("a", [a!, { ...a!, text: "" }])], mark)]);
    expect(pdf.readingText).toBe("a\u034f");
  });

  it("writes faces of any size in their own codes, alike in text and width", () => {
    const wide = widen(face());
    const text = "Plain text, and a café";
    const pdf = show((mark) => [run(text, mark, { face: wide })]);
    expect(pdf.readingText).toBe(text);
    expect(pdf.items[0]?.width).toBeCloseTo(widthOf(pieces(text, wide, 10), 10), 1);
  });

  it("lifts and shifts marks as the font places them, and comes back", () => {
    const [a] = face().shape("a", "").glyphs;
    const mark = { ...a!, text: "\u0301", advance: 0, xOffset: -120, yOffset: 200 };
    const pdf = show((leaf) => [run([word("a\u0301a", [a!, mark, a!])], leaf)]);
    expect(pdf.items.map((item) => [item.text, item.y])).toEqual([
      ["a", 80],
      ["\u0301", 82],
      ["a", 80],
    ]);
    const advance = a!.advance / 100;
    expect(pdf.items[2]!.x).toBeCloseTo(10 + advance, 1);
  });

  it("raises a run, underlines it and goes on", () => {
    const pdf = show((mark) => [
      run("sup", mark, {
        risePt: 4,
        decorations: [
          { line: "underline", color: { r: 0, g: 0, b: 1 }, style: "solid", thicknessPt: 0.5, offsetPt: -1 },
        ],
      }),
      run("after", mark, { xPt: 60 }),
    ]);
    expect(pdf.items.map((item) => [item.text, item.x, item.y])).toEqual([
      ["sup", 10, 84],
      ["after", 60, 80],
    ]);
    expect(pdf.contents[0]!.painted).toEqual([{ operators: expect.stringContaining(" re f"), mcid: 0 }]);
    expect(pdf.contents[0]!.mcids).toEqual([0]);
  });

  it("keeps the place of the glyph in the program the same in every document", () => {
    const one = show((mark) => [run("abc", mark)]);
    const two = show((mark) => [run("zyx abc", mark)]);
    const codeOf = (pdf: InspectedPdf, text: string): number | undefined =>
      [...pdf.fontPrograms[0]!.texts].find(([, shown]) => shown === text)?.[0];
    for (const text of ["a", "b", "c"]) expect(codeOf(one, text)).toBe(codeOf(two, text));
    expect(one.fonts[0]).not.toBe(two.fonts[0]);
  });
});

describe("fonts", () => {
  it("have the widths of their program, and no code draws .notdef", () => {
    const of = face();
    const [font] = show((mark) => [run("Width of office 0123 é", mark)]).fontPrograms;
    const program = new DataView(font!.program.buffer, font!.program.byteOffset, font!.program.byteLength);
    const tables = new Map<string, number>();
    for (let index = 0; index < program.getUint16(4); index++) {
      const at = 12 + index * 16;
      const name = Array.from({ length: 4 }, (_, i) => String.fromCharCode(program.getUint8(at + i))).join("");
      tables.set(name, program.getUint32(at + 8));
    }
    expect(font!.texts.size).toBeGreaterThan(10);
    for (const code of font!.texts.keys()) {
      const glyph = font!.glyphs.get(code) ?? 0;
      expect(glyph).toBeGreaterThan(0);
      const width = (program.getUint16(tables.get("hmtx")! + glyph * 4) * 1000) / of.unitsPerEm;
      expect(font!.widths.get(code)).toBeCloseTo(width, 2);
    }
  });

  it("are named by their content: equal subsets alike, whatever came before", () => {
    const first = show((mark) => [run("abc", mark)]).fonts;
    show((mark) => [run("something else", mark)]);
    expect(show((mark) => [run("cab", mark)]).fonts).toEqual(first);
  });
});

describe("determinism", () => {
  it("gives the same bytes, whatever was written before, for faces and words that are shared", () => {
    const make = (): Uint8Array => {
      const mark = leaf();
      const pages: Page[] = [page([line([run("Efficient Ω officials\u00a0met", mark)])])];
      return writePdf(paged(pages, tag("Document", [tag("P", [mark])])), INFO);
    };
    const first = make();
    show((mark) => [run("QXZ officials- ﬁ Ω", mark)]);
    expect(Buffer.compare(first, make())).toBe(0);
  });
});
