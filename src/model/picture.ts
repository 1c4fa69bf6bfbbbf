import type { Face, ShapedWord } from "./face.js";

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

/** An SVG drawing reduced to what PDF can paint, in order; `viewBox` is mapped onto the placed size. */
export interface VectorPicture {
  readonly kind: "svg";
  readonly key: string;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly viewBox: readonly [number, number, number, number];
  /** How it stands in a box of other proportions. */
  readonly fit: Fit;
  readonly nodes: readonly VectorNode[];
  /** Set where it only holds a place: what stands there is drawn for its width, in pt, and then has that width. */
  readonly drawFor?: (widthPt: number) => VectorPicture | undefined;
}

/** How a drawing is fitted into a box of other proportions (SVG 2, 8.6); the spare room is shared out before and behind it. */
export type Fit =
  | { readonly kind: "stretch" }
  | {
      /** As large as the box allows, or as small as covers it. */
      readonly kind: "meet" | "slice";
      /** The part of the spare room that is to the left, from 0 to 1. */
      readonly alignX: number;
      /** The part of it that is above. */
      readonly alignY: number;
    };

/** `[a b c d e f]`, as SVG and PDF write an affine transform. */
export type Matrix = readonly [number, number, number, number, number, number];

/** What a drawing paints. Places are in the units of the viewBox, y downwards. */
export type VectorNode = VectorShape | VectorGroup | VectorImage | VectorText | VectorGlyphs;

/** A text whose faces are not known yet: layout makes glyphs of it. */
export interface VectorText {
  readonly kind: "text";
  /** Its line in the drawing. */
  readonly line: number;
  /** From the space of its places and sizes to that of the viewBox. */
  readonly matrix: Matrix;
  readonly chunks: readonly TextChunk[];
}

/** Characters that are placed as one; where `x` or `y` is left out, they go on where the chunk before ends. */
export interface TextChunk {
  readonly x?: number;
  readonly y?: number;
  readonly anchor: TextAnchor;
  readonly spans: readonly TextSpan[];
}

export type TextAnchor = "start" | "middle" | "end";

/** Which height of its letters stands at the place of a text. */
export type TextBaseline = "alphabetic" | "middle" | "central" | "hanging" | "top" | "bottom";

/** Text of one style, shifted from where the one before ends. Lengths are in the space of the text, those of the pen in the viewBox. */
export interface TextSpan extends VectorInk {
  /** White space is collapsed. */
  readonly text: string;
  readonly dx: number;
  readonly dy: number;
  /** CSS `font-family`; `undefined` for that of the text around the drawing. */
  readonly families: readonly string[] | undefined;
  readonly size: number;
  readonly weight: number;
  readonly slant: "normal" | "italic";
  readonly letterSpacing: number;
  readonly wordSpacing: number;
  readonly baseline: TextBaseline;
  /** Shift of the baseline, positive upwards. */
  readonly rise: number;
}

/** Text in one face. */
export interface VectorGlyphs extends VectorInk {
  readonly kind: "glyphs";
  /** From the space of the glyphs, in pt and with y upwards, the pen at 0 0, to that of the viewBox. */
  readonly matrix: Matrix;
  readonly face: Face;
  readonly sizePt: number;
  readonly letterSpacingPt: number;
  /** In the order of the page, from left to right. */
  readonly pieces: readonly (ShapedWord | { readonly kind: "space"; readonly widthPt: number })[];
}

/** Nodes that are clipped, or painted as one and faded together. */
export interface VectorGroup {
  readonly kind: "group";
  /** From 0 to 1; below 1 it is a transparency group. */
  readonly opacity: number;
  /** Painted only within all of these. */
  readonly clips: readonly VectorClip[];
  readonly nodes: readonly VectorNode[];
}

export interface VectorClip {
  readonly segments: readonly PathSegment[];
  readonly rule: "nonzero" | "evenodd";
}

/** A raster picture; the matrix brings the unit square to its place, y upwards in the square. */
export interface VectorImage {
  readonly kind: "image";
  readonly picture: RasterPicture;
  readonly matrix: Matrix;
  readonly opacity: number;
}

/** "currentColor" is filled in when the picture is placed; `undefined` paints nothing. */
export type Paint = Color | "currentColor" | undefined;

/** What fills or strokes a shape of a drawing. */
export type VectorPaint = Paint | VectorGradient;

/** Colours along a line or between two circles; the first and the last go on beyond its ends. */
export interface VectorGradient {
  readonly kind: "linear" | "radial";
  /** x and y of both ends; or x, y and radius of the inner circle and of the outer one. */
  readonly coordinates: readonly number[];
  /** Brings the space of the coordinates into that of the viewBox. */
  readonly matrix: Matrix;
  /** In order, from 0 to 1; the first is at 0 and the last at 1. */
  readonly stops: readonly VectorStop[];
}

export interface VectorStop {
  readonly offset: number;
  readonly color: Color | "currentColor";
  readonly opacity: number;
}

/** Red, green, blue from 0 to 1. */
export interface Color {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** One filled or stroked path. */
export interface VectorShape extends VectorInk {
  readonly kind: "path";
  readonly segments: readonly PathSegment[];
  /** Set where the pen that strokes is no circle: the segments are in a space that this brings to that of the viewBox. */
  readonly matrix?: Matrix;
  readonly fillRule: "nonzero" | "evenodd";
}

/** How something is filled and stroked. */
export interface VectorInk {
  /** Set where the fill lies over the stroke; else the stroke lies over the fill. */
  readonly strokeFirst?: boolean;
  readonly fill: VectorPaint;
  readonly fillOpacity: number;
  readonly stroke: VectorPaint;
  readonly strokeOpacity: number;
  readonly strokeWidth: number;
  readonly lineCap: "butt" | "round" | "square";
  readonly lineJoin: "miter" | "round" | "bevel";
  readonly miterLimit: number;
  readonly dashes: readonly number[];
  readonly dashOffset: number;
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
