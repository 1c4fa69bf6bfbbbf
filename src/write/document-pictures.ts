import type { PictureItem } from "../model/page.js";
import type { Color, Fit, Matrix, Picture, RasterPicture } from "../model/picture.js";
import type { DocumentFonts } from "./document-fonts.js";
import { fitBox } from "../picture/view-box.js";
import { addJpeg } from "./jpeg-object.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";
import { formatNumber as n } from "./pdf-values.js";
import { addPng } from "./png-object.js";
import { RasterMeans } from "./raster-means.js";
import { addSvg, describeColor } from "./svg-form.js";
import { turnPicture } from "./turn-picture.js";

/** Where a picture stands, its lower edge apart. */
type PictureBox = Pick<PictureItem, "xPt" | "widthPt" | "heightPt">;

/** Raster pictures have their own colours. */
const BLACK: Color = { r: 0, g: 0, b: 0 };

/** The pictures of one document: each distinct one is an XObject of its own, however often it is placed. */
export class DocumentPictures {
  readonly #raster: RasterMeans;
  readonly #fonts: DocumentFonts;
  readonly #names = new Map<string, string>();
  readonly #references = new Map<string, PDFReference>();

  constructor(file: PdfFile, fonts: DocumentFonts) {
    this.#fonts = fonts;
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
      picture.kind === "svg"
        ? addSvg(picture, current, grouped, {
            file: this.#raster.file,
            fonts: this.#fonts,
            findRaster: (raster) => this.#findRaster(raster),
          })
        : addRaster(picture, this.#raster),
    );
    return name;
  }

  /** @returns A raster picture that a drawing holds; the same one as on a page. */
  #findRaster(picture: RasterPicture): PDFReference {
    const name = this.findName(picture, BLACK);
    return this.#references.get(name) ?? addRaster(picture, this.#raster);
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
    const isCut = picture.kind === "svg" && picture.fit.kind === "slice";
    const cut = isCut ? `${n(box.xPt)} ${n(y)} ${n(box.widthPt)} ${n(box.heightPt)} re W n ` : "";
    return {
      name,
      text: `${cut}${n(a, 5)} ${n(b, 5)} ${n(c, 5)} ${n(d, 5)} ${n(left)} ${n(bottom)} cm /${name} Do`,
    };
  }

  /**
   * The transform that brings the XObject to its place, of which y is the lower edge.
   * A drawing stands in its box as its `preserveAspectRatio` has it.
   */
  #findPlace(picture: Picture, box: PictureBox, y: number): Matrix {
    if (picture.kind !== "svg") return turnPicture(picture.orientation ?? 1, box.xPt, y, box.widthPt, box.heightPt);
    const [, , width, height] = picture.viewBox;
    return fitBox([0, 0, width, height], [box.xPt, y, box.widthPt, box.heightPt], turnOver(picture.fit));
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

function addRaster(picture: RasterPicture, means: RasterMeans): PDFReference {
  return picture.kind === "png" ? addPng(picture, means) : addJpeg(picture, means);
}

/** y goes up on a page. */
function turnOver(fit: Fit): Fit {
  return fit.kind === "stretch" ? fit : { ...fit, alignY: 1 - fit.alignY };
}
