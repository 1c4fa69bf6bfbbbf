import type { Sink } from "../diagnostics/diagnostic.js";
import type { Span } from "../model/span.js";
import { withSpan } from "./reporter.js";

/** Custom properties as they are inherited: name to text, references filled in. */
export type Variables = ReadonlyMap<string, string>;

/** Text that custom properties may grow to; the classic bomb doubles it with every line. */
const MOST_TEXT = 20_000;

const REFERENCE = /(?<![\w-])var\(/iu;

/** A text with its references filled in, or why that is not possible. */
export type Substitution =
  { readonly kind: "text"; readonly text: string } | { readonly kind: "failed"; readonly why: SubstitutionFailure };
type SubstitutionFailure = {
  readonly code: "unknown-variable" | "variable-cycle" | "variable-too-large";
  readonly name: string;
};

/** Fills in `var(--name, fallback)` (CSS Variables 1, 3). */
export function substituteVariables(text: string, find: (name: string) => Substitution | undefined): Substitution {
  let result = text;
  for (;;) {
    const match = REFERENCE.exec(result);
    if (match === null) return { kind: "text", text: result };
    const end = findClosing(result, match.index + match[0].length);
    const [name, fallback] = splitReference(result.slice(match.index + match[0].length, end));
    const found = find(name);
    const value = found === undefined || (found.kind === "failed" && fallback !== undefined) ? fallback : found;
    if (value === undefined) return { kind: "failed", why: { code: "unknown-variable", name } };
    if (typeof value !== "string" && value.kind === "failed") return value;
    result = result.slice(0, match.index) + (typeof value === "string" ? value : value.text) + result.slice(end + 1);
    if (result.length > MOST_TEXT) return { kind: "failed", why: { code: "variable-too-large", name } };
  }
}

function findClosing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")" && --depth === 0) return at;
  }
  return text.length;
}

function splitReference(inner: string): readonly [string, string | undefined] {
  const comma = inner.indexOf(",");
  return comma < 0 ? [inner.trim(), undefined] : [inner.slice(0, comma).trim(), inner.slice(comma + 1).trim()];
}

/** An element's own custom properties over those that it inherits; circles leave their names unset. */
export function resolveVariables(own: ReadonlyMap<string, string>, inherited: Variables): Variables {
  if (own.size === 0) return inherited;
  const resolved = new Map(inherited);
  const results = new Map<string, Substitution | undefined>();
  const open = new Set<string>();
  const find = (name: string): Substitution | undefined => {
    const text = own.get(name);
    if (text === undefined) return asText(inherited.get(name));
    if (results.has(name)) return results.get(name);
    if (open.has(name)) return { kind: "failed", why: { code: "variable-cycle", name } };
    open.add(name);
    const result = substituteVariables(text, find);
    open.delete(name);
    results.set(name, result);
    return result;
  };
  for (const name of own.keys()) {
    const result = find(name);
    if (result?.kind === "text") resolved.set(name, result.text);
    else resolved.delete(name);
  }
  return resolved;
}

/** @returns The text with the element's variables, as a substitution. */
export function fillIn(text: string, variables: Variables): Substitution {
  return substituteVariables(text, (name) => asText(variables.get(name)));
}

function asText(text: string | undefined): Substitution | undefined {
  return text === undefined ? undefined : { kind: "text", text };
}

const MESSAGES = {
  "unknown-variable": (name: string) => `\`var(${name})\` names a custom property that is not set here`,
  "variable-cycle": (name: string) => `The custom property \`${name}\` refers to itself`,
  "variable-too-large": (name: string) => `\`${name}\` expands to more than ${String(MOST_TEXT)} characters`,
} as const;

/** Reports why a reference could not be filled in. */
export function reportSubstitution(why: SubstitutionFailure, span: Span | undefined, sink: Sink): void {
  const hint = "Set the property in :root, or give a fallback: var(--name, value)";
  sink.report(why.code, withSpan({ message: MESSAGES[why.code](why.name), hint }, span));
}
