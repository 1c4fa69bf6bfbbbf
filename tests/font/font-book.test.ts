import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { createFontBook } from "../../src/font/font-book.js";
import { rankFaces } from "../../src/font/match-face.js";
import type { Face } from "../../src/model/face.js";
import type { FontFaceRule } from "../../src/model/styled.js";

const SANS = "fonts/source-sans-3/SourceSans3-Regular.ttf";
const SERIF = "fonts/source-serif-4/SourceSerif4-Regular.ttf";

const read = (path: string): Uint8Array | undefined => {
  try {
    return readFileSync(new URL(`../../${path}`, import.meta.url));
  } catch {
    return undefined;
  }
};

const rule = (path: string, over: Partial<FontFaceRule> = {}): FontFaceRule => ({
  family: "Source Sans 3",
  weight: 400,
  style: "normal",
  path,
  ...over,
});

function open(path: string): Face {
  const face = createFontBook([rule(path)], read, createSink()).findFace("Source Sans 3", {
    weight: 400,
    style: "normal",
  });
  if (face === undefined) throw new Error(`cannot open ${path}`);
  return face;
}

describe("finding faces", () => {
  const weights = (wanted: number, ...there: number[]): number[] =>
    rankFaces(
      there.map((weight) => ({ weight, style: "normal" as const })),
      { weight: wanted, style: "normal" },
    ).map((face) => face.weight);

  it("prefers by weight as CSS does", () => {
    expect(weights(400, 300, 500, 600)).toEqual([500, 300, 600]);
    expect(weights(500, 300, 400, 600)).toEqual([400, 300, 600]);
    expect(weights(300, 100, 200, 400)).toEqual([200, 100, 400]);
    expect(weights(600, 400, 700, 900)).toEqual([700, 900, 400]);
  });

  it("takes the right style before the right weight", () => {
    const ranked = rankFaces(
      [
        { weight: 400, style: "normal" },
        { weight: 700, style: "italic" },
      ],
      { weight: 400, style: "italic" },
    );
    expect(ranked[0]?.style).toBe("italic");
  });

  it("knows families without regard to case, and loads a file once and only when asked", () => {
    const loaded: string[] = [];
    const book = createFontBook(
      [rule(SANS), rule("unused.ttf", { weight: 900 })],
      (path) => {
        loaded.push(path);
        return read(path);
      },
      createSink(),
    );
    expect(book.families).toEqual(["Source Sans 3"]);
    expect(book.findFace("source sans 3", { weight: 400, style: "normal" })?.postscriptName).toBe(
      "SourceSans3-Regular",
    );
    expect(book.findFace("SOURCE SANS 3", { weight: 400, style: "italic" })).toBeDefined();
    expect(book.findFace("Arial", { weight: 400, style: "normal" })).toBeUndefined();
    expect(loaded).toEqual([SANS]);
  });

  it("opens equal bytes once in a process", () => {
    expect(open(SANS)).toBe(open(SANS));
  });

  it("passes over a face that cannot be used, and says why", () => {
    const sink = createSink();
    const book = createFontBook([rule("gone.ttf"), rule(SANS, { weight: 600 })], read, sink);
    expect(book.findFace("Source Sans 3", { weight: 400, style: "normal" })?.weight).toBe(600);
    expect(sink.diagnostics.map((one) => one.code)).toEqual(["font-missing"]);
    expect(sink.diagnostics[0]?.message).toContain("gone.ttf");
  });
});

