import { CONTEXT_KEY } from "../country/stance-scale.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import { findContrast } from "../formats/contrast-ratio.js";
import { formatHexColor } from "../formats/format-hex-color.js";
import { findEntry, type YamlEntry, type YamlNode, type YamlScalar } from "../formats/yaml-node.js";
import type { Color } from "../model/picture.js";
import { quote } from "./scalar-field.js";

/** What shapes need against the paper (WCAG 2.2, 1.4.11). */
const LEAST_CONTRAST = 3;
const PAPER: Color = { r: 1, g: 1, b: 1 };

/**
 * Checks a stance scale beyond the types of its fields: steps must be told apart by word and by shape, since a reader who
 * prints in grey has nothing else, and shapes must stand out from the paper.
 *
 * @param scale - The value of `stanceScale`.
 */
export function checkStanceScale(scale: YamlNode, isFinal: boolean, sink: Sink): void {
  if (scale.kind !== "map") return;
  const context = findEntry(scale, CONTEXT_KEY);
  if (context !== undefined) {
    const message = "`context` cannot be a step of the scale: it stands for a country that is not assessed";
    sink.report("invalid-value", { message, span: context.keySpan, hint: "Give the step another key" });
  }
  const severity = isFinal ? "error" : "warning";
  checkDistinct(scale.entries, "label", "the word", "error", "Give each step a word of its own", sink);
  const hint = "Give each step one of full, half, open, cross and dash; a scale has five steps at most";
  checkDistinct(scale.entries, "shape", "the shape", severity, hint, sink);
  for (const { value } of scale.entries) {
    const tint = findScalar(value, "tint");
    if (tint !== undefined) checkTint(tint, severity, sink);
  }
}

function checkDistinct(
  entries: readonly YamlEntry[],
  field: "label" | "shape",
  what: string,
  severity: "error" | "warning",
  hint: string,
  sink: Sink,
): void {
  const keys = new Map<string, string>();
  for (const { key, value } of entries) {
    const scalar = findScalar(value, field);
    if (scalar === undefined) continue;
    const text = scalar.source.trim().replace(/\s+/gu, " ").toLowerCase();
    const other = keys.get(text);
    if (other === undefined) {
      keys.set(text, key);
      continue;
    }
    const message = `The steps ${quote(other)} and ${quote(key)} both have ${what} ${quote(scalar.source)}`;
    sink.report("stance-scale-ambiguous", { severity, message, span: scalar.span, hint });
  }
}

function checkTint(tint: YamlScalar, severity: "error" | "warning", sink: Sink): void {
  const color = readHexColor(tint.source.trim());
  const ratio = color === undefined ? LEAST_CONTRAST : findContrast(color, PAPER);
  if (color === undefined || ratio >= LEAST_CONTRAST) return;
  const shown = String(Math.floor(ratio * 10) / 10);
  sink.report("stance-faint", {
    severity,
    message: `The tint ${quote(tint.source)} has a contrast of ${shown}:1 with white paper, and a shape needs ${String(LEAST_CONTRAST)}:1`,
    span: tint.span,
    hint: `Write "${formatHexColor(darken(color))}", the nearest shade that passes, or a darker one`,
  });
}

function readHexColor(text: string): Color | undefined {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/iu.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const full = digits.length === 3 ? Array.from(digits, (digit) => digit + digit).join("") : digits;
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255);
  return { r, g, b };
}

/** The same hue, as light as it may be. */
function darken(color: Color): Color {
  for (let share = 255; share > 0; share--) {
    const part = share / 255;
    const darker = { r: round(color.r * part), g: round(color.g * part), b: round(color.b * part) };
    if (findContrast(darker, PAPER) >= LEAST_CONTRAST) return darker;
  }
  return { r: 0, g: 0, b: 0 };
}

/** Colours are written with whole bytes. */
function round(value: number): number {
  return Math.round(value * 255) / 255;
}

function findScalar(node: YamlNode, key: string): YamlScalar | undefined {
  const value = findEntry(node, key)?.value;
  return value?.kind === "scalar" ? value : undefined;
}
