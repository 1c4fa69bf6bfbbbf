import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { loadStylesheet } from "../../src/style/load-stylesheet.js";
import { stylePage } from "../../src/style/style-page.js";
import { findById, problemsOf, styleHtml, textOf } from "./style-html.js";

/** CPU seconds of an action: the wall clock says nothing on a busy machine. */
function secondsOf(action: () => void): number {
  const started = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000_000;
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
    const chain = Array.from({ length: 5000 }, (_, i) => `--v${i}: var(--v${i + 1});`).join("");
    const spent = secondsOf(() => {
      expect(styleHtml("<p>t</p>", `p { --v0: aaaaaaaaaa; ${lines} color: var(--v60) }`).codes).toEqual([
        "variable-too-large",
      ]);
      expect(styleHtml("<p>t</p>", `p { ${chain} color: var(--v0) }`).codes).toEqual(["variable-too-large"]);
      styleHtml("<p>t</p>", `p { --a: ; color: ${"var(--a) ".repeat(20_000)} }`);
    });
    expect(spent).toBeLessThan(2);
  });

  it("names the properties of a circle once", () => {
    const { codes } = styleHtml("<p>a</p><p>b</p>", ":root { --a: var(--b); --b: var(--a) } p { width: var(--a) }");
    expect(codes).toEqual(["variable-cycle"]);
  });

  it.each([
    ["b ~ p ~ p ~ p ~ p", `<div><b>x</b>${"<p>y</p>".repeat(5000)}</div>`],
    ["i ~ p ~ p ~ p ~ p", `<div><b>x</b>${"<p>y</p>".repeat(5000)}</div>`],
    ["i div div div div div p", `${"<div>".repeat(150)}${"<p>y</p>".repeat(2000)}`],
    ["p:nth-last-of-type(3n+1):nth-of-type(2n)", "<p>y</p>".repeat(5000)],
    [":is(b ~ p ~ p, i ~ p ~ p) ~ :not(b ~ p ~ u)", `<b>x</b>${"<p>y</p>".repeat(5000)}`],
  ])("matches %s in linear time", (selector, html) => {
    expect(secondsOf(() => styleHtml(html, `${selector} { color: red }`))).toBeLessThan(2);
  });

  it("stops at too many rules on too many elements, and says so", () => {
    const css = Array.from({ length: 3000 }, (_, i) => `:not(.a${i}) ~ p { color: red }`).join("\n");
    const seconds = secondsOf(() => {
      expect(styleHtml("<p>y</p>".repeat(20_000), css).codes).toEqual(["selectors-too-slow"]);
    });
    expect(seconds).toBeLessThan(10);
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
