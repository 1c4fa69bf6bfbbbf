/** An image that was checked and is ready to be placed. Sizes are intrinsic, in pt (CSS px times 0.75). */
export type Picture = RasterPicture | VectorPicture;

/** PNG or JPEG. */
export type RasterPicture = PngPicture | JpegPicture;

interface RasterBase {
  /** Names the content: equal bytes have equal keys. */
  readonly key: string;
  /** As it is seen: turned by its orientation. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** As it is stored. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytes: Uint8Array;
  /** How the stored rows are turned to be seen; left out where they are not. */
  readonly orientation?: Orientation;
  /** What its colours mean; left out where they are sRGB, or grey on the same curve. */
  readonly profile?: IccProfile;
}

export interface PngPicture extends RasterBase {
  readonly kind: "png";
}

/** `bytes` are those that a decoder needs: no metadata, and nothing behind the picture. */
export interface JpegPicture extends RasterBase {
  readonly kind: "jpeg";
  /** Grey, RGB or CMYK. */
  readonly channels: 1 | 3 | 4;
  /** CMYK whose 0 is full ink, as Adobe's programs write it. */
  readonly inverted: boolean;
  /** RGB that is stored as such, and not as luma and chroma, without the marker that says so. */
  readonly plainRgb: boolean;
}

/**
 * The eight ways that rows and columns may be stored, by the numbers of Exif: 1 as seen, 2 mirrored, 3 upside down,
 * 6 and 8 on the side; 4, 5 and 7 are these mirrored.
 *
 * @see Exif 2.32, 4.6.4 (Orientation)
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** A colour profile whose structure was checked. */
export interface IccProfile {
  /** Equal bytes have equal keys. */
  readonly key: string;
  /** Grey, RGB or CMYK. */
  readonly channels: 1 | 3 | 4;
  readonly bytes: Uint8Array;
}

/** An SVG drawing reduced to paths; `viewBox` is mapped onto the placed size. */
export interface VectorPicture {
  readonly kind: "svg";
  readonly key: string;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly viewBox: readonly [number, number, number, number];
  readonly shapes: readonly VectorShape[];
}

/** "currentColor" is filled in when the picture is placed. */
export type Paint = Color | "currentColor" | undefined;

/** Red, green, blue from 0 to 1. */
export interface Color {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** One filled or stroked path in the units of the viewBox, transforms applied. */
export interface VectorShape {
  readonly segments: readonly PathSegment[];
  readonly fill: Paint;
  readonly fillRule: "nonzero" | "evenodd";
  readonly fillOpacity: number;
  readonly stroke: Paint;
  readonly strokeOpacity: number;
  readonly strokeWidth: number;
  readonly lineCap: "butt" | "round" | "square";
  readonly lineJoin: "miter" | "round" | "bevel";
  readonly miterLimit: number;
  readonly dashes: readonly number[];
}

export type PathSegment =
  | { readonly op: "M" | "L"; readonly x: number; readonly y: number }
  | {
      readonly op: "C";
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly op: "Z" };
