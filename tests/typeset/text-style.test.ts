import { describe, expect, it } from "vitest";
import type { LineDecoration, LineItem, PagedDocument, TextRun } from "../../src/model/page.js";
import type { ComputedStyle, TextDecoration } from "../../src/model/computed-style.js";
import { createSink } from "../../src/diagnostics/sink.js";
import { typeset } from "../../src/typeset/typeset.js";
import { el, fonts, lay, p, page, readLines, wordOf } from "./styled.js";

const RED = { r: 1, g: 0, b: 0 };

function runsOf(paged: PagedDocument): readonly TextRun[] {
  return paged.pages
    .flatMap((one) => one.items.filter((item): item is LineItem => item.kind === "line"))
    .flatMap((line) => line.runs);
}

const runs = (style: Partial<ComputedStyle>, text: string, announced: readonly string[] = []): readonly TextRun[] =>
  runsOf(lay(page([p(text, style)]), announced));
const widthOf = (style: Partial<ComputedStyle>, text: string): number => {
  const [line] = readLines(lay(page([p(text, style)])));
  return line!.right - line!.x;
};
const glyphCount = (all: readonly TextRun[]): number =>
  all
    .flatMap((run) => run.pieces)
    .reduce((sum, piece) => sum + (piece.kind === "space" ? 0 : wordOf(piece).glyphs.length), 0);

describe("spacing", () => {
  it("adds word spacing to each space", () => {
    expect(widthOf({ wordSpacing: 5 }, "one two three") - widthOf({}, "one two three")).toBeCloseTo(10, 1);
  });

  it("kerns unless it is told not to, over spaces too", () => {
    const serif = { fontFamily: ["Source Serif 4"] };
    expect(widthOf({ ...serif, fontFeatures: "-kern" }, "AVATAR To. V a")).toBeGreaterThan(
      widthOf(serif, "AVATAR To. V a") + 1,
    );
  });

  it("parts ligatures that are switched off", () => {
    const serif = { fontFamily: ["Source Serif 4"] };
    expect(glyphCount(runs(serif, "office fjord"))).toBeLessThan(11);
    expect(glyphCount(runs({ ...serif, fontFeatures: "-clig,-liga" }, "office fjord"))).toBe(11);
  });
});

describe("font-size-adjust", () => {
  const sans = { fontFamily: ["Source Sans 3"], fontSizeAdjust: 0.475 };

  it("gives the x of one face the height that it has in another, and leaves leading as it is", () => {
    // x-heights: 486 in Source Sans 3, 475 in Source Serif 4.
    expect(runs(sans, "six")[0]!.sizePt).toBeCloseTo((10 * 475) / 486, 6);
    const [first, second] = readLines(lay(page([p("one ".repeat(80), sans)])));
    expect(second!.y - first!.y).toBeCloseTo(14, 6);
  });

  it("scales all weights of a family alike", () => {
    const [regular] = runs(sans, "six");
    expect(runs({ ...sans, fontWeight: 700 }, "six")[0]!.sizePt).toBe(regular!.sizePt);
  });
});

describe("small capitals", () => {
  const caps: Partial<ComputedStyle> = {
    fontFeatures: "smcp",
    synthesizedCaps: "small",
    fontFamily: ["Source Code Pro"],
  };

  it("are made of smaller capitals where the face has none, and read as they were written", () => {
    const all = runs({ ...caps, fontFamily: ["Source Code Pro"] }, "NATO and Łódź, 7 states");
    expect(
      all
        .map((run) => run.pieces.map((piece) => (piece.kind === "space" ? " " : wordOf(piece).text)).join(""))
        .join(""),
    ).toBe("NATO and Łódź, 7 states");
    const small = all.filter((run) => run.sizePt < 10);
    expect(small.length).toBeGreaterThan(2);
    const [face] = small.map((run) => run.face);
    const glyph = small[0]!.pieces.find((piece) => piece.kind === "word")!.glyphs[0]!;
    expect(glyph.text).toBe("a");
    expect(glyph.id).toBe(face!.shape("A", "").glyphs[0]!.id);
  });

  it("are made of all letters if the style asks for it", () => {
    const all = runs({ ...caps, fontFamily: ["Source Code Pro"], synthesizedCaps: "all" }, "NATO7");
    expect(all.map(({ sizePt }) => sizePt < 10)).toEqual([true, false]);
  });

  it("are the face's own where it has them", () => {
    const own = runs({ ...caps, fontFamily: ["Source Serif 4"] }, "NATO and");
    expect(own.map(({ sizePt }) => sizePt)).toEqual([10]);
    const [plain] = runs({ fontFamily: ["Source Serif 4"] }, "NATO and");
    expect(own[0]!.pieces[2]).not.toEqual(plain!.pieces[2]);
  });

  it("stay capitals where a word is cut", () => {
    const all = runs({ ...caps, fontFamily: ["Source Code Pro"] }, "a".repeat(200), ["word-cut"]);
    const ids = new Set(
      all.flatMap((run) =>
        run.pieces.flatMap((piece) => (piece.kind === "word" ? piece.glyphs.map(({ id }) => id) : [])),
      ),
    );
    expect(ids.size).toBe(1);
    expect(ids).toContain(all[0]!.face.shape("A", "").glyphs[0]!.id);
  });
});

