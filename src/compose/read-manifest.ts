import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { parseYaml } from "../formats/parse-yaml.js";
import type { YamlEntry, YamlNode } from "../formats/yaml-node.js";
import type { Paper } from "../model/front-matter.js";
import type { Span } from "../model/span.js";
import { readTableMeasures, type TableMeasures } from "./table-measures.js";

/** A setting that a template offers; its default decides its type. */
export type OptionValue = string | number | boolean;

/** What a pack's `template.yml` says. */
export interface Manifest {
  readonly name: string;
  readonly description: string;
  /** Stylesheets in the order of the cascade, relative to the pack, e.g. "a4" to ["style.css"]. */
  readonly papers: ReadonlyMap<Paper, readonly string[]>;
  /** Defaults by name. */
  readonly options: ReadonlyMap<string, OptionValue>;
  readonly tables: TableMeasures;
}

const FIELDS = ["name", "description", "papers", "options", "tables"] as const;
const PAPERS = ["a4", "letter"] as const;

/**
 * Reads `template.yml`.
 *
 * @param file - For the spans, e.g. "templates/meridian/template.yml".
 * @param styles - Stylesheets that the pack has, e.g. ["style.css"].
 * @returns `undefined` if the pack cannot be used.
 * @remarks Reports `template-manifest` and the codes of YAML.
 */
export function readManifest(text: string, file: string, styles: readonly string[], sink: Sink): Manifest | undefined {
  const root = parseYaml(text, file, sink);
  if (root === undefined) return undefined;
  const entries = root.kind === "map" ? root.entries : [];
  const report = (message: string, span: Span, hint: string): void => {
    sink.report("template-manifest", { message, span, hint });
  };
  for (const { key, keySpan } of entries) {
    if (FIELDS.some((field) => field === key)) continue;
    report(
      `\`${key}\` is no field of a template`,
      keySpan,
      `${formatNearMiss(key, FIELDS)}Fields are ${FIELDS.join(", ")}`,
    );
  }
  const papers = readPapers(findValue(entries, "papers"), styles, report);
  if (papers.size === 0) {
    report("The template names no paper that it is made for", root.span, "Write `papers:` with `a4: [style.css]`");
    return undefined;
  }
  return {
    name: readText(findValue(entries, "name")) ?? "",
    description: readText(findValue(entries, "description")) ?? "",
    papers,
    options: readOptions(findValue(entries, "options"), report),
    tables: readTableMeasures(findValue(entries, "tables"), report),
  };
}

type ReportField = (message: string, span: Span, hint: string) => void;

function readPapers(
  node: YamlNode | undefined,
  styles: readonly string[],
  report: ReportField,
): Map<Paper, readonly string[]> {
  const papers = new Map<Paper, readonly string[]>();
  for (const { key, keySpan, value } of node?.kind === "map" ? node.entries : []) {
    const paper = PAPERS.find((known) => known === key);
    if (paper === undefined) {
      report(`\`${key}\` is no paper`, keySpan, `${formatNearMiss(key, PAPERS)}Papers are ${PAPERS.join(" and ")}`);
      continue;
    }
    papers.set(paper, readStyles(value, styles, report));
  }
  return papers;
}

function readStyles(node: YamlNode, styles: readonly string[], report: ReportField): readonly string[] {
  const items = node.kind === "list" ? node.items : [node];
  return items.flatMap((item) => {
    const name = readText(item) ?? "";
    if (styles.includes(name)) return [name];
    report(
      `The pack has no stylesheet \`${name}\``,
      item.span,
      `${formatNearMiss(name, styles)}It has ${styles.join(", ") || "none"}`,
    );
    return [];
  });
}

function readOptions(node: YamlNode | undefined, report: ReportField): ReadonlyMap<string, OptionValue> {
  const options = new Map<string, OptionValue>();
  for (const { key, value } of node?.kind === "map" ? node.entries : []) {
    if (value.kind !== "scalar" || value.type === "null") {
      report(
        `The option \`${key}\` has no default`,
        value.span,
        "Write a text, a number, true or false behind the colon",
      );
      continue;
    }
    if (value.type === "number") options.set(key, value.number);
    else options.set(key, value.type === "boolean" ? value.source === "true" : value.source);
  }
  return options;
}

function findValue(entries: readonly YamlEntry[], key: string): YamlNode | undefined {
  return entries.find((entry) => entry.key === key)?.value;
}

function readText(node: YamlNode | undefined): string | undefined {
  return node?.kind === "scalar" && node.type !== "null" ? node.source : undefined;
}
