import { parse } from "css-tree";
import { expandDeclaration, unsetDeclarations } from "./expand-declaration.js";
import type { ExpandedDeclaration } from "./expand-declaration.js";
import type { ComputeContext, Setter, Viewport } from "./longhand.js";
import { partsOf, reportValue } from "./parse-declarations.js";
import { INHERITED_LONGHANDS, LONGHANDS, LONGHANDS_BY_NAME } from "./properties.js";
import type { Reporter } from "./reporter.js";
import { resolveUrls, type UrlBase } from "./resolve-urls.js";
import type {
  Declaration,
  DeclarationBlock,
  LonghandDeclaration,
  PendingDeclaration,
  Rollback,
  SideDeclaration,
} from "./stylesheet.js";
import { INITIAL_VALUES } from "./initial-values.js";
import type { Values } from "./values.js";
import { fillIn, reportSubstitution, resolveVariables } from "./variables.js";
import type { Variables } from "./variables.js";

/** What an element's values are computed from, besides its own declarations. */
export interface ComputeBase {
  readonly values: Readonly<Values>;
  readonly variables: Variables;
}

/** What stays the same for a whole page. */
export interface ComputeEnvironment {
  readonly rootFontSizePt: number;
  readonly viewport: Viewport;
  /** What is wrong only here: variables that are not set, and values that they do not fit. */
  readonly report: Reporter["report"];
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
  environment: ComputeEnvironment,
): ComputeBase {
  const declarations = orderDeclarations(blocks);
  const variables = resolveVariables(collectCustom(declarations, blocks), parent.variables);
  const values: Values = { ...INITIAL_VALUES };
  const context: ComputeContext = {
    values,
    parent: parent.values,
    rootFontSizePt: environment.rootFontSizePt,
    viewport: environment.viewport,
  };
  for (const longhand of INHERITED_LONGHANDS) longhand.inherit(context);
  const longhands = declarations.flatMap((declaration) => toLonghands(declaration, variables, environment));
  const setters = longhands.some(({ ltr }) => ltr.rollback !== undefined)
    ? chooseAfterRollback(blocks, (declaration) => toLonghands(declaration, variables, environment), context)
    : chooseSetters(longhands, context);
  for (const set of setters) set?.(context);
  return { values, variables };
}

/** The winning setters in the order of computing. Logical sides need the direction, so it is computed at once. */
function chooseSetters(
  longhands: readonly LonghandDeclaration[],
  context: ComputeContext,
): readonly (Setter | undefined)[] {
  longhands.findLast(({ ltr }) => ltr.longhand === DIRECTION)?.ltr.set(context);
  const isRtl = context.values.direction === "rtl";
  const setters = new Array<Setter | undefined>(LONGHANDS.length);
  for (const { ltr, rtl } of longhands) {
    const side = isRtl ? rtl : ltr;
    setters[side.longhand.slot] = side.set;
  }
  return setters;
}

const DIRECTION = LONGHANDS_BY_NAME.get("direction");

/** The rank of a `style` attribute: it beats every layer, with `!important` as without (CSS Cascade 5, 6.1). */
export const INLINE_LAYER = Infinity;

/** Normal declarations by rank, then important ones, where the lowest layer is the strongest. */
function orderDeclarations(blocks: readonly RankedBlock[]): readonly Declaration[] {
  const declarations = blocks.flatMap(({ block }) => block.normal);
  const important = orderImportant(blocks);
  if (important.length === 0) return declarations;
  return [...declarations, ...important.flatMap(({ block }) => block.important)];
}

function orderImportant(blocks: readonly RankedBlock[]): readonly RankedBlock[] {
  const important = blocks.filter(({ block }) => block.important.length > 0);
  const strength = (layer: number): number => (layer === INLINE_LAYER ? layer : -layer);
  return important.sort((a, b) => compare(strength(a.layer), strength(b.layer)));
}

/** A declaration with its layer. */
interface LayeredDeclaration<T> {
  readonly layer: number;
  readonly declaration: T;
}

function layerDeclarations(blocks: readonly RankedBlock[]): readonly LayeredDeclaration<Declaration>[] {
  return [
    ...blocks.flatMap(({ layer, block }) => block.normal.map((declaration) => ({ layer, declaration }))),
    ...orderImportant(blocks).flatMap(({ layer, block }) =>
      block.important.map((declaration) => ({ layer, declaration })),
    ),
  ];
}

/** As `chooseSetters`, where some declarations are rolled back. */
function chooseAfterRollback(
  blocks: readonly RankedBlock[],
  expand: (declaration: Declaration) => readonly LonghandDeclaration[],
  context: ComputeContext,
): readonly (Setter | undefined)[] {
  const layered = layerDeclarations(blocks).flatMap(({ layer, declaration }) =>
    expand(declaration).map((longhand) => ({ layer, declaration: longhand })),
  );
  const directions = layered.filter(({ declaration }) => declaration.ltr.longhand === DIRECTION);
  findWinner(directions, ({ ltr }) => ltr.rollback)?.ltr.set(context);
  const isRtl = context.values.direction === "rtl";
  const bySlot = new Array<LayeredDeclaration<SideDeclaration>[] | undefined>(LONGHANDS.length);
  for (const { layer, declaration } of layered) {
    const side = isRtl ? declaration.rtl : declaration.ltr;
    (bySlot[side.longhand.slot] ??= []).push({ layer, declaration: side });
  }
  return bySlot.map((sides) => sides && findWinner(sides, ({ rollback }) => rollback)?.set);
}

