import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { createRenderer } from "../../src/build/create-renderer.js";
import { listGoldens, printBrief, printPage } from "../golden/print-golden.js";
import { inspectPdf } from "../inspect/pdf.js";
import { findMissing, readBodyWords, splitWords } from "./markdown-words.js";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "reader-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a program of poppler's prints about a PDF. */
function ask(program: "pdfinfo" | "pdftotext", options: readonly string[], pdf: Uint8Array): string {
  const file = join(folder, "a.pdf");
  writeFileSync(file, pdf);
  const rest = program === "pdftotext" ? ["-"] : [];
  const { status, stdout, stderr } = spawnSync(program, [...options, file, ...rest], { encoding: "utf8" });
  expect(status, stderr).toBe(0);
  expect(stderr).toBe("");
  return stdout;
}

/** The structure as poppler reads it: types and texts in reading order. */
function readStructure(pdf: Uint8Array): readonly string[] {
  const lines: string[] = [];
  let text: string | undefined;
  for (const line of ask("pdfinfo", ["-struct-text"], pdf).split("\n")) {
    const trimmed = line.trim();
    if (text !== undefined) text += ` ${trimmed}`;
    else if (trimmed.startsWith('"')) text = trimmed;
    else if (/^[A-Z]\w*/u.test(trimmed)) lines.push(/^\w+/u.exec(trimmed)?.[0] ?? "");
    // A text may hold line feeds; it ends with the quote that closes a line.
    if (text !== undefined && text.length > 1 && text.endsWith('"')) {
      lines.push(text);
      text = undefined;
    }
  }
  return lines;
}

/** What a reader of PDF 1.7 takes the types of PDF 2.0 for. */
const ROLES = new Map([
  ["Aside", "Sect"],
  ["Em", "Span"],
  ["Strong", "Span"],
]);

/** Types and words of our own reading of the tag tree, in the same form. */
function describeTree(tagTree: string): { readonly types: readonly string[]; readonly words: readonly string[] } {
  const lines = tagTree.split("\n").map((line) => line.trim());
  return {
    types: lines.flatMap((line) => {
      const type = /^[A-Z]\w*/u.exec(line)?.[0];
      return type === undefined ? [] : [ROLES.get(type) ?? type];
    }),
    words: splitWords(lines.filter((line) => line.startsWith('"')).join("\n")),
  };
}

/** Letters and digits apart: the number of a note follows its word without a space. */
function partWords(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => word.match(/\p{N}+|[^\p{N}]+/gu) ?? []);
}

/** Texts that stand in drawings of golden briefs, as words, one entry a drawing. */
const DRAWN_TEXTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["pictures", ["GAUGE 1 GAUGE 2 LEVEL M3 "]],
  ["maps", ["KAZAKHSTAN TAJIKISTAN "]],
  [
    "charts",
    [
      "UZBEKISTAN 36 5 KAZAKHSTAN 20 3 TAJIKISTAN 10 4 TURKMENISTAN ",
      "0 200 400 600 800 EXPORTS 545 IMPORTS 120 2016 2020 2024 ",
      "COAL GAS A 67 33 B 33 67 ",
    ],
  ],
]);

const available = spawnSync("pdfinfo", ["-v"]).error === undefined;

describe.skipIf(!available)("poppler, a reader that is not ours (skipped where it is not installed)", () => {
  const goldens = [
    ...listGoldens("briefs").map((name) => [name, printBrief] as const),
    // Our own reading of right-to-left text is in the order of drawing.
    ...listGoldens("pages").flatMap((name) => (name === "right-to-left" ? [] : [[name, printPage] as const])),
  ];
  it.each(goldens)("reads the structure of the golden %s as we mean it", (name, print) => {
    const { pdf } = print(name);
    const ours = describeTree(inspectPdf(pdf).tagTree);
    const theirs = readStructure(pdf);
    const words = theirs.filter((line) => line.startsWith('"')).flatMap((line) => splitWords(line));
    expect(theirs.filter((line) => !line.startsWith('"') && line !== "Object")).toEqual(ours.types);
    // Our own reading knows nothing of the texts in drawings.
    const drawn = print === printBrief ? (DRAWN_TEXTS.get(name) ?? []) : [];
    for (const text of drawn) expect(words.join(" ")).toContain(text);
    const rest = drawn.reduce((left, text) => left.replace(text, ""), words.join(" "));
    expect(rest).toBe(ours.words.join(" "));
  });

  const briefs = readdirSync(join(PACKAGE, "briefs")).filter((name) => name.endsWith(".md"));
  it.each(briefs)("copies every word of %s, hyphenated or not", (name) => {
    const { pdf } = createRenderer({ projectRoot: PACKAGE })(`briefs/${name}`);
    const words = readBodyWords(readFileSync(join(PACKAGE, "briefs", name), "utf8"));
    const copied = ask("pdftotext", ["-raw"], pdf ?? new Uint8Array()).replaceAll(/\u00ad\s+/gu, "");
    expect(findMissing(partWords(words), partWords(splitWords(copied)))).toEqual([]);
  });

  it.each(listGoldens("briefs"))("copies every word of the golden %s", (name) => {
    const words = readBodyWords(readFileSync(join(PACKAGE, "tests/golden/briefs", `${name}.md`), "utf8"));
    const copied = ask("pdftotext", ["-raw"], printBrief(name).pdf).replaceAll(/\u00ad\s+/gu, "");
    expect(words.length).toBeGreaterThan(3);
    expect(findMissing(partWords(words), partWords(splitWords(copied)))).toEqual([]);
  });
});
