import type { Html } from "./html.js";
import type {
  AuthorData,
  BriefData,
  CountryData,
  FactData,
  ImprintData,
  KeyFiguresData,
  LinkData,
  PageData,
  PublisherData,
  RecommendationsData,
  StanceData,
  SummaryData,
} from "./page-data.js";

/** What a path of a template leads to; the runtime twin of the types in page-data.ts. */
export type Shape =
  | { readonly kind: "text" }
  | { readonly kind: "number" }
  | { readonly kind: "flag" }
  | { readonly kind: "html" }
  | ListShape
  | RecordShape;

export interface ListShape {
  readonly kind: "list";
  readonly item: Shape;
}

export interface RecordShape {
  readonly kind: "record";
  readonly fields: Readonly<Record<string, Shape>>;
}

/** The shape that describes T, so that the compiler finds a field that one of the two forgot. */
type ShapeOf<T> = [T] extends [Html]
  ? { readonly kind: "html" }
  : [T] extends [string]
    ? { readonly kind: "text" }
    : [T] extends [number]
      ? { readonly kind: "number" }
      : [T] extends [boolean]
        ? { readonly kind: "flag" }
        : T extends readonly (infer Item)[]
          ? { readonly kind: "list"; readonly item: ShapeOf<Item> }
          : { readonly kind: "record"; readonly fields: { readonly [K in keyof T]-?: ShapeOf<NonNullable<T[K]>> } };

export const TEXT = { kind: "text" } as const;
export const NUMBER = { kind: "number" } as const;
export const FLAG = { kind: "flag" } as const;
export const HTML = { kind: "html" } as const;

function list<S extends Shape>(item: S): { readonly kind: "list"; readonly item: S } {
  return { kind: "list", item };
}

function record<F extends Readonly<Record<string, Shape>>>(fields: F): { readonly kind: "record"; readonly fields: F } {
  return { kind: "record", fields };
}

const LINK = record({ url: TEXT, label: TEXT }) satisfies ShapeOf<LinkData>;

const BRIEF = record({
  title: TEXT,
  titleLines: list(TEXT),
  shortTitle: TEXT,
  subtitle: TEXT,
  date: TEXT,
  updated: TEXT,
  version: TEXT,
  type: TEXT,
  series: TEXT,
  number: TEXT,
  seriesLine: TEXT,
  region: TEXT,
  status: TEXT,
  isDraft: FLAG,
  keywords: list(TEXT),
}) satisfies ShapeOf<BriefData>;

const AUTHOR = record({
  name: TEXT,
  role: TEXT,
  affiliation: TEXT,
  orcid: TEXT,
  email: TEXT,
  biography: HTML,
}) satisfies ShapeOf<AuthorData>;

const PUBLISHER = record({
  name: TEXT,
  shortName: TEXT,
  address: list(TEXT),
  contact: LINK,
  accessibilityContact: LINK,
  site: LINK,
}) satisfies ShapeOf<PublisherData>;

const SUMMARY = record({
  label: TEXT,
  abstract: HTML,
  messages: list(HTML),
  notes: HTML,
}) satisfies ShapeOf<SummaryData>;

const STANCE = record({ mark: HTML, label: TEXT }) satisfies ShapeOf<StanceData>;

const FACT = record({ label: TEXT, value: TEXT, year: TEXT, isMissing: FLAG }) satisfies ShapeOf<FactData>;

/** What `partials/card.hbs` is given. */
export const CARD_SHAPE = record({
  code: TEXT,
  id: TEXT,
  name: TEXT,
  stance: STANCE,
  map: HTML,
  chart: HTML,
  headline: TEXT,
  clause: TEXT,
  summary: HTML,
  facts: list(FACT),
  note: TEXT,
  sourceLine: TEXT,
  asOf: TEXT,
  flag: record({ src: TEXT, alt: TEXT }),
  inGrid: FLAG,
  level: NUMBER,
  span: TEXT,
}) satisfies ShapeOf<CountryData>;

const KEY_FIGURES = record({
  label: TEXT,
  items: list(record({ value: TEXT, label: TEXT, year: TEXT })),
  sourceLine: TEXT,
}) satisfies ShapeOf<KeyFiguresData>;

/** What `partials/recommendations.hbs` is given. */
export const RECOMMENDATIONS_SHAPE = record({
  items: list(record({ number: NUMBER, id: TEXT, to: HTML, when: HTML, text: HTML, span: TEXT })),
}) satisfies ShapeOf<RecommendationsData>;

const IMPRINT = record({
  citation: record({ text: TEXT, link: LINK }),
  copyright: TEXT,
  licence: record({ name: TEXT, url: TEXT, address: TEXT }),
  issn: TEXT,
  doi: LINK,
  url: LINK,
  disclaimers: list(TEXT),
  languageName: TEXT,
}) satisfies ShapeOf<ImprintData>;

/** What `layout.hbs` is given; the pack's own options come on top as `options`. */
export const PAGE_SHAPE = record({
  lang: TEXT,
  dir: TEXT,
  template: TEXT,
  paper: TEXT,
  brief: BRIEF,
  authors: list(AUTHOR),
  byline: TEXT,
  publisher: PUBLISHER,
  logo: record({ src: TEXT, alt: TEXT }),
  summary: SUMMARY,
  countries: list(CARD_SHAPE),
  countriesSource: TEXT,
  countriesOrder: TEXT,
  hasClauses: FLAG,
  countryGroups: list(record({ stance: STANCE, countries: list(CARD_SHAPE) })),
  keyFigures: KEY_FIGURES,
  body: HTML,
  recommendations: HTML,
  method: HTML,
  hasBiographies: FLAG,
  endnotes: list(HTML),
  imprint: IMPRINT,
}) satisfies ShapeOf<PageData>;