/**
 * The last declaration that is left when rollbacks have taken theirs away. One below which nothing is left stays: its
 * setter is that of `unset`.
 */
function findWinner<T>(
  candidates: readonly LayeredDeclaration<T>[],
  rollbackOf: (declaration: T) => Rollback | undefined,
): T | undefined {
  let left = candidates;
  for (;;) {
    const last = left.at(-1);
    const rollback = last && rollbackOf(last.declaration);
    if (last === undefined || rollback === undefined) return last?.declaration;
    const next = left.filter(({ layer }) =>
      rollback === "revert" ? last.layer > 0 && layer <= 0 : layer !== last.layer,
    );
    if (next.length === 0) return last.declaration;
    left = next;
  }
}

/** Infinity minus itself is no number, so ranks are compared instead of subtracted. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

const NO_CUSTOM: ReadonlyMap<string, string> = new Map();

function collectCustom(
  declarations: readonly Declaration[],
  blocks: readonly RankedBlock[],
): ReadonlyMap<string, string> {
  let custom: Map<string, string> | undefined;
  let rolls = false;
  for (const declaration of declarations) {
    if (declaration.kind !== "custom") continue;
    (custom ??= new Map()).set(declaration.name, declaration.text);
    rolls ||= findRollback(declaration.text) !== undefined;
  }
  return rolls ? collectAfterRollback(blocks) : (custom ?? NO_CUSTOM);
}

function collectAfterRollback(blocks: readonly RankedBlock[]): ReadonlyMap<string, string> {
  const byName = new Map<string, LayeredDeclaration<string>[]>();
  for (const { layer, declaration } of layerDeclarations(blocks)) {
    if (declaration.kind !== "custom") continue;
    const texts = byName.get(declaration.name) ?? [];
    texts.push({ layer, declaration: declaration.text });
    byName.set(declaration.name, texts);
  }
  const custom = new Map<string, string>();
  for (const [name, texts] of byName) {
    const text = findWinner(texts, findRollback) ?? "";
    custom.set(name, findRollback(text) === undefined ? text : "unset");
  }
  return custom;
}

function findRollback(text: string): Rollback | undefined {
  return text === "revert" || text === "revert-layer" ? text : undefined;
}

function toLonghands(
  declaration: Declaration,
  variables: Variables,
  environment: ComputeEnvironment,
): readonly LonghandDeclaration[] {
  switch (declaration.kind) {
    case "longhand":
      return [declaration];
    case "custom":
      return [];
    case "pending":
      return expandPending(declaration, variables, environment);
  }
}

/** A declaration that is invalid once its variables are known leaves the property unset (CSS Variables 1, 3.1). */
function expandPending(
  { property, text, span, path }: PendingDeclaration,
  variables: Variables,
  environment: ComputeEnvironment,
): readonly LonghandDeclaration[] {
  const filled = fillIn(text, variables);
  if (filled.kind === "failed") {
    reportSubstitution(filled.why, variables, span, environment.report);
    return unsetDeclarations(property);
  }
  const expanded = expandText(property, filled.text.trim(), { path, span }, environment);
  if (expanded === undefined) return unsetDeclarations(property);
  if (expanded.kind === "ok") return expanded.declarations;
  reportValue(property, filled.text.trim(), expanded, span, environment);
  return unsetDeclarations(property);
}

/** The same texts come again for every element: each is parsed once per process. */
const expansions = new Map<string, ExpandedDeclaration>();
const MOST_EXPANSIONS = 5000;
const LONGEST_KEPT = 500;

function expandText(
  property: string,
  text: string,
  base: UrlBase,
  environment: ComputeEnvironment,
): ExpandedDeclaration | undefined {
  if (HAS_URL.test(text)) return parseAndExpand(property, text, base, environment);
  const key = `${property}:${text}`;
  const known = expansions.get(key);
  if (known !== undefined) return known;
  const made = parseAndExpand(property, text, base, environment);
  if (made !== undefined && expansions.size < MOST_EXPANSIONS && key.length <= LONGEST_KEPT) expansions.set(key, made);
  return made;
}

/** A URL means another file in another sheet, so its text is no key. */
const HAS_URL = /url\(/iu;

/** @returns `undefined` if a URL leads nowhere, which was reported. */
function parseAndExpand(
  property: string,
  text: string,
  base: UrlBase,
  environment: ComputeEnvironment,
): ExpandedDeclaration | undefined {
  try {
    const node = parse(text, { context: "value" });
    const parts = resolveUrls(node.type === "Value" ? partsOf(node.children) : [], base, environment);
    return parts && expandDeclaration(property, parts);
  } catch {
    return { kind: "unknown-value", expects: "a value that can be read", keywords: [] };
  }
}
