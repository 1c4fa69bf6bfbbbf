import { geoArea } from "d3-geo";
import { COUNTRIES, findCountry } from "../country/country-table.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import { isRecord } from "./json-values.js";
import { createArc, createLand, type Arc, type Border, type Land, type Position, type WorldMap } from "./world-map.js";

/** Limits of a file of boundaries: the world at 1:10 million has half as many points and 260 features. */
const MOST_POINTS = 1_000_000;
const MOST_FEATURES = 10_000;

/** Properties in which features are given the code of their country, as usual sources write them. */
const CODE_PROPERTIES = ["code", "iso_a2", "ISO_A2", "ISO_A2_EH", "iso_a3", "ISO_A3", "ISO_A3_EH", "ISO3CD", "ADM0_A3"];

const BY_NUMBER: ReadonlyMap<string, string> = new Map(COUNTRIES.map(({ numeric, alpha2 }) => [numeric, alpha2]));

/**
 * Reads an institution's own boundaries: GeoJSON with polygons, each feature with the code of its country in its id or
 * in a property. Features without a known code are land that no country is shown to hold.
 *
 * @param text - Of the file.
 * @param name - What messages call it, e.g. "borders.geojson".
 * @returns `undefined` if it cannot be used.
 * @remarks Reports `geometry-unusable`, and `geometry-partial` for what it leaves out; never throws.
 * @see RFC 7946
 */
export function readGeojson(text: string, name: string, credit: string, sink: Sink): WorldMap | undefined {
  const fail = (why: string, hint: string): WorldMap | undefined => {
    sink.report("geometry-unusable", { message: `${name} cannot be used for maps: ${why}`, hint });
    return undefined;
  };
  const file = parse(text);
  const features = isRecord(file) && file["type"] === "FeatureCollection" ? file["features"] : undefined;
  if (!Array.isArray(features)) {
    return fail(
      "it is no GeoJSON with a FeatureCollection",
      "Export the boundaries as GeoJSON (RFC 7946) in longitude and latitude",
    );
  }
  if (features.length > MOST_FEATURES)
    return fail(`it has more than ${MOST_FEATURES} features`, "Leave out what is no country");
  const reader = new FeatureReader();
  for (const feature of features) {
    reader.read(feature);
    if (reader.points > MOST_POINTS)
      return fail(`it has more than ${MOST_POINTS} points`, "Simplify the boundaries to 1:10 million");
  }
  if (!reader.lands.some(({ code }) => code !== "")) {
    return fail(
      "no feature has a polygon and the code of a country",
      `Give features an id or one of the properties ${CODE_PROPERTIES.join(", ")}`,
    );
  }
  if (reader.dropped > 0) {
    sink.report("geometry-partial", {
      message: `${name} has ${reader.dropped} ${reader.dropped === 1 ? "part" : "parts"} that no map can show, and that are left out`,
      hint: "Parts are polygons of at least four positions, each a longitude from -180 to 180 and a latitude from -90 to 90",
    });
  }
  const { arcs, lands, borders } = reader;
  return { credit, arcs, lands, borders, touching: [], points: new Map(), levels: new Map() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Malformed, or nested deeper than the parser can go.
    return undefined;
  }
}

/** Collects the polygons of features one by one. */
class FeatureReader {
  readonly arcs: Arc[] = [];
  readonly lands: Land[] = [];
  readonly borders: Border[] = [];
  /** Positions seen so far. */
  points = 0;
  /** Features, polygons and rings that cannot be drawn. */
  dropped = 0;

  read(feature: unknown): void {
    const geometry = isRecord(feature) && feature["type"] === "Feature" ? feature["geometry"] : undefined;
    const coordinates = isRecord(geometry) ? geometry["coordinates"] : undefined;
    const type = isRecord(geometry) ? geometry["type"] : undefined;
    const polygons = type === "Polygon" ? [coordinates] : type === "MultiPolygon" ? coordinates : undefined;
    if (!isRecord(feature) || !Array.isArray(polygons)) {
      this.dropped += 1;
      return;
    }
    const code = findCode(feature);
    for (const polygon of polygons) this.#addPolygon(code, polygon);
  }

  #addPolygon(code: string, polygon: unknown): void {
    const rings = Array.isArray(polygon) ? polygon.map((ring, index) => this.#readRing(ring, index > 0)) : [];
    const [outer, ...holes] = rings;
    this.dropped += holes.filter((hole) => hole === undefined).length;
    if (outer === undefined) {
      this.dropped += 1;
      return;
    }
    const sound = [outer, ...holes.filter((hole) => hole !== undefined)];
    const indexes = sound.map((ring) => this.arcs.push(createArc(ring, "")) - 1);
    for (const arc of indexes) this.borders.push({ arc, countries: [code, ""], dashed: false });
    this.lands.push(
      createLand(
        code,
        indexes.map((index) => [index]),
        this.arcs,
      ),
    );
  }

  /** A closed ring that runs as maps want it: around land with the clock, around holes against it. */
  #readRing(value: unknown, isHole: boolean): Position[] | undefined {
    if (!Array.isArray(value)) return undefined;
    this.points += value.length;
    if (this.points > MOST_POINTS) return undefined;
    const ring: Position[] = [];
    for (const place of value) {
      const position = readPosition(place);
      if (position === undefined) return undefined;
      ring.push(position);
    }
    const [first, last] = [ring[0], ring.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    if (first[0] !== last[0] || first[1] !== last[1]) ring.push([first[0], first[1]]);
    if (ring.length < 4) return undefined;
    const area = geoArea({ type: "Polygon", coordinates: [ring] });
    if (!(area > 0)) return undefined;
    return area > 2 * Math.PI !== isHole ? ring.reverse() : ring;
  }
}

function readPosition(value: unknown): Position | undefined {
  if (!Array.isArray(value)) return undefined;
  const pair: readonly unknown[] = value;
  const [longitude, latitude] = pair;
  const isPlace = isWithin(longitude, 180) && isWithin(latitude, 90);
  return isPlace ? [longitude, latitude] : undefined;
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === "number" && value >= -most && value <= most;
}

/** The country of a feature by alpha-2; "" if it has none that ISO 3166-1 knows. */
function findCode(feature: Readonly<Record<string, unknown>>): string {
  const { id, properties } = feature;
  const written = isRecord(properties) ? CODE_PROPERTIES.map((name) => properties[name]) : [];
  for (const value of [id, ...written]) {
    if (typeof value !== "string" && typeof value !== "number") continue;
    const text = String(value).trim().toUpperCase();
    const code =
      findCountry(text)?.alpha2 ?? (/^\d{1,3}$/u.test(text) ? BY_NUMBER.get(text.padStart(3, "0")) : undefined);
    if (code !== undefined) return code;
  }
  return "";
}
