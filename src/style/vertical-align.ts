import type { ComputedStyle } from "../model/computed-style.js";
import type { Values } from "./values.js";

/**
 * Text stands on the baseline of the inline element around it, wherever that is (CSS 2.2, 10.8.1).
 *
 * @returns Of inline elements the shift against the line, in pt.
 */
export function findVerticalAlign(
  { verticalAlign: own }: Readonly<Values>,
  display: ComputedStyle["display"],
  parent: ComputedStyle | undefined,
): ComputedStyle["verticalAlign"] {
  const around = isInline(display) && isInline(parent?.display) ? parent?.verticalAlign : undefined;
  if (typeof around !== "number") return own;
  if (own === "baseline") return around;
  return typeof own === "number" ? own + around : own;
}

function isInline(display: ComputedStyle["display"] | undefined): boolean {
  return display === "inline" || display === "inline-block";
}
