import { describe, expect, it } from "vitest";
import type { PageItem, PagedDocument } from "../../src/model/page.js";
import { layHtml, layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const TABLE = `table { display: table; width: 100%; border-collapse: collapse; box-sizing: border-box }
  caption { display: table-caption } thead { display: table-header-group } tbody { display: table-row-group }
  tfoot { display: table-footer-group } tr { display: table-row } td, th { display: table-cell }
  colgroup { display: table-column-group } col { display: table-column } span, sup, b { display: inline }`;

const lay = (html: string, css = "") => layHtml(html, TABLE + css);
const pages = (html: string, css = "") => layPages(html, TABLE + css);

type Rect = Extract<PageItem, { kind: "rect" }>;
const rectsOf = (paged: PagedDocument, page = 0): readonly Rect[] =>
  paged.pages[page]!.items.filter((item) => item.kind === "rect");
const areas = (paged: PagedDocument, page = 0) =>
  rectsOf(paged, page).map(({ xPt, yPt, widthPt, heightPt }) => [xPt, yPt, widthPt, heightPt].map(round));
const round = (value: number): number => Math.round(value * 10) / 10;

describe("cells that are aligned on a character", () => {
  /** Where each text would have its point: the right end of what stands before it. */
  const table = (cells: readonly string[], css: string) =>
    lay(`<table>${cells.map((cell) => `<tr><td>a</td><td class=n>${cell}</td></tr>`).join("")}</table>`, css);
  const pointOf = (text: string): number => {
    const [before = ""] = text.split(".");
    const own = layHtml(`<p>${before}</p>`, "")[0]!;
    return own.right - own.x;
  };

  it("stand with it below one another, and at the right where the column is wider", () => {
    const lines = table(["1.5", "−12.25", "1,204.125"], `td.n { text-align: "." }`).filter(({ text }) => text !== "a");
    const points = lines.map(({ x, text }) => x + pointOf(text));
    expect(Math.max(...points) - Math.min(...points)).toBeLessThan(0.2);
    expect(Math.max(...lines.map(({ right }) => right))).toBeCloseTo(210, 0);
  });

  it("stand with their last digit before it where they have none, and signs and marks hang out", () => {
    const cells = ["12", "3<sup>a</sup>", "4%", "5*", "(6)", "0.75"];
    const lines = table(cells, `td.n { text-align: "." } sup { vertical-align: super }`).filter(
      ({ text }) => text !== "a",
    );
    const right = (digits: string) => {
      const line = lines.find(({ text }) => text.replace("(", "").startsWith(digits))!;
      const before = layHtml(`<p>${line.text.startsWith("(") ? "(" : ""}${digits}</p>`, "")[0]!;
      return line.x + before.right - before.x;
    };
    const at = right("0");
    for (const digits of ["12", "3", "4", "5", "6"]) expect(right(digits), digits).toBeCloseTo(at, 0);
  });

  it("stand at the side that the keyword says, with a column that spans others too", () => {
    const html = `<table><tr><td class=n>1.5</td><td class=n>10.25</td></tr><tr><td class=n colspan=2>7.5</td></tr></table>`;
    const [one, two, wide] = lay(html, `td.n { text-align: "." left; width: 50% }`);
    expect(one!.x).toBeCloseTo(10, 0);
    expect(two!.x).toBeCloseTo(110, 0);
    expect(wide!.x).toBeCloseTo(one!.x, 0);
    const right = lay(html, `td.n { text-align: "." right; width: 50% }`);
    expect(right[2]!.x + pointOf("7.5")).toBeCloseTo(right[1]!.x + pointOf("10.25"), 0);
  });

  it("fall back to the keyword where text goes over lines, or no cell is there", () => {
    const long = "none was published in any of these years";
    const lines = table([long, "1.5"], `td.n { text-align: "."; width: 60pt }`).filter(({ text }) => text !== "a");
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines.slice(0, -1)) expect(line.right).toBeCloseTo(210, 0);
    expect(lay(`<p>1.5</p>`, `p { text-align: "." }`)[0]!.right).toBeCloseTo(210, 1);
  });

  it("have other characters, and make a narrow column wide enough", () => {
    const html = `<table><tr><td class=n>1234,5</td></tr><tr><td class=n>1,2345</td></tr></table>`;
    const lines = lay(html, `table { width: auto } td.n { text-align: "," }`);
    expect(lines[0]!.x).toBeCloseTo(10, 1);
    expect(lines[1]!.x).toBeGreaterThan(20);
    expect(lines[1]!.right).toBeGreaterThan(lines[0]!.right);
  });
});

