import { describe, expect, it } from "vitest";
import { countFaults } from "../../../tools/faults/count-faults.js";
import type { FaultKind } from "../../../tools/faults/count-faults.js";
import type { PrintedDocument } from "../../../tools/faults/read-document.js";
import type { Wishes } from "../../../tools/faults/read-wishes.js";
import { block, print, rect, wish, wishes } from "./printed.js";

/** Kinds of the faults found, with their pages. */
function find(printed: PrintedDocument, over: Partial<Wishes> = {}): readonly (readonly [FaultKind, number])[] {
  return countFaults(printed, wishes(over)).map(({ kind, page }) => [kind, page]);
}

const full = (page: number, from = 0): (readonly [number, number, string])[] =>
  ["alpha", "bravo", "charlie", "delta"]
    .slice(from)
    .map((text, index) => [page, 30 + 14 * index, `${text}${page}`] as const);

describe("a sound document", () => {
  it("has no fault", () => {
    const printed = print([
      block("H2", [[1, 30, "Heading"]]),
      block("P", [
        [1, 44, "one"],
        [1, 58, "two"],
        [2, 30, "three"],
        [2, 44, "four"],
      ]),
    ]);
    expect(find(printed)).toEqual([]);
  });
});

describe("breaks", () => {
  it("finds a heading at the foot of a page", () => {
    const printed = print([block("P", full(1)), block("H3", [[1, 170, "Heading"]]), block("P", full(2))]);
    expect(find(printed)).toEqual([["heading", 1]]);
  });

  it("finds a heading at the foot of a column", () => {
    const printed = print([
      block("P", full(1)),
      block("H3", [[1, 170, "Heading"]]),
      block("P", [[1, 30, "over", 120]]),
    ]);
    expect(find(printed)).toEqual([["heading", 1]]);
  });

  it("finds a heading that is broken itself", () => {
    const printed = print([
      block("P", full(1)),
      block("H3", [
        [1, 170, "Head"],
        [2, 30, "ing"],
      ]),
      block("P", [[2, 60, "text"]]),
    ]);
    expect(find(printed)).toContainEqual(["heading", 1]);
  });

  it("finds a caption that is parted from its table", () => {
    const caption = block("Caption", [[1, 170, "Table 1"]]);
    const row = block("TR", [], [block("TD", [[2, 30, "cell"]])]);
    expect(find(print([block("P", full(1)), block("Table", [], [caption, row])]))).toEqual([["heading", 1]]);
  });

  it("finds a single first line", () => {
    const printed = print([
      block("P", full(1)),
      block("P", [
        [1, 170, "one"],
        [2, 30, "two"],
        [2, 44, "three"],
      ]),
    ]);
    expect(find(printed)).toEqual([["orphan", 1]]);
  });

  it("finds a single last line, in a cell too", () => {
    const printed = print([
      block("P", full(1)),
      block("TD", [
        [1, 150, "one"],
        [1, 164, "two"],
        [2, 30, "three"],
      ]),
      block("P", [[2, 60, "more"]]),
    ]);
    expect(find(printed)).toEqual([["widow", 2]]);
  });

  it("finds a box that was split and asked not to be", () => {
    const printed = print([
      block("P", full(1)),
      block("P", [
        [1, 150, "box one"],
        [1, 164, "two"],
      ]),
      block("P", full(2)),
    ]);
    expect(find(printed, { unbroken: [wish(printed, "box one", "two")] })).toEqual([]);
    expect(find(printed, { unbroken: [wish(printed, "two", "bravo2")] })).toEqual([["split", 1]]);
  });

  it("lets a box be split that no page can take", () => {
    const rows = Array.from(
      { length: 20 },
      (_, index) => [1 + Math.floor(index / 10), 30 + 14 * (index % 10), `row${index}`] as const,
    );
    const printed = print([block("P", rows)]);
    expect(find(printed, { unbroken: [wish(printed, "row0", "row19")] })).toEqual([]);
  });
});

describe("a box as high as a page", () => {
  const rows = (from: number, to: number, page: number, y: number) =>
    Array.from({ length: to - from }, (_, index) => [page, y + 14 * index, `row${from + index}`] as const);

  it("may be split if a heading stands above it, with a side note read between them", () => {
    const printed = print([
      block("H3", [[1, 30, "Heading"]]),
      block("Aside", [[1, 30, "beside", 150]]),
      block("P", [...rows(0, 7, 1, 58), ...rows(7, 9, 2, 30)]),
    ]);
    const sideNotes = [{ ...wish(printed, "beside"), anchor: printed.text.indexOf("heading") }];
    expect(find(printed, { sideNotes, unbroken: [wish(printed, "row0", "row8")] })).toEqual([]);
  });

  it("is a fault without the heading", () => {
    const printed = print([block("P", full(1, 2)), block("P", [...rows(0, 6, 1, 86), ...rows(6, 8, 2, 30)])]);
    expect(find(printed, { unbroken: [wish(printed, "row0", "row7")] })).toEqual([["split", 1]]);
  });
});

