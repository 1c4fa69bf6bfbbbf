import type { CssNode, FunctionNode } from "css-tree";
import { isCounterStyle, parseMarkerStyle } from "./counter-style.js";
import { readSource } from "./read-source.js";
import { findKeyword, type ParseValue, type Parts } from "./longhand.js";
import { splitAtCommas } from "./parse-quantity.js";
import type { ContentItem, Reference, StringAssignment, Values } from "./values.js";

const QUOTES: ReadonlyMap<string, ContentItem> = new Map([
  ["open-quote", { kind: "quote", opens: true, visible: true }],
  ["close-quote", { kind: "quote", opens: false, visible: true }],
  ["no-open-quote", { kind: "quote", opens: true, visible: false }],
  ["no-close-quote", { kind: "quote", opens: false, visible: false }],
]);

const STRING_POSITIONS = ["first", "start", "last", "first-except"] as const;

type FunctionParser = (args: readonly Parts[]) => ContentItem | undefined;

/** `content` functions by name; each gets its arguments split at the commas. */
const FUNCTIONS: ReadonlyMap<string, FunctionParser> = new Map<string, FunctionParser>([
  ["attr", parseAttribute],
  ["counter", parseCounter],
  ["counters", parseCounterList],
  ["string", (args) => parseNamed("string", args)],
  ["element", (args) => parseNamed("running", args)],
  ["target-counter", parseTargetCounter],
  ["target-text", parseTargetText],
  ["leader", parseLeader],
]);

/** `content` of `::before`, `::after`, `::marker` and margin boxes. */
export const parseContent: ParseValue<Values["content"]> = (parts) => {
  const keyword = findKeyword(parts);
  if (keyword === "none" || keyword === "normal") return () => keyword;
  const items = parseItems(parts, false);
  return items && (() => items);
};

/** `string-set: name content() ", " attr(id), other "text"` */
export const parseStringSet: ParseValue<readonly StringAssignment[]> = (parts) => {
  if (findKeyword(parts) === "none") return () => [];
  const assignments: StringAssignment[] = [];
  for (const list of splitAtCommas(parts)) {
    const [name, ...rest] = list;
    const items = parseItems(rest, true);
    if (name?.type !== "Identifier" || items === undefined || items.some(isOfPage)) return undefined;
    assignments.push([name.name, items]);
  }
  return () => assignments;
};

/** `bookmark-label: counter(part) ". " content()` */
export const parseLabel: ParseValue<Values["bookmarkLabel"]> = (parts) => {
  const items = parseItems(parts, true);
  return items === undefined || items.some(isOfPage) ? undefined : () => items;
};

/** What is known only when pages are made, and so cannot be part of a string. */
function isOfPage(item: ContentItem): boolean {
  switch (item.kind) {
    case "counter":
      return item.name === "page" || item.name === "pages";
    case "string":
    case "running":
    case "target-page":
    case "leader":
    case "picture":
      return true;
    case "text":
    case "attribute":
    case "counters":
    case "quote":
    case "target-text":
    case "own-text":
      return false;
  }
}

