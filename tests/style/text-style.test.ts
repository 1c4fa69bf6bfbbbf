import { describe, expect, it } from "vitest";
import { computed, findById, problemsOf, styleHtml } from "./style-html.js";

describe("fonts", () => {
  it.each([
    ["font-kerning: none", "-kern"],
    ["font-kerning: normal", ""],
    ["font-variant-ligatures: none", "-calt,-clig,-liga"],
    ["font-variant-ligatures: no-common-ligatures discretionary-ligatures", "-clig,-liga,dlig"],
    ["font-variant: small-caps tabular-nums no-common-ligatures", "-clig,-liga,smcp,tnum"],
    ["font-variant: none", "-calt,-clig,-liga"],
    ["letter-spacing: 1pt", "-clig,-liga"],
    ['letter-spacing: 1pt; font-feature-settings: "liga" 1', "-clig"],
    ['font-feature-settings: "kern" 0, "lnum"', "-kern,lnum"],
  ])("%s switches %s", (declarations, features) => {
    expect(computed(declarations).fontFeatures).toBe(features);
  });

  it("reads font-stretch as words and percentages, in shorthands and in @font-face", () => {
    expect(computed("font-stretch: condensed").fontStretch).toBe(75);
    expect(computed("font-stretch: 62.5%").fontStretch).toBe(62.5);
    expect(computed("font: italic condensed 600 10pt serif")).toMatchObject({ fontStretch: 75, fontWeight: 600 });
    const css = '@font-face { font-family: "A"; src: url(a.ttf); font-stretch: condensed }';
    expect(styleHtml("<p>t</p>", css).document.fontFaces).toMatchObject([{ stretch: 75 }]);
    expect(problemsOf("@font-face { font-family: A; src: url(a.ttf); font-stretch: 50% 100% }")).toEqual([
      "unknown-value 1:61",
    ]);
  });

  it("reads the height of an x that text is scaled to", () => {
    expect(computed("font-size-adjust: 0.48").fontSizeAdjust).toBe(0.48);
    expect(computed("font-size-adjust: ex-height 0.5").fontSizeAdjust).toBe(0.5);
    expect(computed("font-size-adjust: none").fontSizeAdjust).toBeUndefined();
    for (const value of ["0", "-1", "2", "cap-height 0.7", "from-font", "0.5 0.5"])
      expect(problemsOf(`p { font-size-adjust: ${value} }`)).toEqual(["unknown-value 1:23"]);
  });

  it("synthesizes small capitals unless it is told not to", () => {
    expect(computed("font-variant-caps: small-caps").synthesizedCaps).toBe("small");
    expect(computed("font-variant-caps: all-small-caps").synthesizedCaps).toBe("all");
    expect(computed("font-variant-caps: titling-caps").synthesizedCaps).toBe("none");
    expect(computed("font-variant-caps: small-caps; font-synthesis: none").synthesizedCaps).toBe("none");
  });

  it.each([
    "font-stretch: wide",
    "font-kerning: 1",
    "font-variant-ligatures: common-ligatures no-common-ligatures",
    "font-synthesis: weight",
    "word-spacing: 10%",
    "text-decoration-line: underline underline",
    "text-decoration-style: wavy",
    "text-decoration: 1pt 2pt",
  ])("says that %s is none of its values", (declaration) => {
    expect(problemsOf(`p { ${declaration} }`)).toHaveLength(1);
  });
});

describe("decorations", () => {
  it("have lines, a style, a thickness and an offset", () => {
    expect(
      computed("text-decoration: underline overline dotted 2pt #f00; text-underline-offset: 0.25em; font-size: 8pt")
        .textDecoration,
    ).toMatchObject([
      {
        lines: ["underline", "overline"],
        style: "dotted",
        thickness: 2,
        underlineOffset: 2,
        color: { r: 1, g: 0, b: 0 },
      },
    ]);
    expect(computed("text-decoration: line-through from-font").textDecoration).toMatchObject([
      { lines: ["line-through"], thickness: "auto" },
    ]);
  });

  it("add up from the outermost to the innermost, and none of a child takes away what is around it", () => {
    const { document } = styleHtml(
      "<p><u><s><i id=x>t</i></s></u></p>",
      "u { text-decoration: underline } s { text-decoration: line-through } i { text-decoration: none }",
    );
    expect(findById(document.root, "x").style.textDecoration.map(({ lines }) => lines)).toEqual([
      ["underline"],
      ["line-through"],
    ]);
  });

  it("keep the place of the element that set them", () => {
    const { document } = styleHtml(
      '<p>a<b id="x">b</b></p>',
      "p { font-size: 10pt; text-decoration: underline } b { font-size: 30pt }",
    );
    expect(findById(document.root, "x").style.textDecoration).toMatchObject([{ font: { fontSize: 10 } }]);
  });
});
