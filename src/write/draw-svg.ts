import type {
  Color,
  Matrix,
  PathSegment,
  RasterPicture,
  VectorClip,
  VectorGlyphs,
  VectorGradient,
  VectorGroup,
  VectorImage,
  VectorInk,
  VectorNode,
  VectorPaint,
  VectorShape,
} from "../model/picture.js";
import type { DocumentFace } from "./document-face.js";
import type { DocumentFonts } from "./document-fonts.js";
import { formatColor } from "./draw-outline.js";
import { encodeRun } from "./encode-run.js";
import { formatNumber as n } from "./pdf-values.js";
import { turnPicture } from "./turn-picture.js";

/** A drawing, or a group of one, as PDF operators, with what its resources must name. */
export interface DrawnSvg {
  readonly text: string;
  /** Pairs of fill and stroke opacity, by resource name, e.g. "G1". */
  readonly opacities: ReadonlyMap<string, readonly [number, number]>;
  /** Gradients that fill or stroke, e.g. "P1"; `currentColor` is filled in. */
  readonly gradients: ReadonlyMap<string, VectorGradient>;
  /** Gradients whose opacities are a mask, e.g. "M1". */
  readonly masks: ReadonlyMap<string, VectorGradient>;
  /** Groups that are faded as one, e.g. "H1". */
  readonly groups: ReadonlyMap<string, DrawnSvg>;
  /** e.g. "I1" */
  readonly images: ReadonlyMap<string, RasterPicture>;
  /** Faces of texts, e.g. "T1". */
  readonly faces: ReadonlyMap<string, DocumentFace>;
}

