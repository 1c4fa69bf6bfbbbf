import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createRenderer } from "../../../src/build/create-renderer.js";
import type { StyledDocument } from "../../../src/model/styled.js";
import { countFaults } from "../../../tools/faults/count-faults.js";
import { COUNTRY_BRIEFS, makeCountryBrief, type CountryBrief } from "../../../tools/faults/make-country-brief.js";
import { readDocument } from "../../../tools/faults/read-document.js";
import { readWishes } from "../../../tools/faults/read-wishes.js";
import { inspectPdf } from "../../inspect/pdf.js";

const SEED = 20261125;
const projectRoot = mkdtempSync(join(tmpdir(), "briefpress-countries-"));
afterAll(() => {
  rmSync(projectRoot, { recursive: true, force: true });
});

let styled: StyledDocument | undefined;
const render = createRenderer({
  projectRoot,
  template: "meridian",
  paper: "a4",
  onStyled: (page) => {
    styled = page;
  },
});

function print(brief: CountryBrief): Uint8Array {
  writeFileSync(join(projectRoot, "brief.md"), brief.text);
  const { pdf, diagnostics } = render("brief.md");
  if (pdf === undefined) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return pdf;
}

/** What is said by the tag tree right behind a paragraph: the type of the next element and its first words. */
function readBehind(tree: readonly string[], opening: string): string {
  const at = tree.findIndex((line) => line.includes(`"${opening}`));
  const depth = (line: string): number => line.search(/\S/u);
  const own = depth(tree[at - 1] ?? "");
  const next = tree.findIndex((line, index) => index > at && depth(line) <= own);
  const words = tree.slice(next).find((line) => line.trim().startsWith('"'));
  return `${(tree[next] ?? "").trim()} ${words?.trim() ?? ""}`;
}

/** Names on the headings of cards, in the order of reading. */
function listCards(tree: readonly string[]): readonly string[] {
  return tree.flatMap((line, index) => {
    if (line.trim() !== "Aside" || !/^H\d$/u.test((tree[index + 1] ?? "").trim())) return [];
    return [(tree[index + 2] ?? "").trim().replace(/^"|"$/gu, "")];
  });
}

const briefs = Array.from({ length: COUNTRY_BRIEFS }, (_, index) => makeCountryBrief(index, SEED));

describe("cards of 0, 1, 2, 6, 12, 27 and 54 countries", () => {
  it(`are generated in each mode from seed ${String(SEED)}`, () => {
    const kinds = briefs.map(({ mode, countries }) => `${mode} ${String(countries.length)}`);
    expect(new Set(kinds).size).toBe(21);
    expect(kinds).toContain("anchored 54");
  });

  it.each(briefs.map((brief) => [`${brief.mode} ${String(brief.countries.length)}`, brief] as const))(
    "%s: none lost, none twice, none above its anchor, no overlap, read behind its paragraph",
    { timeout: 120_000 },
    (_, brief) => {
      const pdf = print(brief);
      const read = readDocument(pdf);
      if (styled === undefined) throw new Error("not styled");
      expect(countFaults(read, readWishes(styled, read.text))).toEqual([]);
      const { tagTree, faults } = inspectPdf(pdf);
      expect(faults).toEqual([]);
      const tree = tagTree.split("\n");
      const names = brief.countries.map(({ name }) => name);
      expect(
        listCards(tree)
          .filter((name) => names.includes(name))
          .toSorted(),
      ).toEqual(names.toSorted());
      for (const { name, opening } of brief.countries) {
        if (opening !== undefined) expect(readBehind(tree, opening)).toBe(`Aside "${name}"`);
      }
    },
  );
});
