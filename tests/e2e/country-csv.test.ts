import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, truncateSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { brief, createTemporaryProject } from "./temporary-project.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

const FIELDS = {
  stanceMethod: "Invented",
  cards: "end",
  countries:
    '[{ code: UZ, facts: [{ label: "=Gauges", value: -5, year: "2025", source: "@Invented" }] }, { code: KZ, facts: [{ label: "=Gauges", value: "=1+1", year: "2025", source: S }] }]',
  matrix:
    "{ asOf: 2026-01-01, issues: [Water], rows: { UZ: { Water: supports }, KZ: { Water: { stance: opposes, word: -No } } } }",
};
const BODY = ":::matrix\n:::\n\n:::comparison\n:::";
const MATRIX =
  "\uFEFFISO 3166-1,Country,Water,Water: Position\r\nKZ,Kazakhstan,'-No,Opposes\r\nUZ,Uzbekistan,Supports,Supports\r\n";
const COMPARISON =
  "\uFEFFISO 3166-1,Country,'=Gauges,'=Gauges: year,'=Gauges: source\r\nKZ,Kazakhstan,'=1+1,2025,S\r\nUZ,Uzbekistan,-5,2025,'@Invented\r\n";

const project = createTemporaryProject({ "briefs/a.md": brief(BODY, FIELDS) }, "csv-");
afterAll(() => {
  project.remove();
});

function run(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: project.root,
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

const path = (name: string): string => join(project.root, "output", name);
const read = (name: string): string => readFileSync(path(name), "utf8");

describe("tables beside a PDF", () => {
  it("are written as CSV that runs no formula, and travel in the PDF", () => {
    run("build");
    expect(read("a-matrix.csv")).toBe(MATRIX);
    expect(read("a-comparison-1.csv")).toBe(COMPARISON);
    const pdf = readFileSync(path("a.pdf"));
    expect(pdf.includes("EmbeddedFile")).toBe(true);
    run("recover", "output/a.pdf", "--to", "back");
    expect(existsSync(join(project.root, "back/briefs/a.md"))).toBe(true);
    run("build", "back/briefs/a.md", "--out", "again");
    expect(readFileSync(join(project.root, "again/a-matrix.csv"), "utf8")).toBe(MATRIX);
    run("build", "--force");
    expect(readFileSync(path("a.pdf")).equals(pdf)).toBe(true);
  });

  it.each([
    [
      "edited",
      () => {
        writeFileSync(path("a-matrix.csv"), "else");
      },
    ],
    [
      "truncated",
      () => {
        truncateSync(path("a-comparison-1.csv"), 7);
      },
    ],
    [
      "missing",
      () => {
        unlinkSync(path("a-matrix.csv"));
      },
    ],
  ])("are made again if one is %s", (_what, spoil) => {
    expect(run("build")).toMatch(/current/u);
    spoil();
    run("build");
    expect([read("a-matrix.csv"), read("a-comparison-1.csv")]).toEqual([MATRIX, COMPARISON]);
  });

  it("stay out of a PDF that carries nothing", () => {
    run("build", "--no-source");
    expect(readFileSync(path("a.pdf")).includes("EmbeddedFile")).toBe(false);
    expect(read("a-matrix.csv")).toBe(MATRIX);
  });

  it("go with the table that they came from, unless somebody changed them", () => {
    run("build");
    writeFileSync(path("a-comparison-1.csv"), "mine");
    project.write({
      "briefs/a.md": brief("Text.", { ...FIELDS, cards: "end", matrix: FIELDS.matrix }).replace(/^matrix.*\n/mu, ""),
    });
    run("build");
    expect(existsSync(path("a-matrix.csv"))).toBe(false);
    expect(read("a-comparison-1.csv")).toBe("mine");
  });
});
