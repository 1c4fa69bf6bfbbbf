import { geoPath } from "d3-geo";
import type { CountryCode } from "../model/country.js";
import type { MapFill } from "../model/map.js";
import { drawPath, print } from "./draw-locator.js";
import { drawFill, isLight } from "./fills.js";
import { LABEL_SIZE_PT } from "./measure-label.js";
import { placeLabels, type Label, type Labelled } from "./place-labels.js";
import { findRegionCamera, type RegionCamera } from "./region-camera.js";
import { projectRings, type Point, type Rings } from "./rings.js";
import { findVisibleBorders, findVisibleLands, mergeLands, shapeBorders, shapeLands } from "./shapes.js";
import { findLands, type Border, type WorldMap } from "./world-map.js";

/** A country that a map is about. */
export interface ShownCountry {
  readonly code: CountryCode;
  /** As it is to be printed. */
  readonly name: string;
  readonly fill: MapFill;
}

/** What a map of several countries is drawn of. */
export interface RegionRequest {
  readonly countries: readonly ShownCountry[];
  readonly widthPt: number;
  /** Whether the map shows codes in place of all names, because it is small. */
  readonly codesOnly: boolean;
  /** The name of a country around. */
  nameOf(code: CountryCode): string;
}

/** A map of several countries. */
export interface RegionDrawing {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly body: string;
  /** Texts on the map by country, for those that have one. */
  readonly labels: ReadonlyMap<CountryCode, Label>;
  readonly dashed: boolean;
}

/** Draws several countries with their neighbours; `undefined` if the map knows none of them. */
export function drawRegion(world: WorldMap, request: RegionRequest): RegionDrawing | undefined {
  const codes = request.countries.map(({ code }) => code);
  const camera = findRegionCamera(world, codes, request.widthPt);
  if (camera === undefined) return undefined;
  const { frame } = camera;
  const shown = request.countries.map((country) => ({ country, shape: shapeCountry(country.code, camera) }));
  const around = findAround(codes, camera);
  const labels = placeLabels(
    shown.map(({ country: { code, name }, shape }) => ({ ...shape, code, name: request.codesOnly ? code : name })),
    request.codesOnly ? [] : around.map((shape) => ({ ...shape, name: request.nameOf(shape.country) })),
    frame,
  );
  const { base, dashed } = drawBase(camera);
  const body = [
    base,
    ...drawCountries(shown, camera),
    drawDashed(camera),
    ...labels.map((label, index) => drawLabel(label, shown[index]?.country.fill)),
  ];
  const own = shown.flatMap(({ country }, index) => {
    const label = labels[index];
    return label === undefined ? [] : [[country.code, label] as const];
  });
  return { ...frame, body: body.join(""), labels: new Map(own), dashed };
}

type Shape = Pick<Labelled, "rings" | "point"> & { readonly data: string };

/** A country on the page: all its land in one path, and its largest piece for the label. */
function shapeCountry(code: CountryCode, { projection, view, frame }: RegionCamera): Shape {
  const lands = findLands(view.world, code);
  const path = geoPath(projection).digits(1);
  const pieces = lands.slice(0, MOST_PIECES).map((land) => projectRings(shapeLands([land], view), projection));
  const rings = pieces.reduce<Rings>((best, piece) => (weigh(piece) > weigh(best) ? piece : best), []);
  const place = lands[0]?.centre ?? view.world.points.get(code) ?? [0, 0];
  const point = projection(place) ?? [frame.widthPt / 2, frame.heightPt / 2];
  return { data: path(shapeLands(lands, view)) ?? "", rings, point };
}

const MOST_PIECES = 20;

/** Pieces are compared by their boxes: a long one has room for a name too. */
function weigh([outer]: Rings): number {
  return outer === undefined ? 0 : (outer.box[2] - outer.box[0]) * (outer.box[3] - outer.box[1]);
}

/** Countries around those of the map, that are large enough on it for a name. */
function findAround(
  codes: readonly CountryCode[],
  camera: RegionCamera,
): readonly { readonly country: CountryCode; readonly rings: Rings; readonly point: Point }[] {
  const { projection, view } = camera;
  const lands = findVisibleLands(view).filter(({ code, area }) => {
    return code !== "" && !codes.includes(code) && area * view.scale ** 2 > LEAST_NAMED_PT2;
  });
  const largest = new Map(lands.toSorted((a, b) => a.area - b.area).map((land) => [land.code, land]));
  return [...largest.values()].flatMap((land) => {
    const rings = projectRings(shapeLands([land], view), projection);
    const point: Point = [0, 0];
    return rings.length === 0 ? [] : [{ country: land.code, rings, point }];
  });
}

/** Square pt; a label of the shortest names takes as much. */
const LEAST_NAMED_PT2 = 250;

