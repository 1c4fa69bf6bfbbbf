import { COUNTRIES } from "../../src/country/country-table.js";
import { createRandom } from "../../tests/random.js";
import type { GeneratedBrief } from "./make-brief.js";

const COUNTS = [0, 1, 2, 6, 12, 27, 54] as const;
const MODES = ["anchored", "start", "end"] as const;
const STANCES = ["supports", "conditions", "neutral", "opposes", "context"] as const;
const ORDERS = ["alphabetical", "given", "by-stance", "{ by: Figure 0 }"] as const;
const WORDS =
  "the treaty says that power and grain go over the border by rail while talks on water are held each spring and a council of experts reads the meters so that prices stay fair".split(
    " ",
  );

/** Each number of countries in each mode once. */
export const COUNTRY_BRIEFS = COUNTS.length * MODES.length;

/** A brief about countries, and what has to be found on its pages. */
export interface CountryBrief extends GeneratedBrief {
  readonly mode: (typeof MODES)[number];
  /** In the order of the frontmatter; the paragraph that a card stands behind begins with `opening`, if there is one. */
  readonly countries: readonly { readonly name: string; readonly opening: string | undefined }[];
}

/**
 * Makes a brief whose cards are what matters: 0 to 54 of them, anchored, at the start or at the end, with or without flags
 * and maps, with texts, facts and notes of any length. All of an index follow from the seed.
 *
 * @param index - From 0; {@link COUNTRY_BRIEFS} of them have every number of countries in every mode.
 */
export function makeCountryBrief(index: number, seed: number): CountryBrief {
  const below = createRandom((Math.imul(seed, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b)) | 0);
  const pick = <T>(list: readonly T[]): T | undefined => list[below(list.length)];
  const sentence = (): string => {
    const from = below(12);
    const text = WORDS.slice(from, from + 6 + below(WORDS.length - from - 5)).join(" ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const text = (most: number): string => Array.from({ length: 1 + below(most) }, sentence).join(" ");
  const count = COUNTS[index % COUNTS.length] ?? 0;
  const mode = MODES[Math.floor(index / COUNTS.length) % MODES.length] ?? "anchored";
  const first = below(COUNTRIES.length);
  const listed = Array.from({ length: count }, (_, at) => COUNTRIES[(first + at * 4) % COUNTRIES.length]).filter(
    (country) => country !== undefined,
  );

  const country = (code: string): readonly string[] => [
    `  - code: ${code}`,
    ...(below(8) === 0 ? [] : [`    stance: ${pick(STANCES) ?? "neutral"}`]),
    ...(below(8) === 0
      ? []
      : [
          `    headline: ${JSON.stringify(
            sentence()
              .slice(0, 20 + below(30))
              .trim(),
          )}`,
        ]),
    ...(below(8) === 0 ? [] : [`    summary: ${JSON.stringify(text(below(6) === 0 ? 9 : 4))}`]),
    "    facts:",
    `      - { label: Figure 0, value: ${below(90_000)}, year: "2025", source: Office }`,
    ...Array.from(
      { length: below(5) },
      (_, at) =>
        `      - { label: ${JSON.stringify(`Figure ${at + 1}`)}, value: ${below(900)}, year: "2025", source: Office }`,
    ),
  ];
  const anchors = listed.map(({ name }, at) => {
    if (below(12) === 0) return undefined;
    return `Case ${at} is ${name}.`;
  });
  const body = anchors.flatMap((anchor) => [
    ...(below(5) === 0 ? [`## ${sentence().slice(0, -1)}`, ""] : []),
    ...(anchor === undefined ? [] : [`${anchor} ${text(4)}`, ""]),
    ...Array.from({ length: below(3) }, () => [text(5), ""]).flat(),
  ]);
  const lines = [
    "---",
    `title: ${JSON.stringify(sentence().slice(0, 60))}`,
    "organisation: Institute for Typography",
    "date: 2026-03-12",
    "lang: en",
    `cards: ${mode}`,
    `keyMessages: [${JSON.stringify(sentence())}, ${JSON.stringify(sentence())}]`,
    `flag: ${below(2) === 0}`,
    `map: ${below(3) === 0}`,
    `countryOrder: ${pick(ORDERS) ?? "given"}`,
    ...(below(2) === 0 ? [`cardColumns: ${1 + below(3)}`] : []),
    "statusNames: { XK: none, TW: none, PS: none, EH: none }",
    'disclaimers: ["Borders on maps imply no opinion."]',
    ...(count === 0 ? [] : ["countries:", ...listed.flatMap(({ alpha2 }) => country(alpha2))]),
    "---",
    "",
    ...Array.from({ length: 3 }, () => [text(5), ""]).flat(),
    ...body,
  ];
  const countries = listed.map(({ name }, at) => ({ name, opening: mode === "anchored" ? anchors[at] : undefined }));
  return { text: lines.join("\n"), pictures: {}, mode, countries };
}
