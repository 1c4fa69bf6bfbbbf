import { describe, expect, it } from "vitest";
import { computed, findById, problemsOf, styleHtml } from "./style-html.js";

describe("columns", () => {
  it.each([
    ["columns: 3", 3, "auto"],
    ["columns: 60pt", "auto", 60],
    ["columns: 2 60pt", 2, 60],
    ["columns: 60pt 2", 2, 60],
    ["columns: auto 2", 2, "auto"],
    ["column-count: 2; column-width: 5em", 2, 60],
  ])("computes %s", (declarations, count, widthPt) => {
    expect(computed(declarations).multiColumn).toMatchObject({ count, widthPt, fill: "balance" });
  });

  it("makes no columns where both are auto", () => {
    expect(computed("columns: auto").multiColumn).toBeUndefined();
    expect(computed("columns: 2; columns: auto auto").multiColumn).toBeUndefined();
  });

  it("computes the rule, whose style decides whether there is one", () => {
    const { multiColumn } = computed("columns: 2; column-rule: 1pt solid #ff0000; column-fill: auto");
    expect(multiColumn).toMatchObject({
      fill: "auto",
      rule: { widthPt: 1, style: "solid", color: { r: 1, g: 0, b: 0 } },
    });
    expect(computed("columns: 2; column-rule-width: 4pt").multiColumn?.rule.widthPt).toBe(0);
  });

  it("takes one em for a normal gap between columns, and none in grids", () => {
    expect(computed("columns: 2; font-size: 9pt").columnGap).toBe(9);
    expect(computed("display: grid").columnGap).toBe(0);
    expect(computed("columns: 2; gap: 4pt").columnGap).toBe(4);
  });

  it("computes spans and breaks", () => {
    expect(computed("column-span: all; break-before: column; break-inside: avoid-column")).toMatchObject({
      columnSpan: "all",
      breakBefore: "column",
      breakInside: "avoid",
    });
  });

  it.each([
    "columns: 0",
    "columns: -2",
    "columns: 51",
    "columns: 1.5",
    "columns: 2 3",
    "columns: 2 10pt auto",
    "column-width: 50%",
    "column-width: -1pt",
    "column-count: 1e9",
    "column-span: 2",
    "column-fill: balance-all",
    "column-rule: 1pt wavy red",
  ])("reports %s", (declaration) => {
    expect(problemsOf(`p { ${declaration} }`).map((problem) => problem.split(" ")[0])).toEqual(["unknown-value"]);
  });
});

describe("position", () => {
  it("computes the scheme with its edges", () => {
    expect(computed("position: absolute; inset: 1pt auto 10%").position).toEqual({
      scheme: "absolute",
      inset: { top: 1, right: "auto", bottom: { percent: 10 }, left: "auto" },
      zIndex: "auto",
    });
    expect(computed("position: relative; top: -3pt; z-index: -1").position).toMatchObject({
      scheme: "relative",
      inset: { top: -3 },
      zIndex: -1,
    });
    expect(computed("top: 3pt").position).toBeUndefined();
  });

  it("makes a block of what is taken out of the flow", () => {
    const { document } = styleHtml('<p><span id="x">t</span></p>', "#x { position: absolute }");
    expect(findById(document.root, "x").style.display).toBe("block");
  });

  it("turns logical edges with the direction", () => {
    const declarations = "position: absolute; inset-inline: 1pt 2pt; inset-block-start: 3pt";
    expect(computed(declarations).position?.inset).toMatchObject({ left: 1, right: 2, top: 3 });
    expect(computed(`direction: rtl; ${declarations}`).position?.inset).toMatchObject({ left: 2, right: 1 });
  });

  it.each(["position: fixed", "position: sticky", "z-index: 1.5", "inset: 1 2", "top: none"])(
    "reports %s",
    (declaration) => {
      expect(problemsOf(`p { ${declaration} }`).map((problem) => problem.split(" ")[0])).toEqual(["unknown-value"]);
    },
  );
});

describe("grids and rows", () => {
  it.each([
    ["flex: none", 0, 0, "auto"],
    ["flex: auto", 1, 1, "auto"],
    ["flex: 2", 2, 1, { percent: 0 }],
    ["flex: 1 1 auto", 1, 1, "auto"],
    ["flex: 1 0 40pt", 1, 0, 40],
    ["flex: 1 1 0", 1, 1, 0],
    ["flex: 2 40pt", 2, 1, 40],
    ["flex: 40pt", 1, 1, 40],
    ["flex: 1 2", 1, 2, { percent: 0 }],
    ["flex-grow: 1", 1, 1, "auto"],
    ["flex-basis: content; flex-shrink: 0", 0, 0, "content"],
  ])("computes %s", (declarations, grow, shrink, basis) => {
    expect(computed(declarations).flex).toEqual({ grow, shrink, basis });
  });

  it("computes subgrids, whose gap is that of the grid around them unless they have one", () => {
    const html = '<div class="g"><div id="x">t</div></div>';
    const gapOf = (css: string) =>
      findById(styleHtml(html, `.g { display: grid; gap: 8pt } ${css}`).document.root, "x");
    const own = gapOf("#x { display: grid; grid-template-rows: subgrid; grid-row: span 4 }").style;
    expect(own).toMatchObject({ gridTemplateRows: "subgrid", gridRowSpan: 4, rowGap: 8 });
    expect(gapOf("#x { display: grid; grid-template-rows: subgrid; row-gap: 2pt }").style.rowGap).toBe(2);
    expect(gapOf("#x { display: grid }").style.rowGap).toBe(0);
  });

  it.each([
    "grid-template-rows: 10pt 1fr",
    "grid-row: 1 / -1",
    "grid-row: span 0",
    "grid-row: 2",
    "align-self: baseline",
    "flex: 1 1 1 1",
    "flex: -1",
    "flex: 1 40pt 2",
    "flex-wrap: wrap-reverse",
    "flex-basis: -1pt",
  ])("reports %s", (declaration) => {
    expect(problemsOf(`p { ${declaration} }`).map((problem) => problem.split(" ")[0])).toEqual(["unknown-value"]);
  });
});
