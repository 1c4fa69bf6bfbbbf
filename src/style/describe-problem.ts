import { lexer } from "css-tree";
import { findNearMiss, formatNearMiss } from "../diagnostics/near-miss.js";
import { MATH_FUNCTIONS, UNITS } from "./parse-quantity.js";
import { isCssProperty, PROPERTY_NAMES } from "./properties.js";

/** What is wrong, and what to do. */
interface Description {
  readonly message: string;
  readonly hint: string;
}

/** Properties of CSS that paper has no use for, or what is there in their place. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^(?:animation|transition|will-change)/u, "Nothing moves on paper. "],
  [
    /^(?:cursor|pointer-events|user-select|resize|touch-action|caret-color|appearance|scroll|overscroll|accent-color)/u,
    "Nobody points at paper or scrolls it. ",
  ],
  [/^outline/u, "Use `border`, which takes its room. "],
  [/^(?:box|text)-shadow$/u, "Use a `border` or a `background-color`. "],
  [
    /^(?:transform|rotate|scale|translate|perspective|filter|backdrop-filter|mix-blend-mode|mask|clip)/u,
    "Draw it in an SVG picture. ",
  ],
  [/^(?:writing-mode|text-orientation)$/u, "Lines run across the page. "],
  [/^z-index$/u, "What comes later in the HTML is drawn above. "],
  [/^clear$/u, "Nothing floats beside text, so there is nothing to clear. "],
  [/^overflow(?:-[xy]|-inline|-block)?$/u, "Nothing is cut off or scrolled: boxes grow, and go on on the next page. "],
  [/^(?:flex-shrink|flex-basis|order)$/u, "Use `flex-grow` and `width`; the order is that of the HTML. "],
  [/^grid-(?:template-areas|area|row|auto-)/u, "Use `grid-template-columns` and `grid-column: span n`. "],
  [/^(?:container|contain|content-visibility)/u, "Sheets do not depend on sizes; give the element a class. "],
];

/** Properties of print that css-tree has never heard of. */
const PRINT_PROPERTIES =
  /^(?:bleed|marks|page|float-(?:reference|defer|offset)|footnote-(?:policy|display)|bookmark-(?:label|state)|copy-into|hyphenate-.*|initial-letter.*|text-box.*|page-policy)$/u;

/** Properties to which print adds values that css-tree's grammars lack. */
const PRINT_VALUES = /^(?:float|position|content|display|break-.*|page-break-.*|string-set|vertical-align)$/u;

/** A property that we do not know: one of CSS, or none at all. */
export function describeProperty(property: string): Description {
  const known = isCssProperty(property) || PRINT_PROPERTIES.test(property);
  const message = known
    ? `\`${property}\` is a CSS property that Briefpress does not support`
    : `\`${property}\` is not a CSS property`;
  const advice = known ? ADVICE.find(([pattern]) => pattern.test(property))?.[1] : undefined;
  const help = advice ?? (known ? "" : formatNearMiss(property, PROPERTY_NAMES));
  return { message, hint: `${help}The declaration is ignored.` };
}

/** Longest value that is quoted in a message, and longest that is matched against its grammar. */
const LONGEST_QUOTE = 60;
const LONGEST_MATCHED = 200;

/** A value that its property does not take: one of CSS, or none at all. */
export function describeValue(
  property: string,
  written: string,
  { expects, keywords }: { readonly expects: string; readonly keywords: readonly string[] },
): Description {
  const text = written.trim();
  const shown = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  const near = findNearMiss(text, keywords);
  const guess = near === undefined ? describeUnit(text) : `Did you mean \`${near}\`? `;
  return {
    message: `\`${property}: ${shown}\` ${judge(property, text)}`,
    hint: `${guess}\`${property}\` takes ${expects}.`,
  };
}

const CALCULATES = new RegExp(`\\b(?:${MATH_FUNCTIONS.join("|")})\\(`, "iu");

/** css-tree's lexer knows the grammars of CSS, but nothing of our own properties and of what calculations contain. */
function judge(property: string, text: string): string {
  if (!isCssProperty(property) || text.length > LONGEST_MATCHED || CALCULATES.test(text)) return "is not supported";
  const isValid = lexer.matchProperty(property, text).error === null;
  if (!isValid && PRINT_VALUES.test(property)) return "is not supported";
  return isValid ? "is CSS that Briefpress does not support" : "is not supported: CSS has no such value";
}

const DIMENSIONS = /(?<![\w#.-])[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?([a-z]+)/giu;

function describeUnit(text: string): string {
  for (const [, unit = ""] of text.slice(0, LONGEST_MATCHED).matchAll(DIMENSIONS)) {
    if (UNITS.includes(unit.toLowerCase())) continue;
    const units = UNITS.filter((known) => known !== "fr").map((known) => `\`${known}\``);
    return `\`${unit}\` is not one of the units ${units.join(", ")}. `;
  }
  return "";
}
