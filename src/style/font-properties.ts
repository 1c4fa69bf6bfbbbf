import { parseNumber } from "./parse-length.js";
import { defineLonghand, findKeyword, keywordMapSpec, keywordSpec, parseFirst, parseKeyword } from "./longhand.js";
import type { LonghandSpec, ParseValue, UnnumberedLonghand } from "./longhand.js";
import type { CssNode } from "css-tree";
import type { FeatureSetting } from "./values.js";

/** `font-stretch` words as percentages of the normal width. @see CSS Fonts 4, 2.5 */
export const STRETCHES: ReadonlyMap<string, number> = new Map([
  ["ultra-condensed", 50],
  ["extra-condensed", 62.5],
  ["condensed", 75],
  ["semi-condensed", 87.5],
  ["normal", 100],
  ["semi-expanded", 112.5],
  ["expanded", 125],
  ["extra-expanded", 150],
  ["ultra-expanded", 200],
]);

/** @returns A percentage, not negative. */
export function readStretch(node: CssNode | undefined): number | undefined {
  if (node?.type === "Identifier") return STRETCHES.get(node.name.toLowerCase());
  const percent = node?.type === "Percentage" ? Number(node.value) : NaN;
  return percent >= 0 && Number.isFinite(percent) ? percent : undefined;
}

const parseStretch: ParseValue<number> = (parts) => {
  const [node, extra] = parts;
  const stretch = readStretch(node);
  return stretch === undefined || extra !== undefined ? undefined : () => stretch;
};

/** `font-variant-ligatures` words with what they switch. @see CSS Fonts 4, 6.4 */
export const LIGATURE_FEATURES: ReadonlyMap<string, readonly FeatureSetting[]> = new Map([
  ["common-ligatures", switchAll(true, "liga", "clig")],
  ["no-common-ligatures", switchAll(false, "liga", "clig")],
  ["discretionary-ligatures", switchAll(true, "dlig")],
  ["no-discretionary-ligatures", switchAll(false, "dlig")],
  ["historical-ligatures", switchAll(true, "hlig")],
  ["no-historical-ligatures", switchAll(false, "hlig")],
  ["contextual", switchAll(true, "calt")],
  ["no-contextual", switchAll(false, "calt")],
]);

/** `none`: no ligature and no form that depends on its neighbours. */
const NO_LIGATURES = switchAll(false, "liga", "clig", "dlig", "hlig", "calt");

function switchAll(on: boolean, ...tags: readonly string[]): readonly FeatureSetting[] {
  return tags.map((tag) => ({ tag, on }));
}

const parseLigatures: ParseValue<readonly FeatureSetting[]> = (parts) => {
  const settings: FeatureSetting[] = [];
  for (const part of parts) {
    const switched = LIGATURE_FEATURES.get(findKeyword([part]) ?? "");
    // Each kind may be said once.
    if (switched === undefined || switched.some(({ tag }) => settings.some((setting) => setting.tag === tag)))
      return undefined;
    settings.push(...switched);
  }
  return settings.length === 0 ? undefined : () => settings;
};

const ligaturesSpec: LonghandSpec<readonly FeatureSetting[]> = {
  inherited: true,
  keywords: ["normal", "none", ...LIGATURE_FEATURES.keys()],
  parse: parseFirst<readonly FeatureSetting[]>(
    parseKeyword<readonly FeatureSetting[]>(
      new Map([
        ["normal", []],
        ["none", NO_LIGATURES],
      ]),
    ),
    parseLigatures,
  ),
};

/** `0.48`, or `ex-height 0.48`: the height of an x is what faces are matched by. @see CSS Fonts 5, 2.1 */
const parseAspect: ParseValue<number | "none"> = (parts) => {
  const value = parseNumber(findKeyword(parts.slice(0, 1)) === "ex-height" ? parts.slice(1) : parts);
  return value === undefined || value <= 0 || value > MOST_ASPECT ? undefined : () => value;
};

/** No face has letters higher than its em; more than that is a slip, and would make pages of single letters. */
const MOST_ASPECT = 1;

/** What chooses a face and its features beyond family, weight and style. */
export const FONT_PROPERTIES: readonly UnnumberedLonghand[] = [
  defineLonghand("font-kerning", "fontKerning", {
    inherited: true,
    ...keywordMapSpec<boolean>({ auto: true, normal: true, none: false }),
  }),
  defineLonghand("font-stretch", "fontStretch", {
    inherited: true,
    expects: "`normal`, `condensed`, `expanded` and the like, or a percentage",
    keywords: [...STRETCHES.keys()],
    parse: parseStretch,
  }),
  defineLonghand("font-size-adjust", "fontSizeAdjust", {
    inherited: true,
    expects: "`none`, or the height of an x as a part of the font size, e.g. `0.48`",
    keywords: ["none", "ex-height"],
    parse: parseFirst<number | "none">(parseKeyword<number | "none">(new Map([["none", "none"]])), parseAspect),
  }),
  defineLonghand("font-variant-ligatures", "fontVariantLigatures", ligaturesSpec),
  // Weights and slopes are never synthesized, so there is nothing to switch.
  defineLonghand("font-synthesis", "fontSynthesis", { inherited: true, ...keywordSpec("none", "small-caps") }),
];
