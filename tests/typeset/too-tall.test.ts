import { describe, expect, it } from "vitest";
import type { StyledElement } from "../../src/model/styled.js";
import { el, lay, NO_BORDER, p, page, readLines } from "./styled.js";

/** What no page can take is split or cut, never lost and never tried for ever. Pages of 220 by 200 pt hold 12 lines. */
const COUNT = 400;
const words = (count: number, name = "word"): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(" ");
const tall = (): StyledElement => p(words(COUNT));
const edge = { ...NO_BORDER, widthPt: 1, style: "solid" as const };
const border = { top: edge, right: edge, bottom: edge, left: edge };
const row = (...cells: readonly StyledElement[]): StyledElement => el("tr", {}, cells);
const cell = (...children: readonly (StyledElement | string)[]): StyledElement => el("td", {}, children);
const call = el("a", {}, ["call"], { href: "#n", role: "doc-noteref" });

const CASES: Readonly<Record<string, readonly StyledElement[]>> = {
  "a box that must not break": [el("div", { breakInside: "avoid", border }, [tall()])],
  "boxes that must not break, one in the other": [
    el("div", { breakInside: "avoid", border }, [el("div", { breakInside: "avoid", border }, [tall()])]),
  ],
  "a table row": [el("table", {}, [row(cell(tall()), cell("beside"))])],
  "a cell in a row of a grid": [el("div", { display: "grid", columnGap: 6 }, [el("div", {}, [tall()])])],
  "a row with a head to repeat": [
    el("table", {}, [el("thead", {}, [row(cell("head"))]), el("tbody", {}, [row(cell(tall()))])]),
  ],
  "a table head": [el("table", {}, [el("thead", {}, [row(cell(tall()))]), el("tbody", {}, [row(cell("end"))])])],
  "a side note": [p("text"), el("aside", { float: "sidenote", breakInside: "avoid", border }, [tall()])],
  "a footnote": [el("p", {}, ["text ", call]), el("aside", { float: "footnote" }, [tall()], { id: "n" })],
  "a heading": [p(words(COUNT), { breakAfter: "avoid" }), p("text")],
  "a list item": [el("ul", {}, [el("li", { breakInside: "avoid" }, [tall()])])],
};

describe("content taller than a page", () => {
  it.each(Object.entries(CASES))("comes to an end with every word placed once: %s", (name, blocks) => {
    const size = name === "a side note" ? { widthPt: 320, note: { widthPt: 90, gapPt: 10 } } : {};
    const paged = lay(page([p("before"), ...blocks, p("after")], size), ["line-overflow", "content-too-tall"]);
    const lines = readLines(paged).filter((line) => !line.artifact);
    const found = lines.flatMap((line) => line.text.trim().split(/\s+/u)).filter((word) => /^word\d+$/u.test(word));
    expect(found.sort()).toEqual(words(COUNT).split(" ").sort());
    expect(lines.every((line) => line.y <= 190)).toBe(true);
    expect(paged.pages.length).toBeLessThan(40);
  });

  it("is not cut between a label of two lines and its value", () => {
    for (let count = 30; count < 60; count++) {
      const rows = Array.from({ length: 12 }, (_, index) =>
        el(
          "div",
          {
            display: "grid",
            gridTemplateColumns: [
              { kind: "length", value: 60 },
              { kind: "length", value: 60 },
            ],
          },
          [p(`label${index} of two lines and more`), p(`value${index}`)],
        ),
      );
      const card = el("aside", { float: "sidenote", breakInside: "avoid", border }, [p(words(count)), ...rows]);
      const lines = readLines(lay(page([p("text"), card], { widthPt: 360, note: { widthPt: 140, gapPt: 10 } })));
      for (let index = 0; index < rows.length; index++) {
        const label = lines.find((line) => line.text.startsWith(`label${index} `))!;
        const value = lines.find((line) => line.text === `value${index}`)!;
        expect([label.page, label.y], `${count} words, row ${index}`).toEqual([value.page, value.y]);
      }
    }
  });
});
