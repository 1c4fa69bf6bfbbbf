import type { Sink } from "../diagnostics/diagnostic.js";
import { formatHexColor } from "../formats/format-hex-color.js";
import type { ContrastPair } from "../model/contrast.js";
import type { LineItem, Page, PagedDocument, TextRun } from "../model/page.js";
import type { Color } from "../model/picture.js";
import type { SourceFile } from "../model/source-file.js";
import type { Span } from "../model/span.js";
import { blend, findContrast } from "../formats/contrast-ratio.js";
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
  const known = new KnownPairs();
  paged.pages.forEach((page, index) => {
    collectPairs(page, index + 1, pairs, known);
  });
  const sorted = [...pairs.values()].sort((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0));
  for (const pair of sorted) report(pair, brief, sink);
  return sorted;
}

function collectPairs(page: Page, number: number, pairs: Map<string, ContrastPair>, known: KnownPairs): void {
  const covers: Cover[] = [];
  for (const item of page.items) {
    switch (item.kind) {
      case "line":
        for (const run of item.runs) addPair(run, item, covers, number, pairs, known);
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
  known: KnownPairs,
): void {
  const yPt = baselinePt - run.risePt - run.sizePt * MIDDLE_EM;
  const background = findBackground(covers, run.xPt + run.widthPt / 2, yPt);
  const { color, opacity = 1 } = run;
  const required = isLarge(run) ? 3 : 4.5;
  if (known.has(color, background, opacity, required)) return;
  const sample = readSample(run);
  if (sample === "") return;
  known.add(color, background, opacity, required);
  const key = `${formatHexColor(color)} ${String(opacity)} ${background === undefined ? "" : formatHexColor(background)}`;
  if ((pairs.get(key)?.required ?? 0) >= required) return;
  const text = background === undefined ? color : blend(color, opacity, background);
  const ratio = background === undefined ? undefined : findContrast(text, background);
  pairs.set(key, { text, background, ratio, required, sample, page });
}

/** Colours are objects that runs of one style share: nearly every run is told by two look-ups. */
class KnownPairs {
  readonly #byColor = new Map<Color, Map<Color | undefined, Set<number>>>();

  has(color: Color, background: Color | undefined, opacity: number, required: number): boolean {
    return (
      this.#byColor
        .get(color)
        ?.get(background)
        ?.has(opacity * 10 + required) === true
    );
  }

  add(color: Color, background: Color | undefined, opacity: number, required: number): void {
    const byBackground = this.#byColor.get(color) ?? new Map<Color | undefined, Set<number>>();
    const known = byBackground.get(background) ?? new Set();
    known.add(opacity * 10 + required);
    this.#byColor.set(color, byBackground.set(background, known));
  }
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
    message: `"${sample}" on page ${String(page)} is ${formatHexColor(text)} on ${formatHexColor(background)}: a contrast of ${shown} to 1, where ${String(required)} is the least`,
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
