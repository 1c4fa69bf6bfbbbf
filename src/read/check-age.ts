import type { Sink } from "../diagnostics/diagnostic.js";
import { parseIsoDate } from "../formats/format-date.js";
import { findLastMonth } from "../formats/find-year.js";
import { findEntry, type YamlNode, type YamlScalar } from "../formats/yaml-node.js";
import { readFactValue } from "./country-fields.js";
import { quote } from "./scalar-field.js";

/**
 * The month before which facts are stale, by `factsMaxAge`. The brief's own date decides, never the clock, so that a brief that
 * was good stays good.
 *
 * @returns Months since year 0; `undefined` if the brief sets no limit.
 */
export function findOldestMonth(root: YamlNode): number | undefined {
  const [date, age] = [findScalar(root, "date")?.source.trim() ?? "", findScalar(root, "factsMaxAge")?.number ?? NaN];
  if (parseIsoDate(date) === undefined || Number.isNaN(age)) return undefined;
  const [year = "", month = "01"] = date.split("-");
  return Number(year) * 12 + Number(month) - 1 - age;
}

/** Warns of a fact that ends before the oldest month. What is missing has no age. */
export function checkAge(fact: YamlNode, oldestMonth: number | undefined, sink: Sink): void {
  const year = findScalar(fact, "year");
  const month = year === undefined ? undefined : findLastMonth(year.source);
  if (oldestMonth === undefined || year === undefined || month === undefined || month >= oldestMonth) return;
  const value = findScalar(fact, "value");
  if (value === undefined || readFactValue(value).kind === "missing") return;
  const label = findScalar(fact, "label")?.source ?? "";
  sink.report("fact-stale", {
    message: `The fact ${quote(label)} is of ${quote(year.source)}, which is older than \`factsMaxAge\` allows at the brief's date`,
    span: year.span,
    hint: "Bring a newer value, or raise `factsMaxAge` (in months) if there is none",
  });
}

function findScalar(node: YamlNode, key: string): YamlScalar | undefined {
  const value = findEntry(node, key)?.value;
  return value?.kind === "scalar" ? value : undefined;
}