describe("decorations", () => {
  const decoration: TextDecoration = {
    lines: ["underline"],
    color: RED,
    style: "solid",
    thickness: "auto",
    underlineOffset: "auto",
    font: { fontFamily: ["Source Sans 3"], fontWeight: 400, fontStyle: "normal", fontStretch: 100, fontSize: 10 },
    risePt: 0,
  };

  it("are drawn over inline children at the place and in the colour of the element that set them", () => {
    const style = { textDecoration: [decoration] };
    const child = el("span", { ...style, fontSize: 20, verticalAlign: 4, display: "inline" }, ["big"]);
    const all = runsOf(lay(page([el("p", style, ["small ", child])])));
    const lines = all.map((run) => run.decorations);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toEqual(lines[0]);
    expect(lines[0]).toMatchObject([{ line: "underline", color: RED, style: "solid" }]);
  });

  it("may be several at once, each with its place", () => {
    const lines = runs(
      {
        textDecoration: [
          { ...decoration, lines: ["underline", "overline", "line-through"], thickness: 2, underlineOffset: 3 },
        ],
      },
      "text",
    )[0]!.decorations!;
    const at = (line: LineDecoration["line"]): number => lines.find((one) => one.line === line)!.offsetPt;
    expect(lines.map(({ thicknessPt }) => thicknessPt)).toEqual([2, 2, 2]);
    expect(at("underline")).toBe(-4);
    expect(at("overline")).toBeGreaterThan(at("line-through"));
    expect(at("line-through")).toBeGreaterThan(0);
  });

  it("survive hostile thickness", () => {
    for (const thickness of [0, -50, 1e6]) {
      const [run] = runs({ textDecoration: [{ ...decoration, thickness }] }, "text");
      expect(run!.decorations![0]!.thicknessPt).toBeGreaterThan(0);
    }
  });
});

describe("the faces of a word", () => {
  const style = { fontFamily: ["Source Sans 3", "Vazirmatn"] };

  it("are asked for whole clusters: a base stays with its marks", () => {
    const all = runs({ ...style, direction: "rtl", textAlign: "right" }, "سلامً A\u0301");
    for (const run of all) {
      const text = run.pieces.map((piece) => (piece.kind === "word" ? piece.text : "")).join("");
      expect(/^\p{M}/u.test(text), text).toBe(false);
    }
  });

  it("report a character that none has once, at its first place", () => {
    const sink = createSink();
    const text = "a\n\nb 🦫 c\n\n🦫🦫 d";
    const file = { path: "briefs/test.md", text, bodyOffset: 0, bodyLine: 1 };
    const at = (line: number, words: string) => ({ ...p(words, style), source: { line, column: 1 } });
    typeset(
      page([at(3, "b 🦫 c"), at(5, "🦫🦫 d")]),
      { fonts: fonts(), findPicture: () => undefined, findBackground: () => undefined, file },
      sink,
    );
    expect(sink.diagnostics.map(({ code, span }) => [code, span?.line, span?.column])).toEqual([
      ["glyph-missing", 3, 3],
    ]);
  });

  it("are not asked for what has no shape: variation selectors and joiners", () => {
    const all = runs(style, "a\uFE0E b\u200Dc");
    expect(new Set(all.map((run) => run.face.family))).toEqual(new Set(["Source Sans 3"]));
  });
});
