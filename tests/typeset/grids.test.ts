import { describe, expect, it } from "vitest";
import type { PagedDocument } from "../../src/model/page.js";
import type { ComputedStyle, Track } from "../../src/model/computed-style.js";
import type { StyledElement } from "../../src/model/styled.js";
import { el, lay, NO_BORDER, p, page, readLines, zero } from "./styled.js";

const fr: Track = { kind: "fraction", value: 1 };
const RED = { r: 1, g: 0, b: 0 };
const words = (count: number): string => Array.from({ length: count }, () => "alpha").join(" ");

const grid = (children: readonly StyledElement[], style: Partial<ComputedStyle> = {}): StyledElement =>
  el("div", { display: "grid", gridTemplateColumns: [fr, fr], columnGap: 10, rowGap: 8, ...style }, children);

/** A card whose rows are those of the grid. */
const card = (texts: readonly string[], style: Partial<ComputedStyle> = {}): StyledElement =>
  el(
    "article",
    {
      display: "grid",
      gridTemplateRows: "subgrid",
      gridRowSpan: texts.length,
      rowGap: 2,
      backgroundColor: RED,
      ...style,
    },
    texts.map((text) => p(text)),
  );

const find = (paged: PagedDocument, text: string) => readLines(paged).find((line) => line.text.startsWith(text))!;
const rectsOf = (paged: PagedDocument, at = 1) =>
  paged.pages[at - 1]!.items.flatMap((item) => (item.kind === "rect" ? [item] : []));

describe("subgrids", () => {
  it("gives the parts of cards side by side the same rows, and the cards one height", () => {
    const left = card(["Head one", `text1 ${words(12)}`, "fact1", "source1"]);
    const right = card([`Head two ${words(8)}`, "text2", "fact2", `source2 ${words(6)}`]);
    const paged = lay(page([grid([left, right])]));
    for (const name of ["Head", "text", "fact", "source"]) {
      const own = readLines(paged).filter((line) => line.text.startsWith(name));
      expect(own, name).toHaveLength(2);
      expect(own[0]!.y, name).toBe(own[1]!.y);
      expect(own[1]!.x - own[0]!.x, name).toBe(105);
    }
    const [one, two] = rectsOf(paged);
    expect([one!.yPt, one!.heightPt]).toEqual([two!.yPt, two!.heightPt]);
    // Heads 3 lines, texts 4, facts 1, sources 2 or 3, and 2 pt between them.
    expect(find(paged, "text1").y - find(paged, "Head one").y).toBeCloseTo(3 * 14 + 2, 1);
    expect(one!.heightPt).toBeGreaterThan(10 * 14);
  });

  it("keeps the padding and borders of a card outside of its rows", () => {
    const solid = { ...NO_BORDER, widthPt: 1, style: "solid" as const };
    const border = { top: solid, right: solid, bottom: solid, left: solid };
    const padded = { padding: { top: 5, right: 5, bottom: 5, left: 5 }, border };
    const paged = lay(page([grid([card(["h1", "t1"], padded), card(["h2", "t2"], padded)])]));
    expect(find(paged, "h1").x).toBe(16);
    expect(find(paged, "t2").y - find(paged, "h2").y).toBeCloseTo(16, 1);
    expect(rectsOf(paged)[0]).toMatchObject({ xPt: 10, yPt: 10, widthPt: 95, heightPt: 12 + 28 + 2 });
  });

  it("takes pairs of cards to the next page whole, and lets go of none of their text", () => {
    const cards = Array.from({ length: 6 }, (_, index) => card([`head${String(index)}`, words(14), "fact"]));
    const paged = lay(page([p("before"), grid(cards)]));
    for (let pair = 0; pair < 3; pair++) {
      const own = [0, 1].map((side) => find(paged, `head${String(pair * 2 + side)}`));
      expect(own[0]!.page).toBe(own[1]!.page);
      expect(own[0]!.y).toBe(own[1]!.y);
    }
    expect(readLines(paged).filter((line) => line.text === "fact")).toHaveLength(6);
    expect(find(paged, "head4").page).toBeGreaterThan(1);
  });

  it("cuts cards that no page can take, and loses nothing", () => {
    const paged = lay(page([grid([card(["h1", words(200)]), card(["h2", words(150)])]), p("after")]), [
      "content-too-tall",
    ]);
    const all = readLines(paged).flatMap((line) => line.text.trim().split(" "));
    expect(all.filter((word) => word === "alpha")).toHaveLength(350);
    expect(all.at(-1)).toBe("after");
  });

  it("takes cards with more and with fewer rows than they span", () => {
    const paged = lay(page([grid([card(["h1", "t1", "f1"], { gridRowSpan: 1 }), card(["h2"], { gridRowSpan: 4 })])]));
    expect(find(paged, "h1").y).toBe(find(paged, "h2").y);
    expect(readLines(paged)).toHaveLength(4);
  });
});

