import type { QuotePair } from "./values.js";

const ENGLISH: readonly QuotePair[] = [
  ["“", "”"],
  ["‘", "’"],
];
const GERMAN: readonly QuotePair[] = [
  ["„", "“"],
  ["‚", "‘"],
];
const RUSSIAN: readonly QuotePair[] = [
  ["«", "»"],
  ["„", "“"],
];
const SPANISH: readonly QuotePair[] = [
  ["«", "»"],
  ["“", "”"],
];
const PERSIAN: readonly QuotePair[] = [
  ["«", "»"],
  ["‹", "›"],
];
const POLISH: readonly QuotePair[] = [
  ["„", "”"],
  ["‚", "’"],
];
const SWEDISH: readonly QuotePair[] = [
  ["”", "”"],
  ["’", "’"],
];
const FRENCH: readonly QuotePair[] = [
  ["«\u00A0", "\u00A0»"],
  ["“", "”"],
];

/** By primary language subtag; every other language has English marks. Source: CLDR 46, delimiters. */
const QUOTES: ReadonlyMap<string, readonly QuotePair[]> = new Map([
  ...["de", "cs", "sk", "sl", "da", "is"].map((lang) => [lang, GERMAN] as const),
  ...["ru", "uk", "be", "kk", "ky", "tg"].map((lang) => [lang, RUSSIAN] as const),
  ...["es", "it", "pt", "no", "nb", "nn", "el"].map((lang) => [lang, SPANISH] as const),
  ...["sv", "fi"].map((lang) => [lang, SWEDISH] as const),
  ...["pl", "hu", "ro", "hr"].map((lang) => [lang, POLISH] as const),
  ["fa", PERSIAN],
  ["fr", FRENCH],
]);

/** @returns The marks of `quotes: auto`, outermost first. */
export function findQuotes(lang: string): readonly QuotePair[] {
  return QUOTES.get(lang.toLowerCase().split("-")[0] ?? "") ?? ENGLISH;
}
