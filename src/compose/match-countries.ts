import type { Block, Inline } from "../model/document.js";

/** A country with every word that names it. */
export interface NamedCountry {
  readonly code: string;
  /** e.g. ["Kyrgyzstan", "Kyrgyz Republic"] */
  readonly names: readonly string[];
}

/** Finds the countries that a text names. */
export type CountryMatcher = (text: string) => readonly string[];

/**
 * Makes a matcher for the names of some countries: whole words, in their own case, the longest name first, so that
 * "Papua New Guinea" is not taken for Guinea if the brief lists both.
 */
export function createCountryMatcher(countries: readonly NamedCountry[]): CountryMatcher {
  const codes = new Map<string, string>();
  for (const { code, names } of countries) for (const name of names) if (!codes.has(name)) codes.set(name, code);
  if (codes.size === 0) return () => [];
  const names = [...codes.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  const pattern = new RegExp(`(?:${names.join("|")})(?![\\p{L}\\p{M}\\p{N}])`, "gu");
  // Most texts name no country, and looking for plain words tells it far sooner than trying all names at each letter.
  const firstWords = [...new Set([...codes.keys()].map((name) => name.split(/\s/u, 1)[0] ?? name))];
  return (text) => {
    if (!firstWords.some((word) => text.includes(word))) return [];
    return [...new Set(matchWords(text, pattern).flatMap((name) => codes.get(name) ?? []))];
  };
}

const WORD_END = /[\p{L}\p{M}\p{N}]$/u;

/** Matches that begin a word. A look-behind in the pattern would be run at every letter of the text. */
function matchWords(text: string, pattern: RegExp): readonly string[] {
  const found: string[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const before = text.slice(Math.max(0, match.index - 2), match.index);
    if (WORD_END.test(before)) pattern.lastIndex = match.index + 1;
    else found.push(match[0]);
  }
  return found;
}

/** Names may be broken over lines, so any white space stands for a space. */
function escapePattern(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&").replace(/\s+/gu, "\\s+");
}

/**
 * The running text of a block: what a card may stand beside. Headings, tables, figures, quotes, code and links do not
 * count, since they name countries in passing.
 */
export function collectRunningText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return collectInlines(block.children);
    case "list":
      return block.items.map((item) => item.children.map(collectRunningText).join("\n")).join("\n");
    case "descriptionList":
      return block.items
        .map((item) => `${collectInlines(item.term)}\n${item.description.map(collectRunningText).join("\n")}`)
        .join("\n");
    case "alert":
      return block.children.map(collectRunningText).join("\n");
    case "container":
      return block.name === "box" || block.name === "timeline" ? block.children.map(collectRunningText).join("\n") : "";
    case "heading":
    case "thematicBreak":
    case "blockQuote":
    case "codeBlock":
    case "htmlBlock":
    case "table":
    case "figure":
      return "";
  }
}

function collectInlines(inlines: readonly Inline[]): string {
  return inlines.map(collectInline).join("");
}

function collectInline(inline: Inline): string {
  switch (inline.kind) {
    case "text":
      return inline.value;
    case "emphasis":
    case "strong":
    case "strikethrough":
    case "span":
      return collectInlines(inline.children);
    case "hardBreak":
    case "softBreak":
      return " ";
    case "codeSpan":
    case "link":
    case "image":
    case "htmlInline":
    case "footnoteReference":
    case "abbreviation":
      // Something that is not a letter, so that the words on both sides do not become one.
      return "\u0000";
  }
}
