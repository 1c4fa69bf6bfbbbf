// The parts of a brief's look as they lie in files: packs, strings, sheets and brands. Each function loads one part
// through the gate; who shares them is decided in resources.ts.
import { dropMissingFonts } from "./check-brand.js";
import { createBrandStylesheet } from "../brand/brand-stylesheet.js";
import { readBrand } from "../brand/read-brand.js";
import { loadTemplatePack } from "../compose/load-template-pack.js";
import type { TemplatePack } from "../compose/load-template-pack.js";
import { parseStrings } from "../compose/string-table.js";
import type { StringTable, StringTables } from "../compose/string-table.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import { decodeText } from "../formats/decode-text.js";
import { MOST_BYTES } from "../host/host.js";
import type { FileKind, Host } from "../host/host.js";
import { displayPath } from "../host/rooted-path.js";
import type { Brand } from "../model/brand.js";
import { loadStylesheet } from "../style/load-stylesheet.js";
import type { ImportedText } from "../style/sheet-reader.js";
import type { Layer, Stylesheet } from "../style/stylesheet.js";

/** Reads a text through the gate; what is wrong with it is reported. */
function readText(path: string, kind: FileKind, host: Host, sink: Sink): string | undefined {
  const result = host.readFile(path, { kind });
  if (result.kind === "ok") {
    return decodeText(result.bytes, displayPath(path), { maxBytes: MOST_BYTES[kind], kind: `${kind} file` }, sink);
  }
  const { code, message, hint } = result;
  sink.report(code, { message, hint });
  return undefined;
}

/** Loads a template pack with all its texts, e.g. from "package:templates/meridian". */
export function loadPack(folder: string, id: string, host: Host, sink: Sink): TemplatePack | undefined {
  const files = new Map<string, string>();
  for (const path of host.listFiles(folder)) {
    if (!/\.(?:hbs|yml|css)$/u.test(path)) continue;
    const text = readText(`${folder}/${path}`, path.endsWith(".css") ? "style" : "template", host, sink);
    if (text !== undefined) files.set(path, text);
  }
  return loadTemplatePack(files, id, sink);
}

/** Loads the furniture strings of a folder by language, e.g. from "package:templates/strings". */
export function loadStrings(folder: string, host: Host, sink: Sink): StringTables {
  const tables = new Map<string, StringTable>();
  for (const path of host.listFiles(folder)) {
    const lang = /^([A-Za-z0-9-]+)\.yml$/u.exec(path)?.[1];
    const text = lang === undefined ? undefined : readText(`${folder}/${path}`, "strings", host, sink);
    if (lang !== undefined && text !== undefined) {
      tables.set(lang, parseStrings(text, displayPath(`${folder}/${path}`), sink));
    }
  }
  return tables;
}

/** Loads a stylesheet, e.g. "package:templates/base.css". */
export function loadSheet(path: string, layer: Layer, host: Host, sink: Sink): Stylesheet | undefined {
  const text = readText(path, "style", host, sink);
  return text === undefined
    ? undefined
    : loadStylesheet(text, path, layer, sink, (file) => readImport(file, host, sink));
}

/** A sheet that another one imports; where it is missing, the importing sheet knows the place. */
function readImport(path: string, host: Host, sink: Sink): ImportedText {
  const result = host.readFile(path, { kind: "style" });
  if (result.kind !== "ok") return { ...result, kind: "problem" };
  const limits = { maxBytes: MOST_BYTES.style, kind: "style file" };
  const text = decodeText(result.bytes, displayPath(path), limits, sink);
  return text === undefined ? { kind: "reported" } : { kind: "ok", text };
}

/** A brand with its colours and fonts as a stylesheet. */
export interface LoadedBrand {
  readonly brand: Brand;
  readonly sheet: Stylesheet;
}

/** Loads a brand file, e.g. "project:templates/brands/steppe/_brand.yml". */
export function loadBrand(path: string, host: Host, sink: Sink): LoadedBrand | undefined {
  const result = host.readFile(path, { kind: "brand" });
  const read = result.kind === "ok" ? readBrand(result.bytes, path, sink) : undefined;
  if (read === undefined) return undefined;
  const brand = dropMissingFonts(read, host, sink);
  return { brand, sheet: loadStylesheet(createBrandStylesheet(brand), path, "brand", sink) };
}
