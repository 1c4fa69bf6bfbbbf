import { posix } from "node:path";
import type { Sink } from "../diagnostics/diagnostic.js";
import { findEntry } from "../formats/yaml-node.js";
import type { YamlNode } from "../formats/yaml-node.js";
import type { BrandLogo } from "../model/brand.js";
import { checkKeys } from "./check-keys.js";

const LOGO_KEYS = ["images", "small", "medium", "large"] as const;

/** The masthead shows the medium logo; the others stand in where a brand has none. */
const ORDER = ["medium", "large", "small"] as const;

/**
 * Reads the logo for the masthead: a path, or one of the named images.
 *
 * @param brandPath - Path of the brand file; the logo's path is relative to it.
 * @remarks Reports `brand-logo-alt` where no words stand for the picture, `brand-logo-unknown` for a name without image.
 */
export function readBrandLogo(logo: YamlNode | undefined, brandPath: string, sink: Sink): BrandLogo | undefined {
  if (logo === undefined) return undefined;
  if (logo.kind === "scalar") return createLogo(logo, logo, brandPath, sink);
  if (!checkKeys(logo, "logo", LOGO_KEYS, sink)) return undefined;
  const images = findEntry(logo, "images")?.value;
  for (const size of ORDER) {
    const chosen = chooseLight(findEntry(logo, size)?.value);
    if (chosen?.kind !== "scalar") continue;
    const image = images === undefined ? undefined : findEntry(images, chosen.source)?.value;
    if (image !== undefined) return createLogo(image, chosen, brandPath, sink);
    if (/\.[a-z]+$/iu.test(chosen.source)) return createLogo(chosen, chosen, brandPath, sink);
    sink.report("brand-logo-unknown", {
      message: `"${chosen.source}" is neither a path nor the name of an image`,
      span: chosen.span,
      hint: "Name an entry of logo.images, or write a path with its ending, e.g. logo.svg",
    });
  }
  return undefined;
}

function chooseLight(node: YamlNode | undefined): YamlNode | undefined {
  if (node?.kind !== "map") return node;
  return findEntry(node, "light")?.value ?? findEntry(node, "dark")?.value;
}

function createLogo(image: YamlNode, place: YamlNode, brandPath: string, sink: Sink): BrandLogo | undefined {
  const path = image.kind === "scalar" ? image : findEntry(image, "path")?.value;
  const alt = image.kind === "scalar" ? undefined : findEntry(image, "alt")?.value;
  if (path?.kind !== "scalar") return undefined;
  if (alt?.kind !== "scalar" || alt.source === "") {
    sink.report("brand-logo-alt", {
      message: `The logo ${path.source} has no words that stand for it`,
      span: place.span,
      hint: "Write it under logo.images as { path: ..., alt: the institution's name }",
    });
  }
  return { path: resolvePath(brandPath, path.source), alt: alt?.kind === "scalar" ? alt.source : "" };
}

/** @returns The path below the same root as the brand file, e.g. "project:templates/brands/steppe/logo.svg". */
function resolvePath(brandPath: string, path: string): string {
  const [, root = "", below = ""] = /^([a-z]+:)?(.*)$/u.exec(brandPath) ?? [];
  return `${root}${posix.join(posix.dirname(below), path)}`;
}
