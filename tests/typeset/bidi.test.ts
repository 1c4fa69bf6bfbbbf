import createBidi from "bidi-js";
import { describe, expect, it } from "vitest";
import type { LineItem, PagedDocument } from "../../src/model/page.js";
import type { ComputedStyle } from "../../src/model/computed-style.js";
import { createRandom } from "../random.js";
import { el, lay, p, page, readLines, wordOf } from "./styled.js";

const FAMILIES = ["Source Sans 3", "Vazirmatn", "Noto Sans Hebrew"];
const rtl: Partial<ComputedStyle> = { direction: "rtl", textAlign: "right", fontFamily: FAMILIES };
const ltr: Partial<ComputedStyle> = { fontFamily: FAMILIES };
const bidi = createBidi();

function linesOf(paged: PagedDocument): readonly LineItem[] {
  return paged.pages.flatMap((one) => one.items.filter((item) => item.kind === "line"));
}

/** The characters of a line as they stand on the paper from left to right, glyph by glyph. */
function readVisual(line: LineItem): string {
  const runs = [...line.runs].sort((a, b) => a.xPt + a.widthPt / 2 - (b.xPt + b.widthPt / 2));
  return runs
    .map((run) => run.pieces.map((piece) => (piece.kind === "space" ? " " : readGlyphs(wordOf(piece).glyphs))).join(""))
    .join("");
}

function readGlyphs(glyphs: readonly { readonly text: string }[]): string {
  return glyphs.map(({ text }) => text).join("");
}

function readLogical(line: LineItem): string {
  return line.runs
    .map((run) => run.pieces.map((piece) => (piece.kind === "space" ? " " : wordOf(piece).text)).join(""))
    .join("");
}

const visualLine = (text: string, style: Partial<ComputedStyle>): string =>
  readVisual(linesOf(lay(page([p(text, style)], { widthPt: 600 })))[0]!).trim();

describe("the order of a line", () => {
  it("sets Hebrew from right to left, and Latin in it from left to right", () => {
    expect(visualLine("שלום Kabul עולם", rtl)).toBe("םלוע Kabul םולש");
    expect(visualLine("see שלום עולם now", ltr)).toBe("see םלוע םולש now");
  });

  it("sets digits of every script from left to right", () => {
    expect(visualLine("سال ۱۴۰۳ خورشیدی", rtl)).toBe("یدیشروخ ۱۴۰۳ لاس");
    expect(visualLine("سال 2024 م", rtl)).toBe("م 2024 لاس");
  });

  it("mirrors brackets, and reads them as they were written", () => {
    const [line] = linesOf(lay(page([p("(שלום)", rtl)])));
    expect(readVisual(line!)).toBe("(םולש)");
    expect(readLogical(line!)).toBe("(שלום)");
  });

  it("stands at the right, with its indent there", () => {
    const lines = readLines(lay(page([p("שלום עולם", { ...rtl, textIndent: 20 })])));
    const [line] = linesOf(lay(page([p("שלום עולם", { ...rtl, textIndent: 20 })])));
    const right = Math.max(...line!.runs.map((run) => run.xPt + run.widthPt));
    expect(lines).toHaveLength(1);
    expect(right).toBeCloseTo(210 - 20, 1);
  });

  it("hangs out at the right with a negative indent, and says where it is too wide at the left", () => {
    const hung = linesOf(lay(page([p("שלום עולם ".repeat(9), { ...rtl, textIndent: -8 })])));
    expect(Math.max(...hung[0]!.runs.map((run) => run.xPt + run.widthPt))).toBeCloseTo(218, 1);
    expect(() => lay(page([p("שלוםעולם".repeat(9), { ...rtl, whiteSpace: "nowrap" })]))).toThrow("line-overflow");
    const atEnd = { ...rtl, textAlign: "left", whiteSpace: "nowrap" } as const;
    expect(() => lay(page([p("שלוםעולם".repeat(9), atEnd)]))).toThrow("line-overflow");
  });

  it("justifies at spaces, and sets the last line at the right", () => {
    const text = "שלום עולם ".repeat(20).trim();
    const lines = linesOf(lay(page([p(text, { ...rtl, textAlign: "justify" })])));
    const edges = lines.map((line) => [
      Math.min(...line.runs.map((run) => run.xPt)),
      Math.max(...line.runs.map((run) => run.xPt + run.widthPt)),
    ]);
    for (const [left, right] of edges.slice(0, -1)) {
      expect(left).toBeCloseTo(10, 1);
      expect(right).toBeCloseTo(210, 1);
    }
    expect(edges.at(-1)![1]).toBeCloseTo(210, 1);
    expect(edges.at(-1)![0]).toBeGreaterThan(12);
  });

  it("keeps what is isolated from its surroundings", () => {
    const inner = el("span", { ...rtl, display: "inline", unicodeBidi: "isolate" }, ["עולם 12"]);
    const lines = linesOf(lay(page([el("p", ltr, ["a ", inner, " 34"])])));
    expect(readVisual(lines[0]!)).toBe("a 12 םלוע 34");
    const embedded = el("span", { ...rtl, display: "inline", unicodeBidi: "normal", direction: "ltr" }, ["עולם 12"]);
    expect(readVisual(linesOf(lay(page([el("p", ltr, ["a ", embedded, " 34"])])))[0]!)).toBe("a 34 12 םלוע");
  });

  it("overrides the direction of every character", () => {
    const inner = el("span", { ...rtl, display: "inline", unicodeBidi: "isolate-override" }, ["abc 12"]);
    expect(readVisual(linesOf(lay(page([el("p", ltr, ["x ", inner, " y"])])))[0]!)).toBe("x 21 cba y");
  });

  it("takes the direction from the text with plaintext", () => {
    expect(visualLine("שלום abc.", { ...ltr, unicodeBidi: "plaintext" })).toBe(".abc םולש");
    expect(visualLine("שלום abc.", ltr)).toBe("םולש abc.");
  });

  it("takes marks of direction out of the text once they have done their work", () => {
    const [line] = linesOf(lay(page([p("C\u200E \u2067שלום\u2069 \u061C!", ltr)])));
    expect(readLogical(line!)).toBe("C שלום !");
  });
});

