import { describe, expect, it } from "vitest";
import type { Chart } from "../../src/model/chart.js";
import { createRandom } from "../random.js";
import { draw, findCollisions, HEAD, listTexts, read } from "./charts.js";

const COUNTRIES = ["Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"];

function make(yaml: string): Chart {
  const { chart, reports } = read(HEAD + yaml);
  expect(reports).toEqual([]);
  expect(chart).toBeDefined();
  return chart!;
}

function textsOf(yaml: string, widthPt = 316, lang = "en"): readonly string[] {
  return listTexts(draw(make(yaml), widthPt, lang).svg).map(({ text }) => text);
}

describe("bars", () => {
  it("are as long as their values, from a common zero, with the values at their ends", () => {
    const { svg } = draw(make("type: bar\ndata: {A: 30, B: 15, C: -7.5}"), 300);
    const widths = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/gu)].map(([, x, width]) => [
      Number(x),
      Number(width),
    ]);
    const [[zero, longest] = [0, 0], [second, half] = [0, 0], [left, back] = [0, 0]] = widths as [number, number][];
    expect(second).toBe(zero);
    expect(half).toBeCloseTo(longest / 2, 1);
    expect(back).toBeCloseTo(longest / 4, 1);
    expect(left + back).toBeCloseTo(zero, 1);
    expect(listTexts(svg).map(({ text }) => text)).toEqual(["A", "30.0", "B", "15.0", "C", "\u22127.5"]);
  });

  it("print a missing value as two dots, without a bar", () => {
    const { svg } = draw(make("type: bar\ndata: {A: 1, B: ..}"), 300);
    expect(listTexts(svg).map(({ text }) => text)).toEqual(["A", "1", "B", ".."]);
    expect(svg.match(/<rect/gu)).toHaveLength(1);
  });

  it("have a pattern where what stands back would be the same grey as what stands out", () => {
    const chart = make("type: bar\nhighlight: A\ndata: {A: 2, B: 1}");
    expect(draw(chart, 300).svg.match(/<rect/gu)).toHaveLength(2);
    const grey = { r: 0.4, g: 0.4, b: 0.4 };
    const { svg } = draw(chart, 300, "en", [grey, { r: 0.42, g: 0.42, b: 0.42 }]);
    expect(svg.match(/<rect/gu)).toHaveLength(1);
    expect(svg.match(/stroke="#6b6b6b"/gu)?.length).toBeGreaterThan(1);
  });

  it("wrap names that are long, and lose none of their letters", () => {
    const name = "The former Yugoslav Republic of Macedonia-and-everything-that-once-belonged-to-it";
    const texts = textsOf(`type: bar\ndata: {"${name}": 1, B: 2}`, 142);
    expect(texts.slice(0, texts.indexOf("1")).join("").replaceAll(" ", "")).toBe(name.replaceAll(" ", ""));
  });

  it("lie down where names have no room below them, and say so", () => {
    const chart = make(`type: column\ndata: {${COUNTRIES.map((name, at) => `${name}: ${at}`).join(", ")}}`);
    expect(draw(chart, 316).said).toEqual([]);
    const { said, svg } = draw(chart, 142);
    expect(said).toEqual([expect.stringMatching(/^chart-turned The names of 5 categories/u)]);
    expect(listTexts(svg).map(({ text }) => text)).toEqual(expect.arrayContaining(COUNTRIES));
  });

  it("leave out years between others, never the last", () => {
    const years = Array.from({ length: 30 }, (_, at) => `${1995 + at}: ${(at + 1) * 100}`);
    const texts = textsOf(`type: column\ndata: {${years.join(", ")}}`);
    expect(texts).toContain("1995");
    expect(texts).toContain("2024");
    expect(texts).not.toContain("2023");
    // Not every bar has room for its number, so there is an axis.
    expect(texts).toEqual(expect.arrayContaining(["0", "1,000", "2,000", "3,000"]));
  });

  it("of shares sum up to the whole width", () => {
    const texts = textsOf("type: stacked\nshare: true\nseries: [X, Y]\ndata: {A: [1, 3], B: [2, 2]}");
    expect(texts).toEqual(["X", "Y", "A", "25%", "75%", "B", "50%", "50%"]);
  });
});

