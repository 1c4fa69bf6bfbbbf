import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { CountryCode, CountryProfile } from "../model/country.js";
import type { Block, Container } from "../model/document.js";
import type { MapFill, MapKeyEntry, RegionMap } from "../model/map.js";
import type { MapRequest } from "./draw-maps.js";
import { drawRegion, type RegionDrawing, type ShownCountry } from "./draw-region.js";
import { drawFill } from "./fills.js";
import type { MapSizes } from "./map-sizes.js";
import { findPlaceName } from "./place-names.js";
import type { WorldMap } from "./world-map.js";

/** A map of a block with what has to be said of it. */
export interface DrawnRegion extends RegionMap {
  readonly dashed: boolean;
  readonly codes: readonly CountryCode[];
}

/** `:::map` blocks in the order of the text, also those within other blocks. */
export function findMapBlocks(blocks: readonly Block[]): readonly Container[] {
  return blocks.flatMap((block) => {
    if (block.kind !== "container") return [];
    return block.name === "map" ? [block] : findMapBlocks(block.children);
  });
}

/**
 * Draws the maps of `:::map` blocks.
 *
 * @remarks Reports `map-attribute`, `map-empty` and `map-steps-alike`.
 */
export function drawBlocks(
  blocks: readonly Container[],
  world: WorldMap,
  request: MapRequest,
  sink: Sink,
): ReadonlyMap<Container, DrawnRegion> {
  const drawn = new Map<Container, DrawnRegion>();
  for (const block of blocks) {
    const size = checkAttributes(block, sink);
    const map = drawBlock(size, world, request);
    if (map !== undefined) drawn.set(block, map);
    else {
      const message = "The block `:::map` has no country to show";
      sink.report("map-empty", { message, span: block.span, hint: "List countries under `countries:`" });
    }
  }
  if (drawn.size > 0) reportAlike(request, sink);
  return drawn;
}

type Size = Exclude<keyof MapSizes, "locator">;

const ATTRIBUTES = ["title", "source", "size", "alt"];
const SIZES: readonly Size[] = ["column", "rail", "page"];

function checkAttributes({ attributes: { values }, span }: Container, sink: Sink): Size {
  for (const name of values.keys()) {
    if (ATTRIBUTES.includes(name)) continue;
    const hint = `${formatNearMiss(name, ATTRIBUTES)}A map takes ${ATTRIBUTES.join(", ")}`;
    sink.report("map-attribute", { message: `\`${name}\` says nothing to \`:::map\``, span, hint });
  }
  const wanted = values.get("size") ?? "column";
  const size = SIZES.find((known) => known === wanted);
  if (size !== undefined) return size;
  const hint = `${formatNearMiss(wanted, SIZES)}It takes one of ${SIZES.join(", ")}`;
  sink.report("map-attribute", { message: `The size of a map cannot be \`${wanted}\``, span, hint });
  return "column";
}

function drawBlock(size: Size, world: WorldMap, request: MapRequest): DrawnRegion | undefined {
  const { countries, sizes } = request;
  const hasStances = countries.some(({ stance }) => stance?.kind === "step");
  const shown = countries.map((country): ShownCountry => {
    return { code: country.code, name: country.name, fill: findFill(country, hasStances) };
  });
  const nameOf = (code: CountryCode): string => findPlaceName(code, request.frontMatter.lang);
  const drawing = drawRegion(world, { countries: shown, widthPt: sizes[size], codesOnly: size === "rail", nameOf });
  if (drawing === undefined) return undefined;
  const { widthPt, heightPt, body, dashed } = drawing;
  const codes = shown.map(({ code }) => code);
  return { widthPt, heightPt, body, dashed, codes, key: makeKey(shown, drawing, request) };
}

/** Where some countries have a position, the others are context. */
function findFill({ stance }: CountryProfile, hasStances: boolean): MapFill {
  if (stance?.kind === "step") return stance.shape;
  return hasStances ? "context" : "plain";
}

const SWATCH = "M0,0H18V11H0Z";

/** The steps in the order of the scale, then the context. Where all are alike, the key is needed for codes alone. */
function makeKey(
  shown: readonly ShownCountry[],
  { labels }: RegionDrawing,
  { frontMatter: { stanceScale }, countries }: MapRequest,
): readonly MapKeyEntry[] {
  const steps = stanceScale.map(({ key, label, shape }) => {
    const isOfStep = ({ stance }: CountryProfile): boolean => stance?.kind === "step" && stance.key === key;
    return { fill: shape, label, of: countries.filter(isOfStep) };
  });
  const fills = new Map(shown.map(({ code, fill }) => [code, fill]));
  const rest = (["context", "plain"] as const).map((fill) => {
    const of = countries.filter(({ code }) => fills.get(code) === fill);
    const label = of.flatMap(({ stance }) => (stance?.kind === "context" ? [stance.label] : []))[0] ?? "";
    return { fill, label, of };
  });
  return [...steps, ...rest].flatMap(({ fill, label, of }) => {
    if (of.length === 0) return [];
    const named = of.map(({ code, name }) => {
      const isNamed = labels.get(code)?.text === name;
      return { name, ...(isNamed ? {} : { code }) };
    });
    return [{ fill, label, swatch: drawFill(fill, SWATCH, [0, 0, 18, 11], "swatch"), countries: named }];
  });
}

/** Two steps of one shape are told apart by their words in a card, and by nothing on a map. */
function reportAlike({ countries, frontMatter }: MapRequest, sink: Sink): void {
  const steps = new Map<string, string>();
  for (const { stance } of countries) {
    if (stance?.kind !== "step") continue;
    const other = steps.get(stance.shape) ?? stance.label;
    steps.set(stance.shape, other);
    if (other === stance.label) continue;
    const span = frontMatter.spans.get("stanceScale");
    sink.report("map-steps-alike", {
      message: `On the map "${other}" and "${stance.label}" look alike, since both have the shape \`${stance.shape}\``,
      ...(span === undefined ? {} : { span }),
      hint: "Give each step of the scale a shape of its own",
    });
    return;
  }
}
