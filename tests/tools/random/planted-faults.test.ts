import { describe, expect, it } from "vitest";
import type { Page, PagedDocument, PageItem } from "../../../src/model/page.js";
import { checkDocument } from "../../../tools/random/check-document.js";
import { makeDocument } from "../../../tools/random/make-document.js";
import { listWords } from "../../../tools/random/random-document.js";
import type { Part, RandomDocument } from "../../../tools/random/random-document.js";
import { leaf, line, run } from "../../write/paged.js";

/** Pages of 200 by 100 pt with margins of 10, written by hand. */
type Row = readonly [page: number, y: number, text: string, x?: number];

function pages(rows: readonly Row[], boxes: readonly (readonly [page: number, item: PageItem])[] = []): PagedDocument {
  const count = Math.max(...rows.map(([page]) => page));
  const list = Array.from({ length: count }, (_, index): Page => {
    const lines = rows
      .filter(([page]) => page === index + 1)
      .map(([, y, text, x = 10]) => line([run(text, leaf(text), { xPt: x })], y));
    const own = boxes.filter(([page]) => page === index + 1).map(([, item]) => item);
    return { widthPt: 200, heightPt: 100, items: [...own, ...lines], links: [] };
  });
  return {
    pages: list,
    tags: { kind: "element", type: "Document", children: [] },
    outline: [],
    destinations: new Map(),
  };
}

const part = (words: string, rest: Partial<Part> = {}): Part => ({
  kind: "text",
  name: "p",
  words: words === "" ? [] : words.split(" "),
  parts: [],
  color: undefined,
  moved: false,
  mayBeWider: false,
  ...rest,
});

const document = (root: Part, rest: Partial<RandomDocument> = {}): RandomDocument => ({
  html: "",
  css: "",
  root,
  notes: [],
  sides: [],
  loose: [],
  pictures: [],
  marginPt: 10,
  uneven: false,
  wild: false,
  ...rest,
});

const SAID = { wide: new Set<number>(), late: new Set<number>() };

const kinds = (made: RandomDocument, paged: PagedDocument): readonly string[] =>
  checkDocument(made, paged, new Map(), SAID).map(({ kind }) => kind);

const box = (y: number, height: number): PageItem => ({
  kind: "rect",
  xPt: 10,
  yPt: y,
  widthPt: 180,
  heightPt: height,
  color: { r: 0, g: 0, b: 1 / 255 },
  mark: { kind: "artifact", type: "Layout" },
});