const LINE = 'fill="none" stroke="var(--map-border, #aebbc8)" stroke-width="0.5" stroke-linejoin="round"';

/** Water, land and the borders of all countries. */
function drawBase({ projection, view, frame }: RegionCamera): { readonly base: string; readonly dashed: boolean } {
  const path = geoPath(projection).digits(1);
  const borders = findVisibleBorders(view);
  const draw = (lines: readonly Border[]): string => path(shapeBorders(lines, view)) ?? "";
  const base = [
    `<rect width="${print(frame.widthPt)}" height="${print(frame.heightPt)}" fill="var(--map-water, #d6dfe8)"/>`,
    drawPath(path(mergeLands(findVisibleLands(view), view)), 'fill="var(--map-land, #f7f9fb)"'),
    drawPath(draw(borders.filter(({ dashed }) => !dashed)), LINE),
    drawPath(draw(borders.filter(({ dashed }) => dashed)), `${LINE} stroke-dasharray="1.6 1.2"`),
  ];
  return { base: base.join(""), dashed: draw(borders.filter(({ dashed }) => dashed)) !== "" };
}

/** The countries of the map, those of one fill together, each with a light line around it. */
function drawCountries(
  shown: readonly { readonly country: ShownCountry; readonly shape: Shape }[],
  { frame }: RegionCamera,
): readonly string[] {
  const byFill = new Map<MapFill, string>();
  for (const { country, shape } of shown) byFill.set(country.fill, (byFill.get(country.fill) ?? "") + shape.data);
  const all = shown.map(({ shape }) => shape.data).join("");
  const specks = shown.filter(({ shape }) => weigh(shape.rings) < SPECK_PT2);
  return [
    ...[...byFill].map(([fill, data]) => drawFill(fill, data, [0, 0, frame.widthPt, frame.heightPt], `map-${fill}`)),
    drawPath(all, 'fill="none" stroke="var(--map-outline, #fff)" stroke-width="0.9" stroke-linejoin="round"'),
    ...specks.map(({ shape: { point } }) => drawSpeck(point)),
  ];
}

const SPECK_PT2 = 4;

/** A country without a shape is a dot; the map's key has its fill. */
function drawSpeck([x, y]: Point): string {
  return `<circle cx="${print(x)}" cy="${print(y)}" r="1.6" fill="var(--map-ink, #1a1a1a)" stroke="var(--map-outline, #fff)" stroke-width="0.7"/>`;
}

/** Dashed borders stand above the fills: there a light outline would make them plain ones. */
function drawDashed({ projection, view }: RegionCamera): string {
  const lines = findVisibleBorders(view).filter(({ dashed }) => dashed);
  const data = geoPath(projection).digits(1)(shapeBorders(lines, view));
  return drawPath(data, 'fill="none" stroke="var(--map-ink, #1a1a1a)" stroke-width="0.5" stroke-dasharray="1.6 1.2"');
}

/** @param fill - Of the country; `undefined` for one around. */
function drawLabel(label: Label | undefined, fill: MapFill | undefined): string {
  if (label === undefined) return "";
  const { text, box, isInside, leader } = label;
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2 + LABEL_SIZE_PT * MIDDLE];
  const isReversed = isInside && fill !== undefined && !isLight(fill);
  const ink =
    fill === undefined
      ? "var(--map-muted, #55606b)"
      : isReversed
        ? "var(--map-on-full, #fff)"
        : "var(--map-ink, #1a1a1a)";
  const halo = isReversed
    ? ""
    : ` stroke="var(--map-land, #f7f9fb)" stroke-width="2.2" stroke-linejoin="round" paint-order="stroke"`;
  const look = `font-size="${LABEL_SIZE_PT}" font-weight="${fill === undefined ? 400 : 600}" font-family="var(--map-font, sans-serif)"`;
  const line = leader === undefined ? "" : drawLeader(leader);
  return `${line}<text x="${print(x)}" y="${print(y)}" text-anchor="middle" ${look} fill="${ink}"${halo}>${escapeXml(text)}</text>`;
}

/** From the middle of a line of small letters to its baseline, in em. */
const MIDDLE = 0.33;

function drawLeader([from, to]: readonly [Point, Point]): string {
  const data = `M${print(from[0])},${print(from[1])}L${print(to[0])},${print(to[1])}`;
  const end = `<circle cx="${print(to[0])}" cy="${print(to[1])}" r="0.9" fill="var(--map-ink, #1a1a1a)"/>`;
  const halo = `<path d="${data}" fill="none" stroke="var(--map-land, #f7f9fb)" stroke-width="1.5"/>`;
  return `${halo}<path d="${data}" fill="none" stroke="var(--map-ink, #1a1a1a)" stroke-width="0.5"/>${end}`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
