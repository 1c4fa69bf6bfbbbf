import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { countSteps, MOST_STEPS_OF_FOURFOLD } from "../count-steps.js";

const { loadStylesheet } = await import("../../src/style/load-stylesheet.js");
const { stylePage } = await import("../../src/style/style-page.js");
const { findById, problemsOf, styleHtml, textOf } = await import("./style-html.js");

/** Codes of what is said of a page, which takes at most so many steps more than one of a quarter of its size. */
function styleLinear(size: number, build: (size: number) => Parameters<typeof styleHtml>): readonly string[] {
  let codes: readonly string[] = [];
  const count = ([html, css]: Parameters<typeof styleHtml>): number =>
    countSteps(() => {
      ({ codes } = styleHtml(html, css));
    });
  const small = count(build(size / 4));
  expect(count(build(size)) / small).toBeLessThan(MOST_STEPS_OF_FOURFOLD);
  return codes;
}

describe("hostile HTML", () => {
  it("keeps the text of elements that are nested too deeply, and what follows them", () => {
    const html = `${"<div>".repeat(5000)}deep${"</div>".repeat(5000)}<p id="x">after</p>`;
    const { document, codes } = styleHtml(html, "");
    expect(codes).toEqual(["html-too-deep"]);
    expect(textOf(document.root)).toBe("deepafter");
    expect(findById(document.root, "x").tag).toBe("p");
  });

  it("survives broken markup", () => {
    expect(textOf(styleHtml("<p>a<b>b</p></i>c<svg><g>", "").document.root)).toBe("abc");
    expect(textOf(styleHtml("", "").document.root)).toBe("");
    expect(textOf(styleHtml("a</body></html><p>b", "").document.root)).toBe("ab");
  });

  it("reads nothing from the prototype of attributes", () => {
    const { document } = styleHtml(
      '<p id="x" __proto__="a">t</p>',
      "p::after { content: attr(constructor) attr(tostring) }",
    );
    expect(textOf(document.root)).toBe("t");
  });

  it("reports a style attribute that cannot be read", () => {
    expect(styleHtml(`<p style="width: ${"(".repeat(20_000)}">t</p>`, "").codes).toEqual(["style-syntax"]);
    expect(styleHtml('<p style="colour: red">t</p>', "").codes).toEqual(["unknown-property"]);
  });
});

describe("hostile CSS", () => {
  it.each(["p { width: " + "(".repeat(50_000), "@media print {".repeat(5000), ":not(".repeat(10_000)])(
    "refuses brackets that are nested too deeply",
    (css) => {
      expect(problemsOf(css)).toEqual([expect.stringMatching(/^style-too-large/u)]);
    },
  );

  it("refuses a sheet of a megabyte", () => {
    expect(problemsOf("p { color: red }".repeat(70_000))).toEqual(["style-too-large 1:1"]);
  });

  it("stops custom properties that double with every line, and long chains", () => {
    const lines = Array.from({ length: 60 }, (_, i) => `--v${i + 1}: var(--v${i}) var(--v${i});`).join("");
    expect(styleHtml("<p>t</p>", `p { --v0: aaaaaaaaaa; ${lines} color: var(--v60) }`).codes).toEqual([
      "variable-too-large",
    ]);
    const chain = (size: number) => Array.from({ length: size }, (_, i) => `--v${i}: var(--v${i + 1});`).join("");
    expect(styleLinear(5000, (size) => ["<p>t</p>", `p { ${chain(size)} color: var(--v0) }`])).toEqual([
      "variable-too-large",
    ]);
    styleLinear(20_000, (size) => ["<p>t</p>", `p { --a: ; color: ${"var(--a) ".repeat(size)} }`]);
  });

  it("names the properties of a circle once", () => {
    const { codes } = styleHtml("<p>a</p><p>b</p>", ":root { --a: var(--b); --b: var(--a) } p { width: var(--a) }");
    expect(codes).toEqual(["variable-cycle"]);
  });

  it.each<[string, (size: number) => string]>([
    ["b ~ p ~ p ~ p ~ p", (size) => `<div><b>x</b>${"<p>y</p>".repeat(size)}</div>`],
    ["i ~ p ~ p ~ p ~ p", (size) => `<div><b>x</b>${"<p>y</p>".repeat(size)}</div>`],
    ["i div div div div div p", (size) => `${"<div>".repeat(150)}${"<p>y</p>".repeat(size)}`],
    ["p:nth-last-of-type(3n+1):nth-of-type(2n)", (size) => "<p>y</p>".repeat(size)],
    [":is(b ~ p ~ p, i ~ p ~ p) ~ :not(b ~ p ~ u)", (size) => `<b>x</b>${"<p>y</p>".repeat(size)}`],
  ])("matches %s in linear time", (selector, build) => {
    expect(styleLinear(4000, (size) => [build(size), `${selector} { color: red }`])).toEqual([]);
  });

  it("stops at too many rules on too many elements, and says so", () => {
    const css = Array.from({ length: 3000 }, (_, i) => `:not(.a${i}) ~ p { color: red }`).join("\n");
    expect(styleHtml("<p>y</p>".repeat(20_000), css).codes).toEqual(["selectors-too-slow"]);
  });

  it("refuses grids and numbers beyond all paper", () => {
    expect(problemsOf("p { grid-template-columns: repeat(1000000, 1fr) }")).toEqual(["unknown-value 1:28"]);
    expect(problemsOf("p { grid-template-columns: repeat(99, repeat(99, 1pt)) }")).toEqual(["unknown-value 1:28"]);
    expect(problemsOf("p { line-height: 1e999 }")).toHaveLength(1);
    const { document } = styleHtml('<p id="x">t</p>', "p { width: 1e300pt; margin-top: calc(1e200em * 1e200) }");
    expect(findById(document.root, "x").style).toMatchObject({ width: 0, margin: { top: 0 } });
  });

  it("says unknown things once for any number of elements", () => {
    expect(styleHtml("<p>a</p>".repeat(500), "p { colour: red; width: var(--none) }").codes).toEqual([
      "unknown-property",
      "unknown-variable",
    ]);
  });
});

describe("pages in a row", () => {
  it("share computed styles, repeat their problems, and keep out of each other's counters", () => {
    const sheet = loadStylesheet(
      "p { width: var(--none); counter-increment: n } p::before { content: counter(n) }",
      "project:a.css",
      "template",
      createSink(),
    );
    const sheets = [sheet];
    const [first, second] = [1, 2].map(() => {
      const sink = createSink();
      const { root } = stylePage('<p id="x">t</p>', sheets, sink);
      return { style: findById(root, "x").style, text: textOf(root), codes: sink.diagnostics.map(({ code }) => code) };
    });
    expect(second?.style).toBe(first?.style);
    expect(second).toMatchObject({ text: "1t", codes: ["unknown-variable"] });
    expect(Object.isFrozen(first?.style)).toBe(true);
  });

  it("share one object between elements of equal style under different parents", () => {
    const { document } = styleHtml(
      '<div class="a"><p id="x">t</p></div><section><p id="y">t</p></section>',
      ".a { margin-top: 3pt } section { margin-top: 4pt } p { width: 3pt }",
    );
    expect(findById(document.root, "x").style).toBe(findById(document.root, "y").style);
  });
});
