import { describe, expect, it } from "vitest";
import { createRenderer } from "../../src/build/create-renderer.js";
import { afterAll } from "vitest";
import { inspectPdf } from "../inspect/pdf.js";
import type { InspectedPdf } from "../inspect/pdf.js";
import { createTemporaryProject } from "./temporary-project.js";

/**
 * Matrices and comparison tables read back from their PDF, against words and numbers that were written by hand: nothing
 * of what made the tables is used to judge them.
 */
const project = createTemporaryProject({}, "tables-");
afterAll(() => {
  project.remove();
});
const render = createRenderer({ projectRoot: project.root, template: "meridian" });

interface Printed extends InspectedPdf {
  readonly codes: readonly string[];
}

function print(name: string, text: string): Printed {
  project.write({ [`briefs/${name}.md`]: text });
  const { pdf, diagnostics } = render(`briefs/${name}.md`);
  if (pdf === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join("\n"));
  return { ...inspectPdf(pdf), codes: diagnostics.map(({ code }) => code) };
}

/** The tables of a tag tree that have a caption: rows of cells, each the text of one cell. */
function readTables({ tagTree }: Printed): readonly (readonly (readonly string[])[])[] {
  const tables: string[][][] = [];
  let depth = -1;
  for (const line of tagTree.split("\n")) {
    const indent = line.length - line.trimStart().length;
    const text = line.trim();
    if (indent <= depth) depth = -1;
    if (depth < 0 && text === "Table") {
      depth = indent;
      tables.push([]);
      continue;
    }
    const rows = tables.at(-1);
    if (depth < 0 || rows === undefined) continue;
    if (text === "TR" || text === "Caption") rows.push(text === "TR" ? [] : [""]);
    else if (/^T[HD]\b/u.test(text)) rows.at(-1)?.push("");
    else if (text.startsWith('"')) {
      const row = rows.at(-1) ?? [];
      row[row.length - 1] = `${row.at(-1) ?? ""}${row.at(-1) === "" ? "" : " "}${text.slice(1, -1)}`.replaceAll(
        "\u00a0",
        " ",
      );
    }
  }
  return tables.filter((rows) => rows[0]?.length === 1);
}

/** Paragraphs of the tag tree, one a line. */
function readText({ readingText }: Printed): string {
  return readingText.replaceAll(/[\u00a0\u202f]/gu, " ").replaceAll(/\s+/gu, " ");
}

const COUNTRIES = `
countries:
  - { code: TJ, facts: [{ label: GAUGES, value: 41, year: "2025", source: SOURCE }, { label: FLOW, value: -12.5, unit: m³/s, year: "2024", source: SOURCE }] }
  - { code: UZ, facts: [{ label: GAUGES, value: 1112, year: "2025", source: SOURCE }, { label: FLOW, value: 3000.25, unit: m³/s, year: "2022", source: SOURCE }] }
  - { code: KZ, facts: [{ label: GAUGES, value: 1234567, year: "2025", source: SOURCE }, { label: FLOW, value: .., unit: m³/s, year: "2024", source: SOURCE }] }
matrix:
  title: TITLE
  asOf: 2024-02-19
  source: SOURCE
  issues: [{ id: water, label: WATER }, { id: trade, label: TRADE }]
  rows:
    TJ: { water: supports, trade: conditions }
    UZ: { water: opposes, trade: { stance: neutral, word: OWN, text: REMARK } }
    KZ: { water: noData, trade: supports }
`;

