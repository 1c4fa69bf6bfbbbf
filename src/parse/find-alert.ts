import type { MarkedToken } from "marked";
import type { AlertVariant } from "../model/document.js";
import type { TextRange } from "./region.js";

/** By the word that GitHub uses. */
const VARIANTS: ReadonlyMap<string, AlertVariant> = new Map([
  ["NOTE", "note"],
  ["TIP", "tip"],
  ["IMPORTANT", "important"],
  ["WARNING", "warning"],
  ["CAUTION", "caution"],
]);

const MARK = /^ {0,3}\[!([A-Za-z]+)\][ \t]*(?:\n|$)/;

/**
 * Tells whether a quote is an alert: `[!NOTE]` alone on its first line.
 *
 * @param text - The quote's text without its marks.
 * @param first - Its first block.
 * @returns The variant and what is left of the first paragraph, as offsets in `text`.
 */
export function findAlert(
  text: string,
  first: MarkedToken | undefined,
): { readonly variant: AlertVariant; readonly rest: TextRange } | undefined {
  const match = MARK.exec(text);
  const variant = VARIANTS.get(match?.[1]?.toUpperCase() ?? "");
  if (match === null || variant === undefined || first?.type !== "paragraph") return undefined;
  const start = match[0].length;
  return { variant, rest: { start, end: Math.max(start, first.raw.trimEnd().length) } };
}
