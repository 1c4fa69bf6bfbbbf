import { describe, expect, it } from "vitest";
import type { PagedDocument } from "../../src/model/page.js";
import { layPages } from "./html-pages.js";
import { readLines } from "./styled.js";
import type { PlacedText } from "./styled.js";

/** Pages of 220 by 200 pt hold 12 lines of 14 pt; all of it stands between 10 and 190 pt. */
const FILLS = Array.from({ length: 13 }, (_, lines) => lines);
const filler = (lines: number): string => "<p>x</p>".repeat(lines);
const words = (count: number, name: string): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(" ");
const find = (lines: readonly PlacedText[], text: string): PlacedText => {
  const found = lines.find((line) => line.text.startsWith(text));
  if (found === undefined) throw new Error(`${text} is not printed`);
  return found;
};
const rectsOf = (paged: PagedDocument, number: number) =>
  paged.pages[number - 1]?.items.flatMap((item) => (item.kind === "rect" ? [item] : [])) ?? [];

const CSS = `
  h2 { break-after: avoid }
  hr { border-top: 1pt solid #000000; margin: 4pt 0 }
  figcaption { break-after: avoid; border-top: 2pt solid #000000; padding: 3pt 0 }
  .box { break-inside: avoid; background-color: #eeeeee; padding: 4pt 0 }
`;

describe("headings", () => {
  it("take a rule behind them along to the text", () => {
    for (const fill of FILLS) {
      const paged = layPages(`${filler(fill)}<h2>Heading</h2><hr><p>${words(30, "t")}</p>`, CSS);
      const lines = readLines(paged);
      const { page } = find(lines, "t0");
      expect(find(lines, "Heading").page, `${fill} lines above`).toBe(page);
      expect(
        rectsOf(paged, page).length + paged.pages[page - 1]!.items.filter(({ kind }) => kind === "rule").length,
      ).toBe(1);
    }
  });

  it("take a caption along that has begun with its border only", () => {
    for (const fill of FILLS) {
      const caption = `<figcaption>${words(12, "c")}</figcaption>`;
      const lines = readLines(layPages(`${filler(fill)}<h2>Heading</h2>${caption}<p>${words(30, "t")}</p>`, CSS));
      const pages = ["Heading", "c0", "t0"].map((text) => find(lines, text).page);
      expect(new Set(pages).size, `${fill} lines above`).toBe(1);
      expect(find(lines, "c0").y - find(lines, "Heading").y, `${fill} lines above`).toBeCloseTo(14 + 5, 3);
    }
  });

  it("are not left alone by a box that fills a page without them", () => {
    for (const fill of FILLS) {
      const box = `<div class=box>${"<p>line</p>".repeat(12)}</div>`;
      const lines = readLines(layPages(`${filler(fill)}<h2>Heading</h2>${box}<p>end</p>`, CSS));
      const heading = find(lines, "Heading");
      const first = find(lines, "line");
      expect(first.page, `${fill} lines above`).toBe(heading.page);
      expect(first.y - heading.y).toBeCloseTo(14 + 4, 3);
      expect(lines.filter(({ text }) => text === "line")).toHaveLength(12);
    }
  });

  it("take a box along of which only the title has begun", () => {
    for (const fill of FILLS) {
      const box = `<div class=box><h2>Title</h2>${"<p>line</p>".repeat(25)}</div>`;
      const paged = layPages(`${filler(fill)}<h2>Heading</h2>${box}<p>end</p>`, CSS, ["content-too-tall"]);
      const lines = readLines(paged);
      const { page, y } = find(lines, "Heading");
      const title = find(lines, "Title");
      expect([title.page, find(lines, "line").page], `${fill} lines above`).toEqual([page, page]);
      expect(title.y - y).toBeCloseTo(14 + 4, 3);
      const rects = rectsOf(paged, page);
      expect(rects, `${fill} lines above`).toHaveLength(1);
      expect(rects[0]!.yPt).toBeGreaterThan(y);
      expect(rects[0]!.yPt).toBeLessThan(title.y);
    }
  });

  it("keep a picture that fills a page of its own: it is made smaller", () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 18" width="200" height="180"><rect width="9" height="9"/></svg>';
    const css = `${CSS} figure { break-inside: avoid } svg { display: block; width: 100% }`;
    for (const fill of FILLS) {
      const figure = `<figure>${svg}<p>Source</p></figure>`;
      const paged = layPages(`${filler(fill)}<h2>Heading</h2>${figure}`, css);
      const lines = readLines(paged);
      const { page } = find(lines, "Heading");
      const [picture] = paged.pages[page - 1]!.items.flatMap((item) => (item.kind === "picture" ? [item] : []));
      expect(picture, `${fill} lines above`).toBeDefined();
      expect(find(lines, "Source").page).toBe(page);
    }
  });
});

