import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { escapeTerminal } from "./escape-terminal.js";
import type { Paint } from "./paint.js";

/** Longest part of a source line that is shown, in characters; paragraphs are often one long line. */
const FRAME_WIDTH = 96;
/** Shown before the column, when a long line is cut. */
const FRAME_LEAD = 40;
/** Longest caret line. */
const LONGEST_CARET = 40;

/** Characters that take two cells of a terminal. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60]/u;
/** Characters that take none. */
const ZERO_WIDTH = /[\p{Mn}\p{Me}\u200b-\u200d\u2060]/u;

/**
 * Writes a diagnostic for a person: what is wrong, where with the line and a caret, and what to do.
 *
 * @param findLine - Gives the text of a line (from 1) of a file, or `undefined` if it cannot be shown.
 * @returns Several lines without a line end behind the last, e.g.
 * ```
 * error: `titel` is not a field of a brief [unknown-field]
 *   --> briefs/ghana.md:2:1
 *    |
 *  2 | titel: Rivers
 *    | ^^^^^
 *   hint: Did you mean `title`?
 * ```
 */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  findLine: (file: string, line: number) => string | undefined,
  paint: Paint,
): string {
  const { severity, code, message, span, hint } = diagnostic;
  const label = severity === "error" ? paint.red(paint.bold("error")) : paint.yellow(paint.bold("warning"));
  const lines = [`${label}: ${paint.bold(escapeTerminal(message))} ${paint.dim(`[${code}]`)}`];
  if (span !== undefined) {
    lines.push(`  ${paint.blue("-->")} ${escapeTerminal(span.file)}:${span.line}:${span.column}`);
    const source = findLine(span.file, span.line);
    if (source !== undefined) lines.push(...formatFrame(source, span.line, span.column, span.length ?? 1, paint));
  }
  if (hint !== undefined) lines.push(`  ${paint.green("hint")}: ${escapeTerminal(hint)}`);
  return lines.join("\n");
}

/** The source line with a caret under the place. */
function formatFrame(source: string, line: number, column: number, length: number, paint: Paint): readonly string[] {
  const start = column - 1 > FRAME_LEAD && source.length > FRAME_WIDTH ? column - 1 - FRAME_LEAD : 0;
  const cutBefore = start > 0 ? "…" : "";
  const cutAfter = source.length > start + FRAME_WIDTH ? "…" : "";
  const before = cutBefore + escapeTerminal(source.slice(start, column - 1));
  const marked = escapeTerminal(source.slice(column - 1, Math.min(column - 1 + length, start + FRAME_WIDTH)));
  const after = escapeTerminal(source.slice(column - 1 + length, start + FRAME_WIDTH)) + cutAfter;
  const carets = "^".repeat(Math.min(Math.max(measureCells(marked), 1), LONGEST_CARET));
  const number = String(line);
  const gutter = " ".repeat(number.length);
  return [
    ` ${gutter} ${paint.blue("|")}`,
    ` ${paint.blue(number)} ${paint.blue("|")} ${before}${marked}${after}`,
    ` ${gutter} ${paint.blue("|")} ${" ".repeat(measureCells(before))}${paint.red(carets)}`,
  ];
}

/** Width of a text on a terminal, in cells. */
function measureCells(text: string): number {
  let cells = 0;
  for (const character of text) cells += ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return cells;
}