describe("rows of grids", () => {
  it("lets an item span rows beside two others", () => {
    const tall = p(`tall ${words(14)}`, { gridRowSpan: 2, backgroundColor: RED });
    const paged = lay(page([grid([tall, p("upper"), p("lower"), p("next")])]));
    expect(find(paged, "upper")).toMatchObject({ x: 115, y: find(paged, "tall").y });
    expect(find(paged, "lower").x).toBe(115);
    // The tall one has five lines: 34 more than two rows of 14 with 8 between them, which both rows share.
    expect(find(paged, "lower").y - find(paged, "upper").y).toBeCloseTo(14 + 17 + 8, 1);
    const [rect] = rectsOf(paged);
    expect(find(paged, "next").x).toBe(10);
    expect(find(paged, "next").y).toBeGreaterThan(rect!.yPt + rect!.heightPt);
  });

  it("stretches a short item over the rows that it spans", () => {
    const short = p("short", { gridRowSpan: 2, backgroundColor: RED });
    const paged = lay(page([grid([short, p(words(8)), p(words(8))])]));
    const last = readLines(paged).at(-1)!;
    const [rect] = rectsOf(paged);
    expect(rect!.yPt + rect!.heightPt).toBeGreaterThan(last.y);
  });

  it("obeys align-self", () => {
    const items = (["start", "center", "end"] as const).map((alignSelf) => p(alignSelf, { alignSelf }));
    const paged = lay(page([grid([p(words(12)), ...items], { gridTemplateColumns: [fr, fr, fr, fr] })]));
    const top = readLines(paged)[0]!.y;
    const lines = readLines(paged).filter((line) => line.text.startsWith("alpha")).length;
    const free = (lines - 1) * 14;
    expect(find(paged, "start").y - top).toBeCloseTo(0, 1);
    expect(find(paged, "center").y - top).toBeCloseTo(free / 2, 1);
    expect(find(paged, "end").y - top).toBeCloseTo(free, 1);
  });

  it("keeps items that must not be broken, and their row, on one page", () => {
    const filler = Array.from({ length: 9 }, () => p("x"));
    const item = (name: string) => el("div", { breakInside: "avoid" }, [p(`${name} ${words(14)}`)]);
    const lines = readLines(lay(page([...filler, grid([item("one"), item("two")])])));
    const own = lines.filter((line) => line.text.trim() !== "x");
    expect(new Set(own.map((line) => line.page))).toEqual(new Set([2]));
  });

  it("calls notes, and carries side notes, from within cards", () => {
    const call = el("a", {}, ["1"], { href: "#n", role: "doc-noteref" });
    const note = el("aside", { float: "footnote" }, [p("The note")], { id: "n", role: "doc-footnote" });
    const side = el("aside", { float: "sidenote" }, [p("Side")]);
    const item = el("div", { breakInside: "avoid" }, [el("p", {}, ["Call", call]), side]);
    const paged = lay(page([grid([item, p("b")]), note], { widthPt: 300, note: { widthPt: 60, gapPt: 10 } }));
    expect(find(paged, "The note").y).toBeGreaterThan(180);
    expect(readLines(paged).filter((line) => line.text === "Side")).toHaveLength(1);
  });

  it("takes spans that are far too great, and a thousand items", () => {
    const huge = p("huge", { gridRowSpan: 100, gridColumnSpan: 100 });
    const items = Array.from({ length: 1000 }, (_, index) => p(`i${String(index)}`, { alignSelf: "end" }));
    const paged = lay(page([grid([huge, ...items])]));
    expect(readLines(paged)).toHaveLength(1001);
  });

  it("sets margins of items within their cells", () => {
    const item = (text: string) => p(text, { breakInside: "avoid", margin: { ...zero, top: 50 } });
    const paged = lay(page([grid([item("a"), item("b")])]));
    expect(find(paged, "a").y).toBe(find(paged, "b").y);
  });
});

