import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { findEntry, type YamlNode, type YamlScalar } from "../formats/yaml-node.js";
import { formatRootedPath, resolvePath } from "../host/rooted-path.js";
import type { BrandLogo } from "../model/brand.js";
import { checkKeys } from "./check-keys.js";
import { readText } from "./text-field.js";

const LOGO_KEYS = ["images", "small", "medium", "large"] as const;

/** The masthead shows the medium logo; the others stand in where a brand has none. */
const ORDER = ["medium", "large", "small"] as const;

/**
 * Reads the logo for the masthead: a path, `{path, alt}`, or one of the named images. Of `{light, dark}` the one for a
 * light background is taken, since paper is light.
 *
 * @param brandPath - Rooted path of the brand file; the logo's path is relative to it.
 * @remarks Reports `brand-logo-alt` where no words stand for the picture, `brand-logo-unknown` for a name without
 *   image, and the host's codes for a path that is remote or leads out.
 */
export function readBrandLogo(logo: YamlNode | undefined, brandPath: string, sink: Sink): BrandLogo | undefined {
  if (logo === undefined) return undefined;
  if (logo.kind === "scalar" || findEntry(logo, "path") !== undefined) return createLogo(logo, logo, brandPath, sink);
  if (!checkKeys(logo, "logo", LOGO_KEYS, sink)) return undefined;
  const images = findEntry(logo, "images")?.value;
  for (const size of ORDER) {
    const chosen = chooseLight(findEntry(logo, size)?.value);
    if (chosen === undefined) continue;
    if (chosen.kind === "scalar") return resolveLogo(chosen, images, brandPath, sink);
    const hint = "Name an entry of logo.images, or write a path";
    sink.report("wrong-type", { message: `\`${size}\` must be one logo`, span: chosen.span, hint });
  }
  return undefined;
}

function chooseLight(node: YamlNode | undefined): YamlNode | undefined {
  if (node?.kind !== "map") return node;
  return findEntry(node, "light")?.value ?? findEntry(node, "dark")?.value ?? node;
}

function resolveLogo(
  chosen: YamlScalar,
  images: YamlNode | undefined,
  brandPath: string,
  sink: Sink,
): BrandLogo | undefined {
  const image = images === undefined ? undefined : findEntry(images, chosen.source)?.value;
  if (image !== undefined) return createLogo(image, chosen, brandPath, sink);
  if (/\.[a-z]+$/iu.test(chosen.source)) return createLogo(chosen, chosen, brandPath, sink);
  const names = images?.kind === "map" ? images.entries.map((entry) => entry.key) : [];
  sink.report("brand-logo-unknown", {
    message: `"${chosen.source}" is neither a path nor the name of an image`,
    span: chosen.span,
    hint: `${formatNearMiss(chosen.source, names)}Name an entry of logo.images, or write a path with its ending, e.g. logo.svg`,
  });
  return undefined;
}

/**
 * @param image - A path, or `{path, alt}`.
 * @param place - Where the logo is used.
 */
function createLogo(image: YamlNode, place: YamlNode, brandPath: string, sink: Sink): BrandLogo | undefined {
  const isPath = image.kind === "scalar";
  if (!isPath && !checkKeys(image, "A logo", ["path", "alt"], sink)) return undefined;
  const written = isPath ? image.source : readText(image, "path", sink);
  const path = findEntry(image, "path")?.value;
  if (written === undefined) {
    const hint = "Add `path: ...`, relative to this file";
    if (path === undefined) sink.report("field-missing", { message: "A logo has no path", span: image.span, hint });
    return undefined;
  }
  const alt = isPath ? undefined : readText(image, "alt", sink);
  if (alt === undefined) {
    sink.report("brand-logo-alt", {
      message: `The logo ${written} has no words that stand for it`,
      span: place.span,
      hint: "Write it under logo.images as { path: ..., alt: the institution's name }",
    });
  }
  const resolved = resolvePath(written, brandPath);
  if (!("kind" in resolved)) return { path: formatRootedPath(resolved), alt: alt ?? "" };
  const { code, message, hint } = resolved;
  sink.report(code, { message, span: path?.span ?? image.span, hint });
  return undefined;
}
