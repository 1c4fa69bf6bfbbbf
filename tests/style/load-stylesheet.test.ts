import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { loadStylesheet } from "../../src/style/load-stylesheet.js";
import { findById, pageKind, problemsOf, styleHtml } from "./style-html.js";

function load(css: string, path: string) {
  const sink = createSink();
  return { sheet: loadStylesheet(css, path, "template", sink), diagnostics: sink.diagnostics };
}

describe("diagnostics of a sheet", () => {
  it.each([
    ["p {\n  colr: red\n}", "unknown-property 2:3"],
    ["p { perspective: 9pt }", "unknown-property 1:5"],
    ["p { display: blok }", "unknown-value 1:14"],
    ["p { float: left }", "unknown-value 1:12"],
    ["p { border: 1pt solid red red }", "unknown-value 1:13"],
    ["p { size: A4 }", "unknown-property 1:5"],
    ["@page { display: block }", "unknown-property 1:9"],
    ["@page { @top-middle { content: 'x' } }", "unknown-at-rule 1:9"],
    ["@page { @rightnote { color: red } }", "unknown-property 1:22"],
    ["@page { @footnote { width: 3pt } }", "unknown-property 1:21"],
    ["@page { @top-left { content: counters(a, '.') } }", "unknown-value 1:30"],
    ["p::before { content: url(a.png) }", "unknown-value 1:22"],
    ["@page :frist { margin: 0 }", "unknown-selector 1:7"],
    ["@page :nth(x) { margin: 0 }", "unknown-selector 1:7"],
    ["p::before { content: string(title) }", "unknown-value 1:22"],
    ["p::before { content: target-counter(attr(href), chapter) }", "unknown-value 1:22"],
    ["@import 'x.css';", "unknown-at-rule 1:1"],
    ["@supports display: grid { p { color: red } }", "unknown-at-rule 1:1"],
    ["@supports (a: b) and (c: d) or (e: f) { p { color: red } }", "unknown-at-rule 1:1"],
    ["@media not (color) { p { color: red } }", "unknown-at-rule 1:8"],
    ["@media prnt { p { color: red } }", "unknown-at-rule 1:8"],
    ["@media print screen { p { color: red } }", "unknown-at-rule 1:8"],
    ["@property --x { syntax: '*' }", "unknown-at-rule 1:1"],
    ["@keyframes x { from { color: red } }", "unknown-at-rule 1:1"],
    ["@media print;", "unknown-at-rule 1:1"],
    ["@layer a, b { p { color: red } }", "unknown-layer 1:1"],
    ["@layer 3a { p { color: red } }", "unknown-layer 1:1"],
    ["@import;", "unknown-at-rule 1:1"],
    ["p { color: red !importnt }", "unknown-value 1:12"],
    ["@media (min-width: 10cm) { p { color: red } }", "unknown-at-rule 1:8"],
    ["@layer brnad { p { color: red } }", "unknown-layer 1:1"],
    ["@font-face { font-family: X }", "font-face-incomplete 1:1"],
    ["@font-face { font-family: X; src: local(X) }", "font-face-incomplete 1:1"],
    ["@font-face { font-family: X; src: url(x.ttf); colour: red }", "unknown-property 1:47"],
    ["p { color red; width: 1pt }", "style-syntax 1:11"],
    ["p { color: red", "style-syntax 1:3"],
  ])("%s is %s", (css, problem) => {
    expect(problemsOf(css)).toEqual([problem]);
  });

  it("names the nearest property and value", () => {
    const { diagnostics } = load(
      "p { colr: red; display: blok }\n@page { @top-middel { content: none } }",
      "project:a.css",
    );
    expect(diagnostics.map(({ hint }) => hint)).toEqual([
      expect.stringContaining("`color`"),
      expect.stringContaining("`block`"),
      expect.stringContaining("`@top-"),
    ]);
  });

  it("shows the path as the author knows it, and whose file it is", () => {
    expect(load("p { x: y }", "project:briefs/a.css").diagnostics[0]?.span?.file).toBe("briefs/a.css");
    expect(load("p { x: y }", "package:templates/a.css").diagnostics[0]?.span?.file).toBe("package:templates/a.css");
  });

  it("accepts what only confirms our ways", () => {
    expect(
      problemsOf("@charset 'utf-8'; p { position: static; flex-direction: row; hyphens: manual; ; color: red;; }"),
    ).toEqual([]);
  });
});