describe("the edges of inline boxes", () => {
  const places = (children: Parameters<typeof el>[2]): ReadonlyMap<string, readonly [number, number]> => {
    const [line] = linesOf(lay(page([el("p", rtl, children)])));
    return new Map(
      line!.runs.map((run) => [
        run.pieces.map((piece) => (piece.kind === "space" ? " " : wordOf(piece).text)).join(""),
        [run.xPt, run.xPt + run.widthPt],
      ]),
    );
  };

  it("stand at their own sides, whatever the text in them begins with", () => {
    const margin = { top: 0, right: 7, bottom: 0, left: 20 };
    for (const text of ["12", "שלום", "abc"]) {
      const found = places(["א", el("span", { ...rtl, display: "inline", margin }, [text]), "ב"]);
      expect(found.get("א")![0] - found.get(text)![1], text).toBeCloseTo(7, 1);
      expect(found.get(text)![0] - found.get("ב")![1], text).toBeCloseTo(20, 1);
    }
  });

  it("leave what an inline block has over at its left", () => {
    const number = el("span", { ...rtl, display: "inline-block", width: 30 }, ["1"]);
    const found = places([number, "שלום"]);
    expect(found.get("1")![1]).toBeCloseTo(210, 1);
    expect(found.get("שלום")![1]).toBeCloseTo(180, 1);
  });
});

describe("letters", () => {
  const glyphsOf = (paged: PagedDocument): readonly number[] =>
    linesOf(paged).flatMap((line) =>
      line.runs.flatMap((run) =>
        run.pieces.flatMap((piece) =>
          piece.kind === "space" ? [] : [...wordOf(piece).glyphs].reverse().map(({ id }) => id),
        ),
      ),
    );

  it("join over a change of style", () => {
    const style = { ...rtl, fontFamily: ["Vazirmatn"] };
    const whole = lay(page([p("بیشتر", style)]));
    const split = lay(
      page([el("p", style, ["بی", el("span", { ...style, color: { r: 1, g: 0, b: 0 } }, ["شت"]), "ر"])]),
    );
    expect(glyphsOf(split)).toEqual(glyphsOf(whole));
    expect(linesOf(split)[0]!.runs.length).toBeGreaterThan(2);
  });

  it("join where a word that is too wide is cut", () => {
    const style = { ...rtl, fontFamily: ["Vazirmatn"], fontSize: 30, lineHeight: 40 };
    const cut = lay(page([p("ببببببببببببببب", style)], { widthPt: 100 }), ["word-cut"]);
    const whole = lay(page([p("ببببببببببببببب", style)], { widthPt: 900 }));
    expect(linesOf(cut).length).toBeGreaterThan(1);
    expect(glyphsOf(cut)).toEqual(glyphsOf(whole));
  });

  it("keep the joiner that parts them, without width and without a space", () => {
    const [line] = linesOf(lay(page([p("می‌رود", rtl)])));
    expect(readLogical(line!)).toBe("می‌رود");
    const glyphs = line!.runs.flatMap((run) =>
      run.pieces.flatMap((piece) => (piece.kind === "word" ? piece.glyphs : [])),
    );
    expect(glyphs.find(({ text }) => text === "\u200C")?.advance).toBe(0);
    expect(glyphs.some(({ text }) => text === " ")).toBe(false);
  });
});

