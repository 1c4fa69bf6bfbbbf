// The tables of the reference, from those that the program itself uses.
import { PSEUDO_ELEMENTS } from "../../dist/style/compile-selector.js";
import { WIDE_KEYWORDS } from "../../dist/style/expand-declaration.js";
import { AT_RULES } from "../../dist/style/load-stylesheet.js";
import { LOGICAL_LONGHANDS } from "../../dist/style/logical-longhands.js";
import { KNOWN_TAGS } from "../../dist/style/parse-html.js";
import { MARGIN_BOXES } from "../../dist/style/parse-page-rule.js";
import { PAGE_PSEUDOS } from "../../dist/style/page-selector.js";
import { MATH_FUNCTIONS, UNITS } from "../../dist/style/parse-quantity.js";
import { LONGHANDS } from "../../dist/style/properties.js";
import { PSEUDO_CLASS_NAMES } from "../../dist/style/pseudo-classes.js";
import { SHORTHANDS } from "../../dist/style/shorthands.js";
import { LAYERS } from "../../dist/style/stylesheet.js";

/** Which section of the reference a property stands in: the first that fits. What fits none stands with the boxes. */
const SECTIONS = [
  ["pages", /^(?:size|bleed|marks|page)$/u],
  ["notes", /^(?:float|float-reference|footnote-.*|-briefpress-rule-width)$/u],
  ["breaks", /^(?:page-)?break-|^orphans$|^widows$|^box-decoration-break$/u],
  ["generated", /^(?:content|counter-.*|string-set|quotes|bookmark-.*)$/u],
  ["lists", /^list-style/u],
  ["tables", /^(?:border-collapse|border-spacing|caption-side|table-layout|empty-cells)$/u],
  ["columns", /^(?:columns|column-(?:count|width|fill|span|rule.*))$/u],
  ["grid", /^(?:grid|flex|justify|align|place|gap|row-gap|column|order)/u],
  [
    "text",
    /^(?:font|line-|letter-|word-|text-|white-space|hyphen|overflow-wrap|color$|direction|unicode-bidi|hanging|tab-size|vertical-align|-briefpress-fit|initial-letter)/u,
  ],
];

const code = (text) => `\`${text}\``;
const codes = (names) => names.map(code).join(", ");

function sectionOf(property) {
  return SECTIONS.find(([, pattern]) => pattern.test(property))?.[0] ?? "boxes";
}

/** Every property as one row: its names, what it takes, and whether children inherit it. */
function listRows(section) {
  const longhands = LONGHANDS.filter(({ name }) => sectionOf(name) === section).map(
    ({ name, inherited, expects, keywords }) => ({
      names: [name],
      takes: describeValues(expects, keywords),
      inherited: inherited ? "yes" : "",
    }),
  );
  const logical = [...LOGICAL_LONGHANDS]
    .filter(([name]) => sectionOf(name) === section)
    .map(([name, { ltr, rtl }]) => ({
      names: [name],
      takes: ltr === rtl ? `as ${code(ltr)}` : `as ${code(ltr)}, or ${code(rtl)} in text from right to left`,
      inherited: "",
    }));
  const shorthands = [...SHORTHANDS]
    .filter(([name]) => sectionOf(name) === section)
    .map(([name, { expects, longhands: sets }]) => ({
      names: [name],
      takes: describeShorthand(expects, sets),
      inherited: "",
    }));
  return [...joinSides(longhands), ...joinSides(shorthands), ...joinLogical(logical)];
}

/** What a property takes, with the keywords that its words leave out. */
function describeValues(expects, keywords) {
  const left = keywords.filter((keyword) => !expects.includes(code(keyword)));
  if (left.length === 0 || /`[A-Z]/u.test(expects)) return expects;
  return `${expects}; ${codes(left)}`;
}

function describeShorthand(expects, sets) {
  if (sets.length === 0) return `only ${expects}`;
  return expects.startsWith("what `") ? `another name of ${code(sets[0])}` : expects;
}

/** A side or a corner in the name of a property. */
const SIDES = /-(?:top|right|bottom|left|inline|block)(?:-(?:left|right|start|end))?(?=-|$)/u;

/** `margin-top`, `margin-right` and so on take the same, so they share a row. */
function joinSides(rows) {
  const joined = [];
  for (const row of rows) {
    const stem = row.names[0].replace(SIDES, "");
    const known = joined.find((other) => other.stem === stem && other.takes === row.takes);
    if (known === undefined) joined.push({ ...row, stem });
    else known.names.push(...row.names);
  }
  return joined;
}

/** The logical sides of one property are one row. */
function joinLogical(rows) {
  const joined = new Map();
  for (const { names, takes } of rows) {
    const stem = names[0].replace(/-(?:inline|block)-(?:start|end)/u, "");
    const known = joined.get(stem);
    if (known === undefined) joined.set(stem, { names: [...names], takes, inherited: "" });
    else {
      known.names.push(...names);
      known.takes = `as the sides of ${code(stem)}`;
    }
  }
  return [...joined.values()];
}

/** The table of the properties of one section. */
export function writeProperties(section) {
  const rows = listRows(section).map(({ names, takes, inherited }) => {
    const cells = [codes(names), takes.replaceAll("|", "\\|"), inherited];
    return `| ${cells.join(" | ")} |`;
  });
  return ["| Property | Takes | Inherited |", "| --- | --- | --- |", ...rows].join("\n");
}

const NAMES = {
  elements: () => [...KNOWN_TAGS],
  "pseudo-classes": () => PSEUDO_CLASS_NAMES,
  "pseudo-elements": () => PSEUDO_ELEMENTS.map((name) => `::${name}`),
  "at-rules": () => AT_RULES,
  layers: () => LAYERS,
  units: () => [...UNITS.filter((unit) => unit !== "fr"), "%"],
  functions: () => MATH_FUNCTIONS.map((name) => `${name}()`),
  keywords: () => WIDE_KEYWORDS,
  "page-pseudos": () => PAGE_PSEUDOS.map((name) => (name === "nth" ? ":nth()" : `:${name}`)),
  "margin-boxes": () => MARGIN_BOXES.map((name) => `@${name}`),
};

/** A list of names, e.g. all units. */
export function writeNames(kind) {
  return codes(NAMES[kind]());
}
