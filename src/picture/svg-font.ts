import { findForeignProperty } from "./svg-properties.js";

/** `font: italic bold 12px/1.2 Arial, sans-serif`, of which all but size and family may be missing. */
const FONT =
  /^((?:(?:normal|italic|oblique|bold|bolder|lighter|[1-9]00)\s+)*)([\d.]+(?:[a-z]+|%))(?:\s*\/\s*[\d.a-z%]+)?\s+(.+)$/iu;

/** Sets a property; what `font` says is set one by one. */
export function setProperty(name: string, value: string, values: Map<string, string>): void {
  const [, words = "", size, families] = name === "font" ? (FONT.exec(value.trim()) ?? []) : [];
  if (size === undefined || families === undefined) {
    values.set(name, value);
    return;
  }
  const styles = words.trim().toLowerCase().split(/\s+/u);
  values.set("font-style", styles.find((word) => word === "italic" || word === "oblique") ?? "normal");
  values.set("font-weight", styles.find((word) => /^(?:bold|lighter|[1-9]00)/u.test(word)) ?? "normal");
  values.set("font-size", size);
  values.set("font-family", families);
}

/** @returns What cannot be drawn of a property with this value; `font` is told by its parts. */
export function findForeign(name: string, value: string): string | undefined {
  return name === "font" && FONT.test(value.trim()) ? undefined : findForeignProperty(name, value);
}

/** @returns Names without their quotation marks. */
export function splitFamilies(list: string): readonly string[] {
  return list
    .split(",")
    .map((family) => family.trim().replaceAll(/^["']|["']$/gu, ""))
    .filter((family) => family !== "");
}

/** The sizes that CSS has names for, in user units. */
export const SIZES: ReadonlyMap<string, number> = new Map([
  ["xx-small", 9.6],
  ["x-small", 12],
  ["small", 14.2],
  ["medium", 16],
  ["large", 19.2],
  ["x-large", 24],
  ["xx-large", 32],
]);

/** Words of `dominant-baseline`. */
export const BASELINES: readonly string[] = [
  ...["auto", "alphabetic", "baseline", "no-change", "middle", "central", "mathematical", "hanging", "ideographic"],
  ...["text-before-edge", "text-after-edge", "text-top", "text-bottom"],
];
