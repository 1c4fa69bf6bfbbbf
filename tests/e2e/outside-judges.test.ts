import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRenderer } from "../../src/build/create-renderer.js";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));

function hasProgram(name: string): boolean {
  return spawnSync(name, ["--version"]).error === undefined;
}

function ask(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  // qpdf ends with 3 for a file that it can read in spite of warnings; that is not good enough for us.
  expect(status, stdout + stderr).toBe(0);
  return stdout + stderr;
}

let folder = "";
let pdf = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "judges-"));
  pdf = join(folder, "flagship.pdf");
  const rendered = createRenderer({ projectRoot: PACKAGE })("briefs/central-asia-taliban-engagement.md");
  writeFileSync(pdf, rendered.pdf ?? "");
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!hasProgram("qpdf"))("qpdf (skipped where it is not installed)", () => {
  it("finds no fault with the flagship's syntax and streams", () => {
    expect(ask("qpdf", "--check", pdf)).toContain("No syntax or stream encoding errors found");
  });
});

describe.skipIf(!hasProgram("pdfinfo"))("poppler (skipped where it is not installed)", () => {
  it("sees a tagged PDF with title, language and no script", () => {
    const info = ask("pdfinfo", pdf);
    expect(info).toMatch(/^Title: +Contact without recognition/mu);
    expect(info).toMatch(/^Tagged: +yes/mu);
    expect(info).toMatch(/^JavaScript: +no/mu);
  });

  it("sees a structure of headings, paragraphs, tables and notes", () => {
    const structure = ask("pdfinfo", "-struct-text", pdf);
    for (const type of ["H1", "H2", "P ", "Table", "Link", "Reference"]) expect(structure).toContain(type.trim());
    expect(structure).toContain("Contact without recognition");
  });

  it("sees fonts that are all embedded, subset and mapped to Unicode", () => {
    const fonts = ask("pdffonts", pdf).trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/yes +yes +yes +\d+ +\d+$/u);
  });

  it("reads the text with its words apart", () => {
    const text = ask("pdftotext", "-raw", pdf, "-").replace(/\s+/gu, " ");
    expect(text).toContain("None of the five has granted formal recognition.");
    expect(text).not.toContain("\ufffd");
  });
});
