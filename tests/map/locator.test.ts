import { geoPath } from "d3-geo";
import { describe, expect, it } from "vitest";
import { COUNTRIES } from "../../src/country/country-table.js";
import { drawLocator } from "../../src/map/draw-locator.js";
import { findLocatorCamera, type Frame } from "../../src/map/locator-camera.js";
import { findVisibleLands, mergeLands } from "../../src/map/shapes.js";
import { findLands, findNeighbours } from "../../src/map/world-map.js";
import { loadWorld } from "./world.js";

/** The card of meridian. */
const CARD: Frame = { widthPt: 48.19, heightPt: 38.27 };
const CODES = COUNTRIES.map(({ alpha2 }) => alpha2);

/** Codes of which something is wrong, with what it is. */
function findFaults(worldview: string, check: (code: string) => string | undefined): readonly string[] {
  return CODES.flatMap((code) => {
    const fault = check(code);
    return fault === undefined ? [] : [`${worldview} ${code}: ${fault}`];
  });
}

describe.each(["visionscarto", "natural-earth"])("locator maps of %s", (worldview) => {
  const world = loadWorld(worldview);

  it("show each of the 249 codes and XK inside the frame, and no smaller than 9 pt", () => {
    expect(CODES).toHaveLength(250);
    const faults = findFaults(worldview, (code) => {
      const shown = drawLocator(world, code, CARD)?.shown ?? [];
      const [left, top] = [0, 1].map((side) => Math.min(...shown.map((box) => box[side]!)));
      const [right, bottom] = [2, 3].map((side) => Math.max(...shown.map((box) => box[side]!)));
      if (!(left! >= 0 && top! >= 0 && right! <= CARD.widthPt && bottom! <= CARD.heightPt)) return "beyond the frame";
      return Math.max(right! - left!, bottom! - top!) >= 9 ? undefined : "too small";
    });
    expect(faults).toEqual([]);
  });

  it("show land of others around each country", () => {
    const faults = findFaults(worldview, (code) => {
      const { projection, view } = findLocatorCamera(world, code, CARD)!;
      const foreign = findVisibleLands(view).filter((land) => land.code !== code);
      // Land is drawn a little beyond the frame, and counted there too.
      const share = geoPath(projection).area(mergeLands(foreign, view)) / (CARD.widthPt * CARD.heightPt);
      return share >= 0.03 && share < 1.25 ? undefined : `a share of ${share}`;
    });
    expect(faults).toEqual([]);
  });

  it("are never flooded by land or by the country itself", () => {
    const faults = findFaults(worldview, (code) => {
      const { projection, view } = findLocatorCamera(world, code, CARD)!;
      const { heightPt, widthPt } = CARD;
      for (const land of findVisibleLands(view)) {
        const area = geoPath(projection.clipExtent(null)).area(mergeLands([land], view));
        // The projection keeps areas; what is left out of small shapes and bent at the edge of the globe is little.
        const expected = land.area * view.scale ** 2;
        if (area > expected * 1.3 + 2)
          return `${land.code} covers ${area} of ${widthPt * heightPt} in place of ${expected}`;
      }
      return undefined;
    });
    expect(faults).toEqual([]);
  });

  it("draw nothing that the frame does not show", () => {
    const faults = findFaults(worldview, (code) => {
      const body = drawLocator(world, code, CARD)?.body ?? "";
      const numbers = [...body.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/gu)].map(([, x, y]) => [Number(x), Number(y)]);
      const outside = numbers.filter(([x, y]) => x! < -3 || x! > CARD.widthPt + 3 || y! < -3 || y! > CARD.heightPt + 3);
      return outside.length === 0 ? undefined : `${outside.length} of ${numbers.length} points`;
    });
    expect(faults).toEqual([]);
  });

  it("are the same each time, in any order, with no number but those of the page", () => {
    const codes = ["FJ", "UZ", "VA"];
    const draw = (order: readonly string[]): ReadonlyMap<string, string> => {
      const fresh = loadWorld(worldview);
      return new Map(order.map((code) => [code, drawLocator(fresh, code, CARD)!.body]));
    };
    const first = draw(codes);
    const again = draw(codes.toReversed());
    for (const code of codes) {
      expect(again.get(code)).toBe(first.get(code));
      expect(first.get(code)).not.toMatch(/NaN|Infinity|\de[-+]|\d\.\d{2}/u);
    }
  });
});

describe("the boundaries of visionscarto", () => {
  const world = loadWorld("visionscarto");

  it("give territories shapes of their own, and join what belongs together", () => {
    for (const code of ["GF", "GP", "MQ", "RE", "YT", "SJ", "BQ", "TV", "XK"])
      expect(findLands(world, code).length, code).toBeGreaterThan(0);
    // Cyprus as one island, and Somalia with its north.
    const km2 = (code: string): number => findLands(world, code).reduce((sum, { area }) => sum + area, 0) * 6371 ** 2;
    expect(km2("CY")).toBeGreaterThan(8_500);
    expect(km2("SO")).toBeGreaterThan(600_000);
    expect(km2("KZ")).toBeGreaterThan(2_650_000);
    expect(km2("FR")).toBeLessThan(600_000);
  });

  it("know who borders on whom", () => {
    expect(findNeighbours(world, "UZ")).toEqual(["AF", "KG", "KZ", "TJ", "TM"]);
    expect(findNeighbours(world, "SO")).toEqual(["DJ", "ET", "KE"]);
    expect(findNeighbours(world, "CY")).toEqual([]);
    expect(findNeighbours(world, "VA")).toEqual(["IT"]);
    expect(findNeighbours(world, "GF")).toEqual(["BR", "SR"]);
    expect(findNeighbours(world, "UA")).toEqual(["BY", "HU", "MD", "PL", "RO", "RU", "SK"]);
  });

  it("dash borders on which there is no agreement, and no others", () => {
    const pairs = world.borders.filter(({ dashed }) => dashed).map(({ countries }) => countries.join(" "));
    expect([...new Set(pairs)].sort()).toEqual(
      [" CN", " IN", " PK", "CN IN", "CY CY", "EH MA", "IL PS", "IL SY", "IN PK", "RS XK", "SO SO"].sort(),
    );
    expect(drawLocator(world, "XK", CARD)?.dashed).toBe(true);
    expect(drawLocator(world, "UY", CARD)?.dashed).toBe(false);
  });
});
