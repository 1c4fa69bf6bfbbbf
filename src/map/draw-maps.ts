// What comes in: the countries of a brief, its text, the boundaries of the world. What goes out: the drawings of its
// maps, with what has to be said of them. This folder is the door to d3-geo, topojson-client and polylabel. Never here:
// files, HTML, or colours other than by the name of a custom property.
import type { Sink } from "../diagnostics/diagnostic.js";
import type { CountryCode, CountryProfile } from "../model/country.js";
import type { Document } from "../model/document.js";
import type { FrontMatter } from "../model/front-matter.js";
import type { BriefMaps, LocatorMap } from "../model/map.js";
import { drawBlocks, findMapBlocks, type DrawnRegion } from "./draw-blocks.js";
import { findDisputes } from "./disputes.js";
import { drawLocator, type LocatorDrawing } from "./draw-locator.js";
import type { Frame } from "./locator-camera.js";
import type { MapSizes } from "./map-sizes.js";
import { findPlaceName, sortNames } from "./place-names.js";
import { findRegion } from "./regions.js";
import { findLands, findNeighbours, type WorldMap } from "./world-map.js";

/** What maps are drawn of. */
export interface MapRequest {
  readonly frontMatter: FrontMatter;
  /** In the order of printing. */
  readonly countries: readonly CountryProfile[];
  readonly body: Document;
  readonly sizes: MapSizes;
}

/** What a brief without maps has. */
export const NO_MAPS: BriefMaps = { locators: new Map(), regions: new Map(), credit: "", hasDashedLines: false };

/**
 * Draws the maps that a brief asks for.
 *
 * @param findWorld - Loads the boundaries; it is called only if there is a map to draw.
 * @returns Maps without those that could not be drawn; that was reported.
 * @remarks Reports `map-without-country`, `disputed-area` and `field-without-effect`, and what {@link drawBlocks} does.
 */
export function drawMaps(request: MapRequest, findWorld: () => WorldMap | undefined, sink: Sink): BriefMaps {
  const codes = findLocatorCodes(request.frontMatter);
  const blocks = findMapBlocks(request.body.blocks);
  if (codes.length === 0 && blocks.length === 0) {
    reportIdle(request.frontMatter, sink);
    return NO_MAPS;
  }
  const world = findWorld();
  if (world === undefined) return NO_MAPS;
  const isShown = (code: CountryCode): boolean => world.points.has(code) || findLands(world, code).length > 0;
  const all = blocks.length === 0 ? codes : request.countries.map(({ code }) => code);
  for (const code of all) if (!isShown(code)) reportUnknown(code, request, sink);
  const drawn = codes.map((code) => [code, findLocator(world, code, request.sizes.locator)] as const);
  const locators = new Map<CountryCode, LocatorMap>();
  for (const [code, drawing] of drawn) {
    if (drawing !== undefined) locators.set(code, describeLocator(drawing, code, world, request));
  }
  const countries = request.countries.filter(({ code }) => isShown(code));
  const regions = drawBlocks(blocks, world, { ...request, countries }, sink);
  reportDisputes([...locators.keys()], [...regions.values()], request, sink);
  const dashed = [...drawn.map(([, drawing]) => drawing), ...regions.values()].some((map) => map?.dashed === true);
  return { locators, regions: new Map(regions), credit: world.credit, hasDashedLines: dashed };
}

/** Boundaries that nobody looks at. */
function reportIdle({ worldview, geometry, spans }: FrontMatter, sink: Sink): void {
  for (const [field, value] of Object.entries({ worldview, geometry })) {
    const span = spans.get(field);
    if (value === undefined) continue;
    const message = `\`${field}\` has no effect: the brief has no map`;
    const hint = "Write `map: true` or a block `:::map`, or delete it";
    sink.report("field-without-effect", { message, ...(span === undefined ? {} : { span }), hint });
  }
}

function findLocatorCodes({ countries, map = false }: FrontMatter): readonly CountryCode[] {
  return countries.filter((country) => country.map ?? map).map(({ code }) => code);
}

/** Drawings by their world, country and size: the cards of a series show the same few. */
const drawings = new WeakMap<WorldMap, Map<string, LocatorDrawing | undefined>>();

function findLocator(world: WorldMap, code: CountryCode, frame: Frame): LocatorDrawing | undefined {
  const known = drawings.get(world) ?? new Map<string, LocatorDrawing | undefined>();
  drawings.set(world, known);
  const key = `${code} ${frame.widthPt} ${frame.heightPt}`;
  if (!known.has(key)) known.set(key, drawLocator(world, code, frame));
  return known.get(key);
}

function describeLocator(
  { body }: LocatorDrawing,
  code: CountryCode,
  world: WorldMap,
  { frontMatter: { lang }, countries, sizes }: MapRequest,
): LocatorMap {
  const region = findRegion(code);
  const nameOf = (other: CountryCode): string =>
    countries.find((country) => country.code === other)?.name ?? findPlaceName(other, lang);
  return {
    ...sizes.locator,
    body,
    ...(region === undefined ? {} : { region: findPlaceName(region, lang) }),
    neighbours: sortNames(findNeighbours(world, code).map(nameOf), lang),
  };
}

function reportUnknown(code: CountryCode, { countries, frontMatter }: MapRequest, sink: Sink): void {
  const country = countries.find((one) => one.code === code);
  const file = frontMatter.geometry?.file;
  sink.report("map-without-country", {
    message: `The boundaries that maps are drawn from have no shape of ${country?.name ?? code}, so there is no map of it`,
    ...(country === undefined ? {} : { span: country.span }),
    hint: `Give it \`map: none\`${file === undefined ? "" : `, or add a feature with the code ${code} to ${file}`}`,
  });
}

/** A note of the country's own says that somebody has thought about it. */
function reportDisputes(
  codes: readonly CountryCode[],
  regions: readonly DrawnRegion[],
  { countries }: MapRequest,
  sink: Sink,
): void {
  const shown = new Set([...codes, ...regions.flatMap((region) => region.codes)]);
  for (const { code, name, note, span } of countries) {
    const areas = shown.has(code) && note === undefined ? findDisputes(code) : [];
    if (areas.length === 0) continue;
    sink.report("disputed-area", {
      message: `The map of ${name} shows one view of the status of ${areas.join(", and of ")}`,
      span,
      hint: "Look at the map, choose `worldview` or `geometry` if it should be another, and say in the country's `note` what the map does not",
    });
  }
}
