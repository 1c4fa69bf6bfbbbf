import { describe, expect, it } from "vitest";
import { el, lay, NO_BORDER, p, page, readLines } from "./styled.js";

const WORDS = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa".split(
  " ",
);
const text = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, index) => WORDS[(index + from) % WORDS.length]).join(" ");
const solid = { ...NO_BORDER, widthPt: 1, style: "solid" as const };
const margin = (top: number, bottom: number) => ({ margin: { top, right: 0, bottom, left: 0 } });

describe("blocks", () => {
  it("collapses the margins of neighbours to the larger one", () => {
    const lines = readLines(lay(page([p("One", margin(0, 12)), p("Two", margin(5, 0))])));
    expect(lines[1]!.y - lines[0]!.y).toBeCloseTo(14 + 12, 1);
  });

  it("breaks lines at the measure and pages at the foot, and loses no word", () => {
    const lines = readLines(lay(page([p(text(300))])));
    expect(lines.every((line) => line.right <= 210.1)).toBe(true);
    expect(lines.every((line) => line.y <= 190)).toBe(true);
    expect(lines.map((line) => line.text.trim()).join(" ")).toBe(text(300));
    expect(Math.max(...lines.map((line) => line.page))).toBeGreaterThan(2);
  });

  it("takes headings along to the next page", () => {
    const filler = p(Array.from({ length: 12 }, () => "x").join(" "), { width: 6 });
    const heading = p("Heading", { breakAfter: "avoid", ...margin(4, 2) });
    const lines = readLines(lay(page([filler, heading, p(text(60))])));
    const at = lines.findIndex((line) => line.text === "Heading");
    expect(lines[at]!.page).toBe(2);
    expect(lines[at + 1]!.page).toBe(2);
    expect(lines[at + 1]!.y - lines[at]!.y).toBeCloseTo(16, 1);
  });

  it("leaves no single line of a paragraph at the foot or the head of a page", () => {
    for (let fill = 1; fill <= 14; fill++) {
      const filler = p(Array.from({ length: fill }, () => "x").join(" "), { width: 6 });
      const lines = readLines(lay(page([filler, p(text(30))]))).filter((line) => line.text !== "x ");
      const body = lines.filter((line) => line.text.trim() !== "x");
      for (const number of new Set(body.map((line) => line.page))) {
        expect(body.filter((line) => line.page === number).length, `fill ${String(fill)}`).toBeGreaterThan(1);
      }
    }
  });

  it("keeps a block that must not break in one piece", () => {
    const filler = p(Array.from({ length: 10 }, () => "x").join(" "), { width: 6 });
    const box = el("div", { breakInside: "avoid", border: { top: solid, right: solid, bottom: solid, left: solid } }, [
      p(text(30)),
    ]);
    const lines = readLines(lay(page([filler, box]))).filter((line) => line.text.trim() !== "x");
    expect(new Set(lines.map((line) => line.page))).toEqual(new Set([2]));
  });

  it("splits a block that no page can take, and loses nothing", () => {
    const box = el("div", { breakInside: "avoid", backgroundColor: { r: 1, g: 0, b: 0 } }, [p(text(400))]);
    const paged = lay(page([p("before"), box, p("after")]), ["content-too-tall"]);
    const words = readLines(paged)
      .map((line) => line.text.trim())
      .join(" ");
    expect(words).toBe(`before ${text(400)} after`);
    const rects = paged.pages.map((one) => one.items.filter((item) => item.kind === "rect").length);
    expect(rects.every((count) => count === 1)).toBe(true);
  });

  it("draws a box from its padding edge to the end of its content on each page", () => {
    const box = el(
      "div",
      { backgroundColor: { r: 1, g: 0, b: 0 }, padding: { top: 5, right: 5, bottom: 5, left: 5 } },
      [p("Inside")],
    );
    const paged = lay(page([p("before"), box]));
    const rect = paged.pages[0]!.items.find((item) => item.kind === "rect");
    expect(rect).toMatchObject({ xPt: 10, yPt: 24, widthPt: 200, heightPt: 24 });
    expect(readLines(paged)[1]!.x).toBe(15);
  });

  it("cuts an endless word at the measure without a hyphen, and says so unless it was asked to", () => {
    const word = "abcdefghij".repeat(20);
    expect(() => lay(page([p(word)]))).toThrow("word-cut");
    const lines = readLines(lay(page([p(word, { overflowWrap: "anywhere" })])));
    expect(readLines(lay(page([p(word)]), ["word-cut"]))).toEqual(lines);
    expect(lines.map((line) => line.text).join("")).toBe(word);
    expect(lines.every((line) => line.right <= 210.1)).toBe(true);
  });
});

