import { z } from "zod";
import { country } from "./country-fields.js";
import { cardColumns, countryOrder, namePolicy, statusNames } from "./country-settings.js";
import { doi, issn, languageTag, orcid } from "./identifier-fields.js";
import { matrix } from "./matrix-fields.js";
import { ScalarValue } from "./schema-input.js";
import {
  dateTime,
  isoDate,
  line,
  mapChoice,
  markdown,
  oneOf,
  pattern,
  webAddress,
  wholeNumber,
  yesOrNo,
} from "./text-fields.js";

const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u;
const JEL = /^[A-Z]\d{0,2}$/u;
const SDG = /^(?:1[0-7]|[1-9])(?:\.[0-9a-d]{1,2})?$/u;
const HEX_COLOR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/iu;
const HEX_HINT = 'a colour as "#1B6E3C", in quotes because a `#` begins a comment';

/** An author, editor or contributor: a map, or the name alone. */
const person = z.pipe(
  z.transform((input: unknown) => (input instanceof ScalarValue ? { name: input } : input)),
  z.strictObject({
    name: line("the name as it is to be printed"),
    role: line().exactOptional(),
    affiliation: line().exactOptional(),
    orcid: orcid().exactOptional(),
    email: pattern(EMAIL, "an e-mail address", "an address such as name@example.org").exactOptional(),
    bio: markdown().exactOptional(),
    photo: line("the path of a picture, relative to this brief").exactOptional(),
  }),
);

const recommendation = z.strictObject({
  to: line("whom the recommendation is for"),
  text: markdown(),
  when: line().exactOptional(),
});

const keyFigure = z.strictObject({
  value: line("the figure as it is to be printed"),
  unit: line().exactOptional(),
  label: line("what the figure says"),
  year: line().exactOptional(),
  source: line().exactOptional(),
});

const stanceStep = z.strictObject({
  label: line("the word that is printed, e.g. Supports"),
  shape: oneOf(["full", "half", "open", "cross", "dash"]),
  tint: pattern(HEX_COLOR, "a colour", HEX_HINT).exactOptional(),
});

/** An institution's own boundaries: a map, or the file alone. */
const geometry = z.pipe(
  z.transform((input: unknown) => (input instanceof ScalarValue ? { file: input } : input)),
  z.strictObject({
    file: line("the path of a GeoJSON file, relative to this brief"),
    credit: line("whom the boundaries are from").exactOptional(),
  }),
);

/** The table of a series: a map, or the table's path alone. */
const seriesData = z.pipe(
  z.transform((input: unknown) => (input instanceof ScalarValue ? { file: input } : input)),
  z.strictObject({
    file: line("the path of a CSV file, relative to this brief"),
    names: line("a pattern such as {slug}-{code}, in quotes").exactOptional(),
  }),
);

/**
 * Every field of a brief's frontmatter with its type. All are optional here: what a brief must have depends on its
 * status and on defaults, and is checked apart, so that one missing field hides no other mistake.
 */
