import type { Stance } from "../model/country.js";
import { NO_DATA_KEY } from "../model/position-matrix.js";
import type { StanceShape, StanceStep } from "../model/front-matter.js";

/** The colour of each shape where a scale gives none; each above 4.5:1 on white. */
export const SHAPE_TINTS: Readonly<Record<StanceShape, string>> = {
  full: "#1B6E3C",
  half: "#8A5A00",
  open: "#555555",
  cross: "#A3262A",
  dash: "#555555",
};

/** A step whose word is translated. */
function createStep(key: string, label: string, shape: StanceShape): StanceStep {
  return { key, label, shape, tint: SHAPE_TINTS[shape], stringKey: `stance-${key}` };
}

/** The scale of briefs that define none; the words are English until they are printed. */
export const DEFAULT_STANCE_SCALE: readonly StanceStep[] = [
  createStep("supports", "Supports", "full"),
  createStep("conditions", "Supports with conditions", "half"),
  createStep("neutral", "Neutral or undeclared", "open"),
  createStep("opposes", "Opposes", "cross"),
  createStep(NO_DATA_KEY, "No data", "dash"),
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
