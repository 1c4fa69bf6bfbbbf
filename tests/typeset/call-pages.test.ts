import { describe, expect, it } from "vitest";
import { layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const CSS = `
  table { display: table } tr { display: table-row } td { display: table-cell }
  span, br { display: inline }
  .note { float: footnote; font-size: 8pt; line-height: 10pt }
  h2 { break-after: avoid }
  @page { @footnote { margin-top: 4pt } }`;

const lines = (count: number, name: string): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}<br>`).join("");
const note = (text: string): string => `<span class="note">${text}</span>`;

/** Rows of tables are cut only where no page can take them. */
const TALL = ["content-too-tall"];

/** Where a text begins: its page and the height of its baseline. */
function place(body: string, css: string, announced: readonly string[] = []) {
  const all = readLines(layPages(`<html lang="en"><body>${body}</body></html>`, CSS + css, announced));
  return (text: string): [number, number] => {
    const line = all.find((one) => one.text.replace(/^\d+\. /, "").includes(text));
    if (line === undefined) throw new Error(`${text} is on no page`);
    return [line.page, Math.round(line.y)];
  };
}

describe("a footnote begins on the page of its call", () => {
  it("goes along with a heading that goes to the page of its text", () => {
    const at = place(
      `<p>${lines(9, "x")}</p><h2>Head${note("About it")}</h2><p>${lines(5, "y")}</p>`,
      "p { orphans: 3 }",
    );
    expect(at("Head")).toEqual([2, 20]);
    expect(at("y0")).toEqual([2, 34]);
    expect(at("About it")).toEqual([2, 188]);
  });

  it("keeps the note of a heading that stays", () => {
    const at = place(`<p>${lines(6, "x")}</p><h2>Head${note("About it")}</h2><p>${lines(5, "y")}</p>`, "");
    expect([at("Head"), at("About it"), at("y0")].map(([page]) => page)).toEqual([1, 1, 1]);
  });

  it("where cells end level and the notes of one of them have no room", () => {
    // 180 pt: eleven lines and a note, or twelve lines without one.
    const cells = [
      `<td>${lines(14, "a")}</td>`,
      `<td>${lines(11, "b")}call${note("Its note")}<br>${lines(3, "c")}</td>`,
    ];
    for (const row of [cells, cells.toReversed()]) {
      const at = place(`<table><tr>${row.join("")}</tr></table>`, "td { orphans: 1; widows: 1 }", TALL);
      expect(at("Its note")[0]).toBe(at("call")[0]);
      expect([at("b10")[0], at("call")[0]]).toEqual([1, 2]);
    }
  });

  it("in the order of reading, where one that is read later is called higher up", () => {
    const long = Array.from({ length: 90 }, () => "word").join(" ");
    const cells = `<td>${lines(6, "a")}left${note(`First ${long}`)}<br>${lines(8, "c")}</td><td>right${note("Second")}</td>`;
    const at = place(`<table><tr>${cells}</tr></table>`, "td { orphans: 1; widows: 1 }", TALL);
    expect(at("First")[0]).toBe(at("left")[0]);
    expect(at("Second")[0]).toBe(at("right")[0]);
  });

  it("where a row that is taller than a page comes to a page that an earlier note fills", () => {
    const long = Array.from({ length: 500 }, () => "word").join(" ");
    const row = `<table><tr><td>call${note("Second")}<br>${lines(14, "a")}</td></tr></table>`;
    const at = place(`<p>one${note(`First ${long}`)}</p>${row}`, "td { orphans: 1; widows: 1 }", TALL);
    expect([at("First"), at("call"), at("Second")].map(([page]) => page)).toEqual([1, 4, 4]);
  });

  it("in columns that end above a call whose note would fill the page", () => {
    const long = Array.from({ length: 120 }, () => "word").join(" ");
    const text = `<p>${lines(6, "a")}</p><p>one${note(`First ${long}`)}</p><p>${lines(6, "b")}</p><p>two${note(`Second ${long}`)}</p><p>${lines(6, "c")}</p>`;
    const at = place(`<div>${text}</div>`, "div { columns: 2 } p { orphans: 1; widows: 1 }");
    expect(at("First")[0]).toBe(at("one")[0]);
    expect(at("Second")[0]).toBe(at("two")[0]);
    expect([at("a0"), at("one")].map(([page]) => page)).toEqual([1, 1]);
  });

  it("with as much of a high box as the page has room for", () => {
    const css = ".note div { height: 165pt; background-color: #eee } .note p { margin: 0 }";
    const body = `<p>call<a href="#n" role="doc-noteref">1</a></p><p>text</p>
      <aside id="n" role="doc-footnote" class="note"><div>tall</div><p>end</p></aside>`;
    const at = place(body, `a { display: inline } ${css}`);
    expect(["call", "tall", "text", "end"].map(at)).toEqual([
      [1, 20],
      [1, 38],
      [2, 20],
      [2, 186],
    ]);
    const boxes = layPages(`<html lang="en"><body>${body}</body></html>`, `${CSS} a { display: inline } ${css}`).pages;
    const heights = boxes.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === "rect" ? [item.heightPt] : [])),
    );
    expect(heights).toEqual([162, 3]);
  });

  it("where only a margin at the foot of a grid has no room above it", () => {
    // 180 pt: 148 of lines and boxes, a margin of 10, and 24 of the note.
    const item = `<div class="item"><p>call${note("Its note<br>on two")}</p><p>${lines(9, "x")}</p></div>`;
    const at = place(
      `<div class="grid">${item}</div>`,
      ".grid { display: grid } .item { grid-row: span 3; margin-bottom: 10pt; padding: 8pt 0 0; background-color: #00f }",
    );
    expect([at("x8"), at("Its note")]).toEqual([
      [1, 154],
      [1, 176],
    ]);
  });

  it("but for notes called in one line that are higher than a page, which is said", () => {
    const long = Array.from({ length: 260 }, () => "word").join(" ");
    const body = `<p>call${note(`First ${long}`)}${note("Second")}</p>`;
    const at = place(body, "", ["footnote-late"]);
    expect([at("call"), at("First"), at("Second")].map(([page]) => page)).toEqual([1, 1, 2]);
    expect(() => place(body, "")).toThrow(
      /footnotes called in one line, with the edges of their area, are \d+\.\d pt high where a page has room for \d+/,
    );
    expect(() => place(`<p>call${note(`First ${long}`)}</p>`, "")).not.toThrow();
  });
});
