import Handlebars from "handlebars";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { Span } from "../model/span.js";

/** One `.hbs` file of a pack, parsed. */
export interface ParsedTemplate {
  /** As shown to the designer, e.g. "templates/meridian/layout.hbs". */
  readonly file: string;
  readonly program: hbs.AST.Program;
}

/**
 * Parses one Handlebars file.
 *
 * @param file - For the spans.
 * @returns `undefined` if the syntax is wrong.
 * @remarks Reports `template-syntax`.
 */
export function parseTemplate(text: string, file: string, sink: Sink): ParsedTemplate | undefined {
  try {
    return { file, program: Handlebars.parse(text) };
  } catch (error) {
    sink.report("template-syntax", explainSyntaxError(error, file));
    return undefined;
  }
}

/**
 * Handlebars has two kinds of errors: those of its grammar say the line in their text, those of its own checks (a block
 * closed by another name) carry numbers. A stack overflow comes from nesting alone.
 */
function explainSyntaxError(error: unknown, file: string): { message: string; span: Span; hint: string } {
  if (error instanceof RangeError) {
    return {
      message: "The template is nested too deeply to be read",
      span: { file, line: 1, column: 1 },
      hint: "Move inner parts to partials",
    };
  }
  const text = error instanceof Error ? error.message : String(error);
  const mismatch = /^(\S+) doesn't match (\S+) - (\d+):(\d+)/u.exec(text);
  if (mismatch !== null) {
    const [, open = "", close = "", line, column] = mismatch;
    return {
      message: `The block \`{{#${open}}}\` is closed by \`{{/${close}}}\``,
      span: { file, line: Number(line), column: Number(column) + 1 },
      hint: `Close it with \`{{/${open}}}\``,
    };
  }
  const line = Number(/^Parse error on line (\d+)/u.exec(text)?.[1] ?? 1);
  const found = /got '([A-Z_]+)'/u.exec(text)?.[1];
  return {
    message: `The template's syntax is wrong${describeToken(found)}`,
    span: { file, line, column: 1 },
    hint: "Check that every `{{` is closed by `}}` and every `{{#block}}` by its `{{/block}}`",
  };
}

/** Names of the grammar's tokens that a designer can make sense of. */
const TOKENS: ReadonlyMap<string, string> = new Map([
  ["EOF", "the file ends within a block"],
  ["OPEN_ENDBLOCK", "a block is closed that was not opened"],
  ["OPEN_INVERSE", "`{{else}}` stands outside of a block"],
  ["INVERSE", "`{{else}}` stands outside of a block"],
  ["CLOSE", "`}}` comes too early"],
]);

function describeToken(token: string | undefined): string {
  const meaning = token === undefined ? undefined : TOKENS.get(token);
  return meaning === undefined ? "" : `: ${meaning}`;
}