describe("a face", () => {
  it("has metrics in thousandths of an em", () => {
    const sans = open(SANS);
    expect(sans).toMatchObject({ unitsPerEm: 1000, serif: false, fixedPitch: false, italicAngle: 0, spaceWidth: 200 });
    expect(sans.ascent).toBe(1024);
    expect(sans.descent).toBe(-400);
    expect(sans.capHeight).toBe(660);
    expect(sans.xHeight).toBe(486);
    expect(sans.underlinePosition).toBeLessThan(0);
    expect(open(SERIF).serif).toBe(true);
    expect(open("fonts/source-code-pro/SourceCodePro-Regular.ttf").fixedPitch).toBe(true);
  });

  it("knows which characters it has", () => {
    const sans = open(SANS);
    expect(sans.hasCharacter(0x41)).toBe(true);
    expect(sans.hasCharacter(0x1f600)).toBe(false);
  });

  it("kerns, and remembers the shaped word", () => {
    const sans = open(SANS);
    const word = sans.shape("AVATAR", "");
    const widths = word.glyphs.reduce((sum, glyph) => sum + glyph.width, 0);
    expect(word.advance).toBeLessThan(widths);
    expect(word.glyphs.map((glyph) => glyph.text).join("")).toBe("AVATAR");
    expect(sans.shape("AVATAR", "")).toBe(word);
  });

  it("puts the text of a ligature on its glyph", () => {
    const texts = open(SERIF)
      .shape("office", "")
      .glyphs.map((glyph) => glyph.text);
    expect(texts.join("")).toBe("office");
    expect(texts.some((text) => text.length > 1)).toBe(true);
  });

  it("applies features beyond the default ones, and turns off with a minus", () => {
    const serif = open(SERIF);
    const ids = (features: string): number[] => serif.shape("1984", features).glyphs.map((glyph) => glyph.id);
    expect(ids("onum")).not.toEqual(ids(""));
    expect(serif.shape("office", "-liga").glyphs).toHaveLength(6);
    const tabular = serif.shape("1111", "lnum,tnum").advance;
    expect(serif.shape("8888", "lnum,tnum").advance).toBe(tabular);
  });

  it("gives a glyph the characters of this word, whatever was shaped before", () => {
    const sans = open(SANS);
    sans.shape("- ", "");
    expect(sans.shape("a\u00a0b", "").glyphs.map((glyph) => glyph.text)).toEqual(["a", "\u00a0", "b"]);
    expect(sans.shape("x-y", "").glyphs[1]).toMatchObject({ text: "-", advance: sans.shape("-", "").advance });
    const soft = sans.shape("a\u00adb", "").glyphs[1];
    expect(soft).toMatchObject({ text: "\u00ad", advance: 0 });
  });

  it("kerns over the space where the face does", () => {
    const serif = open(SERIF);
    const pair = (text: string): number => serif.shape(text, "").advance;
    for (const [before, after] of [
      ["V", "a"],
      ["T", "T"],
      ["policy", "W"],
      ["x", "x"],
    ] as const) {
      const last = before.slice(-1);
      const whole = pair(`${last} ${after}`) - pair(last) - pair(after) - serif.spaceWidth;
      expect(serif.shape(before, "").kernAfter + serif.shape(after, "").kernBefore).toBeCloseTo(whole, 6);
    }
    expect(serif.shape("T", "").kernAfter).not.toBe(0);
  });
});

