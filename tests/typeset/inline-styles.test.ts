import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { TextRun } from "../../src/model/page.js";
import { loadStylesheet } from "../../src/style/load-stylesheet.js";
import { stylePage } from "../../src/style/style-page.js";
import { typeset } from "../../src/typeset/typeset.js";
import { layHtml, layPages } from "./html-pages.js";
import { fonts, wordOf } from "./styled.js";

const INLINE =
  "sup, sub, b, span, a, img { display: inline } sup { vertical-align: super } sub { vertical-align: sub }";

describe("raised and lowered text", () => {
  const rises = (html: string, css = ""): ReadonlyMap<string, number> => {
    const runs = layPages(html, INLINE + css).pages[0]!.items.flatMap((item): readonly TextRun[] =>
      item.kind === "line" ? item.runs : [],
    );
    const read = (run: TextRun) =>
      run.pieces.map((piece) => (piece.kind === "space" ? " " : wordOf(piece).text)).join("");
    return new Map(runs.map((run) => [read(run).trim(), run.risePt]));
  };

  it("stands on the baseline of what is around it", () => {
    const found = rises("<p>x<sup>a<sup>b</sup><b>c</b><sub>d</sub></sup></p>");
    expect(found.get("x")).toBe(0);
    expect(found.get("a")).toBeCloseTo(10 / 3, 6);
    expect(found.get("b")).toBeCloseTo(20 / 3, 6);
    expect(found.get("c") ?? found.get("ac")).toBeCloseTo(10 / 3, 6);
    expect(found.get("d")).toBeCloseTo(10 / 3 - 2, 6);
  });

  it("begins anew in a block", () => {
    expect(
      rises("<p>x<span>a<b>b</b></span></p>", "span { vertical-align: 4pt } b { vertical-align: 1pt }").get("b"),
    ).toBe(5);
    expect([...rises("<div><p>a</p></div>", "div { vertical-align: 4pt }").values()]).toEqual([0]);
  });
});

describe("text whose direction is its own", () => {
  it("begins at its own side", () => {
    const css = "p { unicode-bidi: plaintext; text-align: start } .e { text-align: end } .c { text-align: center }";
    const [latin, hebrew] = layHtml(
      "<p>abc</p><p>שלום</p>",
      `${css} * { font-family: "Source Sans 3", "Noto Sans Hebrew" }`,
    );
    expect(latin!.x).toBe(10);
    expect(hebrew!.right).toBeCloseTo(210, 1);
    const [end, other, centre] = layHtml(
      "<p class=e>abc</p><p class=e>שלום</p><p class=c>שלום</p>",
      `${css} * { font-family: "Source Sans 3", "Noto Sans Hebrew" }`,
    );
    expect(end!.right).toBeCloseTo(210, 1);
    expect(other!.x).toBe(10);
    expect(centre!.x + centre!.right).toBeCloseTo(220, 0);
  });
});

describe("what a line cannot show", () => {
  const said = (html: string, css: string): readonly string[] => {
    const sink = createSink();
    const sheet = loadStylesheet(
      `* { display: block; font: 10pt/14pt "Source Sans 3" } ${INLINE} ${css}`,
      "project:a.css",
      "template",
      sink,
    );
    const options = { fonts: fonts(), findPicture: () => undefined, findBackground: () => undefined };
    typeset(
      stylePage(html, [sheet], sink),
      { ...options, file: { path: "a.md", text: "", bodyOffset: 0, bodyLine: 1 } },
      sink,
    );
    return sink.diagnostics.map(({ code, message }) => `${code} ${/`[^`]*`/u.exec(message)?.[0] ?? ""}`);
  };

  it.each([
    ["span { border: 1pt solid red }", ["border"]],
    ["span { border-radius: 2pt; background-color: red }", ["border-radius"]],
    ["span { vertical-align: middle }", ["vertical-align: middle"]],
    ["span { display: inline-block; height: 20pt; max-width: 40pt }", ["max-width", "height"]],
    ["img { border: 1pt solid red; padding: 2pt; background-color: red }", ["border", "padding", "background-color"]],
    ["span { padding: 0 2pt; margin: 1pt; background-color: red; width: 4pt }", []],
    ["img { vertical-align: middle; margin: 2pt; width: 10pt; border-radius: 2pt }", []],
    ["img { vertical-align: top }", ["vertical-align: top"]],
    ["span { display: inline-block; margin: 2pt 0; padding: 1pt }", ["margin", "padding"]],
  ])("is said of %s", (css, properties) => {
    const html = `<p>a <span>b</span> <span>c</span> <img src="x.png" alt=""></p>`;
    expect(said(html, css)).toEqual(properties.map((property) => `style-without-effect \`${property}\``));
  });
});
