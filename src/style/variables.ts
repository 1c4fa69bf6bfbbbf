import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Span } from "../model/span.js";
import { withSpan, type Reporter } from "./reporter.js";

/**
 * Custom properties as they are inherited, references filled in. One that could not be filled in stays, with the
 * reason, so that whoever refers to it can be told; for the cascade it is not set (CSS Variables 1, 3.1).
 */
export type Variables = ReadonlyMap<string, Substitution>;

/** Text that custom properties may grow to; the classic bomb doubles it with every line. */
const MOST_TEXT = 20_000;

/** Properties that refer to one another in a chain; each takes a few frames of the stack. */
const LONGEST_CHAIN = 100;

/** What matters to references: comments and strings hide them, parentheses and commas delimit them. */
const TOKENS = /\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?|(?<![\w-])var\(|[(),]/giu;

/** A text with its references filled in, or why that is not possible. */
export type Substitution =
  { readonly kind: "text"; readonly text: string } | { readonly kind: "failed"; readonly why: SubstitutionFailure };

/** Why a reference could not be filled in, and the custom property that is the cause. */
export interface SubstitutionFailure {
  readonly code: "unknown-variable" | "variable-cycle" | "variable-too-large";
  readonly name: string;
}

type Lookup = (name: string) => Substitution | undefined;

/**
 * Fills in `var(--name, fallback)` (CSS Variables 1, 3).
 *
 * @param depth - How deep fallbacks are nested so far.
 */
function substituteVariables(text: string, find: Lookup, depth = 0): Substitution {
  const parts: string[] = [];
  let size = 0;
  let copied = 0;
  for (const reference of findReferences(text)) {
    const value = resolveReference(reference, find, depth);
    if (value.kind === "failed") return value;
    const before = text.slice(copied, reference.start);
    parts.push(before, value.text);
    size += before.length + value.text.length;
    if (size > MOST_TEXT) return failed("variable-too-large", reference.name);
    copied = reference.end;
  }
  return { kind: "text", text: copied === 0 ? text : parts.join("") + text.slice(copied) };
}

interface Reference {
  readonly name: string;
  readonly fallback: string | undefined;
  /** Offsets of the whole `var(…)`. */
  readonly start: number;
  readonly end: number;
}

/** The outermost references of a text, from left to right. */
function findReferences(text: string): readonly Reference[] {
  const references: Reference[] = [];
  let open: { readonly start: number; readonly from: number; comma: number | undefined } | undefined;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (open === undefined) {
      if (token.toLowerCase() === "var(") open = { start: index, from: index + token.length, comma: undefined };
    } else if (token.endsWith("(")) depth++;
    else if (token === "," && depth === 0) open.comma ??= index;
    else if (token === ")" && depth-- === 0) {
      references.push(createReference(text, open, index));
      open = undefined;
      depth = 0;
    }
  }
  if (open !== undefined) references.push(createReference(text, open, text.length));
  return references;
}

function createReference(
  text: string,
  { start, from, comma }: { readonly start: number; readonly from: number; readonly comma: number | undefined },
  close: number,
): Reference {
  const fallback = comma === undefined ? undefined : text.slice(comma + 1, close).trim();
  return { name: text.slice(from, comma ?? close).trim(), fallback, start, end: Math.min(close + 1, text.length) };
}

/** A property that is not set, or could not be filled in, gives way to the fallback. */
function resolveReference({ name, fallback }: Reference, find: Lookup, depth: number): Substitution {
  const found = find(name);
  if (found?.kind === "text") return found;
  if (fallback === undefined) return found ?? failed("unknown-variable", name);
  return depth < LONGEST_CHAIN ? substituteVariables(fallback, find, depth + 1) : failed("variable-too-large", name);
}

function failed(code: SubstitutionFailure["code"], name: string): Substitution {
  return { kind: "failed", why: { code, name } };
}

/** An element's own custom properties over those that it inherits; circles leave their names unset. */
export function resolveVariables(own: ReadonlyMap<string, string>, inherited: Variables): Variables {
  if (own.size === 0) return inherited;
  const resolved = new Map(inherited);
  for (const name of own.keys()) resolved.delete(name);
  const open = new Set<string>();
  const find = (name: string): Substitution | undefined => {
    const text = own.get(name);
    if (text === undefined) return inherited.get(name);
    const known = resolved.get(name);
    if (known !== undefined) return known;
    if (open.has(name)) return failed("variable-cycle", name);
    if (open.size >= LONGEST_CHAIN) return failed("variable-too-large", name);
    open.add(name);
    const result = substituteWide(name, text) ?? substituteVariables(text, find);
    open.delete(name);
    resolved.set(name, result);
    return result;
  };
  const substituteWide = (name: string, text: string): Substitution | undefined => {
    if (text === "inherit" || text === "unset") return inherited.get(name) ?? failed("unknown-variable", name);
    return text === "initial" ? failed("unknown-variable", name) : undefined;
  };
  for (const name of own.keys()) find(name);
  return resolved;
}

/** @returns The text with the element's variables filled in. */
export function fillIn(text: string, variables: Variables): Substitution {
  return substituteVariables(text, (name) => variables.get(name));
}

const MESSAGES = {
  "unknown-variable": (name: string) => `\`var(${name})\` names a custom property that is not set here`,
  "variable-cycle": (name: string) => `The custom property \`${name}\` refers to itself, directly or through others`,
  "variable-too-large": (name: string) =>
    `\`${name}\` expands to more than ${MOST_TEXT} characters or ${LONGEST_CHAIN} steps`,
} as const;

/** Reports why a reference could not be filled in. */
export function reportSubstitution(
  why: SubstitutionFailure,
  variables: Variables,
  span: Span | undefined,
  report: Reporter["report"],
): void {
  const near =
    why.code === "unknown-variable"
      ? formatNearMiss(
          why.name,
          [...variables.keys()].filter((name) => name !== why.name),
        )
      : "";
  const hint = `${near}Set the property in \`:root\`, or give a fallback: \`var(${why.name}, value)\`.`;
  report(why.code, withSpan({ message: MESSAGES[why.code](why.name), hint }, span));
}
