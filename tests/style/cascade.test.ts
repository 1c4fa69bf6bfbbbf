import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { loadStylesheet } from "../../src/style/load-stylesheet.js";
import type { ImportedText } from "../../src/style/sheet-reader.js";
import { stylePage } from "../../src/style/style-page.js";
import type { Layer } from "../../src/style/stylesheet.js";
import { pageKind, findById, problemsOf, styleHtml } from "./style-html.js";

type Sheets = readonly (readonly [Layer, string])[];

/** Font size of `<p id="x" class="c">` under several sheets; fails on any diagnostic. */
function sizeUnder(sheets: Sheets, html = '<p id="x" class="c">t</p>'): number {
  const sink = createSink();
  const loaded = sheets.map(([layer, css], index) => loadStylesheet(css, `project:${index}.css`, layer, sink));
  const document = stylePage(html, loaded, sink);
  expect(sink.diagnostics).toEqual([]);
  return findById(document.root, "x").style.fontSize;
}

const size = (css: string, html?: string): number => sizeUnder([["template", css]], html);

describe("layers", () => {
  it.each([
    [
      "later layers win whatever the selectors",
      "@layer a { #x { font-size: 7pt } } @layer b { p { font-size: 8pt } }",
      8,
    ],
    [
      "statements give the order",
      "@layer b, a; @layer a { p { font-size: 7pt } } @layer b { #x { font-size: 8pt } }",
      7,
    ],
    ["what is in no layer wins", "p { font-size: 9pt } @layer a { #x { font-size: 7pt } }", 9],
    [
      "layers are reopened by name",
      "@layer a { p { font-size: 7pt } } @layer b { p { font-size: 8pt } } @layer a { #x { font-size: 9pt } }",
      8,
    ],
    [
      "inner layers lose to the layer around them",
      "@layer a { p { font-size: 7pt } @layer i { #x { font-size: 8pt } } }",
      7,
    ],
    [
      "dots name inner layers",
      "@layer a { @layer i, j; } @layer a.j { p { font-size: 7pt } } @layer a.i { #x { font-size: 8pt } }",
      7,
    ],
    [
      "inner layers stay inside theirs",
      "@layer a, b; @layer b { p { font-size: 7pt } } @layer a.z { #x { font-size: 8pt } }",
      7,
    ],
    ["nameless layers are each their own", "@layer { #x { font-size: 7pt } } @layer { p { font-size: 8pt } }", 8],
    [
      "the first layer is the strongest for !important",
      "@layer a { p { font-size: 7pt !important } } @layer b { #x { font-size: 8pt !important } } p { font-size: 9pt !important }",
      7,
    ],
    [
      "layers stand inside of @media and @supports",
      "@media print { @layer a { p { font-size: 7pt } } } @supports (color: red) { @layer b { p { font-size: 8pt } } }",
      8,
    ],
  ])("%s", (_, css, points) => {
    expect(size(css)).toBe(points);
  });

  it("keeps the outer order, whatever sheets name inside", () => {
    expect(
      sizeUnder([
        ["brief", "@layer a { p { font-size: 7pt } }"],
        ["template", "#x { font-size: 8pt }"],
      ]),
    ).toBe(7);
    expect(
      sizeUnder([
        ["brand", "#x { font-size: 8pt }"],
        ["template", "@layer a { p { font-size: 7pt } }"],
      ]),
    ).toBe(7);
    expect(size("@layer brief.a { p { font-size: 7pt } } #x { font-size: 8pt }")).toBe(7);
  });

  it("joins layers of the same name from all sheets of one origin", () => {
    const sheets: Sheets = [
      ["template", "@layer low, high;"],
      ["template", "@layer high { p { font-size: 7pt } } @layer low { #x { font-size: 8pt } }"],
    ];
    expect(sizeUnder(sheets)).toBe(7);
  });

  it("ranks @page rules too", () => {
    const { document } = styleHtml("<p>t</p>", "@page { size: A5 } @layer a { @page :first { size: A3 } }");
    expect(document.pages.resolve(pageKind({ number: 1 })).widthPt).toBeCloseTo((148 * 72) / 25.4, 3);
  });

  it("doubts names that are nearly ours", () => {
    const { diagnostics } = styleHtml("<p>t</p>", "@layer tempalte { p { color: red } }");
    expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
      ["unknown-layer", expect.stringContaining("`template`")],
    ]);
  });
});

