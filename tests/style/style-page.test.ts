import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { loadStylesheet } from "../../src/style/load-stylesheet.js";
import { stylePage } from "../../src/style/style-page.js";
import type { Layer } from "../../src/style/stylesheet.js";
import { findById, pageKind, textOf } from "./style-html.js";

function style(html: string, ...sheets: readonly (string | readonly [Layer, string])[]) {
  const sink = createSink();
  const loaded = sheets.map((sheet) => {
    const [layer, text] = typeof sheet === "string" ? (["template", sheet] as const) : sheet;
    return loadStylesheet(text, "package:t.css", layer, sink);
  });
  const document = stylePage(html, loaded, sink);
  return { document, sink, codes: sink.diagnostics.map((one) => one.code) };
}

const one = (html: string, css: string) => findById(style(html, css).document.root, "x").style;

describe("the cascade", () => {
  it("weighs layers, then specificity, then order", () => {
    const html = '<p id="x" class="a">t</p>';
    expect(one(html, "p { font-size: 10pt } .a { font-size: 11pt } p { font-size: 12pt }").fontSize).toBe(11);
    const { document } = style(html, ["base", "#x { font-size: 8pt }"], ["template", "p { font-size: 9pt }"]);
    expect(findById(document.root, "x").style.fontSize).toBe(9);
  });

  it("turns the order of layers round for important declarations", () => {
    const { document } = style(
      '<p id="x">t</p>',
      ["base", "p { font-size: 8pt !important }"],
      ["template", "p { font-size: 9pt !important }"],
    );
    expect(findById(document.root, "x").style.fontSize).toBe(8);
  });

  it("inherits what is inherited, and only that", () => {
    const computed = one('<div style="color: #ff0000; margin-top: 5pt"><p id="x">t</p></div>', "");
    expect(computed.color).toEqual({ r: 1, g: 0, b: 0 });
    expect(computed.margin.top).toBe(0);
  });

  it("computes units, factors and shorthands in pt", () => {
    const computed = one(
      '<div style="font-size: 20pt"><p id="x">t</p></div>',
      "p { font-size: 0.5em; line-height: 1.4; margin: 1mm 2em auto 10%; padding: 1cm; border-left: 1.2mm solid #12355B }",
    );
    expect(computed).toMatchObject({ fontSize: 10, lineHeight: 14 });
    expect(computed.margin).toEqual({ top: 72 / 25.4, right: 20, bottom: "auto", left: { percent: 10 } });
    expect(computed.border.left).toMatchObject({ style: "solid", widthPt: expect.closeTo(3.4, 1) });
  });

  it("fills in custom properties with fallbacks, and reports circles and missing ones", () => {
    const html = '<p id="x">t</p>';
    expect(one(html, ":root { --a: 7pt; --b: var(--a) } p { font-size: var(--b, 9pt) }").fontSize).toBe(7);
    expect(one(html, "p { font-size: var(--none, 9pt) }").fontSize).toBe(9);
    expect(style(html, ":root { --a: var(--b); --b: var(--a) } p { font-size: var(--a) }").codes).toContain(
      "variable-cycle",
    );
    const bomb = Array.from(
      { length: 40 },
      (_, i) => `--v${String(i + 1)}: var(--v${String(i)}) var(--v${String(i)});`,
    ).join("");
    const { codes } = style(html, `:root { --v0: aaaaaaaaaa; ${bomb} } p { color: var(--v40) }`);
    expect(codes).toEqual(["variable-too-large"]);
  });

  it("shares one object between equal elements", () => {
    const { document } = style("<div><p id='x'>a</p><p id='y'>b</p></div>", "p { margin-top: 3pt }");
    expect(findById(document.root, "x").style).toBe(findById(document.root, "y").style);
  });

  it("reports an unknown property, value and selector once, with its place and the nearest name", () => {
    const { sink } = style("<p>t</p>", "p {\n  colour: red;\n  break-after: avod;\n}\np:hover { color: red }");
    expect(sink.diagnostics.map(({ code, span }) => [code, span?.line, span?.column])).toEqual([
      ["unknown-property", 2, 3],
      ["unknown-value", 3, 16],
      ["unknown-selector", 5, 2],
    ]);
    expect(sink.diagnostics[1]?.hint).toContain("avoid");
  });
});