describe("rows", () => {
  it("sets the cells of a table side by side and draws their borders at one height", () => {
    const cell = (value: string) =>
      el("td", { border: { top: NO_BORDER, right: NO_BORDER, bottom: solid, left: NO_BORDER } }, [value]);
    const table = el("table", { width: { percent: 100 } }, [
      el("tbody", { display: "table-row-group" }, [el("tr", {}, [cell("One"), cell(text(20))])]),
    ]);
    const paged = lay(page([table, p("after")]));
    const lines = readLines(paged);
    expect(lines[0]!.y).toBe(lines[1]!.y);
    const bottoms = paged.pages[0]!.items.flatMap((item) => (item.kind === "rect" ? [item.yPt] : []));
    expect(new Set(bottoms.map((y) => y.toFixed(2))).size).toBe(1);
    expect(lines.at(-1)!.text).toBe("after");
  });

  it("repeats a table's head as an artifact and keeps rows whole", () => {
    const row = (value: string) => el("tr", {}, [el("td", {}, [value]), el("td", {}, [text(12)])]);
    const table = el("table", {}, [
      el("thead", {}, [el("tr", {}, [el("th", {}, ["Head"]), el("th", {}, ["Text"])])]),
      el(
        "tbody",
        {},
        Array.from({ length: 20 }, (_, index) => row(`R${String(index)}`)),
      ),
    ]);
    const lines = readLines(lay(page([table])));
    const pages = Math.max(...lines.map((line) => line.page));
    const heads = lines.filter((line) => line.text === "Head");
    expect(heads.length).toBe(pages);
    expect(heads.filter((line) => !line.artifact).length).toBe(1);
    expect(lines.filter((line) => line.text.startsWith("R")).length).toBe(20);
  });

  it("gives grid tracks their widths and spans", () => {
    const grid = el(
      "div",
      {
        display: "grid",
        gridTemplateColumns: [
          { kind: "length", value: 50 },
          { kind: "fraction", value: 1 },
        ],
        columnGap: 10,
      },
      [el("div", {}, ["A"]), el("div", {}, ["B"]), el("div", { gridColumnSpan: -1 }, ["C"])],
    );
    expect(readLines(lay(page([grid]))).map(({ x, y, text: value }) => [x, y, value])).toEqual([
      [10, expect.any(Number), "A"],
      [70, expect.any(Number), "B"],
      [10, expect.any(Number), "C"],
    ]);
  });
});

describe("notes", () => {
  const call = (id: string) => el("a", {}, ["1"], { href: `#${id}`, role: "doc-noteref" });
  const note = (id: string, words: number) =>
    el("aside", { float: "footnote" }, [p(`note-${id} ${text(words)}`)], { id, role: "doc-footnote" });

  it("sets a footnote at the foot of the page of its call", () => {
    const blocks = [p(text(100)), el("p", {}, ["Here", call("n1"), " goes on."]), note("n1", 10), p(text(100))];
    const lines = readLines(lay(page(blocks)));
    const caller = lines.find((line) => line.text.startsWith("Here"));
    const foot = lines.find((line) => line.text.startsWith("note-n1"));
    expect(foot!.page).toBe(caller!.page);
    expect(foot!.y).toBeGreaterThan(150);
    const last = lines.filter((line) => line.page === foot!.page && !line.text.startsWith("note")).at(-1);
    expect(last!.y).toBeLessThan(foot!.y + 30);
  });

  it("carries what a page cannot take of a long footnote", () => {
    const blocks = [el("p", {}, ["Here", call("n1"), "."]), note("n1", 300), p(text(20))];
    const all = readLines(lay(page(blocks)))
      .map((line) => line.text.trim())
      .join(" ");
    for (const word of WORDS) expect(all).toContain(word);
    expect(all.match(/alpha/g)!.length).toBe(`${text(300)} ${text(20)}`.match(/alpha/g)!.length);
  });

  it("stands side notes level with their anchor, in order, and carries them on", () => {
    const side = (name: string) => el("aside", { float: "sidenote", ...margin(6, 6) }, [p(`${name} ${text(14)}`)]);
    const blocks = [p(text(8)), side("S1"), p(text(8)), side("S2"), p(text(8)), side("S3"), p(text(8)), side("S4")];
    const lines = readLines(lay(page(blocks, { note: { widthPt: 60, gapPt: 8 } })));
    const sides = lines.filter((line) => /^S\d/.test(line.text));
    expect(sides.map((line) => line.text.slice(0, 2))).toEqual(["S1", "S2", "S3", "S4"]);
    expect(sides.every((line) => line.x === 150)).toBe(true);
    expect(sides[0]!.y).toBe(lines.find((line) => line.x === 10)!.y);
    expect(sides.at(-1)!.page).toBeGreaterThan(1);
  });
});
