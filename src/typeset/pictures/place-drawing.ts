import type { Sink } from "../../diagnostics/diagnostic.js";
import type { DrawingSite } from "../../model/chart.js";
import type { Color, Picture, VectorPicture } from "../../model/picture.js";
import type { StyledSvg } from "../../model/styled.js";
import { parseSvgOnce } from "../../picture/parse-svg.js";
import { measureText, type SetPicture, type TextSetting } from "./set-picture-text.js";

/** What drawings of a document share. */
interface DrawingMeans {
  readonly setPicture: SetPicture;
  readonly setting: TextSetting;
  readonly sink: Sink;
}

/** The last swatch of a place is the colour behind the drawing, those before it the colours of what is drawn. */
const SWATCHES = 9;

const WHITE: Color = { r: 1, g: 1, b: 1 };

/**
 * Holds the place of a drawing that is made for its width.
 *
 * @param place - Its swatches have the colours that the stylesheet gives to drawings.
 * @param draw - Makes the SVG.
 * @returns The place; layout asks it for the drawing as soon as a measure is known. Each width is drawn once.
 */
export function placeDrawing(
  node: StyledSvg,
  place: VectorPicture,
  draw: (site: DrawingSite) => string | undefined,
  { setPicture, setting, sink }: DrawingMeans,
): Picture {
  const { fontFamily, fontSize, color } = node.style;
  const swatches = findSwatches(place, color);
  const widths = new Map<string, number>();
  const measure = (text: string, size: number, weight: number): number => {
    const key = `${String(size)} ${String(weight)} ${text}`;
    const known = widths.get(key) ?? measureText(text, { families: fontFamily, size, weight }, setting);
    widths.set(key, known);
    return known;
  };
  const site = {
    fontSizePt: fontSize,
    fontFamily,
    ink: color,
    colors: swatches.slice(0, -1),
    paper: swatches.at(-1) ?? WHITE,
    measure,
  };
  const drawn = new Map<number, VectorPicture | undefined>();
  const drawFor = (widthPt: number): VectorPicture | undefined => {
    if (drawn.has(widthPt)) return drawn.get(widthPt);
    const markup = draw({ ...site, widthPt });
    const parsed = markup === undefined ? undefined : parseSvgOnce(markup, "a chart", sink);
    const picture = setPicture(parsed, undefined);
    const made = picture?.kind === "svg" ? picture : undefined;
    drawn.set(widthPt, made);
    return made;
  };
  return { ...place, drawFor };
}

/** Each swatch is told by its place: one without a fill is not painted, and has a colour of our own. */
function findSwatches({ nodes }: VectorPicture, ink: Color): readonly (Color | undefined)[] {
  const swatches = Array.from<Color | undefined>({ length: SWATCHES });
  for (const node of nodes) {
    if (node.kind !== "path") continue;
    const [start] = node.segments;
    if (start?.op === "M") swatches[Math.round(start.x)] = findColor(node.fill, ink);
  }
  return swatches;
}

function findColor(paint: Color | object | string | undefined, ink: Color): Color | undefined {
  if (paint === "currentColor") return ink;
  return typeof paint === "object" && "r" in paint ? paint : undefined;
}
