import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { createRenderer } from "../../src/build/create-renderer.js";
import { inspectPdf } from "../inspect/pdf.js";
import { brief, createTemporaryProject, type ProjectFiles } from "./temporary-project.js";

const projects: { remove(): void }[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

/** Builds one brief; the text is what poppler finds in the PDF, white space folded. */
function print(body: string, fields: Readonly<Record<string, string>> = {}, files: ProjectFiles = {}) {
  const project = createTemporaryProject({ "briefs/a.md": brief(body, fields), ...files });
  projects.push(project);
  const { pdf, diagnostics } = createRenderer({ projectRoot: project.root })("briefs/a.md");
  const reports = diagnostics.map(({ severity, code, span }) => `${severity} ${code} ${span?.file}:${span?.line ?? 0}`);
  const path = join(project.root, "a.pdf");
  if (pdf === undefined) return { pdf, path, text: "", reports };
  writeFileSync(path, pdf);
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).replace(/[ \n\f]+/gu, " ");
  return { pdf, path, text, reports };
}

function chart(fields: string): string {
  return `\`\`\`chart\ntitle: The finding\nalt: auto\nsource: Office, 2025\n${fields}\n\`\`\`\n\n`;
}

const ALL =
  chart("type: bar\nunit: Millions\ndata: {Alpha: 36.5, Beta: -1250.3, Gamma: ..}") +
  chart('type: column\nunit: "%"\ndata: {2018: 4.1, 2020: -2.5}') +
  chart("type: grouped\nseries: [In, Out]\ndata: {Alpha: [59.1, 78.7], Beta: [12.2, 3.3]}") +
  chart("type: stacked\nseries: [Coal, Gas]\ndata: {Alpha: [170, 125], Beta: [202, 1041]}") +
  chart("type: stacked\nshare: true\nseries: [Coal, Gas]\ndata: {Alpha: [1, 3], Beta: [3, 2]}") +
  chart("type: line\nseries: [North, South]\ndata: {2020: [1010, 520], 2024: [1545, 1130]}") +
  chart("type: dot\nseries: [2000, 2023]\ndata: {Alpha: [63.9, 74.4], Beta: [66.2, 71.7]}") +
  chart("type: slope\nrows: series\nseries: [1990, 2025]\ndata: {Alpha: [53.9, 84.4], Beta: [56.2, 81.7]}") +
  chart("type: multiples\nseries: [North, South]\ndata: {2020: [10, 5], 2024: [2345, 3130]}") +
  chart("type: sparkline\ndata: {2016: 5200, 2020: 780, 2024: 11000}");

/** Every number that the charts print besides years, as the reader of each language expects it. */
const NUMBERS = {
  en: "36.5 −1,250.3 .. 4.1% −2.5% 59.1 78.7 12.2 3.3 170 125 295 202 1,041 1,243 25% 75% 60% 40% North␣1,545 South␣1,130 0 500 1,000 1,500 2,000 63.9 74.4 66.2 71.7 Alpha␣53.9 Beta␣56.2 84.4␣Alpha 81.7␣Beta 2,345 3,130 4,000 5,200 11,000",
  de: "36,5 −1.250,3 .. 4,1~% −2,5~% 59,1 78,7 12,2 3,3 170 125 295 202 1.041 1.243 25~% 75~% 60~% 40~% North␣1.545 South␣1.130 0 500 1.000 1.500 2.000 63,9 74,4 66,2 71,7 Alpha␣53,9 Beta␣56,2 84,4␣Alpha 81,7␣Beta 2.345 3.130 4.000 5.200 11.000",
  fr: "36,5 −1>250,3 .. 4,1>% −2,5>% 59,1 78,7 12,2 3,3 170 125 295 202 1>041 1>243 25>% 75>% 60>% 40>% North␣1>545 South␣1>130 0 500 1>000 1>500 2>000 63,9 74,4 66,2 71,7 Alpha␣53,9 Beta␣56,2 84,4␣Alpha 81,7␣Beta 2>345 3>130 4>000 5>200 11>000",
  ru: "36,5 −1~250,3 .. 4,1~% −2,5~% 59,1 78,7 12,2 3,3 170 125 295 202 1~041 1~243 25~% 75~% 60~% 40~% North␣1~545 South␣1~130 0 500 1~000 1~500 2~000 63,9 74,4 66,2 71,7 Alpha␣53,9 Beta␣56,2 84,4␣Alpha 81,7␣Beta 2~345 3~130 4~000 5~200 11~000",
} as const;