/** Items in order; `undefined` if one is unknown or there is none. */
function parseItems(parts: Parts, ownText: boolean): readonly ContentItem[] | undefined {
  const items: ContentItem[] = [];
  for (const part of parts) {
    const item = ownText && isOwnText(part) ? ({ kind: "own-text" } as const) : parseItem(part);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items.length === 0 ? undefined : items;
}

/** `content()` and `content(text)`. */
function isOwnText(node: CssNode): boolean {
  if (node.type !== "Function" || node.name.toLowerCase() !== "content") return false;
  const args = [...node.children];
  return args.length === 0 || findKeyword(args) === "text";
}

function parseItem(node: CssNode): ContentItem | undefined {
  if (node.type === "String") return { kind: "text", text: node.value };
  if (node.type === "Url") return { kind: "picture", source: readSource(node) };
  if (node.type === "Identifier") return QUOTES.get(node.name.toLowerCase());
  return node.type === "Function" ? parseFunction(node) : undefined;
}

function parseFunction(node: FunctionNode): ContentItem | undefined {
  return FUNCTIONS.get(node.name.toLowerCase())?.(splitAtCommas([...node.children]));
}

function parseAttribute(args: readonly Parts[]): ContentItem | undefined {
  const name = findName(args[0]);
  return name === undefined || args.length > 1 ? undefined : { kind: "attribute", name: name.toLowerCase() };
}

function parseCounter(args: readonly Parts[]): ContentItem | undefined {
  const name = findName(args[0]);
  const counterStyle = args[1] === undefined ? "decimal" : parseMarkerStyle(args[1][0]);
  if (name === undefined || counterStyle === undefined || args.length > 2) return undefined;
  return { kind: "counter", name, counterStyle };
}

function parseCounterList(args: readonly Parts[]): ContentItem | undefined {
  const name = findName(args[0]);
  const separator = args[1]?.[0];
  const counterStyle = args[2] === undefined ? "decimal" : parseMarkerStyle(args[2][0]);
  if (name === undefined || separator?.type !== "String" || counterStyle === undefined) return undefined;
  return { kind: "counters", name, separator: separator.value, counterStyle };
}

/** `string()` and `element()`. */
function parseNamed(kind: "string" | "running", args: readonly Parts[]): ContentItem | undefined {
  const name = findName(args[0]);
  const keyword = args[1] === undefined ? "first" : findKeyword(args[1]);
  const position = STRING_POSITIONS.find((known) => known === keyword);
  return name === undefined || position === undefined ? undefined : { kind, name, position };
}

/** Only pages can be counted at a target: every other counter would need the whole document twice. */
function parseTargetCounter(args: readonly Parts[]): ContentItem | undefined {
  const [targetPart] = args[0] ?? [];
  const target = targetPart && parseReference(targetPart);
  const counterStyle = args[2] === undefined ? "decimal" : parseMarkerStyle(args[2][0]);
  if (target === undefined || findName(args[1]) !== "page") return undefined;
  return counterStyle && isCounterStyle(counterStyle) ? { kind: "target-page", target, counterStyle } : undefined;
}

/** `target-text(attr(href))`, and the same with `content` or `first-letter`. */
function parseTargetText(args: readonly Parts[]): ContentItem | undefined {
  const [targetPart] = args[0] ?? [];
  const target = targetPart && parseReference(targetPart);
  const part = args[1] === undefined ? "content" : findKeyword(args[1]);
  if (target === undefined || args.length > 2) return undefined;
  return part === "content" || part === "first-letter" ? { kind: "target-text", target, part } : undefined;
}

/** Patterns of the keywords of `leader()` (CSS GCPM 3 of 2014, 4.1). */
const LEADERS: ReadonlyMap<string, string> = new Map([
  ["dotted", ". "],
  ["solid", "_"],
  ["space", " "],
]);

/** Longest pattern of a leader, in characters. */
const LONGEST_LEADER = 40;

function parseLeader(args: readonly Parts[]): ContentItem | undefined {
  const [part, second] = args[0] ?? [];
  if (part === undefined || second !== undefined || args.length > 1) return undefined;
  const text = part.type === "String" ? part.value : LEADERS.get(findKeyword([part]) ?? "");
  return text === undefined || text === "" || text.length > LONGEST_LEADER ? undefined : { kind: "leader", text };
}

function parseReference(node: CssNode): Reference | undefined {
  if (node.type === "String" || node.type === "Url") return { kind: "text", text: node.value };
  const item = parseItem(node);
  return item?.kind === "attribute" ? item : undefined;
}

function findName(parts: Parts | undefined): string | undefined {
  const [part, second] = parts ?? [];
  return part?.type === "Identifier" && second === undefined ? part.name : undefined;
}
