import { LOGICAL_LONGHANDS } from "./logical-longhands.js";
import { findKeyword, type Longhand, type Parts, type Setter } from "./longhand.js";
import { LONGHANDS_BY_NAME } from "./properties.js";
import type { Shorthand } from "./shorthand.js";
import { SHORTHANDS } from "./shorthands.js";
import type { LonghandDeclaration, SideDeclaration } from "./stylesheet.js";

export type ExpandedDeclaration =
  | { readonly kind: "ok"; readonly declarations: readonly LonghandDeclaration[] }
  | { readonly kind: "unknown-property" }
  | { readonly kind: "unknown-value"; readonly expects: string; readonly keywords: readonly string[] };

/** Turns one property with its value into longhands. */
export function expandDeclaration(property: string, parts: Parts): ExpandedDeclaration {
  const shorthand = findShorthand(property);
  if (shorthand === undefined) return expandLonghand(property, parts);
  const wide = findWideKeyword(parts);
  const expansion =
    wide === undefined ? shorthand.expand(parts) : shorthand.longhands.map((name) => [name, parts] as const);
  const failure = { kind: "unknown-value", expects: shorthand.expects, keywords: [] } as const;
  if (expansion === undefined) return failure;
  const declarations: LonghandDeclaration[] = [];
  for (const [name, value] of expansion) {
    const expanded = expandLonghand(name, value);
    if (expanded.kind !== "ok") return shorthand.longhands.length === 1 ? expanded : failure;
    declarations.push(...expanded.declarations);
  }
  return { kind: "ok", declarations };
}

/** Names of the physical longhands that a property may set; empty for an unknown one. */
export function longhandsOf(property: string): readonly string[] {
  const names = findShorthand(property)?.longhands ?? [property];
  return names.flatMap((name) => {
    const logical = LOGICAL_LONGHANDS.get(name);
    if (logical !== undefined) return [logical.ltr, logical.rtl];
    return LONGHANDS_BY_NAME.has(name) ? [name] : [];
  });
}

/** Sets every longhand of a property to its inherited or initial value: what an invalid `var()` leaves behind. */
export function unsetDeclarations(property: string): readonly LonghandDeclaration[] {
  const expanded = expandDeclaration(property, [{ type: "Identifier", name: "unset" }]);
  return expanded.kind === "ok" ? expanded.declarations : [];
}

function expandLonghand(name: string, parts: Parts): ExpandedDeclaration {
  const logical = LOGICAL_LONGHANDS.get(name);
  const longhand = LONGHANDS_BY_NAME.get(logical?.ltr ?? name);
  if (longhand === undefined) return { kind: "unknown-property" };
  const ltr = parseSide(longhand, parts);
  const rtlLonghand = logical === undefined ? longhand : LONGHANDS_BY_NAME.get(logical.rtl);
  const rtl = rtlLonghand === longhand ? ltr : rtlLonghand && parseSide(rtlLonghand, parts);
  if (ltr === undefined || rtl === undefined) {
    return { kind: "unknown-value", expects: longhand.expects, keywords: longhand.keywords };
  }
  return { kind: "ok", declarations: [{ kind: "longhand", ltr, rtl }] };
}

function parseSide(longhand: Longhand, parts: Parts): SideDeclaration | undefined {
  const wide = findWideKeyword(parts);
  const set = wideSetter(longhand, wide) ?? longhand.parse(parts);
  if (set === undefined) return undefined;
  return wide === "revert" || wide === "revert-layer" ? { longhand, set, rollback: wide } : { longhand, set };
}

function wideSetter(longhand: Longhand, keyword: WideKeyword | undefined): Setter | undefined {
  switch (keyword) {
    case undefined:
      return undefined;
    case "inherit":
      return longhand.inherit;
    case "initial":
      return longhand.reset;
    case "unset":
    case "revert":
    case "revert-layer":
      return longhand.inherited ? longhand.inherit : longhand.reset;
  }
}

/** Keywords that every property takes. */
export const WIDE_KEYWORDS = ["inherit", "initial", "unset", "revert", "revert-layer"] as const;

type WideKeyword = (typeof WIDE_KEYWORDS)[number];

function findWideKeyword(parts: Parts): WideKeyword | undefined {
  const keyword = findKeyword(parts);
  return WIDE_KEYWORDS.find((wide) => wide === keyword);
}

/** What `all` leaves alone (CSS Cascade 5, 3.2), and what only pages have. */
const NOT_IN_ALL: ReadonlySet<string> = new Set([
  "direction",
  "unicode-bidi",
  "size",
  "bleed",
  "marks",
  "-briefpress-rule-width",
]);

const LONGHANDS_OF_ALL = [...LONGHANDS_BY_NAME.keys()].filter((name) => !NOT_IN_ALL.has(name));

const all: Shorthand = {
  longhands: LONGHANDS_OF_ALL,
  expects: WIDE_KEYWORDS.map((keyword) => `\`${keyword}\``).join(", "),
  expand: () => undefined,
};

function findShorthand(property: string): Shorthand | undefined {
  return property === "all" ? all : SHORTHANDS.get(property);
}
