import { describe, expect, it } from "vitest";
import { HEAD, read } from "./charts.js";

/** Categories and series in one line each. */
function shape(yaml: string): readonly string[] {
  const { chart, reports } = read(HEAD + yaml);
  if (chart === undefined) return reports;
  return [
    chart.categories.join(","),
    ...chart.series.map(({ name, values }) => `${name}: ${values.map((value) => value ?? "..").join(",")}`),
  ];
}

describe("the data of a chart", () => {
  it.each([
    ["values by name", "type: bar\ndata: {A: 1, B: 2.5, C: ..}", ["A,B,C", ": 1,2.5,.."]],
    ["lists of values", "type: grouped\nseries: [X, Y]\ndata: {A: [1, 2], B: [3, ..]}", ["A,B", "X: 1,3", "Y: 2,.."]],
    ["maps of values", "type: grouped\ndata: {A: {X: 1, Y: 2}, B: {Y: 4}}", ["A,B", "X: 1,..", "Y: 2,4"]],
    ["records", "type: line\ndata: [{year: 2020, X: 1}, {year: 2021, X: 2}]", ["2020,2021", "X: 1,2"]],
    [
      "rows below heads",
      "type: line\ndata: [[year, X, Y], [2020, 1, 2], [2021, 3, 4]]",
      ["2020,2021", "X: 1,3", "Y: 2,4"],
    ],
    ["rows that are series", "type: line\nrows: series\ndata: [[c, 2020, 2021], [A, 1, 2]]", ["2020,2021", "A: 1,2"]],
    [
      "chosen columns",
      "type: line\nseries: [Y]\ndata: [[year, X, Y], [2020, 1, 2], [2021, 3, 4]]",
      ["2020,2021", "Y: 2,4"],
    ],
    [
      "long form",
      "type: line\ncategory: year\nseries: who\nvalue: v\nwhere: {k: pop}\ndata: [[who, year, k, v], [A, 2020, pop, 1], [B, 2020, pop, 2], [A, 2021, pop, 3], [A, 2020, gdp, 9]]",
      ["2020,2021", "A: 1,3", "B: 2,.."],
    ],
    ["codes of the brief's countries", "type: bar\nhighlight: UZ\ndata: {UZ: 1, KZ: 2}", ["Uzbekistan,KZ", ": 1,2"]],
    ["quoted numbers and true minus signs", 'type: bar\ndata: {A: "1.50", B: \u22122}', ["A,B", ": 1.5,-2"]],
    ["order by value", "type: bar\norder: value\ndata: {A: 1, B: .., C: 3}", ["C,A,B", ": 3,1,.."]],
    ["order by name", "type: bar\norder: name\ndata: {B: 1, A: 2}", ["A,B", ": 2,1"]],
  ])("is read from %s", (_what, yaml, expected) => {
    expect(shape(yaml)).toEqual(expected);
  });

  it("keeps the decimals that were written", () => {
    expect(read(`${HEAD}type: bar\ndata: {A: 1.50, B: 2}`).chart?.decimals).toBe(2);
    expect(read(`${HEAD}type: bar\ndata: {A: 1e3, B: 25e-1}`).chart?.decimals).toBe(1);
    expect(read(`${HEAD}type: stacked\nshare: true\nseries: [X, Y]\ndata: {A: [1.5, 2]}`).chart).toMatchObject({
      decimals: 0,
      rawDecimals: 1,
    });
  });
});

