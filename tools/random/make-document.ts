/**
 * Makes random pages of HTML and CSS. What comes in is a number and a seed; what goes out is a document, with the order
 * of its words, its boxes and its notes. Nothing is known here of how pages are made.
 */
import { BlockMaker } from "./block-maker.js";
import { makeContainer } from "./containers.js";
import { Dice } from "./dice.js";
import type { RandomDocument } from "./random-document.js";

/** Background of the footnotes, which no box has. */
export const NOTE_AREA_COLOR = 0xfffffe;

const BASE = `
  body, p, h2, h3 { font: 10pt/13pt "Source Sans 3", "Vazirmatn", "Noto Sans Hebrew" }
  code { font-family: "Source Code Pro", "Source Sans 3", "Vazirmatn", "Noto Sans Hebrew" }
  h2 { font-size: 13pt; line-height: 16pt; break-after: avoid }
  h3 { break-after: avoid; margin: 6pt 0 2pt }
  .note { float: footnote; font-size: 8pt; line-height: 10pt }
  .note p { font-size: 8pt; line-height: 10pt; margin: 0 }
`;

/** @returns The document with this index of those of a seed: the same ones in every run. */
export function makeDocument(index: number, seed: number): RandomDocument {
  const dice = new Dice((Math.imul(seed, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b)) | 0);
  const wild = dice.chance(0.2);
  const share = (most: number): number => (dice.chance(0.5) ? (most * dice.int(1, 10)) / 10 : 0);
  const maker = new BlockMaker(dice, {
    length: share(1) ** 2,
    notes: share(1),
    sides: share(1),
    breaks: share(0.6),
    wild: wild ? share(0.2) + 0.02 : 0,
    tongues: share(1),
  });
  maker.makeContainer = makeContainer;
  const marginPt = dice.int(8, 24);
  const uneven = dice.chance(0.1);
  const css = makePageRules(dice, marginPt, maker.taste.sides > 0, uneven) + BASE;
  const named = dice.chance(0.2);
  const blocks = Array.from({ length: dice.chance(0.3) ? dice.int(1, 3) : dice.int(2, 12) }, () => {
    const made = maker.inTongue(() => maker.block(0));
    return named && dice.chance(0.3)
      ? [maker.wrap("div", [`page: ${dice.pick(["wide", "small", "auto"])}`], made)]
      : made;
  }).flat();
  const root = maker.part("series", "body", { parts: blocks.map(({ part }) => part) });
  const html = `<html lang="en"><body>\n${blocks.map((block) => block.html).join("")}${maker.noteHtml.join("")}</body></html>\n`;
  const { notes, sides, loose, pictures } = maker;
  return { html, css, root, notes, sides, loose, pictures, marginPt, uneven, wild };
}

/** The sizes of pages, and the areas for notes; margins are the same on all of them, or mirrored. */
function makePageRules(dice: Dice, marginPt: number, hasSides: boolean, uneven: boolean): string {
  const width = dice.int(220, 420);
  const height = dice.int(180, 420);
  const areas = [
    ...(hasSides && dice.chance(0.8) ? [`@rightnote { width: ${dice.int(50, 90)}pt; margin-left: 8pt }`] : []),
    ...(hasSides && dice.chance(0.3) ? [`@leftnote { width: ${dice.int(40, 60)}pt; margin-right: 8pt }`] : []),
    ...(dice.chance(0.5)
      ? [`@footnote { background-color: #${NOTE_AREA_COLOR.toString(16)}; padding: ${dice.int(0, 5)}pt 0 }`]
      : ["@footnote { border-top: 0.5pt solid #000; margin-top: 6pt; padding-top: 2pt }"]),
  ].join(" ");
  const outer = dice.chance(0.2) ? marginPt + 20 : marginPt;
  const left = uneven
    ? `@page :left { margin-left: ${marginPt + 20}pt }`
    : `@page :left { margin-left: ${marginPt}pt; margin-right: ${outer}pt }`;
  return `@page { size: ${width}pt ${height}pt; margin: ${marginPt}pt ${marginPt}pt ${marginPt}pt ${outer}pt; ${areas} }
${left}
@page wide { size: ${width + dice.int(20, 200)}pt ${height + dice.int(-60, 60)}pt }
@page small { size: ${width - dice.int(10, 60)}pt ${height - dice.int(10, 40)}pt }
`;
}
