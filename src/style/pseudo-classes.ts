import type { AttributeSelector, CssNode, Nth, PseudoClassSelector, Selector } from "css-tree";
import type { Compiled, WeightedTest } from "./compile-selector.js";
import { findAttribute, type HtmlElement } from "./html-element.js";
import { CLASS_WEIGHT } from "./specificity.js";
import type { MatchState, MemoKey, Test, TypePosition } from "./selector.js";

type CompileInner = (selector: Selector) => Compiled<WeightedTest>;

/** Pseudo-classes without arguments. */
const SIMPLE: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["any-link", (element) => element.tag === "a" && findAttribute(element, "href") !== undefined],
  ["link", (element) => element.tag === "a" && findAttribute(element, "href") !== undefined],
  ["root", (element) => element.parent === undefined],
  ["empty", (element) => element.children.every((child) => child.kind === "text" && child.text === "")],
  ["first-child", (element) => element.position === 1],
  ["last-child", (element) => countFromEnd(element) === 1],
  ["only-child", (element) => element.position === 1 && countFromEnd(element) === 1],
  ["first-of-type", (element, match) => typePositionOf(element, match).fromStart === 1],
  ["last-of-type", (element, match) => typePositionOf(element, match).fromEnd === 1],
  [
    "only-of-type",
    (element, match) => {
      const { fromStart, fromEnd } = typePositionOf(element, match);
      return fromStart === 1 && fromEnd === 1;
    },
  ],
]);

/** Number of an element among its siblings, for `:nth-*()`. */
const COUNTS: ReadonlyMap<string, (element: HtmlElement, match: MatchState) => number> = new Map<
  string,
  (element: HtmlElement, match: MatchState) => number
>([
  ["nth-child", (element) => element.position],
  ["nth-last-child", countFromEnd],
  ["nth-of-type", (element, match) => typePositionOf(element, match).fromStart],
  ["nth-last-of-type", (element, match) => typePositionOf(element, match).fromEnd],
]);

const SELECTOR_LISTS = ["not", "is", "where"] as const;

/** Every pseudo-class that we match, with its colon. */
export const PSEUDO_CLASS_NAMES: readonly string[] = [
  ...[...SIMPLE.keys(), ...COUNTS.keys(), ...SELECTOR_LISTS, "lang", "dir"].map((name) => `:${name}`),
];

/** Makes a pseudo-class ready to be matched; `undefined` if it is not supported. */
export function compilePseudoClass(
  node: PseudoClassSelector,
  compileInner: CompileInner,
): Compiled<WeightedTest> | undefined {
  const name = node.name.toLowerCase();
  const args = node.children === null ? [] : [...node.children];
  if (args.length === 0) {
    const test = SIMPLE.get(name);
    return test && weighted(test, CLASS_WEIGHT);
  }
  const count = COUNTS.get(name);
  if (count !== undefined) return compileNth(args, count, name, compileInner);
  for (const list of SELECTOR_LISTS) if (list === name) return compileList(list, args, compileInner);
  if (name === "lang") return compileLang(args);
  return name === "dir" ? compileDir(args) : undefined;
}

function weighted(test: Test, weight: number): Compiled<WeightedTest> {
  return { kind: "ok", value: { test, weight } };
}

function countFromEnd(element: HtmlElement): number {
  return element.parent === undefined ? 1 : element.parent.elementCount - element.position + 1;
}

/** Counts all children of the parent at once, so that asking each of them stays linear. */
function typePositionOf(element: HtmlElement, match: MatchState): TypePosition {
  const known = match.typePositions.get(element);
  if (known !== undefined) return known;
  const siblings = siblingsOf(element);
  const totals = new Map<string, number>();
  const starts = siblings.map((sibling) => {
    const start = (totals.get(sibling.tag) ?? 0) + 1;
    totals.set(sibling.tag, start);
    return start;
  });
  siblings.forEach((sibling, index) => {
    const fromStart = starts[index] ?? 1;
    match.typePositions.set(sibling, { fromStart, fromEnd: (totals.get(sibling.tag) ?? 1) - fromStart + 1 });
  });
  return match.typePositions.get(element) ?? { fromStart: 1, fromEnd: 1 };
}

/** The element and its siblings. */
function siblingsOf(element: HtmlElement): readonly HtmlElement[] {
  return (element.parent?.children ?? []).flatMap((child) =>
    child.kind === "element" ? [child] : child.kind === "svg" ? [child.element] : [],
  );
}

/** `an+b`, `odd`, `even`, and `of` with selectors in `:nth-child()` and `:nth-last-child()`. */
function compileNth(
  args: readonly CssNode[],
  count: (element: HtmlElement, match: MatchState) => number,
  name: string,
  compileInner: CompileInner,
): Compiled<WeightedTest> | undefined {
  const [nth] = args;
  if (nth?.type !== "Nth") return undefined;
  const holds = readNth(nth);
  if (nth.selector === null) return weighted((element, match) => holds(count(element, match)), CLASS_WEIGHT);
  const fromEnd = name === "nth-last-child";
  if (!fromEnd && name !== "nth-child") return undefined;
  const counted = compileList("is", [nth.selector], compileInner);
  if (counted?.kind !== "ok") return counted;
  const { test, weight } = counted.value;
  const key: MemoKey = { kind: "memo" };
  return weighted((element, match) => {
    const position = countedPosition(element, test, key, match);
    return position !== undefined && holds(fromEnd ? position.fromEnd : position.fromStart);
  }, CLASS_WEIGHT + weight);
}

