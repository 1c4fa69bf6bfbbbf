import { parse } from "css-tree";
import type { Sink } from "../diagnostics/diagnostic.js";
import { expandDeclaration, unsetDeclarations } from "./expand-declaration.js";
import type { ExpandedDeclaration } from "./expand-declaration.js";
import type { ComputeContext, Setter, Viewport } from "./longhand.js";
import { partsOf, reportValue } from "./parse-declarations.js";
import { INHERITED_LONGHANDS, LONGHANDS } from "./properties.js";
import type { Declaration, DeclarationBlock, LonghandDeclaration, PendingDeclaration } from "./stylesheet.js";
import { INITIAL_VALUES } from "./values.js";
import type { Values } from "./values.js";
import { fillIn, reportSubstitution, resolveVariables } from "./variables.js";
import type { Variables } from "./variables.js";

/** What an element's values are computed from, besides its own declarations. */
export interface ComputeBase {
  readonly values: Readonly<Values>;
  readonly variables: Variables;
}

/** The values of one element with the custom properties that its children inherit. */
export interface Computed extends ComputeBase {
  readonly values: Readonly<Values>;
}

/** What stays the same for a whole page. */
export interface ComputeEnvironment {
  rootFontSizePt: number;
  readonly viewport: Viewport;
  readonly sink: Sink;
}

/** Where inheritance begins. */
export const INITIAL_BASE: ComputeBase = { values: INITIAL_VALUES, variables: new Map() };

/** Blocks in the order of the cascade, lowest first, with their layer; `layer` decides the order of `!important`. */
export interface RankedBlock {
  readonly layer: number;
  readonly block: DeclarationBlock;
}

/**
 * Computes the values of an element: the last declaration of each longhand wins, what is not declared is inherited or
 * initial (CSS Cascade 5, 6 and 7).
 */
export function computeValues(
  blocks: readonly RankedBlock[],
  parent: ComputeBase,
  dir: "ltr" | "rtl",
  environment: ComputeEnvironment,
): Computed {
  const declarations = orderDeclarations(blocks);
  const variables = resolveVariables(collectCustom(declarations), parent.variables);
  const setters: (Setter | undefined)[] = [];
  for (const declaration of declarations) {
    for (const { ltr, rtl } of toLonghands(declaration, variables, environment.sink)) {
      const side = dir === "rtl" ? rtl : ltr;
      setters[side.longhand.slot] = side.set;
    }
  }
  return { values: applySetters(setters, parent, environment), variables };
}

function applySetters(
  setters: readonly (Setter | undefined)[],
  parent: ComputeBase,
  environment: ComputeEnvironment,
): Values {
  const values: Values = { ...INITIAL_VALUES };
  const context: ComputeContext = {
    values,
    parent: parent.values,
    rootFontSizePt: environment.rootFontSizePt,
    viewport: environment.viewport,
  };
  for (const longhand of INHERITED_LONGHANDS) longhand.inherit(context);
  for (const longhand of LONGHANDS) setters[longhand.slot]?.(context);
  return values;
}

/** Normal declarations by rank, then important ones, where the lowest layer is the strongest. */
function orderDeclarations(blocks: readonly RankedBlock[]): readonly Declaration[] {
  const declarations = blocks.flatMap(({ block }) => block.normal);
  const important = blocks.filter(({ block }) => block.important.length > 0);
  if (important.length === 0) return declarations;
  const byLayer = [...important].sort((a, b) => b.layer - a.layer);
  return [...declarations, ...byLayer.flatMap(({ block }) => block.important)];
}

const NO_CUSTOM: ReadonlyMap<string, string> = new Map();

function collectCustom(declarations: readonly Declaration[]): ReadonlyMap<string, string> {
  let custom: Map<string, string> | undefined;
  for (const declaration of declarations) {
    if (declaration.kind === "custom") (custom ??= new Map()).set(declaration.name, declaration.text);
  }
  return custom ?? NO_CUSTOM;
}

function toLonghands(declaration: Declaration, variables: Variables, sink: Sink): readonly LonghandDeclaration[] {
  switch (declaration.kind) {
    case "longhand":
      return [declaration];
    case "custom":
      return [];
    case "pending":
      return expandPending(declaration, variables, sink);
  }
}

/** A declaration that is invalid once its variables are known leaves the property unset (CSS Variables 1, 3.1). */
function expandPending(
  declaration: PendingDeclaration,
  variables: Variables,
  sink: Sink,
): readonly LonghandDeclaration[] {
  const { property, span } = declaration;
  const filled = fillIn(declaration.text, variables);
  if (filled.kind === "failed") {
    reportSubstitution(filled.why, span, sink);
    return unsetDeclarations(property);
  }
  const expanded = expandText(property, filled.text);
  if (expanded.kind === "ok") return expanded.declarations;
  reportValue(property, filled.text, expanded, span, sink);
  return unsetDeclarations(property);
}

/** The same texts come again for every element: each is parsed once per process. */
const expansions = new Map<string, ExpandedDeclaration>();
const MOST_EXPANSIONS = 5000;

function expandText(property: string, text: string): ExpandedDeclaration {
  const key = `${property}:${text}`;
  const known = expansions.get(key);
  if (known !== undefined) return known;
  const made = parseAndExpand(property, text);
  if (expansions.size < MOST_EXPANSIONS) expansions.set(key, made);
  return made;
}

function parseAndExpand(property: string, text: string): ExpandedDeclaration {
  try {
    const node = parse(text, { context: "value" });
    return expandDeclaration(property, node.type === "Value" ? partsOf(node.children) : []);
  } catch {
    return { kind: "unknown-value", expects: "a value that can be read", keywords: [] };
  }
}