describe("lines", () => {
  it("break where a value is missing, and show a point that stands alone", () => {
    const { svg } = draw(
      make("type: line\ndata: {2000: 1, 2001: 2, 2002: .., 2003: 3, 2004: .., 2005: 2, 2006: 2}"),
      300,
    );
    const line = [...svg.matchAll(/<path d="(M[^"AZ]+)" fill="none" stroke="#12355b"/gu)][0]?.[1] ?? "";
    expect(line.match(/M/gu)).toHaveLength(3);
    expect(svg.match(/<path d="[^"]*A/gu)).toHaveLength(5);
  });

  it("name each series at its end with its last value, apart from each other", () => {
    const texts = textsOf("type: line\nseries: [North, South]\ndata: {2000: [1, 1.01], 2001: [2, 2.01]}");
    expect(texts).toEqual(expect.arrayContaining(["North 2.00", "South 2.01"]));
  });

  it("of ten thousand points are drawn from some hundred", () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => [`${at}`, Math.sin(at / 500)] as const);
    const categories = rows.map(([name]) => name);
    const chart = {
      ...make("type: line\ndata: {1: 1, 2: 2}"),
      categories,
      series: [{ name: "", values: rows.map(([, value]) => value) }],
    };
    const started = performance.now();
    const { svg } = draw(chart, 316);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(svg.length).toBeLessThan(40_000);
  });
});

describe("numbers", () => {
  it.each([
    ["en", ["\u22121,234.5", "1,000,000.0"]],
    ["de", ["\u22121.234,5", "1.000.000,0"]],
    ["fr", ["\u22121\u202f234,5", "1\u202f000\u202f000,0"]],
    ["ru", ["\u22121\u00a0234,5", "1\u00a0000\u00a0000,0"]],
  ])("are those of the language: %s", (lang, numbers) => {
    expect(textsOf("type: bar\ndata: {A: -1234.5, B: 1000000}", 300, lang)).toEqual(expect.arrayContaining(numbers));
  });
});

/** Data of every shape that authors come up with. */
const SHAPES: Readonly<Record<string, readonly (number | undefined)[]>> = {
  one: [5],
  zeros: [0, 0, 0],
  equal: [7, 7, 7],
  negative: [-3, -2, -9],
  mixed: [-3, 2, 9, undefined, 0],
  huge: [3e8, -3e8, 1],
  tiny: [1e-8, 2e-8, -3e-8],
  sparse: [undefined, 3, undefined, undefined],
  many: Array.from({ length: 18 }, (_, at) => at * 1.5 - 4),
};

const KINDS = ["bar", "grouped", "stacked", "line", "dot", "slope", "sparkline", "multiples", "peers"] as const;

describe("every kind of chart", () => {
  const cases = KINDS.flatMap((kind) => Object.keys(SHAPES).map((shape) => [kind, shape] as const));

  it.each(cases)(
    "%s of data that are %s has finite numbers, and no text on another or beyond the edge",
    (kind, shape) => {
      for (const widthPt of [142, 316, 498]) {
        for (const direction of ["horizontal", "vertical"] as const) {
          for (const years of [true, false]) {
            const chart = build(kind, SHAPES[shape] ?? [], direction, years);
            const { svg, said } = draw(chart, widthPt);
            expect(svg).not.toMatch(/NaN|Infinity|undefined|e[+-]\d/u);
            const isCramped = said.some((line) => line.startsWith("chart-cramped"));
            if (isCramped) expect([shape, widthPt]).toEqual(["huge", 142]);
            const collisions = isCramped ? [] : findCollisions(svg);
            expect([kind, shape, widthPt, direction, years, ...collisions]).toEqual([
              kind,
              shape,
              widthPt,
              direction,
              years,
            ]);
          }
        }
      }
    },
  );

  it("stays sound with random data", () => {
    const next = createRandom(7);
    const random = (): number => next(1_000_000) / 1_000_000;
    for (let round = 0; round < 150; round++) {
      const kind = KINDS[Math.floor(random() * KINDS.length)] ?? "bar";
      const values = Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
        random() < 0.1 ? undefined : (random() - 0.4) * 10 ** Math.floor(random() * 7),
      );
      const chart = build(kind, values, random() < 0.5 ? "vertical" : "horizontal", random() < 0.5);
      const { svg } = draw(chart, 120 + random() * 400);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
      expect([round, kind, ...findCollisions(svg)]).toEqual([round, kind]);
    }
  });
});

function build(
  kind: Chart["kind"],
  values: readonly (number | undefined)[],
  direction: Chart["direction"],
  years: boolean,
): Chart {
  const single = ["bar", "sparkline", "peers"].includes(kind);
  const rows = kind === "slope" ? values.slice(0, 2) : values;
  const padded = kind === "slope" && rows.length < 2 ? [...rows, 1] : rows;
  const names = padded.map((_, at) =>
    years ? `${2000 + at}` : `${COUNTRIES[at % 5] ?? ""} ${at > 4 ? at : ""}`.trim(),
  );
  const series = (single ? [""] : ["Imports", "Exports of goods and services", "Transit"]).map((name, at) => ({
    name,
    values: padded.map((value) => (value === undefined ? undefined : value * (at + 1))),
  }));
  return { ...make("type: bar\ndata: {A: 1}"), kind, direction, categories: names, series, decimals: 1 };
}
