import { describe, expect, it } from "vitest";
import { layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const HTML =
  '<p>See<a href="#n">1</a></p><p class=f id=n>A note that is long enough for more than one line of text.</p>';
const CSS = ".f { float: footnote } a { display: inline }";

const lay = (area: string, announced?: readonly string[]): ReturnType<typeof layPages> =>
  layPages(HTML, `${CSS} @page { @footnote { ${area} } }`, announced);

describe("the area at the foot of the page", () => {
  it("is a rule above the notes, as long as it says", () => {
    const paged = lay("margin-top: 6pt; border-top: 1pt solid #000; -briefpress-rule-width: 40pt; padding-top: 3pt");
    expect(paged.pages[0]!.items.filter(({ kind }) => kind === "rect")).toMatchObject([
      { xPt: 10, yPt: 190 - 28 - 4, widthPt: 40, heightPt: 1 },
    ]);
    expect(
      readLines(paged)
        .slice(-2)
        .map(({ x }) => x),
    ).toEqual([10, 10]);
  });

  it("has a background, padding and margins on all sides, and the notes in it", () => {
    const paged = lay("margin: 6pt 8pt 4pt 5pt; padding: 3pt 7pt 2pt 9pt; background-color: #eee");
    const bare = lay("margin-top: 0");
    const [fill] = paged.pages[0]!.items.filter(({ kind }) => kind === "rect");
    const lines = readLines(paged).filter(({ x }) => x > 15);
    expect(lines.length).toBe(2);
    expect(fill).toMatchObject({ xPt: 15, widthPt: 187, heightPt: lines.length * 14 + 5 });
    expect((fill as { yPt: number }).yPt).toBeCloseTo(190 - 4 - 5 - lines.length * 14, 5);
    expect(lines.every(({ x, right }) => x === 24 && right <= 195.1)).toBe(true);
    expect(readLines(bare).at(-1)!.y - lines.at(-1)!.y).toBeCloseTo(6, 5);
    const kinds = paged.pages[0]!.items.map(({ kind }) => kind);
    expect(kinds.indexOf("rect")).toBeLessThan(kinds.lastIndexOf("line"));
  });

  it("may have borders all around", () => {
    const paged = lay("border: 2pt solid #00f; padding: 4pt");
    const xs = paged.pages[0]!.items.flatMap((item) =>
      item.kind === "rect" ? [item.xPt, item.xPt + item.widthPt] : [],
    );
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([10, 210]);
    expect(readLines(paged).at(-1)!.x).toBe(16);
  });

  it("loses nothing where its edges leave no room", () => {
    const words = readLines(lay("padding: 150pt 40pt; background-color: #eee", ["footnote-late"]))
      .slice(1)
      .map(({ text }) => text.trim());
    expect(words.join(" ")).toContain("A note that is long enough for more than one line of text.");
  });

  const LONG = Array.from({ length: 150 }, (_, index) => `note${index}`).join(" ");
  const CALL = `<span class=f>${LONG}</span>`;
  const AREA = "@page { @footnote { background-color: #eee } } .f { float: footnote }";
  /** For each page the upper edge of the notes, and the lower edges of the boxes. */
  const readEdges = (html: string, css: string): readonly { top: number; bottoms: readonly number[] }[] =>
    layPages(html, `${AREA} ${css}`).pages.map(({ items }) => {
      const rects = items.flatMap((item) => (item.kind === "rect" ? [item] : []));
      const [area] = rects.filter(({ color }) => color.r > 0.9);
      const boxes = rects.filter(({ color }) => color.r < 0.9);
      return { top: area?.yPt ?? Infinity, bottoms: boxes.map(({ yPt, heightPt }) => yPt + heightPt) };
    });

  it("leaves the boxes around a call their feet, however long its note is", () => {
    const css = "div { padding-bottom: 15pt; background-color: #00f } p { margin: 0 }";
    const { top, bottoms } = readEdges(`<div><div><p>One${CALL}</p></div></div>`, css)[0]!;
    expect(bottoms.toSorted((a, b) => a - b)).toEqual([39, 54]);
    expect(top).toBeGreaterThanOrEqual(54);
  });

  it("stands below the head of a table that comes again, however long its notes are", () => {
    const css = `table { display: table } thead { display: table-header-group } tr { display: table-row } th, td { display: table-cell }
      th { background-color: #00f; height: 50pt } p { margin: 0 }`;
    const html = `<table><thead><tr><th>Head</th></tr></thead><tr><td>One${CALL}</td></tr><tr><td>Two</td></tr></table>`;
    const pages = readEdges(html, css);
    // 130 pt below the head: the notes fill four fifths of them.
    expect(pages[1]!.bottoms).toEqual([60]);
    expect(pages[1]!.top).toBeCloseTo(190 - 14 * 7, 1);
  });

  it("holds no boxes that were opened above it without room for a line", () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${index}`).join(" ");
    const css =
      "div { background-color: #00f } .row { display: flex } .row > div { padding-top: 40pt } .row div div { padding-top: 30pt } p { margin: 0 }";
    const html = `<div><p>One${CALL}</p><div class=row><div><div><p>${words}</p></div></div></div></div>`;
    const pages = readEdges(html, css);
    expect(pages[1]!.top).toBeLessThan(60);
    expect(pages[1]!.bottoms).toEqual([]);
    for (const { top, bottoms } of pages) expect(bottoms.filter((bottom) => bottom > top)).toEqual([]);
  });
});
