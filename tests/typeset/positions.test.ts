import { describe, expect, it } from "vitest";
import type { LineItem, PagedDocument } from "../../src/model/page.js";
import type { ComputedStyle, LengthOrAuto, Position } from "../../src/model/computed-style.js";
import type { StyledElement } from "../../src/model/styled.js";
import { el, lay, NO_BORDER, p, page, readLines, zero } from "./styled.js";

type Insets = Partial<Record<"top" | "right" | "bottom" | "left", LengthOrAuto>>;

function at(
  scheme: Position["scheme"],
  insets: Insets = {},
  zIndex: number | "auto" = "auto",
): { readonly position: Position } {
  return {
    position: { scheme, inset: { top: "auto", right: "auto", bottom: "auto", left: "auto", ...insets }, zIndex },
  };
}

const absolute = (text: string, insets: Insets, style: Partial<ComputedStyle> = {}): StyledElement =>
  p(text, { ...at("absolute", insets), ...style });

const find = (paged: PagedDocument, text: string) => readLines(paged).find((line) => line.text.startsWith(text))!;

const words = (count: number): string => Array.from({ length: count }, () => "alpha").join(" ");

/** Baseline of the first line of a block whose top is at 0. */
const FIRST = find(lay(page([p("x")])), "x").y - 10;

const RED = { r: 1, g: 0, b: 0 };

