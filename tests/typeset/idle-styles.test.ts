import { describe, expect, it } from "vitest";
import { layHtml, layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const CSS = `table { display: table; width: 100%; border-collapse: collapse } tbody { display: table-row-group }
  tr { display: table-row } td { display: table-cell } span { display: inline } .g { display: grid } .f { display: flex }`;

/** What has no effect on the element with the class `x`; its text is on the page all the same. */
const idleOf = (html: string, declarations: string): string => {
  const css = `${CSS} @page { @rightnote { width: 40pt } } .x { ${declarations} }`;
  const lines = readLines(layPages(html, css, ["style-without-effect"]));
  expect(lines.map(({ text }) => text.replace(/^1\. /u, "")).filter((text) => text === "A")).toHaveLength(1);
  try {
    layHtml(html, css);
    return "";
  } catch (error) {
    return /`([^`]*)` has no effect ([^"]*)/u.exec(String(error))?.slice(1).join(" ") ?? String(error);
  }
};

describe("what has no effect where it stands is told", () => {
  it.each(["top", "bottom", "sidenote", "leftnote"])("float: %s on items and cells", (float) => {
    const where = "on an item of a grid or a flex row";
    expect(idleOf("<div class=g><p class=x>A</p><p>B</p></div>", `float: ${float}`)).toBe(`float: ${float} ${where}`);
    expect(idleOf("<div class=f><p class=x>A</p><p>B</p></div>", `float: ${float}`)).toBe(`float: ${float} ${where}`);
    const cells = "<table><tr><td class=x>A</td><td>B</td></tr></table>";
    expect(idleOf(cells, `float: ${float}`)).toBe(`float: ${float} on a cell of a table`);
  });

  it("position and float of rows and their groups", () => {
    const row = "<table><tr class=x><td>A</td></tr></table>";
    expect(idleOf(row, "position: relative; top: 9pt")).toBe("position: relative on `<tr>`");
    expect(idleOf(row, "float: top")).toBe("float: top on `<tr>`");
    const group = "<table><tbody class=x><tr><td>A</td></tr></tbody></table>";
    expect(idleOf(group, "position: absolute")).toBe("position: absolute on `<tbody>`");
  });

  it("footnotes that are cells or rows", () => {
    const html = "<table><tr><td class=x>A</td><td>B</td></tr></table>";
    expect(idleOf(html, "float: footnote")).toBe("float: footnote on a cell of a table");
  });

  it("footnote-policy on what is no footnote", () => {
    expect(idleOf("<p class=x>A</p>", "footnote-policy: line")).toBe("footnote-policy on what is no footnote");
  });

  it("and what has one is not", () => {
    expect(idleOf("<table><tr><td class=x>A</td></tr></table>", "position: relative; top: 0")).toBe("");
    expect(idleOf("<table class=x><tr><td>A</td></tr></table>", "float: top; position: static")).toBe("");
    expect(idleOf("<div class=g><div><p class=x>A</p></div><p>B</p></div>", "float: top")).toBe("");
  });
});

describe("items of rows", () => {
  it("do not hold the footnotes that stand among them, but their calls", () => {
    const css = `${CSS} .g { grid-template-columns: 1fr 1fr } .n { float: footnote }`;
    for (const name of ["g", "f"]) {
      const lines = layHtml(`<div class=${name}><p>A</p><p class=n>Note</p><p>B</p></div>`, css);
      expect(lines.map(({ text }) => text)).toEqual(["A", "1", "B", "1. Note"]);
      expect(lines.at(-1)!.y).toBeGreaterThan(180);
    }
  });

  it("and blocks may be links", () => {
    const html = `<a href="#t">Block</a><div class=f><a href="#t">Item <b>bold</b></a><p>B</p></div>
      <div class=g><a href="https://a.org">Grid</a></div><p id=t>T</p>`;
    const { pages } = layPages(html, `${CSS} b { display: inline }`);
    expect(pages[0]!.links.map(({ target, yPt, contents }) => [target, Math.round(yPt), contents])).toEqual([
      ["#t", 10, "Block"],
      ["#t", 24, "Item bold"],
      ["https://a.org", 38, "Grid"],
    ]);
  });
});

describe("floats in cells and items", () => {
  it("go to the edges of the page, and leave the cell", () => {
    const float = "<div class=x>A</div>";
    const css = `${CSS} .x { float: top } .g { grid-template-columns: 1fr 1fr }`;
    for (const html of [
      `<table><tr><td>B${float}</td><td>C</td></tr></table><p>D</p>`,
      `<div class=g><div><p>B</p>${float}</div><p>C</p></div><p>D</p>`,
    ]) {
      const lines = layHtml(html, css);
      const [first] = layHtml("<p>A</p>", "");
      expect(lines.map(({ text, y }) => [text, Math.round(y - first!.y)]).sort()).toEqual([
        ["A", 0],
        ["B", 14],
        ["C", 14],
        ["D", 28],
      ]);
    }
  });
});
