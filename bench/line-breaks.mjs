// What optimal line breaks gain: the same paragraphs, ragged and justified, broken line by line and over the
// whole paragraph, with whole words and with hyphens.
//
//   npm run bench:lines -- [--briefs 100] [--seed 1]
//
// The badness of a line is TeX's: 100 times the cube of what it had to stretch or shrink, as a share of what it may. A
// ragged line may fall short by 18 % of the measure; a space may grow by a half and shrink by 22 %.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createSink } from "../dist/diagnostics/sink.js";
import { createFontBook } from "../dist/font/font-book.js";
import { loadStylesheet } from "../dist/style/load-stylesheet.js";
import { stylePage } from "../dist/style/style-page.js";
import { typeset } from "../dist/typeset/typeset.js";
import { FONT_SETS } from "./fonts.mjs";
import { makeCorpus } from "./make-corpus.mjs";

/** The text and the rail of the template meridian, in pt. */
const MEASURES = [
  { name: "text", measurePt: 331, css: 'font: 10.5pt/14.5pt "Source Serif 4"' },
  { name: "rail", measurePt: 124, css: 'font: 8.5pt/12pt "Source Sans 3"' },
];

const { values } = parseArgs({
  options: { briefs: { type: "string", default: "100" }, seed: { type: "string", default: "1" } },
});

const fonts = createFontBook(
  Object.values(FONT_SETS.source).flatMap(({ family, faces }) =>
    faces.map(({ weight, style, file }) => ({ family, weight, style, path: file })),
  ),
  (path) => readFileSync(path),
  createSink(),
);
const baseFile = fileURLToPath(new URL("../templates/base.css", import.meta.url));
const base = loadStylesheet(readFileSync(baseFile, "utf8"), "base.css", "base", createSink());

/** Paragraphs of a brief's body, without their marks. */
function listParagraphs({ text }) {
  return text
    .split(/\n\n+/u)
    .filter((block) => /^[A-Z]/u.test(block) && block.length > 200)
    .map((block) => block.replaceAll(/\[\^?[^\]]*\](?:\([^)]*\))?|[*_`<>&]/gu, "").replaceAll(/\s+/gu, " "));
}

function layOut(paragraphs, { measurePt, css }, wrap, align, hyphens) {
  const sheet = `@page { size: ${measurePt}pt 800pt; margin: 0 }
    p { ${css}; margin: 0; text-wrap: ${wrap}; text-align: ${align}; hyphens: ${hyphens}; hyphenate-limit-chars: 7 3 3 }`;
  const sink = createSink();
  const html = `<html lang="en"><body>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</body></html>`;
  const sheets = [base, loadStylesheet(sheet, "bench.css", "template", sink)];
  const file = { path: "bench.md", text: "", bodyOffset: 0, bodyLine: 1 };
  const paged = typeset(
    stylePage(html, sheets, sink),
    { fonts, findPicture: () => undefined, findBackground: () => undefined, file },
    sink,
  );
  if (sink.diagnostics.length > 0) throw new Error(JSON.stringify(sink.diagnostics[0]));
  return groupByParagraph(paged.pages.flatMap(({ items }) => items.filter(({ kind }) => kind === "line")));
}

function groupByParagraph(lines) {
  const groups = new Map();
  for (const line of lines) {
    const [{ mark }] = line.runs;
    groups.set(mark, [...(groups.get(mark) ?? []), line]);
  }
  return [...groups.values()];
}

function badnessOf({ runs }, measurePt, align) {
  const last = runs.at(-1);
  const freePt = measurePt - last.xPt - last.widthPt;
  if (align === "left") return 100 * (Math.max(freePt, 0) / (measurePt * 0.18)) ** 3;
  const spaces = runs.flatMap(({ face, sizePt, pieces }) =>
    pieces
      .slice(0, -1)
      .flatMap((piece) => (piece.kind === "space" ? [piece.widthPt / ((face.spaceWidth * sizePt) / 1000)] : [])),
  );
  if (spaces.length === 0) return 100 * 10 ** 3;
  const grown = spaces.reduce((sum, share) => sum + share, 0) / spaces.length - 1;
  return 100 * (grown > 0 ? grown / 0.5 : -grown / 0.22) ** 3;
}

/** Of all lines but the last of each paragraph. */
function rate(groups, measurePt, align) {
  const all = groups.flatMap((lines) => lines.slice(0, -1).map((line) => badnessOf(line, measurePt, align)));
  const count = groups.reduce((sum, lines) => sum + lines.length, 0);
  const hyphens = groups.flat().filter(({ runs }) => runs.at(-1).pieces.some(({ kind }) => kind === "hyphen")).length;
  return {
    squared: all.reduce((sum, badness) => sum + badness ** 2, 0) / all.length,
    bad: all.filter((badness) => badness > 100).length / all.length,
    lines: count,
    hyphens,
  };
}

const paragraphs = makeCorpus(Number(values.briefs), Number(values.seed)).flatMap(listParagraphs);
console.log(`${paragraphs.length} paragraphs of ${values.briefs} briefs of seed ${values.seed}\n`);
console.log("measure  align    hyphens  breaks   mean squared badness  badness over 100  lines  hyphens");
for (const measure of MEASURES) {
  for (const align of ["left", "justify"]) {
    for (const hyphens of ["manual", "auto"]) {
      for (const [name, wrap] of [
        ["greedy", "wrap"],
        ["optimal", "pretty"],
      ]) {
        const groups = layOut(paragraphs, measure, wrap, align, hyphens);
        const { squared, bad, lines, hyphens: made } = rate(groups, measure.measurePt, align);
        const cells = [
          measure.name.padEnd(7),
          align.padEnd(7),
          hyphens.padEnd(7),
          name.padEnd(7),
          squared.toFixed(0).padStart(20),
          `${(bad * 100).toFixed(1)} %`.padStart(16),
          String(lines).padStart(5),
          String(made).padStart(7),
        ];
        console.log(cells.join("  "));
      }
    }
  }
}
