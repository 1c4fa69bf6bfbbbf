import type { PageKind } from "../model/page-style.js";

/** The selector of an `@page` rule: a page name and pseudo-classes that must all hold. */
export interface PageSelector {
  /** `undefined` for pages of any name. */
  readonly name: string | undefined;
  readonly pseudos: readonly PagePseudo[];
}

type PagePseudo =
  | { readonly kind: "first" | "left" | "right" | "blank" }
  /** `:nth(An+B)`, or `:nth(An+B of name)`, which counts within the pages of that name. */
  | { readonly kind: "nth"; readonly step: number; readonly offset: number; readonly of: string | undefined };

/** Pseudo-classes of pages, for near misses. */
export const PAGE_PSEUDOS: readonly string[] = ["first", "left", "right", "blank", "nth"];

const NAME = "-?[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff-]*|--[\\w-]+";
const SELECTOR = new RegExp(`^(${NAME})?((?::[a-z]+(?:\\([^()]*\\))?)*)$`, "iu");
const NTH = new RegExp(`^\\s*(.+?)(?:\\s+of\\s+(${NAME}))?\\s*$`, "iu");

/**
 * Reads one page selector, e.g. "cover:first" or ":nth(2n+1)".
 *
 * @returns `undefined` if it is none that we know.
 * @see CSS Paged Media 3, 4; CSS Generated Content for Paged Media 3, 4 (`:nth()`)
 */
export function parsePageSelector(written: string): PageSelector | undefined {
  const match = SELECTOR.exec(written);
  if (match === null) return undefined;
  const pseudos = [...(match[2] ?? "").matchAll(/:([a-z]+)(?:\(([^()]*)\))?/giu)].map(([, name, argument]) =>
    parsePseudo(name?.toLowerCase() ?? "", argument),
  );
  const known = pseudos.filter((pseudo) => pseudo !== undefined);
  return known.length < pseudos.length ? undefined : { name: match[1], pseudos: known };
}

function parsePseudo(name: string, argument: string | undefined): PagePseudo | undefined {
  switch (name) {
    case "first":
    case "left":
    case "right":
    case "blank":
      return argument === undefined ? { kind: name } : undefined;
    case "nth": {
      const match = NTH.exec(argument ?? "");
      const formula = parseFormula(match?.[1] ?? "");
      return formula && { kind: "nth", ...formula, of: match?.[2] };
    }
    default:
      return undefined;
  }
}

/** An+B of CSS Syntax 3, 6. */
function parseFormula(text: string): { readonly step: number; readonly offset: number } | undefined {
  const formula = text.toLowerCase();
  if (formula === "odd") return { step: 2, offset: 1 };
  if (formula === "even") return { step: 2, offset: 0 };
  if (/^[+-]?\d{1,9}$/u.test(formula)) return { step: 0, offset: Number(formula) };
  const match = /^([+-]?\d{0,9})n\s*(?:([+-])\s*(\d{1,9}))?$/u.exec(formula);
  if (match === null) return undefined;
  const [, step = "", sign, offset] = match;
  return {
    step: step === "" || step === "+" ? 1 : step === "-" ? -1 : Number(step),
    offset: offset === undefined ? 0 : Number(`${sign ?? ""}${offset}`),
  };
}

/** @returns Whether a page is one that the selector means. */
export function matchesPage({ name, pseudos }: PageSelector, page: PageKind): boolean {
  if (name !== undefined && name !== page.name) return false;
  return pseudos.every((pseudo) => matchesPseudo(pseudo, name, page));
}

/** `:first` is the document's first page; behind a name it is the first page of each run of pages of that name. */
function matchesPseudo(pseudo: PagePseudo, name: string | undefined, page: PageKind): boolean {
  switch (pseudo.kind) {
    case "first":
      return (name === undefined ? page.number : page.groupNumber) === 1;
    case "left":
    case "right":
      return page.side === pseudo.kind;
    case "blank":
      return page.blank;
    case "nth":
      if (pseudo.of !== undefined && pseudo.of !== page.name) return false;
      return isMember(pseudo.of === undefined ? page.number : page.groupNumber, pseudo.step, pseudo.offset);
  }
}

function isMember(number: number, step: number, offset: number): boolean {
  if (number < 1) return false;
  return step === 0 ? number === offset : (number - offset) % step === 0 && (number - offset) / step >= 0;
}

/**
 * Rank of a selector: a name outweighs any pseudo-class, `:first`, `:blank` and `:nth()` outweigh `:left` and `:right`.
 *
 * @see CSS Paged Media 3, 4.3 (cascading in the page context)
 */
export function weighPageSelector({ name, pseudos }: PageSelector): number {
  return pseudos.reduce(
    (sum, { kind }) => sum + (kind === "left" || kind === "right" ? 1 : 100),
    name === undefined ? 0 : 10_000,
  );
}
