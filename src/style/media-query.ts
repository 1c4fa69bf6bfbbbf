import type { Atrule } from "css-tree";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { withSpan, type Reporter } from "./reporter.js";
import { splitParts, type PreludePart } from "./split-prelude.js";

/** Media types, and whether paper is one. */
const MEDIA_TYPES: ReadonlyMap<string, boolean> = new Map([
  ["all", true],
  ["print", true],
  ["screen", false],
  ["speech", false],
]);

/** Does one of the media queries hold on paper? One that we cannot answer is reported and does not. */
export function holdsForPrint(parts: readonly PreludePart[], atRule: Atrule, reporter: Reporter): boolean {
  if (parts.length === 0) return true;
  return splitParts(parts)
    .map((query) => holds(query, atRule, reporter))
    .includes(true);
}

function holds(query: readonly PreludePart[], atRule: Atrule, reporter: Reporter): boolean {
  if (query.some((part) => part.kind === "block")) {
    const hint = "Sheets do not depend on the size of the page: `papers` of a template names sheets by paper. ";
    report("Media features such as `(min-width: …)` are not supported; the rules are ignored", hint, atRule, reporter);
    return false;
  }
  const words = query.map((part) => ("text" in part ? part.text.toLowerCase() : ""));
  const modifier = words[0] === "not" || words[0] === "only" ? words.shift() : undefined;
  const [type = "", extra] = words;
  const matches = extra === undefined ? MEDIA_TYPES.get(type) : undefined;
  if (matches === undefined) {
    const near = formatNearMiss(type, MEDIA_TYPES.keys());
    report(`The media query \`${words.join(" ")}\` is not known; its rules are ignored`, near, atRule, reporter);
    return false;
  }
  return modifier === "not" ? !matches : matches;
}

function report(message: string, hint: string, atRule: Atrule, reporter: Reporter): void {
  const span = reporter.spanOf(atRule.prelude?.loc);
  reporter.report("unknown-at-rule", withSpan({ message, hint: `${hint}Use \`print\`, \`screen\` or \`all\`.` }, span));
}
