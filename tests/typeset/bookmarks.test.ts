import { describe, expect, it } from "vitest";
import { layPages } from "./html-pages.js";

const CSS = "h1 { bookmark-level: 1 } h2 { bookmark-level: 2 } i { display: inline }";
const HTML = '<h1 title="Short">A <i>long</i> title</h1><h2>Part</h2><h1>Next</h1>';

describe("bookmarks", () => {
  it("have the text of their heading", () => {
    expect(layPages(HTML, CSS).outline.map(({ title, level }) => [title, level])).toEqual([
      ["A long title", 1],
      ["Part", 2],
      ["Next", 1],
    ]);
  });

  it("take their text from `bookmark-label`", () => {
    const css = `${CSS} h1 { counter-increment: part; bookmark-label: counter(part) ". " content() " (" attr(title) ")" }`;
    expect(layPages(HTML, css).outline.map(({ title }) => title)).toEqual([
      "1. A long title (Short)",
      "Part",
      "2. Next ()",
    ]);
  });

  it("are closed by `bookmark-state`", () => {
    const css = `${CSS} h1 { bookmark-state: closed }`;
    expect(layPages(HTML, css).outline.map(({ closed }) => closed)).toEqual([true, undefined, true]);
  });
});