describe("keywords of every property", () => {
  const outer = (declaration: string): string => `div { font-size: 20pt } p { font-size: 8pt } #x { ${declaration} }`;
  const inDiv = '<div><p id="x">t</p></div>';
  it.each([
    ["font-size: inherit", 20],
    ["font-size: initial", 12],
    ["font-size: unset", 20],
    ["all: unset", 20],
    ["all: initial", 12],
    ["font-size: revert", 20],
    ["font-size: revert-layer", 20],
  ])("%s", (declaration, points) => {
    expect(size(outer(declaration), inDiv)).toBe(points);
  });

  it("revert goes back to our own sheet, revert-layer one layer", () => {
    const sheets = (declaration: string): Sheets => [
      ["base", "p { font-size: 10pt }"],
      ["template", "p { font-size: 20pt } @layer low { p { font-size: 15pt } }"],
      ["brief", `p { ${declaration} }`],
    ];
    expect(sizeUnder(sheets("font-size: revert"))).toBe(10);
    expect(sizeUnder(sheets("font-size: revert-layer"))).toBe(20);
    expect(sizeUnder(sheets("all: revert"))).toBe(10);
    expect(sizeUnder([...sheets(""), ["brief", "p { font: revert }"]])).toBe(10);
    expect(
      sizeUnder([
        ["base", "p { font-size: 10pt }"],
        ["template", "@layer low { p { font-size: 15pt } } p { font-size: revert-layer }"],
      ]),
    ).toBe(15);
  });

  it("rolls back chains and important declarations", () => {
    const css =
      "@layer a { p { font-size: 5pt } } @layer b { p { font-size: revert-layer } } p { font-size: revert-layer }";
    expect(size(css)).toBe(5);
    expect(
      sizeUnder([
        ["base", "p { font-size: 10pt }"],
        ["template", "p { font-size: 9pt; font-size: revert !important }"],
      ]),
    ).toBe(10);
    expect(size("p { font-size: 9pt }", '<p id="x" style="font-size: revert-layer">t</p>')).toBe(9);
  });

  it("rolls back custom properties", () => {
    const css = "p { font-size: var(--s) } :root { --s: 7pt } @layer a { p { --s: 8pt } }";
    expect(size(`${css} p { --s: revert-layer }`)).toBe(8);
    expect(size(`${css} p { --s: revert }`)).toBe(7);
  });

  it("leaves the direction to itself", () => {
    const { document, codes } = styleHtml('<p id="x">t</p>', "p { direction: rtl } #x { all: initial }");
    expect(codes).toEqual([]);
    expect(findById(document.root, "x").style.direction).toBe("rtl");
  });

  it("refuses other values of all, and all in pages", () => {
    expect(problemsOf("p { all: none } @page { all: initial }")).toEqual([
      "unknown-value 1:10",
      "unknown-property 1:25",
    ]);
  });
});

