/**
 * Brand files: the bytes of a `_brand.yml` come in, a checked Brand goes out, or diagnostics with line and column.
 * Strict where brand.yml is closed; other tools' settings under `defaults` are left alone. No file is opened here.
 */
import type { Sink } from "../diagnostics/diagnostic.js";
import { decodeText } from "../formats/decode-text.js";
import { parseYaml } from "../formats/parse-yaml.js";
import { findEntry } from "../formats/yaml-node.js";
import type { YamlNode } from "../formats/yaml-node.js";
import type { Brand, Publisher } from "../model/brand.js";
import { COLOR_ROLES, readBrandColors } from "./brand-colors.js";
import { readBrandLogo } from "./brand-logo.js";
import { checkKeys } from "./check-keys.js";

const TOP_KEYS = ["meta", "logo", "color", "typography", "defaults"] as const;
const TYPOGRAPHY_KEYS = [
  "fonts",
  "base",
  "headings",
  "monospace",
  "monospace-inline",
  "monospace-block",
  "link",
] as const;
const OWN_KEYS = ["publisher", "licence", "disclaimers"] as const;
const PUBLISHER_KEYS = ["name", "shortName", "address", "contact", "accessibilityContact", "url"] as const;

/** A brand file is a page of settings; one of this size is something else. */
const MOST_BYTES = 256 * 1024;

/**
 * Reads a brand file.
 *
 * @param path - Where it lies, as the host names it, e.g. "project:templates/brands/steppe/_brand.yml"; paths in the
 *   file are relative to it.
 * @returns `undefined` if the file is no YAML map.
 * @remarks Reports unknown keys, wrong colours, logos without words, all at once.
 * @see https://posit-dev.github.io/brand-yml/
 */
export function readBrand(bytes: Uint8Array, path: string, sink: Sink): Brand | undefined {
  const text = decodeText(bytes, path, { maxBytes: MOST_BYTES, kind: "brand file" }, sink);
  if (text === undefined) return undefined;
  const root = parseYaml(text, path, sink);
  if (root === undefined || !checkKeys(root, "A brand file", TOP_KEYS, sink)) return undefined;
  const own = findOwn(root, sink);
  const color = findEntry(root, "color")?.value;
  if (color !== undefined) checkKeys(color, "color", ["palette", ...COLOR_ROLES], sink);
  const logo = readBrandLogo(findEntry(root, "logo")?.value, path, sink);
  const licence = readText(own, "licence");
  return {
    id: findId(path),
    publisher: readPublisher(root, own, sink),
    ...(logo === undefined ? {} : { logo }),
    colors: readBrandColors(color, sink),
    fonts: readFonts(root, sink),
    ...(licence === undefined ? {} : { licence }),
    disclaimers: readTexts(own, "disclaimers"),
  };
}

/** The folder's name is the brand's: "templates/brands/steppe/_brand.yml" is "steppe". */
function findId(path: string): string {
  return path.split("/").at(-2)?.replace(/^.*:/u, "") ?? "brand";
}

/** Our own settings; those of other tools are not ours to judge. */
function findOwn(root: YamlNode, sink: Sink): YamlNode | undefined {
  const defaults = findEntry(root, "defaults")?.value;
  const own = defaults === undefined ? undefined : findEntry(defaults, "briefpress")?.value;
  if (own !== undefined) checkKeys(own, "defaults.briefpress", OWN_KEYS, sink);
  return own;
}

function readPublisher(root: YamlNode, own: YamlNode | undefined, sink: Sink): Publisher {
  const node = own === undefined ? undefined : findEntry(own, "publisher")?.value;
  if (node !== undefined) checkKeys(node, "publisher", PUBLISHER_KEYS, sink);
  const meta = findEntry(root, "meta")?.value;
  const metaName = meta === undefined ? undefined : findEntry(meta, "name")?.value;
  const name = readText(node, "name") ?? readText(metaName, "full") ?? readText(meta, "name");
  if (name === undefined) {
    sink.report("brand-publisher-missing", {
      message: "The brand file does not say who publishes",
      span: root.span,
      hint: "Add meta.name, or publisher.name under defaults.briefpress",
    });
  }
  const link =
    readText(meta, "link") ?? readText(meta === undefined ? undefined : findEntry(meta, "link")?.value, "home");
  const optional = {
    shortName: readText(node, "shortName") ?? readText(metaName, "short"),
    contact: readText(node, "contact"),
    accessibilityContact: readText(node, "accessibilityContact"),
    url: readText(node, "url") ?? link,
  };
  return { name: name ?? "", address: readTexts(node, "address"), ...dropUndefined(optional) };
}

function dropUndefined<Key extends string>(
  values: Readonly<Record<Key, string | undefined>>,
): Partial<Record<Key, string>> {
  const kept: Partial<Record<Key, string>> = {};
  for (const key in values) {
    const value = values[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}

function readFonts(root: YamlNode, sink: Sink): ReadonlyMap<string, string> {
  const fonts = new Map<string, string>();
  const node = findEntry(root, "typography")?.value;
  if (node === undefined || !checkKeys(node, "typography", TYPOGRAPHY_KEYS, sink)) return fonts;
  for (const role of ["base", "headings", "monospace"]) {
    const value = findEntry(node, role)?.value;
    const family = value?.kind === "scalar" ? value.source : readText(value, "family");
    if (family !== undefined) fonts.set(role, family);
  }
  return fonts;
}

function readText(node: YamlNode | undefined, key: string): string | undefined {
  const value = node === undefined ? undefined : findEntry(node, key)?.value;
  return value?.kind === "scalar" && value.source !== "" ? value.source : undefined;
}

/** A list of texts; one text alone counts as a list of one. */
function readTexts(node: YamlNode | undefined, key: string): readonly string[] {
  const value = node === undefined ? undefined : findEntry(node, key)?.value;
  if (value?.kind === "scalar") return value.source === "" ? [] : [value.source];
  if (value?.kind !== "list") return [];
  return value.items.flatMap((item) => (item.kind === "scalar" ? [item.source] : []));
}