describe("the checks of random documents", () => {
  const two = part("", { kind: "series", parts: [part("one two"), part("three")] });

  it("find nothing where nothing is wrong", () => {
    expect(
      kinds(
        document(two),
        pages([
          [1, 20, "one two"],
          [2, 20, "three"],
        ]),
      ),
    ).toEqual([]);
  });

  it("find words that are lost and words that are there twice", () => {
    expect(kinds(document(two), pages([[1, 20, "one two"]]))).toEqual(["lost"]);
    expect(
      kinds(
        document(two),
        pages([
          [1, 20, "one two"],
          [1, 40, "three"],
          [2, 20, "three"],
        ]),
      ),
    ).toEqual(["doubled"]);
  });

  it("find words out of order", () => {
    expect(
      kinds(
        document(two),
        pages([
          [1, 40, "one two"],
          [1, 20, "three"],
        ]),
      ),
    ).toEqual(["order"]);
  });

  it("let side notes without an area run through the columns that they stand in", () => {
    const columns = part("", { kind: "columns", parts: [part("one two")] });
    const side = {
      float: "leftnote",
      anchor: "one",
      part: part("", { kind: "series", parts: [part("a"), part("b")] }),
    } as const;
    const placed = pages([
      [1, 20, "one two"],
      [1, 60, "a"],
      [1, 20, "b", 100],
    ]);
    const made = (css: string): RandomDocument => document(columns, { sides: [side], css });
    expect(kinds(made("@rightnote {}"), placed)).toEqual([]);
    expect(kinds(made("@leftnote {}"), placed)).toEqual(["order"]);
    expect(kinds(document(part("one two"), { sides: [side] }), placed)).toEqual(["order"]);
  });

  it("find lines beyond the margins and lines on others", () => {
    expect(
      kinds(
        document(two),
        pages([
          [1, 20, "one two"],
          [1, 95, "three"],
        ]),
      ),
    ).toEqual(["outside"]);
    expect(
      kinds(
        document(part("", { kind: "parallel", parts: two.parts })),
        pages([
          [1, 20, "one two"],
          [1, 21, "three"],
        ]),
      ),
    ).toEqual(["overlap"]);
  });

  it("find lines outside their box", () => {
    const boxed = part("", { kind: "series", parts: [part("one"), part("two")], color: 1 });
    const rows: readonly Row[] = [
      [1, 20, "one"],
      [1, 40, "two"],
    ];
    expect(kinds(document(boxed), pages(rows, [[1, box(10, 40)]]))).toEqual([]);
    expect(kinds(document(boxed), pages(rows, [[1, box(10, 20)]]))).toEqual(["box"]);
  });

  it("take lines beside a box of which layout said that they are too wide for it, and no others", () => {
    const [one, two] = [part("one"), part("two")];
    const boxed = part("", { kind: "series", parts: [one, two], color: 1 });
    const made = document(part("", { kind: "series", parts: [boxed, part("three")] }));
    const at = (rows: readonly Row[], overflows: readonly number[]): readonly string[] =>
      checkDocument(made, pages(rows, [[1, box(10, 40)]]), new Map(), { ...SAID, wide: new Set(overflows) }).map(
        ({ kind }) => kind,
      );
    const beside: readonly Row[] = [
      [1, 20, "one", 189],
      [1, 40, "two"],
      [1, 60, "three"],
    ];
    // The colour of a box is the line that its diagnostics name; 2 is another one's.
    expect(at(beside, [2])).toEqual(["box", "outside"]);
    expect(at(beside, [1])).toEqual([]);
    const outside: readonly Row[] = [
      [1, 20, "one"],
      [1, 40, "two"],
      [1, 60, "three", 189],
    ];
    expect(at(outside, [1])).toEqual(["outside"]);
  });

  it("find footnotes off the page of their call, and text among them", () => {
    const made = document(two, { notes: [{ calledAt: "two", part: part("note") }] });
    expect(
      kinds(
        made,
        pages([
          [1, 20, "one two"],
          [2, 20, "three"],
          [2, 90, "note"],
        ]),
      ),
    ).toEqual(["note"]);
    const late = pages([
      [1, 20, "one two"],
      [2, 20, "three"],
      [2, 90, "note"],
    ]);
    // Layout said that the notes of text in no box are higher than a page.
    expect(checkDocument(made, late, new Map(), { ...SAID, late: new Set([0]) })).toEqual([]);
    expect(checkDocument(made, late, new Map(), { ...SAID, late: new Set([11]) })).toHaveLength(1);
    expect(
      kinds(
        made,
        pages([
          [1, 20, "one two"],
          [1, 60, "note"],
          [1, 80, "three"],
        ]),
      ),
    ).toEqual(["area"]);
  });

  it("find side notes above their anchor and out of order", () => {
    const sides = ["left", "right"].map((name) => ({ float: "sidenote", anchor: "three", part: part(name) }) as const);
    const css = "@rightnote {}";
    const made = document(two, { sides, css });
    const text: readonly Row[] = [
      [1, 20, "one two"],
      [2, 20, "three"],
    ];
    expect(kinds(made, pages([...text, [1, 20, "left", 120], [2, 20, "right", 120]]))).toEqual(["side"]);
    const turned = pages([...text, [2, 60, "left", 120], [2, 20, "right", 120]]);
    expect(kinds(made, turned)).toEqual(["side"]);
    // In cells beside one another those that have no area stand as their cells do.
    expect(kinds({ ...made, css: "" }, turned)).toEqual([]);
  });

  it("find places that are no number", () => {
    expect(
      kinds(
        document(two),
        pages([
          [1, 20, "one two"],
          [1, NaN, "three"],
        ]),
      ),
    ).toContain("number");
  });
});

describe("random documents", () => {
  it("are the same in every run, and differ from one another", () => {
    expect(makeDocument(3, 1)).toEqual(makeDocument(3, 1));
    expect(makeDocument(3, 1).html).not.toBe(makeDocument(4, 1).html);
    expect(makeDocument(3, 1).html).not.toBe(makeDocument(3, 2).html);
  });

  it("hold each word once", () => {
    const { root, notes, sides, loose } = makeDocument(7, 1);
    const parts = [root, ...notes.map((note) => note.part), ...sides.map((side) => side.part), ...loose];
    const words = parts.flatMap(listWords);
    expect(new Set(words).size).toBe(words.length);
    expect(words.length).toBeGreaterThan(0);
  });
});
