import type { CodeEntry } from "./entry.js";

/** Codes of countries, facts and stances. */
export const COUNTRY_CODES = {
  "unknown-country": { severity: "error", summary: "Neither an ISO 3166-1 code nor a known name of a country." },
  "duplicate-country": { severity: "error", summary: "A country is listed twice." },
  "names-not-in-language": {
    severity: "warning",
    summary: "Names that the brief asks for are at hand in English alone; the short names of its language are printed.",
  },
  "mixed-country-names": { severity: "warning", summary: "The text calls one country by two names." },
  "status-note-missing": {
    severity: "warning",
    summary: "A name whose status is disputed has no note; an error in a final brief.",
  },
  "flag-not-printed": { severity: "warning", summary: "The brief asks for flags and its template has none." },
  "order-without-fact": { severity: "error", summary: "Countries are ordered by a fact that none of them has." },
  "unknown-stance": { severity: "error", summary: "A stance that is no step of the brief's scale." },
  "stance-scale-ambiguous": {
    severity: "error",
    summary: "Two steps of a stance scale share a word or a shape; a shape alone is a warning in a draft.",
  },
  "stance-faint": {
    severity: "warning",
    summary: "The tint of a stance has too little contrast with the paper: an error in a final brief.",
  },
  "unknown-issue": { severity: "error", summary: "An issue that the position matrix does not have." },
  "duplicate-issue": { severity: "error", summary: "Two issues of the position matrix have one id." },
  "matrix-gap": {
    severity: "warning",
    summary: "A row of the position matrix leaves an issue out: a warning in a draft, an error in a final brief.",
  },
  "language-without-data": {
    severity: "warning",
    summary: "Node has no names and formats for the brief's language; the English ones are printed.",
  },
  "map-without-country": { severity: "warning", summary: "The boundaries hold no shape of a country to be shown." },
  "map-not-printed": { severity: "warning", summary: "The brief asks for maps in cards and its template has none." },
  "map-empty": {
    severity: "error",
    summary: "A `:::map` block in a brief without countries, or none of which has a shape.",
  },
  "map-attribute": { severity: "error", summary: "An attribute of `:::map` that it does not know, or a size." },
  "map-steps-alike": {
    severity: "warning",
    summary: "Two steps of the scale have one shape, so a map cannot tell them apart.",
  },
  "disputed-area": {
    severity: "warning",
    summary: "A map shows a country whose borders are not agreed on, and the country has no `note`.",
  },
  "worldview-unverified": {
    severity: "error",
    summary: "Boundaries that were asked for are not shipped, because the terms for their use are not known.",
  },
  "geometry-unusable": { severity: "error", summary: "A file of boundaries that cannot be used." },
  "geometry-partial": { severity: "warning", summary: "Parts of a file of boundaries are left out." },
  "map-credit-missing": {
    severity: "warning",
    summary: "A map of the institution's own boundaries does not say whom they are from; an error in a final brief.",
  },
  "map-disclaimer-missing": {
    severity: "warning",
    summary: "The page has a map and not the disclaimer on borders; an error in a final brief.",
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
