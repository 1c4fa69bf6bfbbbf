import { afterAll, describe, expect, it } from "vitest";
import { createRenderer } from "../../../src/build/create-renderer.js";
import type { StyledDocument } from "../../../src/model/styled.js";
import { countFaults, tally } from "../../../tools/faults/count-faults.js";
import type { FaultKind } from "../../../tools/faults/count-faults.js";
import { makeBrief } from "../../../tools/faults/make-brief.js";
import { readDocument } from "../../../tools/faults/read-document.js";
import { readWishes } from "../../../tools/faults/read-wishes.js";
import { copyTemplate, createTemporaryProject } from "../../e2e/temporary-project.js";

const SEED = 7;
const BRIEFS = 12;

/** Stylesheets that ask for a fault; the counters hold the pages against the sheet as it is shipped. */
const BROKEN: Readonly<Record<string, { readonly rules: string; readonly kinds: readonly FaultKind[] }>> = {
  headings: { rules: "h2, h3, h4, h5, caption { break-after: auto; }", kinds: ["heading"] },
  lines: { rules: "html { orphans: 1; widows: 1; }", kinds: ["orphan", "widow"] },
  boxes: { rules: ".box, .alert, .exhibit, .pullquote, blockquote { break-inside: auto; }", kinds: ["split"] },
};

const project = createTemporaryProject({});
for (const [name, { rules }] of Object.entries(BROKEN)) {
  project.write(copyTemplate(`broken-${name}`, { "style.css": (css) => `${css}\n${rules}` }));
}
afterAll(() => project.remove());

function createPrinter(template: string): (index: number) => { pdf: Uint8Array; styled: StyledDocument } {
  let styled: StyledDocument | undefined;
  const render = createRenderer({ projectRoot: project.root, template, onStyled: (page) => (styled = page) });
  return (index) => {
    const { text, pictures } = makeBrief(index, SEED);
    project.write({ "brief.md": text, ...pictures });
    const { pdf, diagnostics } = render("brief.md");
    if (pdf === undefined || styled === undefined) throw new Error(JSON.stringify(diagnostics));
    return { pdf, styled };
  };
}

describe(`generated briefs (seed ${SEED})`, () => {
  const printSound = createPrinter("meridian");
  const sound = Array.from({ length: BRIEFS }, (_, index) => printSound(index));

  it("have no fault as they are shipped", () => {
    for (const { pdf, styled } of sound) {
      const printed = readDocument(pdf);
      expect(countFaults(printed, readWishes(styled, printed.text))).toEqual([]);
    }
  });

  it.each(Object.entries(BROKEN))("show the faults of a sheet that asks for them: %s", (name, { kinds }) => {
    const printBroken = createPrinter(`broken-${name}`);
    const faults = sound.flatMap(({ styled }, index) => {
      const printed = readDocument(printBroken(index).pdf);
      return countFaults(printed, readWishes(styled, printed.text));
    });
    const counts = tally(faults);
    for (const kind of kinds) expect(counts[kind], kind).toBeGreaterThan(0);
  });
});
