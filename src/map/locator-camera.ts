import { geoAzimuthalEqualArea, geoPath, type GeoProjection } from "d3-geo";
import type { CountryCode } from "../model/country.js";
import { findVisibleLands, mergeLands, shapeLands, type View } from "./shapes.js";
import { findAngle, findCap, findLands, type Cap, type Land, type Position, type WorldMap } from "./world-map.js";

/** Size of a map on the page, in pt. */
export interface Frame {
  readonly widthPt: number;
  readonly heightPt: number;
}

/** How a map looks at the world. */
export interface Camera {
  readonly projection: GeoProjection;
  readonly view: View;
}

/** A locator is small, and looked at closely. */
const FINEST_PT = 0.32;
/** The country's main body takes this share of the frame. */
const SHARE = 0.5;
/** A frame shows at least this much from its middle to its upper edge, in radians: 2.2 degrees, some 245 km. */
export const LEAST_HALF_HEIGHT = (2.2 * Math.PI) / 180;
/** Around the country, land of others takes this share of the frame, or the map shows more of the world. */
const LEAST_LAND = 0.03;
const STEP_OUT = 1.7;
/** No map shows more than this from its middle to its corner: much of the other side of the globe would be bent. */
const MOST_RADIUS = (100 * Math.PI) / 180;

/**
 * Finds the part of the world that a country is shown in: its main body takes half of the frame, and there is land of
 * others around it, so that one sees where it is. The globe is turned to the country, so that the 180th meridian and
 * the poles are places like any other.
 *
 * @returns `undefined` if the map knows no such country.
 */
export function findLocatorCamera(world: WorldMap, code: CountryCode, frame: Frame): Camera | undefined {
  const lands = findMainBody(findLands(world, code));
  const point = world.points.get(code);
  const cap = lands.length > 0 ? joinCaps(lands) : point === undefined ? undefined : { centre: point, radius: 0 };
  if (cap === undefined) return undefined;
  let camera = centre(aim(world, cap.centre, findScale(world, lands, cap, frame), frame), lands, frame);
  while (camera.view.radius < MOST_RADIUS && findForeignShare(camera, code, frame) < LEAST_LAND) {
    camera = aim(world, camera.view.centre, camera.view.scale / STEP_OUT, frame);
  }
  return camera;
}

/** Lands of a country may lie oceans apart: what is far from the largest and much smaller does not decide on the frame. */
export function findMainBody(lands: readonly Land[]): readonly Land[] {
  const [main] = lands;
  if (main === undefined) return [];
  // Where all are specks, none of them is the main one.
  const reach = main.radius < SPECK ? SCATTERED : NEAR + main.radius * NEAR_SHARE;
  return lands.filter((land) => {
    const gap = findAngle(land.centre, main.centre) - land.radius - main.radius;
    return gap < reach || (land.area > main.area * LARGE_SHARE && gap < FAR);
  });
}

const degrees = (value: number): number => (value * Math.PI) / 180;
const SPECK = degrees(0.35);
const SCATTERED = degrees(25);
const NEAR = degrees(0.8);
const NEAR_SHARE = 0.6;
const LARGE_SHARE = 0.3;
const FAR = degrees(30);

/** @returns A circle that holds several. */
export function joinCaps(lands: readonly Cap[]): Cap {
  if (lands.length === 1 && lands[0] !== undefined) return lands[0];
  const edges = lands.flatMap(({ centre: [x, y], radius }): Position[] => {
    const reach = radius / degrees(1);
    const wide = reach / Math.max(0.05, Math.cos(degrees(y)));
    return [
      [x, Math.min(90, y + reach)],
      [x, Math.max(-90, y - reach)],
      [x + wide, y],
      [x - wide, y],
    ];
  });
  return findCap(edges);
}

function findScale(world: WorldMap, lands: readonly Land[], cap: Cap, frame: Frame): number {
  const most = frame.heightPt / 2 / LEAST_HALF_HEIGHT;
  if (lands.length === 0) return most;
  const rough = { world, ...cap, finestPt: FINEST_PT, scale: frame.heightPt / Math.max(cap.radius, LEAST_HALF_HEIGHT) };
  const projection = turn(cap.centre).fitExtent(
    [
      [(frame.widthPt * (1 - SHARE)) / 2, (frame.heightPt * (1 - SHARE)) / 2],
      [(frame.widthPt * (1 + SHARE)) / 2, (frame.heightPt * (1 + SHARE)) / 2],
    ],
    shapeLands(lands, rough),
  );
  const scale = projection.scale();
  // Specks far from one another may all be too small to have a shape.
  const fitting =
    scale > 0 && scale < Infinity ? scale : (frame.heightPt * SHARE) / 2 / Math.max(cap.radius, LEAST_HALF_HEIGHT);
  return Math.min(fitting, most);
}

function turn([longitude, latitude]: Position): GeoProjection {
  return geoAzimuthalEqualArea().rotate([-longitude, -latitude]);
}

function aim(world: WorldMap, centre: Position, scale: number, { widthPt, heightPt }: Frame): Camera {
  const projection = turn(centre)
    .scale(scale)
    .translate([widthPt / 2, heightPt / 2])
    .precision(0.2)
    .clipExtent([
      [-MARGIN_PT, -MARGIN_PT],
      [widthPt + MARGIN_PT, heightPt + MARGIN_PT],
    ]);
  return {
    projection,
    view: { world, centre, scale, finestPt: FINEST_PT, radius: findRadius(scale, { widthPt, heightPt }) },
  };
}

/** What is drawn beyond the frame, so that no line runs along its edge. */
export const MARGIN_PT = 2;

/** @returns The angle from the middle to a corner of the frame. */
function findRadius(scale: number, { widthPt, heightPt }: Frame): number {
  const reach = Math.hypot(widthPt / 2 + MARGIN_PT, heightPt / 2 + MARGIN_PT) / (2 * scale);
  return reach >= 1 ? Math.PI : 2 * Math.asin(reach);
}

/** @returns How much of the frame is land of other countries. */
function findForeignShare({ projection, view }: Camera, code: CountryCode, { widthPt, heightPt }: Frame): number {
  const foreign = findVisibleLands(view).filter((land) => land.code !== code);
  return geoPath(projection).area(mergeLands(foreign, view)) / (widthPt * heightPt);
}

/** Moves the main body into the middle of the frame: the centre of a shape on the globe is not that of its box. */
function centre(camera: Camera, lands: readonly Land[], { widthPt, heightPt }: Frame): Camera {
  const { projection, view } = camera;
  if (lands.length === 0) return camera;
  const [[left, top], [right, bottom]] = geoPath(projection.clipExtent(null)).bounds(shapeLands(lands, view));
  const middle = projection.invert?.([(left + right) / 2, (top + bottom) / 2]);
  if (middle == null || !middle.every(Number.isFinite))
    return aim(view.world, view.centre, view.scale, { widthPt, heightPt });
  return aim(view.world, middle, view.scale, { widthPt, heightPt });
}
