import { describe, expect, it } from "vitest";
import { computed, problemsOf } from "./style-html.js";

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
