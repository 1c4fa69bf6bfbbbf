import { geoBounds, geoConicEqualArea, geoEqualEarth, geoPath, type GeoProjection } from "d3-geo";
import type { MultiPolygon } from "geojson";
import type { CountryCode } from "../model/country.js";
import { findMainBody, joinCaps, LEAST_HALF_HEIGHT, MARGIN_PT, type Camera, type Frame } from "./locator-camera.js";
import { shapeLands } from "./shapes.js";
import { findAngle, findLands, type Position, type WorldMap } from "./world-map.js";

/** Room around the countries, as a share of the width; it shows their neighbours. */
const ROOM = 0.1;
/** Heights of maps as shares of their width. */
const LOWEST = 0.6;
const HIGHEST = 0.95;
/** Beyond this many degrees of longitude or latitude a cone bends the shapes too much; the whole world is shown. */
const WIDEST = 150;
const TALLEST = 110;

/** A camera with the frame that suits its countries. */
export interface RegionCamera extends Camera {
  readonly frame: Frame;
}

/**
 * Finds the part of the world that holds some countries: an equal-area cone through them, or the whole world on Equal
 * Earth if they lie all over it. Areas are true, so a large country is large on the map as well.
 *
 * @param widthPt - Width of the map; its height follows from the countries.
 * @returns `undefined` if the map knows none of the countries.
 */
export function findRegionCamera(
  world: WorldMap,
  codes: readonly CountryCode[],
  widthPt: number,
): RegionCamera | undefined {
  const lands = codes.flatMap((code) => findMainBody(findLands(world, code)));
  const points = codes.map((code) => world.points.get(code)).filter((point) => point !== undefined);
  const caps = [...lands, ...points.map((centre) => ({ centre, radius: 0.002 }))];
  if (caps.length === 0) return undefined;
  const cap = joinCaps(caps);
  const rough = { world, centre: cap.centre, radius: Math.PI, scale: ROUGH_SCALE, finestPt: FINEST_PT };
  const shape = withPoints(shapeLands(lands, rough), points);
  const projection = choose(shape, cap.centre);
  const frame = fit(projection, shape, widthPt);
  projection.precision(0.3).clipExtent([
    [-MARGIN_PT, -MARGIN_PT],
    [frame.widthPt + MARGIN_PT, frame.heightPt + MARGIN_PT],
  ]);
  const view = { world, ...findReach(projection, frame), scale: projection.scale(), finestPt: FINEST_PT };
  return { projection, frame, view };
}

/** A large map holds many lines, and is looked at from farther away. */
const FINEST_PT = 0.5;
/** Shapes are rough while their place is sought. */
const ROUGH_SCALE = 300;
/** Half the side of the box that stands for land without a shape, in degrees. */
const SPECK = 0.1;

function withPoints(shape: MultiPolygon, points: readonly Position[]): MultiPolygon {
  const boxes = points.map(([x, y]): Position[][] => [
    [
      [x - SPECK, y - SPECK],
      [x - SPECK, y + SPECK],
      [x + SPECK, y + SPECK],
      [x + SPECK, y - SPECK],
      [x - SPECK, y - SPECK],
    ],
  ]);
  return { type: "MultiPolygon", coordinates: [...shape.coordinates, ...boxes] };
}

function choose(shape: MultiPolygon, [longitude]: Position): GeoProjection {
  const [[west, south], [east, north]] = geoBounds(shape);
  const wide = (east - west + 360) % 360;
  if (wide > WIDEST || north - south > TALLEST)
    return geoEqualEarth().rotate([wide > WIDEST ? -CENTRE : -longitude, 0]);
  const edge = (north - south) / 6;
  return geoConicEqualArea()
    .parallels([south + edge, north - edge])
    .rotate([-(west + wide / 2), 0]);
}

/** Whole worlds are cut in the Pacific, where the least land is. */
const CENTRE = 11;

/** Fits the countries into a map of a width. @returns Its frame. */
function fit(projection: GeoProjection, shape: MultiPolygon, widthPt: number): Frame {
  const room = widthPt * ROOM;
  projection.fitWidth(widthPt - 2 * room, shape);
  const [[, top], [, bottom]] = geoPath(projection).bounds(shape);
  const wanted = bottom - top + 2 * room;
  const heightPt = Math.min(Math.max(wanted, widthPt * LOWEST), widthPt * HIGHEST);
  projection.fitExtent(
    [
      [room, room],
      [widthPt - room, heightPt - room],
    ],
    shape,
  );
  const most = heightPt / 2 / LEAST_HALF_HEIGHT;
  if (projection.scale() > most) {
    const middle = projection.invert?.([widthPt / 2, heightPt / 2]);
    projection.scale(most);
    if (middle != null) {
      const [x, y] = projection(middle) ?? [0, 0];
      const [dx, dy] = projection.translate();
      projection.translate([dx + widthPt / 2 - x, dy + heightPt / 2 - y]);
    }
  }
  return { widthPt, heightPt };
}

/** A circle on the globe that holds all that the frame shows. */
function findReach(projection: GeoProjection, { widthPt, heightPt }: Frame): { centre: Position; radius: number } {
  const steps = [0, 0.25, 0.5, 0.75, 1];
  const centre = projection.invert?.([widthPt / 2, heightPt / 2]) ?? [0, 0];
  let radius = 0;
  for (const across of steps)
    for (const down of steps) {
      const place = projection.invert?.([widthPt * across, heightPt * down]);
      const isThere = place != null && place.every(Number.isFinite);
      // Beyond the edge of the world there is nothing to measure.
      const angle = isThere ? findAngle(centre, place) : Math.PI;
      radius = Math.max(radius, angle * 1.05);
    }
  return { centre, radius };
}