describe("the columns of a grid", () => {
  const share = (percent: number): Track => ({ kind: "length", value: { percent } });
  const auto: Track = { kind: "auto" };
  const widths = (tracks: readonly Track[], style: Partial<ComputedStyle> = {}, texts = tracks.map(() => "x")) =>
    rectsOf(
      lay(
        page([
          grid(
            texts.map((text) => p(text, { backgroundColor: RED })),
            { gridTemplateColumns: tracks, ...style },
          ),
        ]),
      ),
    ).map(({ widthPt }) => Math.round(widthPt * 10) / 10);

  it("take their shares of the whole width, and give way where there is no room for the gaps", () => {
    expect(widths([share(25), fr])).toEqual([50, 140]);
    expect(widths([share(50), share(50)])).toEqual([95, 95]);
  });

  it("have no fraction below the longest word, and leave room where fractions are less than one", () => {
    const [first, second, third] = widths([fr, fr, fr], { columnGap: 0 }, ["anunbreakableword" + "andmore", "x", "x"]);
    expect(first).toBeGreaterThan(100);
    expect(second).toBe(third);
    expect(first! + second! + third!).toBeCloseTo(200, 0);
    expect(widths([{ kind: "fraction", value: 0.25 }], { columnGap: 0 })).toEqual([50]);
  });

  it("share what is left if they are automatic and nothing else is asked for", () => {
    const [one, two] = widths([auto, auto], { justifyContent: "normal" });
    expect(one).toBe(95);
    expect(two).toBe(95);
    expect(widths([auto, auto], { justifyContent: "start" })[0]).toBeLessThan(10);
  });

  it("begin a page where an item asks for it, or behind it", () => {
    const item = (text: string, style: Partial<ComputedStyle> = {}) => p(text, style);
    const pages = (before: Partial<ComputedStyle>, after: Partial<ComputedStyle>) =>
      readLines(lay(page([grid([item("a"), item("b", after), item("c"), item("d", before)])]))).map(
        (line) => line.page,
      );
    expect(pages({ breakBefore: "page" }, {})).toEqual([1, 1, 2, 2]);
    expect(pages({}, { breakAfter: "page" })).toEqual([1, 1, 2, 2]);
  });

  it("begin a page where an item asks for it also if they are laid out as a whole", () => {
    const items = (style: Partial<ComputedStyle>, last: Partial<ComputedStyle> = {}) => [
      p("A", { alignSelf: "start" }),
      p("B"),
      p("C", style),
      p("D", last),
    ];
    const pagesOf = (children: readonly StyledElement[]) =>
      readLines(lay(page([p("P"), grid(children), p("Q")]))).map((line) => `${line.text}${String(line.page)}`);
    expect(pagesOf(items({ breakBefore: "page" }))).toEqual(["P1", "A1", "B1", "C2", "D2", "Q2"]);
    expect(pagesOf([p("A", { breakBefore: "page", alignSelf: "start" }), p("B")])).toEqual(["P1", "A2", "B2", "Q2"]);
    expect(pagesOf(items({}, { breakAfter: "page" }))).toEqual(["P1", "A1", "B1", "C1", "D1", "Q2"]);
    const [a = p("A"), ...rest] = items({});
    expect(pagesOf([{ ...a, style: { ...a.style, breakAfter: "page" } }, ...rest])).toEqual([
      "P1",
      "A1",
      "B1",
      "C2",
      "D2",
      "Q2",
    ]);
  });

  it("place items by `order`, and by the HTML where that is equal", () => {
    const items = ["a", "b", "c", "d"].map((text, index) => p(text, [{ order: 1 }, {}, { order: -1 }, {}][index]));
    const texts = (style: Partial<ComputedStyle>) => {
      const lines = readLines(lay(page([grid(items, style)])));
      return [...lines].sort((a, b) => a.y - b.y || a.x - b.x).map(({ text }) => text);
    };
    expect(texts({})).toEqual(["c", "b", "d", "a"]);
    expect(texts({ display: "flex" })).toEqual(["c", "b", "d", "a"]);
  });

  it("paint items away from their place", () => {
    const auto = "auto" as const;
    const position = {
      scheme: "relative",
      inset: { top: 5, right: auto, bottom: auto, left: 3 },
      zIndex: "auto",
    } as const;
    for (const alignSelf of ["auto", "start"] as const) {
      const [rect] = rectsOf(lay(page([grid([p("a", { position, alignSelf, backgroundColor: RED }), p("b")])])));
      expect([rect!.xPt, rect!.yPt, rect!.heightPt]).toEqual([13, 15, 14]);
    }
  });

  it("hold items with margins, widths and alignments of their own", () => {
    const item = (style: Partial<ComputedStyle>) => p("x", { backgroundColor: RED, ...style });
    const margin = { top: 3, right: 5, bottom: 4, left: 7 };
    const areas = (items: readonly StyledElement[], style: Partial<ComputedStyle> = {}) =>
      rectsOf(lay(page([grid(items, style)]))).map(({ xPt, yPt, widthPt, heightPt }) => [xPt, yPt, widthPt, heightPt]);
    expect(areas([item({ margin }), item({ height: 30 })])).toEqual([
      [17, 13, 83, 23],
      [115, 10, 95, 30],
    ]);
    expect(areas([item({ width: 20, margin: { ...zero, left: "auto" } }), item({ maxWidth: 30 })])).toEqual([
      [85, 10, 20, 14],
      [115, 10, 30, 14],
    ]);
    expect(areas([item({}), item({ height: 34 })], { alignItems: "end" })[0]).toEqual([10, 30, 95, 14]);
    expect(areas([item({}), item({ height: 34 })], { alignItems: "center" })[0]).toEqual([10, 20, 95, 14]);
    expect(areas([item({}), item({ height: 34 })], { alignItems: "start" })[0]).toEqual([10, 10, 95, 14]);
    expect(areas([item({}), item({ padding: { ...zero, top: 10 } })], { alignItems: "baseline" })[0]).toEqual([
      10, 20, 95, 14,
    ]);
  });
});