describe("the width of a table", () => {
  const block = (width: number) => `<td><p style="width: ${String(width)}pt">x</p></td>`;
  const left = (html: string, css = "") => lay(html, css).map(({ x }) => x);

  it("is that of its columns where it has none, and margins centre it", () => {
    const html = `<table><tr>${block(40)}${block(60)}</tr></table>`;
    expect(left(html, "table { width: auto }")).toEqual([10, 50]);
    expect(left(html, "table { width: auto; margin-left: auto; margin-right: auto }")).toEqual([60, 100]);
    const paged = pages(html, "table { width: auto; background-color: #eee }");
    expect(areas(paged)).toEqual([[10, 10, 100, 14]]);
  });

  it("gives what a spanning cell needs more to all that it spans, and to no column with a length", () => {
    const html = (col: string) =>
      `<table>${col}<tr>${block(20)}${block(20)}${block(10)}</tr><tr><td colspan=2><p style="width:100pt">x</p></td>${block(10)}</tr></table>`;
    expect(left(html(""), "table { width: auto }").slice(0, 3)).toEqual([10, 60, 110]);
    const fixed = html(`<colgroup><col class=a><col></colgroup>`);
    expect(left(fixed, "table { width: auto } .a { width: 20pt }").slice(0, 3)).toEqual([10, 30, 110]);
  });

  it("is shared by the columns that `span` of a col speaks of", () => {
    const html = `<table><colgroup><col span=2 class=a><col></colgroup><tr><td>a</td><td>b</td><td>c</td></tr></table>`;
    expect(left(html, ".a { width: 30pt }")).toEqual([10, 40, 70]);
  });

  it("has no room for the notes that its cells call", () => {
    const note = "<aside>A note that is far longer than all that stands in the cell</aside>";
    const html = `<table><tr><td>a${note}</td><td>b</td></tr></table>`;
    expect(left(html, "table { width: auto } aside { float: footnote }")[1]).toBeLessThan(30);
  });

  it("keeps the caption above on the page of the first rows", () => {
    const onSecond = (lines: number) =>
      lay(`${"<p>x</p>".repeat(lines)}<table><caption>Caption</caption><tr><td>a</td></tr></table>`)
        .filter(({ page }) => page === 2)
        .map(({ text }) => text);
    // Twelve lines have room on a page.
    expect(onSecond(10)).toEqual([]);
    expect(onSecond(11)).toEqual(["Caption", "a"]);
  });

  it("does not look at content with `table-layout: fixed`", () => {
    const html = `<table><tr><td>a</td><td>b</td></tr><tr>${block(150)}${block(20)}</tr></table>`;
    expect(left(html, "table { table-layout: fixed }").slice(0, 2)).toEqual([10, 110]);
  });

  it("is as wide as its place on each page", () => {
    const rows = Array.from({ length: 12 }, (_, index) => `<tr><td>r${String(index)}</td><td>end</td></tr>`).join("");
    const css = "@page { size: 320pt 100pt } @page :first { size: 120pt 100pt } td { width: 50% }";
    const lines = lay(`<table><thead><tr><th>h</th><th>head</th></tr></thead><tbody>${rows}</tbody></table>`, css);
    const xs = (page: number, text: string) =>
      lines.filter((one) => one.page === page && one.text === text).map(({ x }) => x);
    expect(new Set(xs(1, "end"))).toEqual(new Set([60]));
    expect(new Set(xs(2, "end"))).toEqual(new Set([160]));
    expect(xs(2, "head")).toEqual([160]);
    expect(lines.filter(({ text }) => text === "head").length).toBe(Math.max(...lines.map(({ page }) => page)));
  });
});

