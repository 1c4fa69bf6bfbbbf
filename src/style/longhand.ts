import type { CssNode } from "css-tree";
import { INITIAL_VALUES } from "./initial-values.js";
import type { Values } from "./values.js";

/** The parts of a declaration's value: css-tree's nodes without white space. */
export type Parts = readonly CssNode[];

/** What a relative value is relative to, and where the computed one is written. */
export interface ComputeContext {
  /** The element's values so far; `direction`, `font-size` and `line-height` are computed before all others. */
  readonly values: Values;
  readonly parent: Readonly<Values>;
  /** Font size of the root element, in pt; the initial one while the root's own is computed. */
  rootFontSizePt: number;
  readonly viewport: Viewport;
}

/** The page that `vw` and `vh` are shares of, in pt. */
export interface Viewport {
  readonly widthPt: number;
  readonly heightPt: number;
}

/** A specified value: gives the computed one where it is used. */
export type Specified<T> = (context: ComputeContext) => T;

/** Reads the parts of a value; `undefined` if they are none that we know. */
export type ParseValue<T> = (parts: Parts) => Specified<T> | undefined;

/** Writes one computed value. */
export type Setter = (context: ComputeContext) => void;

/** One property that is not a shorthand. */
export interface Longhand {
  /** As in CSS, e.g. "margin-top". */
  readonly name: string;
  readonly inherited: boolean;
  /** What it takes, for the author, e.g. "a length, a percentage or `auto`". */
  readonly expects: string;
  readonly keywords: readonly string[];
  /** Order of computing: lower first. */
  readonly slot: number;
  readonly parse: (parts: Parts) => Setter | undefined;
  readonly inherit: Setter;
  readonly reset: Setter;
}

/** What a table of properties says of one longhand. */
export interface LonghandSpec<T> {
  readonly inherited?: boolean;
  readonly expects?: string;
  readonly keywords?: readonly string[];
  readonly parse: ParseValue<T>;
}

/** A longhand without its slot; `properties.ts` numbers them all. */
export type UnnumberedLonghand = Omit<Longhand, "slot">;

/**
 * Defines a longhand by the key that it has in Values. The setters close over the key, so that a cascade can hold
 * declarations of all types in one array and no value is ever cast.
 */
export function defineLonghand<K extends keyof Values>(
  name: string,
  key: K,
  spec: LonghandSpec<Values[K]>,
): UnnumberedLonghand {
  const keywords = spec.keywords ?? [];
  return {
    name,
    inherited: spec.inherited ?? false,
    keywords,
    expects: spec.expects ?? keywords.map((keyword) => `\`${keyword}\``).join(", "),
    parse: (parts) => {
      const specified = spec.parse(parts);
      if (specified === undefined) return undefined;
      return (context) => {
        context.values[key] = specified(context);
      };
    },
    inherit: (context) => {
      context.values[key] = context.parent[key];
    },
    reset: (context) => {
      context.values[key] = INITIAL_VALUES[key];
    },
  };
}

/** Spec of a property that takes one of some keywords, each its own computed value. */
export function keywordSpec<T extends string>(...keywords: readonly T[]): LonghandSpec<T> {
  return { keywords, parse: parseKeyword(new Map(keywords.map((keyword) => [keyword, keyword]))) };
}

/** Spec of a property that takes one of some keywords with a computed value for each. */
export function keywordMapSpec<T>(table: Readonly<Record<string, T>>): LonghandSpec<T> {
  return { keywords: Object.keys(table), parse: parseKeyword(new Map(Object.entries(table))) };
}

/** Parser of exactly one keyword. */
export function parseKeyword<T>(table: ReadonlyMap<string, T>): ParseValue<T> {
  return (parts) => {
    const keyword = findKeyword(parts);
    const value = keyword === undefined ? undefined : table.get(keyword);
    return value === undefined ? undefined : () => value;
  };
}

/** The one keyword that a value consists of, in lower case. */
export function findKeyword(parts: Parts): string | undefined {
  const [part, second] = parts;
  return part?.type === "Identifier" && second === undefined ? part.name.toLowerCase() : undefined;
}

/** Tries parsers in order. */
export function parseFirst<T>(...parsers: readonly ParseValue<T>[]): ParseValue<T> {
  return (parts) => {
    for (const parse of parsers) {
      const specified = parse(parts);
      if (specified !== undefined) return specified;
    }
    return undefined;
  };
}