describe("a bad font file", () => {
  const broken = (change: (bytes: Uint8Array) => Uint8Array): string => {
    const bytes = change(Uint8Array.from(read(SANS) ?? []));
    const sink = createSink();
    const face = createFontBook([rule("bad.ttf")], () => bytes, sink).findFace("Source Sans 3", {
      weight: 400,
      style: "normal",
    });
    expect(face).toBeUndefined();
    expect(sink.diagnostics[0]?.message).toContain("bad.ttf");
    return `${sink.diagnostics[0]?.code ?? ""}: ${sink.diagnostics[0]?.message ?? ""}`;
  };
  const tableAt = (bytes: Uint8Array, tag: string): number => {
    const view = new DataView(bytes.buffer);
    for (let at = 12; at < 600; at += 16) {
      if (String.fromCharCode(...bytes.subarray(at, at + 4)) === tag) return view.getUint32(at + 8);
    }
    throw new Error(tag);
  };
  const poke = (tag: string, offset: number, value: number) => (bytes: Uint8Array) => {
    new DataView(bytes.buffer).setUint16(tableAt(bytes, tag) + offset, value);
    return bytes;
  };

  it("is refused when empty, cut off or not a font", () => {
    expect(broken(() => new Uint8Array(0))).toContain("font-damaged");
    expect(broken((bytes) => bytes.slice(0, 40))).toContain("font-damaged");
    expect(broken((bytes) => bytes.slice(0, bytes.length / 2))).toContain("font-damaged");
    expect(broken(() => new TextEncoder().encode("<html>not a font at all</html>"))).toContain("font-format");
  });

  it("is refused as CFF, WOFF or a collection, by name", () => {
    for (const [signature, word] of [
      ["OTTO", "CFF"],
      ["wOF2", "WOFF2"],
      ["ttcf", "collection"],
    ] as const) {
      const message = broken((bytes) => {
        bytes.set(new TextEncoder().encode(signature));
        return bytes;
      });
      expect(message).toContain("font-format");
      expect(message).toContain(word);
    }
  });

  it("is refused when its measures make no sense", () => {
    expect(broken(poke("head", 18, 4))).toContain("em of 4 units");
    expect(broken(poke("OS/2", 68, 30000))).toContain("ascent");
    expect(broken(poke("maxp", 4, 65000))).toContain("font-damaged");
    expect(broken(poke("loca", 2, 0xffff))).toContain("outlines");
  });

  it("is refused when a byte is wrong in tables that the engine would follow for ever", () => {
    for (const tag of ["GSUB", "GPOS", "GDEF", "cmap"]) {
      const message = broken(poke(tag, 8, 0xfffe));
      expect(message).toContain("font-damaged");
      expect(message).toContain(tag);
    }
  });

  it("can be shaped and cut into subsets without a throw, if it is not refused", () => {
    const whole = Uint8Array.from(read(SANS) ?? []);
    const view = new DataView(whole.buffer);
    let opened = 0;
    for (let record = 12; record < 12 + view.getUint16(4) * 16; record += 16) {
      const [start, length] = [view.getUint32(record + 8), view.getUint32(record + 12)];
      for (const seed of [1, 2, 3]) {
        const bytes = whole.slice();
        for (let i = 0; i < 8; i++)
          bytes[start + ((seed * 7919 + i * 104_729) % length)] = [0, 1, 128, 255][i % 4] ?? 0;
        const sink = createSink();
        const book = createFontBook([rule(`${String(record)}-${String(seed)}.ttf`)], () => bytes, sink);
        const face = book.findFace("Source Sans 3", { weight: 400, style: "normal" });
        if (face === undefined) {
          expect(sink.diagnostics).not.toEqual([]);
          continue;
        }
        opened += 1;
        const glyphs = ["Office", "AVATAR", "Stra\u00DFe", "e\u0301"].flatMap(
          (word) => face.shape(word, "lnum").glyphs,
        );
        expect(face.subset(new Set(glyphs.map(({ id }) => id))).program.length).toBeGreaterThan(0);
      }
    }
    expect(opened).toBeGreaterThan(10);
  });

  it("is refused when its licence bits forbid embedding or subsetting", () => {
    expect(broken(poke("OS/2", 8, 2))).toContain("font-not-embeddable");
    expect(broken(poke("OS/2", 8, 0x100))).toContain("subset");
  });

  it("never throws, whichever bytes are wrong", () => {
    const whole = Uint8Array.from(read(SERIF) ?? []);
    for (let seed = 1; seed < 40; seed++) {
      const bytes = whole.slice();
      for (let i = 0; i < 60; i++) bytes[(seed * 7919 + i * 104729 * seed) % bytes.length] = (seed * 31 + i * 17) & 255;
      const book = createFontBook([rule("noise.ttf")], () => bytes, createSink());
      expect(() => book.findFace("Source Sans 3", { weight: 400, style: "normal" })).not.toThrow();
    }
  });
});