export const FRONT_MATTER_SCHEMA = z.strictObject({
  title: line("the title, in quotes if it holds a colon").exactOptional(),
  subtitle: line().exactOptional(),
  shortTitle: line().exactOptional(),
  authors: z.array(person).exactOptional(),
  organisation: line().exactOptional(),
  date: isoDate().exactOptional(),
  updated: isoDate().exactOptional(),
  version: line().exactOptional(),
  lang: languageTag().exactOptional(),
  type: line().exactOptional(),
  series: line().exactOptional(),
  number: line().exactOptional(),
  status: oneOf(["draft", "review", "final", "superseded"]).exactOptional(),

  abstract: markdown().exactOptional(),
  keyMessages: z.array(markdown()).exactOptional(),
  keyMessagesLabel: line().exactOptional(),
  keyFigures: z.array(keyFigure).exactOptional(),
  keyFiguresLabel: line().exactOptional(),
  keywords: z.array(line()).exactOptional(),
  region: line().exactOptional(),
  recommendations: z.array(recommendation).exactOptional(),
  abbreviations: z.record(z.string(), line("the long form")).exactOptional(),
  method: markdown().exactOptional(),
  notes: oneOf(["footnotes", "endnotes"]).exactOptional(),

  data: seriesData.exactOptional(),
  countries: z.array(country).exactOptional(),
  countryOrder: countryOrder().exactOptional(),
  countryOrderReason: line("why the countries stand in this order").exactOptional(),
  cards: oneOf(["anchored", "start", "end"]).exactOptional(),
  cardColumns: cardColumns().exactOptional(),
  anchorBy: z.array(oneOf(["name", "demonym", "capital"])).exactOptional(),
  namePolicy: namePolicy().exactOptional(),
  statusNames: statusNames().exactOptional(),
  stanceScale: z.record(z.string(), stanceStep).exactOptional(),
  stanceMethod: line().exactOptional(),
  matrix: matrix.exactOptional(),
  factsMaxAge: wholeNumber().exactOptional(),

  map: mapChoice().exactOptional(),
  flag: yesOrNo().exactOptional(),
  worldview: oneOf(["visionscarto", "natural-earth", "un"]).exactOptional(),
  geometry: geometry.exactOptional(),

  doi: doi().exactOptional(),
  issn: issn().exactOptional(),
  licence: line().exactOptional(),
  copyright: line().exactOptional(),
  citation: line().exactOptional(),
  url: webAddress().exactOptional(),
  shortUrl: webAddress().exactOptional(),
  funders: z.array(line()).exactOptional(),
  partners: z.array(line()).exactOptional(),
  disclaimers: z.array(line()).exactOptional(),
  contact: line().exactOptional(),
  accessibilityContact: line().exactOptional(),

  template: line().exactOptional(),
  brand: line().exactOptional(),
  paper: oneOf(["a4", "letter"]).exactOptional(),

  // Read and checked so that briefs can be written for them; no stage acts on them yet.
  editors: z.array(person).exactOptional(),
  contributors: z.array(person).exactOptional(),
  jel: z.array(pattern(JEL, "a JEL code", "a code such as F51")).exactOptional(),
  sdgs: z.array(pattern(SDG, "a goal or target", "a goal from 1 to 17, or a target such as 16.3")).exactOptional(),
  topics: z.array(line()).exactOptional(),
  pages: wholeNumber().exactOptional(),
  wordsMax: wholeNumber().exactOptional(),
  translationOf: line().exactOptional(),
  supersedes: line().exactOptional(),
  supersededBy: line().exactOptional(),
  options: z.record(z.string(), z.unknown()).exactOptional(),
  accent: pattern(HEX_COLOR, "a colour", HEX_HINT).exactOptional(),
  editions: z.array(oneOf(["screen", "office", "press", "large-print", "html"])).exactOptional(),
  duplex: yesOrNo().exactOptional(),
  embargo: dateTime().exactOptional(),
  marking: line().exactOptional(),
  recipients: line("the path of a CSV file").exactOptional(),
  output: line().exactOptional(),
});

/** Fields as written, types checked. */
export type FrontMatterFields = z.output<typeof FRONT_MATTER_SCHEMA>;

/** Fields that {@link FRONT_MATTER_SCHEMA} takes and that change nothing in this version. */
export const FIELDS_WITHOUT_EFFECT = [
  "editors",
  "contributors",
  "jel",
  "sdgs",
  "topics",
  "pages",
  "wordsMax",
  "translationOf",
  "supersedes",
  "supersededBy",
  "options",
  "accent",
  "editions",
  "duplex",
  "embargo",
  "marking",
  "recipients",
  "output",
] as const satisfies readonly (keyof FrontMatterFields)[];

/** The same of an author's fields. */
export const PERSON_FIELDS_WITHOUT_EFFECT = ["photo"] as const;
