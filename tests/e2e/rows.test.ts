import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { createRenderer } from "../../src/build/create-renderer.js";
import { inspectPdf } from "../inspect/pdf.js";
import { brief, createTemporaryProject } from "./temporary-project.js";
import type { ProjectFiles, TemporaryProject } from "./temporary-project.js";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
const MAIN = join(PACKAGE, "dist/cli/main.js");

const projects: TemporaryProject[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

function create(files: ProjectFiles): TemporaryProject {
  const project = createTemporaryProject(files, "rows-");
  projects.push(project);
  return project;
}

function run(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] },
  });
  return { status, stdout, stderr };
}

/** First words of the lines of a build, e.g. ["built", "current"]. */
function outcomes(stdout: string): readonly string[] {
  return stdout.split("\n").flatMap((line) => /^(built|current|failed)\b/u.exec(line)?.[1] ?? []);
}

function readText(root: string, path: string): string {
  return inspectPdf(readFileSync(join(root, path))).readingText.replace(/\s+/gu, " ");
}

const HOSTILE = '{{name}} {{#if}} *not* <script>x</script> ::: [a](b) - "q": {y: 1} # c';
const TABLE = [
  "code;name;gdp;gdp.year;gdp.source;words",
  "UZ;Uzbekistan;1234,5;2024;Bank;plain",
  `KZ;Kazakhstan;-7;2024;Bank;"${HOSTILE.replaceAll('"', '""')}"`,
  'TJ;"Taj: ""a"" {b}";..;2024;Bank;"- x\n\n# y"',
  "",
].join("\r\n");

const SERIES = {
  "briefs/note.md": brief('## On {{name}}\n\nIt says {{words}}. GDP {{number gdp "USD"}}.', {
    title: '"Note on {{name}}"',
    data: "rows.csv",
    cards: "start",
    abstract: '"In short: {{words}}"',
    countries: "{ row: true, facts: [gdp] }",
  }),
  "briefs/rows.csv": TABLE,
};

describe("a series", () => {
  it("makes one PDF of each row, and prints cells as they are", () => {
    const { root } = create(SERIES);
    const { status, stderr, stdout } = run(root, "build");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(outcomes(stdout)).toEqual(["built", "built", "built"]);
    expect(stdout).toContain("briefs/note.md (row 3, KZ) -> output/note-kz.pdf");
    expect(readdirSync(join(root, "output")).filter((name) => name.endsWith(".pdf"))).toEqual([
      "note-kz.pdf",
      "note-tj.pdf",
      "note-uz.pdf",
    ]);
    const uz = readText(root, "output/note-uz.pdf");
    expect(uz).toContain("Note on Uzbekistan");
    expect(uz).toContain("GDP USD 1,234.5.");
    expect(uz).toContain("Gdp 1,234.5 2024");
    const kz = readText(root, "output/note-kz.pdf");
    expect(kz.split(HOSTILE.replaceAll('"q"', "“q”"))).toHaveLength(3);
    expect(kz).toContain("Gdp −7 2024");
    const tj = readText(root, "output/note-tj.pdf");
    expect(tj).toContain('Note on Taj: "a" {b}');
    expect(tj).toContain("It says - x # y.");
    expect(tj).toContain("Gdp .. 2024");
    expect(tj).not.toContain("Uzbekistan");
  });

  it("builds again the brief of a changed row alone, wherever rows stand", () => {
    const project = create(SERIES);
    const build = () => outcomes(run(project.root, "build").stdout);
    expect(build()).toEqual(["built", "built", "built"]);
    expect(build()).toEqual(["current", "current", "current"]);
    const [head = "", uz = "", ...others] = TABLE.split("\r\n");
    project.write({
      "briefs/rows.csv": [head, ...others.slice(0, -1), uz.replace("1234,5", "1234,6"), ""].join("\r\n"),
    });
    expect(build()).toEqual(["current", "current", "built"]);
    project.write({ "briefs/note.md": SERIES["briefs/note.md"].replace("It says", "They say") });
    expect(build()).toEqual(["built", "built", "built"]);
  });

  it("travels with its own row, from which the same PDF is built", () => {
    const { root } = create(SERIES);
    expect(run(root, "build", "--attach", "all")).toMatchObject({ status: 0, stderr: "" });
    const { status, stdout } = run(root, "recover", "output/note-kz.pdf", "--to", "back");
    expect(status).toBe(0);
    expect(readFileSync(join(root, "back/briefs/rows.csv"), "utf8")).toBe(
      `${TABLE.split("\r\n")[0] ?? ""}\nKZ;Kazakhstan;-7;2024;Bank;"${HOSTILE.replaceAll('"', '""')}"\n`,
    );
    const command = /briefpress (build .*)$/mu.exec(stdout)?.[1] ?? "";
    expect(run(join(root, "back"), ...command.split(" "))).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(join(root, "back/output")).filter((name) => name.endsWith(".pdf"))).toEqual(["note-kz.pdf"]);
    expect(readFileSync(join(root, "back/output/note-kz.pdf"))).toEqual(readFileSync(join(root, "output/note-kz.pdf")));
  });

  it("and a regional brief come from one table", () => {
    const region = brief("Text.", { cards: "end", countries: "{ file: rows.csv, facts: [gdp] }" });
    const { root } = create({ ...SERIES, "briefs/region.md": region });
    expect(run(root, "build", "briefs/region.md")).toMatchObject({ status: 0, stderr: "" });
    const text = readText(root, "output/region.pdf");
    for (const words of ["1,234.5 2024", "−7 2024", ".. 2024"]) expect(text).toContain(words);
  });

  it("shows the card of its row from another file", () => {
    const { root } = create({
      "briefs/note.md": brief("## On {{name}}\n\nText.", {
        data: "rows.csv",
        cards: "start",
        countries: "{ file: facts.csv, row: true }",
      }),
      "briefs/rows.csv": "code,name\nUZ,Uzbekistan\nKZ,Kazakhstan\n",
      "briefs/facts.csv":
        "country,indicator,value,year,source\nUZ,Area,448978,2020,Office\nKZ,Area,2724900,2020,Office\n",
    });
    expect(run(root, "build")).toMatchObject({ status: 0, stderr: "" });
    expect(readText(root, "output/note-kz.pdf")).toContain("Area 2,724,900 2020");
    expect(readText(root, "output/note-kz.pdf")).not.toContain("448,978");
  });

  it("is no brief without its rows", () => {
    const { root } = create(SERIES);
    const { diagnostics } = createRenderer({ projectRoot: root })("briefs/note.md");
    expect(diagnostics.map(({ code }) => code)).toContain("row-missing");
  });
});

