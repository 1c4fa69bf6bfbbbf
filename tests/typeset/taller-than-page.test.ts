import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { PagedDocument } from "../../src/model/page.js";
import { parseSvg } from "../../src/picture/parse-svg.js";
import { loadStylesheet } from "../../src/style/load-stylesheet.js";
import { stylePage } from "../../src/style/style-page.js";
import { typeset } from "../../src/typeset/typeset.js";
import { fonts, readLines } from "./styled.js";

/** Pages of 220 by 200 pt with margins of 10: 180 pt for the text, 12 lines and 12 pt. Nothing may be lost, or silent. */
const CSS = `@page { size: 220pt 200pt; margin: 10pt } body, p { font: 10pt/14pt "Source Sans 3" } p, td { margin: 0; padding: 0 } .note { float: footnote }`;
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 180"><rect width="90" height="180"/></svg>`;
const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(" ");

interface LaidOut {
  readonly paged: PagedDocument;
  /** "code line:column message" */
  readonly said: readonly string[];
}

/** Lays `before`, the block and `after` out; the block stands in line 7 of the brief. */
function layOut(block: string): LaidOut {
  const sink = createSink();
  const base = loadStylesheet(readFileSync("templates/base.css", "utf8"), "project:base.css", "base", sink);
  const sheet = loadStylesheet(CSS, "project:style.css", "template", sink);
  const html = `<html lang="en"><body><p>before</p><div data-span="7:3">${block}</div><p>after</p></body></html>`;
  const styled = stylePage(html, [base, sheet], sink);
  const picture = parseSvg(PICTURE, "picture", sink);
  const file = { path: "briefs/test.md", text: "", bodyOffset: 0, bodyLine: 1 };
  const paged = typeset(
    styled,
    { fonts: fonts(), findPicture: () => picture, findBackground: () => undefined, file },
    sink,
  );
  const said = sink.diagnostics.map(
    ({ code, span, message, hint }) => `${code} ${span?.file}:${span?.line}:${span?.column} ${message}. ${hint}`,
  );
  return { paged, said };
}

/** Pages, places and sizes of all pictures, in pt. */
function readPictures({ pages }: PagedDocument): readonly (readonly number[])[] {
  return pages.flatMap(({ items }, page) =>
    items.flatMap((item) =>
      item.kind === "picture" ? [[page + 1, item.xPt, item.yPt, item.widthPt, item.heightPt].map(Math.round)] : [],
    ),
  );
}

/** Page and baseline of the first line with this text. */
function find({ paged }: LaidOut, text: string): readonly [number, number] | undefined {
  const line = readLines(paged).find((one) => one.text.startsWith(text));
  return line && [line.page, line.y];
}

const image = (style: string): string => `<img src="p.svg" alt="" style="${style}">`;
const HIGH = image("height: 500pt");

const scaled = (heightPt: number, roomPt: number): string =>
  `content-too-tall briefs/test.md:7:3 A picture is ${heightPt.toFixed(1)} pt high where a page has room for ${roomPt.toFixed(1)} pt, so it is made smaller. Give the picture a lower \`height\` or \`max-height\`, or another shape`;

describe("a picture taller than a page", () => {
  it.each([
    ["in a line, as wide as the text", image("width: 100%"), [2, 10, 10, 90, 180], scaled(400, 180)],
    ["as a block, as wide as the text", image("display: block; width: 100%"), [2, 10, 10, 90, 180], scaled(400, 180)],
    ["with a height", HIGH, [2, 10, 10, 90, 180], scaled(400, 180)],
    ["as a block with a height", image("display: block; height: 500pt"), [2, 10, 10, 90, 180], scaled(400, 180)],
    ["in a grid", `<div style="display: grid"><div>${HIGH}</div></div>`, [2, 10, 10, 90, 180], scaled(400, 180)],
    ["in a row", `<div style="display: flex"><div>${HIGH}</div></div>`, [2, 10, 10, 90, 180], scaled(400, 180)],
    [
      "in a card",
      `<div style="padding: 12pt; break-inside: avoid">${HIGH}</div>`,
      [2, 22, 22, 76, 152],
      scaled(352, 156),
    ],
    [
      "in a table cell",
      `<table><tr><td style="padding: 5pt">${HIGH}</td></tr></table>`,
      [2, 15, 15, 85, 170],
      scaled(380, 170),
    ],
    [
      "in a positioned box",
      `<div style="position: absolute; top: 10pt; left: 10pt">${HIGH}</div>`,
      [1, 10, 10, 90, 180],
      scaled(500, 180),
    ],
  ] as const)("is made as high as the page allows, with a word about it: %s", (_name, block, place, said) => {
    const laid = layOut(block);
    expect(readPictures(laid.paged)).toEqual([place]);
    expect(laid.said).toEqual([said]);
    expect(laid.paged.pages.length).toBeLessThanOrEqual(3);
    expect(find(laid, "after")).toBeDefined();
  });

  it("stands within the page as a footnote", () => {
    const laid = layOut(`<p>text<span class="note">${HIGH}</span></p>`);
    const [picture] = readPictures(laid.paged);
    expect(picture?.[2]).toBeGreaterThanOrEqual(10);
    expect((picture?.[2] ?? 0) + (picture?.[4] ?? 0)).toBeLessThanOrEqual(190);
    expect(laid.said).toHaveLength(1);
    expect(laid.said[0]).toContain("A picture is");
  });

  it("is not spoken of where it fits", () => {
    expect(layOut(image("height: 180pt")).said).toEqual([]);
  });
});

