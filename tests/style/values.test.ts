import { describe, expect, it } from "vitest";
import { computed, findById, pageKind, problemsOf, styleHtml } from "./style-html.js";

const MM = 72 / 25.4;

describe("lengths", () => {
  it.each([
    ["10pt", 10],
    ["16px", 12],
    ["2pc", 24],
    ["1in", 72],
    ["2.54cm", 72],
    ["10mm", 10 * MM],
    ["40Q", 10 * MM],
    ["2em", 24],
    ["2rem", 24],
    ["2ex", 12],
    ["2ch", 12],
    ["1.5E1PT", 15],
    ["0", 0],
    ["calc(10mm + 2 * 5mm)", 20 * MM],
    ["calc((10pt - 4pt) / 2)", 3],
    ["min(10pt, 2em, 5mm)", 10],
    ["max(10pt, 2em)", 24],
    ["clamp(5pt, 30pt, 20pt)", 20],
    ["calc(-1 * (10mm + 50mm))", -60 * MM],
  ])("computes %s in pt", (text, points) => {
    expect(computed(`margin-top: ${text}`).margin.top).toBeCloseTo(points, 6);
  });

  it("keeps percentages, and calculations of them", () => {
    expect(computed("width: calc(100% / 4)").width).toEqual({ percent: 25 });
  });

  it("keeps a sum of a percentage and a length for layout", () => {
    expect(computed("margin-left: calc(100% - 4pt)").margin.left).toEqual({ fold: "sum", of: [-4, { percent: 100 }] });
    expect(computed("width: calc(10% - 4pt - 10% + 9pt)").width).toBe(5);
    expect(computed("font-size: calc(50% + 1pt)").fontSize).toBe(7);
  });

  it("refuses percentages where a property has none", () => {
    expect(problemsOf("p { letter-spacing: calc(1% + 1pt) }")).toEqual(["unknown-value 1:21"]);
  });

  it("takes vw and vh from the size of the page", () => {
    const { document } = styleHtml('<p id="x">t</p>', "@page { size: 100mm 200mm } p { width: 50vw; height: 10vh }");
    const { style } = findById(document.root, "x");
    expect(style.width).toBeCloseTo(50 * MM, 6);
    expect(style.height).toBeCloseTo(20 * MM, 6);
  });

  it("takes rem from the root and em from the element", () => {
    const { document } = styleHtml(
      '<html lang="en"><body><p id="x">t</p></body></html>',
      "html { font-size: 10pt } p { font-size: 2rem; padding-top: 0.5em; padding-bottom: 1rem }",
    );
    expect(findById(document.root, "x").style.padding).toMatchObject({ top: 10, bottom: 10 });
  });

  it.each([
    "padding: -1pt",
    "width: 10",
    "margin: 1pt 2pt 3pt 4pt 5pt",
    "width: 10xyz",
    "orphans: 0",
    "font-size: -1pt",
    "font-size: -5%",
    "line-height: -5%",
  ])("refuses %s", (declaration) => {
    expect(problemsOf(`p { ${declaration} }`)).toHaveLength(1);
  });
});

describe("colours", () => {
  it.each([
    ["#12355B", [0x12, 0x35, 0x5b]],
    ["#F00", [255, 0, 0]],
    ["#ff0000ff", [255, 0, 0]],
    ["Navy", [0, 0, 128]],
    ["rgb(18, 53, 91)", [18, 53, 91]],
    ["rgb(100% 0% 0% / 100%)", [255, 0, 0]],
    ["hsl(120, 100%, 25%)", [0, 127.5, 0]],
    ["hsl(0.5turn 100% 50%)", [0, 255, 255]],
  ])("reads %s", (text, [r = 0, g = 0, b = 0]) => {
    const { color } = computed(`color: ${text}`);
    expect([color.r * 255, color.g * 255, color.b * 255]).toEqual([
      expect.closeTo(r, 6),
      expect.closeTo(g, 6),
      expect.closeTo(b, 6),
    ]);
  });

  it("takes currentColor from the element", () => {
    const style = computed("color: #00f; border-top: 1pt solid; background: currentColor");
    expect(style.border.top.color).toEqual({ r: 0, g: 0, b: 1 });
    expect(style.backgroundColor).toEqual({ r: 0, g: 0, b: 1 });
  });

  it("refuses translucent colours, but takes no background for transparent", () => {
    expect(problemsOf("p { color: rgba(0, 0, 0, 0.5) }")).toEqual(["unknown-value 1:12"]);
    expect(computed("background: transparent").backgroundColor).toBeUndefined();
  });
});

