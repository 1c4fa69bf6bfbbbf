import type { Sink } from "../diagnostics/diagnostic.js";

/** Where the frontmatter of a brief ends. */
export interface FrontMatterBlock {
  /** From the first `---` to the closing one, both included, without the line end behind it. */
  readonly block: string;
  /** Offset of the first character of the body. */
  readonly bodyOffset: number;
  /** Line of the first character of the body, from 1. */
  readonly bodyLine: number;
}

/** yaml 2 takes 0.1 s for a block of this size; nobody writes more by hand. */
const MOST_BYTES = 512 * 1024;

/** gray-matter looks for comments with an expression that is quadratic in blank lines in a row. */
const MOST_BLANK_LINES = 100;

const FENCE = "---";

const EXAMPLE = "Begin the file with a line `---`, then fields such as `title: ...`, then another line `---`";

/**
 * Finds the frontmatter of a brief before gray-matter sees it: gray-matter evaluates a block as JavaScript if a
 * language stands behind its dashes, so the first line has to be exactly `---`.
 *
 * @param text - The decoded brief, lines ending in `\n`.
 * @returns `undefined` if there is none that is safe to read; there is an error then.
 * @remarks Reports the `front-matter-` codes.
 */
export function findFrontMatter(text: string, file: string, sink: Sink): FrontMatterBlock | undefined {
  const lines = text.split("\n");
  if (!checkFirstLine(lines[0] ?? "", file, sink)) return undefined;
  const closing = lines.findIndex((line, at) => at > 0 && line.startsWith(FENCE));
  const closingLine = lines[closing];
  if (closingLine === undefined) {
    const message = "The frontmatter is opened by the `---` of the first line and never closed";
    sink.report("front-matter-unclosed", { message, span: { file, line: 1, column: 1, length: 3 }, hint: CLOSE_IT });
    return undefined;
  }
  const span = { file, line: closing + 1, column: 1, length: closingLine.length };
  if (closingLine.trimEnd() !== FENCE) {
    const message = `A line inside the frontmatter begins with \`---\`: \`${closingLine.slice(0, 40)}\``;
    sink.report("front-matter-delimiter", { message, span, hint: CLOSE_IT });
    return undefined;
  }
  const yaml = lines.slice(1, closing);
  if (!checkSize(yaml, file, sink)) return undefined;
  const block = [FENCE, ...yaml, FENCE].join("\n");
  const bodyOffset = Math.min(block.length - FENCE.length + closingLine.length + 1, text.length);
  return { block, bodyOffset, bodyLine: closing + 2 };
}

const CLOSE_IT = "Close the frontmatter by a line of exactly three dashes, and indent or quote dashes inside it";

function checkFirstLine(line: string, file: string, sink: Sink): boolean {
  if (line === FENCE) return true;
  const span = { file, line: 1, column: 1, length: Math.min(line.length, 80) };
  if (!line.startsWith(FENCE)) {
    const message = "The brief does not begin with frontmatter: its first line is not `---`";
    sink.report("front-matter-missing", { message, span: { file, line: 1, column: 1 }, hint: EXAMPLE });
    return false;
  }
  const rest = line.slice(FENCE.length);
  const what = rest.trim() === "" ? "white space" : `\`${rest.trim().slice(0, 40)}\``;
  sink.report("front-matter-language", {
    message: `The first line has ${what} behind its three dashes`,
    span: { ...span, column: FENCE.length + 1, length: Math.max(span.length - FENCE.length, 1) },
    hint: "Make the first line exactly three dashes; frontmatter is YAML, and no other language is read or run",
  });
  return false;
}

/** Size in bytes, and blank lines in a row. */
function checkSize(lines: readonly string[], file: string, sink: Sink): boolean {
  const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  const hint = "Move long texts into the body and tables into CSV files";
  if (bytes > MOST_BYTES) {
    const message = `The frontmatter has ${String(bytes)} bytes; ${String(MOST_BYTES)} is the limit`;
    sink.report("front-matter-too-large", { message, span: { file, line: 1, column: 1 }, hint });
    return false;
  }
  let blank = 0;
  for (const [at, line] of lines.entries()) {
    // U+2028 and U+2029 end a line for a regular expression, and so count as blank lines of their own.
    blank = line.trim() === "" ? blank + 1 + (line.match(/[\u2028\u2029]/gu)?.length ?? 0) : 0;
    if (blank <= MOST_BLANK_LINES) continue;
    const message = `The frontmatter has more than ${String(MOST_BLANK_LINES)} blank lines in a row`;
    const span = { file, line: at + 2, column: 1 };
    sink.report("front-matter-too-large", { message, span, hint: "Delete the blank lines" });
    return false;
  }
  return true;
}