describe("lines and boxes taller than a page", () => {
  it.each([
    ["a huge line height", `<p style="line-height: 500pt">one</p>`, "500.0"],
    ["a huge font", `<p style="font-size: 150pt; line-height: 300pt">i</p>`, "300.0"],
  ])("stand on the page: %s", (_name, block, height) => {
    const laid = layOut(block);
    const [page, y] = find(laid, block.includes(">one<") ? "one" : "i") ?? [];
    expect(page).toBe(2);
    expect(y).toBeGreaterThan(10);
    expect(y).toBeLessThan(190);
    expect(find(laid, "after")?.[0]).toBe(3);
    expect(laid.said).toEqual([
      `content-too-tall briefs/test.md:7:3 A line is ${height} pt high where a page has room for 180.0 pt, so it is made as high as the page. Give its text a smaller \`font-size\` or \`line-height\``,
    ]);
  });

  it.each([
    ["padding", "padding: 300pt 0", "600.0"],
    ["borders", "border-top: 400pt solid #000; border-bottom: 4pt solid #000", "404.0"],
  ])("leave room for a line: %s", (_name, style, height) => {
    const laid = layOut(`<div style="${style}"><p>in</p></div>`);
    const [page, y] = find(laid, "in") ?? [];
    expect(page).toBe(2);
    expect(y).toBeGreaterThan(10);
    expect(y).toBeLessThan(190);
    expect(laid.said).toEqual([
      `content-too-tall briefs/test.md:7:3 The padding and borders of a box are ${height} pt high where a page has room for 180.0 pt, so they are made lower. Give the box less \`padding\` and thinner borders`,
    ]);
    expect(laid.paged.pages.length).toBeLessThanOrEqual(3);
  });

  it("cut a margin off at the end of the page", () => {
    const laid = layOut(`<p style="margin-top: 500pt">in</p>`);
    expect(find(laid, "in")).toEqual([2, 20.1]);
    expect(laid.said).toEqual([]);
  });
});

describe("what is to stay in one piece and is taller than a page", () => {
  it.each([
    ["a box", `<div style="break-inside: avoid"><p>${words(300)}</p></div>`],
    ["a row of a table", `<table><tr style="break-inside: avoid"><td><p>${words(300)}</p></td></tr></table>`],
    ["a row of a grid", `<div style="display: grid"><div style="break-inside: avoid"><p>${words(300)}</p></div></div>`],
    [
      "an item that spans rows",
      `<div style="display: grid"><div style="grid-row: span 2"><p>${words(300)}</p></div></div>`,
    ],
  ])("goes on on the next page, with every word once and a word about it: %s", (_name, block) => {
    const laid = layOut(block);
    const found = readLines(laid.paged).flatMap(({ text }) => text.trim().split(" "));
    const own = found.filter((word) => word.startsWith("word"));
    expect(own).toEqual(words(300).split(" "));
    expect(readLines(laid.paged).every(({ y }) => y > 10 && y <= 190)).toBe(true);
    expect(laid.said).toHaveLength(1);
    expect(laid.said[0]).toMatch(
      /^content-too-tall briefs\/test\.md:7:3 A block that is to stay in one piece is \d+\.\d pt high where a page has room for 180\.0 pt, so it goes on on the next page\. Shorten it/u,
    );
  });
});
