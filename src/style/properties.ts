import { lexer } from "css-tree";
import { BACKGROUND_PROPERTIES } from "./background-properties.js";
import { BOX_PROPERTIES } from "./box-properties.js";
import { DECORATION_PROPERTIES } from "./decoration-properties.js";
import { FLOW_PROPERTIES } from "./flow-properties.js";
import { LAYOUT_PROPERTIES } from "./layout-properties.js";
import { LOGICAL_LONGHANDS } from "./logical-longhands.js";
import type { Longhand } from "./longhand.js";
import { OWN_PROPERTIES } from "./own-properties.js";
import { SHORTHANDS } from "./shorthands.js";
import { EARLY_PROPERTIES, TEXT_PROPERTIES } from "./text-properties.js";

/** Every longhand, in the order of computing. */
export const LONGHANDS: readonly Longhand[] = [
  ...EARLY_PROPERTIES,
  ...TEXT_PROPERTIES,
  ...BOX_PROPERTIES,
  ...DECORATION_PROPERTIES,
  ...LAYOUT_PROPERTIES,
  ...BACKGROUND_PROPERTIES,
  ...FLOW_PROPERTIES,
  ...OWN_PROPERTIES,
].map((longhand, slot) => ({ ...longhand, slot }));

/** Longhands by their CSS name, e.g. "margin-top". */
export const LONGHANDS_BY_NAME: ReadonlyMap<string, Longhand> = new Map(
  LONGHANDS.map((longhand) => [longhand.name, longhand]),
);

/** Those that children inherit. */
export const INHERITED_LONGHANDS: readonly Longhand[] = LONGHANDS.filter((longhand) => longhand.inherited);

/** Every name that a declaration may have, for near misses. */
export const PROPERTY_NAMES: readonly string[] = [
  ...LONGHANDS_BY_NAME.keys(),
  ...LOGICAL_LONGHANDS.keys(),
  ...SHORTHANDS.keys(),
  "all",
];

/** Does CSS know the property, though we do not? Only the name is looked up; no value is matched. */
export function isCssProperty(name: string): boolean {
  return lexer.matchProperty(name, "inherit").error === null;
}
