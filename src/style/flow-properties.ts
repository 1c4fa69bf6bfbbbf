import { defineLonghand, findKeyword, keywordMapSpec, keywordSpec, parseFirst, parseKeyword } from "./longhand.js";
import type { LonghandSpec, ParseValue, Parts, UnnumberedLonghand } from "./longhand.js";
import { parseContent, parseLabel, parseStringSet } from "./parse-content.js";
import { parseMarkerStyle } from "./counter-style.js";
import { parseInteger, parseSize } from "./parse-length.js";
import { type CounterChange, type QuotePair, type Values } from "./values.js";

const listStyleSpec: LonghandSpec<Values["listStyleType"]> = {
  inherited: true,
  expects:
    "`none`, `disc`, `circle`, `square`, `decimal`, `lower-alpha`, `upper-alpha`, `lower-roman`, `upper-roman` or a string",
  keywords: ["none", "disc", "circle", "square", "decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"],
  parse: (parts) => {
    const style = parts.length === 1 ? parseMarkerStyle(parts[0]) : undefined;
    return style && (() => style);
  },
};

const breakSpec: LonghandSpec<Values["breakBefore"]> = keywordMapSpec({
  auto: "auto",
  avoid: "avoid",
  "avoid-page": "avoid",
  page: "page",
  always: "page",
  column: "column",
  left: "left",
  right: "right",
  recto: "recto",
  verso: "verso",
});

const breakInsideSpec: LonghandSpec<Values["breakInside"]> = keywordMapSpec({
  auto: "auto",
  avoid: "avoid",
  "avoid-page": "avoid",
  "avoid-column": "avoid",
});

const linesSpec: LonghandSpec<number> = { inherited: true, expects: "a whole number from 1", parse: parseWhole(1) };

function parseWhole(least: number): ParseValue<number> {
  return (parts) => {
    const value = parseInteger(parts, least);
    return value === undefined ? undefined : () => value;
  };
}

const bookmarkSpec: LonghandSpec<number> = {
  expects: "`none` or a whole number from 1",
  keywords: ["none"],
  parse: parseFirst<number>(parseKeyword(new Map([["none", 0]])), parseWhole(1)),
};

/** `counter-reset: chapter note 2`; a name without a number takes `fallback`. */
function counterSpec(fallback: number): LonghandSpec<readonly CounterChange[]> {
  return {
    expects: "`none`, or names that may be followed by a whole number",
    keywords: ["none"],
    parse: (parts) => {
      if (findKeyword(parts) === "none") return () => [];
      const changes = parseCounters(parts, fallback);
      return changes && (() => changes);
    },
  };
}

function parseCounters(parts: Parts, fallback: number): readonly CounterChange[] | undefined {
  const changes: CounterChange[] = [];
  for (const part of parts) {
    if (part.type === "Identifier") {
      changes.push({ name: part.name, value: fallback });
      continue;
    }
    const last = changes.pop();
    const value = parseInteger([part], -Infinity);
    if (last === undefined || value === undefined) return undefined;
    changes.push({ name: last.name, value });
  }
  return changes.length === 0 ? undefined : changes;
}

const quotesSpec: LonghandSpec<Values["quotes"]> = {
  inherited: true,
  expects: "`auto`, `none`, or strings in pairs",
  keywords: ["auto", "none"],
  parse: (parts) => {
    const keyword = findKeyword(parts);
    if (keyword === "none") return () => [];
    if (keyword === "auto") return () => keyword;
    const strings = parts.flatMap((part) => (part.type === "String" ? [part.value] : []));
    if (strings.length !== parts.length || strings.length === 0 || strings.length % 2 === 1) return undefined;
    const pairs = strings.flatMap((open, index): QuotePair[] =>
      index % 2 === 0 ? [[open, strings[index + 1] ?? ""]] : [],
    );
    return () => pairs;
  },
};