/** Counts all children of the parent that pass the test at once; `undefined` for an element that does not. */
function countedPosition(element: HtmlElement, test: Test, key: MemoKey, match: MatchState): TypePosition | undefined {
  const { parent } = element;
  if (parent === undefined) return test(element, match) ? { fromStart: 1, fromEnd: 1 } : undefined;
  const byParent = match.countedPositions.get(key) ?? new Map<HtmlElement, ReadonlyMap<HtmlElement, TypePosition>>();
  match.countedPositions.set(key, byParent);
  const positions = byParent.get(parent) ?? countChildren(siblingsOf(element), test, match);
  byParent.set(parent, positions);
  return positions.get(element);
}

function countChildren(
  siblings: readonly HtmlElement[],
  test: Test,
  match: MatchState,
): ReadonlyMap<HtmlElement, TypePosition> {
  match.steps += siblings.length;
  const counted = siblings.filter((sibling) => test(sibling, match));
  return new Map(counted.map((sibling, index) => [sibling, { fromStart: index + 1, fromEnd: counted.length - index }]));
}

/** Is a number one of the series? */
function readNth(nth: Nth): (position: number) => boolean {
  const named = nth.nth.type === "Identifier" ? nth.nth.name.toLowerCase() : undefined;
  const step = nth.nth.type === "AnPlusB" ? Number(nth.nth.a ?? 0) : 2;
  const offset = nth.nth.type === "AnPlusB" ? Number(nth.nth.b ?? 0) : named === "odd" ? 1 : 0;
  return (position) => {
    const distance = position - offset;
    return step === 0 ? distance === 0 : distance % step === 0 && distance / step >= 0;
  };
}

function compileList(
  name: (typeof SELECTOR_LISTS)[number],
  args: readonly CssNode[],
  compileInner: CompileInner,
): Compiled<WeightedTest> | undefined {
  const [list] = args;
  if (list?.type !== "SelectorList") return undefined;
  const tests: Test[] = [];
  let heaviest = 0;
  for (const selector of list.children) {
    if (selector.type !== "Selector") return undefined;
    const compiled = compileInner(selector);
    if (compiled.kind === "problem") return compiled;
    tests.push(compiled.value.test);
    heaviest = Math.max(heaviest, compiled.value.weight);
  }
  const any: Test = (element, match) => tests.some((test) => test(element, match));
  const test: Test = name === "not" ? (element, match) => !any(element, match) : any;
  return weighted(test, name === "where" ? 0 : heaviest);
}

/** `:lang(en)` also matches "en-GB". */
function compileLang(args: readonly CssNode[]): Compiled<WeightedTest> | undefined {
  const ranges = args.flatMap((arg) => {
    if (arg.type === "Identifier") return [arg.name.toLowerCase()];
    return arg.type === "String" ? [arg.value.toLowerCase()] : [];
  });
  if (ranges.length === 0) return undefined;
  return weighted(({ lang }) => {
    const language = lang.toLowerCase();
    return ranges.some((range) => language === range || language.startsWith(`${range}-`));
  }, CLASS_WEIGHT);
}

function compileDir(args: readonly CssNode[]): Compiled<WeightedTest> | undefined {
  const [arg] = args;
  const dir = arg?.type === "Identifier" ? arg.name.toLowerCase() : undefined;
  if (dir !== "ltr" && dir !== "rtl") return undefined;
  return weighted((element) => element.dir === dir, CLASS_WEIGHT);
}

type Compare = (actual: string, wanted: string) => boolean;

const MATCHERS: ReadonlyMap<string, Compare> = new Map<string, Compare>([
  ["=", (actual, wanted) => actual === wanted],
  ["~=", (actual, wanted) => wanted !== "" && actual.split(/[ \t\n\f\r]+/u).includes(wanted)],
  ["|=", (actual, wanted) => actual === wanted || actual.startsWith(`${wanted}-`)],
  ["^=", (actual, wanted) => wanted !== "" && actual.startsWith(wanted)],
  ["$=", (actual, wanted) => wanted !== "" && actual.endsWith(wanted)],
  ["*=", (actual, wanted) => wanted !== "" && actual.includes(wanted)],
]);

/** `[name]`, `[name="value" i]`; `undefined` for a flag other than `i` and `s`. Values are compared by case where no flag says otherwise. */
export function compileAttribute(node: AttributeSelector): Test | undefined {
  const name = node.name.name.toLowerCase();
  const compare = MATCHERS.get(node.matcher ?? "");
  if (compare === undefined || node.value === null) return (element) => findAttribute(element, name) !== undefined;
  const flag = node.flags?.toLowerCase() ?? "s";
  if (flag !== "i" && flag !== "s") return undefined;
  const written = node.value.type === "String" ? node.value.value : node.value.name;
  const folds = flag === "i";
  const wanted = folds ? written.toLowerCase() : written;
  return (element) => {
    const actual = findAttribute(element, name);
    return actual !== undefined && compare(folds ? actual.toLowerCase() : actual, wanted);
  };
}
