import { findCountryCode } from "../country/find-spelling.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { findEntry, type YamlEntry, type YamlNode } from "../formats/yaml-node.js";
import type { CountryCode, NamePolicy } from "../model/country.js";
import { readText } from "./text-field.js";

const POLICIES = ["un-short", "un-formal", "world-bank"] as const;

/** Reads `namePolicy`: one of the lists, or names by code. Reports what it cannot use. */
export function readNamePolicy(own: YamlNode | undefined, sink: Sink): NamePolicy | undefined {
  const entry = own === undefined ? undefined : findEntry(own, "namePolicy");
  if (entry === undefined) return undefined;
  if (entry.value.kind === "map") return readCodeMap(entry, sink);
  const written = readText(own, "namePolicy", sink);
  const found = POLICIES.find((policy) => policy === written);
  if (found !== undefined || written === undefined) return found;
  sink.report("invalid-value", {
    message: `\`namePolicy\` cannot be \`${written}\``,
    span: entry.value.span,
    hint: `${formatNearMiss(written, POLICIES)}It takes ${POLICIES.join(", ")}, or names by code`,
  });
  return undefined;
}

/** Reads `statusNames`: notes by code; `none` becomes "". */
export function readStatusNames(own: YamlNode | undefined, sink: Sink): ReadonlyMap<CountryCode, string> | undefined {
  const entry = own === undefined ? undefined : findEntry(own, "statusNames");
  if (entry === undefined) return undefined;
  const notes = readCodeMap(entry, sink);
  return notes && new Map([...notes].map(([code, text]) => [code, text === "none" ? "" : text]));
}

function readCodeMap({ key, value }: YamlEntry, sink: Sink): ReadonlyMap<CountryCode, string> | undefined {
  const hint = "Write one line for each country: `XK: text`";
  if (value.kind !== "map") {
    sink.report("wrong-type", { message: `\`${key}\` is not a map of texts by country`, span: value.span, hint });
    return undefined;
  }
  const map = new Map<CountryCode, string>();
  for (const entry of value.entries) {
    const code = findCountryCode(entry.key);
    const text = readText(value, entry.key, sink);
    if (code !== undefined && text !== undefined) map.set(code, text);
    if (code !== undefined) continue;
    const message = `\`${entry.key}\` in \`${key}\` is not an ISO 3166-1 country code`;
    sink.report("unknown-country", { message, span: entry.keySpan, hint });
  }
  return map;
}

/** Reads `flag`: true or false. */
export function readFlag(own: YamlNode | undefined, sink: Sink): boolean | undefined {
  const entry = own === undefined ? undefined : findEntry(own, "flag");
  if (entry === undefined) return undefined;
  const { value, keySpan } = entry;
  if (value.kind === "scalar" && value.type === "boolean") return value.source.toLowerCase() === "true";
  const hint = "Write `flag: true` for flags on all cards";
  sink.report("wrong-type", { message: "`flag` must be true or false", span: keySpan, hint });
  return undefined;
}
