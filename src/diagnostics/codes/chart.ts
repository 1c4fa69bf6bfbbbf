import type { CodeEntry } from "./entry.js";

/** Codes of charts. */
export const CHART_CODES = {
  "chart-field": { severity: "error", summary: "A field of a chart is unknown, missing, empty or of the wrong type." },
  "chart-data": {
    severity: "error",
    summary: "The data of a chart have no rows, series or columns that can be drawn.",
  },
  "chart-value": {
    severity: "error",
    summary: "A value of a chart is no number, or has more digits than can be read.",
  },
  "chart-duplicate": { severity: "error", summary: "Two categories or two series of a chart have the same name." },
  "chart-too-large": {
    severity: "error",
    summary: "A chart has more categories or series than can be told apart on paper.",
  },
  "chart-kind": { severity: "error", summary: "The data do not suit this type of chart." },
  "chart-name-unknown": {
    severity: "error",
    summary: "A chart names a category, a series or a column that its data do not have.",
  },
  "chart-without-title": { severity: "warning", summary: "A chart has no title; in a final brief it is an error." },
  "chart-without-source": { severity: "warning", summary: "A chart has no source; in a final brief it is an error." },
  "chart-without-alt": {
    severity: "warning",
    barrier: true,
    summary: "A chart has no text for readers who cannot see it.",
  },
  "chart-turned": {
    severity: "warning",
    summary: "The names of a chart's categories have no room below bars that stand, so its bars lie.",
  },
  "chart-cramped": { severity: "warning", summary: "The place of a chart is too narrow for its texts." },
  "chart-color-faint": {
    severity: "warning",
    summary: "A colour for charts has less than 3:1 against its background, so a darker one is printed.",
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