describe("the numbers of charts", () => {
  it.each(Object.entries(NUMBERS))("are all found in the PDF, in the format of the language: %s", (lang, list) => {
    const { text, reports } = print(ALL, { lang });
    expect(reports).toEqual([]);
    const found = ` ${text} `;
    for (const written of list.split(" ")) {
      // Poppler turns every kind of space into a plain one; which kind it is, the tests of drawing say.
      const number = written.replaceAll(/[~>␣]/gu, " ");
      expect(found).toContain(` ${number} `);
    }
  });
});

describe("a chart on the page", () => {
  it("is a figure with number, finding, unit, source and words for readers who cannot see it", () => {
    const { pdf, reports } = print(
      `${chart("type: bar\nid: fig-a\nunit: Millions\nnote: A note\ndata: {Alpha: 36.5, Beta: 2}")}As [see](#fig-a) shows.`,
    );
    expect(reports).toEqual([]);
    const { tagTree, readingText, faults } = inspectPdf(pdf!);
    expect(faults).toEqual([]);
    expect(tagTree).toContain("Figure");
    expect(tagTree).toContain("Bar chart. The finding. Millions. Alpha 36.5; Beta 2.0.");
    expect(readingText.replaceAll(/\s+/gu, " ")).toContain("Figure 1 The finding");
    expect(readingText).toContain("Millions");
    expect(readingText).toContain("A note. Source: Office, 2025");
    expect(readingText.replaceAll("\u00a0", " ")).toContain("see Figure 1");
  });

  it.each([
    ["de", "Balkendiagramm. The finding. Alpha 36,5; Beta keine Angabe."],
    ["fr", "Diagramme en barres. The finding. Alpha 36,5; Beta aucun chiffre."],
    ["es", "Gráfico de barras. The finding. Alpha 36,5; Beta sin dato."],
    ["ru", "Столбчатая диаграмма. The finding. Alpha 36,5; Beta нет данных."],
  ])("is told in the brief's language: %s", (lang, words) => {
    const { pdf } = print(chart("type: bar\ndata: {Alpha: 36.5, Beta: ..}"), { lang });
    expect(inspectPdf(pdf!).tagTree).toContain(words);
  });

  it("is drawn anew for the width of its place, in type that is never smaller", () => {
    const bars = "type: bar\ndata: {Alpha: 36.5, Beta: 2}";
    const places = ["column", "rail", "page"].map((size) => {
      const { path, reports } = print(`Text.\n\n${chart(`${bars}\nsize: ${size}`)}`);
      expect(reports).toEqual([]);
      const words = execFileSync("pdftotext", ["-bbox", path, "-"], { encoding: "utf8" });
      const [, ...box] = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">36\.5</u.exec(words) ?? [];
      return box.map(Number);
    });
    const round = (value: number): number => Math.round(value * 10) / 10;
    // Equal type, whatever the place; the label of the longest bar stands at its right edge.
    expect(
      new Set(
        places.map(([left = 0, top = 0, right = 0, bottom = 0]) => `${round(right - left)} ${round(bottom - top)}`),
      ).size,
    ).toBe(1);
    const edges = places.map(([, , right = 0]) => Math.round((right * 25.4) / 72));
    expect(edges).toEqual([132, 192, 192]);
  });

  it("stands in boxes, columns and lists, and is the same bytes each time", () => {
    const bars = chart("type: bar\ndata: {Alpha: 36.5, Beta: 2}");
    const body = `:::box{title="A box"}\n${bars}\n:::\n\n- An item\n\n  ${bars.replaceAll("\n", "\n  ")}\n\n> ${bars.trimEnd().replaceAll("\n", "\n> ")}\n`;
    const { pdf, text, reports } = print(body);
    expect(reports).toEqual([]);
    expect(text.match(/36\.5/gu)).toHaveLength(3);
    expect(print(body).pdf).toEqual(pdf);
  });

  it("carries its data as CSV in the PDF", () => {
    const { pdf } = print(chart("type: bar\nunit: Millions\ndata: {Alpha: 36.5, Beta: ..}"));
    const raw = inspectPdf(pdf!);
    expect([...raw.catalog.keys()]).toContain("AF");
  });

  it("fails the final brief that does not say what it shows", () => {
    const { pdf, reports } = print("```chart\ntype: bar\ndata: {A: 1}\n```", { status: "final" });
    expect(pdf).toBeUndefined();
    for (const code of ["title", "source", "alt"])
      expect(reports).toContain(`error chart-without-${code} briefs/a.md:9`);
  });

  it("has its mistakes at their lines, in lists and quotes as well", () => {
    const { reports } = print("> ```chart\n> type: bar\n> title: T\n> alt: A\n> source: S\n> data:\n>   A: x\n> ```");
    expect(reports).toEqual(["error chart-value briefs/a.md:14"]);
  });
});

