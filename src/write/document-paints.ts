import type { ColorStop, GradientPaint, Point, TilePaint } from "../model/page.js";
import type { DocumentPictures } from "./document-pictures.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";
import { formatNumber as n, toBytes } from "./pdf-values.js";
import { createStopFunction, listChannels } from "./stop-function.js";

type Kind = "ExtGState" | "Shading" | "Pattern";

/** What the pages of a document paint with beyond plain colours: opacities, gradients and tiles, each distinct one once. */
export class DocumentPaints {
  readonly #file: PdfFile;
  readonly #pictures: DocumentPictures;
  readonly #names = new Map<string, string>();
  readonly #objects = new Map<string, { readonly kind: Kind; readonly reference: PDFReference }>();

  constructor(file: PdfFile, pictures: DocumentPictures) {
    this.#file = file;
    this.#pictures = pictures;
  }

  /** @returns The resource name of the graphics state with this opacity, from 0 to 1, e.g. "G1". */
  findState(opacity: number): string {
    const value = Math.round(opacity * 1000) / 1000;
    return this.#find("ExtGState", `G ${String(value)}`, () =>
      this.#file.addObject({ Type: "ExtGState", ca: value, CA: value }),
    );
  }

  /** @returns The resource name of a shading along the x axis from 0 to 1, e.g. "S2". */
  findShading(stops: readonly ColorStop[]): string {
    const key = stops.map(({ offset, color: { r, g, b } }) => [offset, r, g, b].map((value) => n(value, 4)).join(" "));
    return this.#find("Shading", `S ${key.join(",")}`, () =>
      this.#file.addObject({
        ShadingType: 2,
        ColorSpace: "DeviceRGB",
        Coords: [0, 0, 1, 0],
        Function: createStopFunction(stops.map(({ offset, color }) => ({ offset, channels: listChannels(color) }))),
        Extend: [true, true],
      }),
    );
  }

  /** Operators that paint a gradient over the clip, in a space whose y goes up and whose top is at `topPt`. */
  paintGradient({ from, to, stops }: GradientPaint, topPt: number): { readonly name: string; readonly text: string } {
    const name = this.findShading(stops);
    const [x, y] = [to.xPt - from.xPt, from.yPt - to.yPt];
    const matrix = [x, y, -y, x, from.xPt, topPt - from.yPt].map((value) => n(value, 3)).join(" ");
    return { name, text: `${matrix} cm /${name} sh` };
  }

  /** @returns The resource name of a tiling pattern, e.g. "P3". */
  findTiles({ tile, image }: TilePaint, heightPt: number): string {
    const { xPt, yPt, widthPt, heightPt: tilePt } = tile;
    const corner = [n(xPt, 3), n(heightPt - yPt - tilePt, 3)] as const;
    const local = (point: Point): Point => ({ xPt: point.xPt - xPt, yPt: point.yPt - yPt });
    const drawn =
      image.kind === "gradient"
        ? this.paintGradient({ ...image, from: local(image.from), to: local(image.to) }, tilePt)
        : this.#pictures.paint(image.picture, image.color, { xPt: 0, widthPt, heightPt: tilePt }, 0);
    const key = `P ${corner.join(" ")} ${n(widthPt, 3)} ${n(tilePt, 3)} ${drawn.text}`;
    return this.#find("Pattern", key, () =>
      this.#file.addStream(
        {
          Type: "Pattern",
          PatternType: 1,
          PaintType: 1,
          TilingType: 1,
          BBox: [0, 0, widthPt, tilePt],
          XStep: widthPt,
          YStep: tilePt,
          Matrix: [1, 0, 0, 1, Number(corner[0]), Number(corner[1])],
          Resources:
            image.kind === "gradient"
              ? this.findResources(new Set([drawn.name]))
              : { XObject: this.#pictures.findResources(new Set([drawn.name])) },
        },
        toBytes(drawn.text),
      ),
    );
  }

  /** Resource dictionaries for what a page uses of all this. */
  findResources(names: ReadonlySet<string>): Readonly<Record<string, Readonly<Record<string, PDFReference>>>> {
    const resources: Record<string, Record<string, PDFReference>> = {};
    for (const name of names) {
      const object = this.#objects.get(name);
      if (object !== undefined) (resources[object.kind] ??= {})[name] = object.reference;
    }
    return resources;
  }

  #find(kind: Kind, key: string, create: () => PDFReference): string {
    const found = this.#names.get(key);
    if (found !== undefined) return found;
    const name = `${key.charAt(0)}${String(this.#names.size + 1)}`;
    this.#names.set(key, name);
    this.#objects.set(name, { kind, reference: create() });
    return name;
  }
}
