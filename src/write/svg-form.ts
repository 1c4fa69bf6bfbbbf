import type { Color, RasterPicture, VectorGradient, VectorNode, VectorPicture } from "../model/picture.js";
import type { DocumentFonts } from "./document-fonts.js";
import { drawSvg } from "./draw-svg.js";
import type { DrawnSvg } from "./draw-svg.js";
import { deflate } from "./pdf-file.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";
import { formatNumber as n, toBytes } from "./pdf-values.js";
import { createStopFunction, listChannels } from "./stop-function.js";

/** What drawings need of the document. */
export interface SvgMeans {
  readonly file: PdfFile;
  readonly fonts: DocumentFonts;
  findRaster(picture: RasterPicture): PDFReference;
}

/** A transparency group blends in the space of the output intent (ISO 32000-1, 11.6.6). */
const GROUP = { Type: "Group", S: "Transparency", CS: "DeviceRGB" };

/**
 * Adds a drawing as a form whose space is the viewBox with y upwards, from (0, 0).
 *
 * @param grouped - Whether it is faded as one.
 */
export function addSvg(picture: VectorPicture, current: Color, grouped: boolean, means: SvgMeans): PDFReference {
  const [minX, minY, width, height] = picture.viewBox;
  const drawn = findDrawn(picture, current, means.fonts);
  return means.file.addPacked(
    {
      Type: "XObject",
      Subtype: "Form",
      BBox: [minX, minY, minX + width, minY + height],
      Matrix: [1, 0, 0, -1, -minX, minY + height],
      Resources: createResources(drawn, picture, means),
      ...(grouped ? { Group: GROUP } : {}),
      Filter: "FlateDecode",
    },
    pack(drawn),
  );
}

/** @returns The colour as text, if the drawing takes it on; else "". */
export function describeColor(picture: VectorPicture, current: Color): string {
  const uses = usesCurrent.get(picture) ?? picture.nodes.some(hasCurrent);
  usesCurrent.set(picture, uses);
  return uses ? [current.r, current.g, current.b].map((value) => n(value, 4)).join(" ") : "";
}

const usesCurrent = new WeakMap<VectorPicture, boolean>();

function hasCurrent(node: VectorNode): boolean {
  switch (node.kind) {
    case "path":
    case "glyphs":
      return [node.fill, node.stroke].some(
        (paint) =>
          paint === "currentColor" ||
          (paint !== undefined && "kind" in paint && paint.stops.some(({ color }) => color === "currentColor")),
      );
    case "group":
      return node.nodes.some(hasCurrent);
    case "image":
    case "text":
      return false;
  }
}

/** By drawing and colour: a mark or a map comes again in every brief of a process, and is drawn and packed once. */
const drawnPictures = new WeakMap<VectorPicture, Map<string, DrawnSvg>>();

function findDrawn(picture: VectorPicture, current: Color, fonts: DocumentFonts): DrawnSvg {
  // Glyphs have to be noted in each document.
  if (picture.nodes.some(hasGlyphs)) return drawSvg(picture.nodes, current, fonts);
  const byColor = drawnPictures.get(picture) ?? new Map<string, DrawnSvg>();
  drawnPictures.set(picture, byColor);
  const key = describeColor(picture, current);
  const drawn = byColor.get(key) ?? drawSvg(picture.nodes, current, fonts);
  byColor.set(key, drawn);
  return drawn;
}

function hasGlyphs(node: VectorNode): boolean {
  return node.kind === "glyphs" || (node.kind === "group" && node.nodes.some(hasGlyphs));
}

const packed = new WeakMap<DrawnSvg, Uint8Array>();

function pack(drawn: DrawnSvg): Uint8Array {
  const bytes = packed.get(drawn) ?? deflate(toBytes(drawn.text));
  packed.set(drawn, bytes);
  return bytes;
}

function createResources(drawn: DrawnSvg, picture: VectorPicture, means: SvgMeans): object {
  const states = [
    ...mapEntries(drawn.opacities, ([fill, stroke]) => ({ Type: "ExtGState", ca: fill, CA: stroke })),
    ...mapEntries(drawn.masks, (gradient) => createMask(gradient, picture, means)),
  ];
  const patterns = mapEntries(drawn.gradients, (gradient) => ({
    Type: "Pattern",
    PatternType: 2,
    Matrix: gradient.matrix.map(round),
    Shading: createShading(gradient, "DeviceRGB"),
  }));
  const objects = [
    ...mapEntries(drawn.images, (image) => means.findRaster(image)),
    ...mapEntries(drawn.groups, (group) => addGroup(group, picture, means)),
  ];
  const faces = mapEntries(drawn.faces, ({ reference }) => reference);
  return {
    ...(faces.length > 0 ? { Font: Object.fromEntries(faces) } : {}),
    ...(states.length > 0 ? { ExtGState: Object.fromEntries(states) } : {}),
    ...(patterns.length > 0 ? { Pattern: Object.fromEntries(patterns) } : {}),
    ...(objects.length > 0 ? { XObject: Object.fromEntries(objects) } : {}),
  };
}

function mapEntries<T>(
  map: ReadonlyMap<string, T>,
  create: (value: T) => object,
): readonly (readonly [string, object])[] {
  return Array.from(map, ([name, value]) => [name, create(value)] as const);
}

function addGroup(group: DrawnSvg, picture: VectorPicture, means: SvgMeans): PDFReference {
  return means.file.addPacked(
    {
      Type: "XObject",
      Subtype: "Form",
      BBox: findArea(picture),
      Resources: createResources(group, picture, means),
      Group: { ...GROUP, I: true },
      Filter: "FlateDecode",
    },
    pack(group),
  );
}

/** The viewBox as left, top, right and bottom. */
function findArea({ viewBox: [minX, minY, width, height] }: VectorPicture): readonly number[] {
  return [minX, minY, minX + width, minY + height];
}

/** A soft mask that is as light as the gradient is opaque (ISO 32000-1, 11.5.3). */
function createMask(gradient: VectorGradient, picture: VectorPicture, means: SvgMeans): object {
  const form = means.file.addStream(
    {
      Type: "XObject",
      Subtype: "Form",
      BBox: findArea(picture),
      Resources: { Shading: { S1: createShading(gradient, "DeviceGray") } },
      Group: { ...GROUP, CS: "DeviceGray" },
    },
    toBytes(`${gradient.matrix.map((value) => n(value, 5)).join(" ")} cm /S1 sh`),
  );
  return { Type: "ExtGState", SMask: { Type: "Mask", S: "Luminosity", G: form } };
}

/** Its colours, or its opacities as shades of grey. */
function createShading({ kind, coordinates, stops }: VectorGradient, space: "DeviceRGB" | "DeviceGray"): object {
  const read = stops.map(({ offset, color, opacity }) => ({
    offset,
    channels: space === "DeviceGray" || color === "currentColor" ? [opacity] : listChannels(color),
  }));
  return {
    ShadingType: kind === "linear" ? 2 : 3,
    ColorSpace: space,
    Coords: coordinates.map(round),
    Function: createStopFunction(read),
    Extend: [true, true],
  };
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
