import type { PictureItem } from "../model/page.js";
import type { Color, Picture, RasterPicture, VectorPicture } from "../model/picture.js";
import { drawSvg } from "./draw-svg.js";
import { addJpeg } from "./jpeg-object.js";
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

  /** Horizontal and vertical scale that bring the XObject to its placed size. */
  findScale(item: PictureItem): readonly [number, number] {
    if (item.picture.kind !== "svg") return [item.widthPt, item.heightPt];
    const [, , width, height] = item.picture.viewBox;
    return [item.widthPt / width, item.heightPt / height];
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

/** A form whose space is the viewBox with y upwards, from (0, 0). */
function addSvg(picture: VectorPicture, current: Color, file: PdfFile): PDFReference {
  const [minX, minY, width, height] = picture.viewBox;
  const { text, opacities } = drawSvg(picture, current);
  const states = Object.fromEntries(
    [...opacities].map(([name, [fill, stroke]]) => [name, { Type: "ExtGState", ca: fill, CA: stroke }]),
  );
  return file.addStream(
    {
      Type: "XObject",
      Subtype: "Form",
      BBox: [minX, minY, minX + width, minY + height],
      Matrix: [1, 0, 0, -1, -minX, minY + height],
      Resources: opacities.size > 0 ? { ExtGState: states } : {},
    },
    toBytes(text),
  );
}

function addRaster(picture: RasterPicture, file: PdfFile): PDFReference {
  return picture.kind === "png" ? addPng(picture, file) : addJpeg(picture, file);
}
