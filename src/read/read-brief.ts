/**
 * Stage 1. The bytes of a brief come in; its text and its validated frontmatter go out. The body is not looked at here,
 * no file is opened, and nothing that an author wrote is ever run.
 */
import type { z } from "zod";
import type { Sink } from "../diagnostics/diagnostic.js";
import { limitReports } from "../diagnostics/limit-reports.js";
import { decodeText } from "../formats/decode-text.js";
import type { CsvTable } from "../formats/parse-csv.js";
import { findEntry, type YamlMap, type YamlNode } from "../formats/yaml-node.js";
import type { Brief } from "../model/brief.js";
import type { FrontMatter } from "../model/front-matter.js";
import { checkFrontMatter } from "./check-front-matter.js";
import { findFrontMatter } from "./find-front-matter.js";
import { FRONT_MATTER_SCHEMA, type FrontMatterFields } from "./front-matter-schema.js";
import { normalizeFrontMatter } from "./normalize-front-matter.js";
import { parseFrontMatter } from "./parse-front-matter.js";
import { reportIssues } from "./report-issues.js";
import { toSchemaInput } from "./schema-input.js";
import { readCountryData, type CountrySources } from "./data-set/read-country-data.js";

/** 1 MiB is 150,000 words. */
const BRIEF_LIMITS = { kind: "brief", maxBytes: 1024 * 1024 };

/** What the project gives to a brief. */
export interface ReadOptions {
  /** BCP 47; for briefs that do not say their language themselves. */
  readonly lang?: string;
  /** Opens the data files that the brief names; without it they count as missing. */
  readonly openFile?: CountrySources["openFile"];
  /** The row of the series that is being built, as a table of its own. */
  readonly row?: CsvTable;
  /** Fills the texts of the frontmatter from the row. */
  readonly expandFields?: (root: YamlMap) => YamlMap;
}

/** How many problems of one kind are shown of a data file, whose rows often share a mistake. */
const MOST_REPORTS = 20;

/**
 * Reads a brief.
 *
 * @param bytes - The file as it is on disk: UTF-8, with or without BOM, any line ends, at most 1 MiB.
 * @param path - As shown in diagnostics, e.g. "briefs/ghana.md".
 * @returns The brief, with fallbacks in place of fields that could not be used, so that later stages can go on looking
 *   for mistakes; `undefined` if there is no frontmatter to speak of. In both cases the sink has an error.
 * @remarks Reports all that is wrong with the file at once; never throws for what an author wrote.
 */
export function readBrief(bytes: Uint8Array, path: string, sink: Sink, options: ReadOptions = {}): Brief | undefined {
  const text = decodeText(bytes, path, BRIEF_LIMITS, sink);
  if (text === undefined) return undefined;
  const found = findFrontMatter(text, path, sink);
  if (found === undefined) return undefined;
  const tree = parseFrontMatter(found.block, path, sink);
  if (tree === undefined) return undefined;
  if (tree.kind !== "map") {
    const hint = "Write fields as `key: value`, each on a line of its own, e.g. `title: Water and power`";
    sink.report("wrong-type", { message: "The frontmatter is not made of fields", span: tree.span, hint });
    return undefined;
  }
  const source = { path, text, bodyOffset: found.bodyOffset, bodyLine: found.bodyLine };
  return { source, frontMatter: validateFrontMatter(tree, path, options, sink) };
}

function validateFrontMatter(written: YamlMap, path: string, options: ReadOptions, outer: Sink): FrontMatter {
  const limited = limitReports(outer, MOST_REPORTS);
  const filled = options.expandFields?.(written) ?? written;
  const root = readCountryData(filled, findSources(filled, options), limited);
  checkRows(root, options, limited);
  const sink = root === filled ? outer : limited;
  checkFrontMatter(root, options.lang !== undefined, sink);
  const { fields, kept } = validateFields(root, sink);
  const countries = findEntry(kept, "countries")?.value;
  limited.close();
  return normalizeFrontMatter(fields, root, countries?.kind === "list" ? countries.items : [], {
    title:
      path
        .split("/")
        .at(-1)
        ?.replace(/\.[^.]*$/u, "") ?? path,
    date: "1970-01-01",
    lang: options.lang ?? "en",
  });
}

/**
 * Validates by the schema. If something is wrong, the fields that are at fault are left out, of `countries` only the
 * countries at fault, and the rest is validated again: so one mistake costs one field.
 */
function validateFields(root: YamlMap, sink: Sink): { readonly fields: FrontMatterFields; readonly kept: YamlNode } {
  const first = FRONT_MATTER_SCHEMA.safeParse(toSchemaInput(root));
  if (first.success) return { fields: first.data, kept: root };
  reportIssues(first.error.issues, FRONT_MATTER_SCHEMA, root, sink);
  const kept = leaveOut(root, first.error.issues);
  const second = FRONT_MATTER_SCHEMA.safeParse(toSchemaInput(kept));
  return { fields: second.success ? second.data : {}, kept };
}

function leaveOut(root: YamlMap, issues: readonly z.core.$ZodIssue[]): YamlMap {
  const fields = new Set<PropertyKey>();
  const countries = new Set<PropertyKey>();
  for (const issue of issues) {
    const [field, index] = issue.path;
    if (field === "countries" && index !== undefined) countries.add(index);
    else if (field !== undefined) fields.add(field);
    else if (issue.code === "unrecognized_keys") for (const key of issue.keys) fields.add(key);
  }
  const entries = root.entries.flatMap((entry) => {
    if (fields.has(entry.key)) return [];
    if (entry.key !== "countries" || entry.value.kind !== "list") return [entry];
    const items = entry.value.items.filter((_, at) => !countries.has(at));
    return [{ ...entry, value: { ...entry.value, items } }];
  });
  return { ...root, entries };
}

/** A series is built row by row, which is planned before it is read. */
function checkRows(root: YamlMap, { row }: ReadOptions, sink: Sink): void {
  const data = findEntry(root, "data");
  if (data === undefined || row !== undefined) return;
  sink.report("row-missing", {
    message: "This brief is a series, and no row of its table is given",
    span: data.keySpan,
    hint: "Build it with `briefpress build`, which makes one PDF of each row of `data`",
  });
}

function findSources(root: YamlMap, { lang = "en", openFile = findNothing, row }: ReadOptions): CountrySources {
  const written = findEntry(root, "lang")?.value;
  return {
    openFile,
    ...(row === undefined ? {} : { row }),
    lang: written?.kind === "scalar" ? written.source.trim() : lang,
  };
}

function findNothing(path: string): ReturnType<CountrySources["openFile"]> {
  return {
    kind: "problem",
    code: "file-missing",
    message: `\`${path}\` does not exist`,
    hint: "No files are read here",
  };
}
