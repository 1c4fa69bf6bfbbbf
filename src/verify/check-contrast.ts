import type { Sink } from "../diagnostics/diagnostic.js";
import type { ContrastPair } from "../model/contrast.js";
import type { LineItem, Page, PagedDocument, TextRun } from "../model/page.js";
import type { Color } from "../model/picture.js";
import type { SourceFile } from "../model/source-file.js";
import type { Span } from "../model/span.js";
import { blend, findContrast } from "./contrast-ratio.js";
import { findBackground } from "./find-background.js";
import type { Cover } from "./find-background.js";

/** Middle of the small letters above the baseline, in em. */
const MIDDLE_EM = 0.25;

/** Shown of a text, in characters. */
const SAMPLE_LENGTH = 40;

/**
 * Computes the contrast of all text with what is painted behind it.
 *
 * @param brief - For the places of texts; a text of the template's stands at its beginning.
 * @param sink - Gets `low-contrast`, once for each pair of colours.
 * @returns Every pair of colours, the faintest first.
 * @see WCAG 2.2, 1.4.3
 */
export function checkContrast(paged: PagedDocument, brief: SourceFile, sink: Sink): readonly ContrastPair[] {
  const pairs = new Map<string, ContrastPair>();
  paged.pages.forEach((page, index) => {
    collectPairs(page, index + 1, pairs);
  });
  const sorted = [...pairs.values()].sort((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0));
  for (const pair of sorted) report(pair, brief, sink);
  return sorted;
}

function collectPairs(page: Page, number: number, pairs: Map<string, ContrastPair>): void {
  const covers: Cover[] = [];
  for (const item of page.items) {
    switch (item.kind) {
      case "line":
        for (const run of item.runs) addPair(run, item, covers, number, pairs);
        break;
      case "rect":
      case "shape":
      case "picture":
        covers.push(item);
        break;
      case "rule":
        break;
    }
  }
}

function addPair(
  run: TextRun,
  { baselinePt }: LineItem,
  covers: readonly Cover[],
  page: number,
  pairs: Map<string, ContrastPair>,
): void {
  const point = {
    xPt: run.xPt + run.widthPt / 2,
    yPt: baselinePt - run.risePt - run.sizePt * MIDDLE_EM,
  };
  const background = findBackground(covers, point);
  const key = `${formatColor(run.color)} ${String(run.opacity ?? 1)} ${background === undefined ? "" : formatColor(background)}`;
  const known = pairs.get(key);
  const required = isLarge(run) ? 3 : 4.5;
  if (known !== undefined && known.required >= required) return;
  const sample = readSample(run);
  if (sample === "") return;
  const text = background === undefined ? run.color : blend(run.color, run.opacity ?? 1, background);
  const ratio = background === undefined ? undefined : findContrast(text, background);
  pairs.set(key, { text, background, ratio, required, sample, page });
}

function isLarge({ sizePt, face }: TextRun): boolean {
  return sizePt >= 18 || (sizePt >= 14 && face.weight >= 700);
}

function readSample(run: TextRun): string {
  let text = "";
  for (const piece of run.pieces) {
    if (text.length > SAMPLE_LENGTH) break;
    text += piece.kind === "word" ? piece.text : piece.kind === "space" ? " " : "";
  }
  const trimmed = text.trim();
  return trimmed.length <= SAMPLE_LENGTH ? trimmed : `${trimmed.slice(0, SAMPLE_LENGTH)}…`;
}

/** Ratios are shown with one digit, and never rounded up to what is asked for. */
function report(
  { text, background, ratio, required, sample, page }: ContrastPair,
  brief: SourceFile,
  sink: Sink,
): void {
  if (background === undefined || ratio === undefined || ratio >= required) return;
  const shown = String(Math.floor(ratio * 10) / 10);
  sink.report("low-contrast", {
    message: `"${sample}" on page ${String(page)} is ${formatColor(text)} on ${formatColor(background)}: a contrast of ${shown} to 1, where ${String(required)} is the least`,
    hint: "Make the text darker or its background lighter in the brand or the stylesheet",
    span: findSample(sample, brief),
  });
}

/** Words of a sample that are looked for; the line break or the markup behind them may be anywhere. */
const MOST_WORDS = 3;

function findSample(sample: string, { path, text }: SourceFile): Span {
  const words = sample.replace("…", "").split(" ").slice(0, MOST_WORDS).join(" ");
  const at = text.indexOf(words);
  if (at < 0) return { file: path, line: 1, column: 1 };
  const before = text.slice(0, at);
  return { file: path, line: before.split("\n").length, column: at - before.lastIndexOf("\n") };
}

function formatColor({ r, g, b }: Color): string {
  return `#${[r, g, b]
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
