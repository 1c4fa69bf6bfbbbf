import type { CssNode, Selector } from "css-tree";
import { joinTests } from "./combinators.js";
import { compileAttribute, compilePseudoClass, PSEUDO_CLASS_NAMES } from "./pseudo-classes.js";
import type { CompiledSelector, PseudoElement, SelectorKey, Test } from "./selector.js";
import { CLASS_WEIGHT, ID_WEIGHT, TYPE_WEIGHT } from "./specificity.js";

/** A part of a selector that we cannot match. */
export interface SelectorProblem {
  readonly node: CssNode;
  /** As the author wrote it, e.g. ":hover". */
  readonly text: string;
  /** Names that would have been right. */
  readonly candidates: readonly string[];
}

/** A test with its specificity. */
export interface WeightedTest {
  readonly test: Test;
  readonly weight: number;
}

export type Compiled<T> =
  { readonly kind: "ok"; readonly value: T } | { readonly kind: "problem"; readonly problem: SelectorProblem };

/** Every pseudo-element that we make, without its colons. */
export const PSEUDO_ELEMENTS: readonly PseudoElement[] = [
  "before",
  "after",
  "marker",
  "first-letter",
  "footnote-call",
  "footnote-marker",
  "-briefpress-continued",
];

/** What CSS 2 wrote with one colon. */
const OLD_PSEUDO_ELEMENTS: ReadonlySet<string> = new Set(["before", "after", "first-letter"]);

/** Compounds with the combinator that stands before each; the first has none. */
interface Compound {
  readonly combinator: string | undefined;
  readonly parts: CssNode[];
}

/** Makes a selector ready to be matched, or says which part is not supported. */
export function compileSelector(selector: Selector): Compiled<CompiledSelector> {
  const compounds = splitCompounds(selector);
  const last = compounds.at(-1);
  const pseudo = takePseudoElement(last);
  if (pseudo?.kind === "problem") return pseudo;
  const compiled = compileCompounds(compounds);
  if (compiled.kind === "problem") return compiled;
  return {
    kind: "ok",
    value: {
      specificity: compiled.value.weight + (pseudo === undefined ? 0 : TYPE_WEIGHT),
      pseudo: pseudo?.value,
      keys: findKeys(last?.parts ?? []),
      matches: compiled.value.test,
    },
  };
}

/** Makes a selector inside of `:not()` and its like ready; pseudo-elements are not allowed there. */
function compileInnerSelector(selector: Selector): Compiled<WeightedTest> {
  return compileCompounds(splitCompounds(selector));
}

function splitCompounds(selector: Selector): readonly Compound[] {
  const compounds: Compound[] = [{ combinator: undefined, parts: [] }];
  for (const node of selector.children) {
    if (node.type === "Combinator") compounds.push({ combinator: node.name, parts: [] });
    else compounds.at(-1)?.parts.push(node);
  }
  return compounds;
}

/** Removes a pseudo-element from the end of the compound; `:before` with one colon is the old way to write it. */
function takePseudoElement(compound: Compound | undefined): Compiled<PseudoElement> | undefined {
  const node = compound?.parts.at(-1);
  if (node?.type !== "PseudoElementSelector" && node?.type !== "PseudoClassSelector") return undefined;
  const name = node.name.toLowerCase();
  const pseudo = PSEUDO_ELEMENTS.find((known) => known === name);
  const oldStyle = OLD_PSEUDO_ELEMENTS.has(name);
  if (node.type === "PseudoClassSelector" && !oldStyle) return undefined;
  if (pseudo === undefined) {
    const candidates = PSEUDO_ELEMENTS.map((known) => `::${known}`);
    return { kind: "problem", problem: { node, text: `::${node.name}`, candidates } };
  }
  compound?.parts.pop();
  return { kind: "ok", value: pseudo };
}

function compileCompounds(compounds: readonly Compound[]): Compiled<WeightedTest> {
  let joined: Test | undefined;
  let weight = 0;
  for (const compound of compounds) {
    const compiled = compileCompound(compound.parts);
    if (compiled.kind === "problem") return compiled;
    weight += compiled.value.weight;
    const right = compiled.value.test;
    joined = joined === undefined ? right : joinTests(compound.combinator ?? "", joined, right);
    if (joined === undefined) return problemOf(compound.parts[0], compound.combinator ?? "", [" ", ">", "+", "~"]);
  }
  return { kind: "ok", value: { test: joined ?? never, weight } };
}

