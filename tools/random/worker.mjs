// A child process of run.mjs: makes random documents, lays each out twice and checks its pages.
//
//   node tools/random/worker.mjs '{"seed": 1, "from": 0, "count": 25}'
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSink } from "../../dist/diagnostics/sink.js";
import { createFontBook } from "../../dist/font/font-book.js";
import { parseSvg } from "../../dist/picture/parse-svg.js";
import { loadStylesheet } from "../../dist/style/load-stylesheet.js";
import { stylePage } from "../../dist/style/style-page.js";
import { typeset } from "../../dist/typeset/typeset.js";
import { checkDocument } from "../../dist-tools/tools/random/check-document.js";
import { makeDocument } from "../../dist-tools/tools/random/make-document.js";
import { FACES, drawPicture } from "../../dist-tools/tools/random/resources.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FILE = { path: "random.md", text: "", bodyOffset: 0, bodyLine: 1 };
const BASE = readFileSync(join(ROOT, "templates/base.css"), "utf8");
const fonts = createFontBook(FACES, (path) => readFileSync(join(ROOT, path)), createSink());

/** Faults of one document that are told. */
const MOST_FAULTS = 50;

/** Lays a document out. @returns Its pages, the pictures by source and what was said. */
function layOut({ html, css }) {
  const sink = createSink();
  const sheets = [
    loadStylesheet(BASE, "project:base.css", "base", sink),
    loadStylesheet(css, "project:random.css", "template", sink),
  ];
  const styled = stylePage(html, sheets, sink);
  const pictures = new Map();
  const findPicture = (source) => {
    if (!pictures.has(source)) pictures.set(source, parseSvg(drawPicture(source), source, sink));
    return pictures.get(source);
  };
  const paged = typeset(styled, { fonts, findPicture, findBackground: () => undefined, file: FILE }, sink);
  return { paged, pictures, diagnostics: sink.diagnostics };
}

function inspect(index, seed) {
  const document = makeDocument(index, seed);
  try {
    const { paged, pictures, diagnostics } = layOut(document);
    const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
    const said = { wide: findBoxes(diagnostics, WIDE), late: findBoxes(diagnostics, LATE) };
    const faults = [...checkDocument(document, paged, pictures, said)];
    if (!isSame(paged, layOut(document).paged)) faults.push({ kind: "unstable", page: 1, what: "pages" });
    for (const what of errors) faults.push({ kind: "broken", page: 1, what });
    return { document, pages: paged.pages.length, faults };
  } catch (error) {
    return { document, pages: 0, faults: [{ kind: "broken", page: 1, what: String(error.stack) }] };
  }
}

const WIDE = new Set(["line-overflow", "row-overflow"]);
const LATE = new Set(["footnote-late"]);

/** Colours of the boxes of which this was said. The line of what has none is the first, which is no colour. */
function findBoxes(diagnostics, codes) {
  const own = diagnostics.filter(({ code }) => codes.has(code));
  return new Set(own.map(({ span }) => (span === undefined || span.line === 1 ? 0 : span.line)));
}

/** Pages are compared by what is drawn where. */
function isSame(one, other) {
  return JSON.stringify(one.pages.map(outline)) === JSON.stringify(other.pages.map(outline));
}

function outline({ widthPt, heightPt, items, links }) {
  const places = items.map((item) =>
    item.kind === "line"
      ? [item.baselinePt, item.runs.map(({ xPt, widthPt, pieces }) => [xPt, widthPt, pieces.length])]
      : [item.kind, item.xPt, item.yPt, item.widthPt, item.heightPt],
  );
  return [widthPt, heightPt, places, links.length];
}

function keep(out, name, { document, faults }) {
  mkdirSync(out, { recursive: true });
  const page = document.html.replace('<html lang="en">', `<html lang="en"><head><style>${document.css}</style></head>`);
  writeFileSync(join(out, `${name}.html`), page);
  writeFileSync(
    join(out, `${name}.txt`),
    faults.map(({ kind, page, what }) => `${kind} page ${page}: ${what}\n`).join(""),
  );
}

const { seed, from, count, out } = JSON.parse(process.argv[2]);
for (let index = from; index < from + count; index++) {
  process.send({ begins: index });
  const result = inspect(index, seed);
  if (out !== undefined && result.faults.length > 0) keep(out, `${seed}-${index}`, result);
  await new Promise((sent) =>
    process.send({ index, pages: result.pages, faults: result.faults.slice(0, MOST_FAULTS) }, sent),
  );
}
process.disconnect();
