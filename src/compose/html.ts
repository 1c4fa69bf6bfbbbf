import Handlebars from "handlebars";
import { escapeHtml } from "../formats/escape-html.js";

/**
 * Finished HTML. A template prints it with `{{name}}` like any other value: Handlebars escapes texts and leaves these
 * alone. Whoever makes one has escaped what came from an author.
 */
export type Html = Handlebars.SafeString;

/** Marks a string as finished HTML. */
export function trustHtml(markup: string): Html {
  return new Handlebars.SafeString(markup);
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
