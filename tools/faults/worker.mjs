// A child process of run.mjs: builds some of the generated briefs or pages, reads their PDFs and counts their faults. It ends
// with its share of the work, so memory stays flat however many briefs there are.
//
//   node tools/faults/worker.mjs '{"template": "meridian", "paper": "a4", "subject": "anything", "seed": 1, "from": 0, "count": 25}'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRenderer } from "../../dist/build/create-renderer.js";
import { countFaults } from "../../dist-tools/tools/faults/count-faults.js";
import { makeBrief } from "../../dist-tools/tools/faults/make-brief.js";
import { makeCountryBrief } from "../../dist-tools/tools/faults/make-country-brief.js";
import { makePage } from "../../dist-tools/tools/faults/make-page.js";
import { readDocument } from "../../dist-tools/tools/faults/read-document.js";
import { readWishes } from "../../dist-tools/tools/faults/read-wishes.js";
import { createPagePrinter } from "./print-page.mjs";

const { template, paper, subject, seed, from, count, out } = JSON.parse(process.argv[2]);
const projectRoot = mkdtempSync(join(tmpdir(), "briefpress-faults-"));
process.on("exit", () => rmSync(projectRoot, { recursive: true, force: true }));
const print = template === "pages" ? createPrinterOfPages() : createPrinterOfBriefs();

/** Generated briefs in a template. */
function createPrinterOfBriefs() {
  let styled;
  const render = createRenderer({ projectRoot, template, paper, onStyled: (page) => (styled = page) });
  return (index) => {
    const { text, pictures } = subject === "countries" ? makeCountryBrief(index, seed) : makeBrief(index, seed);
    for (const [name, content] of Object.entries(pictures)) writeFileSync(join(projectRoot, name), content);
    writeFileSync(join(projectRoot, "brief.md"), text);
    const { pdf, diagnostics } = render("brief.md");
    if (pdf !== undefined) return { text, pdf, styled };
    throw new Error(diagnostics.flatMap(({ severity, message }) => (severity === "error" ? [message] : [])).join("; "));
  };
}

/** Generated pages of HTML, which have what no brief can bring to paper. */
function createPrinterOfPages() {
  // Words of a random length may be too wide for a cell, and what must stay together too tall for a page.
  const printPage = createPagePrinter({ expected: ["word-cut", "content-too-tall"] });
  return (index) => {
    const page = makePage(index, seed);
    return { text: `${page.html}\n<style>${page.css}</style>\n`, ...printPage(page) };
  };
}

function inspect(index) {
  let printed;
  try {
    printed = print(index);
    const read = readDocument(printed.pdf);
    const faults = countFaults(read, readWishes(printed.styled, read.text));
    if (out !== undefined && faults.length > 0) keep(index, printed.text, printed.pdf, faults);
    return { index, pages: read.pages.length, faults };
  } catch (error) {
    if (out !== undefined && printed !== undefined) keep(index, printed.text, printed.pdf, []);
    return { index, pages: 0, faults: [], broken: String(error) };
  }
}

function keep(index, text, pdf, faults) {
  mkdirSync(out, { recursive: true });
  const name = join(out, `${template}-${paper}-${subject}-${seed}-${index}`);
  writeFileSync(`${name}.md`, text);
  writeFileSync(`${name}.pdf`, pdf);
  writeFileSync(`${name}.txt`, faults.map(({ kind, page, what }) => `${kind} page ${page}: ${what}\n`).join(""));
}

for (let index = from; index < from + count; index++) process.send(inspect(index));
process.disconnect();
