import type { PictureItem } from "../model/page.js";
import type { Color, Picture, RasterPicture, VectorPicture } from "../model/picture.js";
import { drawSvg } from "./draw-svg.js";
import type { DrawnSvg } from "./draw-svg.js";
import { addJpeg } from "./jpeg-object.js";
import { deflate } from "./pdf-file.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";
import { formatNumber, toBytes } from "./pdf-values.js";
import { addPng } from "./png-object.js";

/** The pictures of one document: each distinct one is an XObject of its own, however often it is placed. */
export class DocumentPictures {
  readonly #file: PdfFile;
  readonly #names = new Map<string, string>();
  readonly #references = new Map<string, PDFReference>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** @returns The resource name of a picture, e.g. "X1". `current` matters to drawings that use currentColor. */
  findName(picture: Picture, current: Color): string {
    const key = picture.kind === "svg" ? `${picture.key} ${describeColor(picture, current)}` : picture.key;
    const found = this.#names.get(key);
    if (found !== undefined) return found;
    const name = `X${String(this.#names.size + 1)}`;
    this.#names.set(key, name);
    this.#references.set(
      name,
      picture.kind === "svg" ? addSvg(picture, current, this.#file) : addRaster(picture, this.#file),
    );
    return name;
  }

  /**
   * The transform that brings the XObject to its place, of which y is the lower edge: four numbers of scale and place.
   * A drawing keeps its proportions and stands in the middle of its box, as SVG's `preserveAspectRatio` has it.
   */
  findPlace(item: PictureItem, y: number): readonly [number, number, number, number] {
    if (item.picture.kind !== "svg") return [item.widthPt, item.heightPt, item.xPt, y];
    const [, , width, height] = item.picture.viewBox;
    const scale = Math.min(item.widthPt / width, item.heightPt / height);
    const [spareX, spareY] = [item.widthPt - width * scale, item.heightPt - height * scale];
    return [scale, scale, item.xPt + spareX / 2, y + spareY / 2];
  }

  /** Resource dictionary for the pictures of a page. */
  findResources(names: ReadonlySet<string>): Readonly<Record<string, PDFReference>> {
    return Object.fromEntries(
      [...names].flatMap((name) => {
        const reference = this.#references.get(name);
        return reference === undefined ? [] : [[name, reference]];
      }),
    );
  }
}

function describeColor(picture: VectorPicture, current: Color): string {
  const uses = picture.shapes.some((shape) => shape.fill === "currentColor" || shape.stroke === "currentColor");
  return uses ? [current.r, current.g, current.b].map((value) => formatNumber(value, 4)).join(" ") : "";
}

/** A drawing as the stream of a form, packed. */
interface PackedSvg {
  readonly bytes: Uint8Array;
  readonly opacities: DrawnSvg["opacities"];
}

/** By drawing and colour: a mark or a map comes again in every brief of a process, and is packed once. */
const packedDrawings = new WeakMap<VectorPicture, Map<string, PackedSvg>>();

function packSvg(picture: VectorPicture, current: Color): PackedSvg {
  const byColor = packedDrawings.get(picture) ?? new Map<string, PackedSvg>();
  packedDrawings.set(picture, byColor);
  const key = describeColor(picture, current);
  const found = byColor.get(key);
  if (found !== undefined) return found;
  const { text, opacities } = drawSvg(picture, current);
  const made = { bytes: deflate(toBytes(text)), opacities };
  byColor.set(key, made);
  return made;
}

/** A form whose space is the viewBox with y upwards, from (0, 0). */
function addSvg(picture: VectorPicture, current: Color, file: PdfFile): PDFReference {
  const [minX, minY, width, height] = picture.viewBox;
  const { bytes, opacities } = packSvg(picture, current);
  const states = Object.fromEntries(
    [...opacities].map(([name, [fill, stroke]]) => [name, { Type: "ExtGState", ca: fill, CA: stroke }]),
  );
  return file.addPacked(
    {
      Type: "XObject",
      Subtype: "Form",
      BBox: [minX, minY, minX + width, minY + height],
      Matrix: [1, 0, 0, -1, -minX, minY + height],
      Resources: opacities.size > 0 ? { ExtGState: states } : {},
      Filter: "FlateDecode",
    },
    bytes,
  );
}

function addRaster(picture: RasterPicture, file: PdfFile): PDFReference {
  return picture.kind === "png" ? addPng(picture, file) : addJpeg(picture, file);
}
