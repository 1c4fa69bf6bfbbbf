import type { Stance } from "../model/country.js";
import type { StanceShape, StanceStep } from "../model/front-matter.js";

/** The colour of each shape where a scale gives none; each above 4.5:1 on white. */
export const SHAPE_TINTS: Readonly<Record<StanceShape, string>> = {
  full: "#1B6E3C",
  half: "#8A5A00",
  open: "#555555",
  cross: "#A3262A",
  dash: "#555555",
};

/** The scale of briefs that define none. */
export const DEFAULT_STANCE_SCALE: readonly StanceStep[] = [
  { key: "supports", label: "Supports", shape: "full", tint: SHAPE_TINTS.full },
  { key: "conditions", label: "Supports with conditions", shape: "half", tint: SHAPE_TINTS.half },
  { key: "neutral", label: "Neutral or undeclared", shape: "open", tint: SHAPE_TINTS.open },
  { key: "opposes", label: "Opposes", shape: "cross", tint: SHAPE_TINTS.cross },
  { key: "noData", label: "No data", shape: "dash", tint: SHAPE_TINTS.dash },
];

/** Key of a country that the brief needs as background and does not assess. Every scale has it, none may define it. */
export const CONTEXT_KEY = "context";

const CONTEXT_STANCE: Stance = { kind: "context", label: "Context, not assessed" };

/** @returns What the key prints on this scale; `undefined` if the scale has no such step. */
export function findStance(scale: readonly StanceStep[], key: string): Stance | undefined {
  if (key === CONTEXT_KEY) return CONTEXT_STANCE;
  const step = scale.find((candidate) => candidate.key === key);
  return step === undefined ? undefined : { kind: "step", ...step };
}
