import { describe, expect, it } from "vitest";
import { findCountry } from "../../src/country/country-table.js";
import { drawRegion, type RegionDrawing, type ShownCountry } from "../../src/map/draw-region.js";
import { overlap } from "../../src/map/rings.js";
import type { MapFill } from "../../src/model/map.js";
import { loadWorld } from "./world.js";

const world = loadWorld("visionscarto");

const SETS = {
  "Central Asia": "KZ KG UZ TM TJ AF",
  "the European Union": "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE",
  Africa:
    "DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU MA MZ NA NE NG RW ST SN SC SL SO ZA SS SD TG TN UG TZ ZM ZW",
  "islands on both sides of the 180th meridian": "FJ KI TV NR TO WS VU SB PG MH FM PW CK NU",
  "all continents": "BR RU IN CN ZA US AU FR",
  "one city": "VA",
  "the poles": "AQ GL",
} as const;

const FILLS: readonly MapFill[] = ["full", "half", "open", "cross", "dash", "context"];

function draw(codes: string, widthPt = 317.5, codesOnly = false): RegionDrawing {
  const countries = codes.split(" ").map((code, index): ShownCountry => {
    return { code, name: findCountry(code)!.name, fill: FILLS[index % FILLS.length]! };
  });
  return drawRegion(world, { countries, widthPt, codesOnly, nameOf: (code) => code })!;
}

describe.each(Object.entries(SETS))("the map of %s", (_name, codes) => {
  const sizes = [
    [317.5, false],
    [141.7, true],
    [487, false],
  ] as const;

  it("has a label for each country, and none that overlaps another or stands beyond the frame", () => {
    for (const [widthPt, codesOnly] of sizes) {
      const { labels, heightPt } = draw(codes, widthPt, codesOnly);
      // A column has room for all; the rail, as wide as a stamp, for nearly all.
      const share = labels.size / codes.split(" ").length;
      expect(share).toBeGreaterThanOrEqual(codesOnly ? 0.8 : 1);
      const boxes = [...labels.values()].map(({ box }) => box);
      for (const [index, box] of boxes.entries()) {
        expect(box[0] >= 0 && box[1] >= 0 && box[2] <= widthPt && box[3] <= heightPt).toBe(true);
        expect(boxes.slice(index + 1).filter((other) => overlap(box, other))).toEqual([]);
      }
    }
  });

  it("is the same each time, of numbers that a page can hold", () => {
    const { body, heightPt, widthPt } = draw(codes);
    expect(draw(codes).body).toBe(body);
    expect(body).not.toMatch(/NaN|Infinity|\de[-+]/u);
    expect(heightPt / widthPt).toBeGreaterThanOrEqual(0.6);
    expect(heightPt / widthPt).toBeLessThanOrEqual(0.95);
  });
});

describe("labels of maps", () => {
  it("are names where they fit, codes where they do not, and codes alone in the rail", () => {
    const texts = (codesOnly: boolean): readonly string[] => {
      const { labels } = draw(SETS["Central Asia"], codesOnly ? 141.7 : 317.5, codesOnly);
      return [...labels.values()].map(({ text }) => text).sort();
    };
    expect(texts(true)).toEqual(["AF", "KG", "KZ", "TJ", "TM", "UZ"]);
    expect(texts(false)).toEqual(["Afghanistan", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "UZ"]);
  });

  it("stand inside their shape, or beside it with a line to it if they are apart", () => {
    const { labels } = draw(SETS["Central Asia"]);
    expect(labels.get("KZ")).toMatchObject({ isInside: true });
    expect(labels.get("TJ")).toMatchObject({ isInside: false });
    const { labels: islands } = draw(SETS["islands on both sides of the 180th meridian"]);
    expect([...islands.values()].filter(({ leader }) => leader !== undefined).length).toBeGreaterThan(8);
  });

  it("are escaped", () => {
    const countries = [{ code: "KZ", name: "<&K>", fill: "plain" as const }];
    const { body } = drawRegion(world, { countries, widthPt: 317, codesOnly: false, nameOf: () => '<"' })!;
    expect(body).toContain(">&lt;&amp;K&gt;</text>");
    expect(body).toContain('>&lt;"</text>');
  });
});

describe("fills", () => {
  it("differ without colour: solid, hatched once, hatched twice, lines across, lines down, grey", () => {
    const { body } = draw("KZ KG UZ TM TJ AF");
    const hatches = [...body.matchAll(/<clipPath id="map-(\w+)">/gu)].map(([, fill]) => fill);
    expect(hatches).toEqual(["half", "open", "cross", "dash"]);
    expect(body).toContain('fill="var(--map-full, #456489)"');
    expect(body).toContain('fill="var(--map-context, #c1cad3)"');
  });

  it("show nothing of countries that no map has", () => {
    const countries = [{ code: "ZZ", name: "Nowhere", fill: "plain" as const }];
    expect(drawRegion(world, { countries, widthPt: 300, codesOnly: false, nameOf: String })).toBeUndefined();
    expect(drawRegion(world, { countries: [], widthPt: 300, codesOnly: false, nameOf: String })).toBeUndefined();
  });
});