interface Language {
  readonly words: Readonly<Record<string, string>>;
  readonly matrix: readonly (readonly string[])[];
  readonly legend: readonly string[];
  readonly foot: string;
  readonly comparison: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  en: {
    words: {
      TITLE: "Water parts them",
      WATER: "Water",
      TRADE: "Trade",
      OWN: "Silent",
      REMARK: "Since 2021",
      SOURCE: "Invented",
      GAUGES: "Gauges",
      FLOW: "Flow",
      METHOD: "Read by hand",
    },
    matrix: [
      ["Table 1 Water parts them"],
      ["Country", "Water", "Trade"],
      ["Kazakhstan", "No data", "Supports"],
      ["Tajikistan", "Supports", "Supports with conditions"],
      ["Uzbekistan", "Opposes", "Silent Since 2021"],
    ],
    legend: ["Supports", "Supports with conditions", "Neutral or undeclared", "Opposes", "No data"],
    foot: "Read by hand. Positions as of 19 February 2024. Source: Invented.",
    comparison: [
      ["Table 2 Water parts them"],
      ["Country", "Gauges 2025", "Rank by Gauges", "Flow m³/s"],
      ["Kazakhstan", "1,234,567", "1", ".."],
      ["Uzbekistan", "1,112", "2", "3,000.25a"],
      ["Tajikistan", "41", "3", "−12.5b"],
      ["Total", "1,235,720", "", ""],
      ["Mean (unweighted)", "411,906.7", "", ""],
    ],
    notes: ["a 2022; b 2024.", ".. means not available. Sorted by Gauges, highest first. Source: Invented."],
  },
  de: {
    words: {
      TITLE: "Wasser trennt sie",
      WATER: "Wasser",
      TRADE: "Handel",
      OWN: "Schweigt",
      REMARK: "Seit 2021",
      SOURCE: "Erfunden",
      GAUGES: "Pegel",
      FLOW: "Abfluss",
      METHOD: "Von Hand gelesen",
    },
    matrix: [
      ["Tabelle 1 Wasser trennt sie"],
      ["Land", "Wasser", "Handel"],
      ["Kasachstan", "Keine Angaben", "Dafür"],
      ["Tadschikistan", "Dafür", "Dafür unter Bedingungen"],
      ["Usbekistan", "Dagegen", "Schweigt Seit 2021"],
    ],
    legend: ["Dafür", "Dafür unter Bedingungen", "Neutral oder ohne Erklärung", "Dagegen", "Keine Angaben"],
    foot: "Von Hand gelesen. Stand der Positionen: 19. Februar 2024. Quelle: Erfunden.",
    comparison: [
      ["Tabelle 2 Wasser trennt sie"],
      ["Land", "Pegel 2025", "Rang: Pegel", "Abfluss m³/s"],
      ["Kasachstan", "1.234.567", "1", ".."],
      ["Usbekistan", "1.112", "2", "3.000,25a"],
      ["Tadschikistan", "41", "3", "−12,5b"],
      ["Summe", "1.235.720", "", ""],
      ["Mittelwert (ungewichtet)", "411.906,7", "", ""],
    ],
    notes: [
      "a 2022; b 2024.",
      ".. bedeutet: keine Angabe verfügbar. Sortiert nach Pegel, absteigend. Quelle: Erfunden.",
    ],
  },
  ru: {
    words: {
      TITLE: "Вода их разделяет",
      WATER: "Вода",
      TRADE: "Торговля",
      OWN: "Молчит",
      REMARK: "С 2021 года",
      SOURCE: "Вымысел",
      GAUGES: "Посты",
      FLOW: "Сток",
      METHOD: "Прочитано вручную",
    },
    matrix: [
      ["Таблица 1 Вода их разделяет"],
      ["Страна", "Вода", "Торговля"],
      ["Казахстан", "Нет данных", "Поддерживает"],
      ["Таджикистан", "Поддерживает", "Поддерживает с условиями"],
      ["Узбекистан", "Против", "Молчит С 2021 года"],
    ],
    legend: ["Поддерживает", "Поддерживает с условиями", "Нейтральна или не высказалась", "Против", "Нет данных"],
    foot: "Прочитано вручную. Позиции: по состоянию на 19 февраля 2024 г. Источник: Вымысел.",
    comparison: [
      ["Таблица 2 Вода их разделяет"],
      ["Страна", "Посты 2025", "Место: Посты", "Сток m³/s"],
      ["Казахстан", "1 234 567", "1", ".."],
      ["Узбекистан", "1 112", "2", "3 000,25a"],
      ["Таджикистан", "41", "3", "−12,5b"],
      ["Всего", "1 235 720", "", ""],
      ["Среднее (невзвешенное)", "411 906,7", "", ""],
    ],
    notes: ["a 2022; b 2024.", ".. означает, что данных нет. Сортировка: Посты, по убыванию. Источник: Вымысел."],
  },
  fr: {
    words: {
      TITLE: "L’eau les sépare",
      WATER: "Eau",
      TRADE: "Commerce",
      OWN: "Muet",
      REMARK: "Depuis 2021",
      SOURCE: "Inventé",
      GAUGES: "Jauges",
      FLOW: "Débit",
      METHOD: "Lu à la main",
    },
    matrix: [
      ["Tableau 1 L’eau les sépare"],
      ["Pays", "Eau", "Commerce"],
      ["Kazakhstan", "Pas de données", "Pour"],
      ["Ouzbékistan", "Contre", "Muet Depuis 2021"],
      ["Tadjikistan", "Pour", "Pour, sous conditions"],
    ],
    legend: ["Pour", "Pour, sous conditions", "Neutre ou non déclaré", "Contre", "Pas de données"],
    foot: "Lu à la main. Positions : état au 19 février 2024. Source : Inventé.",
    comparison: [
      ["Tableau 2 L’eau les sépare"],
      ["Pays", "Jauges 2025", "Rang : Jauges", "Débit m³/s"],
      ["Kazakhstan", "1 234 567", "1", ".."],
      ["Ouzbékistan", "1 112", "2", "3 000,25a"],
      ["Tadjikistan", "41", "3", "−12,5b"],
      ["Total", "1 235 720", "", ""],
      ["Moyenne (non pondérée)", "411 906,7", "", ""],
    ],
    notes: [
      "a 2022; b 2024.",
      ".. : donnée non disponible. Classement : Jauges, par ordre décroissant. Source : Inventé.",
    ],
  },
};

