/**
 * Pictures: bytes come in, checked pictures go out. An SVG is reduced to filled and stroked paths; what we cannot draw
 * is said, never left out. No file is opened here and nothing is painted.
 */
import { createHash } from "node:crypto";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { VectorPicture, VectorShape } from "../model/picture.js";
import type { Span } from "../model/span.js";
import { findScale, IDENTITY, multiply, parseTransform } from "./matrix.js";
import type { Matrix } from "./matrix.js";
import { isFinitePlace, moveSegment } from "./place-segment.js";
import { INITIAL_STYLE, readSvgStyle } from "./svg-paint.js";
import type { SvgStyle } from "./svg-paint.js";
import { buildShape, isShape } from "./svg-shapes.js";
import { parseSvgTree } from "./svg-tree.js";
import type { SvgElement } from "./svg-tree.js";

/** CSS pixels to points. */
const PX = 0.75;

/** Elements that a drawing may have after its references are filled in. */
const MOST_ELEMENTS = 20_000;

/** How deep references may lead through one another. */
const MOST_DEPTH = 50;

/** Elements that describe and do not draw. */
const SILENT: ReadonlySet<string> = new Set(["title", "desc", "metadata", "defs", "symbol"]);

type Problem = {
  readonly code: "picture-damaged" | "svg-forbidden" | "svg-unsupported" | "picture-too-large";
  readonly message: string;
  readonly hint: string;
};
type Parsed =
  | { readonly kind: "picture"; readonly picture: VectorPicture }
  | { readonly kind: "problem"; readonly problem: Problem };

/** Drawings are parsed once per process: a mark or a logo comes again in every brief. */
const known = new Map<string, Parsed>();
const MOST_KNOWN = 500;

/**
 * Parses an SVG drawing.
 *
 * @param name - What the messages call it, e.g. "images/share.svg".
 * @returns `undefined` if it cannot be drawn as it is meant; then there is a diagnostic.
 */