describe("absolute positions", () => {
  it("sets a block by the edges of the page that it would stand on, and takes no room", () => {
    const filler = Array.from({ length: 15 }, (_, index) => p(`line${String(index)}`));
    const blocks = [...filler, absolute("Badge", { top: 3, right: 5 }), p("after")];
    const paged = lay(page(blocks));
    const badge = find(paged, "Badge");
    expect(badge.page).toBe(2);
    expect(badge.y).toBeCloseTo(3 + FIRST, 1);
    expect(badge.right).toBeCloseTo(215, 0);
    const [after, last] = [find(paged, "after"), find(paged, "line14")];
    expect(after.y - last.y).toBeCloseTo(14, 1);
  });

  it.each([
    [{ top: 20, left: 30 }, 30, 20],
    [{ bottom: 20, left: { percent: 50 } }, 110, 200 - 20 - 14],
    [{ top: { percent: 25 }, left: 0 }, 0, 50],
  ] as const)("places %j at the page's edges", (insets, x, y) => {
    const line = find(lay(page([p("text"), absolute("Here", insets)])), "Here");
    expect(line.x).toBe(x);
    expect(line.y).toBeCloseTo(y + FIRST, 1);
  });

  it("stands where the flow is if no edge is given", () => {
    const line = find(lay(page([p("one"), absolute("Here", {}), p("two")])), "Here");
    expect(line).toMatchObject({ x: 10 });
    expect(line.y).toBeCloseTo(24 + FIRST, 1);
  });

  it("is as wide as its content, or fills what is between two edges", () => {
    const box = (insets: Insets, style: Partial<ComputedStyle> = {}) => {
      const paged = lay(page([absolute("Wide enough", insets, { backgroundColor: RED, ...style }), p("x")]));
      const rect = paged.pages[0]!.items.find((item) => item.kind === "rect")!;
      return { x: rect.xPt, y: rect.yPt, width: rect.widthPt, height: rect.heightPt };
    };
    const shrunk = box({ top: 0, left: 0 });
    expect(shrunk.width).toBeGreaterThan(40);
    expect(shrunk.width).toBeLessThan(70);
    expect(box({ top: 0, right: 0, bottom: 0, left: 0 })).toEqual({ x: 0, y: 0, width: 220, height: 200 });
    expect(box({ top: 10, right: 20, bottom: 30, left: 40 })).toEqual({ x: 40, y: 10, width: 160, height: 160 });
    expect(
      box({ top: 0, right: 0, left: 0 }, { width: 100, margin: { ...zero, left: "auto", right: "auto" } }),
    ).toEqual({
      x: 60,
      y: 0,
      width: 100,
      height: 14,
    });
    expect(box({ top: 0, left: 0 }, { width: { percent: 50 }, height: { percent: 10 } })).toMatchObject({
      width: 110,
      height: 20,
    });
  });

  it("is placed in the padding of the nearest positioned block", () => {
    const solid = { ...NO_BORDER, widthPt: 2, style: "solid" as const };
    const holder = el(
      "div",
      {
        ...at("relative"),
        padding: { top: 10, right: 10, bottom: 10, left: 10 },
        border: { top: solid, right: solid, bottom: solid, left: solid },
      },
      [p("inner text"), absolute("Tl", { top: 0, left: 0 }), absolute("Br", { bottom: 0, right: 0 }), p("more")],
    );
    const paged = lay(page([p("before"), holder]));
    const [tl, br] = [find(paged, "Tl"), find(paged, "Br")];
    // The holder begins at y = 24; its border is 2 wide, and its padding box is 48 high.
    expect([tl.x, tl.y]).toEqual([12, expect.closeTo(26 + FIRST, 1)]);
    expect(br.right).toBeCloseTo(208, 0);
    expect(br.y).toBeCloseTo(26 + 48 - 14 + FIRST, 1);
    expect(find(paged, "more").y - find(paged, "inner").y).toBeCloseTo(14, 1);
  });

  it("moves with a block that stays whole and goes to the next page, and stands there once", () => {
    const filler = Array.from({ length: 11 }, () => p("x"));
    const holder = el("div", { ...at("relative"), breakInside: "avoid" }, [
      p(words(30)),
      absolute("Tag", { top: 1, right: 0 }),
    ]);
    const tags = readLines(lay(page([...filler, holder]))).filter((line) => line.text === "Tag");
    expect(tags).toHaveLength(1);
    expect(tags[0]!.page).toBe(2);
    expect(tags[0]!.y).toBeCloseTo(11 + FIRST, 1);
  });

  it("stands once in what was laid out twice: tall blocks and heads of tables", () => {
    const tall = el("div", { breakInside: "avoid" }, [absolute("Once", { top: 0, left: 0 }), p(words(300))]);
    expect(readLines(lay(page([tall]), ["content-too-tall"])).filter((line) => line.text === "Once")).toHaveLength(1);
    const head = el("thead", {}, [el("tr", {}, [el("th", {}, ["Head", absolute("Twice", { top: 0, left: 0 })])])]);
    const table = el("table", {}, [head, el("tbody", {}, [el("tr", {}, [el("td", {}, ["cell"])])])]);
    expect(readLines(lay(page([table]))).filter((line) => line.text === "Twice")).toHaveLength(1);
  });

  it("does not part the text that it stands in", () => {
    const paragraph = el("p", {}, ["one ", el("span", at("absolute", { top: 0, left: 0 }), ["Out"]), "two"]);
    const inner = el("p", {}, [el("em", {}, ["three ", absolute("Deep", { top: 40, left: 0 })]), "four"]);
    const lines = readLines(lay(page([paragraph, inner])));
    expect(lines.map((line) => line.text).sort()).toEqual(["Deep", "Out", "one two", "three four"]);
  });

  it("is no item of a grid or row", () => {
    const grid = el("div", { display: "flex", ...at("relative") }, [
      absolute("Out", { top: 0, right: 0 }),
      p("one ", { display: "block" }),
      p("two"),
    ]);
    const paged = lay(page([grid]));
    expect(find(paged, "one").x).toBe(10);
    expect(find(paged, "Out").right).toBeCloseTo(210, 0);
  });

  it("is tagged at its place in the HTML", () => {
    const paged = lay(page([p("first"), absolute("second", { top: 0, left: 0 }), p("third")]));
    const leaves = paged.tags.children.flatMap((child) => (child.kind === "element" ? child.children : [child]));
    expect(leaves.map((leaf) => (leaf.kind === "leaf" ? leaf.text : ""))).toEqual(["first", "second", "third"]);
  });

  it("stands on the page of its place in columns", () => {
    const multiColumn = { count: 2, widthPt: "auto", fill: "auto", rule: NO_BORDER } as const;
    const blocks = [p(words(100)), absolute("Badge", { top: 2, left: 2 }), p("next")];
    const paged = lay(page([el("div", { multiColumn, columnGap: 10 }, blocks)]));
    expect(find(paged, "next").page).toBe(2);
    expect(find(paged, "Badge")).toMatchObject({ page: 2, x: 2 });
  });

  it("brings the notes called in it to the foot of its page", () => {
    const call = el("a", {}, ["1"], { href: "#n", role: "doc-noteref" });
    const note = el("aside", { float: "footnote" }, [p("The note")], { id: "n", role: "doc-footnote" });
    const paged = lay(page([el("p", at("absolute", { top: 50, left: 50 }), ["Call", call]), p("text"), note]));
    expect(find(paged, "The note").y).toBeGreaterThan(180);
  });
});

describe("relative positions", () => {
  it("moves what is painted, and nothing else", () => {
    const paged = lay(page([p("one"), p("two", at("relative", { top: -3, left: 20 })), p("three")]));
    const [one, two, three] = ["one", "two", "three"].map((text) => find(paged, text));
    expect([two!.x, two!.y - one!.y]).toEqual([30, expect.closeTo(11, 1)]);
    expect(three!.y - one!.y).toBeCloseTo(28, 1);
  });

  it("goes left by right, and up by bottom", () => {
    const paged = lay(page([p("one"), p("two", at("relative", { bottom: 2, right: 4 }))]));
    expect(find(paged, "two").x).toBe(6);
    expect(find(paged, "two").y - find(paged, "one").y).toBeCloseTo(12, 1);
  });
});

