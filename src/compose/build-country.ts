import type { CountryProfile, Fact, Stance } from "../model/country.js";
import type { LocatorMap } from "../model/map.js";
import { trustHtml } from "./html.js";
import type { CountryData, FactData, FlagData, StanceData } from "./page-data.js";
import { keepDayWithMonth } from "./format-print-date.js";
import { printText } from "./print-text.js";
import { printString, writeSpan, type RenderContext } from "./render-context.js";
import { renderLocator } from "./render-locator.js";
import { drawStanceMark } from "./stance-mark.js";

type Wording = Pick<RenderContext, "lang" | "strings" | "scale">;

/** What lists, tables and cards print of a country. The card's text comes later, since its notes are numbered then. */
export function buildCountry(profile: CountryProfile, wording: Wording, map?: LocatorMap): CountryData {
  const print = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : keepDayWithMonth(printText(text, wording.lang));
  const headline = print(profile.headline);
  return {
    code: profile.code,
    id: `country-${profile.code.toLowerCase()}`,
    name: profile.name,
    stance: profile.stance === undefined ? undefined : buildStance(profile.stance, wording),
    chart: undefined,
    map: map === undefined ? undefined : renderLocator(map, profile.name, wording),
    headline,
    clause: print(profile.brief) ?? headline,
    summary: undefined,
    facts: profile.facts.map((fact) => buildFact(fact, wording)),
    note: print(profile.note),
    sourceLine: writeSourceLine(profile, wording),
    asOf: print(profile.asOf),
    flag: profile.flag === undefined ? undefined : buildFlag(profile.flag, profile.name, wording),
    inGrid: false,
    level: 2,
    span: writeSpan(profile.span),
  };
}

/** The country with what its card has beside that, and the level of its heading. */
export function completeCard(
  country: CountryData,
  card: Pick<CountryData, "summary" | "chart" | "level" | "inGrid">,
): CountryData {
  return { ...country, ...card, level: Math.min(card.level, 6) };
}

function buildFlag(src: string, name: string, wording: Wording): FlagData {
  return { src, alt: printString(wording, "flagAlt", { country: addArticle(name, wording.lang) }) };
}

/** Names that English puts "the" before. Strings of other languages are worded so that no article is needed. */
const WITH_ARTICLE =
  /^(?:United|Republic|Democratic|Federated|Lao People|Syrian Arab|Russian Fed|Central African R|Dominican R|Holy See|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|State of|Kingdom|Commonwealth|(?:Kyrgyz|Czech|Slovak) R)|Islands$|(?:Republic|Federation|Union|Confederation)$/u;

function addArticle(name: string, lang: string): string {
  const isEnglish = lang === "en" || lang.startsWith("en-");
  return isEnglish && WITH_ARTICLE.test(name) ? `the ${name}` : name;
}

function buildStance(stance: Stance, wording: Wording): StanceData {
  if (stance.kind === "context") return { mark: undefined, label: printString(wording, "stance-context") };
  const step = wording.scale.get(stance.key) ?? stance;
  return { mark: trustHtml(drawStanceMark(step)), label: step.label };
}

function buildFact({ label, value, unit, year, missing }: Fact, wording: Wording): FactData {
  const words = printText(label, wording.lang);
  return {
    label: unit === undefined ? words : printString(wording, "labelWithUnit", { label: words, unit }),
    value: missing && value !== MISSING_NUMBER ? printString(wording, "notStated") : printText(value, wording.lang),
    year,
    isMissing: missing,
  };
}

/** What a missing number prints, in every language. */
const MISSING_NUMBER = "..";

/** Sources, what was remarked on single facts, what two dots mean, and the date: sentences in one line. */
function writeSourceLine({ sources, facts, asOf }: CountryProfile, wording: Wording): string {
  const remarks = facts.flatMap(({ label, note }) => (note === undefined ? [] : [`${label}: ${note}`]));
  const hasDots = facts.some(({ missing, value }) => missing && value === MISSING_NUMBER);
  return [
    ...(sources.length === 0 ? [] : [sources.join("; ")]),
    ...remarks,
    ...(hasDots ? [printString(wording, "missingNumber")] : []),
    ...(asOf === undefined ? [] : [printString(wording, "asOf", { date: asOf })]),
  ]
    .map((sentence) => keepDayWithMonth(endSentence(printText(sentence, wording.lang))))
    .join(" ");
}

/** Adds a full stop to a text that does not end in one. */
export function endSentence(text: string): string {
  return /[.!?…。।۔؟]$/u.test(text) ? text : `${text}.`;
}
