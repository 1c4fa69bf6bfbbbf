import type { Sink } from "../diagnostics/diagnostic.js";
import { findEntry, type YamlNode } from "../formats/yaml-node.js";
import { checkKeys } from "./check-keys.js";
import { readText } from "./text-field.js";

/** Settings of each element of brand.yml's `typography`; the families of the first three are ours to use. */
const ELEMENT_KEYS: Readonly<Record<string, readonly string[]>> = {
  base: ["family", "size", "weight", "line-height"],
  headings: ["family", "weight", "style", "line-height", "color"],
  monospace: ["family", "size", "weight", "color", "background-color"],
  "monospace-inline": ["family", "size", "weight", "color", "background-color"],
  "monospace-block": ["family", "size", "weight", "line-height", "color", "background-color"],
  link: ["weight", "color", "background-color", "decoration"],
};

/** Roles that a stylesheet gets as `--brand-font-ROLE`. */
const ROLES = ["base", "headings", "monospace"];

const FONT_KEYS = ["family", "source", "files", "weight", "style", "display"];
const SOURCES = ["file", "system", "google", "bunny"];

/**
 * Reads the font families by role.
 *
 * @returns e.g. "base" to "Source Serif 4"; a role that the file does not set is left out.
 * @remarks Reports unknown keys and wrong types. Where fonts come from is not looked at: nothing is fetched, and a
 *   family without a file is told of when a text needs it.
 */
export function readBrandFonts(typography: YamlNode | undefined, sink: Sink): ReadonlyMap<string, string> {
  const families = new Map<string, string>();
  if (typography === undefined) return families;
  if (!checkKeys(typography, "typography", ["fonts", ...Object.keys(ELEMENT_KEYS)], sink)) return families;
  checkFonts(findEntry(typography, "fonts")?.value, sink);
  for (const [element, keys] of Object.entries(ELEMENT_KEYS)) {
    const value = findEntry(typography, element)?.value;
    const isName = value?.kind === "scalar" && element !== "link";
    if (value === undefined || (!isName && !checkKeys(value, `typography.${element}`, keys, sink))) continue;
    const family = isName ? readText(typography, element, sink) : readText(value, "family", sink);
    if (family !== undefined && ROLES.includes(element)) families.set(element, family);
  }
  return families;
}

function checkFonts(fonts: YamlNode | undefined, sink: Sink): void {
  if (fonts === undefined) return;
  if (fonts.kind !== "list") {
    const hint = "Write each font behind a `- `, e.g. `- { family: Inter, source: system }`";
    sink.report("wrong-type", { message: "`typography.fonts` must be a list", span: fonts.span, hint });
    return;
  }
  for (const font of fonts.items) {
    if (!checkKeys(font, "typography.fonts", FONT_KEYS, sink)) continue;
    if (readText(font, "family", sink) === undefined && findEntry(font, "family") === undefined) {
      const hint = "Add `family: ...`, the name that `base` and `headings` use";
      sink.report("field-missing", { message: "A font has no family", span: font.span, hint });
    }
    const source = readText(font, "source", sink);
    if (source === undefined || SOURCES.includes(source)) continue;
    const message = `\`${source}\` is not a source of fonts`;
    const span = findEntry(font, "source")?.value.span ?? font.span;
    sink.report("invalid-value", { message, span, hint: `Use one of: ${SOURCES.join(", ")}` });
  }
}
