import type { Face, FaceRequest, FontBook } from "../../model/face.js";
import type { LineDecoration } from "../../model/page.js";
import type { ComputedStyle, TextDecoration } from "../../model/computed-style.js";
import { placeDecoration } from "./place-decoration.js";

/** What a run of text needs of its computed style, with faces found. Equal computed styles share one object. */
export interface RunStyle {
  /** Faces of the family list in order of preference; the first gives the metrics. */
  readonly faces: readonly [Face, ...Face[]];
  /** Faces of all families, for characters that none of `faces` has. */
  findOtherFaces(): readonly Face[];
  readonly computed: ComputedStyle;
  readonly sizePt: number;
  /** Shift of the baseline, positive upwards. */
  readonly risePt: number;
  /** Extent of the inline box above and below the line's baseline, half-leading and rise included. */
  readonly abovePt: number;
  readonly belowPt: number;
  readonly spaceWidthPt: number;
  /** Lines under, over and through the text, the outermost first. */
  readonly decorations: readonly LineDecoration[];
}

/** Turns computed styles into run styles; remembers each, so that a style is worked out once. */
export interface RunStyles {
  find(style: ComputedStyle): RunStyle;
}

/** @returns A memory of run styles over one font book. */
export function createRunStyles(fonts: FontBook): RunStyles {
  const known = new WeakMap<ComputedStyle, RunStyle>();
  return {
    find(style) {
      const found = known.get(style);
      if (found !== undefined) return found;
      const made = createRunStyle(style, fonts);
      known.set(style, made);
      return made;
    },
  };
}

/** Families that every template has, by the generic names of CSS. */
export const GENERIC_FAMILIES: ReadonlyMap<string, string> = new Map([
  ["serif", "Source Serif 4"],
  ["sans-serif", "Source Sans 3"],
  ["monospace", "Source Code Pro"],
  ["system-ui", "Source Sans 3"],
]);

function createRunStyle(style: ComputedStyle, fonts: FontBook): RunStyle {
  const faces = findFaces(style, fonts);
  const [primary] = faces;
  const sizePt = style.fontSize * findAdjustment(style, primary, fonts);
  const scale = sizePt / 1000;
  const contentPt = (primary.ascent - primary.descent) * scale;
  // CSS 2.2, 10.8.1: the leading is shared equally above and below the content area.
  const halfLeadingPt = (style.lineHeight - contentPt) / 2;
  const risePt = typeof style.verticalAlign === "number" ? style.verticalAlign : 0;
  return {
    faces,
    findOtherFaces: () => findOtherFaces(style, fonts),
    computed: style,
    sizePt,
    risePt,
    abovePt: primary.ascent * scale + halfLeadingPt + risePt,
    belowPt: -primary.descent * scale + halfLeadingPt - risePt,
    spaceWidthPt: primary.spaceWidth * scale + style.letterSpacing + style.wordSpacing,
    decorations: style.textDecoration.flatMap((decoration) => resolveDecoration(decoration, fonts)),
  };
}

/**
 * How much larger or smaller text is set for the x of its first family to have the height asked for. The family's
 * regular face says how high that is, so that bold text, whose x is a little higher, keeps its relation to the rest.
 */
function findAdjustment({ fontSizeAdjust }: ComputedStyle, face: Face, fonts: FontBook): number {
  if (fontSizeAdjust === undefined) return 1;
  const { xHeight } = fonts.findFace(face.family, { weight: 400, style: "normal" }) ?? face;
  return xHeight > 0 ? (fontSizeAdjust * 1000) / xHeight : 1;
}

/** What of a computed style chooses its faces. */
type FontStyle = Pick<ComputedStyle, "fontFamily" | "fontWeight" | "fontStyle" | "fontStretch">;

function createRequest({ fontWeight, fontStyle, fontStretch }: FontStyle): FaceRequest {
  return { weight: fontWeight, style: fontStyle, stretch: fontStretch };
}

function resolveDecoration(decoration: TextDecoration, fonts: FontBook): readonly LineDecoration[] {
  const [face] = findFaces(decoration.font, fonts);
  return placeDecoration(decoration, face);
}

function findFaces(style: FontStyle, fonts: FontBook): readonly [Face, ...Face[]] {
  const request = createRequest(style);
  const faces = new Set<Face>();
  for (const family of style.fontFamily) {
    const face = fonts.findFace(family, request) ?? fonts.findFace(GENERIC_FAMILIES.get(family) ?? "", request);
    if (face !== undefined) faces.add(face);
  }
  const [first = findOtherFaces(style, fonts)[0], ...rest] = faces;
  if (first === undefined) throw new Error("no font could be opened");
  return [first, ...rest];
}

/** Faces of all families, of which most are never opened: the last resort, since another face is better than a box. */
function findOtherFaces(style: FontStyle, fonts: FontBook): readonly Face[] {
  const request = createRequest(style);
  return fonts.families.flatMap((family) => fonts.findFace(family, request) ?? []);
}
