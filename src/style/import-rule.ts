import type { Atrule } from "css-tree";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import { addAnonymousLayer, nameLayer } from "./layer-rule.js";
import { holdsForPrint } from "./media-query.js";
import { withSpan } from "./reporter.js";
import { resolvePath } from "./resolve-path.js";
import { preludeOf, type SheetReader } from "./sheet-reader.js";
import { splitPrelude, unquote, type PreludePart } from "./split-prelude.js";
import { supports, supportsDeclaration } from "./supports-condition.js";

/** A sheet that is to be read in place of an `@import`. */
export interface ImportedSheet {
  readonly path: string;
  readonly text: string;
  readonly layer: string;
}

/** Sheets that one sheet may import, with those that they import. */
const MOST_IMPORTS = 100;

/** Finds the sheet of an `@import`; `undefined` if it does not apply to print, or cannot be read, which is reported. */
export function readImport(atRule: Atrule, layer: string, reader: SheetReader): ImportedSheet | undefined {
  const [first, ...conditions] = splitPrelude(preludeOf(atRule));
  const url = first && urlOf(first);
  if (url === undefined) {
    const hint = 'Write it as `@import "tables.css";` or `@import "tables.css" layer(tables) print;`.';
    reportImport("unknown-at-rule", "This `@import` cannot be read", hint, atRule, reader);
    return undefined;
  }
  if (!reader.mayImport) {
    const hint = "Move it to the top of the sheet, or put these rules into a sheet of their own.";
    reportImport("import-misplaced", "An `@import` after other rules has no effect", hint, atRule, reader);
    return undefined;
  }
  const [second] = conditions;
  const isLayer = second?.kind === "word" ? second.text.toLowerCase() === "layer" : isFunction(second, "layer");
  const inner = isLayer ? findLayer(second, layer, atRule, reader) : layer;
  if (!holdsHere(isLayer ? conditions.slice(1) : conditions, atRule, reader) || inner === undefined) return undefined;
  const file = readFile(url, atRule, reader);
  return file && { ...file, layer: inner };
}

function urlOf(part: PreludePart): string | undefined {
  if (part.kind === "string") return part.text;
  return part.kind === "block" && part.name === "url" ? unquote(part.text) : undefined;
}

function isFunction(part: PreludePart | undefined, name: string): boolean {
  return part?.kind === "block" && part.name === name;
}

/** `supports(…)`, then media queries. */
function holdsHere(conditions: readonly PreludePart[], atRule: Atrule, { reporter }: SheetReader): boolean {
  const [first] = conditions;
  if (first?.kind !== "block" || first.name !== "supports") return holdsForPrint(conditions, atRule, reporter);
  const answer = supportsDeclaration(first.text) ?? supports(splitPrelude(first.text));
  return holdsForPrint(conditions.slice(1), atRule, reporter) && answer === true;
}

/** `layer` alone is one without a name, `layer(name)` one inside of the sheet's own. */
function findLayer(
  part: PreludePart | undefined,
  layer: string,
  atRule: Atrule,
  reader: SheetReader,
): string | undefined {
  if (part?.kind !== "block") return addAnonymousLayer(layer, reader);
  return nameLayer(part.text, layer, atRule, reader);
}

function readFile(
  url: string,
  atRule: Atrule,
  reader: SheetReader,
): { readonly path: string; readonly text: string } | undefined {
  const resolved = resolvePath(reader.path, url);
  if (resolved.kind !== "path") {
    const code = resolved.kind === "remote" ? "file-remote" : "file-outside-project";
    const why =
      resolved.kind === "remote"
        ? "is not a file of the project; nothing is fetched from the network"
        : "is outside of the folder that Briefpress may read";
    reportImport(code, `The stylesheet \`${url}\` ${why}`, "Use a path relative to this stylesheet.", atRule, reader);
    return undefined;
  }
  const { path } = resolved;
  if (reader.chain.includes(path)) {
    const message = `The stylesheet \`${url}\` imports itself, directly or through others`;
    reportImport("import-cycle", message, "Remove this `@import`; the sheet is being read already.", atRule, reader);
    return undefined;
  }
  if (++reader.target.imports > MOST_IMPORTS) {
    const message = `More than ${MOST_IMPORTS} sheets are imported; \`${url}\` is left out`;
    reportImport("style-too-large", message, "Import each sheet once.", atRule, reader);
    return undefined;
  }
  return readThroughGate(path, atRule, reader);
}

function readThroughGate(
  path: string,
  atRule: Atrule,
  reader: SheetReader,
): { readonly path: string; readonly text: string } | undefined {
  const imported = reader.readImport?.(path);
  if (imported?.kind === "ok") return { path, text: imported.text };
  if (imported === undefined) {
    reportImport(
      "unknown-at-rule",
      "`@import` has no effect here",
      "Put the rules into this stylesheet.",
      atRule,
      reader,
    );
  } else if (imported.kind === "problem") {
    reportImport(imported.code, imported.message, imported.hint, atRule, reader);
  }
  return undefined;
}

function reportImport(code: DiagnosticCode, message: string, hint: string, atRule: Atrule, reader: SheetReader): void {
  reader.reporter.report(code, withSpan({ message, hint }, reader.reporter.spanOf(atRule.loc, "@import".length)));
}