const always: Test = () => true;
const never: Test = () => false;

function compileCompound(parts: readonly CssNode[]): Compiled<WeightedTest> {
  const tests: Test[] = [];
  let weight = 0;
  for (const part of parts) {
    const compiled = compilePart(part);
    if (compiled.kind === "problem") return compiled;
    weight += compiled.value.weight;
    if (compiled.value.test !== always) tests.push(compiled.value.test);
  }
  return { kind: "ok", value: { test: allOf(tests), weight } };
}

function allOf(tests: readonly Test[]): Test {
  const [first, second, third] = tests;
  if (first === undefined) return always;
  if (second === undefined) return first;
  if (third === undefined) return (element, match) => first(element, match) && second(element, match);
  return (element, match) => tests.every((test) => test(element, match));
}

function compilePart(node: CssNode): Compiled<WeightedTest> {
  if (node.type === "TypeSelector") return compileType(node.name, node);
  if (node.type === "ClassSelector") {
    const { name } = node;
    return ok((element) => element.classes.includes(name), CLASS_WEIGHT);
  }
  if (node.type === "IdSelector") {
    const { name } = node;
    return ok((element) => element.id === name, ID_WEIGHT);
  }
  if (node.type === "AttributeSelector") {
    const test = compileAttribute(node);
    return test === undefined ? problemOf(node, `[… ${node.flags ?? ""}]`, []) : ok(test, CLASS_WEIGHT);
  }
  if (node.type === "PseudoClassSelector") {
    const compiled = compilePseudoClass(node, compileInnerSelector);
    return compiled ?? problemOf(node, `:${node.name}`, PSEUDO_CLASS_NAMES);
  }
  const text = "name" in node && typeof node.name === "string" ? node.name : node.type;
  return problemOf(
    node,
    node.type === "NestingSelector" ? "&" : node.type === "PseudoElementSelector" ? `::${text}` : text,
    [],
  );
}

function compileType(written: string, node: CssNode): Compiled<WeightedTest> {
  if (written === "*") return ok(always, 0);
  if (written.includes("|")) return problemOf(node, written, []);
  const tag = written.toLowerCase();
  return ok((element) => element.tag === tag, TYPE_WEIGHT);
}

const ANY: readonly SelectorKey[] = [{ kind: "any" }];

/** Rules are looked up by the rarest thing that their rightmost compound asks for. */
function findKeys(parts: readonly CssNode[]): readonly SelectorKey[] {
  const id = parts.find((part) => part.type === "IdSelector");
  if (id) return [{ kind: "id", name: id.name }];
  const className = parts.find((part) => part.type === "ClassSelector");
  if (className) return [{ kind: "class", name: className.name }];
  const type = parts.find((part) => part.type === "TypeSelector");
  if (type && type.name !== "*") return [{ kind: "tag", name: type.name.toLowerCase() }];
  const attribute = parts.find((part) => part.type === "AttributeSelector");
  if (attribute) return [{ kind: "attribute", name: attribute.name.name.toLowerCase() }];
  return parts.map(findAlternatives).find((keys) => keys !== undefined) ?? ANY;
}

/** `:is(h1, .lead)` is looked up by each of its selectors. */
function findAlternatives(part: CssNode): readonly SelectorKey[] | undefined {
  if (part.type !== "PseudoClassSelector" || !/^(?:is|where)$/iu.test(part.name)) return undefined;
  const [list] = part.children ?? [];
  if (list?.type !== "SelectorList") return undefined;
  const keys = [...list.children].flatMap((selector) =>
    selector.type === "Selector" ? findKeys(splitCompounds(selector).at(-1)?.parts ?? []) : ANY,
  );
  return keys.some((key) => key.kind === "any") ? undefined : keys;
}

function ok(test: Test, weight: number): Compiled<WeightedTest> {
  return { kind: "ok", value: { test, weight } };
}

function problemOf(node: CssNode | undefined, text: string, candidates: readonly string[]): Compiled<never> {
  return { kind: "problem", problem: { node: node ?? { type: "NestingSelector" }, text, candidates } };
}
