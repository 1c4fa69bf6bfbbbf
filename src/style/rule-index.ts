import type { HtmlElement } from "./html-element.js";
import type { CompiledSelector, MatchState, PseudoElement } from "./selector.js";
import { rankLayers } from "./layers.js";
import type { DeclarationBlock, Stylesheet } from "./stylesheet.js";

/** A rule under one of its selectors, with its rank in the cascade. */
export interface IndexedRule {
  /** Position among all rules of the sheets: a short name for the rule, and its order. */
  readonly order: number;
  readonly layer: number;
  readonly selector: CompiledSelector;
  readonly block: DeclarationBlock;
}

/** Rules looked up by what their rightmost compound asks for: an element is tested against few of them. */
export interface RuleIndex {
  readonly ids: ReadonlyMap<string, readonly IndexedRule[]>;
  readonly classes: ReadonlyMap<string, readonly IndexedRule[]>;
  readonly tags: ReadonlyMap<string, readonly IndexedRule[]>;
  readonly attributes: ReadonlyMap<string, readonly IndexedRule[]>;
  readonly rest: readonly IndexedRule[];
  /** Rules of `::footnote-call`, `::footnote-marker` and `::-briefpress-continued`: only what floats is asked for them. */
  readonly notes: readonly IndexedRule[];
}

const known = new WeakMap<readonly Stylesheet[], RuleIndex>();

/** @returns The index of these sheets; the same list of sheets is indexed once. */
export function findRuleIndex(sheets: readonly Stylesheet[]): RuleIndex {
  const found = known.get(sheets);
  if (found !== undefined) return found;
  const made = indexRules(sheets);
  known.set(sheets, made);
  return made;
}

function indexRules(sheets: readonly Stylesheet[]): RuleIndex {
  const maps = {
    id: new Map<string, IndexedRule[]>(),
    class: new Map<string, IndexedRule[]>(),
    tag: new Map<string, IndexedRule[]>(),
    attribute: new Map<string, IndexedRule[]>(),
  };
  const rest: IndexedRule[] = [];
  const notes: IndexedRule[] = [];
  const ranks = rankLayers(sheets);
  let order = 0;
  for (const sheet of sheets) {
    for (const rule of sheet.rules) {
      for (const selector of rule.selectors) {
        const indexed = { order: order++, layer: ranks.get(rule.layer) ?? 0, selector, block: rule.block };
        if (isOfNotes(selector)) notes.push(indexed);
        else addRule(indexed, maps, rest);
      }
    }
  }
  return { ids: maps.id, classes: maps.class, tags: maps.tag, attributes: maps.attribute, rest, notes };
}

function addRule(
  rule: IndexedRule,
  maps: Readonly<Record<"id" | "class" | "tag" | "attribute", Map<string, IndexedRule[]>>>,
  rest: IndexedRule[],
): void {
  for (const key of rule.selector.keys) {
    if (key.kind === "any") rest.push(rule);
    else append(maps[key.kind], key.name, rule);
  }
}

function isOfNotes({ pseudo }: CompiledSelector): boolean {
  return pseudo === "footnote-call" || pseudo === "footnote-marker" || pseudo === "-briefpress-continued";
}

function append(map: Map<string, IndexedRule[]>, name: string, rule: IndexedRule): void {
  const list = map.get(name);
  if (list === undefined) map.set(name, [rule]);
  else if (list.at(-1) !== rule) list.push(rule);
}

/** @returns The rules for what a footnote generates, lowest rank first. */
export function matchNoteRules(
  element: HtmlElement,
  pseudo: PseudoElement,
  index: RuleIndex,
  state: MatchState,
): readonly IndexedRule[] {
  state.steps += index.notes.length;
  if (state.steps > state.stepLimit) return [];
  const rules = index.notes.filter(({ selector }) => selector.pseudo === pseudo && selector.matches(element, state));
  return rules.sort(compareRank);
}

/** Rules that match an element and its generated elements, lowest rank first. */
export interface MatchedRules {
  readonly own: readonly IndexedRule[];
  readonly generated: ReadonlyMap<PseudoElement, readonly IndexedRule[]>;
}

const NO_RULES: ReadonlyMap<PseudoElement, readonly IndexedRule[]> = new Map();

/** @returns The rules that match. A rule with several selectors counts by the strongest of those that match. */
export function matchRules(element: HtmlElement, index: RuleIndex, state: MatchState): MatchedRules {
  const own: IndexedRule[] = [];
  let generated: Map<PseudoElement, IndexedRule[]> | undefined;
  const test = (rules: readonly IndexedRule[] | undefined): void => {
    if (rules === undefined) return;
    state.steps += rules.length;
    if (state.steps > state.stepLimit) return;
    for (const rule of rules) {
      if (!rule.selector.matches(element, state) || isKnown(rule, own)) continue;
      const { pseudo } = rule.selector;
      if (pseudo === undefined) insertByRank(rule, own);
      else insertByRank(rule, openList((generated ??= new Map<PseudoElement, IndexedRule[]>()), pseudo));
    }
  };
  if (element.id !== undefined) test(index.ids.get(element.id));
  for (const name of element.classes) test(index.classes.get(name));
  test(index.tags.get(element.tag));
  if (index.attributes.size > 0) for (const name of Object.keys(element.attributes)) test(index.attributes.get(name));
  test(index.rest);
  return { own, generated: generated ?? NO_RULES };
}

function openList(lists: Map<PseudoElement, IndexedRule[]>, pseudo: PseudoElement): IndexedRule[] {
  const list = lists.get(pseudo) ?? [];
  if (list.length === 0) lists.set(pseudo, list);
  return list;
}

/** Rules of one element are few and come nearly in order, so this costs less than sorting them. */
function insertByRank(rule: IndexedRule, rules: IndexedRule[]): void {
  let place = rules.length;
  for (; place > 0; place--) {
    const before = rules[place - 1];
    if (before === undefined || compareRank(before, rule) <= 0) break;
    rules[place] = before;
  }
  rules[place] = rule;
}

/** A rule with several keys may be found by more than one of them. */
function isKnown(rule: IndexedRule, found: readonly IndexedRule[]): boolean {
  return rule.selector.keys.length > 1 && found.includes(rule);
}

function compareRank(a: IndexedRule, b: IndexedRule): number {
  return a.layer - b.layer || a.selector.specificity - b.selector.specificity || a.order - b.order;
}
