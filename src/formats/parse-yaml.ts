/**
 * YAML text in, a typed tree of values with their places out. This folder is the only door to the `yaml` package, and
 * knows nothing of what the values mean: fields and their types are for those who call it.
 */
import {
  Composer,
  type CST,
  Lexer,
  LineCounter,
  Parser,
  type ParsedNode,
  type YAMLError,
  isMap,
  isScalar,
  isSeq,
} from "yaml";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { Span } from "../model/span.js";
import { findForbiddenCharacter } from "./forbidden-character.js";
import { explainYamlError } from "./yaml-errors.js";
import { checkYamlTokens } from "./yaml-tokens.js";
import type { YamlEntry, YamlNode, YamlScalar } from "./yaml-node.js";

/**
 * Most lexemes that are parsed: a full frontmatter of 5,000 keys has some 30,000. A brief of a million brackets is
 * refused here, before anything is built of it.
 */
const MOST_LEXEMES = 100_000;

/** Errors that follow from the first ones help nobody. */
const MOST_SYNTAX_ERRORS = 10;

/** Turns offsets of the text into places of the file. */
interface Source {
  readonly text: string;
  readonly spanAt: (from: number, to?: number) => Span;
  readonly sink: Sink;
}

/**
 * Parses one YAML document by the rules of YAML 1.2, core schema.
 *
 * Directives, tags, anchors, aliases, further documents and duplicate keys are errors: a brief is data, and `%YAML 1.1`
 * would turn Norway into `false`. Depth is at most 20, keys at most 5,000.
 *
 * @param text - The YAML; line 1 of it is line 1 of the file.
 * @param file - For the spans, e.g. "briefs/ghana.md".
 * @returns The root, an empty map for a text without values; `undefined` if the text cannot be used.
 * @remarks Reports the `yaml-` codes, `forbidden-character` (from escapes) and `value-cut-off`. Linear in the text.
 * @see YAML 1.2.2, 10.3 (core schema)
 */
export function parseYaml(text: string, file: string, sink: Sink): YamlNode | undefined {
  const lines = new LineCounter();
  const source: Source = { text, sink, spanAt: createLocator(text, file, lines) };
  const tokens = lexAndParse(text, lines);
  if (tokens === undefined) {
    const message = `The YAML has more than ${String(MOST_LEXEMES)} words and signs, which is the limit`;
    const hint = "Move tables to CSV files, and check for brackets that were opened by mistake";
    sink.report("yaml-too-large", { message, span: source.spanAt(0, 0), hint });
    return undefined;
  }
  if (!checkYamlTokens(tokens, source.spanAt, sink)) return undefined;
  // Yaml's own check for duplicate keys compares every pair of keys; ours uses a set.
  const options = { lineCounter: lines, uniqueKeys: false, stringKeys: true, prettyErrors: false } as const;
  const [document] = [...new Composer({ ...options, logLevel: "silent" }).compose(tokens, true, text.length)];
  const problems = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  if (problems.length > 0) {
    reportSyntax(problems, source);
    return undefined;
  }
  const root = document?.contents;
  if (root === null || root === undefined || (isScalar(root) && root.value === null)) {
    return { kind: "map", entries: [], span: source.spanAt(0, 0) };
  }
  return convertNode(root, source);
}

function lexAndParse(text: string, lines: LineCounter): CST.Token[] | undefined {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > MOST_LEXEMES) return undefined;
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  return tokens;
}

function createLocator(text: string, file: string, lines: LineCounter): Source["spanAt"] {
  return (from, to = from) => {
    const { line, col } = lines.linePos(Math.min(from, text.length));
    const lineEnd = text.indexOf("\n", from);
    const end = Math.min(to, lineEnd === -1 ? text.length : lineEnd);
    const place = { file, line, column: col };
    return end > from ? { ...place, length: end - from } : place;
  };
}

function reportSyntax(problems: readonly YAMLError[], source: Source): void {
  const inOrder = problems.toSorted((a, b) => a.pos[0] - b.pos[0]);
  let lastLine = 0;
  for (const problem of inOrder.slice(0, MOST_SYNTAX_ERRORS)) {
    const span = source.spanAt(problem.pos[0], problem.pos[1]);
    // A second complaint about the same line is nearly always a consequence of the first.
    if (span.line !== lastLine) source.sink.report("yaml-syntax", { ...explainYamlError(problem, source.text), span });
    lastLine = span.line;
  }
}

