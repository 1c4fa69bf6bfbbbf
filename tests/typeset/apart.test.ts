import { describe, expect, it } from "vitest";
import { layHtml, layPages } from "./html-pages.js";
import { el, lay, p, page, readLines } from "./styled.js";

/** Faults that random documents have shown, each as small as it came out (`npm run random`). */
const words = (count: number, name = "word"): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(" ");

const table = "table { display: table } tr { display: table-row } td { display: table-cell }";

describe("what is laid out apart", () => {
  it("never goes to a page of its own: columns lower than what must stay together", () => {
    const css = `${table} .grid { display: grid } .columns { columns: 1; height: 40pt; break-inside: avoid }`;
    const rows = `<table><tr><td>first</td></tr><tr><td>${words(30)}</td></tr></table>`;
    const html = `<div class="grid"><div class="columns">${rows}</div></div>`;
    const lines = readLines(layPages(html, css, ["box-too-low"]));
    const found = lines.flatMap(({ text }) => text.trim().split(" "));
    expect(found).toEqual(["first", ...words(30).split(" ")]);
  });

  it("does not turn pages at a forced break in columns within columns", () => {
    const css = ".columns { columns: 1 } .end { break-after: page }";
    const html = `<div class="columns"><div class="columns"><p class="end">one</p><p>two</p></div></div>`;
    expect(layHtml(html, css).map(({ text }) => text)).toEqual(["one", "two"]);
  });

  it("has its side notes on the page of the row that they stand in, not on that where its table begins", () => {
    const css = `@page { size: 220pt 200pt; @rightnote { width: 60pt; margin-left: 8pt } } ${table} aside { float: sidenote }`;
    const tall = `<p>anchor</p><aside>note</aside><p>${words(120)}</p>`;
    const html = `<table><tr><td>first</td></tr><tr><td>${tall}</td></tr></table>`;
    const lines = readLines(layPages(html, css, ["content-too-tall"]));
    const at = lines.find(({ text }) => text === "anchor")!;
    const note = lines.find(({ text }) => text === "note")!;
    expect([note.page, note.y]).toEqual([at.page, at.y]);
  });

  it("has its side notes level with the row that they stand in, where the table runs through columns", () => {
    const css = `@page { size: 300pt 200pt; @rightnote { width: 60pt; margin-left: 8pt } } ${table} aside { float: sidenote } .c { columns: 2; column-gap: 8pt }`;
    const rows = Array.from({ length: 30 }, (_, index) => `<tr><td>row${index}</td></tr>`);
    const anchored = "<tr><td><p>anchor</p><aside>note</aside></td></tr>";
    const html = `<div class="c"><table>${rows.join("")}${anchored}</table></div>`;
    const lines = readLines(layPages(html, css));
    const at = lines.find(({ text }) => text === "anchor")!;
    const note = lines.find(({ text }) => text === "note")!;
    expect([at.page, note.page, note.y]).toEqual([2, 2, at.y]);
  });

  it("is cut below the padding of the boxes that end there, and above that of those that begin", () => {
    const css = `@page { @rightnote { width: 80pt; margin-left: 8pt } } aside { float: sidenote } .box { padding: 12pt 0; background-color: #ff0000 }`;
    const box = (name: string): string => `<div class="box">${words(6, name)}</div>`;
    const paged = layPages(`<p>text</p><aside>${["a", "b", "c", "d", "e"].map(box).join("")}</aside>`, css);
    expect(paged.pages.length).toBeGreaterThan(1);
    for (const { items } of paged.pages) {
      const boxes = items.flatMap((item) => (item.kind === "rect" ? [item] : []));
      for (const item of items) {
        if (item.kind !== "line" || (item.runs[0]?.xPt ?? 0) < 100) continue;
        const around = boxes.find(({ yPt, heightPt }) => yPt < item.baselinePt && item.baselinePt < yPt + heightPt);
        expect(around).toBeDefined();
        expect(around!.yPt).toBeGreaterThanOrEqual(10 - 0.01);
        expect(around!.yPt + around!.heightPt).toBeLessThanOrEqual(190 + 0.01);
      }
    }
  });
});

describe("a paragraph over pages of changing width", () => {
  it("is set once where notes leave a page no line of it", () => {
    const call = (id: string): ReturnType<typeof el> => el("a", {}, ["1"], { href: `#${id}`, role: "doc-noteref" });
    const styled = page([
      el("p", {}, ["call ", call("n")]),
      el("p", {}, [`${words(20, "more")} `, call("m"), ` ${words(20, "rest")}`]),
      el("aside", { float: "footnote" }, [p(words(250, "note"))], { id: "n" }),
      el("aside", { float: "footnote" }, [p(words(20, "last"))], { id: "m" }),
    ]);
    const { base } = styled.pages;
    const narrow = { ...base, widthPt: base.widthPt - 40 };
    const resolve = ({ number }: { readonly number: number }) => (number % 2 === 0 ? narrow : base);
    const lines = readLines(lay({ ...styled, pages: { resolve, base } }, ["line-overflow"]));
    const found = lines.flatMap(({ text }) => text.trim().split(" "));
    for (const [name, count] of [
      ["more", 20],
      ["rest", 20],
      ["last", 20],
      ["note", 250],
    ] as const) {
      const own = found.filter((word) => word.startsWith(name));
      expect(own.toSorted()).toEqual(words(count, name).split(" ").toSorted());
    }
  });
});