describe("at-rules", () => {
  const sizeWith = (css: string) => findById(styleHtml('<p id="x">t</p>', css).document.root, "x").style.fontSize;

  it("follows @media for print", () => {
    expect(sizeWith("@media print { p { font-size: 7pt } }")).toBe(7);
    expect(sizeWith("@media screen, all { p { font-size: 7pt } }")).toBe(7);
    expect(sizeWith("@media screen { p { font-size: 7pt } }")).toBe(12);
  });

  it("puts rules into the layer that @layer names", () => {
    expect(sizeWith("@layer brief { p { font-size: 7pt } } #x { font-size: 8pt }")).toBe(7);
    expect(sizeWith("@layer base, brand; @layer base { #x { font-size: 7pt } } p { font-size: 8pt }")).toBe(8);
  });

  it("reads @font-face with a path below the root of its sheet", () => {
    const css =
      '@font-face { font-family: "A B"; src: local("A B"), url("../fonts/./a%20b.ttf") format("truetype"); font-weight: bold; font-style: italic }';
    expect(load(css, "package:templates/style.css").sheet.fontFaces).toEqual([
      { family: "A B", weight: 700, style: "italic", path: "package:fonts/a b.ttf" },
    ]);
    expect(load(css.replace("../fonts/", "package:fonts/"), "project:x/y.css").sheet.fontFaces[0]?.path).toBe(
      "package:fonts/./a%20b.ttf".replace("./", "").replace("%20", " "),
    );
  });

  it.each([
    ["https://example.org/a.ttf", "file-remote"],
    ["//example.org/a.ttf", "file-remote"],
    ["data:font/ttf;base64,AAAA", "file-remote"],
    ["../../a.ttf", "file-outside-project"],
    ["%2e%2e/%2e%2e/a.ttf", "file-outside-project"],
    ["..\\\\..\\\\a.ttf", "file-outside-project"],
    ["/etc/a.ttf", "file-outside-project"],
  ])("refuses the font %s", (url, code) => {
    const { sheet, diagnostics } = load(`@font-face { font-family: X; src: url("${url}") }`, "project:a/b.css");
    expect(sheet.fontFaces).toEqual([]);
    expect(diagnostics[0]?.code).toBe(code);
  });
});

describe("pages", () => {
  const pages = (css: string) => styleHtml('<html lang="en"><body><p>t</p></body></html>', css).document.pages;

  it("reads paper by name, turned, and by length", () => {
    expect(pages("@page { size: letter landscape }").resolve(pageKind())).toMatchObject({
      widthPt: 792,
      heightPt: 612,
    });
    expect(pages("@page { size: 100pt 200pt }").resolve(pageKind())).toMatchObject({ widthPt: 100, heightPt: 200 });
    expect(pages("").resolve(pageKind()).widthPt).toBeCloseTo(595.276, 3);
  });

  it("lets :first beat :right, and layers beat both", () => {
    const css =
      "@page :first { margin-top: 1pt } @page :right { margin-top: 2pt; margin-left: 3pt } @layer brief { @page { margin-left: 4pt } }";
    const first = pages(css).resolve(pageKind({ number: 1 }));
    expect(first.margin).toMatchObject({ top: 1, left: 4 });
  });

  it("gives each kind of page the note areas of its rules", () => {
    const css =
      "@page { @rightnote { width: 50pt; margin-left: 10pt } } @page :left { @leftnote { width: 40pt; margin-right: 8pt } }";
    expect(pages(css).resolve(pageKind()).noteAreas).toEqual({ left: undefined, right: { widthPt: 50, gapPt: 10 } });
    expect(pages(css).resolve(pageKind({ side: "left" })).noteAreas.left).toEqual({ widthPt: 40, gapPt: 8 });
  });

  it("says that a note area without a width is none", () => {
    const { document, codes } = styleHtml("<p>t</p>", "@page { @rightnote { margin-left: 4pt } }");
    expect(document.pages.resolve(pageKind()).noteAreas).toEqual({ left: undefined, right: undefined });
    expect(codes).toEqual(["note-area-incomplete"]);
  });

  it("lets margin boxes inherit from the page, and the page from the root", () => {
    const [box] = pages(
      "html { font-family: A } @page { color: #f00; @left-top { content: 'x'; font-size: 8pt } }",
    ).resolve(pageKind()).marginBoxes;
    expect(box).toMatchObject({
      name: "left-top",
      verticalAlign: "top",
      style: { fontFamily: ["A"], color: { r: 1 }, fontSize: 8, textAlign: "center" },
    });
  });
});
