import { describe, expect, it } from "vitest";
import { inspectPdf } from "../inspect/pdf.js";
import { listGoldens, printBrief, printPage } from "./print-golden.js";

/**
 * The tag tree of every construct, as text beside its source. After a change that is meant, write the texts again with
 * `npx vitest run tests/golden -u`, and read what changed.
 */
describe("the tag tree of a brief", () => {
  it.each(listGoldens("briefs"))("%s", async (name) => {
    const { pdf, diagnostics } = printBrief(name);
    const { tagTree, faults, xmp } = inspectPdf(pdf);
    expect(diagnostics).toEqual([]);
    expect(faults).toEqual([]);
    expect(xmp).toContain("<pdfuaid:part>1</pdfuaid:part>");
    await expect(`${tagTree}\n`).toMatchFileSnapshot(`briefs/${name}.tags.txt`);
  });
});

describe("the tag tree of a page of HTML", () => {
  it.each(listGoldens("pages"))("%s", async (name) => {
    const { pdf, diagnostics } = printPage(name);
    const { tagTree, faults } = inspectPdf(pdf);
    expect(diagnostics).toEqual([]);
    expect(faults).toEqual([]);
    await expect(`${tagTree}\n`).toMatchFileSnapshot(`pages/${name}.tags.txt`);
  });
});
