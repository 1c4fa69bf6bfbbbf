import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { findEntry } from "../formats/yaml-node.js";
import type { YamlEntry, YamlNode } from "../formats/yaml-node.js";
import { SAFE_NAME } from "./brand-stylesheet.js";
import { readColor } from "./read-color.js";

/** Roles of brand.yml's `color`, besides `palette`. */
export const COLOR_ROLES = [
  "foreground",
  "background",
  "primary",
  "secondary",
  "tertiary",
  "success",
  "info",
  "warning",
  "danger",
  "light",
  "dark",
  "link",
] as const;

/** More steps than this from one name to the next are no palette, and would make the search for circles quadratic. */
const MOST_STEPS = 100;

/**
 * Resolves palette and roles to `#rrggbb`: a value may name another entry; the palette wins over a role of the same
 * name. Of `{light, dark}` the light one is taken, since paper is light.
 *
 * @param color - The value of the brand file's `color`.
 * @remarks Reports `brand-color-invalid` and `brand-color-cycle`.
 */
export function readBrandColors(color: YamlNode | undefined, sink: Sink): ReadonlyMap<string, string> {
  const colors = new Map<string, string>();
  if (color === undefined) return colors;
  const palette = findEntry(color, "palette")?.value;
  const entries = new Map<string, YamlEntry>();
  if (color.kind === "map")
    for (const entry of color.entries) if (entry.key !== "palette") entries.set(entry.key, entry);
  if (palette?.kind === "map") for (const entry of palette.entries) entries.set(entry.key, entry);
  else if (palette !== undefined) {
    const hint = 'Write lines of `name: "#12355B"`, indented below it';
    sink.report("wrong-type", { message: "`palette` must be a map of names and colours", span: palette.span, hint });
  }
  for (const [name, entry] of entries) {
    if (!SAFE_NAME.test(name)) {
      const message = `"${name}" cannot be the name of a colour, since stylesheets could not use it`;
      const hint = "Use letters, digits, - and _, and begin with a letter, e.g. dark-blue";
      sink.report("invalid-value", { message, span: entry.keySpan, hint });
      continue;
    }
    const value = resolveColor(name, entries, sink);
    if (value !== undefined) colors.set(name, value);
  }
  return colors;
}

function resolveColor(name: string, entries: ReadonlyMap<string, YamlEntry>, sink: Sink): string | undefined {
  const path = [name];
  const first = entries.get(name);
  let entry = first;
  while (entry !== undefined && path.length <= MOST_STEPS) {
    const value = readValue(entry.value);
    if (value === undefined || value === "") {
      const hint = 'Write a colour in quotes, e.g. "#12355B"; without quotes a `#` begins a comment';
      sink.report("field-empty", { message: `The colour "${entry.key}" has no value`, span: entry.keySpan, hint });
      return undefined;
    }
    const next = value === entry.key ? undefined : entries.get(value);
    const literal = next === undefined ? readColor(value) : undefined;
    if (literal !== undefined) return literal;
    if (path.includes(value)) {
      reportCycle(entry, [...path, value], sink);
      return undefined;
    }
    if (next === undefined) {
      reportInvalid(entry, value, [...entries.keys()], sink);
      return undefined;
    }
    path.push(value);
    entry = next;
  }
  if (first !== undefined) reportTooManySteps(first, sink);
  return undefined;
}

function readValue(node: YamlNode): string | undefined {
  if (node.kind === "scalar") return node.source;
  const chosen = findEntry(node, "light")?.value ?? findEntry(node, "dark")?.value;
  return chosen?.kind === "scalar" ? chosen.source : undefined;
}

function reportCycle(entry: YamlEntry, path: readonly string[], sink: Sink): void {
  sink.report("brand-color-cycle", {
    message: `The colour "${entry.key}" leads back to itself: ${path.join(" > ")}`,
    span: entry.value.span,
    hint: 'Give one of them a colour of its own, e.g. "#12355B"',
  });
}

function reportTooManySteps({ key, value }: YamlEntry, sink: Sink): void {
  sink.report("brand-color-invalid", {
    message: `The colour "${key}" leads over more than ${String(MOST_STEPS)} names`,
    span: value.span,
    hint: 'Write the colour itself, e.g. "#12355B", or name the entry that has it',
  });
}

function reportInvalid(entry: YamlEntry, value: string, names: readonly string[], sink: Sink): void {
  sink.report("brand-color-invalid", {
    message: `"${value}" is neither a CSS colour nor a colour of this file`,
    span: entry.value.span,
    hint: `${formatNearMiss(value, names)}Write a colour as "#12355B", or name an entry of the palette`,
  });
}
