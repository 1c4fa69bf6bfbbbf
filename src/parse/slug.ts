/** Longest id made from a heading; longer ones help nobody and hurt in a web address. */
const MAX_LENGTH = 60;

/** Ids that the page gives to notes and cards; a heading "Country UZ" must not take that of the card. */
const RESERVED = /^(?:country|fn|fnref)-/;

/**
 * Makes an id of a heading's text: ASCII letters and digits, accents removed, words joined by hyphens.
 *
 * @returns e.g. "trade-and-transit"; "section" for a text without Latin letters or digits, since an id has to survive
 *   web addresses, PDF name trees and file systems unchanged.
 */
export function createSlug(text: string): string {
  const slug = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/gu, "");
  if (slug === "") return "section";
  return /^[0-9]/.test(slug) || RESERVED.test(slug) ? `section-${slug}` : slug;
}
