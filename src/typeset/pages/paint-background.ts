import type { BackgroundImage, LinearGradient, PictureSource } from "../../model/decoration.js";
import type { ColorStop, GradientPaint, Outline, PageItem, PicturePaint, ShapePaint } from "../../model/page.js";
import type { Color, Picture } from "../../model/picture.js";
import { resolveAuto, resolveLength } from "../lengths.js";
import { LAYOUT_ARTIFACT } from "../tags/build-tag-tree.js";
import { drawOutline, SQUARE_CORNERS } from "./box-outline.js";
import type { Area } from "./box-outline.js";

/** @returns The picture of a background, checked; `undefined` if it was reported as missing or damaged. */
export type FindBackground = (source: PictureSource) => Picture | undefined;

/** Where an image is painted. */
export interface BackgroundPlace {
  /** Painted is what lies within it: the border box. */
  readonly outline: Outline;
  readonly bounds: Area;
  /** What sizes and positions are taken of: the padding box of the whole box, whatever page it is on. */
  readonly origin: Area;
  /** What `currentColor` means in a drawing. */
  readonly color: Color;
}

/** A tile that is smaller shows nothing, and there would be millions of it. */
const LEAST_TILE_PT = 0.1;

/** Paints the image of a background (CSS Backgrounds 3, 3). */
export function paintImage(image: BackgroundImage, place: BackgroundPlace, find: FindBackground): readonly PageItem[] {
  const { source } = image;
  const picture = source.kind === "picture" ? find(source) : undefined;
  if (source.kind === "picture" && picture === undefined) return [];
  const tile = placeTile(image, place.origin, picture);
  if (tile.widthPt < LEAST_TILE_PT || tile.heightPt < LEAST_TILE_PT) return [];
  const paint = source.kind === "gradient" ? aimGradient(source, tile) : picture && createPicture(picture, tile, place);
  return paint === undefined ? [] : [fillTile(paint, tile, image.repeats, place)];
}

function createPicture(picture: Picture, tile: Area, { color }: BackgroundPlace): PicturePaint {
  return { kind: "picture", picture, color, area: toPageArea(tile) };
}

function toPageArea({ x, y, widthPt, heightPt }: Area): PicturePaint["area"] {
  return { xPt: x, yPt: y, widthPt, heightPt };
}

/** One tile is painted by itself, also where it is repeated but fills all that is seen. */
function fillTile(paint: GradientPaint | PicturePaint, tile: Area, repeats: boolean, place: BackgroundPlace): PageItem {
  const { outline, bounds, origin } = place;
  // A gradient that fills the padding box goes on under the border instead of beginning anew there.
  if (repeats && !covers(tile, paint.kind === "gradient" ? origin : bounds)) {
    return createShape({ kind: "tiles", tile: toPageArea(tile), image: paint }, outline, []);
  }
  const clip = repeats || covers(tile, bounds) ? [] : [drawOutline(tile, SQUARE_CORNERS)];
  return createShape(paint, outline, clip);
}

function createShape(paint: ShapePaint, outline: Outline, clip: readonly Outline[]): PageItem {
  return { kind: "shape", outline, clip, paint, mark: LAYOUT_ARTIFACT };
}

/** Slack for rounding, in pt. */
const TOLERANCE_PT = 0.01;

function covers(tile: Area, area: Area): boolean {
  return (
    tile.x <= area.x + TOLERANCE_PT &&
    tile.y <= area.y + TOLERANCE_PT &&
    tile.x + tile.widthPt >= area.x + area.widthPt - TOLERANCE_PT &&
    tile.y + tile.heightPt >= area.y + area.heightPt - TOLERANCE_PT
  );
}

/** Size and place of the first tile (CSS Backgrounds 3, 3.6 and 3.9). */
function placeTile({ size, position }: BackgroundImage, origin: Area, picture: Picture | undefined): Area {
  const { widthPt, heightPt } = sizeTile(size, origin, picture);
  return {
    x: origin.x + resolveLength(position.x, origin.widthPt - widthPt),
    y: origin.y + resolveLength(position.y, origin.heightPt - heightPt),
    widthPt,
    heightPt,
  };
}

type Size = Pick<Area, "widthPt" | "heightPt">;