describe("generated content", () => {
  it("numbers list items and takes attributes, strings and page references", () => {
    const { document } = style(
      '<div id="x"><ol start="3"><li>a</li><li>b</li></ol><a href="#t">see</a></div>',
      'li { display: list-item; list-style-type: decimal } a::after { content: " (p. " target-counter(attr(href), page) ")" } a::before { content: "[" }',
    );
    expect(textOf(document.root)).toBe("3.a4.b[see (p. <t>)");
  });

  it("counts with scopes and names running strings", () => {
    const { document } = style(
      '<section><h2 id="x">One <em>two</em></h2><p>a</p><p>b</p></section><section><p>c</p></section>',
      'section { counter-reset: p } p { counter-increment: p } p::before { content: counter(p) ":" } h2 { string-set: title content() }',
    );
    expect(findById(document.root, "x").strings).toEqual([["title", "One two"]]);
    expect(textOf(document.root)).toContain("1:a2:b");
  });

  it("keeps drawings as markup and takes places from data-span", () => {
    const { document } = style(
      '<p id="x" data-span="4:7"><svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg> w</p>',
      "svg { width: 5pt }",
    );
    const found = findById(document.root, "x");
    expect(found.source).toEqual({ line: 4, column: 7 });
    expect(found.children[0]).toMatchObject({
      kind: "svg",
      markup: '<svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg>',
      style: { width: 5 },
    });
  });
});

describe("pages", () => {
  it("cascades page rules, margin boxes and note areas", () => {
    const css =
      '@page { size: A4; margin: 26mm 18mm 24mm 20mm; @rightnote { width: 50mm; margin-left: 10mm } @top-left { content: string(title); vertical-align: bottom } @bottom-right { content: counter(page) " of " counter(pages) } @footnote { margin-top: 8pt; border-top: 0.5pt solid black; -briefpress-rule-width: 22mm } } @page :first { margin-top: 20mm; @top-left { content: none } }';
    const { document, codes } = style("<p>t</p>", css);
    expect(codes).toEqual([]);
    const inner = document.pages.resolve(pageKind());
    expect(inner.margin.top).toBeCloseTo((26 * 72) / 25.4, 3);
    expect(inner.noteAreas.right).toEqual({
      widthPt: expect.closeTo(141.73, 1),
      gapPt: expect.closeTo(28.35, 1),
    });
    expect(inner.marginBoxes.map((box) => [box.name, box.verticalAlign, box.style.textAlign])).toEqual([
      ["top-left", "bottom", "left"],
      ["bottom-right", "middle", "right"],
    ]);
    expect(inner.footnoteArea.borderLengthPt).toBeCloseTo(62.4, 1);
    const first = document.pages.resolve(pageKind({ number: 1 }));
    expect(first.margin.top).toBeCloseTo((20 * 72) / 25.4, 3);
    expect(first.marginBoxes.map((box) => box.name)).toEqual(["bottom-right"]);
  });
});

describe("hostile pages", () => {
  it("stops at five thousand nested elements", () => {
    expect(style("<div>".repeat(5000), "").codes).toEqual(["html-too-deep"]);
  });

  it("matches long sibling chains in linear time", () => {
    const html = `<div><b>x</b>${"<p>y</p>".repeat(400)}</div>`;
    // Steps of matching are counted, and too many of them reported.
    expect(style(html, "b ~ p ~ p ~ p ~ p { color: red }").codes).toEqual([]);
  });
});

describe("shipped sheets", () => {
  it.each(["templates/base.css", "templates/meridian/style.css", "templates/meridian/letter.css", "fonts/fonts.css"])(
    "%s says nothing that is not known",
    (path) => {
      const sink = createSink();
      loadStylesheet(readFileSync(path, "utf8"), `package:${path}`, "base", sink);
      expect(sink.diagnostics).toEqual([]);
    },
  );

  const meridian = (html: string, id: string) =>
    findById(style(html, readFileSync("templates/meridian/style.css", "utf8")).document.root, id).style;

  it("leave no hole between a table of positions and its source", () => {
    const html =
      '<div class="exhibit exhibit-table"><table id="x" class="matrix"></table><p id="y" class="source">s</p></div>';
    expect(meridian(html, "x").margin.bottom).toBe(0);
    expect(meridian(html, "y").margin.top).toBe(4);
  });

  it("keep the mark of a position with its word", () => {
    const html =
      '<span id="x" class="stance"><span id="y" class="lead">m </span><span>Engages from neutrality</span></span>';
    expect(["x", "y"].map((id) => meridian(html, id).whiteSpace)).toEqual(["normal", "nowrap"]);
  });

  it("set only the last paragraph of a pull quote as its author", () => {
    const html =
      '<blockquote class="pullquote"><p id="x">a</p><p id="y">b</p><p id="z" class="attribution">c</p></blockquote>';
    expect(["x", "y", "z"].map((id) => meridian(html, id).fontSize)).toEqual([13, 13, 9]);
  });

  it("declares every font file that is shipped", () => {
    const faces = loadStylesheet(
      readFileSync("fonts/fonts.css", "utf8"),
      "package:fonts/fonts.css",
      "base",
      createSink(),
    ).fontFaces;
    expect(faces).toHaveLength(19);
    expect(faces).toContainEqual({
      family: "Source Sans 3",
      weight: 400,
      style: "normal",
      path: "package:fonts/source-sans-3/SourceSans3-Regular.ttf",
    });
  });
});
