import Handlebars from "handlebars";

/**
 * Finished HTML. A template prints it with `{{name}}` like any other value: Handlebars escapes texts and leaves these
 * alone. Whoever makes one has escaped what came from an author.
 */
export type Html = Handlebars.SafeString;

/** Marks a string as finished HTML. */
export function trustHtml(markup: string): Html {
  return new Handlebars.SafeString(markup);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/**
 * Escapes text for an element's content and for an attribute's value in quotes of either kind.
 *
 * @see HTML, 13.3 (escaping a string)
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => ENTITIES.get(character) ?? character);
}

/**
 * Writes attributes, each with a space before it, e.g. ` id="a" lang="fa"`; those without a value are left out.
 *
 * @param attributes - Values as plain text.
 */
export function writeAttributes(attributes: Readonly<Record<string, string | undefined>>): string {
  let written = "";
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) written += ` ${name}="${escapeHtml(value)}"`;
  }
  return written;
}
