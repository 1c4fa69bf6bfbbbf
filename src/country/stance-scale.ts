import type { Stance } from "../model/country.js";
import type { StanceStep } from "../model/front-matter.js";

/** The scale of briefs that define none: word, drawn shape and colour (each above 4.5:1 on white). */
export const DEFAULT_STANCE_SCALE: readonly StanceStep[] = [
  { key: "supports", label: "Supports", shape: "full", tint: "#1B6E3C" },
  { key: "conditions", label: "Supports with conditions", shape: "half", tint: "#8A5A00" },
  { key: "neutral", label: "Neutral or undeclared", shape: "open", tint: "#555555" },
  { key: "opposes", label: "Opposes", shape: "cross", tint: "#A3262A" },
  { key: "noData", label: "No data", shape: "dash", tint: "#555555" },
];

/** Stands for a country that the brief needs as background and does not assess; it has no shape. */
const CONTEXT_STANCE: Stance = { kind: "context", label: "Context, not assessed" };

/** @returns What the key prints on this scale; `undefined` if the scale has no such step. */
export function findStance(scale: readonly StanceStep[], key: string): Stance | undefined {
  if (key === "context") return CONTEXT_STANCE;
  const step = scale.find((candidate) => candidate.key === key);
  return step === undefined ? undefined : { kind: "step", ...step };
}
