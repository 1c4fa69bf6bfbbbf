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
import { displayPath } from "../host/rooted-path.js";
import { MOST_BYTES } from "../host/host.js";
import { readBrandFonts } from "./brand-fonts.js";
import { readTypography } from "./read-typography.js";
import { readFlag, readNamePolicy, readStatusNames } from "./brand-names.js";
import { checkKeys } from "./check-keys.js";
import { readText, readTexts } from "./text-field.js";

const TOP_KEYS = ["meta", "logo", "color", "typography", "defaults"] as const;
/** Keys of `defaults.briefpress` that this version acts on, and those that later ones will. */
const OWN_KEYS = ["publisher", "licence", "disclaimers", "namePolicy", "statusNames", "flag"] as const;
const LATER_KEYS = ["page", "contact", "funders", "citation", "filePattern", "strings", "series", "stance"] as const;
const PUBLISHER_KEYS = ["name", "shortName", "address", "contact", "accessibilityContact", "url"] as const;

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
  const shown = displayPath(path);
  const text = decodeText(bytes, shown, { maxBytes: MOST_BYTES.brand, kind: "brand file" }, sink);
  if (text === undefined) return undefined;
  const root = parseYaml(text, shown, sink);
  if (root === undefined || !checkKeys(root, "A brand file", TOP_KEYS, sink)) return undefined;
  const own = findOwn(root, sink);
  const color = findEntry(root, "color")?.value;
  if (color !== undefined) checkKeys(color, "color", ["palette", ...COLOR_ROLES], sink);
  const logo = readBrandLogo(findEntry(root, "logo")?.value, path, sink);
  const licence = readText(own, "licence", sink);
  const colors = readBrandColors(color, sink);
  const typography = findEntry(root, "typography")?.value;
  const { families, settings } = readTypography(typography, colors, sink);
  const fonts = typography?.kind === "map" ? findEntry(typography, "fonts")?.value : undefined;
  const namePolicy = readNamePolicy(own, sink);
  const statusNames = readStatusNames(own, sink);
  const flag = readFlag(own, sink);
  return {
    id: findId(path),
    publisher: readPublisher(root, own, sink),
    ...(logo === undefined ? {} : { logo }),
    colors,
    fonts: families,
    fontFaces: readBrandFonts(fonts, path, sink),
    typography: settings,
    ...(licence === undefined ? {} : { licence }),
    disclaimers: readTexts(own, "disclaimers", sink),
    ...(namePolicy === undefined ? {} : { namePolicy }),
    ...(statusNames === undefined ? {} : { statusNames }),
    ...(flag === undefined ? {} : { flag }),
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
  if (own !== undefined) checkOwn(own, sink);
  return own;
}

function checkOwn(own: YamlNode, sink: Sink): void {
  if (!checkKeys(own, "defaults.briefpress", [...OWN_KEYS, ...LATER_KEYS], sink)) return;
  for (const key of LATER_KEYS) {
    const entry = findEntry(own, key);
    if (entry === undefined) continue;
    const message = `\`${key}\` has no effect in this version`;
    sink.report("field-without-effect", { message, span: entry.keySpan, hint: "Delete it, or keep it for later" });
  }
}

function readPublisher(root: YamlNode, own: YamlNode | undefined, sink: Sink): Publisher {
  const node = own === undefined ? undefined : findEntry(own, "publisher")?.value;
  if (node !== undefined) checkKeys(node, "publisher", PUBLISHER_KEYS, sink);
  const meta = readMeta(root, sink);
  const name = readText(node, "name", sink) ?? meta.name;
  if (name === undefined) {
    sink.report("brand-publisher-missing", {
      message: "The brand file does not say who publishes",
      span: root.span,
      hint: "Add meta.name, or publisher.name under defaults.briefpress",
    });
  }
  const optional = {
    shortName: readText(node, "shortName", sink) ?? meta.shortName,
    contact: readText(node, "contact", sink),
    accessibilityContact: readText(node, "accessibilityContact", sink),
    url: readText(node, "url", sink) ?? meta.url,
  };
  return { name: name ?? "", address: readTexts(node, "address", sink), ...dropUndefined(optional) };
}

/** `name` and `link` of `meta`, each a text or a map; `meta` is open, so other keys are left alone. */
function readMeta(root: YamlNode, sink: Sink): Partial<Record<"name" | "shortName" | "url", string>> {
  const meta = findEntry(root, "meta")?.value;
  if (meta === undefined) return {};
  const name = findEntry(meta, "name")?.value;
  const link = findEntry(meta, "link")?.value;
  return dropUndefined({
    name: name?.kind === "map" ? readText(name, "full", sink) : readText(meta, "name", sink),
    shortName: name?.kind === "map" ? readText(name, "short", sink) : undefined,
    url: link?.kind === "map" ? readText(link, "home", sink) : readText(meta, "link", sink),
  });
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
