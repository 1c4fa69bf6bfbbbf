import type { FrontMatter, StanceStep } from "../model/front-matter.js";
import { NO_DATA_KEY, type PositionMatrix } from "../model/position-matrix.js";
import type { Span } from "../model/span.js";
import type { PageInput } from "./page-input.js";
import { formatString, type StringTable } from "./string-table.js";

/** What a brief says of its positions as a whole. */
export interface Positions {
  readonly matrix: PositionMatrix | undefined;
  /** How positions were found, in the author's words. */
  readonly method: string | undefined;
  /** ISO date: the latest up to which a position was read; `undefined` if the brief gives none. */
  readonly asOf: string | undefined;
  /** ISO date. */
  readonly briefDate: string;
  readonly isFinal: boolean;
  /** Where the frontmatter has the matrix. */
  readonly span: Span | undefined;
}

/** For the cells of a brief whose own scale has no such step. */
const NO_DATA_STEP: StanceStep = {
  key: NO_DATA_KEY,
  label: "No data",
  shape: "dash",
  tint: "#555555",
  stringKey: "stance-noData",
};

/** Gathers what matrices and disclaimers say of positions. */
export function gatherPositions({ frontMatter, matrix }: PageInput): Positions {
  const { stanceMethod, date, status, spans } = frontMatter;
  return {
    matrix,
    method: stanceMethod,
    asOf: findLatest(frontMatter),
    briefDate: date,
    isFinal: status === "final",
    span: spans.get("matrix"),
  };
}

/** ISO dates sort as text. */
function findLatest({ countries, matrix }: FrontMatter): string | undefined {
  const dates = [...countries.flatMap(({ asOf }) => asOf ?? []), ...(matrix?.asOf === undefined ? [] : [matrix.asOf])];
  return dates.sort().at(-1);
}

/** Steps by key, those of the default scale with their words in the brief's language; "noData" is among them. */
export function localizeScale(steps: readonly StanceStep[], strings: StringTable): ReadonlyMap<string, StanceStep> {
  const all = steps.some(({ key }) => key === NO_DATA_KEY) ? steps : [...steps, NO_DATA_STEP];
  return new Map(
    all.map(({ stringKey, ...step }) => {
      const label = stringKey === undefined ? step.label : formatString(strings, stringKey, new Map());
      return [step.key, { ...step, label }];
    }),
  );
}