describe("running heads", () => {
  it("are set as other text is: in both directions, with the faces that they need", () => {
    const styled = page([p("text")]);
    const style = styled.pages.base;
    const head = {
      name: "top-left",
      content: [{ kind: "text", text: "גלילה (Kabul) ۱۴۰۳" }],
      style: { ...styled.root.style, ...rtl },
      verticalAlign: "bottom",
    } as const;
    const withHead = { ...styled, pages: { resolve: () => ({ ...style, marginBoxes: [head] }), base: style } };
    const line = linesOf(lay(withHead)).at(-1)!;
    expect(readVisual(line)).toBe("۱۴۰۳ (Kabul) הלילג");
    expect(new Set(line.runs.map((run) => run.face.family)).size).toBe(3);
    expect(line.runs.every((run) => run.mark.kind === "artifact")).toBe(true);
  });

  it("report a character that no font has", () => {
    const styled = page([p("text")]);
    const style = styled.pages.base;
    const content = [{ kind: "text", text: "\u{1F9AB}" }] as const;
    const head = { name: "top-left", content, style: styled.root.style, verticalAlign: "top" } as const;
    const withHead = { ...styled, pages: { resolve: () => ({ ...style, marginBoxes: [head] }), base: style } };
    expect(() => lay(withHead)).toThrow("glyph-missing");
  });
});

describe("boxes", () => {
  const at = (paged: PagedDocument): ReadonlyMap<string, readonly [left: number, right: number]> =>
    new Map(
      linesOf(paged).map((line) => [
        readLogical(line).trim(),
        [Math.min(...line.runs.map((run) => run.xPt)), Math.max(...line.runs.map((run) => run.xPt + run.widthPt))],
      ]),
    );
  const cell = (text: string, attributes = {}) => el("td", rtl, [text], attributes);

  it("puts the first column of a table at the right, with its width and its spans", () => {
    const table = el("table", { ...rtl, width: { percent: 100 } }, [
      el("tr", rtl, [el("td", { ...rtl, width: 50 }, ["א"]), cell("ב"), cell("ג")]),
      el("tr", rtl, [cell("ד", { colspan: "2" }), cell("ה")]),
      el("tr", rtl, [cell("ו"), cell("ז", { colspan: "2", rowspan: "2" })]),
      el("tr", rtl, [cell("ח")]),
    ]);
    const places = at(lay(page([table])));
    expect(places.get("א")![1]).toBeCloseTo(210, 1);
    expect(places.get("ב")![1]).toBeCloseTo(160, 1);
    expect(places.get("ד")![1]).toBeCloseTo(210, 1);
    expect(places.get("ה")![1]).toBeCloseTo(places.get("ג")![1], 1);
    expect(places.get("ז")![1]).toBeCloseTo(160, 1);
    expect(places.get("ח")![1]).toBeCloseTo(210, 1);
    expect(places.get("ג")![1]).toBeLessThan(places.get("ב")![0]);
  });

  it("sets a table that is narrower than its place at the right, its repeated head too", () => {
    const rows = Array.from({ length: 30 }, (_, index) => el("tr", rtl, [cell(`א${String(index)}`), cell("ב")]));
    const head = el("thead", rtl, [el("tr", rtl, [el("th", rtl, ["ר"]), el("th", rtl, ["ש"])])]);
    const paged = lay(page([el("table", rtl, [head, el("tbody", rtl, rows)])]));
    const heads = linesOf(paged).filter((line) => readLogical(line) === "ר");
    expect(heads.length).toBeGreaterThan(2);
    for (const line of heads) expect(line.runs[0]!.xPt + line.runs[0]!.widthPt).toBeCloseTo(210, 1);
    const text = linesOf(paged).map((line) => readLogical(line).trim());
    for (let index = 0; index < 30; index++) expect(text).toContain(`א${String(index)}`);
  });

  it("fills the rows of a grid from the right, one that is not full too", () => {
    const tracks = [
      { kind: "length", value: 100 },
      { kind: "fraction", value: 1 },
      { kind: "fraction", value: 1 },
    ] as const;
    const grid = el(
      "div",
      { ...rtl, display: "grid", gridTemplateColumns: tracks, columnGap: 10 },
      ["א", "ב", "ג", "ד"].map((text) => el("div", rtl, [text])),
    );
    const places = at(lay(page([grid])));
    expect(["א", "ב", "ג", "ד"].map((text) => Math.round(places.get(text)![1]))).toEqual([210, 100, 50, 210]);
  });

  it.each(["table", "grid", "flex"] as const)("numbers the notes of a %s in the order of reading", (display) => {
    const note = (id: string) => el("aside", { ...rtl, float: "footnote" }, [el("p", rtl, [id])], { id });
    const call = (id: string) => el("a", rtl, [id], { href: `#${id}`, role: "doc-noteref" });
    const items = ["n1", "n2", "n3"].map((id) =>
      el(display === "table" ? "td" : "div", rtl, [
        "א",
        { ...call(id), style: { ...el("a", rtl, []).style, display: "inline" } },
      ]),
    );
    const tracks = ["n1", "n2", "n3"].map(() => ({ kind: "fraction", value: 1 }) as const);
    const row =
      display === "table"
        ? el("table", rtl, [el("tr", rtl, items)])
        : el("div", { ...rtl, display, gridTemplateColumns: tracks }, items);
    const lines = linesOf(lay(page([row, ...["n1", "n2", "n3"].map(note)])));
    const notes = lines.filter((line) => /^n\d$/u.test(readLogical(line).trim()) && line.baselinePt > 100);
    expect(notes.map((line) => readLogical(line).trim())).toEqual(["n1", "n2", "n3"]);
    const baselines = notes.map((line) => line.baselinePt);
    expect([...baselines].sort((a, b) => a - b)).toEqual(baselines);
  });

  it.each([
    ["start", 210],
    ["end", 20],
  ] as const)("sets the items of a flex row %s", (justifyContent, right) => {
    const row = el("div", { ...rtl, display: "flex", justifyContent }, [el("div", { ...rtl, width: 10 }, ["א"])]);
    expect(at(lay(page([row]))).get("א")![1]).toBeCloseTo(right, 1);
  });

  it("hangs the marker of a list item at the right", () => {
    const marker = { ...el("span", { ...rtl, display: "inline" }, ["1."]), tag: "::marker" };
    const item = el("li", { ...rtl, padding: { top: 0, right: 20, bottom: 0, left: 0 } }, [marker, "שלום"]);
    const [line] = linesOf(lay(page([item])));
    const [first, ...rest] = line!.runs;
    expect(readVisual(line!)).toBe("םולש.1");
    expect(Math.min(...[first!, rest[0]!].map((run) => run.xPt))).toBeGreaterThan(190);
    expect(rest.at(-1)!.xPt + rest.at(-1)!.widthPt).toBeCloseTo(190, 1);
  });

  it("keeps a block of its own width at the side where text begins", () => {
    expect(at(lay(page([p("שלום", { ...rtl, width: 100 })]))).get("שלום")![1]).toBeCloseTo(210, 1);
  });
});

