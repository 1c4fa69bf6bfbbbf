import type { HtmlElement } from "./html-element.js";

/** Generated elements that a rule may be about. */
export type PseudoElement =
  "before" | "after" | "marker" | "first-letter" | "footnote-call" | "footnote-marker" | "-briefpress-continued";

/** One selector made ready to be matched. */
export interface CompiledSelector {
  readonly specificity: number;
  readonly pseudo: PseudoElement | undefined;
  /** One of these the rightmost compound certainly asks for; rules are looked up by them. */
  readonly keys: readonly SelectorKey[];
  readonly matches: Test;
}

export type SelectorKey =
  { readonly kind: "id" | "class" | "tag" | "attribute"; readonly name: string } | { readonly kind: "any" };

/** Does the element match? */
export type Test = (element: HtmlElement, match: MatchState) => boolean;

/** Key of the answers that one combinator remembers for a page. */
export interface MemoKey {
  readonly kind: "memo";
}

/**
 * What matching remembers while one page is styled.
 *
 * A selector like `b ~ p ~ p ~ p` can be satisfied in very many ways, and trying them all takes minutes on a few
 * hundred siblings. So each such combinator remembers its answer for each element, which makes matching linear, and a
 * step limit stops what is still too much (many thousands of rules on many thousands of elements).
 */
export interface MatchState {
  steps: number;
  readonly stepLimit: number;
  readonly elementCount: number;
  /** By combinator and element number: 0 not known, 1 yes, 2 no. */
  readonly memo: Map<MemoKey, Uint8Array>;
  /** Positions among siblings of the same type, from both ends, filled parent by parent. */
  readonly typePositions: Map<HtmlElement, TypePosition>;
  /** By each `:nth-child(… of …)`, then by parent: positions among those children that it counts. */
  readonly countedPositions: Map<MemoKey, Map<HtmlElement, ReadonlyMap<HtmlElement, TypePosition>>>;
}

export interface TypePosition {
  readonly fromStart: number;
  readonly fromEnd: number;
}

/** Steps for one page: about a second on a slow core, a thousand times what a large brief takes. */
const MOST_STEPS = 20_000_000;

/** State for one page. */
export function createMatchState(elementCount: number): MatchState {
  return {
    steps: 0,
    stepLimit: MOST_STEPS,
    elementCount,
    memo: new Map(),
    typePositions: new Map(),
    countedPositions: new Map(),
  };
}