describe("notes", () => {
  const withNote = (page: number) =>
    print([block("P", [...full(1)]), block("Note", [[page, 160, "the note"]]), block("P", full(2))]);
  const note = (printed: PrintedDocument) => ({ ...wish(printed, "the note"), call: printed.text.indexOf("bravo1") });

  it("finds a footnote on another page than its call", () => {
    const sound = withNote(1);
    expect(find(sound, { footnotes: [note(sound)] })).toEqual([]);
    const late = withNote(2);
    expect(find(late, { footnotes: [note(late)] })).toEqual([["note", 1]]);
  });

  it("finds text and boxes that reach down to the notes", () => {
    const printed = print(
      [block("P", [...full(1), [1, 170, "below"]]), block("Note", [[1, 150, "the note"]])],
      [rect(1, 20, 75, 100, 70)],
    );
    const footnotes = [{ ...wish(printed, "the note"), call: printed.text.indexOf("alpha1") }];
    expect(find(printed, { footnotes }).filter(([kind]) => kind === "outside")).toEqual([
      ["outside", 1],
      ["outside", 1],
    ]);
  });

  it("finds a side note on a page before its anchor's", () => {
    const printed = print([block("P", full(1)), block("P", full(2)), block("Aside", [[1, 100, "side note", 150]])]);
    const at = (text: string) => ({ ...wish(printed, "side note"), anchor: printed.text.indexOf(text) });
    expect(find(printed, { sideNotes: [at("alpha1")] })).toEqual([]);
    expect(find(printed, { sideNotes: [at("alpha2")] })).toEqual([["side", 1]]);
  });
});

describe("places", () => {
  it("finds a line that is wider than its column", () => {
    const printed = print([
      block("P", [
        [1, 30, "much too long", 170],
        [1, 44, "fits"],
        [1, 58, "fits too"],
      ]),
    ]);
    expect(find(printed).map(([kind]) => kind)).toContain("wide");
  });

  it("finds a line that is wider than its box", () => {
    const printed = print(
      [
        block("P", [
          [1, 30, "too long for it"],
          [1, 44, "fits"],
        ]),
      ],
      [rect(1, 18, 20, 40, 40)],
    );
    expect(find(printed)).toEqual([["wide", 1]]);
  });

  it("finds a cell's text that runs over the end of its rule", () => {
    const printed = print(
      [block("TD", [[1, 30, "too long for it"]]), block("P", [[1, 60, "text"]])],
      [rect(1, 20, 36, 30, 0.5)],
    );
    expect(find(printed)).toEqual([["wide", 1]]);
  });

  it("finds lines over lines", () => {
    const printed = print([block("P", full(1)), block("P", [[1, 48, "over it"]])]);
    expect(find(printed)).toContainEqual(["overlap", 1]);
  });

  it("finds boxes that lie half over one another", () => {
    const nested = [rect(1, 20, 20, 100, 100), rect(1, 30, 30, 20, 60)];
    expect(find(print([block("P", [[1, 30, "a"]])], nested))).toEqual([]);
    const crossing = [rect(1, 20, 20, 100, 50), rect(1, 60, 60, 100, 50)];
    expect(find(print([block("P", [[1, 30, "a"]])], crossing))).toEqual([["overlap", 1]]);
  });

  it("finds a line over the edge of a box", () => {
    const printed = print(
      [
        block("P", [
          [1, 30, "alpha"],
          [1, 44, "bravo"],
        ]),
      ],
      [rect(1, 18, 40, 150, 40)],
    );
    expect(find(printed)).toEqual([["overlap", 1]]);
  });

  it("finds a rule through a line", () => {
    const printed = print(
      [
        block("P", [
          [1, 30, "alpha"],
          [1, 44, "bravo"],
        ]),
      ],
      [rect(1, 18, 41, 150, 0.5)],
    );
    expect(find(printed)).toEqual([["overlap", 1]]);
  });

  it("finds what stands below the foot of the page", () => {
    const printed = print([block("P", full(1)), block("P", [[1, 195, "too low"]])]);
    expect(find(printed)).toEqual([["outside", 1]]);
  });
});

describe("pages", () => {
  it("finds an empty page", () => {
    expect(find(print([block("P", full(1)), block("P", full(3))], [], 3))).toEqual([["empty", 2]]);
  });

  it("finds a page that is nearly empty, unless it is the last", () => {
    expect(find(print([block("P", full(1)), block("P", [[2, 30, "lost"]]), block("P", full(3))]))).toEqual([
      ["sparse", 2],
    ]);
    expect(find(print([block("P", full(1)), block("P", [[2, 30, "end"]])]))).toEqual([]);
  });

  it("lets a page end early before a block that must not be broken, if it would not fit there", () => {
    const ended = (rows: number) =>
      print([
        block("P", full(1)),
        block("P", [[2, 30, "lost"]]),
        block("H3", [[3, 30, "Heading"]]),
        block(
          "P",
          Array.from({ length: rows }, (_, index) => [3, 44 + 14 * index, `row${index}`] as const),
        ),
        block("P", full(4)),
      ]);
    const find9 = (rows: number, last: string) => {
      const printed = ended(rows);
      return find(printed, { unbroken: [wish(printed, "row0", last)] });
    };
    expect(find9(9, "row8")).toEqual([]);
    expect(find9(4, "row3")).toEqual([["sparse", 2]]);
    expect(find9(9, "row1")).toEqual([["sparse", 2]]);
    expect(find(ended(9))).toEqual([["sparse", 2]]);
  });

  it("passes on what is wrong with marks and tags", () => {
    const printed = print([block("P", full(1))]);
    expect(find({ ...printed, faults: ["page 1: marked content is nested"] })).toEqual([["tags", 1]]);
  });
});
