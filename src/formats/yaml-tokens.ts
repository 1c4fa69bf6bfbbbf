import type { CST } from "yaml";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { Span } from "../model/span.js";

/** Deeper nesting than any field needs; the composer recurses, so a limit also guards its stack. */
const MOST_LEVELS = 20;

/** A brief of ten countries with eight facts each has some 600. */
const MOST_KEYS = 5000;

type Locate = (from: number, to?: number) => Span;

/** What is refused by its token, in the words of the message. */
const REFUSED: Readonly<Record<string, { readonly what: string; readonly hint: string }>> = {
  directive: { what: "A directive (`%...`)", hint: "Delete the line; YAML 1.2 is always used" },
  tag: { what: "A tag (`!...`)", hint: "Delete the tag, or put the value in quotes if it begins with `!`" },
  anchor: { what: "An anchor (`&...`)", hint: "Delete the anchor, or put the value in quotes if it begins with `&`" },
  alias: {
    what: "An alias (`*...`)",
    hint: "Put the value in quotes if it begins with `*`, as Markdown emphasis does; else write it out",
  },
};

const SECOND_DOCUMENT = {
  message: "A second YAML document begins here, and only one is read",
  hint: "Delete the line `...` or `---` before it, or merge the two",
};

/** A token and how many collections it lies in. */
interface Visit {
  readonly token: CST.Token;
  readonly depth: number;
}

/**
 * Checks the tokens of a YAML text before anything recursive sees them: size, depth, and signs that are not allowed.
 *
 * @returns Whether the tokens may be composed.
 * @remarks Reports `yaml-too-large` (once) and `yaml-not-allowed`. Walks with a stack of its own, never by recursion.
 */
export function checkYamlTokens(tokens: readonly CST.Token[], locate: Locate, sink: Sink): boolean {
  const stack: Visit[] = tokens.toReversed().map((token) => ({ token, depth: 0 }));
  let keys = 0;
  let allowed = true;
  let documents = 0;
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const { token, depth } = visit;
    if (token.type === "document" && ++documents > 1) {
      sink.report("yaml-not-allowed", { ...SECOND_DOCUMENT, span: locate(token.offset) });
      return false;
    }
    if (reportRefused(token, locate, sink)) allowed = false;
    if (depth > MOST_LEVELS) return reportTooLarge("is nested", `${String(MOST_LEVELS)} levels`, token, locate, sink);
    keys += countKeys(token);
    if (keys > MOST_KEYS) return reportTooLarge("has", `${String(MOST_KEYS)} keys`, token, locate, sink);
    const inner = isCollection(token) ? depth + 1 : depth;
    for (const child of listChildren(token).toReversed()) stack.push({ token: child, depth: inner });
  }
  return allowed;
}

/** Reports a token that is not allowed; returns whether it was one. */
function reportRefused(token: CST.Token, locate: Locate, sink: Sink): boolean {
  const refused = REFUSED[token.type];
  if (refused === undefined) return false;
  const length = "source" in token ? token.source.length : 0;
  const span = locate(token.offset, token.offset + length);
  sink.report("yaml-not-allowed", { message: `${refused.what} is not allowed here`, span, hint: refused.hint });
  return true;
}

function reportTooLarge(verb: string, limit: string, token: CST.Token, locate: Locate, sink: Sink): false {
  sink.report("yaml-too-large", {
    message: `The YAML ${verb} more than ${limit}, which is the limit`,
    span: locate(token.offset),
    hint: "Move tables to CSV files, and check the indentation and brackets at this place",
  });
  return false;
}

function isCollection(token: CST.Token): boolean {
  return token.type === "block-map" || token.type === "block-seq" || token.type === "flow-collection";
}

function countKeys(token: CST.Token): number {
  return token.type === "block-map" || (token.type === "flow-collection" && token.start.source === "{")
    ? token.items.length
    : 0;
}

function listChildren(token: CST.Token): CST.Token[] {
  if (token.type === "document") {
    return [...token.start, ...(token.value === undefined ? [] : [token.value]), ...(token.end ?? [])];
  }
  if (token.type === "block-map" || token.type === "block-seq" || token.type === "flow-collection") {
    return token.items.flatMap(listItemParts);
  }
  return token.type === "block-scalar" ? token.props : [];
}

function listItemParts(item: CST.CollectionItem): CST.Token[] {
  const parts: CST.Token[] = [...item.start, ...(item.sep ?? [])];
  if (item.key) parts.push(item.key);
  if (item.value) parts.push(item.value);
  return parts;
}