describe("shorthands", () => {
  it("spreads margins and paddings over four sides", () => {
    expect(computed("margin: 1pt auto 3pt").margin).toEqual({ top: 1, right: "auto", bottom: 3, left: "auto" });
  });

  it("reads borders in any order and gives a border without a style no width", () => {
    expect(computed("border: red solid 2pt").border.left).toEqual({
      widthPt: 2,
      style: "solid",
      color: { r: 1, g: 0, b: 0 },
    });
    expect(computed("border-top: 2pt red").border.top.widthPt).toBe(0);
  });

  it("reads font with all of its parts", () => {
    const style = computed('font: italic small-caps 600 10pt/14pt "Source Sans 3", Fira Sans, serif');
    expect(style).toMatchObject({
      fontStyle: "italic",
      fontWeight: 600,
      fontSize: 10,
      lineHeight: 14,
      fontFeatures: "smcp",
    });
    expect(style.fontFamily).toEqual(["Source Sans 3", "Fira Sans", "serif"]);
  });

  it("reads gap, flex, list-style, text-decoration and grid-column", () => {
    expect(computed("gap: 2pt 4pt")).toMatchObject({ rowGap: 2, columnGap: 4 });
    expect(computed("flex: 1 1 0").flex.grow).toBe(1);
    expect(computed("list-style: square outside").listStyleType).toBe("square");
    expect(computed("text-decoration: underline #f00").textDecoration).toMatchObject([
      { lines: ["underline"], color: { r: 1, g: 0, b: 0 }, style: "solid", thickness: "auto", underlineOffset: "auto" },
    ]);
    expect(computed("grid-column: span 2").gridColumnSpan).toBe(2);
    expect(computed("grid-column: 1 / -1").gridColumnSpan).toBe(-1);
  });

  it("expands grid tracks with repeat()", () => {
    expect(computed("grid-template-columns: repeat(2, 1fr 10%) auto").gridTemplateColumns).toEqual([
      { kind: "fraction", value: 1 },
      { kind: "length", value: { percent: 10 } },
      { kind: "fraction", value: 1 },
      { kind: "length", value: { percent: 10 } },
      { kind: "auto" },
    ]);
  });

  it("joins features of fonts in alphabetical order", () => {
    expect(
      computed('font-variant-numeric: tabular-nums lining-nums; font-feature-settings: "ss01", "lnum" off')
        .fontFeatures,
    ).toBe("ss01,tnum");
  });
});

describe("logical sides", () => {
  const css = "margin-inline: 1pt 2pt; padding-inline-start: 3pt; border-inline-end: 4pt solid; text-align: start";

  it("are left and right in text from left to right", () => {
    expect(computed(css)).toMatchObject({
      margin: { left: 1, right: 2 },
      padding: { left: 3 },
      border: { right: { widthPt: 4 } },
      textAlign: "left",
    });
  });

  it("are right and left in text from right to left", () => {
    expect(computed(`${css}; direction: rtl`)).toMatchObject({
      margin: { left: 2, right: 1 },
      padding: { right: 3 },
      border: { left: { widthPt: 4 } },
      textAlign: "right",
    });
  });

  it("compete with physical sides in order", () => {
    expect(computed("margin-left: 5pt; margin-inline-start: 1pt").margin.left).toBe(1);
    expect(computed("margin-inline-start: 1pt; margin-left: 5pt").margin.left).toBe(5);
  });
});

