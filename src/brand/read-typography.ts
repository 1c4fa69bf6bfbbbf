import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { findEntry } from "../formats/yaml-node.js";
import type { YamlNode } from "../formats/yaml-node.js";
import type { TypographySetting } from "../model/brand.js";
import { checkKeys } from "./check-keys.js";
import { readWeight, WEIGHT_HINT } from "./font-weight.js";
import { readColor } from "./read-color.js";
import { readText } from "./text-field.js";

/** What brand.yml lets one say of each element of `typography`. */
const ELEMENT_KEYS = {
  base: ["family", "size", "weight", "line-height"],
  headings: ["family", "weight", "style", "line-height", "color"],
  monospace: ["family", "size", "weight", "color", "background-color"],
  "monospace-inline": ["family", "size", "weight", "color", "background-color"],
  "monospace-block": ["family", "size", "weight", "line-height", "color", "background-color"],
  link: ["weight", "color", "background-color", "decoration"],
} as const;

type Element = keyof typeof ELEMENT_KEYS;
type Key = (typeof ELEMENT_KEYS)[Element][number];

const ELEMENTS = ["base", "headings", "monospace", "monospace-inline", "monospace-block", "link"] as const;

/** Elements that take what they do not say from `monospace`. */
const HEIRS = ["monospace-inline", "monospace-block"] as const;

/** Families by element, and everything else that is said of one, as CSS. */
export interface Typography {
  /** e.g. "base" to "Source Serif 4" */
  readonly families: ReadonlyMap<string, string>;
  readonly settings: readonly TypographySetting[];
}

/**
 * Reads the elements of brand.yml's `typography`.
 *
 * @param colors - Palette and roles, resolved; a colour may name one of them.
 * @remarks Reports unknown keys and values that are not what the standard has.
 */
export function readTypography(
  typography: YamlNode | undefined,
  colors: ReadonlyMap<string, string>,
  sink: Sink,
): Typography {
  const families = new Map<string, string>();
  const settings: TypographySetting[] = [];
  if (typography === undefined || !checkKeys(typography, "typography", ["fonts", ...ELEMENTS], sink))
    return { families, settings };
  const read = new Map(ELEMENTS.map((element) => [element, readElement(typography, element, colors, sink)]));
  const shared = read.get("monospace") ?? [];
  for (const [element, own] of read) {
    const isHeir = own.length > 0 && HEIRS.some((heir) => heir === element);
    const inherited = isHeir ? shared.filter(({ key }) => own.every((setting) => setting.key !== key)) : [];
    for (const { key, value, span } of [...inherited, ...own]) {
      if (key === "family") families.set(element, value);
      else settings.push({ name: `${element}-${key}`, value, span });
    }
  }
  return { families, settings };
}

interface ElementSetting extends Omit<TypographySetting, "name"> {
  readonly key: Key;
}

function readElement(
  typography: YamlNode,
  element: Element,
  colors: ReadonlyMap<string, string>,
  sink: Sink,
): readonly ElementSetting[] {
  const node = findEntry(typography, element)?.value;
  if (node === undefined) return [];
  if (node.kind === "scalar" && element !== "link") {
    const family = readText(typography, element, sink);
    return family === undefined ? [] : [{ key: "family", value: family, span: node.span }];
  }
  const keys: readonly Key[] = ELEMENT_KEYS[element];
  if (!checkKeys(node, `typography.${element}`, keys, sink)) return [];
  return keys.flatMap((key) => {
    const value = readSetting(node, key, colors, sink);
    const span = findEntry(node, key)?.value.span;
    return value === undefined || span === undefined ? [] : [{ key, value, span }];
  });
}

function readSetting(node: YamlNode, key: Key, colors: ReadonlyMap<string, string>, sink: Sink): string | undefined {
  const entry = findEntry(node, key);
  if (entry === undefined) return undefined;
  const isColor = key === "color" || key === "background-color";
  const chosen = isColor ? chooseLight(entry.value) : entry.value;
  const text = chosen.kind === "scalar" ? chosen.source.trim() : readText(node, key, sink);
  if (text === undefined || text === "") return text === "" ? readText(node, key, sink) : undefined;
  const reader = READERS[key];
  const value = reader.read(text, colors);
  if (value !== undefined) return value;
  const near = isColor ? formatNearMiss(text, [...colors.keys()]) : "";
  const message = `\`${key}\` is ${JSON.stringify(text)}, which is not ${reader.expects}`;
  sink.report("invalid-value", { message, span: chosen.span, hint: `${near}Write ${reader.expects}` });
  return undefined;
}

/** Of `{light, dark}` the one for paper. */
function chooseLight(node: YamlNode): YamlNode {
  if (node.kind !== "map") return node;
  return findEntry(node, "light")?.value ?? findEntry(node, "dark")?.value ?? node;
}

/** Turns the text of a setting into CSS; `undefined` if it is not what the key takes. */
interface SettingReader {
  readonly expects: string;
  read(text: string, colors: ReadonlyMap<string, string>): string | undefined;
}

const LENGTH = /^(?:\d+\.?\d*|\.\d+)(?:pt|px|mm|cm|in|pc|q|rem|em|%)$/iu;
const FACTOR = /^(?:\d+\.?\d*|\.\d+)$/u;

/** Roles that stand for another one where a file does not set them. */
const FALLBACKS: ReadonlyMap<string, string> = new Map([["link", "primary"]]);

const COLOR: SettingReader = {
  expects: 'a colour such as "#12355B", or the name of one under `color`',
  read: (text, colors) => colors.get(text) ?? colors.get(FALLBACKS.get(text) ?? "") ?? readColor(text),
};

const READERS: Readonly<Record<Key, SettingReader>> = {
  family: { expects: "the name of a font family", read: (text) => text },
  size: { expects: "a length such as 10.5pt", read: (text) => (isPositive(text, LENGTH) ? text : undefined) },
  weight: { expects: WEIGHT_HINT, read: (text) => readWeight(text)?.toString() },
  style: oneOf("normal", "italic", "oblique"),
  "line-height": {
    expects: "a number such as 1.4, or a length such as 14pt",
    read: (text) => (isPositive(text, FACTOR) || isPositive(text, LENGTH) ? text : undefined),
  },
  color: COLOR,
  "background-color": COLOR,
  decoration: oneOf("none", "underline", "overline", "line-through"),
};

function oneOf(...words: readonly string[]): SettingReader {
  return { expects: `one of ${words.join(", ")}`, read: (text) => words.find((word) => word === text.toLowerCase()) };
}

function isPositive(text: string, pattern: RegExp): boolean {
  return pattern.test(text) && parseFloat(text) > 0;
}