const PARTS = [
  "سلام",
  "می‌رود",
  "خورشیدی",
  "(کابل)",
  "۱۴۰۳",
  "۱۲٫۵",
  "٢٠٢٤",
  "שלום",
  "עולם",
  "[עיר]",
  "Kabul",
  "(Herat)",
  "2024",
  "10%",
  "https://example.org/a-b?c=1",
  "a-b",
  "3,5",
  "+98",
  "–",
  "«گفت»",
  "،",
  "؟",
  "!",
  "C++",
  "A/B",
];

/** Laid out by us, the line must be what the reference makes of its characters. */
function expectReferenceOrder(paged: PagedDocument, text: string, base: "ltr" | "rtl" | "auto", seed: string): number {
  const reference = bidi.getEmbeddingLevels(text, base);
  const paragraph = reference.paragraphs[0]!.level;
  let from = 0;
  const lines = linesOf(paged);
  for (const line of lines) {
    const logical = readLogical(line);
    expect(text.slice(from, from + logical.length), seed).toBe(logical);
    // bidi-js takes the levels of a line that begins later from the wrong place, so it gets each line as a whole text.
    const own = {
      levels: reference.levels.slice(from, from + logical.length),
      paragraphs: [{ start: 0, end: logical.length - 1, level: paragraph }],
    };
    const trailing = logical.length - logical.trimEnd().length;
    own.levels.fill(paragraph, logical.length - trailing);
    expect(readVisual(line), seed).toBe(bidi.getReorderedString(logical, own, 0, logical.length - 1));
    from += logical.length;
  }
  expect(from, seed).toBe(text.length);
  return lines.length;
}

describe("random lines", () => {
  it("stand as the reference has them, character for character", () => {
    let lines = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const text = Array.from({ length: 4 + random(24) }, () => PARTS[random(PARTS.length)]).join(" ");
      for (const base of ["ltr", "rtl", "auto"] as const) {
        const style: Partial<ComputedStyle> =
          base === "rtl" ? rtl : base === "ltr" ? ltr : { ...ltr, unicodeBidi: "plaintext" };
        const widthPt = [160, 220, 300, 420][random(4)]!;
        const paged = lay(page([p(text, style)], { widthPt, heightPt: 600 }));
        lines += expectReferenceOrder(paged, text, base, `seed ${String(seed)} ${base} ${String(widthPt)}`);
      }
    }
    expect(lines).toBeGreaterThan(300);
  });
});
