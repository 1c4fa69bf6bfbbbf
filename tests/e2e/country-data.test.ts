import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { createRenderer } from "../../src/build/create-renderer.js";
import { inspectPdf } from "../inspect/pdf.js";
import { brief, createTemporaryProject } from "./temporary-project.js";
import type { ProjectFiles, TemporaryProject } from "./temporary-project.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

const projects: TemporaryProject[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

function create(files: ProjectFiles): TemporaryProject {
  const project = createTemporaryProject(files, "data-");
  projects.push(project);
  return project;
}

/** Builds without a word, and reads the PDF. */
function print(project: TemporaryProject, path: string) {
  const { pdf, diagnostics } = createRenderer({ projectRoot: project.root })(path);
  expect(diagnostics).toEqual([]);
  return inspectPdf(pdf ?? new Uint8Array());
}

const TABLE =
  "\ufeffcode;Bevölkerung;Bevölkerung.year;Bevölkerung.source;area;area.unit;area.year;area.source;gdp;gdp.unit;gdp.year;gdp.source;" +
  "growth;growth.year;growth.source;prices;prices.unit;prices.year;prices.source;debt;debt.unit;debt.year;debt.source\r\n" +
  "UZ;36799756;2023;Office;448978;km²;2020;Office;1 234 567;USD;2024;Bank;+5,25 %;2024;Bank;3,2–4,1;%;2024;Bank;259,29;USD billion;2024;Bank\r\n" +
  "TJ;..;2023;Office;-12,5;km²;2020;Office;-7654321;USD;2024;Bank;−0,50 %;2024;Bank;3 to 4;%;2024;Bank;1250;USD billion;2024;Bank\r\n";

/** What a reader in each language must find, written by hand. Spaces are those that the language has, of any width. */
const PRINTED: Readonly<Record<string, readonly string[]>> = {
  en: [
    "36,799,756 2023",
    "Area, km² 448,978 2020",
    "USD 1,234,567 2024",
    "+5.25% 2024",
    "3.2–4.1% 2024",
    "USD 259.29 billion 2024",
    ".. 2023",
    "Area, km² −12.5 2020",
    "USD −7,654,321 2024",
    "−0.50% 2024",
    "3–4% 2024",
    "Debt, USD billion 1,250 2024",
    "Office; Bank. As of 2024.",
  ],
  de: [
    "36.799.756 2023",
    "Area, km² 448.978 2020",
    "1.234.567 USD 2024",
    "+5,25 % 2024",
    "3,2–4,1 % 2024",
    "259,29 Mrd. USD 2024",
    ".. 2023",
    "Area, km² −12,5 2020",
    "−7.654.321 USD 2024",
    "−0,50 % 2024",
    "3–4 % 2024",
    "Debt, USD billion 1.250 2024",
    "Office; Bank. Stand: 2024.",
  ],
  ru: [
    "36 799 756 2023",
    "Area, km² 448 978 2020",
    "1 234 567 USD 2024",
    "+5,25 % 2024",
    "3,2–4,1 % 2024",
    "259,29 млрд USD 2024",
    ".. 2023",
    "Area, km² −12,5 2020",
    "−7 654 321 USD 2024",
    "−0,50 % 2024",
    "3–4 % 2024",
    "Debt, USD billion 1 250 2024",
    "Office; Bank. ",
  ],
  fr: [
    "36 799 756 2023",
    "Area, km² 448 978 2020",
    "1 234 567 USD 2024",
    "+5,25 % 2024",
    "3,2–4,1 % 2024",
    "259,29 Md USD 2024",
    ".. 2023",
    "Area, km² −12,5 2020",
    "−7 654 321 USD 2024",
    "−0,50 % 2024",
    "3–4 % 2024",
    "Debt, USD billion 1 250 2024",
    "Office; Bank. ",
  ],
};

describe("numbers of a data file", () => {
  it.each(Object.entries(PRINTED))(
    "are in the cards of a brief in %s, as the language writes them",
    (lang, expected) => {
      const project = create({
        "briefs/a.md": brief("Text.", { lang, cards: "end", countries: "{ file: c.csv }" }),
        "briefs/c.csv": TABLE,
      });
      const text = print(project, "briefs/a.md").readingText.replace(/\s+/gu, " ");
      for (const words of expected) expect(text).toContain(words);
    },
  );

  it("are written in the digits of Persian", () => {
    const project = create({
      "briefs/a.md": brief("متن.", {
        lang: "fa",
        cards: "end",
        countries: "{ file: c.csv, only: [UZ], facts: [area] }",
      }),
      "briefs/c.csv": TABLE,
    });
    const { diagnostics } = createRenderer({ projectRoot: project.root })("briefs/a.md");
    // No shipped font has Arabic letters; what is asked of them shows what is printed.
    expect(diagnostics.map(({ message }) => message).join("\n")).toMatch(/U\+06F4|۴/u);
  });
});

describe("notes in a card", () => {
  const SUMMARY = "|\n      A fact.[^a] More.[^b]\n\n      [^a]: Note of the card.\n      [^b]: Its second note.";
  const COUNTRIES = `\n  - code: UZ\n    summary: ${SUMMARY}`;
  it.each(["anchored", "start", "end"])("stand in the card (cards: %s)", (cards) => {
    const body = "Uzbekistan.[^t]\n\nMore text.[^u]\n\n[^t]: Note of the text.\n[^u]: Last note.";
    const project = create({ "briefs/a.md": brief(body, { cards, countries: COUNTRIES }) });
    const { readingText, tagTree, faults } = print(project, "briefs/a.md");
    expect(faults).toEqual([]);
    const text = readingText.replace(/\s+/gu, " ");
    for (const words of ["Note of the card.", "Its second note.", "Note of the text.", "Last note."]) {
      expect(text.split(words)).toHaveLength(2);
    }
    expect(text.indexOf("Note of the card.")).toBeGreaterThan(text.indexOf("A fact."));
    expect(tagTree.match(/\bNote\b/gu)?.length).toBeGreaterThanOrEqual(4);
  });

  it("are endnotes in a brief that has those", () => {
    const project = create({ "briefs/a.md": brief("Uzbekistan.", { notes: "endnotes", countries: COUNTRIES }) });
    expect(print(project, "briefs/a.md").readingText).toContain("Note of the card.");
  });
});

function run(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] },
  });
  return { status, stdout, stderr };
}

