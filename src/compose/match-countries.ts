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
  const names = [...codes].sort(([a], [b]) => b.length - a.length);
  return (text) => {
    const places = new Map<string, number>();
    let rest = text;
    for (const [name, code] of names) {
      // Most texts do not name the country, which a plain search tells sooner than a pattern.
      if (!rest.includes(findFirstWord(name))) continue;
      // A name that is found is blanked, so that no shorter one is found in it.
      rest = rest.replace(findPattern(name), (match, index: number) => {
        // A look-behind in the pattern would be run at every letter of the text.
        if (WORD_END.test(text.slice(Math.max(0, index - 2), index))) return match;
        places.set(code, Math.min(index, places.get(code) ?? index));
        return "\0".repeat(match.length);
      });
    }
    return [...places].sort(([, a], [, b]) => a - b).map(([code]) => code);
  };
}

function findFirstWord(name: string): string {
  return name.split(/\s/u, 1)[0] ?? name;
}

const WORD_END = /[\p{L}\p{M}\p{N}]$/u;

/** More than all names of all countries in a few languages. */
const MOST_PATTERNS = 4000;

/** Patterns of names: compiling one costs as much as searching a whole brief. */
const patterns = new Map<string, RegExp>();

function findPattern(name: string): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const made = new RegExp(`${escapePattern(name)}(?![\\p{L}\\p{M}\\p{N}])`, "gu");
  if (patterns.size >= MOST_PATTERNS) patterns.clear();
  patterns.set(name, made);
  return made;
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