export function parseSvg(markup: string, name: string, sink: Sink, span?: Span): VectorPicture | undefined {
  const parsed = known.get(markup) ?? parseMarkup(markup);
  if (known.size < MOST_KNOWN) known.set(markup, parsed);
  if (parsed.kind === "picture") return parsed.picture;
  const { code, message, hint } = parsed.problem;
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

function fail(code: Problem["code"], message: string, hint: string): Parsed {
  return { kind: "problem", problem: { code, message, hint } };
}

function createPicture(root: SvgElement, markup: string): Parsed {
  if (root.name !== "svg") return fail("picture-damaged", "is XML, but not an SVG", "Save the drawing as SVG");
  const viewBox = readViewBox(root);
  if (viewBox === undefined)
    return fail(
      "picture-damaged",
      "has neither a size nor a viewBox",
      'Add viewBox="0 0 WIDTH HEIGHT" to its svg element',
    );
  const walk: Walk = { shapes: [], ids: new Map(), using: [], visited: 0, problem: undefined };
  indexIds(root, walk.ids);
  const style = readSvgStyle(root.attributes, INITIAL_STYLE);
  if (style.kind === "unsupported") refuse(walk, style.what);
  else if (!style.hidden) drawChildren(root, IDENTITY, style.style, walk);
  if (walk.problem !== undefined) return { kind: "problem", problem: walk.problem };
  const [, , width, height] = viewBox;
  return {
    kind: "picture",
    picture: {
      kind: "svg",
      key: createHash("sha256").update(markup).digest("hex"),
      ...findSizePt(root, width, height),
      viewBox,
      shapes: walk.shapes,
    },
  };
}

function readViewBox(root: SvgElement): readonly [number, number, number, number] | undefined {
  const width = readSizePt(root.attributes["width"]);
  const height = readSizePt(root.attributes["height"]);
  const text = root.attributes["viewBox"];
  if (text === undefined) return width > 0 && height > 0 ? [0, 0, width / PX, height / PX] : undefined;
  const parts = text.trim().split(/[\s,]+/u);
  const [x = NaN, y = NaN, boxWidth = NaN, boxHeight = NaN] = parts.map(Number);
  const sound = [x, y, boxWidth, boxHeight].every((value) => Number.isFinite(value)) && boxWidth > 0 && boxHeight > 0;
  return sound && parts.length === 4 ? [x, y, boxWidth, boxHeight] : undefined;
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

interface Walk {
  readonly shapes: VectorShape[];
  readonly ids: Map<string, SvgElement>;
  /** Elements that `use` is filling in: a reference back to one of them would never end. */
  readonly using: SvgElement[];
  /** Elements visited, those that `use` fills in each time. */
  visited: number;
  problem: Problem | undefined;
}

function indexIds(element: SvgElement, ids: Map<string, SvgElement>): void {
  const { id } = element.attributes;
  if (id !== undefined) ids.set(id, element);
  for (const child of element.children) indexIds(child, ids);
}

function drawChildren(element: SvgElement, matrix: Matrix, style: SvgStyle, walk: Walk): void {
  for (const child of element.children) if (walk.problem === undefined) drawElement(child, matrix, style, walk);
}

function drawElement(element: SvgElement, matrix: Matrix, inherited: SvgStyle, walk: Walk): void {
  walk.visited += 1;
  if (walk.visited > MOST_ELEMENTS) {
    refuseSize(walk);
    return;
  }
  if (SILENT.has(element.name)) return;
  if (element.name === "script" || element.name === "foreignObject") {
    walk.problem = {
      code: "svg-forbidden",
      message: `holds a ${element.name}`,
      hint: "Remove it: nothing in a drawing is run",
    };
    return;
  }
  const own = parseTransform(element.attributes["transform"] ?? "");
  const read = readSvgStyle(element.attributes, inherited);
  if (own === undefined) {
    refuse(walk, `the transform "${element.attributes["transform"] ?? ""}"`);
    return;
  }
  if (read.kind === "unsupported") {
    refuse(walk, read.what);
    return;
  }
  if (read.hidden) return;
  const placed = multiply(matrix, own);
  if (element.name === "g" || element.name === "a") drawChildren(element, placed, read.style, walk);
  else if (element.name === "use") drawUse(element, placed, read.style, walk);
  else if (isShape(element.name)) drawShape(element, placed, read.style, walk);
  else refuse(walk, `the element <${element.name}>`);
}

function refuse(walk: Walk, what: string): void {
  walk.problem = {
    code: "svg-unsupported",
    message: `uses ${what}, which is not drawn`,
    hint: "Convert texts to paths and effects to plain shapes, then export the drawing again",
  };
}

function drawUse(element: SvgElement, matrix: Matrix, style: SvgStyle, walk: Walk): void {
  const href = element.attributes["href"] ?? element.attributes["xlink:href"] ?? "";
  if (!href.startsWith("#")) {
    walk.problem = {
      code: "svg-forbidden",
      message: `refers to ${href || "nothing"}, outside the drawing`,
      hint: "Put what is used into the drawing itself",
    };
    return;
  }
  const target = walk.ids.get(href.slice(1));
  if (target === undefined) {
    refuse(walk, `a reference to ${href}, which it does not hold`);
    return;
  }
  if (walk.using.includes(target)) {
    refuse(walk, `the reference ${href} within itself`);
    return;
  }
  if (walk.using.length >= MOST_DEPTH) {
    refuseSize(walk);
    return;
  }
  if (target.name === "symbol" && target.attributes["viewBox"] !== undefined) {
    refuse(walk, "a symbol with a viewBox");
    return;
  }
  const [x, y] = [Number(element.attributes["x"] ?? "0"), Number(element.attributes["y"] ?? "0")];
  walk.using.push(target);
  const placed = multiply(matrix, [1, 0, 0, 1, x, y]);
  if (target.name === "symbol") drawChildren(target, placed, style, walk);
  else drawElement(target, placed, style, walk);
  walk.using.pop();
}

function drawShape(element: SvgElement, matrix: Matrix, style: SvgStyle, walk: Walk): void {
  const segments = buildShape(element.name, element.attributes)?.map((segment) => moveSegment(segment, matrix));
  if (segments?.every(isFinitePlace) !== true) {
    walk.problem = {
      code: "picture-damaged",
      message: `has a <${element.name}> whose numbers cannot be read`,
      hint: "Export the drawing again",
    };
    return;
  }
  if (segments.length === 0 || style.visibility !== "visible") return;
  const scale = findScale(matrix);
  const { paint, opacity } = style;
  walk.shapes.push({
    ...paint,
    segments,
    fillOpacity: paint.fillOpacity * opacity,
    strokeOpacity: paint.strokeOpacity * opacity,
    strokeWidth: paint.strokeWidth * scale,
    dashes: paint.dashes.map((dash) => dash * scale),
  });
}

function refuseSize(walk: Walk): void {
  walk.problem = {
    code: "picture-too-large",
    message: `has more than ${String(MOST_ELEMENTS)} parts, or references nested deeper than ${String(MOST_DEPTH)}`,
    hint: "Simplify the drawing, or export it as PNG",
  };
}
