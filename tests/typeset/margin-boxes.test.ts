import { describe, expect, it } from "vitest";
import type { PagedDocument } from "../../src/model/page.js";
import { shareEdge } from "../../src/typeset/pages/share-edge.js";
import type { EdgeBox } from "../../src/typeset/pages/share-edge.js";
import { layHtml, layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const auto = (leastPt: number, mostPt: number): EdgeBox => ({
  sizePt: undefined,
  leastPt,
  mostPt,
  floorPt: 0,
  ceilingPt: Infinity,
});
const fixed = (sizePt: number): EdgeBox => ({ ...auto(0, 0), sizePt });

describe("sharing an edge", () => {
  it.each([
    ["gives one box all", [auto(5, 10), undefined, undefined], [100, 0, 0]],
    ["shares spare room by what contents would like", [auto(5, 10), undefined, auto(5, 30)], [25, 0, 75]],
    ["shares scarce room by what contents can give up", [auto(20, 80), undefined, auto(40, 80)], [44, 0, 56]],
    ["takes missing room from the least widths", [auto(100, 200), undefined, auto(50, 50)], [200 / 3, 0, 100 / 3]],
    ["gives the rest of a given size to the other", [fixed(30), undefined, auto(5, 10)], [30, 0, 70]],
    ["keeps the middle in the middle", [auto(5, 10), auto(5, 20), auto(5, 20)], [100 / 3, 100 / 3, 100 / 3]],
    ["measures the middle against its larger neighbour", [fixed(20), auto(5, 100), fixed(30)], [20, 40, 30]],
    ["leaves the sides what a given middle leaves", [auto(5, 10), fixed(40), undefined], [30, 40, 0]],
    ["gives the middle alone all", [undefined, auto(5, 10), undefined], [0, 100, 0]],
  ] as const)("%s", (_, [start, middle, end], expected) => {
    const sizes = shareEdge(start, middle, end, 100);
    sizes.forEach((size, index) => {
      expect(size).toBeCloseTo(expected[index]!, 6);
    });
  });

  it("holds boxes to their least and greatest size", () => {
    expect(shareEdge({ ...auto(5, 10), ceilingPt: 12 }, undefined, auto(5, 30), 100)).toEqual([12, 0, 88]);
    expect(shareEdge({ ...auto(5, 10), floorPt: 60 }, undefined, auto(5, 30), 100)).toEqual([60, 0, 40]);
  });
});

const PAGE = "@page { size: 300pt 200pt; margin: 40pt 30pt }";

const rects = ({ pages }: PagedDocument, page = 1): readonly (readonly number[])[] =>
  pages[page - 1]!.items.flatMap((item) =>
    item.kind === "rect" ? [[item.xPt, item.yPt, item.widthPt, item.heightPt].map((value) => Math.round(value))] : [],
  );

describe("margin boxes", () => {
  it("fill their margins and corners, whatever is in them", () => {
    const boxes = [
      ["top-left-corner", [0, 0, 30, 40]],
      ["top-center", [30, 0, 240, 40]],
      ["top-right-corner", [270, 0, 30, 40]],
      ["left-middle", [0, 40, 30, 120]],
      ["right-middle", [270, 40, 30, 120]],
      ["bottom-left-corner", [0, 160, 30, 40]],
      ["bottom-right", [30, 160, 240, 40]],
      ["bottom-right-corner", [270, 160, 30, 40]],
    ] as const;
    const css = boxes.map(([name]) => `@${name} { content: ""; background: #f00 }`).join(" ");
    expect(rects(layPages("<p>t</p>", `${PAGE} @page { ${css} }`))).toEqual(boxes.map(([, area]) => area));
  });

  it("share the top edge by their content, and stand left, in the middle and right", () => {
    const css = `${PAGE} @page { @top-left { content: "A" } @top-center { content: "Middle" } @top-right { content: "Right" } }`;
    const [left, middle, right] = layHtml("<p>t</p>", css).filter(({ artifact }) => artifact);
    expect(left!.x).toBe(30);
    expect((middle!.x + middle!.right) / 2).toBeCloseTo(150, 0);
    expect(right!.right).toBeCloseTo(270, 1);
  });

  it("share a side by the height of their content", () => {
    const css = `${PAGE} @page { @left-top { content: "A"; background: #f00 } @left-bottom { content: "B" "\\A" "C" "\\A" "D"; white-space: pre; background: #0f0 } }`;
    expect(rects(layPages("<p>t</p>", css))).toEqual([
      [0, 40, 30, 30],
      [0, 70, 30, 90],
    ]);
  });

  it("take their own size at the side of the text, with padding, borders and margins", () => {
    const css = `${PAGE} @page { @top-right { content: "x"; width: 50pt; height: 20pt; margin-bottom: 5pt; padding: 2pt; background: #f00; vertical-align: top } }`;
    expect(rects(layPages("<p>t</p>", css))).toEqual([[216, 11, 54, 24]]);
    const [line] = layHtml("<p>t</p>", css).filter(({ artifact }) => artifact);
    expect(line!.right).toBeCloseTo(268, 1);
  });

  it("count pages from where the counter is reset, in the style of the page's name", () => {
    const css = `${PAGE} @page { @bottom-right { content: counter(page) "/" counter(pages) } } @page front { @bottom-right { content: counter(page, lower-roman) } } .f { page: front } .s { counter-reset: page } p { break-before: page } a { display: inline } a::after { content: target-counter(attr(href), page) }`;
    const html =
      '<div class=f><p>a</p><p><a href="#x">b</a></p><p>c</p></div><div class=s><p>d</p><p id=x>e</p><p style="counter-set: page 9">f</p></div>';
    const lines = layHtml(html, css);
    expect(lines.filter(({ artifact }) => artifact).map(({ text }) => text)).toEqual([
      "i",
      "ii",
      "iii",
      "1/6",
      "2/6",
      "9/6",
    ]);
    expect(lines.find(({ text }) => text.startsWith("b"))!.text).toBe("b2");
  });

  it("take strings by their place on the page", () => {
    const css = (position: string): string =>
      `${PAGE} @page { @top-left { content: string(name, ${position}) } } h1 { string-set: name content(); break-before: page } h2 { string-set: name content() } p { break-before: page }`;
    const html = "<h1>A</h1><h2>B</h2><p>t</p><p>u</p><h2>C</h2>";
    const heads = (position: string): readonly string[] => {
      const lines = layHtml(html, css(position)).filter(({ artifact }) => artifact);
      return [1, 2, 3].map((page) => lines.find((line) => line.page === page)?.text ?? "");
    };
    expect(heads("first")).toEqual(["A", "B", "C"]);
    expect(heads("start")).toEqual(["A", "B", "B"]);
    expect(heads("last")).toEqual(["B", "B", "C"]);
    expect(heads("first-except")).toEqual(["", "B", ""]);
  });

  it("show attributes of the root, pages of targets and leaders", () => {
    const css = `${PAGE} @page { @top-left { content: attr(data-series) leader(dotted) target-counter(url("#x"), page) } } p { break-before: page }`;
    const [head] = layHtml('<html lang=en data-series="Notes"><p>a</p><p id=x>b</p></html>', css).filter(
      (line) => line.artifact,
    );
    expect(head!.text).toMatch(/^Notes\s*(?:\. )+2$/u);
    expect(head!.right).toBeCloseTo(270, 1);
  });
});

describe("running elements", () => {
  const HTML =
    "<header class=r><b>Bold</b> and <i>slanted</i><p class=box>Second</p></header><p>One</p><p class=n>Two</p><header class=r>Other</header><p>Three</p>";
  const CSS = `${PAGE} @page { @top-left { content: element(head); vertical-align: top } } .r { position: running(head) } b, i { display: inline } b { font-weight: 600 } .box { background: #f00; padding: 2pt } .n { break-before: page }`;

  it("stand in margin boxes with their own styles and not in the text", () => {
    const paged = layPages(HTML, CSS);
    const heads = readLines(paged).filter(({ artifact }) => artifact);
    expect(heads.map(({ page, x, text }) => [page, x, text])).toEqual([
      [1, 30, "Bold and slanted"],
      [1, 32, "Second"],
      [2, 30, "Other"],
    ]);
    expect(
      readLines(paged)
        .filter(({ artifact }) => !artifact)
        .map(({ text }) => text),
    ).toEqual(["One", "Two", "Three"]);
    expect(rects(paged)).toEqual([[30, 14, 240, 18]]);
    expect(JSON.stringify(paged.tags)).not.toContain("Other");
  });

  it("are found by their place on the page, and behind all text", () => {
    const start = CSS.replace("element(head)", "element(head, start)");
    const heads = layHtml(HTML, start).filter(({ artifact, page }) => artifact && page === 2);
    expect(heads.map(({ text }) => text)).toEqual(["Bold and slanted", "Second"]);
    const last = layHtml("<p>One</p><header class=r>Foot</header>", CSS).filter(({ artifact }) => artifact);
    expect(last.map(({ text }) => text)).toEqual(["Foot"]);
  });
});

describe("leaders", () => {
  const CSS =
    "a { display: inline } li { display: block } a::after { content: leader(dotted) target-counter(attr(href), page) } h1 { break-before: page }";
  const toc = (titles: readonly string[]): string =>
    `<ul>${titles.map((title, index) => `<li><a href="#t${index}">${title}</a></li>`).join("")}</ul>${titles.map((title, index) => `<h1 id="t${index}">${title}</h1>`).join("")}`;

  it("fill lines up to the right edge with aligned dots", () => {
    const titles = Array.from({ length: 11 }, (_, index) => `Title ${"x".repeat(index * 2)}`);
    const { pages } = layPages(toc(titles), CSS);
    const lines = readLines({ pages } as PagedDocument).slice(0, 11);
    expect(lines.map(({ right }) => right)).toEqual(titles.map(() => 210));
    expect(lines[0]!.text).toMatch(/^Title\s+(?:\. )+2$/u);
    expect(lines[10]!.text).toMatch(/12$/u);
    const runs = pages[0]!.items.flatMap((item) => (item.kind === "line" ? item.runs : []));
    const dots = runs.filter(({ mark }) => mark.kind === "artifact");
    expect(dots).toHaveLength(11);
    const pitch = dots[0]!.widthPt / (dots[0]!.pieces.length / 2);
    for (const { xPt } of dots) expect((210 - xPt) / pitch - Math.round((210 - xPt) / pitch)).toBeCloseTo(0, 4);
  });

  it("go to the next line together with the number where a title fills its line", () => {
    const title = Array.from({ length: 7 }, () => "wordy").join(" ");
    const lines = layHtml(toc([title]), CSS).filter(({ page }) => page === 1);
    expect(lines.at(-1)!.text).toMatch(/\. 2$/u);
    expect(lines.at(-1)!.right).toBe(210);
  });

  it("take other patterns, and text and pages of targets", () => {
    const css =
      'a { display: inline } a::before { content: target-text(attr(href)) " " target-text(attr(href), first-letter) leader("-") "(" counter(page) ")" }';
    const [line] = layHtml('<p><a href="#t"></a></p><p><a href="#none"></a></p><h1 id=t>Some title</h1>', css);
    expect(line!.text).toMatch(/^Some title S\s*(?:- ?)+\(1\)$/u);
    expect(line!.right).toBe(210);
  });
});

describe("content of margin boxes", () => {
  it("takes the text of an element, by its id", () => {
    const css =
      '@page { @top-left { content: "In: " target-text("#t") } @bottom-left { content: target-text(url(#none)) "." } }';
    const lines = layHtml(
      "<h1 id=t>The <i>title</i><a role=doc-noteref>1</a></h1><p>Text</p>",
      `${css} i, a { display: inline }`,
    );
    expect(lines.map(({ text }) => text)).toEqual(expect.arrayContaining(["In: The title", "."]));
  });

  it("draws a picture of the project as decoration", () => {
    const asked: string[] = [];
    const picture = {
      kind: "svg",
      key: "a",
      widthPt: 12,
      heightPt: 6,
      viewBox: [0, 0, 12, 6],
      fit: { kind: "stretch" },
      nodes: [],
    } as const;
    const css = "@page { margin: 20pt; @top-left { content: url(logo.svg) } }";
    const { pages } = layPages("<p>Text</p><p>More</p>", css, [], (source) => {
      asked.push(source.path);
      return picture;
    });
    const drawn = pages.flatMap(({ items }) => items.filter((item) => item.kind === "picture"));
    expect(drawn).toMatchObject([{ xPt: 20, widthPt: 12, heightPt: 6, mark: { kind: "artifact", subtype: "Header" } }]);
    expect(asked).toEqual(["project:logo.svg"]);
  });
});