describe("conditions", () => {
  it.each([
    ["(display: grid)", true],
    ["(display: subway)", false],
    ["not (display: subway)", true],
    ["(display: grid) and (color: red)", true],
    ["(display: grid) and (colour: red)", false],
    ["(colour: red) or (color: red)", true],
    ["((color: red) and (not (display: subway)))", true],
    ["(--x: anything goes)", true],
    ["(color: var(--x))", true],
    ["(colour: var(--x))", false],
    ["selector(p > a:not(.x))", true],
    ["selector(p:hover)", false],
    ["font-tech(color-COLRv1)", false],
    ["(width: calc(100% - 1mm))", true],
  ])("@supports %s", (condition, holds) => {
    expect(size(`@supports ${condition} { p { font-size: 7pt } }`)).toBe(holds ? 7 : 12);
  });

  it.each([
    ["print", true],
    ["PRINT", true],
    ["all", true],
    ["only print", true],
    ["not screen", true],
    ["not print", false],
    ["not all", false],
    ["screen", false],
    ["screen, print", true],
    ["/* paper */ print", true],
  ])("@media %s", (query, holds) => {
    expect(size(`@media ${query} { p { font-size: 7pt } }`)).toBe(holds ? 7 : 12);
  });
});

describe("imports", () => {
  const FILES: Readonly<Record<string, string>> = {
    "project:t/a.css": "#x { font-size: 7pt }",
    "project:t/sub/b.css": '@import "../a.css"; .c { color: #00f }',
    "project:t/loop.css": '@import "loop2.css"; p { font-size: 6pt }',
    "project:t/loop2.css": '@import "loop.css"; p { font-size: 5pt }',
    "project:t/bad.css": "p {\n colour: red }",
    "project:t/many.css": '@import "a.css";'.repeat(150),
  };
  const read = (path: string): ImportedText => {
    const text = FILES[path];
    return text === undefined
      ? { kind: "problem", code: "file-missing", message: `no ${path}`, hint: "" }
      : { kind: "ok", text };
  };
  function load(css: string) {
    const sink = createSink();
    const sheet = loadStylesheet(css, "project:t/style.css", "template", sink, read);
    const document = stylePage('<p id="x" class="c">t</p>', [sheet], sink);
    const problems = sink.diagnostics.map(
      ({ code, span }) => `${code} ${span?.file ?? ""}:${span?.line ?? 0}:${span?.column ?? 0}`,
    );
    return { style: findById(document.root, "x").style, problems };
  }

  it.each([
    ['@import "a.css"; p { font-size: 9pt }', 7],
    ["@import url(a.css);", 7],
    ["@import url('sub/b.css');", 7],
    ["@charset 'utf-8'; @layer z; @import 'a.css';", 7],
    ['@import "a.css" layer(z); p { font-size: 9pt }', 9],
    ['@import "a.css" layer; p { font-size: 9pt }', 9],
    ['@import "a.css" print;', 7],
    ['@import "a.css" screen;', 12],
    ['@import "a.css" layer(z) supports(display: grid) screen, all;', 7],
    ['@import "a.css" supports(not (display: grid));', 12],
    ['@import "package:t/../t/a.css" screen;', 12],
    ['@import "project:t/a.css";', 7],
  ])("%s", (css, points) => {
    const { style, problems } = load(css);
    expect(problems).toEqual([]);
    expect(style.fontSize).toBe(points);
  });

  it.each([
    ['p { font-size: 9pt } @import "a.css";', "import-misplaced t/style.css:1:22"],
    ['@import "c.css";', "file-missing t/style.css:1:1"],
    ['@import "../../c.css";', "file-outside-project t/style.css:1:1"],
    ['@import "https://example.org/c.css";', "file-remote t/style.css:1:1"],
    ['@import "style.css";', "import-cycle t/style.css:1:1"],
    ['@import "loop.css";', "import-cycle t/loop2.css:1:1"],
    ['@import "bad.css";', "unknown-property t/bad.css:2:2"],
    ['@import "a.css" (min-width: 4cm);', "unknown-at-rule t/style.css:1:9"],
    ['@import "a.css" layer(3);', "unknown-layer t/style.css:1:1"],
    ['@import "many.css";', "style-too-large t/many.css:1:1585"],
  ])("%s is %s", (css, problem) => {
    expect(load(css).problems[0]).toBe(problem);
  });
});