const CAPS = { butt: 0, round: 1, square: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;

/** Draws the nodes of an SVG in the units of its viewBox, y downwards: the form's matrix turns them over. */
export function drawSvg(nodes: readonly VectorNode[], current: Color, fonts: DocumentFonts): DrawnSvg {
  const drawing = new SvgDrawing(current, fonts);
  return drawing.draw(nodes);
}

class SvgDrawing implements DrawnSvg {
  readonly opacities = new Map<string, readonly [number, number]>();
  readonly gradients = new Map<string, VectorGradient>();
  readonly masks = new Map<string, VectorGradient>();
  readonly groups = new Map<string, DrawnSvg>();
  readonly images = new Map<string, RasterPicture>();
  readonly faces = new Map<string, DocumentFace>();
  text = "";
  readonly #current: Color;
  readonly #fonts: DocumentFonts;

  constructor(current: Color, fonts: DocumentFonts) {
    this.#current = current;
    this.#fonts = fonts;
  }

  draw(nodes: readonly VectorNode[]): DrawnSvg {
    this.text = nodes.flatMap((node) => this.#drawNode(node)).join("\n");
    return this;
  }

  #drawNode(node: VectorNode): readonly string[] {
    switch (node.kind) {
      case "path":
        return this.#drawShape(node);
      case "group":
        return this.#drawGroup(node);
      case "image":
        return this.#drawImage(node);
      case "glyphs":
        return this.#drawGlyphs(node);
      case "text":
        throw new Error("the text of a drawing was not set");
    }
  }

  #drawGroup({ opacity, clips, nodes }: VectorGroup): readonly string[] {
    const clipped = ["q", ...clips.flatMap(formatClip)];
    if (opacity >= 1) return [...clipped, ...nodes.flatMap((node) => this.#drawNode(node)), "Q"];
    const name = `H${String(this.groups.size + 1)}`;
    this.groups.set(name, drawSvg(nodes, this.#current, this.#fonts));
    return [...clipped, ...this.#setOpacity(opacity, opacity), `/${name} Do`, "Q"];
  }

  #drawImage({ picture, matrix, opacity }: VectorImage): readonly string[] {
    const known = [...this.images].find(([, { key }]) => key === picture.key)?.[0];
    const name = known ?? `I${String(this.images.size + 1)}`;
    this.images.set(name, picture);
    const turn = picture.orientation === undefined ? [] : [formatMatrix(turnPicture(picture.orientation, 0, 0, 1, 1))];
    return ["q", ...this.#setOpacity(opacity, opacity), formatMatrix(matrix), ...turn, `/${name} Do`, "Q"];
  }

  #drawGlyphs(glyphs: VectorGlyphs): readonly string[] {
    const fill = this.#resolve(glyphs.fill);
    const stroke = glyphs.strokeWidth > 0 ? this.#resolve(glyphs.stroke) : undefined;
    if (glyphs.strokeFirst === true && fill !== undefined && stroke !== undefined)
      return [...this.#drawHalo(glyphs), ...this.#drawGlyphs({ ...glyphs, stroke: undefined })];
    const face = this.#fonts.use(glyphs.face);
    const known = [...this.faces].find(([, one]) => one === face)?.[0];
    const name = known ?? `T${String(this.faces.size + 1)}`;
    this.faces.set(name, face);
    const { parts, wordSpacing } = encodeRun(glyphs, face);
    return [
      "q",
      ...this.#setInk(glyphs, fill, stroke),
      "BT",
      `/${name} ${n(glyphs.sizePt, 3)} Tf`,
      ...(glyphs.letterSpacingPt === 0 ? [] : [`${n(glyphs.letterSpacingPt, 3)} Tc`]),
      ...(wordSpacing === undefined || wordSpacing === "0" ? [] : [`${wordSpacing} Tw`]),
      // Text that is not seen is there all the same.
      `${String(fill === undefined ? (stroke === undefined ? 3 : 1) : stroke === undefined ? 0 : 2)} Tr`,
      `${formatNumbers(glyphs.matrix)} Tm`,
      ...parts.map(({ operand, rise }) => {
        const show = `[(${operand})]TJ`;
        return rise === 0 ? show : `${n((rise * glyphs.sizePt) / 1000, 3)} Ts ${show} 0 Ts`;
      }),
      "ET",
      "Q",
    ];
  }

  /** The outline below a text. It is the same text once more, so whoever reads the words finds none in it. */
  #drawHalo(glyphs: VectorGlyphs): readonly string[] {
    const outline = this.#drawGlyphs({ ...glyphs, fill: undefined, lineJoin: "round", lineCap: "round" });
    return ["/Span <</ActualText ()>> BDC", ...outline, "EMC"];
  }

  #setInk(
    ink: VectorInk,
    fill: Color | VectorGradient | undefined,
    stroke: Color | VectorGradient | undefined,
  ): readonly string[] {
    return [
      ...this.#setOpacity(ink.fillOpacity, ink.strokeOpacity),
      ...(fill === undefined ? [] : this.#setPaint(fill, "rg", "cs", "scn")),
      ...(stroke === undefined ? [] : [...this.#setPaint(stroke, "RG", "CS", "SCN"), ...formatPen(ink)]),
    ];
  }

  #drawShape(shape: VectorShape): readonly string[] {
    const fill = this.#resolve(shape.fill);
    const stroke = shape.strokeWidth > 0 ? this.#resolve(shape.stroke) : undefined;
    if (fill === undefined && stroke === undefined) return [];
    if (fill !== undefined && stroke !== undefined && shape.strokeFirst === true)
      return [...this.#drawShape({ ...shape, fill: undefined }), ...this.#drawShape({ ...shape, stroke: undefined })];
    // A graphics state has one mask: each paint gets its own.
    if (fill !== undefined && stroke !== undefined && (isSheer(fill) || isSheer(stroke)))
      return [...this.#drawShape({ ...shape, stroke: undefined }), ...this.#drawShape({ ...shape, fill: undefined })];
    const even = shape.fillRule === "evenodd" ? "*" : "";
    return [
      "q",
      ...this.#setInk(shape, fill, stroke),
      ...(shape.matrix === undefined ? [] : [formatMatrix(shape.matrix)]),
      ...shape.segments.map((segment) => formatSegment(segment)),
      fill === undefined ? "S" : stroke === undefined ? `f${even}` : `B${even}`,
      "Q",
    ];
  }

  #resolve(paint: VectorPaint): Color | VectorGradient | undefined {
    if (paint === undefined || paint === "currentColor") return paint === undefined ? undefined : this.#current;
    if (!("kind" in paint)) return paint;
    const stops = paint.stops.map((stop) => (stop.color === "currentColor" ? { ...stop, color: this.#current } : stop));
    return { ...paint, stops };
  }

  #setPaint(paint: Color | VectorGradient, plain: string, space: string, set: string): readonly string[] {
    if (!("kind" in paint)) return [`${formatColor(paint)} ${plain}`];
    const name = `P${String(this.gradients.size + 1)}`;
    this.gradients.set(name, paint);
    if (!isSheer(paint)) return [`/Pattern ${space} /${name} ${set}`];
    const mask = `M${String(this.masks.size + 1)}`;
    this.masks.set(mask, paint);
    return [`/${mask} gs`, `/Pattern ${space} /${name} ${set}`];
  }

  #setOpacity(fillOpacity: number, strokeOpacity: number): readonly string[] {
    if (fillOpacity >= 1 && strokeOpacity >= 1) return [];
    for (const [name, [fill, stroke]] of this.opacities)
      if (fill === fillOpacity && stroke === strokeOpacity) return [`/${name} gs`];
    const name = `G${String(this.opacities.size + 1)}`;
    this.opacities.set(name, [fillOpacity, strokeOpacity]);
    return [`/${name} gs`];
  }
}

/** @returns Whether what lies below can be seen through a paint, more here than there. */
function isSheer(paint: Color | VectorGradient): boolean {
  return "kind" in paint && paint.stops.some(({ opacity }) => opacity < 1);
}

function formatPen(shape: VectorInk): readonly string[] {
  const dashes = shape.dashes.map((dash) => n(dash, 3)).join(" ");
  const state = `${n(shape.strokeWidth, 3)} w ${String(CAPS[shape.lineCap])} J ${String(JOINS[shape.lineJoin])} j ${n(Math.max(shape.miterLimit, 1))} M`;
  return shape.dashes.length > 0 ? [state, `[${dashes}] ${n(shape.dashOffset, 3)} d`] : [state];
}

/** A clip without an outline shows nothing. */
function formatClip({ segments, rule }: VectorClip): readonly string[] {
  const outline = segments.length > 0 ? segments.map((segment) => formatSegment(segment)) : ["0 0 m"];
  return [...outline, rule === "evenodd" ? "W* n" : "W n"];
}

function formatMatrix(matrix: Matrix): string {
  return `${formatNumbers(matrix)} cm`;
}

function formatNumbers(matrix: Matrix): string {
  return matrix.map((value) => n(value, 5)).join(" ");
}

function formatSegment(segment: PathSegment): string {
  switch (segment.op) {
    case "M":
      return `${n(segment.x, 3)} ${n(segment.y, 3)} m`;
    case "L":
      return `${n(segment.x, 3)} ${n(segment.y, 3)} l`;
    case "C": {
      const { x1, y1, x2, y2, x, y } = segment;
      return `${[x1, y1, x2, y2, x, y].map((value) => n(value, 3)).join(" ")} c`;
    }
    case "Z":
      return "h";
  }
}
