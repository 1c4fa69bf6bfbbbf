import type { Image, Inline } from "../../model/document.js";
import { MAX_INLINE_RUN, MAX_NESTING } from "../limits.js";
import type { ParseContext } from "../parse-context.js";
import { type Region, spanAt, type TextRange } from "../region.js";
import { smartenPunctuation, type TextRun } from "../smart-punctuation.js";
import { buildInlineTree } from "./build-inline-tree.js";
import type { InlineItem } from "./inline-item.js";
import { scanInlines } from "./scan-inlines.js";

/** The inlines of a text. */
export interface ParsedInlines {
  readonly nodes: readonly Inline[];
  /** Where the titles of images stand in the region, for captions. */
  readonly imageTitles: ReadonlyMap<Image, TextRange>;
}

/**
 * Parses the inlines of a paragraph, heading, cell or caption.
 *
 * @param range - The part of the region's text to parse; all of it by default.
 * @remarks Reports `text-run-too-long` and `nesting-too-deep`, and then keeps the text without its markup; never
 *   throws.
 */
export function parseInlines(
  region: Region,
  context: ParseContext,
  range: TextRange = { start: 0, end: region.text.length },
): ParsedInlines {
  if (range.end - range.start > MAX_INLINE_RUN) {
    context.sink.report("text-run-too-long", {
      message: `This paragraph has ${range.end - range.start} characters, more than the ${MAX_INLINE_RUN} of the limit, so its markup is not read`,
      span: spanAt(region, range.start),
      hint: "Divide it with blank lines.",
    });
    return { nodes: plainInlines(region, range), imageTitles: new Map() };
  }
  const { items, imageTitles } = scanInlines(region, range, context);
  if (context.smart) smarten(items, context.lang);
  const nodes = buildInlineTree(items, region, context);
  if (nodes !== undefined) return { nodes, imageTitles };
  context.sink.report("nesting-too-deep", {
    message: `Emphasis, links or spans stand more than ${MAX_NESTING} deep within each other here, so the markup is not read`,
    span: spanAt(region, range.start),
    hint: "Put a backslash before each `*`, `_`, `~` or `[` that is meant as itself.",
  });
  return { nodes: plainInlines(region, range), imageTitles: new Map() };
}

/** The text as it is, markup and all, on one line. */
export function plainInlines(region: Region, range: TextRange): Inline[] {
  const value = region.text.slice(range.start, range.end).replaceAll("\n", " ").trim();
  return value === "" ? [] : [{ kind: "text", value, span: spanAt(region, range.start) }];
}

function smarten(items: readonly InlineItem[], lang: string): void {
  const smart = smartenPunctuation(items.map(runOf), lang);
  for (const [index, item] of items.entries()) {
    if (item.kind === "text" && !item.literal) item.value = smart[index] ?? item.value;
  }
}

/** What punctuation sees of an item: emphasis is transparent, code and notes count as a word, breaks as a space. */
function runOf(item: InlineItem): TextRun {
  switch (item.kind) {
    case "text":
      return { text: item.value, literal: item.literal };
    case "delimiter":
      return { text: item.character.repeat(item.rest), literal: true };
    case "bracket":
      return { text: item.opens === undefined ? item.text : "", literal: true };
    case "close":
      return { text: "", literal: true };
    case "autolink":
      return { text: "x", literal: true };
    case "leaf":
      return { text: item.node.kind === "softBreak" || item.node.kind === "hardBreak" ? "\n" : "x", literal: true };
  }
}