/** Without a picture there are no proportions: a gradient takes the whole side. */
function sizeTile(size: BackgroundImage["size"], origin: Area, picture: Picture | undefined): Size {
  if (picture === undefined) {
    if (typeof size === "string") return origin;
    return {
      widthPt: resolveAuto(size.width, origin.widthPt) ?? origin.widthPt,
      heightPt: resolveAuto(size.height, origin.heightPt) ?? origin.heightPt,
    };
  }
  if (typeof size === "string") {
    const scales = [origin.widthPt / picture.widthPt, origin.heightPt / picture.heightPt];
    const scale = size === "cover" ? Math.max(...scales) : Math.min(...scales);
    return { widthPt: picture.widthPt * scale, heightPt: picture.heightPt * scale };
  }
  const width = resolveAuto(size.width, origin.widthPt);
  const height = resolveAuto(size.height, origin.heightPt);
  const ratio = picture.widthPt / picture.heightPt;
  if (width === undefined) {
    const heightPt = height ?? picture.heightPt;
    return { widthPt: heightPt * ratio, heightPt };
  }
  return { widthPt: width, heightPt: height ?? width / ratio };
}

/** The line of a gradient through the middle of its tile, from first to last stop (CSS Images 3, 3.1.1). */
function aimGradient({ direction, stops }: LinearGradient<Color>, tile: Area): GradientPaint {
  const [dx, dy] = findDirection(direction, tile);
  const lengthPt = Math.abs(tile.widthPt * dx) + Math.abs(tile.heightPt * dy);
  const places = placeStops(stops, lengthPt);
  const marks = closeEnds(stops.map(({ color }, index) => ({ color, place: places[index] ?? 0 })));
  const [start, end] = [marks[0]?.place ?? 0, marks.at(-1)?.place ?? 0];
  const at = (distancePt: number): GradientPaint["from"] => ({
    xPt: tile.x + tile.widthPt / 2 + dx * (distancePt - lengthPt / 2),
    yPt: tile.y + tile.heightPt / 2 + dy * (distancePt - lengthPt / 2),
  });
  const offsets = marks.map(({ color, place }): ColorStop => ({ color, offset: (place - start) / (end - start) }));
  return { kind: "gradient", from: at(start), to: at(end), stops: offsets };
}

/** A stop at its distance along the line, in pt. */
interface PlacedStop {
  readonly color: Color;
  readonly place: number;
}

/** Where a hard edge begins or ends the line, one more stop says which colour goes on beyond it. */
function closeEnds(stops: readonly PlacedStop[]): readonly PlacedStop[] {
  const [first, second, beforeLast, last] = [stops[0], stops[1], stops.at(-2), stops.at(-1)];
  if (first === undefined || second === undefined || beforeLast === undefined || last === undefined) return stops;
  const isHard = (one: PlacedStop, other: PlacedStop): boolean => other.place - one.place < TOLERANCE_PT;
  return [
    ...(isHard(first, second) ? [{ ...first, place: first.place - 1 }] : []),
    ...stops,
    ...(isHard(beforeLast, last) ? [{ ...last, place: last.place + 1 }] : []),
  ];
}

/** A vector of length 1, y downwards. */
function findDirection(direction: LinearGradient<Color>["direction"], tile: Area): readonly [number, number] {
  if (direction.kind === "angle") {
    const radians = (direction.degrees * Math.PI) / 180;
    return [Math.sin(radians), -Math.cos(radians)];
  }
  // The colour of the middle reaches the two corners beside the line.
  const diagonal = Math.hypot(tile.widthPt, tile.heightPt);
  return [(direction.x * tile.heightPt) / diagonal, (direction.y * tile.widthPt) / diagonal];
}

/** Distances of the stops from the line's beginning, in pt, none before the one before (CSS Images 3, 3.4.3). */
function placeStops(stops: LinearGradient<Color>["stops"], lengthPt: number): readonly number[] {
  const places: number[] = [];
  let highest = -Infinity;
  let from = -1;
  stops.forEach(({ position }, index) => {
    const isEnd = index === 0 || index === stops.length - 1;
    if (position === undefined && !isEnd) return;
    const wanted = position === undefined ? (index === 0 ? 0 : lengthPt) : resolveLength(position, lengthPt);
    highest = Math.max(highest, wanted);
    const before = places[from] ?? highest;
    for (let open = from + 1; open < index; open++)
      places[open] = before + ((highest - before) * (open - from)) / (index - from);
    places[index] = highest;
    from = index;
  });
  return places;
}