describe("borders of cells", () => {
  const grid = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>";
  /** Where lines run: the widths of rectangles that are as thin as a border. */
  const thin = (css: string) => areas(pages(grid, css)).filter(([, , width, height]) => width! <= 4 || height! <= 4);

  it("are one where two meet", () => {
    const lines = lay(grid, "td { border: 1pt solid black; width: 100pt }");
    // 1 above, 14 of text, 1 that both rows share.
    expect(lines[2]!.y - lines[0]!.y).toBeCloseTo(15, 1);
    // The first has one at its left, both share the next.
    expect(lines[1]!.x - lines[0]!.x).toBeCloseTo(99, 0);
  });

  it("are the wider one, then the stronger, then the upper", () => {
    const css = (upper: string, lower: string) =>
      `tr:first-child td { border-bottom: ${upper} } tr:last-child td { border-top: ${lower} }`;
    const heights = (upper: string, lower: string) =>
      new Set(thin(css(upper, lower)).map(([, y, , height]) => `${String(y)} ${String(height)}`));
    expect(heights("1pt solid red", "3pt solid red")).toEqual(new Set(["24 3"]));
    expect(heights("3pt solid red", "1pt solid red")).toEqual(new Set(["24 3"]));
    expect(heights("1pt solid red", "1pt solid red")).toEqual(new Set(["24 1"]));
    expect(thin(css("2pt dotted red", "2pt solid red"))).toHaveLength(2);
  });

  it("come from rows, groups, columns and the table too", () => {
    expect(thin("tr { border-bottom: 1pt solid red }").map(([, y]) => y)).toEqual([24, 24, 39, 39]);
    expect(thin("table { border: 2pt solid red }").length).toBeGreaterThan(3);
    const lines = lay(grid, "table { border: 2pt solid red; padding: 9pt }");
    expect(lines[0]).toMatchObject({ x: 12, y: lay(grid)[0]!.y + 2 });
  });

  it("stand apart by the spacing where they are separate", () => {
    const css =
      "table { border-collapse: separate; border-spacing: 6pt 4pt } td { width: 50%; background-color: #ccc }";
    // 200 without three distances of 6 are 182 for two columns.
    expect(areas(pages(grid, css))).toEqual([
      [16, 14, 91, 14],
      [113, 14, 91, 14],
      [16, 32, 91, 14],
      [113, 32, 91, 14],
    ]);
    expect(lay(`${grid}<p>end</p>`, css).at(-1)!.y - lay(`${grid}<p>end</p>`)[0]!.y).toBeCloseTo(40, 1);
  });

  it("enclose a table without its caption", () => {
    const html = `<table><caption>C</caption><tr><td>a</td></tr></table>`;
    const css = "table { border-collapse: separate; background-color: #eee; padding: 5pt }";
    expect(areas(pages(html, css))).toEqual([[10, 24, 200, 24]]);
    const below = pages(html, `${css} caption { caption-side: bottom }`);
    expect(areas(below)).toEqual([[10, 10, 200, 24]]);
    expect(readLines(below).map(({ text }) => text)).toEqual(["a", "C"]);
  });
});

