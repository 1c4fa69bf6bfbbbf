// Makes the reference of the layout language, docs/print-css.md, from the tables that the program itself uses, from
// the prose in tools/reference/print-css.md and from examples that it lays out:
//
//   npm run docs:reference               writes the document and its pictures (needs poppler's pdftoppm)
//   npm run docs:reference -- --check    ends with 1 if the document is not what it would write; draws no pictures
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { layOutExample, readExample } from "./reference/example.mjs";
import { writeUnsupported } from "./reference/not-supported.mjs";
import { drawPages } from "./reference/picture.mjs";
import { writeNames, writeProperties } from "./reference/tables.mjs";

const SOURCES = new URL("reference/", import.meta.url);
const DOCUMENT = new URL("../docs/print-css.md", import.meta.url);
const PICTURES = new URL("../docs/print-css/", import.meta.url);
const LARGEST_BYTES = 60_000;

const isCheck = process.argv.includes("--check");
const names = readdirSync(new URL("examples/", SOURCES)).flatMap((file) => /^(.+)\.html$/u.exec(file)?.[1] ?? []);
const examples = new Map(names.map((name) => [name, readExample(new URL(`examples/${name}.html`, SOURCES))]));

/** What stands in braces in the prose, e.g. `{{properties text}}`. */
const FILLERS = {
  properties: writeProperties,
  names: writeNames,
  unsupported: writeUnsupported,
  example: (name) => writeExample(name, examples.get(name)),
};

function writeExample(name, example) {
  if (example === undefined) throw new Error(`There is no example "${name}"`);
  const picture = `<img src="print-css/${name}.png" alt="${example.alt}">`;
  return `<table><tr><td>\n\n\`\`\`css\n${example.css}\n\`\`\`\n\n</td><td>\n\n${picture}\n\n</td></tr></table>`;
}

async function writeDocument() {
  const prose = readFileSync(new URL("print-css.md", SOURCES), "utf8");
  const text = prose.replace(/\{\{(\w+) ?([\w-]*)\}\}/gu, (_, kind, argument) => FILLERS[kind](argument));
  const options = await resolveConfig(fileURLToPath(DOCUMENT));
  return format(text, { ...options, parser: "markdown" });
}

function drawExamples() {
  mkdirSync(PICTURES, { recursive: true });
  for (const [name, example] of examples) {
    const png = drawPages(layOutExample(example));
    console.log(`docs/print-css/${name}.png, ${png.length} bytes`);
    if (png.length > LARGEST_BYTES)
      throw new Error(`${name}.png has more than ${LARGEST_BYTES} bytes; make its pages smaller`);
    writeFileSync(new URL(`${name}.png`, PICTURES), png);
  }
}

function checkDocument(document) {
  const written = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, "utf8") : "";
  const missing = names.filter((name) => !existsSync(new URL(`${name}.png`, PICTURES)));
  for (const example of examples.values()) layOutExample(example);
  if (written === document && missing.length === 0) return;
  const what = missing.length === 0 ? "docs/print-css.md is stale" : `Pictures are missing: ${missing.join(", ")}`;
  console.error(`${what}. Write it again: npm run docs:reference`);
  process.exitCode = 1;
}

const document = await writeDocument();
if (isCheck) checkDocument(document);
else {
  drawExamples();
  writeFileSync(DOCUMENT, document);
}
