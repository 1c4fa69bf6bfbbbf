import type { AnchorWord, CountryCode, CountryOrder, CountrySpec, NamePolicy } from "./country.js";
import type { MatrixSpec } from "./position-matrix.js";
import type { Span } from "./span.js";

/** Where a brief stands on its way to the reader; `final` asks for everything, `draft` for four fields. */
export type BriefStatus = "draft" | "review" | "final" | "superseded";

/** One author, editor or contributor. A plain name in YAML becomes `{ name }`. */
export interface Person {
  readonly name: string;
  readonly role?: string;
  readonly affiliation?: string;
  readonly orcid?: string;
  readonly email?: string;
  /** 40 to 80 words. */
  readonly bio?: MarkdownField;
}

/** A piece of Markdown held by a frontmatter field, with the place where it begins. */
export interface MarkdownField {
  readonly text: string;
  readonly span: Span;
}

/** A recommendation given as data; `:::recommendations` in the body serves the same end. */
export interface Recommendation {
  readonly to: string;
  readonly text: MarkdownField;
  readonly when?: string;
}

/** The five shapes that may stand for a stance; always drawn, never a glyph of a font. */
export type StanceShape = "full" | "half" | "open" | "cross" | "dash";

/** One step of a stance scale: the word, the drawn shape and the colour of the shape. */
export interface StanceStep {
  /** The key that cards and tables use, e.g. "engages". */
  readonly key: string;
  /** The printed word, e.g. "Engages". */
  readonly label: string;
  readonly shape: StanceShape;
  /** CSS colour of the shape, e.g. "#1B6E3C". */
  readonly tint: string;
  /** The brief gives the tint itself, so neither brand nor template may put another in its place. */
  readonly hasOwnTint?: boolean;
  /** Furniture string that has the word in the brief's language, for the steps of the default scale. */
  readonly stringKey?: string;
}

/** Frontmatter after validation: types are right, keys are known, codes exist. Text stays as the author wrote it. */
export interface FrontMatter {
  readonly title: string;
  readonly subtitle?: string;
  readonly shortTitle?: string;
  readonly authors: readonly Person[];
  readonly organisation?: string;
  /** ISO date, e.g. "2026-03-12"; "2026-03" is allowed and prints without a day. */
  readonly date: string;
  readonly updated?: string;
  readonly version?: string;
  /** BCP 47, e.g. "en" or "en-GB". */
  readonly lang: string;
  readonly type?: string;
  readonly series?: string;
  readonly number?: string;
  readonly status: BriefStatus;

  readonly abstract?: MarkdownField;
  readonly keyMessages: readonly MarkdownField[];
  readonly keyMessagesLabel?: string;
  readonly keyFigures: readonly KeyFigure[];
  readonly keyFiguresLabel?: string;
  readonly keywords: readonly string[];
  readonly region?: string;
  readonly recommendations: readonly Recommendation[];
  /** Short form to long form, e.g. "ISKP" to "Islamic State Khorasan Province". */
  readonly abbreviations: ReadonlyMap<string, string>;
  readonly method?: MarkdownField;
  readonly notes: "footnotes" | "endnotes";

  readonly countries: readonly CountrySpec[];
  readonly countryOrder: CountryOrder;
  /** Why the countries stand in this order, in the author's words. */
  readonly countryOrderReason?: string;
  readonly cards: "anchored" | "start" | "end";
  /** Cards side by side of `cards: end`; the template decides without it. */
  readonly cardColumns?: 1 | 2 | 3;
  /** What names a country in the text; by default its name and its people. */
  readonly anchorBy?: readonly AnchorWord[];
  /** The brand's, else the UN's short names, without it. */
  readonly namePolicy?: NamePolicy;
  /** Notes on names whose status is disputed, by code; "" for a name that needs none. */
  readonly statusNames?: ReadonlyMap<CountryCode, string>;
  /** Whether cards have flags; the brand decides without it, and a country for itself. */
  readonly flag?: boolean;
  /** Steps in the order of the scale; the default scale when the brief defines none. */
  readonly stanceScale: readonly StanceStep[];
  readonly stanceMethod?: string;
  readonly matrix?: MatrixSpec;
  /** Months before the brief's date after which a fact counts as stale. */
  readonly factsMaxAge?: number;

  /** Whether all cards have a locator map; a country may say otherwise. */
  readonly map?: boolean;
  /** Whose boundaries maps show; "visionscarto" if nothing is said. */
  readonly worldview?: Worldview;
  /** Boundaries of the institution's own, in place of a worldview. */
  readonly geometry?: GeometrySource;

  readonly doi?: string;
  readonly issn?: string;
  readonly licence?: string;
  readonly copyright?: string;
  readonly citation?: string;
  readonly url?: string;
  readonly shortUrl?: string;
  readonly funders: readonly string[];
  readonly partners: readonly string[];
  readonly disclaimers: readonly string[];
  readonly contact?: string;
  readonly accessibilityContact?: string;

  readonly template?: string;
  readonly brand?: string;
  readonly paper?: Paper;

  /** Where each top-level field stands, by its key, e.g. "title". */
  readonly spans: ReadonlyMap<string, Span>;
}

/** Boundaries that may be asked for by name. */
export type Worldview = "visionscarto" | "natural-earth" | "un";

/** A file of boundaries. */
export interface GeometrySource {
  /** Path of a GeoJSON file, relative to the brief. */
  readonly file: string;
  /** Whom it is from, in words that can stand below a map. */
  readonly credit?: string;
}

/** A figure for the rail of page one, or of a `:::keyfigure` block. */
export interface KeyFigure {
  readonly value: string;
  readonly unit?: string;
  readonly label: string;
  readonly year?: string;
  readonly source?: string;
}

/** Papers that the shipped templates are made for. */
export type Paper = "a4" | "letter";