describe("flex rows", () => {
  const flex = (items: readonly StyledElement[], style: Partial<ComputedStyle> = {}): StyledElement =>
    el("div", { display: "flex", columnGap: 10, rowGap: 6, ...style }, items);
  const item = (text: string, grow: number, shrink: number, basis: number | "auto" | "content"): StyledElement =>
    p(text, { flex: { grow, shrink, basis }, backgroundColor: RED });
  const widths = (paged: PagedDocument): readonly number[] =>
    rectsOf(paged).map((rect) => Math.round(rect.widthPt * 10) / 10);

  it("gives free room by the factors to grow, on top of the basis", () => {
    expect(widths(lay(page([flex([item("a", 1, 1, 0), item("b", 3, 1, 0)])])))).toEqual([47.5, 142.5]);
    expect(widths(lay(page([flex([item("a", 1, 1, 40), item("b", 1, 1, 80)])])))).toEqual([75, 115]);
    expect(widths(lay(page([flex([item("a", 0.25, 1, 40), item("b", 0, 1, 50)])])))).toEqual([65, 50]);
  });

  it("takes what is missing by the factors to shrink, and nothing that content needs", () => {
    expect(widths(lay(page([flex([item("a", 0, 1, 150), item("b", 0, 1, 150)])])))).toEqual([95, 95]);
    expect(widths(lay(page([flex([item("a", 0, 0, 150), item("b", 0, 1, 150)])])))).toEqual([150, 40]);
    const long = widths(lay(page([flex([item("unbreakablylongword", 0, 1, 100), item("b", 0, 1, 1000)])])));
    expect(long[0]).toBeGreaterThan(80);
    expect(long[0]! + long[1]!).toBeCloseTo(190, 0);
  });

  it("begins lines where items do not fit", () => {
    const items = ["a", "b", "c", "d", "e"].map((text) => item(text, 1, 1, 60));
    const lines = readLines(lay(page([flex(items, { flexWrap: "wrap" })])));
    expect(lines.map((line) => line.x)).toEqual([10, 80, 150, 10, 115]);
    expect(lines[3]!.y - lines[0]!.y).toBeCloseTo(14 + 6, 1);
  });

  it("keeps a row of items that must not be broken on one page", () => {
    const filler = Array.from({ length: 9 }, () => p("x"));
    const parts = ["one", "two"].map((name) =>
      el("div", { breakInside: "avoid", flex: { grow: 1, shrink: 1, basis: 0 } }, [p(`${name} ${words(14)}`)]),
    );
    const own = readLines(lay(page([...filler, flex(parts)]))).filter((line) => line.text.trim() !== "x");
    expect(new Set(own.map((line) => line.page))).toEqual(new Set([2]));
  });

  it("lets margins that are auto take what is left, and holds items to their widest", () => {
    const bare = (style: Partial<ComputedStyle>) => p("x", { backgroundColor: RED, ...style });
    const row = (...items: readonly StyledElement[]) =>
      rectsOf(lay(page([flex(items, { justifyContent: "center" })]))).map(({ xPt, widthPt }) => [xPt, xPt + widthPt]);
    const basis = { grow: 0, shrink: 1, basis: 30 } as const;
    expect(row(bare({ flex: basis }), bare({ flex: basis, margin: { ...zero, left: "auto" } }))).toEqual([
      [10, 40],
      [180, 210],
    ]);
    expect(row(bare({ flex: basis, margin: { ...zero, left: 20 } }), bare({ flex: { ...basis, grow: 1 } }))).toEqual([
      [30, 60],
      [70, 210],
    ]);
    const grows = { grow: 1, shrink: 1, basis: 0 } as const;
    expect(row(bare({ flex: grows, maxWidth: 40 }), bare({ flex: grows }))).toEqual([
      [10, 50],
      [60, 210],
    ]);
  });

  it("lets items that must not shrink reach out of their row, and says so once", () => {
    const wide = flex([item("one", 0, 0, 150), item(`two ${words(60)}`, 0, 0, 70)]);
    const paged = lay(page([p("x"), wide]), ["row-overflow"]);
    expect(rectsOf(paged).map(({ xPt, widthPt }) => [xPt, widthPt])).toEqual([
      [10, 150],
      [170, 70],
    ]);
    let said = "";
    try {
      lay(page([p("x"), wide]));
    } catch (error) {
      said = String(error);
    }
    expect(said.match(/items of `<div>` are 30\.0 pt wider/g)).toHaveLength(1);
    expect(() => lay(page([flex([item("a", 0, 0, 95.4), item("b", 0, 0, 85)])]))).not.toThrow();
    expect(() => lay(page([flex([item("a", 0, 0, 201)], { flexWrap: "wrap" })]))).toThrow("row-overflow");
  });

  it("takes hostile factors and bases", () => {
    const items = [item("a", 1e6, 0, 1e6), item("b", 0, 1e6, 0), item("c", 1e-9, 1e-9, "content")];
    for (const flexWrap of ["wrap", "nowrap"] as const) {
      const texts = readLines(lay(page([flex(items, { flexWrap })]), ["row-overflow"])).map((line) => line.text.trim());
      expect(texts).toEqual(["a", "b", "c"]);
    }
  });
});