/** Lists, breaks, floats, generated content and pages. */
export const FLOW_PROPERTIES: readonly UnnumberedLonghand[] = [
  defineLonghand("list-style-type", "listStyleType", listStyleSpec),
  defineLonghand("break-before", "breakBefore", breakSpec),
  defineLonghand("break-after", "breakAfter", breakSpec),
  defineLonghand("break-inside", "breakInside", breakInsideSpec),
  defineLonghand("orphans", "orphans", linesSpec),
  defineLonghand("widows", "widows", linesSpec),
  defineLonghand(
    "float",
    "float",
    keywordSpec("none", "footnote", "sidenote", "leftnote", "rightnote", "top", "bottom"),
  ),
  defineLonghand("float-reference", "floatReference", keywordSpec("page", "column")),
  defineLonghand("footnote-policy", "footnotePolicy", keywordSpec("auto", "line", "block")),
  defineLonghand("page", "page", { expects: "`auto` or the name of a page", keywords: ["auto"], parse: parsePageName }),
  defineLonghand("bookmark-level", "bookmarkLevel", bookmarkSpec),
  defineLonghand("bookmark-label", "bookmarkLabel", {
    expects: "strings, `content()`, `attr()` or `counter()`",
    parse: parseLabel,
  }),
  defineLonghand("bookmark-state", "bookmarkState", keywordSpec("open", "closed")),
  defineLonghand("content", "content", {
    expects:
      "`none`, `normal`, strings, `attr()`, `counter()`, `counters()`, `target-counter(…, page)`, `target-text()`, `leader()`, quotes and, in margin boxes, `string()`, `element()` and `url()`",
    keywords: ["normal", "none"],
    parse: parseContent,
  }),
  defineLonghand("counter-reset", "counterReset", counterSpec(0)),
  defineLonghand("counter-increment", "counterIncrement", counterSpec(1)),
  defineLonghand("counter-set", "counterSet", counterSpec(0)),
  defineLonghand("quotes", "quotes", quotesSpec),
  defineLonghand("string-set", "stringSet", {
    expects: "`none`, or names each followed by strings, `content()`, `attr()` or `counter()`",
    keywords: ["none"],
    parse: parseStringSet,
  }),
  defineLonghand("size", "size", {
    expects:
      "`A3`, `A4`, `A5`, `B4`, `B5`, `letter`, `legal`, `ledger`, each with `portrait` or `landscape`, or one or two lengths",
    keywords: ["auto", "a3", "a4", "a5", "b4", "b5", "letter", "legal", "ledger", "portrait", "landscape"],
    parse: parsePageSize,
  }),
  defineLonghand("bleed", "bleed", {
    expects: "`auto` or a length, not negative",
    keywords: ["auto"],
    parse: parseFirst<number | "auto">(parseKeyword<"auto">(new Map([["auto", "auto"]])), parseSize),
  }),
  defineLonghand("marks", "marks", {
    expects: "`none`, `crop`, `cross` or both",
    keywords: ["none", "crop", "cross"],
    parse: parseMarks,
  }),
  defineLonghand("-briefpress-rule-width", "ruleWidth", {
    expects: "`auto` or a length, not negative",
    keywords: ["auto"],
    parse: parseFirst<number | "auto">(parseKeyword<"auto">(new Map([["auto", "auto"]])), parseSize),
  }),
];

function parseMarks(parts: Parts): ReturnType<ParseValue<Values["marks"]>> {
  const words = parts.map((part) => findKeyword([part]));
  if (words.length === 1 && words[0] === "none") return () => ({ crop: false, cross: false });
  const known = new Set(words.filter((word) => word === "crop" || word === "cross"));
  if (words.length === 0 || known.size < words.length) return undefined;
  return () => ({ crop: known.has("crop"), cross: known.has("cross") });
}

/** Names are case-sensitive; `auto` is not one. */
function parsePageName(parts: Parts): ReturnType<ParseValue<string>> {
  const [part, second] = parts;
  if (part?.type !== "Identifier" || second !== undefined) return undefined;
  const name = /^(?:auto|inherit|initial|unset)$/iu.test(part.name) ? part.name.toLowerCase() : part.name;
  return () => name;
}

const MM = 72 / 25.4;

/** Paper in pt, upright. @see CSS Paged Media 3, 7.1 */
const PAPERS: ReadonlyMap<string, readonly [width: number, height: number]> = new Map([
  ["auto", [210 * MM, 297 * MM]],
  ["a3", [297 * MM, 420 * MM]],
  ["a4", [210 * MM, 297 * MM]],
  ["a5", [148 * MM, 210 * MM]],
  ["b4", [250 * MM, 353 * MM]],
  ["b5", [176 * MM, 250 * MM]],
  ["letter", [612, 792]],
  ["legal", [612, 1008]],
  ["ledger", [792, 1224]],
]);

/** Smallest side of a page in pt: 10 mm. Anything less is a slip of the unit. */
const SHORTEST_SIDE_PT = 10 * MM;

function parsePageSize(parts: Parts): ReturnType<ParseValue<Values["size"]>> {
  if (parts.length === 0 || parts.length > 2) return undefined;
  const words = parts.map((part) => findKeyword([part]));
  if (!words.includes(undefined)) return parsePaper(words);
  const width = parseSize(parts.slice(0, 1));
  const height = parseSize(parts.slice(-1));
  if (width === undefined || height === undefined) return undefined;
  return (context) => ({
    widthPt: Math.max(width(context), SHORTEST_SIDE_PT),
    heightPt: Math.max(height(context), SHORTEST_SIDE_PT),
  });
}

function parsePaper(words: readonly (string | undefined)[]): ReturnType<ParseValue<Values["size"]>> {
  const turned = words.filter((word) => word === "portrait" || word === "landscape");
  const names = words.filter((word) => word !== "portrait" && word !== "landscape");
  const paper = PAPERS.get(names[0] ?? "auto");
  if (paper === undefined || turned.length > 1 || names.length > 1) return undefined;
  const [short, long] = paper;
  return () => (turned[0] === "landscape" ? { widthPt: long, heightPt: short } : { widthPt: short, heightPt: long });
}
