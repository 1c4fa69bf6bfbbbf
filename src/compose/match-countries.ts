import type { Block, Inline } from "../model/document.js";
import { NameFinder, type FindableName } from "./name-finder.js";

/** A country with every word that names it. */
export interface NamedCountry {
  readonly code: string;
  /** e.g. ["Kyrgyzstan", "Kyrgyz Republic"] */
  readonly names: readonly string[];
  /** e.g. ["Congolese"]; what two countries share names neither. */
  readonly demonyms?: readonly string[];
  /** Longer words that mean something else, e.g. "Papua New Guinea" for Guinea. */
  readonly falseFriends?: readonly string[];
}

/** Finds the countries that a text names. */
export type CountryMatcher = (text: string) => readonly string[];

/**
 * Makes a matcher for the names of some countries: whole words, in their own case, the longest name first, so that
 * "Papua New Guinea" is not taken for Guinea.
 */
export function createCountryMatcher(countries: readonly NamedCountry[]): CountryMatcher {
  const names = countries.flatMap(({ code, names }) => names.map((words) => ({ words, means: code })));
  const demonyms = countries.flatMap(({ code, demonyms = [] }) =>
    demonyms.map((words) => ({ words, means: code, shared: true })),
  );
  const others = countries.flatMap(({ falseFriends = [] }) =>
    falseFriends.map((words) => ({ words, means: undefined })),
  );
  // The first of equal words counts: a name before the people, both before what only looks like them.
  const all: readonly FindableName<string>[] = [...names, ...demonyms, ...others];
  const finder = new NameFinder(all);
  return (text) => [...new Set(finder.find(text).map(({ means }) => means))];
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
    case "chart":
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