function convertNode(node: ParsedNode, source: Source): YamlNode {
  const [start, end] = node.range;
  if (isMap(node)) return { kind: "map", entries: convertEntries(node.items, source), span: source.spanAt(start, end) };
  if (isSeq(node)) {
    const items = node.items.map((item) => convertNode(item, source));
    return { kind: "list", items, span: source.spanAt(start, end) };
  }
  if (isScalar(node)) return convertScalar(node, source);
  // Aliases were refused with their tokens.
  return emptyValue(source.spanAt(start));
}

function convertEntries(
  pairs: readonly { readonly key: ParsedNode; readonly value: ParsedNode | null }[],
  source: Source,
): YamlEntry[] {
  const lineOfKey = new Map<string, number>();
  const entries: YamlEntry[] = [];
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? key.source : "";
    const keySpan = source.spanAt(key.range[0], key.range[1]);
    const line = lineOfKey.get(name);
    if (line === undefined) {
      lineOfKey.set(name, keySpan.line);
      entries.push({
        key: name,
        keySpan,
        // `{key}` in a flow map has no value node.
        value: value === null ? emptyValue(source.spanAt(key.range[1])) : convertNode(value, source),
      });
      continue;
    }
    const message = `\`${name}\` stands twice in the same map; the first is on line ${String(line)}`;
    source.sink.report("yaml-duplicate-key", {
      message,
      span: keySpan,
      hint: "Keep one of the two and delete the other",
    });
  }
  return entries;
}

function emptyValue(span: Span): YamlScalar {
  return { kind: "scalar", type: "null", source: "", number: NaN, style: "plain", span, textSpan: span };
}

/** What a scalar of the `yaml` package offers. */
interface ParsedScalar {
  readonly value: unknown;
  readonly source?: string;
  readonly type?: string;
  readonly range: readonly [number, number, number];
}

function convertScalar(node: ParsedScalar, source: Source): YamlScalar {
  const [start, end] = node.range;
  const style = scalarStyle(node.type);
  const contentStart = style === "block" ? findBlockContent(source.text, start, end) : start;
  const span = source.spanAt(contentStart, end);
  const scalar: YamlScalar = {
    kind: "scalar",
    type: scalarType(node.value),
    source: node.source ?? "",
    number: typeof node.value === "number" ? node.value : NaN,
    style,
    span,
    textSpan: style === "quoted" ? source.spanAt(start + 1, end - 1) : span,
  };
  reportForbidden(scalar, source);
  if (style === "plain") reportCutOff(scalar, end, source);
  return scalar;
}

function scalarStyle(type: string | undefined): YamlScalar["style"] {
  if (type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE") return "quoted";
  return type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED" ? "block" : "plain";
}

function scalarType(value: unknown): YamlScalar["type"] {
  if (value === null) return "null";
  if (typeof value === "boolean") return "boolean";
  return typeof value === "number" ? "number" : "text";
}

/** Offset of the first character of a block scalar's content: behind its header line, blank lines and indentation. */
function findBlockContent(text: string, start: number, end: number): number {
  const headerEnd = text.indexOf("\n", start);
  if (headerEnd === -1 || headerEnd >= end) return start;
  const offset = text.slice(headerEnd, end).search(/\S/u);
  return offset === -1 ? start : headerEnd + offset;
}

/** The bytes of the file are clean by now, but `"\0"` in quotes makes a NUL. */
function reportForbidden(scalar: YamlScalar, source: Source): void {
  const found = findForbiddenCharacter(scalar.source);
  if (found === undefined) return;
  const message = `The value holds ${found.name} by an escape`;
  source.sink.report("forbidden-character", {
    message,
    span: scalar.span,
    hint: "Delete the escape, it cannot be printed",
  });
}

/** Words that YAML reads as a comment although a `#` with no space behind it rarely begins one, e.g. `Issue #3`. */
function reportCutOff(scalar: YamlScalar, end: number, source: Source): void {
  const { text, sink, spanAt } = source;
  const lineEnd = text.indexOf("\n", end);
  const rest = text.slice(end, lineEnd === -1 ? text.length : lineEnd);
  // An empty value begins where its comment does; behind a value there is a space first.
  const comment = (scalar.source === "" ? /^[ \t]*(#[^\s#!].*)$/u : /^[ \t]+(#[^\s#!].*)$/u).exec(rest)?.[1];
  if (comment === undefined) return;
  const at = end + rest.indexOf("#");
  const kept = scalar.source === "" ? "nothing" : `\`${scalar.source}\``;
  sink.report("value-cut-off", {
    message: `\`${shorten(comment)}\` is read as a comment and ${kept} is kept, because a \`#\` behind a space begins one`,
    span: spanAt(at, at + comment.length),
    hint: `Put the whole value in quotes: "${shorten(`${scalar.source} ${comment}`.trim())}". For a comment, write a space behind the \`#\``,
  });
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
