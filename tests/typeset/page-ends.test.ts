import { describe, expect, it } from "vitest";
import type { StyledElement } from "../../src/model/styled.js";
import { el, lay, p, page, readLines } from "./styled.js";
import type { PlacedText } from "./styled.js";

/** Pages of 220 by 200 pt hold 12 lines of 14 pt; "x" lines fill them up. */
const filler = (lines: number): StyledElement => p(Array.from({ length: lines }, () => "x").join(" "), { width: 6 });
const heading = (text: string): StyledElement => p(text, { breakAfter: "avoid" });
const words = (count: number, name = "word"): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(" ");
const call = (id: string): StyledElement => el("a", {}, [`call${id}`], { href: `#${id}`, role: "doc-noteref" });
const note = (id: string, text: string): StyledElement =>
  el("aside", { float: "footnote" }, [p(`note${id} ${text}`)], { id });
const pageOf = (lines: readonly PlacedText[], text: string): number | undefined =>
  lines.find((line) => line.text.includes(text))?.page;

describe("headings at the end of a page", () => {
  it("go along when the heading after them does not fit", () => {
    const lines = readLines(
      lay(page([filler(11), heading("First"), heading(`Second ${words(12)}`), p(words(30, "t"))])),
    );
    expect([pageOf(lines, "First"), pageOf(lines, "Second"), pageOf(lines, "t0 ")]).toEqual([2, 2, 2]);
  });

  it("and other lines of text go along where what follows asks for it", () => {
    const ends = (breakBefore: "auto" | "avoid") => {
      const lines = readLines(lay(page([filler(11), p("Lead:"), p(words(14, "t"), { breakBefore })])));
      return [pageOf(lines, "Lead"), pageOf(lines, "t0 ")];
    };
    expect(ends("auto")).toEqual([1, 2]);
    expect(ends("avoid")).toEqual([2, 2]);
  });

  it("are never broken themselves", () => {
    for (let fill = 6; fill <= 12; fill++) {
      const lines = readLines(lay(page([filler(fill), heading(words(24, "h")), p(words(30, "t"))])));
      const pages = new Set(lines.filter((line) => /\bh\d/u.test(line.text)).map((line) => line.page));
      expect(pages.size, `${fill} lines above`).toBe(1);
    }
  });

  it("take the side notes behind them along", () => {
    const side = el("aside", { float: "sidenote" }, [p("beside")]);
    const size = { widthPt: 320, note: { widthPt: 80, gapPt: 10 } };
    const lines = readLines(lay(page([filler(12), heading("Heading"), side, p(words(30, "t"))], size)));
    expect([pageOf(lines, "Heading"), pageOf(lines, "beside")]).toEqual([2, 2]);
  });
});

describe("footnotes at the end of a page", () => {
  const build = (fill: number, length: number): readonly PlacedText[] => {
    const paragraph = el("p", {}, ["text ", call("a"), " end"]);
    return readLines(lay(page([filler(fill), paragraph, note("a", words(length, "n"))])));
  };

  it("begin on the page of their call, however long they are", () => {
    for (let fill = 0; fill <= 12; fill++) {
      for (const length of [2, 20, 60, 400]) {
        const lines = build(fill, length);
        expect(pageOf(lines, "notea"), `${fill} lines above, ${length} words`).toBe(pageOf(lines, "calla"));
      }
    }
  });

  it("go on overleaf with two lines on each side", () => {
    let split = 0;
    for (let fill = 0; fill <= 12; fill++) {
      const lines = build(fill, 60).filter((line) => /note|\bn\d/u.test(line.text));
      const pages = [...new Set(lines.map((line) => line.page))];
      if (pages.length > 1) split++;
      for (const number of pages) expect(lines.filter((line) => line.page === number).length).toBeGreaterThan(1);
    }
    expect(split).toBeGreaterThan(0);
  });

  it("are not split if they are short", () => {
    for (let fill = 0; fill <= 12; fill++) {
      const lines = build(fill, 12).filter((line) => /note|\bn\d/u.test(line.text));
      expect(new Set(lines.map((line) => line.page)).size, `${fill} lines above`).toBe(1);
    }
  });

  it("wait for a note that goes on: the second call stands where its own note can begin", () => {
    const first = el("p", {}, ["text ", call("a")]);
    const second = el("p", {}, ["more ", call("b")]);
    const lines = readLines(lay(page([first, note("a", words(400, "n")), second, note("b", "short")])));
    expect(pageOf(lines, "noteb")).toBe(pageOf(lines, "callb"));
  });

  it("have their room when two are called in one line", () => {
    const both = el("p", {}, ["text ", call("a"), " ", call("b")]);
    const lines = readLines(lay(page([filler(9), both, note("a", words(8, "n")), note("b", words(60, "m"))])));
    expect([pageOf(lines, "notea"), pageOf(lines, "noteb")]).toEqual([pageOf(lines, "calla"), pageOf(lines, "callb")]);
    expect(lines.every((line) => line.y <= 190)).toBe(true);
  });
});

describe("a box with notes", () => {
  it("stays whole and keeps its notes on its page", () => {
    const box = el("div", { breakInside: "avoid" }, [
      el("p", {}, [`${words(20)} `, call("a"), " end"]),
      p(words(20, "u")),
    ]);
    for (let fill = 0; fill <= 12; fill++) {
      const lines = readLines(lay(page([filler(fill), box, note("a", words(20, "n"))])));
      const own = lines.filter((line) => /\b(?:word|u)\d/u.test(line.text));
      expect(new Set(own.map((line) => line.page)).size, `${fill} lines above`).toBe(1);
      expect(pageOf(lines, "notea")).toBe(pageOf(lines, "calla"));
    }
  });
});
