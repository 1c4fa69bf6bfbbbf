/** An image that was checked and is ready to be placed. Sizes are intrinsic, in pt (CSS px times 0.75). */
export type Picture = RasterPicture | VectorPicture;

/** PNG or JPEG. `key` names the content: equal bytes have equal keys. */
export interface RasterPicture {
  readonly kind: "png" | "jpeg";
  readonly key: string;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly widthPx: number;
  readonly heightPx: number;
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