describe("--data", () => {
  const NOTE = { "briefs/note.md": brief("On {{province}}, {{capital}}.", { title: '"{{province}}"' }) };

  it("fills a brief from a table that may lie anywhere, under names of its pattern, and comes back with the PDF", () => {
    const { root } = create(NOTE);
    const elsewhere = mkdtempSync(join(tmpdir(), "table-"));
    try {
      const path = join(elsewhere, "p.csv");
      writeFileSync(path, "province,capital\nÁvila Norte,Ávila\nSur,X\n");
      const args = ["build", "briefs/note.md", "--data", path, "--names", "{slug}-{province}", "--attach", "all"];
      expect(run(root, ...args)).toMatchObject({ status: 0, stderr: "" });
      expect(outcomes(run(root, ...args).stdout)).toEqual(["current", "current"]);
      expect(existsSync(join(root, "output/note-avila-norte.pdf"))).toBe(true);
      const { stdout } = run(root, "recover", "output/note-avila-norte.pdf", "--to", "back");
      expect(stdout).toContain("--data=briefs/p.csv");
      const command = /briefpress (build .*)$/mu.exec(stdout)?.[1] ?? "";
      expect(run(join(root, "back"), ...command.split(" "))).toMatchObject({ status: 0, stderr: "" });
      const [again = ""] = readdirSync(join(root, "back/output")).filter((name) => name.endsWith(".pdf"));
      expect(readFileSync(join(root, "back/output", again))).toEqual(
        readFileSync(join(root, "output/note-avila-norte.pdf")),
      );
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it("needs a brief, and a table that is there", () => {
    const { root } = create(NOTE);
    expect(run(root, "build", "--data", "p.csv")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("needs the brief"),
    });
    expect(run(root, "build", "--data", "p.csv", "briefs/note.md").stderr).toContain("[file-missing]");
    expect(run(root, "build", "--data", "briefs", "briefs/note.md").stderr).toContain("[file-not-regular]");
    expect(run(root, "build", "--help").stdout).toContain("--data");
  });
});

describe("rows that are wrong", () => {
  it("stop no others, and are named with their place in the series and in the table", () => {
    const { root } = create({
      "briefs/note.md": brief("## On {{name}}\n\n{{#if link}}\nSee [it](#{{link}}).\n{{/if}}\n\nText.", {
        data: "rows.csv",
      }),
      "briefs/rows.csv":
        "code,name,link\nUZ,Uzbekistan,\nKZ,Kazakhstan,nowhere\nTJ,Tajikistan\nTM,Turkmenistan,\nKG,,\n",
    });
    const { status, stdout, stderr } = run(root, "build");
    expect(status).toBe(1);
    expect(outcomes(stdout)).toEqual(["built", "failed", "built", "built"]);
    expect(stderr).toMatch(/briefs\/rows\.csv:4:1\b/u);
    expect(stderr).toContain("Row 4 has 2 cells, but the header has 3");
    expect(stderr).toMatch(/\(row 3, KZ of briefs\/rows\.csv\).*\n\s+--> briefs\/note\.md:12:\d+/u);
  });

  it("with one name are refused before anything is written", () => {
    const { root } = create({ ...SERIES, "briefs/rows.csv": `${TABLE}UZB;Other;1;2024;Bank;x\r\n` });
    const { status, stdout, stderr } = run(root, "build");
    expect(status).toBe(1);
    expect(outcomes(stdout).toSorted()).toEqual(["built", "built", "failed", "failed"]);
    expect(stderr).toContain("briefs/note.md (row 2, UZ) and briefs/note.md (row 5, UZ) would write the same PDF");
    expect(existsSync(join(root, "output/note-uz.pdf"))).toBe(false);
  });

  it("show a mistake of the series once, where it stands", () => {
    const { root } = create({
      ...SERIES,
      "briefs/note.md": SERIES["briefs/note.md"].replace("{{words}}.", "{{wrods}}."),
    });
    const { status, stderr } = run(root, "build");
    expect(status).toBe(1);
    expect(stderr.match(/\[row-column-unknown\]/gu)).toHaveLength(1);
    expect(stderr).toMatch(/--> briefs\/note\.md:14:11\n/u);
    expect(stderr).toContain("Did you mean `words`?");
  });

  it.each([
    ["no table", { "briefs/note.md": brief("x", { data: "none.csv" }) }, "[file-missing]"],
    ["a table outside", { "briefs/note.md": brief("x", { data: "../../x.csv" }) }, "[file-outside-project]"],
    ["a table without a path", { "briefs/note.md": brief("x", { data: "{ names: x }" }) }, "[field-missing]"],
    [
      "a pattern with an unknown column",
      { "briefs/note.md": brief("x", { data: '{ file: r.csv, names: "{slug}-{cod3}" }' }), "briefs/r.csv": "id\n1\n" },
      "[data-column-unknown]",
    ],
    [
      "a name of nothing",
      { "briefs/note.md": brief("x", { data: '{ file: r.csv, names: "{a}" }' }), "briefs/r.csv": "a\n中\n" },
      "[output-name]",
    ],
    [
      "a title that YAML reads as a map",
      { "briefs/note.md": brief("x", { title: "{{a}}", data: "r.csv" }), "briefs/r.csv": "a\nb\n" },
      "quotes",
    ],
  ])("have %s", (_, files, expected) => {
    const { root } = create(files);
    const { status, stderr } = run(root, "build");
    expect(status).toBe(1);
    expect(stderr).toContain(expected);
  });
});

describe("the shipped series", () => {
  it("reads without a word in each of its rows", () => {
    const project = create({
      "briefs/country-note.md": readFileSync(join(PACKAGE, "briefs/country-notes/country-note.md")),
      "briefs/countries.csv": readFileSync(join(PACKAGE, "briefs/country-notes/countries.csv")),
    });
    expect(run(project.root, "build", "--strict")).toMatchObject({ status: 0, stderr: "" });
    for (const [code, capital, currency] of [
      ["kz", "Astana", "KZT"],
      ["kg", "Bishkek", "KGS"],
      ["tj", "Dushanbe", "TJS"],
      ["tm", "Ashgabat", "TMT"],
      ["uz", "Tashkent", "UZS"],
    ] as const) {
      const path = `output/country-note-${code}.pdf`;
      const text = readText(project.root, path);
      expect(text).toContain(`Capital ${capital} 2025`);
      expect(text).toContain(`Currency ${currency} 2025`);
      expect(inspectPdf(readFileSync(join(project.root, path))).pages).toBe(2);
    }
  });
});
