import type { Sink } from "../diagnostics/diagnostic.js";
import { fillIn, reportSubstitution, type Variables } from "./variables.js";

/** A presentation attribute or `style` that refers to a custom property; words for readers are none. */
const ATTRIBUTE = /\s(?!aria-|data-)([a-z][\w-]*)="([^"<>]*\bvar\([^"<>]*)"/gu;

/**
 * Fills `var(--name, fallback)` into the attributes of an inline drawing, so that it takes on the colours and fonts of
 * the page around it. An attribute that cannot be filled in is left out, as CSS leaves out a declaration.
 *
 * @param variables - Custom properties of the `svg` element.
 * @see CSS Variables 1, 3; SVG 2, 6.6 (presentation attributes are parsed as CSS values)
 */
export function fillDrawing(markup: string, variables: Variables, sink: Sink): string {
  if (!markup.includes("var(")) return markup;
  const said = new Set<string>();
  return markup.replace(ATTRIBUTE, (_whole, name: string, value: string) => {
    const filled = fillIn(value.replaceAll("&quot;", '"').replaceAll("&#39;", "'"), variables);
    if (filled.kind === "text") return ` ${name}="${filled.text.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
    if (!said.has(filled.why.name)) reportSubstitution(filled.why, variables, undefined, sink.report.bind(sink));
    said.add(filled.why.name);
    return "";
  });
}