describe("in columns", () => {
  it("headings are not broken, and stand above their text", () => {
    for (const fill of FILLS) {
      const flow = `${filler(fill)}<h2>${words(26, "h")}</h2><p>${words(40, "t")}</p>`;
      const lines = readLines(layPages(`<div class=c>${flow}</div>`, `${CSS} .c { columns: 2; column-gap: 10pt }`));
      const own = lines.filter(({ text }) => /\bh\d/u.test(text));
      expect(own.length).toBeGreaterThan(2);
      expect(
        new Set([...own, find(lines, "t0")].map(({ page, x }) => `${page} ${x}`)).size,
        `${fill} lines above`,
      ).toBe(1);
    }
  });
});

describe("a figure in a box", () => {
  it("stays with its caption and the title of the box, whatever edges the box has", () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 18" width="200" height="180"><rect width="9" height="9"/></svg>';
    const css = `${CSS} figure { break-inside: avoid } svg { display: block; width: 100% } .open { padding: 6pt; background-color: #eeeeee }`;
    for (const fill of FILLS) {
      const figure = `<figure><figcaption>Caption</figcaption>${svg}</figure>`;
      const paged = layPages(`${filler(fill)}<div class=open><h2>Title</h2>${figure}<p>x</p></div>`, css);
      const lines = readLines(paged);
      const { page } = find(lines, "Title");
      expect(find(lines, "Caption").page, `${fill} lines above`).toBe(page);
      expect(
        paged.pages[page - 1]!.items.some(({ kind }) => kind === "picture"),
        `${fill} lines above`,
      ).toBe(true);
    }
  });

  it("leaves no page with the lower edge of its box alone", () => {
    for (const lines of [10, 11, 12]) {
      const box = `<div class=least>${"<p>line</p>".repeat(lines)}</div>`;
      const css =
        ".least { min-height: 40pt; padding: 4pt 0; background-color: #eeeeee } .least p { margin-bottom: 1pt }";
      const paged = layPages(box, css);
      for (const { items } of paged.pages) expect(items.some(({ kind }) => kind === "line")).toBe(true);
    }
  });
});

describe("notes of a cell", () => {
  it("begin on the page of their call and go on without leaving a page out", () => {
    const note = `<aside id=q class=f><p>noteq ${words(60, "qn")}</p></aside>`;
    for (const fill of FILLS) {
      const row = `<div class=g><div>${words(160, "a")}</div><div>${words(8, "b")} <a href="#q" role="doc-noteref">call</a> ${words(40, "c")}</div></div>`;
      const css =
        ".g { display: grid; grid-template-columns: 1fr 1fr; column-gap: 10pt } a { display: inline } .f { float: footnote }";
      const html = filler(fill) + row + note;
      const lines = readLines(layPages(html, css));
      const own = [...new Set(lines.filter(({ text }) => /noteq|\bqn\d/u.test(text)).map(({ page }) => page))];
      const call = lines.find(({ text }) => text.includes("call"))!.page;
      expect(own, `${fill} lines above`).toEqual(own.map((_, index) => call + index));
    }
  });
});