function writeBrief(lang: string, words: Readonly<Record<string, string>>): string {
  const text = `---
title: TITLE
date: 2026-03-12
lang: ${lang}
organisation: SOURCE
stanceMethod: METHOD
cards: end
${COUNTRIES}---

## TITLE

:::matrix
:::

:::comparison{title="TITLE" sort="GAUGES" sum="GAUGES" mean="GAUGES" rank="GAUGES"}
:::
`;
  return Object.entries(words).reduce((all, [key, word]) => all.replaceAll(key, word), text);
}

const spaced = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.map((row) => row.map((cell) => cell.replaceAll(/[\u00a0\u202f]/gu, " ")));

describe("a matrix and a comparison", () => {
  it.each(Object.keys(LANGUAGES))("print every word and number: %s", (lang) => {
    const { words, matrix, legend, foot, comparison, notes } = LANGUAGES[lang]!;
    const printed = print(lang, writeBrief(lang, words));
    expect(printed.faults).toEqual([]);
    expect(printed.codes).toEqual([]);
    const tables = readTables(printed).map(spaced);
    expect(tables).toEqual([matrix, comparison]);
    const text = readText(printed);
    expect(text).toContain(legend.join(" "));
    for (const line of [foot, ...notes]) expect(text).toContain(line);
  });

  it("aligns numbers on their decimal sign, and heads with them", () => {
    const { words } = LANGUAGES["en"]!;
    const { items } = print("aligned", writeBrief("en", words));
    const find = (text: string) => items.find((item) => item.text.includes(text))!;
    const edges = ["1,234,567", "1,112", "41", "1,235,720"].map((text) => find(text).x + find(text).inkWidth);
    for (const edge of edges) expect(Math.abs(edge - edges[0]!)).toBeLessThan(0.3);
  });
});

describe("54 countries and 12 issues", () => {
  const codes =
    "DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU MA MZ NA NE NG RW ST SN SC SL SO ZA SS SD TZ TG TN UG ZM ZW".split(
      " ",
    );
  const keys = ["supports", "conditions", "neutral", "opposes", "noData"];
  const issues = Array.from({ length: 12 }, (_, index) => `Issue ${String.fromCodePoint(65 + index)}`);
  const rows = codes.map((code, row) => {
    const cells = issues.map((issue, column) => `"${issue}": ${keys[(row * 7 + column * 3) % 5]!}`);
    return `    ${code}: { ${cells.join(", ")} }`;
  });
  const text = (paper: string, size: string): string => `---
title: Many countries
date: 2026-03-12
lang: en
organisation: Institute for Dry Rivers
paper: ${paper}
stanceMethod: Drawn by lot
matrix:
  asOf: 2026-01-01
  issues: [${issues.join(", ")}]
  rows:
${rows.join("\n")}
---

## All of them

:::matrix{size=${size} title="Everything at once"}
:::
`;

  it.each([
    ["a4", "page"],
    ["letter", "page"],
    ["a4", "column"],
    ["letter", "column"],
  ])("lay out without faults, and lose no cell: %s, %s", (paper, size) => {
    const printed = print(`many-${paper}-${size}`, text(paper, size));
    expect(printed.faults).toEqual([]);
    expect(printed.codes).toEqual([]);
    const tables = readTables(printed);
    expect(tables.length).toBeGreaterThan(1);
    const labels = ["Supports", "Supports with conditions", "Neutral or undeclared", "Opposes", "No data"];
    const cells = new Map<string, string>();
    for (const [index, [caption, heads, ...body]] of tables.entries()) {
      expect(caption).toEqual([`Table 1, part ${index + 1} of ${tables.length} Everything at once`]);
      expect(body).toHaveLength(54);
      expect(heads![0]).toBe("Country");
      for (const row of body) heads!.slice(1).forEach((head, at) => cells.set(`${row[0]!} ${head}`, row[at + 1]!));
    }
    expect(cells.size).toBe(54 * 12);
    expect(cells.get("Algeria Issue A")).toBe("Supports");
    expect(cells.get("Angola Issue B")).toBe("Supports");
    expect(cells.get("Zimbabwe Issue L")).toBe(labels[(53 * 7 + 11 * 3) % 5]);
    expect(cells.get("Côte d’Ivoire Issue C")).toBe(labels[(13 * 7 + 2 * 3) % 5]);
    // Every page that a part goes on to has its heads again.
    const pages = new Set(
      printed.items.filter(({ text: shown }) => labels.some((label) => shown === label)).map(({ page }) => page),
    );
    for (const page of pages) {
      expect(printed.items.some((item) => item.page === page && item.text.includes("Country"))).toBe(true);
    }
    for (const { x, width, page } of printed.items)
      expect(x + width).toBeLessThanOrEqual(printed.contents[page - 1]!.widthPt - 50);
  });
});
