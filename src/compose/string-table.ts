import type { Sink } from "../diagnostics/diagnostic.js";
import { parseYaml } from "../formats/parse-yaml.js";

/** Furniture strings of one language by their key, e.g. "keyMessages" to "Key messages". */
export type StringTable = ReadonlyMap<string, string>;

/** Tables by language, e.g. "en" and "pt-BR". */
export type StringTables = ReadonlyMap<string, StringTable>;

/**
 * Parses a `strings/LANG.yml`: a map of keys to texts, with placeholders such as `{date}`.
 *
 * @param file - For the spans, e.g. "templates/strings/en.yml".
 * @returns What could be read; an empty table if nothing could.
 * @remarks Reports `string-file` and the codes of YAML.
 */
export function parseStrings(text: string, file: string, sink: Sink): StringTable {
  const table = new Map<string, string>();
  const root = parseYaml(text, file, sink);
  if (root === undefined) return table;
  if (root.kind !== "map") {
    sink.report("string-file", {
      message: "A file of strings holds `key: text` lines and nothing else",
      span: root.span,
    });
    return table;
  }
  for (const { key, keySpan, value } of root.entries) {
    if (value.kind === "scalar" && value.source !== "") {
      table.set(key, value.source);
      continue;
    }
    const message = `The string \`${key}\` has no text`;
    sink.report("string-file", {
      message,
      span: keySpan,
      hint: "Write the text behind the colon, in quotes if it holds `: ` or `#`",
    });
  }
  return table;
}

/**
 * Puts together the strings for a language: those of the pack win over the shared ones.
 *
 * @param lang - BCP 47; "pt-BR" takes the tables of "pt", with those of "pt-BR" on top.
 * @returns Never another language: a string without text is reported when it is used, not replaced by English.
 */
export function selectStrings(sources: readonly StringTables[], lang: string): StringTable {
  const selected = new Map<string, string>();
  const tags = lang.split("-").map((_, index, parts) =>
    parts
      .slice(0, index + 1)
      .join("-")
      .toLowerCase(),
  );
  for (const tables of sources) {
    for (const tag of tags) {
      for (const [name, table] of tables) {
        if (name.toLowerCase() === tag) for (const [key, text] of table) selected.set(key, text);
      }
    }
  }
  return selected;
}

const PLACEHOLDER = /\{(\w+)\}/gu;

/**
 * Fills the placeholders of a string.
 *
 * @returns The text; the key in square brackets if the language has none (which is reported elsewhere).
 */
export function formatString(strings: StringTable, key: string, values: ReadonlyMap<string, unknown>): string {
  const text = strings.get(key);
  if (text === undefined) return `[${key}]`;
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = values.get(name);
    return typeof value === "string" || typeof value === "number" ? String(value) : whole;
  });
}

/** The names of a string's placeholders, e.g. ["date"]. */
export function findPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? "");
}