describe("a data file", () => {
  const files = {
    "briefs/a.md": brief("Text.", { cards: "end", countries: "{ file: data/c.csv, texts: texts }" }),
    "briefs/data/c.csv": "code,gdp,gdp.year,gdp.source\r\nUZ,1,2024,S\r\nTJ,2,2024,S\r\n",
    "briefs/texts/UZ.md": "Own words.\n",
  };

  it("decides with its texts whether a PDF is up to date, and a text that comes later too", () => {
    const project = create(files);
    const { root } = project;
    const build = () => /^(built|current|failed)/u.exec(run(root, "build", "briefs/a.md").stdout)?.[1];
    expect([build(), build()]).toEqual(["built", "current"]);
    project.write({ "briefs/data/c.csv": "code,gdp,gdp.year,gdp.source\r\nUZ,1,2024,S\r\nTJ,3,2024,S\r\n" });
    expect([build(), build()]).toEqual(["built", "current"]);
    project.write({ "briefs/texts/UZ.md": "Other words.\n" });
    expect([build(), build()]).toEqual(["built", "current"]);
    project.write({ "briefs/texts/TJ.md": "New words.\n" });
    expect([build(), build()]).toEqual(["built", "current"]);
  });

  it("travels in the PDF, and what is recovered gives the same PDF", () => {
    const { root } = create(files);
    expect(run(root, "build", "briefs/a.md", "--attach", "all")).toMatchObject({ status: 0, stderr: "" });
    expect(run(root, "recover", "output/a.pdf", "--to", "back")).toMatchObject({ status: 0, stderr: "" });
    for (const path of Object.keys(files)) {
      expect(readFileSync(join(root, "back", path))).toEqual(readFileSync(join(root, path)));
    }
    expect(run(join(root, "back"), "build", "briefs/a.md", "--attach", "all")).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(root, "back/output/a.pdf"))).toEqual(readFileSync(join(root, "output/a.pdf")));
  });

  it("lies in the project, like everything that a brief names", () => {
    const { root } = create({ "briefs/a.md": brief("Text.", { countries: "{ file: ../../c.csv }" }) });
    expect(run(root, "build").stderr).toContain("[file-outside-project]");
  });

  it("is no brief, and neither is the text of a country beside it", () => {
    const { root } = create({ ...files, "briefs/UZ.md": "Own words.\n" });
    expect(run(root, "build").stdout).not.toContain("UZ.md");
  });
});
