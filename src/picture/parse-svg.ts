/**
 * Pictures: bytes come in, checked pictures go out. An SVG is reduced to what PDF paints: paths, groups and raster
 * pictures; what we cannot draw is said, never left out. No file is opened here and nothing is painted.
 */
import { createHash } from "node:crypto";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { VectorPicture } from "../model/picture.js";
import type { Span } from "../model/span.js";
import { IDENTITY } from "./matrix.js";
import { drawRoot } from "./svg-draw.js";
import { INITIAL_STYLE } from "./svg-style.js";
import { parseSvgStylesheet } from "./svg-stylesheet.js";
import type { SvgStylesheet } from "./svg-stylesheet.js";
import { parseSvgTree } from "./svg-tree.js";
import type { SvgElement } from "./svg-tree.js";
import { SvgWalk } from "./svg-walk.js";
import type { SvgProblem } from "./svg-walk.js";
import { parseFit, parseViewBox } from "./view-box.js";
import type { Box } from "./view-box.js";

/** CSS pixels to points. */
const PX = 0.75;

type Parsed =
  | { readonly kind: "picture"; readonly picture: VectorPicture }
  | { readonly kind: "problems"; readonly problems: readonly SvgProblem[] };

/** Drawings are parsed once per process: a mark or a logo comes again in every brief. */
const known = new Map<string, Parsed>();
const MOST_KNOWN = 500;

/**
 * Parses an SVG drawing.
 *
 * @param name - What the messages call it, e.g. "images/share.svg".
 * @returns `undefined` if it cannot be drawn as it is meant; then there are diagnostics.
 */
export function parseSvg(markup: string, name: string, sink: Sink, span?: Span): VectorPicture | undefined {
  const parsed = known.get(markup) ?? parseMarkup(markup);
  if (known.size < MOST_KNOWN) known.set(markup, parsed);
  return takePicture(parsed, name, sink, span);
}

/** Parses a drawing that comes once, such as a chart: it would take the place of one that comes again. */
export function parseSvgOnce(markup: string, name: string, sink: Sink): VectorPicture | undefined {
  return takePicture(parseMarkup(markup), name, sink, undefined);
}

function takePicture(parsed: Parsed, name: string, sink: Sink, span: Span | undefined): VectorPicture | undefined {
  if (parsed.kind === "picture") return parsed.picture;
  for (const { code, message, hint } of parsed.problems)
    sink.report(code, { message: `${name} ${message}`, hint, ...(span === undefined ? {} : { span }) });
  return undefined;
}

function parseMarkup(markup: string): Parsed {
  const tree = parseSvgTree(markup);
  switch (tree.kind) {
    case "malformed":
      return fail("picture-damaged", `is not a well-formed SVG: ${tree.why}`, "Export the drawing again as plain SVG");
    case "forbidden":
      return fail(
        "svg-forbidden",
        `holds ${tree.what}, which no drawing needs`,
        "Export the drawing again as plain SVG",
      );
    case "tree":
      return createPicture(tree.root, markup);
  }
}

function fail(code: SvgProblem["code"], message: string, hint: string): Parsed {
  return { kind: "problems", problems: [{ code, message, hint }] };
}

function createPicture(root: SvgElement, markup: string): Parsed {
  if (root.name !== "svg") return fail("picture-damaged", "is XML, but not an SVG", "Save the drawing as SVG");
  const viewBox = readViewBox(root);
  const fit = parseFit(root.attributes["preserveAspectRatio"]);
  if (viewBox === undefined || fit === undefined)
    return fail(
      "picture-damaged",
      "has neither a size nor a viewBox",
      'Add viewBox="0 0 WIDTH HEIGHT" to its svg element',
    );
  const sheet = readStylesheet(root);
  if (sheet.kind === "foreign")
    return fail(
      "svg-unsupported",
      `uses ${sheet.what}, which is not drawn`,
      "Export the drawing with plain attributes",
    );
  const [, , width, height] = viewBox;
  const walk = new SvgWalk(root, sheet.rules);
  const nodes = drawRoot(root, { matrix: IDENTITY, style: INITIAL_STYLE, viewport: { width, height } }, walk);
  if (walk.problems.length > 0) return { kind: "problems", problems: walk.problems };
  return {
    kind: "picture",
    picture: {
      kind: "svg",
      key: createHash("sha256").update(markup).digest("hex"),
      ...findSizePt(root, width, height),
      viewBox,
      fit,
      nodes,
    },
  };
}

/** The rules of all `<style>` elements. */
function readStylesheet(root: SvgElement): SvgStylesheet {
  const texts: string[] = [];
  const collect = (element: SvgElement): void => {
    if (element.name === "style") texts.push(element.content.filter((part) => typeof part === "string").join(""));
    for (const child of element.children) collect(child);
  };
  collect(root);
  return texts.length === 0 ? { kind: "rules", rules: [] } : parseSvgStylesheet(texts.join("\n"));
}

function readViewBox(root: SvgElement): Box | undefined {
  const text = root.attributes["viewBox"];
  if (text !== undefined) return parseViewBox(text);
  const width = readSizePt(root.attributes["width"]);
  const height = readSizePt(root.attributes["height"]);
  return width > 0 && height > 0 ? [0, 0, width / PX, height / PX] : undefined;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ["", PX],
  ["px", PX],
  ["pt", 1],
  ["pc", 12],
  ["mm", 72 / 25.4],
  ["cm", 72 / 2.54],
  ["in", 72],
]);

/** A width or height in pt; NaN if it is missing or a share of something that is not known. */
function readSizePt(text: string | undefined): number {
  const match = /^\s*(\d+\.?\d*|\.\d+)\s*([a-z]*)\s*$/u.exec(text ?? "");
  const size = Number(match?.[1]) * (UNITS.get(match?.[2] ?? "") ?? NaN);
  return size > 0 ? size : NaN;
}

/** Intrinsic size; what is missing follows from the proportions of the viewBox (CSS Images 3, 5.1). */
function findSizePt(root: SvgElement, boxWidth: number, boxHeight: number): { widthPt: number; heightPt: number } {
  const width = readSizePt(root.attributes["width"]);
  const height = readSizePt(root.attributes["height"]);
  const ratio = boxWidth / boxHeight;
  if (Number.isNaN(width) && Number.isNaN(height)) return { widthPt: boxWidth * PX, heightPt: boxHeight * PX };
  return {
    widthPt: Number.isNaN(width) ? height * ratio : width,
    heightPt: Number.isNaN(height) ? width / ratio : height,
  };
}