describe("what is wrong with a chart", () => {
  it.each([
    [
      "a misspelt field",
      "typ: bar\ndata: {A: 1}",
      "error chart-field 4:1 `typ` is no field of a chart",
      "error chart-field 1:1 This chart has no `type`",
    ],
    ["no type", "data: {A: 1}", "error chart-field 1:1 This chart has no `type`"],
    ["a misspelt type", "type: bars\ndata: {A: 1}", "error chart-field 4:7 `bars` is no value of `type`"],
    ["no data", "type: bar", "error chart-field 1:1 This chart has no `data`"],
    ["empty data", "type: bar\ndata:", "error chart-data 5:6 The data have no rows"],
    ["text for a number", "type: bar\ndata:\n  A: 1\n  B: about 3", "error chart-value 7:6 `about 3` is no number"],
    ["NaN", "type: bar\ndata:\n  A: .nan", "error chart-value 6:6 `.nan` is no finite number"],
    ["infinity", "type: bar\ndata:\n  A: -.inf", "error chart-value 6:6 `-.inf` is no finite number"],
    ["a formula", 'type: bar\ndata:\n  A: "=1+1"', "error chart-value 6:7 `=1+1` is no number"],
    [
      "a huge exponent",
      "type: bar\ndata:\n  A: 1e300",
      "error chart-value 6:6 `1e300` has more digits than can be read",
    ],
    ["a tiny one", "type: bar\ndata:\n  A: 1e-300", "error chart-value 6:6 `1e-300` has more digits than can be read"],
    [
      "a ragged row",
      "type: line\ndata:\n  - [y, A]\n  - [2020, 1, 2]",
      "error chart-data 7:6 The row `2020` has 3 cells, and the heads are 2",
    ],
    [
      "values without names",
      "type: grouped\ndata:\n  A: [1, 2]",
      "error chart-data 6:3 The rows have 2 values each, and there are no names for them",
    ],
    [
      "a row of another length",
      "type: grouped\nseries: [X, Y]\ndata:\n  A: [1, 2]\n  B: [1]",
      "error chart-data 8:3 The row `B` has 1 where the first row has 2",
    ],
    [
      "two series in bars",
      "type: bar\ndata: [[c, X, Y], [A, 1, 2]]",
      "error chart-too-large 1:1 A chart of the type bar shows one series, and the data have 2",
    ],
    [
      "three ends of a slope",
      "type: slope\ndata: {A: 1, B: 2, C: 3}",
      "error chart-too-large 1:1 A chart of the type slope has room for 2 categories, and the data have 3",
    ],
    [
      "one end of a slope",
      "type: slope\ndata: {A: 1}",
      "error chart-kind 1:1 A slope chart goes from one category to a second one, and there is only one",
    ],
    ["one point", "type: sparkline\ndata: {A: 1}", "error chart-kind 1:1 One point makes no line"],
    [
      "nothing but gaps",
      "type: bar\ndata: {A: .., B: ..}",
      "error chart-kind 1:1 All values of this chart are missing",
    ],
    [
      "shares of what is negative",
      "type: stacked\nshare: true\nseries: [X, Y]\ndata: {A: [1, -2]}",
      "error chart-kind 1:1 Shares of 100 % cannot have negative values",
    ],
    [
      "a name twice",
      "type: bar\ndata: [[c, v], [A, 1], [A, 2]]",
      "error chart-duplicate 1:1 `A` stands twice in the data",
    ],
    [
      "two values in long form",
      "type: bar\nvalue: v\ndata:\n  - [c, v]\n  - [A, 1]\n  - [A, 2]",
      "error chart-duplicate 9:6 `A` has two values",
    ],
    [
      "an unknown column",
      "type: bar\nvalue: w\ndata: [[c, v], [A, 1]]",
      "error chart-name-unknown 5:8 The data have no column `w`",
    ],
    [
      "an unknown row",
      "type: bar\nwhere: {c: B}\ndata: [[c, v], [A, 1]]",
      "error chart-name-unknown 5:12 No row has `B` in the column `c`",
    ],
    [
      "an unknown highlight",
      "type: bar\nhighlight: Aa\ndata: {A: 1}",
      "error chart-name-unknown 5:12 `Aa` is no category and no series of this chart",
    ],
    [
      "a field without effect",
      "type: line\nshare: true\ndata: {2000: 1, 2001: 2}",
      "error chart-field 5:8 `share` has no meaning in a chart of the type line",
    ],
    [
      "an id that no link can have",
      "type: bar\nid: 1a b\ndata: {A: 1}",
      "error chart-field 5:5 This `id` cannot be linked to",
    ],
    [
      "a list for a text",
      "type: bar\nunit: [a]\ndata: {A: 1}",
      "error chart-field 5:7 `unit` must be a text, but is a list",
    ],
    ["a field without value", "type: bar\nunit:\ndata: {A: 1}", "error chart-field 5:6 `unit` has no value"],
  ])("is said of %s, with its place", (_what, yaml, ...expected) => {
    expect(read(HEAD + yaml).reports).toEqual(expected);
  });

  it("offers what was meant", () => {
    const hints = ["typ: bar", "type: stackd", "type: bar\nhighlight: Tajikstan"].map(
      (yaml) => read(`${HEAD}${yaml}\ndata: {Tajikistan: 1}`).diagnostics[0]?.hint,
    );
    expect(hints).toEqual([
      expect.stringContaining("Did you mean `type`?"),
      expect.stringContaining("Did you mean `stacked`?"),
      expect.stringContaining("Did you mean `Tajikistan`?"),
    ]);
  });

  it("are 40 series and 200 categories, which no reader tells apart", () => {
    const names = Array.from({ length: 40 }, (_, at) => `S${at}`);
    const row = names.map((_, at) => at).join(", ");
    const wide = read(`${HEAD}type: line\nseries: [${names.join(", ")}]\ndata: {2000: [${row}], 2001: [${row}]}`);
    expect(wide.reports).toEqual([
      "error chart-too-large 1:1 A chart of the type line tells 8 series apart, also in grey print, and the data have 40",
    ]);
    const long = read(
      `${HEAD}type: bar\ndata: {${Array.from({ length: 200 }, (_, at) => `C${at}: ${at}`).join(", ")}}`,
    );
    expect(long.reports).toEqual([
      "error chart-too-large 1:1 A chart of the type bar has room for 45 categories, and the data have 200",
    ]);
  });

  it("is a missing title, source or alternative: a warning in a draft, and in a final brief no PDF", () => {
    const { reports, chart } = read("type: bar\ndata: {A: 1}");
    expect(chart).toBeDefined();
    expect(reports.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "warning chart-without-title",
      "warning chart-without-source",
      "warning chart-without-alt",
    ]);
    const final = read("type: bar\ndata: {A: 1}", { isFinal: true });
    expect(final.diagnostics.slice(0, 2).map(({ severity }) => severity)).toEqual(["error", "error"]);
  });

  it("never hangs or throws on hostile YAML", () => {
    const nested = `${"[".repeat(15)}1${"]".repeat(15)}`;
    for (const yaml of [
      "- 1",
      "x",
      "data: 1",
      `type: bar\ndata: ${nested}`,
      "type: bar\ndata: {A: {B: {C: 1}}}",
      "type: [bar]",
      "type: bar\ndata: [[], []]",
      "type: bar\ndata: [1, 2]",
    ]) {
      const { chart, reports } = read(yaml);
      expect(chart).toBeUndefined();
      expect(reports.length).toBeGreaterThan(0);
    }
  });
});
