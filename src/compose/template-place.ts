import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { Span } from "../model/span.js";
import type { ParsedTemplate } from "./parse-template.js";

/** A furniture string that a template prints. */
export interface StringUse {
  readonly key: string;
  /** Names that are filled in, e.g. ["date"]. */
  readonly values: readonly string[];
  readonly span: Span;
}

/** What the check of one pack knows and finds. */
export interface TemplateCheck {
  readonly templates: ReadonlyMap<string, ParsedTemplate>;
  /** Every `{{t "key"}}`; filled by the check. */
  readonly strings: StringUse[];
  readonly sink: Sink;
}

/** Where the walk is. */
export interface Place {
  readonly check: TemplateCheck;
  readonly file: string;
  /** Partials around this place, outermost first. */
  readonly callers: readonly string[];
  readonly depth: number;
  readonly count: { nodes: number };
}

/** Reports something at a node of the template. */
export function report(code: DiagnosticCode, node: hbs.AST.Node, message: string, place: Place, hint: string): void {
  place.check.sink.report(code, { message, span: spanOf(node, place), hint });
}

/** Where a node stands. */
export function spanOf({ loc }: hbs.AST.Node, { file }: Place): Span {
  const span = { file, line: loc.start.line, column: loc.start.column + 1 };
  return loc.end.line === loc.start.line ? { ...span, length: loc.end.column - loc.start.column } : span;
}

/** Names for a hint, e.g. "`a`, `b`". */
export function listNames(names: readonly string[], prefix = ""): string {
  return names.length === 0 ? "none" : names.map((name) => `\`${prefix}${name}\``).join(", ");
}
