import type { Sink } from "../diagnostics/diagnostic.js";
import { findEntry, type YamlNode } from "../formats/yaml-node.js";

/**
 * Reads a text of the brand file; numbers are taken as written.
 *
 * @returns `undefined` if the key is missing, or has no single value.
 * @remarks Reports `wrong-type` for a list or a map, `field-empty` for a key without value.
 */
export function readText(node: YamlNode | undefined, key: string, sink: Sink): string | undefined {
  const entry = node === undefined ? undefined : findEntry(node, key);
  if (entry === undefined) return undefined;
  const { value, keySpan } = entry;
  if (value.kind !== "scalar") {
    const message = `\`${key}\` must be a text, but is ${value.kind === "list" ? "a list" : "a map"}`;
    sink.report("wrong-type", { message, span: value.span, hint: `Write it on one line: \`${key}: ...\`` });
    return undefined;
  }
  const text = value.source.trim();
  if (text !== "" && value.type !== "null") return text;
  const hint = "Delete the key, or write a value behind it; a value that begins with `#` needs quotes";
  sink.report("field-empty", { message: `\`${key}\` has no value`, span: keySpan, hint });
  return undefined;
}

/** Reads a list of texts; one text alone counts as a list of one. Reports like {@link readText}. */
export function readTexts(node: YamlNode | undefined, key: string, sink: Sink): readonly string[] {
  const value = node === undefined ? undefined : findEntry(node, key)?.value;
  if (value?.kind !== "list") {
    const text = readText(node, key, sink);
    return text === undefined ? [] : [text];
  }
  return value.items.flatMap((item) => {
    if (item.kind === "scalar" && item.source.trim() !== "") return [item.source.trim()];
    const hint = "Write one text behind each `- `, in quotes if it holds a colon";
    sink.report("wrong-type", { message: `An item of \`${key}\` is not a text`, span: item.span, hint });
    return [];
  });
}
