import type { Report, Sink } from "../diagnostics/diagnostic.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import { createSink } from "../diagnostics/sink.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Paper } from "../model/front-matter.js";
import { checkTemplate } from "./check-template.js";
import {
  CARD_SHAPE,
  FLAG,
  NUMBER,
  PAGE_SHAPE,
  RECOMMENDATIONS_SHAPE,
  TEXT,
  type RecordShape,
  type Shape,
} from "./page-shape.js";
import { measureTemplate } from "./measure-template.js";
import { parseTemplate, type ParsedTemplate } from "./parse-template.js";
import { readManifest, type Manifest, type OptionValue } from "./read-manifest.js";
import { parseStrings, type StringTable, type StringTables } from "./string-table.js";
import type { TableMeasures } from "./table-measures.js";
import type { StringUse } from "./template-place.js";
import { createTemplateEngine, type TemplateEngine } from "./template-engine.js";

/** A template pack: checked, compiled, ready to print any number of briefs. */
export interface TemplatePack {
  /** Name of its folder, e.g. "meridian". */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Stylesheets by paper, in the order of the cascade, relative to the pack, e.g. ["style.css", "letter.css"]. */
  readonly papers: ReadonlyMap<Paper, readonly string[]>;
  readonly options: ReadonlyMap<string, OptionValue>;
  readonly tables: TableMeasures;
  /** The pack's own strings, by language; they win over the shared ones. */
  readonly strings: StringTables;
  /** Every string that the templates print. */
  readonly stringUses: readonly StringUse[];
  readonly engine: TemplateEngine;
}

/**
 * Limits of a pack: code units and tags of all its `.hbs` files together, and blocks within blocks in one of them. The
 * shipped packs have some 10,000 units, 150 tags and 4 levels.
 */
const LARGEST_PACK = { characters: 256 * 1024, tags: 4000, depth: 50 } as const;

/** Partials that Briefpress itself calls. */
const REQUIRED: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["card", CARD_SHAPE],
  ["recommendations", RECOMMENDATIONS_SHAPE],
]);

/** Packs of this process with what was reported of them: a worker prints many briefs with the same few packs. */
const loaded = new Map<
  string,
  { readonly pack: TemplatePack | undefined; readonly reports: readonly [DiagnosticCode, Report][] }
>();
const MOST_LOADED = 16;

/**
 * Loads a template pack: reads `template.yml`, parses and checks `layout.hbs` and `partials/*.hbs` against the page's
 * data, and compiles them. Equal packs are compiled once per process.
 *
 * @param files - Texts by their path within the pack, e.g. "partials/card.hbs".
 * @param id - Name of the pack's folder, e.g. "meridian".
 * @returns `undefined` if the pack has an error.
 * @remarks Reports the `template-` and `string-` codes, each with its place in `templates/ID/`.
 */
export function loadTemplatePack(files: ReadonlyMap<string, string>, id: string, sink: Sink): TemplatePack | undefined {
  const key = JSON.stringify([id, ...files]);
  let entry = loaded.get(key);
  if (entry === undefined) {
    const own = createSink();
    const pack = buildPack(files, id, own);
    const reports = own.diagnostics.map(({ code, ...report }) => [code, report] as const);
    entry = { pack: own.hasErrors ? undefined : pack, reports: reports.map(([code, report]) => [code, report]) };
    if (loaded.size >= MOST_LOADED) loaded.clear();
    loaded.set(key, entry);
  }
  for (const [code, report] of entry.reports) sink.report(code, report);
  return entry.pack;
}

function buildPack(files: ReadonlyMap<string, string>, id: string, sink: Sink): TemplatePack | undefined {
  const folder = `templates/${id}`;
  const manifest = loadManifest(files, folder, sink);
  const templates = parseTemplates(files, folder, sink);
  if (manifest === undefined || templates === undefined) return undefined;
  const stringUses: StringUse[] = [];
  checkTemplate("layout", pageShape(manifest), { templates, strings: stringUses, sink });
  for (const [name, shape] of REQUIRED) checkTemplate(name, shape, { templates, strings: stringUses, sink });
  if (sink.hasErrors) return undefined;
  const strings = loadPackStrings(files, folder, sink);
  return { id, ...manifest, strings, stringUses, engine: createTemplateEngine(templates) };
}

