// Makes the reference of the layout language, docs/print-css.md, from the tables that the program itself uses, from
// the prose in tools/reference/print-css.md and from examples that it lays out:
//
//   npm run docs:reference               writes the document and its pictures (needs poppler's pdftoppm)
//   npm run docs:reference -- --check    ends with 1 if the document or a picture is not what it would write
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { layOutExample, readExample } from "./reference/example.mjs";
import { writeUnsupported } from "./reference/not-supported.mjs";
import { comparePictures, drawPages, readPng, writePng } from "./reference/picture.mjs";
import { writeNames, writeProperties } from "./reference/tables.mjs";

const SOURCES = new URL("reference/", import.meta.url);
const DOCUMENT = new URL("../docs/print-css.md", import.meta.url);
const PICTURES = new URL("../docs/print-css/", import.meta.url);
const LARGEST_BYTES = 60_000;

/** What may differ of a picture, since releases of poppler draw letters a little differently; a line that moved is more. */
const LARGEST_DIFFERENCE = 0.001;

/** Where pictures that differ are left to be looked at: as drawn now, and with the differences in red. */
const DIFFERENCES = new URL("../output/print-css-differences/", import.meta.url);

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
    const png = writePng(drawPages(layOutExample(example)));
    console.log(`docs/print-css/${name}.png, ${png.length} bytes`);
    if (png.length > LARGEST_BYTES)
      throw new Error(`${name}.png has more than ${LARGEST_BYTES} bytes; make its pages smaller`);
    writeFileSync(new URL(`${name}.png`, PICTURES), png);
  }
}

function checkDocument(document) {
  const written = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, "utf8") : "";
  if (written !== document) complain("docs/print-css.md is stale");
  if (!seesMovedLine(drawPages(layOutExample(examples.get("text"))))) complain("A line that moved was not seen");
  for (const [name, example] of examples) checkPicture(name, drawPages(layOutExample(example)));
}

/** The small pictures of the reference are also the test of what the layout language looks like. */
function checkPicture(name, drawn) {
  const path = new URL(`${name}.png`, PICTURES);
  if (!existsSync(path)) {
    complain(`docs/print-css/${name}.png is missing`);
    return;
  }
  const { share, difference } = comparePictures(readPng(readFileSync(path)), drawn);
  console.log(`docs/print-css/${name}.png: ${(share * 100).toFixed(3)} % of its pixels differ`);
  if (share <= LARGEST_DIFFERENCE) return;
  mkdirSync(DIFFERENCES, { recursive: true });
  writeFileSync(new URL(`${name}.png`, DIFFERENCES), writePng(drawn));
  writeFileSync(new URL(`${name}-difference.png`, DIFFERENCES), writePng(difference));
  complain(`docs/print-css/${name}.png looks different now; see output/print-css-differences/`);
}

/** Moves a strip of a picture, as high as a line of text, by two pixels: the comparison has to find it. */
function seesMovedLine(picture) {
  const moved = { ...picture, data: Buffer.from(picture.data) };
  const row = picture.width * 4;
  const top = Math.floor(picture.height / 2);
  moved.data.set(picture.data.subarray(top * row, (top + LINE_PIXELS) * row), (top + 2) * row);
  return comparePictures(picture, moved).share > LARGEST_DIFFERENCE;
}

const LINE_PIXELS = 16;

function complain(what) {
  console.error(`${what}. If that is meant, write it again: npm run docs:reference`);
  process.exitCode = 1;
}

const document = await writeDocument();
if (isCheck) checkDocument(document);
else {
  drawExamples();
  writeFileSync(DOCUMENT, document);
}
