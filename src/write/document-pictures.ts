import type { PictureItem } from "../model/page.js";
import type { Color, Picture, RasterPicture, VectorPicture } from "../model/picture.js";
import { drawSvg } from "./draw-svg.js";
import type { DrawnSvg } from "./draw-svg.js";
import { addJpeg } from "./jpeg-object.js";
import { deflate } from "./pdf-file.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";
import { formatNumber as n, toBytes } from "./pdf-values.js";
import { addPng } from "./png-object.js";
import { RasterMeans } from "./raster-means.js";
import { turnPicture } from "./turn-picture.js";

/** Where a picture stands, its lower edge apart. */
type PictureBox = Pick<PictureItem, "xPt" | "widthPt" | "heightPt">;

/** The pictures of one document: each distinct one is an XObject of its own, however often it is placed. */
export class DocumentPictures {
  readonly #file: PdfFile;
  readonly #raster: RasterMeans;
  readonly #names = new Map<string, string>();
  readonly #references = new Map<string, PDFReference>();

  constructor(file: PdfFile) {
    this.#file = file;
    this.#raster = new RasterMeans(file);
  }

  /** @returns The resource name of a picture, e.g. "X1". `current` matters to drawings that use currentColor,
   * and `opacity` to those whose shapes overlap: as a group they are faded together. */
  findName(picture: Picture, current: Color, opacity = 1): string {
    const grouped = picture.kind === "svg" && opacity < 1;
    const key =
      picture.kind === "svg"
        ? `${picture.key} ${describeColor(picture, current)}${grouped ? " group" : ""}`
        : picture.key;
    const found = this.#names.get(key);
    if (found !== undefined) return found;
    const name = `X${String(this.#names.size + 1)}`;
    this.#names.set(key, name);
    this.#references.set(
      name,
      picture.kind === "svg" ? addSvg(picture, current, grouped, this.#file) : addRaster(picture, this.#raster),
    );
    return name;
  }

  /** Operators that paint a picture into a box of which y is the lower edge, with the name of what they use. */
  paint(
    picture: Picture,
    current: Color,
    box: PictureBox,
    y: number,
    opacity = 1,
  ): { readonly name: string; readonly text: string } {
    const name = this.findName(picture, current, opacity);
    const [a, b, c, d, left, bottom] = this.#findPlace(picture, box, y);
    return {
      name,
      text: `${n(a, 5)} ${n(b, 5)} ${n(c, 5)} ${n(d, 5)} ${n(left)} ${n(bottom)} cm /${name} Do`,
    };
  }

  /**
   * The transform that brings the XObject to its place, of which y is the lower edge.
   * A drawing keeps its proportions and stands in the middle of its box, as SVG's `preserveAspectRatio` has it.
   */
  #findPlace(picture: Picture, box: PictureBox, y: number): readonly [number, number, number, number, number, number] {
    if (picture.kind !== "svg") return turnPicture(picture.orientation ?? 1, box.xPt, y, box.widthPt, box.heightPt);
    const [, , width, height] = picture.viewBox;
    const scale = Math.min(box.widthPt / width, box.heightPt / height);
    const [spareX, spareY] = [box.widthPt - width * scale, box.heightPt - height * scale];
    return [scale, 0, 0, scale, box.xPt + spareX / 2, y + spareY / 2];
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
  return uses ? [current.r, current.g, current.b].map((value) => n(value, 4)).join(" ") : "";
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
function addSvg(picture: VectorPicture, current: Color, grouped: boolean, file: PdfFile): PDFReference {
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
      ...(grouped ? { Group: { Type: "Group", S: "Transparency" } } : {}),
      Filter: "FlateDecode",
    },
    bytes,
  );
}

function addRaster(picture: RasterPicture, means: RasterMeans): PDFReference {
  return picture.kind === "png" ? addPng(picture, means) : addJpeg(picture, means);
}