describe("inheritance", () => {
  it("multiplies a line height without a unit by each font size, and inherits others as they are", () => {
    const html = '<div class="a"><p id="x">t</p></div>';
    const lineHeight = (value: string) =>
      findById(
        styleHtml(html, `.a { font-size: 10pt; line-height: ${value} } p { font-size: 20pt }`).document.root,
        "x",
      ).style.lineHeight;
    expect(lineHeight("1.5")).toBe(30);
    expect(lineHeight("150%")).toBe(15);
    expect(lineHeight("calc(100% + 50%)")).toBe(15);
    expect(lineHeight("1.5em")).toBe(15);
  });

  it("follows inherit, initial and unset", () => {
    const { document } = styleHtml(
      '<div><p id="x">t</p></div>',
      "div { margin-top: 5pt; color: red; font-size: 9pt } p { margin: inherit; color: initial; font-size: unset }",
    );
    expect(findById(document.root, "x").style).toMatchObject({
      margin: { top: 5 },
      color: { r: 0, g: 0, b: 0 },
      fontSize: 9,
    });
  });

  it("draws decorations through descendants, but not through floats", () => {
    const { document } = styleHtml(
      '<p><u><em id="x">t</em><span id="y">t</span></u></p>',
      "u { text-decoration: underline; color: red } em { color: blue } #y { float: footnote }",
    );
    expect(findById(document.root, "x").style.textDecoration).toMatchObject([{ color: { r: 1, g: 0, b: 0 } }]);
    expect(findById(document.root, "y").style).toMatchObject({ textDecoration: [], display: "block" });
  });

  it("makes blocks of the items of grids", () => {
    const { document } = styleHtml('<div><span id="x">t</span></div>', "div { display: grid }");
    expect(findById(document.root, "x").style.display).toBe("block");
  });

  it("lets a style attribute beat important rules only with !important of its own", () => {
    const size = (inline: string) =>
      findById(styleHtml(`<p id="x" style="${inline}">t</p>`, "p { font-size: 9pt !important }").document.root, "x")
        .style.fontSize;
    expect(size("font-size: 7pt")).toBe(9);
    expect(size("font-size: 7pt !important")).toBe(7);
  });
});

describe("custom properties", () => {
  it("work in shorthands, calculations, style attributes and @page", () => {
    const { document, codes } = styleHtml(
      '<p id="x" style="padding: var(--gap)">t</p>',
      ":root { --gap: 4pt; --edge: 1pt solid #f00 } p { border: var(--edge); margin: calc(var(--gap) * 2) var(--none, 3pt) } @page { margin: var(--gap) }",
    );
    expect(codes).toEqual([]);
    const { style } = findById(document.root, "x");
    expect(style).toMatchObject({ padding: { left: 4 }, margin: { top: 8, left: 3 }, border: { top: { widthPt: 1 } } });
    expect(document.pages.resolve(pageKind()).margin.top).toBe(4);
  });

  it("are inherited and overridden below", () => {
    const { document } = styleHtml(
      '<div class="a"><p id="x">t</p></div>',
      ":root { --c: red } .a { --c: #00f } p { color: var(--c) }",
    );
    expect(findById(document.root, "x").style.color).toEqual({ r: 0, g: 0, b: 1 });
  });

  it("leave the property unset where they do not fit, and name the place and the near miss", () => {
    const { document, diagnostics } = styleHtml(
      '<p id="x">t</p>',
      ":root { --brand-navy: #123456 }\np { color: red; color: var(--brand-nawy) }\np { width: 5pt; width: var(--brand-navy) }",
    );
    expect(findById(document.root, "x").style).toMatchObject({ color: { r: 0, g: 0, b: 0 }, width: "auto" });
    expect(diagnostics.map(({ code, span }) => `${code} ${span?.line ?? 0}`)).toEqual([
      "unknown-variable 2",
      "unknown-value 3",
    ]);
    expect(diagnostics[0]?.hint).toContain("--brand-navy");
  });

  it("leave var( in strings and comments alone", () => {
    const { document, codes } = styleHtml(
      '<p id="x">t</p>',
      ":root { --a: 'var(--b)' } p::before { content: var(--a) /* var(--c) */ }",
    );
    expect(codes).toEqual([]);
    expect(findById(document.root, "x").children[0]).toMatchObject({ children: [{ text: "var(--b)" }] });
  });
});
