import { CONTEXT_KEY, DEFAULT_STANCE_SCALE, SHAPE_TINTS } from "../country/stance-scale.js";
import { findEntry, findSpan, type YamlNode } from "../formats/yaml-node.js";
import type { CountrySpec } from "../model/country.js";
import type { FrontMatter, StanceStep } from "../model/front-matter.js";
import type { Span } from "../model/span.js";
import type { CountryFields } from "./country-fields.js";
import { normalizeMatrix } from "./matrix-fields.js";
import { FIELDS_WITHOUT_EFFECT, type FrontMatterFields } from "./front-matter-schema.js";

/** What stands in for required fields, so that the later stages can look for mistakes of their own. */
export interface Fallbacks {
  readonly title: string;
  readonly date: string;
  readonly lang: string;
}

/**
 * Fills in the defaults of a validated frontmatter and adds the places.
 *
 * @param root - The tree that `fields` were read from.
 * @param countryNodes - The nodes of `fields.countries`, one by one.
 */
export function normalizeFrontMatter(
  fields: FrontMatterFields,
  root: YamlNode,
  countryNodes: readonly YamlNode[],
  fallbacks: Fallbacks,
): FrontMatter {
  const stanceScale = normalizeScale(fields.stanceScale);
  const keys = new Set([...stanceScale.map((step) => step.key), CONTEXT_KEY]);
  const { matrix, ...kept } = leaveOut(fields, [...FIELDS_WITHOUT_EFFECT, "data"]);
  return {
    ...kept,
    title: fields.title ?? fallbacks.title,
    date: fields.date ?? fallbacks.date,
    lang: fields.lang ?? fallbacks.lang,
    status: fields.status ?? "draft",
    authors: fields.authors ?? [],
    keyMessages: fields.keyMessages ?? [],
    keyFigures: fields.keyFigures ?? [],
    keywords: fields.keywords ?? [],
    recommendations: fields.recommendations ?? [],
    abbreviations: new Map(Object.entries(fields.abbreviations ?? {})),
    notes: fields.notes ?? "footnotes",
    countries: (fields.countries ?? []).map((country, at) => normalizeCountry(country, countryNodes[at] ?? root, keys)),
    countryOrder: fields.countryOrder ?? "alphabetical",
    cards: fields.cards ?? "anchored",
    stanceScale,
    ...(matrix === undefined ? {} : { matrix: normalizeMatrix(matrix, keys) }),
    funders: fields.funders ?? [],
    partners: fields.partners ?? [],
    disclaimers: fields.disclaimers ?? [],
    spans: listSpans(root),
  };
}

/** A copy without some of its optional fields. */
function leaveOut<T extends object>(fields: T, keys: readonly (keyof T)[]): T {
  const kept = { ...fields };
  for (const key of keys) Reflect.deleteProperty(kept, key);
  return kept;
}

function normalizeScale(scale: FrontMatterFields["stanceScale"]): readonly StanceStep[] {
  if (scale === undefined) return DEFAULT_STANCE_SCALE;
  return Object.entries(scale).map(([key, step]) => ({
    key,
    tint: SHAPE_TINTS[step.shape],
    ...step,
    ...(step.tint === undefined ? {} : { hasOwnTint: true }),
  }));
}

/** A stance that the scale does not have was reported; the card is made without one. */
function normalizeCountry(country: CountryFields, node: YamlNode, stanceKeys: ReadonlySet<string>): CountrySpec {
  const { facts = [], stance, chart: read, ...fields } = country;
  // The chart stays a tree with its places until the names of all countries are known.
  const chart = read === undefined ? undefined : findEntry(node, "chart")?.value;
  return {
    ...fields,
    ...(stance !== undefined && stanceKeys.has(stance) ? { stance } : {}),
    ...(chart === undefined ? {} : { chart }),
    facts: facts.map((fact, at) => ({ ...fact, span: findSpan(node, ["facts", at]) })),
    span: findEntry(node, "code")?.value.span ?? node.span,
  };
}

/** Where each field's value begins. */
function listSpans(root: YamlNode): ReadonlyMap<string, Span> {
  if (root.kind !== "map") return new Map();
  return new Map(
    root.entries.map(({ key, value }) => [key, value.kind === "scalar" ? value.textSpan : value.span] as const),
  );
}
