import type { Sink } from "../diagnostics/diagnostic.js";
import { findEntry } from "../formats/yaml-node.js";
import type { YamlNode } from "../formats/yaml-node.js";
import { formatRootedPath, resolvePath } from "../host/rooted-path.js";
import type { BrandFontFace } from "../model/brand.js";
import { checkKeys } from "./check-keys.js";
import { readWeight, WEIGHT_HINT } from "./font-weight.js";
import { readText } from "./text-field.js";

const FONT_KEYS = ["family", "source", "files", "weight", "style", "display"];
const FILE_KEYS = ["path", "weight", "style"];
const SOURCES = ["file", "system", "google", "bunny"];

/**
 * Reads the font files that `typography.fonts` lists, one face a file.
 *
 * @param brandPath - Rooted path of the brand file; paths of fonts are relative to it.
 * @remarks Reports unknown keys, missing families and files, paths that are remote or lead out. Families of other
 *   sources bring no face: nothing is fetched and no font of the machine is used, so a family that neither a file nor
 *   a template brings is told of where a text needs it.
 */
export function readBrandFonts(fonts: YamlNode | undefined, brandPath: string, sink: Sink): readonly BrandFontFace[] {
  if (fonts === undefined) return [];
  if (fonts.kind === "list") return fonts.items.flatMap((font) => readFont(font, brandPath, sink));
  const hint = "Write each font behind a `- `, e.g. `- { family: Inter, source: file, files: [Inter-Regular.ttf] }`";
  sink.report("wrong-type", { message: "`typography.fonts` must be a list", span: fonts.span, hint });
  return [];
}

function readFont(font: YamlNode, brandPath: string, sink: Sink): readonly BrandFontFace[] {
  if (!checkKeys(font, "typography.fonts", FONT_KEYS, sink)) return [];
  const family = readText(font, "family", sink);
  if (family === undefined) {
    const hint = "Add `family: ...`, the name that `base` and `headings` use";
    if (findEntry(font, "family") === undefined)
      sink.report("field-missing", { message: "A font has no family", span: font.span, hint });
    return [];
  }
  const source = readSource(font, sink);
  const files = findEntry(font, "files")?.value;
  if (files === undefined) {
    if (source !== "file") return [];
    const hint = "Add `files: [...]` with a path for each weight and style, relative to this file";
    sink.report("field-missing", { message: "A font from files names no file", span: font.span, hint });
    return [];
  }
  if (files.kind !== "list") {
    const hint = "Write each file behind a `- `, e.g. `- { path: Inter-Bold.ttf, weight: bold }`";
    sink.report("wrong-type", { message: "`files` must be a list", span: files.span, hint });
    return [];
  }
  return files.items.flatMap((file) => readFace(file, family, brandPath, sink) ?? []);
}

function readSource(font: YamlNode, sink: Sink): string | undefined {
  const source = readText(font, "source", sink);
  if (source === undefined || SOURCES.includes(source)) return source;
  const span = findEntry(font, "source")?.value.span ?? font.span;
  const message = `\`${source}\` is not a source of fonts`;
  sink.report("invalid-value", { message, span, hint: `Use one of: ${SOURCES.join(", ")}` });
  return undefined;
}

/** A path alone is the regular face. */
function readFace(file: YamlNode, family: string, brandPath: string, sink: Sink): BrandFontFace | undefined {
  const isPath = file.kind === "scalar";
  if (!isPath && !checkKeys(file, "A font file", FILE_KEYS, sink)) return undefined;
  const written = isPath ? file.source.trim() : readText(file, "path", sink);
  const span = findEntry(file, "path")?.value.span ?? file.span;
  if (written === undefined || written === "") {
    const hint = "Add `path: ...`, relative to this file, e.g. fonts/Inter-Regular.ttf";
    sink.report("field-missing", { message: "A font file has no path", span: file.span, hint });
    return undefined;
  }
  const weight = readFaceWeight(file, sink);
  const style = readFaceStyle(file, sink);
  const resolved = resolvePath(written, brandPath);
  if (!("kind" in resolved)) return { family, path: formatRootedPath(resolved), weight, style, span };
  const { code, message, hint } = resolved;
  sink.report(code, { message, span, hint });
  return undefined;
}

function readFaceWeight(file: YamlNode, sink: Sink): number {
  const text = file.kind === "map" ? readText(file, "weight", sink) : undefined;
  const weight = text === undefined ? 400 : readWeight(text);
  if (weight !== undefined) return weight;
  const message = `The weight of a font file is ${JSON.stringify(text)}`;
  const span = findEntry(file, "weight")?.value.span ?? file.span;
  sink.report("invalid-value", { message, span, hint: `Write ${WEIGHT_HINT}; each weight is a file of its own` });
  return 400;
}

function readFaceStyle(file: YamlNode, sink: Sink): "normal" | "italic" {
  const style = file.kind === "map" ? readText(file, "style", sink) : undefined;
  if (style === undefined || style === "normal") return "normal";
  if (style === "italic" || style === "oblique") return "italic";
  const message = `The style of a font file is ${JSON.stringify(style)}`;
  const span = findEntry(file, "style")?.value.span ?? file.span;
  sink.report("invalid-value", { message, span, hint: "Write normal, italic or oblique" });
  return "normal";
}