function readLine({ runs }: LineItem): string {
  return runs.flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === "word" ? piece.text : []))).join(" ");
}

describe("layers", () => {
  const order = (paged: PagedDocument): readonly string[] =>
    paged.pages[0]!.items.map((item) => (item.kind === "rect" ? "rect" : item.kind === "line" ? "line" : "other"));

  it("paints negative layers under the text and others above it", () => {
    const layer = (zIndex: number) =>
      el("div", { ...at("absolute", { top: 0, right: 0, bottom: 0, left: 0 }, zIndex), backgroundColor: RED }, []);
    expect(order(lay(page([p("text"), layer(-1)])))).toEqual(["rect", "line"]);
    expect(order(lay(page([layer(0), p("text")])))).toEqual(["line", "rect"]);
    expect(order(lay(page([layer(2), p("text")])))).toEqual(["line", "rect"]);
  });

  it("keeps what a block with a number holds above its background and below what stands above the block", () => {
    const number = p("2", at("absolute", { right: 0, top: 0 }, -1));
    const texts = (zIndex: number | "auto") =>
      lay(
        page([
          p("above", at("absolute", { left: 0, top: 0 }, 1)),
          el("div", { ...at("relative", {}, zIndex), backgroundColor: RED }, [number, p("text")]),
        ]),
      ).pages[0]!.items.map((item) => (item.kind === "line" ? readLine(item) : item.kind));
    expect(texts(0)).toEqual(["rect", "2", "text", "above"]);
    expect(texts("auto")).toEqual(["2", "rect", "text", "above"]);
    expect(texts(2)).toEqual(["above", "rect", "2", "text"]);
  });
});

describe("hostile positions", () => {
  it("takes edges that leave no room, and says what lies beyond the paper elsewhere", () => {
    const paged = lay(
      page([
        absolute("a", { left: 1e6, right: 1e6 }),
        absolute("b", { top: -1e6, bottom: -1e6, left: 0 }),
        absolute("c", { top: { percent: 1e5 } }, { width: 0 }),
        p("text"),
      ]),
      ["line-overflow"],
    );
    expect(
      readLines(paged)
        .map((line) => line.text)
        .sort(),
    ).toEqual(["a", "b", "c", "text"]);
  });

  it("places a document that has nothing else, and blocks within one another", () => {
    expect(readLines(lay(page([absolute("only", { top: 0 })])))).toHaveLength(1);
    let nested = absolute("deep", { top: 1, left: 1 });
    for (let depth = 0; depth < 150; depth++) nested = el("div", at("absolute", { top: 1, left: 1 }), [nested]);
    const paged = lay(page([nested]));
    expect(find(paged, "deep")).toMatchObject({ x: 151, page: 1 });
  });

  it("stays in one piece where it reaches out of a row that stands in columns", () => {
    const holder = el("div", at("relative"), [absolute("badge of several words", { top: 0 }, { width: 40 }), "cell"]);
    const table = el("table", {}, [el("tbody", {}, [el("tr", {}, [el("td", {}, [holder])])])]);
    const multiColumn = { count: 2, widthPt: "auto", fill: "balance", rule: NO_BORDER } as const;
    const lines = readLines(lay(page([el("div", { multiColumn }, [table])])));
    expect(new Set(lines.map(({ x }) => x))).toEqual(new Set([10]));
    expect(lines.map(({ y }) => Math.round(y))).toEqual([20, 20, 34, 48]);
  });

  it("places thousands of blocks, each once", () => {
    const blocks = Array.from({ length: 3200 }, () => [absolute("a", { top: 0, left: 0 }), p("text")]);
    const lines = readLines(lay(page(blocks.flat())));
    expect(lines.filter((line) => line.text === "a")).toHaveLength(3200);
    expect(lines.filter((line) => line.text === "text")).toHaveLength(3200);
  });
});

describe("position: relative in a line of text", () => {
  it("is said to have no effect, once for each kind of element", () => {
    const span = el("span", at("relative", { top: 4 }), ["moved"]);
    const blocks = [el("p", {}, ["text ", span]), el("p", {}, ["text ", span])];
    expect(() => lay(page(blocks))).toThrow("position-without-effect");
    expect(find(lay(page(blocks), ["position-without-effect"]), "text moved").x).toBe(10);
  });
});
