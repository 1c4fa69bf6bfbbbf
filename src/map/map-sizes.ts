import type { Frame } from "./locator-camera.js";

/** Widths that a template has for maps, in pt. */
export interface MapSizes {
  readonly locator: Frame;
  readonly column: number;
  readonly rail: number;
  readonly page: number;
}

const PT_PER_MM = 72 / 25.4;

/** In mm, as a template's `options` give them; these are those of meridian. */
const DEFAULTS = { locatorWidth: 17, locatorHeight: 13.5, mapColumn: 112, mapRail: 50, mapPage: 172 } as const;
/** Widths of paper: no map is wider than a poster or narrower than a stamp. */
const LEAST_MM = 5;
const MOST_MM = 500;

/**
 * Reads the options `locatorWidth`, `locatorHeight`, `mapColumn`, `mapRail` and `mapPage` of a template.
 *
 * @param options - Numbers are mm; what is no number, or no width of paper, gives way to the default.
 */
export function readMapSizes(options: ReadonlyMap<string, unknown>): MapSizes {
  const read = (name: keyof typeof DEFAULTS): number => {
    const value = options.get(name);
    const isWidth = typeof value === "number" && value >= LEAST_MM && value <= MOST_MM;
    return (isWidth ? value : DEFAULTS[name]) * PT_PER_MM;
  };
  return {
    locator: { widthPt: read("locatorWidth"), heightPt: read("locatorHeight") },
    column: read("mapColumn"),
    rail: read("mapRail"),
    page: read("mapPage"),
  };
}