describe("rows of a grid", () => {
  const css = `${CSS} dl { display: grid; grid-template-columns: 60pt 1fr; column-gap: 10pt; align-items: baseline }
    .key { border-top: 2pt solid #000000; padding: 3pt 0 } .value { font: 20pt/24pt "Source Sans 3" }`;

  it("keep a label of two lines beside its value", () => {
    for (const fill of FILLS) {
      const lines = readLines(layPages(`${filler(fill)}<dl><p>label of two lines</p><p>value</p></dl>`, css));
      const [label, value] = [find(lines, "label"), find(lines, "value")];
      expect([label.page, label.y], `${fill} lines above`).toEqual([value.page, value.y]);
    }
  });

  it("stand below the heading that goes along with them, in their box", () => {
    for (const fill of FILLS) {
      const row = `<dl class=key><p class=value>99</p><p>${words(10, "t")}</p></dl>`;
      const lines = readLines(layPages(`${filler(fill)}<h2>Heading</h2>${row}`, css));
      const [heading, value, text] = ["Heading", "99", "t0"].map((name) => find(lines, name));
      expect([heading!.page, text!.page, text!.y], `${fill} lines above`).toEqual([value!.page, value!.page, value!.y]);
      expect(value!.y - heading!.y).toBeGreaterThan(14);
    }
  });

  it("begin in all cells on one page where they are higher than a quarter of it", () => {
    for (const fill of FILLS) {
      const row = `<dl><p>${words(7, "a")}</p><p>b0</p><p>end</p><p>${words(60, "c")}</p></dl>`;
      const lines = readLines(layPages(filler(fill) + row, css));
      expect(find(lines, "a0").page, `${fill} lines above`).toBe(find(lines, "b0").page);
      expect(find(lines, "end").page, `${fill} lines above`).toBe(find(lines, "c0").page);
      expect(
        lines
          .map(({ text }) => text)
          .join(" ")
          .match(/c\d+/gu),
      ).toHaveLength(60);
    }
  });
});

describe("side notes behind a box", () => {
  it("stand on the page of the box that had no room at the foot of the page before", () => {
    const css = `${CSS} @page { size: 320pt 200pt; @rightnote { width: 80pt; margin-left: 10pt } } aside { float: sidenote }
      .key { display: grid; grid-template-columns: 60pt 1fr; border-top: 2pt solid #000000; padding: 3pt 0 }`;
    for (const fill of FILLS) {
      for (const before of ["", "<h2>Heading</h2><hr>"]) {
        const box = `<div class=key><p>99</p><p>${words(24, "t")}</p></div>`;
        const paged = layPages(`${filler(fill)}${before}${box}<aside>beside</aside><p>${words(9, "u")}</p>`, css);
        const lines = readLines(paged);
        expect(find(lines, "beside").page, `${fill} lines above`).toBe(find(lines, "99").page);
      }
    }
  });
});

describe("side notes taller than a page", () => {
  it("end above the margin with the padding of their box", () => {
    const css = `${CSS} @page { size: 320pt 200pt; @rightnote { width: 80pt; margin-left: 10pt } } aside { float: sidenote; padding: 6pt 0; background-color: #eeeeee }`;
    for (const lines of [12, 13, 14, 25]) {
      const paged = layPages(`<p>Text</p><aside>${"<p>note</p>".repeat(lines)}</aside>`, css);
      expect(readLines(paged).filter(({ text }) => text === "note")).toHaveLength(lines);
      const rects = paged.pages.flatMap((_, index) => rectsOf(paged, index + 1));
      expect(rects.length).toBeGreaterThan(0);
      for (const { yPt, heightPt } of rects) expect(yPt + heightPt, `${lines} lines`).toBeLessThanOrEqual(190.01);
    }
  });
});