function loadManifest(files: ReadonlyMap<string, string>, folder: string, sink: Sink): Manifest | undefined {
  const file = `${folder}/template.yml`;
  const text = files.get("template.yml");
  if (text === undefined) {
    reportMissing(file, sink);
    return undefined;
  }
  const styles = [...files.keys()].filter((path) => path.endsWith(".css"));
  return readManifest(text, file, styles, sink);
}

/** Parses the layout as "layout" and `partials/card.hbs` as "card". */
function parseTemplates(
  files: ReadonlyMap<string, string>,
  folder: string,
  sink: Sink,
): Map<string, ParsedTemplate> | undefined {
  const paths = [...files.keys()].filter((path) => path === "layout.hbs" || /^partials\/[^/]+\.hbs$/u.test(path));
  const excess = findExcess(paths.map((path) => files.get(path) ?? ""));
  if (excess !== undefined) {
    sink.report("template-too-large", {
      message: `The templates of the pack ${excess}`,
      span: { file: folder, line: 1, column: 1 },
      hint: "Look for text that belongs into a brief or a stylesheet, and for blocks that nobody closes",
    });
    return undefined;
  }
  const templates = new Map<string, ParsedTemplate>();
  for (const path of paths) {
    const parsed = parseTemplate(files.get(path) ?? "", `${folder}/${path}`, sink);
    if (parsed !== undefined) templates.set(path.replace(/^partials\/|\.hbs$/gu, ""), parsed);
  }
  const missing = ["layout.hbs", ...[...REQUIRED.keys()].map((name) => `partials/${name}.hbs`)].filter(
    (path) => !files.has(path),
  );
  for (const path of missing) reportMissing(`${folder}/${path}`, sink, path, paths);
  return sink.hasErrors ? undefined : templates;
}

/** What is too much for the parser, in words. */
function findExcess(texts: readonly string[]): string | undefined {
  const sizes = texts.map(measureTemplate);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const tags = sizes.reduce((sum, size) => sum + size.tags + size.calls, 0);
  const depth = Math.max(0, ...sizes.map((size) => size.depth));
  if (characters > LARGEST_PACK.characters) return tell("characters", characters, LARGEST_PACK.characters);
  if (depth > LARGEST_PACK.depth) return tell("blocks within one another", depth, LARGEST_PACK.depth);
  return tags > LARGEST_PACK.tags ? tell("tags and calls", tags, LARGEST_PACK.tags) : undefined;
}

function tell(what: string, count: number, most: number): string {
  return `hold ${String(count)} ${what}; the limit is ${String(most)}`;
}

function reportMissing(file: string, sink: Sink, path = "", known: readonly string[] = []): void {
  sink.report("template-file-missing", {
    message: `The template pack has no \`${file}\``,
    span: { file, line: 1, column: 1 },
    hint: `${formatNearMiss(path, known)}A pack needs template.yml, layout.hbs, partials/card.hbs and partials/recommendations.hbs`,
  });
}

/** The page's shape with the options that the pack itself declares. */
function pageShape({ options }: Manifest): RecordShape {
  const fields: Record<string, Shape> = {};
  for (const [name, value] of options)
    fields[name] = typeof value === "string" ? TEXT : typeof value === "number" ? NUMBER : FLAG;
  return { kind: "record", fields: { ...PAGE_SHAPE.fields, options: { kind: "record", fields } } };
}

function loadPackStrings(files: ReadonlyMap<string, string>, folder: string, sink: Sink): StringTables {
  const tables = new Map<string, StringTable>();
  for (const [path, text] of files) {
    const lang = /^strings\/([A-Za-z0-9-]+)\.yml$/u.exec(path)?.[1];
    if (lang !== undefined) tables.set(lang, parseStrings(text, `${folder}/${path}`, sink));
  }
  return tables;
}
