import { describe, expect, it } from "vitest";
import { layHtml, layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

// The grid is 200 pt wide, at x 10.
const round = (value: number): number => Math.round(value * 10) / 10;

/** Left edges and widths of the items of each row. */
const widthsOf = (tracks: string, texts: readonly string[], css = ""): readonly number[][] => {
  const html = `<div class=g>${texts.map((text) => `<div class=i>${text}</div>`).join("")}</div>`;
  const all = `.g { display: grid; grid-template-columns: ${tracks} } .i { background-color: #eee; orphans: 1 } ${css}`;
  const rows = new Map<number, number[]>();
  for (const item of layPages(html, all).pages[0]!.items) {
    if (item.kind !== "rect") continue;
    const row = rows.get(item.yPt) ?? [];
    rows.set(item.yPt, row);
    row.push(round(item.widthPt));
  }
  return [...rows.values()];
};
const widthOf = (text: string): number => {
  const [line] = layHtml(`<p>${text}</p>`, "");
  return line!.right - line!.x;
};
const words = "alpha alpha alpha alpha alpha alpha alpha alpha alpha alpha";

describe("tracks of a grid", () => {
  it("have a least and a most (minmax)", () => {
    expect(widthsOf("minmax(60pt, 1fr) 2fr", ["a", "b"])).toEqual([[66.7, 133.3]]);
    expect(widthsOf("minmax(90pt, 1fr) 2fr", ["a", "b"])).toEqual([[90, 110]]);
    expect(widthsOf("minmax(40pt, 70pt) 1fr", ["a", "b"])).toEqual([[70, 130]]);
    expect(widthsOf("minmax(40pt, 120pt) minmax(20pt, 120pt)", ["a", "b"])).toEqual([[110, 90]]);
    expect(widthsOf("minmax(50%, auto) 30pt", ["a", "b"])).toEqual([[170, 30]]);
    expect(widthsOf("minmax(80pt, 20pt) 1fr", ["a", "b"])).toEqual([[80, 120]]);
  });

  it("give way where there is no room for the least", () => {
    expect(widthsOf("minmax(150pt, 1fr) minmax(150pt, 1fr)", ["a", "b"])).toEqual([[100, 100]]);
  });

  it("are as wide as their content (fit-content, min-content, max-content)", () => {
    const [a, b] = [round(widthOf("alpha alpha")), round(widthOf("alpha"))];
    expect(widthsOf("fit-content(90pt) 1fr", ["alpha alpha", "b"])).toEqual([[a, round(200 - a)]]);
    expect(widthsOf("fit-content(90pt) 1fr", [words, "b"])).toEqual([[90, 110]]);
    expect(widthsOf("fit-content(50%) 1fr", [words, "b"])).toEqual([[100, 100]]);
    expect(widthsOf("min-content 1fr", ["alpha alpha", "b"])).toEqual([[b, round(200 - b)]]);
    expect(widthsOf("max-content 1fr", ["alpha alpha", "b"])).toEqual([[a, round(200 - a)]]);
  });

  it("are one for all rows, whatever each of them holds", () => {
    const a = round(widthOf("alpha alpha"));
    const rest = round(200 - a);
    expect(widthsOf("auto 1fr", ["x", "b", "alpha alpha", "d"])).toEqual([
      [a, rest],
      [a, rest],
    ]);
    expect(widthsOf("auto 1fr", ["x", "b", "alpha alpha", "d"], ".i { align-self: start }")[1]).toEqual([a, rest]);
  });

  it("come as often as they have room (auto-fill), and no oftener than is needed (auto-fit)", () => {
    expect(widthsOf("repeat(auto-fill, 60pt)", ["a", "b", "c", "d"])).toEqual([[60, 60, 60], [60]]);
    expect(widthsOf("repeat(auto-fill, minmax(60pt, 1fr))", ["a", "b"])).toEqual([[66.7, 66.7]]);
    expect(widthsOf("repeat(auto-fit, minmax(60pt, 1fr))", ["a", "b"])).toEqual([[100, 100]]);
    expect(widthsOf("repeat(auto-fill, minmax(60pt, 1fr))", ["a", "b", "c", "d"], ".g { gap: 10pt }")).toEqual([
      [60, 60, 60],
      [60],
    ]);
    expect(widthsOf("40pt repeat(auto-fill, 30pt 50pt)", ["a", "b", "c", "d", "e", "f"])).toEqual([
      [40, 30, 50, 30, 50],
      [40],
    ]);
    expect(widthsOf("repeat(auto-fit, minmax(60pt, 1fr))", ["a", "b"], ".i + .i { grid-column: span 2 }")).toEqual([
      [66.7, 133.3],
    ]);
  });

  it("come once where not even one has room, and at most a hundred times", () => {
    expect(widthsOf("repeat(auto-fill, 900pt)", ["a", "b"])).toEqual([[200], [200]]);
    const css = ".g { display: grid; grid-template-columns: repeat(auto-fill, minmax(0pt, 1fr)) }";
    const lines = readLines(layPages("<div class=g><p>a</p><p>b</p></div>", css, ["line-overflow"]));
    expect(lines.map(({ x }) => x)).toEqual([10, 12]);
  });

  it("count the room of the page that they stand on, and of the box", () => {
    const items = "<p>A</p><p>B</p><p>C</p>";
    const css = `.g { display: grid; grid-template-columns: repeat(auto-fill, 50pt); break-inside: avoid }
      .half { padding-right: 90pt } @page :first { margin-right: 100pt }`;
    const lines = readLines(layPages(`<div class=g>${items}</div><div class="g half">${items}</div>`, css));
    expect(lines.map(({ x }) => x)).toEqual([10, 60, 10, 10, 10, 10]);
  });

  it("of automatic number need a length", () => {
    for (const tracks of ["repeat(auto-fill, 1fr)", "repeat(auto-fill, auto)", "1fr repeat(auto-fill, 40pt)"])
      expect(() => widthsOf(tracks, ["a"]), tracks).toThrow("unknown-value");
    expect(() => widthsOf("minmax(1fr, 40pt)", ["a"])).toThrow("unknown-value");
    expect(() => widthsOf("repeat(auto-fill, 4pt) repeat(auto-fill, 4pt)", ["a"])).toThrow("unknown-value");
  });
});
