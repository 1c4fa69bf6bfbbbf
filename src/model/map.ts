import type { CountryCode } from "./country.js";
import type { Container } from "./document.js";
import type { StanceShape } from "./front-matter.js";

/** A drawing as the inside of an `svg` whose units are pt. */
export interface MapDrawing {
  readonly widthPt: number;
  readonly heightPt: number;
  /** Elements of SVG; colours and fonts are `var(--map-…)` of the page. */
  readonly body: string;
}

/** A small map that shows where one country is. */
export interface LocatorMap extends MapDrawing {
  /** Name of its part of the world in the brief's language, e.g. "Central Asia"; none for Antarctica. */
  readonly region?: string;
  /** Names of the countries that it borders on, in the brief's language and alphabet. */
  readonly neighbours: readonly string[];
}

/** How the land of a step is filled, so that it can be told apart without colour. */
export type MapFill = StanceShape | "plain" | "context";

/** One line of a map's key. */
export interface MapKeyEntry {
  readonly fill: MapFill;
  /** "" where all countries are alike. */
  readonly label: string;
  /** The fill alone, 18 by 11 pt, as elements of SVG. */
  readonly swatch: string;
  /** `code` is set where the map itself shows the code in place of the name. */
  readonly countries: readonly { readonly name: string; readonly code?: CountryCode }[];
}

/** A map of the brief's countries. */
export interface RegionMap extends MapDrawing {
  readonly key: readonly MapKeyEntry[];
}

/** All maps of a brief. */
export interface BriefMaps {
  readonly locators: ReadonlyMap<CountryCode, LocatorMap>;
  /** By the `:::map` block that asks for it. */
  readonly regions: ReadonlyMap<Container, RegionMap>;
  /** Whom the boundaries are from, e.g. "Natural Earth"; "" if there is no map. */
  readonly credit: string;
  /** Whether a dashed border is shown. */
  readonly hasDashedLines: boolean;
}
