import type { MarkdownField, StanceShape } from "./front-matter.js";
import type { Span } from "./span.js";
import type { YamlNode } from "./yaml-node.js";

/** ISO 3166-1 alpha-2, upper case, or XK. */
export type CountryCode = string;

/** One row of our ISO 3166-1 table. */
export interface CountryRecord {
  readonly alpha2: CountryCode;
  readonly alpha3: string;
  /** Three digits, as ISO writes them; "" for XK, which has none. */
  readonly numeric: string;
  /** English short name as the United Nations use it. */
  readonly name: string;
}

/** One fact of a country card, as the author wrote it. A number keeps its decimals; a quoted value is text. */
export interface FactSpec {
  readonly label: string;
  readonly value: FactValue;
  readonly unit?: string;
  readonly year?: string;
  readonly source?: string;
  readonly note?: string;
  readonly span: Span;
}

/**
 * `number` and `range` are written as the language writes numbers, `plus` with a plus sign as changes are; `text` is printed as
 * written; `missing` prints ".." or "Not stated".
 */
export type FactValue =
  | { readonly kind: "number"; readonly value: number; readonly decimals: number; readonly plus?: boolean }
  | { readonly kind: "range"; readonly from: number; readonly to: number; readonly decimals: number }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing"; readonly of: "number" | "text" };

/** A country of a brief's frontmatter, its code checked and turned into alpha-2. */
export interface CountrySpec {
  readonly code: CountryCode;
  /** The author's own name for it; without it the name comes from the language. */
  readonly name?: string;
  /** A key of the brief's stance scale, or "context". */
  readonly stance?: string;
  readonly headline?: string;
  readonly summary?: MarkdownField;
  /** One clause for the list on page one; the headline serves if it is missing. */
  readonly brief?: string;
  readonly facts: readonly FactSpec[];
  readonly asOf?: string;
  readonly note?: string;
  /** Whether its card has a locator map; the brief's choice if nothing is said. */
  readonly map?: boolean;
  /** The small chart of its card, as written: the label of a fact, or the fields of a chart. */
  readonly chart?: YamlNode;
  /** Whether its card has a flag, or the path of the author's own one; what brief or brand say if it is missing. */
  readonly flag?: boolean | string;
  readonly span: Span;
}

/** A fact ready to print. */
export interface Fact {
  readonly label: string;
  /** Formatted for the language, unit included where it belongs to the number, e.g. "2,724,900". */
  readonly value: string;
  readonly unit?: string;
  readonly year?: string;
  readonly source?: string;
  readonly note?: string;
  readonly missing: boolean;
}

/** What a stance prints: a word with a drawn shape, or a word alone where nothing was assessed. */
export type Stance =
  | {
      readonly kind: "step";
      readonly key: string;
      readonly label: string;
      readonly shape: StanceShape;
      readonly tint: string;
      readonly hasOwnTint?: boolean;
    }
  | { readonly kind: "context"; readonly label: string };

/** Which list a brief takes its countries' names from; or names of its own by code, the UN's short ones for the rest. */
export type NamePolicy = "un-short" | "un-formal" | "world-bank" | ReadonlyMap<CountryCode, string>;

/** What of a text can name a country. */
export type AnchorWord = "name" | "demonym" | "capital";

/** The order of cards and lists: by the alphabet, as listed, by the stance scale, or by the fact of that label. */
export type CountryOrder =
  "alphabetical" | "given" | "by-stance" | { readonly by: string; readonly direction: "ascending" | "descending" };

/** A form of a country's name with all its cases, e.g. "Казахстан" with "Казахстана". */
export interface NameForm {
  readonly name: string;
  readonly words: readonly string[];
}

/** What counts as naming a country in running text; all of it whole words in their own case. */
export interface CountryNaming {
  /** Names and, if the brief asks, capitals, with their cases. */
  readonly names: readonly string[];
  /** e.g. ["Congolese"]; one that two countries of the brief share names neither. */
  readonly demonyms: readonly string[];
  /** The printed name, then those that a text should not mix with it. */
  readonly forms: readonly NameForm[];
  /** Longer words that mean something else, e.g. "Papua New Guinea" for Guinea. */
  readonly falseFriends: readonly string[];
}

/** A name that needs a note, whether or not the brief has a card for it. */
export interface StatusName {
  readonly code: CountryCode;
  readonly name: string;
  readonly words: readonly string[];
  /** What is printed; `undefined` if nobody gave one. */
  readonly note?: string;
}

/** Everything that a card, the list on page one or a table says of one country. */
export interface CountryProfile {
  readonly code: CountryCode;
  readonly name: string;
  /** Further words that count as naming the country in running text, e.g. the UN short name. */
  readonly aliases: readonly string[];
  /** Without it the name and its aliases name the country. */
  readonly naming?: CountryNaming;
  /** What to open for its flag, e.g. "package:data/flags/UZ.svg"; without it the card has none. */
  readonly flag?: string;
  readonly stance?: Stance;
  readonly headline?: string;
  readonly summary?: MarkdownField;
  readonly brief?: string;
  readonly facts: readonly Fact[];
  /** Distinct sources of the facts in order of appearance, e.g. ["MP-IDSA commentary, 19 February 2024"]. */
  readonly sources: readonly string[];
  /** Formatted for the language, e.g. "19 February 2024". */
  readonly asOf?: string;
  readonly note?: string;
  readonly span: Span;
}
