import type { Dice } from "./dice.js";

/** Declarations of one element, e.g. `["margin: 4pt", "orphans: 3"]`. */
export type Declarations = readonly string[];

/** Lengths out of all proportion. */
const WILD_LENGTHS = [
  "0",
  "0.001pt",
  "1pt",
  "95%",
  "250%",
  "400pt",
  "3000pt",
  "1e5pt",
  "1e9pt",
  "300vw",
  "200vh",
  "40em",
] as const;
const WILD_PROPERTIES = [
  "width",
  "min-width",
  "max-width",
  "height",
  "min-height",
  "max-height",
  "padding",
  "padding-top",
  "padding-left",
  "margin-top",
  "margin-left",
  "margin-right",
  "margin-bottom",
  "border-top-width",
  "border-left-width",
  "text-indent",
  "column-gap",
  "row-gap",
  "letter-spacing",
  "word-spacing",
  "line-height",
  "font-size",
  "border-radius",
] as const;
const MAY_BE_NEGATIVE: ReadonlySet<string> = new Set([
  "margin-top",
  "margin-left",
  "margin-right",
  "margin-bottom",
  "text-indent",
  "letter-spacing",
  "word-spacing",
]);
const NOT_SHARES: ReadonlySet<string> = new Set([
  "border-top-width",
  "border-left-width",
  "letter-spacing",
  "word-spacing",
]);

/** @returns One declaration with a length that no designer would write. */
export function makeWildDeclaration(dice: Dice): string {
  const property = dice.pick(WILD_PROPERTIES);
  const length = dice.pick(WILD_LENGTHS);
  const sign = length !== "0" && MAY_BE_NEGATIVE.has(property) && dice.chance(0.4) ? "-" : "";
  const value = length.endsWith("%") && NOT_SHARES.has(property) ? "50pt" : length;
  return `${property}: ${sign}${value}`;
}

/** Margins above and below, and how its text is to be broken. */
export function makeBlockStyle(dice: Dice): Declarations {
  return [
    `margin: ${dice.int(0, 12)}pt 0 ${dice.int(0, 12)}pt`,
    ...(dice.chance(0.2) ? [`orphans: ${dice.int(1, 5)}`, `widows: ${dice.int(1, 5)}`] : []),
    ...(dice.chance(0.2) ? [`text-align: ${dice.pick(["right", "center", "justify", "start", "end"])}`] : []),
    ...(dice.chance(0.1) ? ["hyphens: auto"] : []),
    ...(dice.chance(0.1) ? [`text-wrap: ${dice.pick(["wrap", "balance", "pretty"])}`] : []),
    ...(dice.chance(0.05) ? [`font-size: ${dice.int(7, 18)}pt`, "line-height: 1.3"] : []),
    ...(dice.chance(0.05) ? [`text-indent: ${dice.int(2, 14)}pt`] : []),
  ];
}

const BREAKS = ["page", "left", "right", "recto", "verso", "avoid", "column"] as const;

/** How a block is to be parted from its neighbours. */
export function makeBreaks(dice: Dice): Declarations {
  return [
    ...(dice.chance(0.05) ? [`break-before: ${dice.pick(BREAKS)}`] : []),
    ...(dice.chance(0.05) ? [`break-after: ${dice.pick(BREAKS)}`] : []),
    ...(dice.chance(0.15) ? ["break-inside: avoid"] : []),
  ];
}

/** Padding, border and sizes of a box. */
export function makeBoxStyle(dice: Dice): Declarations {
  return [
    `padding: ${dice.int(0, 8)}pt ${dice.int(0, 8)}pt ${dice.int(0, 8)}pt`,
    ...(dice.chance(0.4)
      ? [
          `border-${dice.pick(["top", "right", "bottom", "left"])}: ${dice.int(1, 4)}pt ${dice.pick(["solid", "dashed", "double"])} #000`,
        ]
      : []),
    ...(dice.chance(0.2) ? ["box-decoration-break: clone"] : []),
    ...(dice.chance(0.1) ? [`min-height: ${dice.int(10, 120)}pt`] : []),
    ...(dice.chance(0.05) ? [`height: ${dice.int(10, 200)}pt`] : []),
    ...(dice.chance(0.1) ? [`width: ${dice.int(50, 100)}%`] : []),
    ...(dice.chance(0.05) ? [`max-width: ${dice.int(60, 200)}pt`] : []),
    ...(dice.chance(0.1) ? ["box-sizing: border-box"] : []),
  ];
}
