import { findEntry, type YamlEntry, type YamlMap, type YamlNode } from "../../formats/yaml-node.js";

/**
 * Lays one description of a country over another: fields of the upper one win, its facts replace those of the same label at
 * their places and are otherwise added.
 */
export function mergeCountry(lower: YamlMap, upper: YamlMap): YamlMap {
  const kept = lower.entries.filter(
    ({ key }) => key === "code" || findEntry(upper, key) === undefined || key === "facts",
  );
  const added = upper.entries.filter(
    ({ key }) => key !== "code" && !(key === "facts" && findEntry(lower, key) !== undefined),
  );
  return {
    ...lower,
    entries: [...kept.map((field) => (field.key === "facts" ? mergeFacts(field, upper) : field)), ...added],
  };
}

function mergeFacts(lower: YamlEntry, upper: YamlMap): YamlEntry {
  const other = findEntry(upper, "facts")?.value;
  if (lower.value.kind !== "list" || other === undefined) return lower;
  // Not a list: the check of types says so at its own place.
  if (other.kind !== "list") return { ...lower, value: other };
  const labels = new Set(lower.value.items.map(readLabel));
  const byLabel = new Map(other.items.map((fact) => [readLabel(fact), fact]));
  const replaced = lower.value.items.map((fact) => byLabel.get(readLabel(fact)) ?? fact);
  const added = other.items.filter((fact) => !labels.has(readLabel(fact)));
  return { ...lower, value: { ...lower.value, items: [...replaced, ...added] } };
}

function readLabel(fact: YamlNode): string {
  const label = findEntry(fact, "label")?.value;
  return label?.kind === "scalar" ? label.source.trim() : "";
}
