import type { Html } from "./html.js";

/**
 * Everything that a template can print, by the names that it uses. Each field exists in every brief; one that a brief
 * does not fill is `undefined`, "" or an empty list, so `{{#if}}` tells. Dates are ISO dates: print them with
 * `{{date}}`.
 */
export interface PageData {
  /** BCP 47, e.g. "en". */
  readonly lang: string;
  /** "ltr" or "rtl". */
  readonly dir: string;
  /** Id of the template pack, e.g. "meridian". */
  readonly template: string;
  /** "a4" or "letter". */
  readonly paper: string;
  readonly brief: BriefData;
  readonly authors: readonly AuthorData[];
  /** All authors in one line, e.g. "A, B and C"; the organisation if there are none. */
  readonly byline: string;
  readonly publisher: PublisherData;
  readonly logo: LogoData | undefined;
  /** Key messages or abstract; `undefined` if the brief has neither. */
  readonly summary: SummaryData | undefined;
  /** In the order of printing. */
  readonly countries: readonly CountryData[];
  /** One line on where the countries' positions come from; "" if no country has a position. */
  readonly countriesSource: string;
  /** Why the countries stand in this order, e.g. "By position"; "" if it is the alphabet's. */
  readonly countriesOrder: string;
  /** Whether a list of the countries prints their clauses: it has no room for many. */
  readonly hasClauses: boolean;
  /** Many countries by their stance, for a list that fits; empty if each can have a row. */
  readonly countryGroups: readonly CountryGroupData[];
  readonly keyFigures: KeyFiguresData | undefined;
  /** The text with its cards, notes, tables and figures. */
  readonly body: Html;
  /** The recommendations of the frontmatter, made by the pack's `recommendations` partial. */
  readonly recommendations: Html | undefined;
  readonly method: Html | undefined;
  /** Whether any author has a text about them. */
  readonly hasBiographies: boolean;
  /** Notes at the end; empty if the brief prints footnotes. */
  readonly endnotes: readonly Html[];
  readonly imprint: ImprintData;
}

export interface BriefData {
  readonly title: string;
  /** The title in one or two lines: it is parted behind a colon if both parts are short. */
  readonly titleLines: readonly string[];
  /** The short title if there is one, else the title: for running heads. */
  readonly shortTitle: string;
  readonly subtitle: string | undefined;
  readonly date: string;
  readonly updated: string | undefined;
  readonly version: string | undefined;
  readonly type: string | undefined;
  readonly series: string | undefined;
  readonly number: string | undefined;
  /** Series and number in one line, e.g. "Policy Brief 2026:3". */
  readonly seriesLine: string;
  readonly region: string | undefined;
  readonly status: string;
  /** Whether the status is draft or review. */
  readonly isDraft: boolean;
  readonly keywords: readonly string[];
}

export interface AuthorData {
  readonly name: string;
  readonly role: string | undefined;
  readonly affiliation: string | undefined;
  readonly orcid: string | undefined;
  readonly email: string | undefined;
  readonly biography: Html | undefined;
}

export interface PublisherData {
  readonly name: string;
  /** The short name if the brand has one, else the name. */
  readonly shortName: string;
  /** Lines of the postal address. */
  readonly address: readonly string[];
  readonly contact: LinkData | undefined;
  readonly accessibilityContact: LinkData | undefined;
  readonly site: LinkData | undefined;
}

/** A link: where it leads and what it prints, e.g. "mailto:a@b.example" and "a@b.example". `url` is "" for plain text. */
export interface LinkData {
  readonly url: string;
  readonly label: string;
}

export interface LogoData {
  readonly src: string;
  readonly alt: string;
}

export interface SummaryData {
  /** e.g. "Key messages" */
  readonly label: string;
  readonly abstract: Html | undefined;
  readonly messages: readonly Html[];
  /** Footnotes that the summary refers to; "" if there are none. */
  readonly notes: Html;
}

/** One country, for its card and for lists. */
export interface CountryData {
  /** ISO 3166-1 alpha-2, e.g. "UZ". */
  readonly code: string;
  /** The id of the card, e.g. "country-uz". */
  readonly id: string;
  readonly name: string;
  /** The small chart of its card. */
  readonly chart: Html | undefined;
  readonly stance: StanceData | undefined;
  /** Where the country is, as an inline SVG of the class `locator-map`; `undefined` if no map is asked for. */
  readonly map: Html | undefined;
  readonly headline: string | undefined;
  /** One clause for lists: the brief's own, else the headline. */
  readonly clause: string | undefined;
  /** The text of the card; `undefined` outside of the card. */
  readonly summary: Html | undefined;
  readonly facts: readonly FactData[];
  readonly note: string | undefined;
  /** Sources, remarks on facts and "as of", e.g. "Statistics office, 2025. As of 3 March 2026." */
  readonly sourceLine: string;
  /** e.g. "19 February 2024" */
  readonly asOf: string | undefined;
  readonly flag: FlagData | undefined;
  /** Whether the card stands in the grid of `cards: end`, where the parts of cards in a row start level. */
  readonly inGrid: boolean;
  /** Level of the card's heading, from 2 to 6. */
  readonly level: number;
  /** Line and column in the brief, for `data-span`. */
  readonly span: string;
}

export interface CountryGroupData {
  readonly stance: StanceData | undefined;
  readonly countries: readonly CountryData[];
}

export interface FlagData {
  readonly src: string;
  /** e.g. "Flag of Uzbekistan" */
  readonly alt: string;
}

export interface StanceData {
  /** The drawn mark as an inline SVG; `undefined` where nothing was assessed. */
  readonly mark: Html | undefined;
  /** The word, e.g. "Engages". Never print a mark without it. */
  readonly label: string;
}

export interface FactData {
  /** With the unit, e.g. "Area, km²". */
  readonly label: string;
  readonly value: string;
  readonly year: string | undefined;
  readonly isMissing: boolean;
}

export interface KeyFiguresData {
  readonly label: string;
  readonly items: readonly KeyFigureData[];
  /** Distinct sources in one line; "" if none is given. */
  readonly sourceLine: string;
}

export interface KeyFigureData {
  /** With the unit, e.g. "12 %". */
  readonly value: string;
  readonly label: string;
  readonly year: string | undefined;
}

/** What the `recommendations` partial prints, from frontmatter or from a `:::recommendations` block. */
export interface RecommendationsData {
  readonly items: readonly RecommendationData[];
}

export interface RecommendationData {
  readonly number: number;
  /** e.g. "recommendation-1" */
  readonly id: string;
  /** Who is addressed, e.g. "To ministries of energy"; `undefined` if the text names nobody. */
  readonly to: Html | undefined;
  /** The time frame, e.g. "within six months". */
  readonly when: Html | undefined;
  readonly text: Html;
  readonly span: string;
}

export interface ImprintData {
  readonly citation: CitationData;
  readonly copyright: string;
  readonly licence: LicenceData | undefined;
  readonly issn: string | undefined;
  readonly doi: LinkData | undefined;
  readonly url: LinkData | undefined;
  readonly disclaimers: readonly string[];
  /** Name of the brief's language in that language, e.g. "English". */
  readonly languageName: string;
}

export interface LicenceData {
  /** e.g. "CC BY 4.0" */
  readonly name: string;
  /** "" if the licence is not one that we know. */
  readonly url: string;
  /** The address as it is printed, e.g. "creativecommons.org/licenses/by/4.0". */
  readonly address: string;
}

export interface CitationData {
  readonly text: string;
  readonly link: LinkData | undefined;
}