describe("the data file of a chart", () => {
  const wide = "\uFEFFYear;North;South\r\n2020;1010,5;520\r\n2024;1545,25;..\r\n";
  const long = "country,indicator,value\nUZ,Population,36.5\nUZ,Area,447.4\nKZ,Population,20.3\n";

  it("is read in wide form, with semicolons and decimal commas, and in long form", () => {
    const { pdf, text, reports } = print(
      chart("type: line\ndata: wide.csv") +
        chart("type: bar\nvalue: value\nwhere: {indicator: Population}\ndata: long.csv"),
      {},
      { "briefs/wide.csv": wide, "briefs/long.csv": long },
    );
    expect(reports).toEqual([]);
    for (const number of ["North 1,545.25", "South 520.00", "UZ 36.5", "KZ 20.3"]) expect(text).toContain(number);
    // The files travel with the PDF.
    const names = [
      ...Buffer.from(pdf!)
        .toString("latin1")
        .matchAll(/\/UF ?\(([^)]*)\)/gu),
    ].map(([, name]) => name);
    if (names.length > 0) expect(names.join(" ")).toContain("csv");
  });

  it.each([
    ["a text for a number", "Year,North\n2020,1\n2021,about 3\n", "error chart-value briefs/a.csv:3"],
    ["a formula", "Year,North\n2020,=1+1\n", "error chart-value briefs/a.csv:2"],
    ["NaN", "Year,North\n2020,NaN\n", "error chart-value briefs/a.csv:2"],
    ["a huge exponent", "Year,North\n2020,1e300\n", "error chart-value briefs/a.csv:2"],
    ["a row twice", "Year,North\n2020,1\n2020,2\n", "error chart-duplicate briefs/a.md:8"],
  ])("is wrong with %s, which is said with file and line", (_what, csv, report) => {
    const { reports } = print(chart("type: line\ndata: a.csv"), {}, { "briefs/a.csv": csv });
    expect(reports).toEqual([report]);
  });

  it("may have ten thousand points, and may be missing", () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `${at},${Math.round(Math.sin(at / 300) * 1000) / 10}`);
    const { pdf, reports } = print(
      chart("type: line\ndata: a.csv"),
      {},
      { "briefs/a.csv": `x,y\n${rows.join("\n")}\n` },
    );
    expect(reports).toEqual([]);
    expect(pdf!.length).toBeLessThan(400_000);
    expect(print(chart("type: line\ndata: b.csv")).reports).toEqual(["error file-missing briefs/a.md:13"]);
  });
});

describe("the chart of a card", () => {
  const country = (code: string, value: string, more = ""): string =>
    `  - code: ${code}\n    facts:\n      - {label: Population, value: ${value}, unit: million, year: "2025", source: CLDR}\n${more}`;

  it("draws a fact among the brief's countries, with its rank and all of their numbers", () => {
    const countries = `\n${country("KZ", "20.3", "    chart: Population\n")}${country("UZ", "36.5")}${country("TJ", "10.4")}`;
    const { pdf, text, reports } = print("Kasachstan, Usbekistan und Tadschikistan.", {
      countries,
      lang: "de",
    });
    expect(reports).toEqual([]);
    for (const words of ["Rang 2 von 3", "36,5", "20,3", "10,4", "KZ"]) expect(text).toContain(words);
    expect(inspectPdf(pdf!).tagTree).toContain("20,3");
  });

  it("says where there is nothing to draw", () => {
    const countries = `\n${country("KZ", "20.3", "    chart: Populaton\n")}`;
    expect(print("Kazakhstan.", { countries }).reports).toEqual(["error chart-name-unknown briefs/a.md:10"]);
  });
});

describe("the colours of charts", () => {
  const brand = (second: string): ProjectFiles => ({
    "templates/brands/faint/_brand.yml": `meta: {name: Faint}\ncolor:\n  palette: {chart-2: "${second}"}\n`,
  });
  const grouped = chart("type: grouped\nseries: [In, Out]\ndata: {Alpha: [1, 2]}");

  it("are those of the brand, and one that is too faint is said and printed darker", () => {
    expect(print(grouped, { brand: "faint" }, brand("#6b2d5c")).reports).toEqual([]);
    const { reports, pdf } = print(grouped, { brand: "faint" }, brand("#e8e8c8"));
    expect(reports).toEqual(["warning chart-color-faint briefs/a.md:9"]);
    expect(pdf).toBeDefined();
  });
});