describe("cells that span rows", () => {
  const spanned = (count: number, css = "", text = "span") =>
    pages(
      `<table>${Array.from({ length: count }, (_, row) => `<tr>${row === 0 ? `<td class=s rowspan=${String(count)}>${text}</td>` : ""}<td>r${String(row)}</td></tr>`).join("")}</table>`,
      `td { width: 50% } .s { background-color: #ccc } ${css}`,
    );

  it("have their background behind all of them", () => {
    expect(areas(spanned(3))).toEqual([[10, 10, 100, 42]]);
    expect(areas(spanned(1000)).length).toBe(1);
  });

  it("have their content at the top, in the middle or at the bottom of them", () => {
    const y = (align: string) =>
      readLines(spanned(3, `.s { vertical-align: ${align} }`)).find(({ text }) => text === "span")!.y;
    expect(y("middle") - y("top")).toBeCloseTo(14, 1);
    expect(y("bottom") - y("top")).toBeCloseTo(28, 1);
  });

  it("go on over pages with their background, parted between rows", () => {
    const paged = spanned(20);
    // 12 rows of 14 have room on a page of 180.
    expect(areas(paged)).toEqual([[10, 10, 100, 168]]);
    expect(areas(paged, 1)).toEqual([[10, 10, 100, 112]]);
    expect(readLines(paged).filter(({ page }) => page === 1)).toHaveLength(13);
  });

  it("make their rows high enough for them, evenly", () => {
    const lines = readLines(spanned(2, "", `<p>one</p><p>two</p><p>three</p><p>four</p>`));
    const at = (text: string) => lines.find((line) => line.text === text)!.y;
    expect(at("r1") - at("r0")).toBeCloseTo(28, 1);
  });

  it("end with their group of rows", () => {
    const html = `<table><thead><tr><th rowspan=5>h</th><th>k</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>`;
    expect(lay(html, "td, th { width: 50% }").map(({ text, x }) => [text, x])).toEqual([
      ["h", 10],
      ["k", 110],
      ["a", 10],
      ["b", 110],
    ]);
  });

  it("survive spans over one another, over too much, and a thousand of them", () => {
    const html = `<table><tr><td rowspan=99>a</td><td rowspan=3 colspan=99>b</td></tr><tr><td>c</td></tr><tr><td rowspan=2>d</td></tr><tr><td>e</td></tr></table>`;
    expect(
      lay(html)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(["a", "b", "c", "d", "e"]);
  });
});

describe("rows", () => {
  const rows = (count: number, mark = "") =>
    Array.from(
      { length: count },
      (_, row) => `<tr class="${row === 5 ? mark : ""}"><td>r${String(row)}</td></tr>`,
    ).join("");

  it("begin a page where they ask for it, below the head", () => {
    const lines = lay(
      `<table><thead><tr><th>h</th></tr></thead><tbody>${rows(8, "b")}</tbody></table>`,
      ".b { break-before: page }",
    );
    expect(lines.filter(({ page }) => page === 2).map(({ text }) => text)).toEqual(["h", "r5", "r6", "r7"]);
  });

  it("stay together where they ask for it", () => {
    const css = "@page { size: 220pt 90pt }";
    const last = (own: string) =>
      lay(`<table>${rows(8, "b")}</table>`, css + own)
        .filter(({ page }) => page === 1)
        .at(-1)!.text;
    expect(last("")).toBe("r4");
    expect(last(".b { break-before: avoid }")).toBe("r3");
  });

  it("begin a page with their group, and stay with the next where it ends with `avoid`", () => {
    const html = `<table><tbody>${rows(3)}</tbody><tbody class=s>${rows(3)}</tbody></table>`;
    expect(lay(html, ".s { break-before: page }").filter(({ page }) => page === 2)).toHaveLength(3);
    expect(lay(html, "tbody:first-child { break-after: page }").filter(({ page }) => page === 2)).toHaveLength(3);
  });

  it("have cells that are painted away from their place, and columns as wide as `min-width`", () => {
    const html = "<table><tr><td class=m>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>";
    const lines = lay(html, "table { width: auto } .m { min-width: 60pt; position: relative; top: 5pt; left: 3pt }");
    const [a, b] = ["a", "b"].map((text) => lines.find((line) => line.text === text));
    expect(a).toMatchObject({ x: 13, y: b!.y + 5 });
    expect(b!.x).toBeCloseTo(70, 1);
  });

  it("are as high as they ask for", () => {
    const [first, second] = lay("<table><tr class=b><td>a</td></tr><tr><td>b</td></tr></table>", ".b { height: 40pt }");
    expect(second!.y - first!.y).toBeCloseTo(40, 1);
  });

  it("show the background of their column", () => {
    const html = `<table><colgroup><col><col class=a></colgroup><tr><td>a</td><td>b</td></tr></table>`;
    expect(areas(pages(html, "td { width: 50% } .a { background-color: #ccc }"))).toEqual([[110, 10, 100, 14]]);
  });
});

describe("forced breaks before the first rows of a table", () => {
  const row = (text: string, breaks = "") => `<tr style="${breaks}"><td>${text}</td></tr>`;
  const place = (html: string) => lay(html).map(({ page, text }) => `${text}${String(page)}`);

  it("take the table along, with its head and the heading above it", () => {
    const head = `<thead>${row("H")}</thead>`;
    const broken = `<tbody style="break-before: page">${row("A")}${row("B")}</tbody>`;
    expect(place(`<p>P</p><table>${head}${broken}</table>`)).toEqual(["P1", "H2", "A2", "B2"]);
    expect(place(`<p>P</p><table>${row("A", "break-before: page")}${row("B")}</table>`)).toEqual(["P1", "A2", "B2"]);
    expect(place(`<table>${head}${broken}</table>`)).toEqual(["H1", "A1", "B1"]);
  });

  it("hold behind the last row", () => {
    expect(place(`<table>${row("A")}${row("B", "break-after: page")}</table><p>P</p>`)).toEqual(["A1", "B1", "P2"]);
  });
});

describe("the height of a table", () => {
  const heights = (html: string, css = "") =>
    areas(pages(html, `td { background-color: #eee } ${css}`)).map((one) => one[3]);

  it("makes its rows higher, in proportion", () => {
    const html = "<table><tr><td>A</td></tr><tr><td>B<br>B</td></tr></table><p>P</p>";
    expect(heights(html, "table { height: 84pt }")).toEqual([28, 56]);
    expect(lay(html, "table { height: 84pt }").at(-1)!.y).toBeCloseTo(lay("<p>P</p>")[0]!.y + 84, 1);
    expect(heights(html, "table { min-height: 84pt; border-collapse: separate; border-spacing: 2pt }")).toEqual([
      26, 52,
    ]);
  });

  it("leaves heads and rows with a height of their own as they are, if there are others", () => {
    const html = `<table><thead><tr><td>H</td></tr></thead><tr style="height: 20pt"><td>A</td></tr><tr><td>B</td></tr></table>`;
    expect(heights(html, "table { height: 90pt }")).toEqual([14, 20, 56]);
    const all = `<table><tr style="height: 20pt"><td>A</td></tr><tr style="height: 20pt"><td>B</td></tr></table>`;
    expect(heights(all, "table { height: 90pt }")).toEqual([45, 45]);
  });

  it("is what it has at least, and content stands where vertical-align says", () => {
    expect(heights("<table><tr><td>A</td></tr></table>", "table { height: 5pt }")).toEqual([14]);
    const [line] = lay("<table><tr><td>A</td></tr></table>", "table { height: 100pt } td { vertical-align: bottom }");
    expect(line!.y).toBeCloseTo(lay("<p>A</p>")[0]!.y + 86, 1);
  });

  it("holds with cells that span rows, with notes, and over pages", () => {
    const spanned = "<table><tr><td rowspan=2>A</td><td>B</td></tr><tr><td>C</td></tr></table>";
    expect(heights(spanned, "table { height: 100pt }")).toEqual([100, 50, 50]);
    const html = `<table>${"<tr><td>R<span class=n>N</span></td></tr>".repeat(4)}</table><p>P</p>`;
    const lines = lay(html, "table { height: 400pt } .n { float: footnote }");
    expect(lines.filter(({ text }) => text.startsWith("R")).map(({ page }) => page)).toEqual([1, 2, 3, 4]);
    expect(lines.filter(({ text }) => text.endsWith("N")).map(({ page }) => page)).toEqual([1, 2, 3, 4]);
  });
});
