import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { drawLocator } from "../../src/map/draw-locator.js";
import { readGeojson } from "../../src/map/read-geojson.js";
import { findLands } from "../../src/map/world-map.js";

function read(file: unknown) {
  const sink = createSink();
  const world = readGeojson(typeof file === "string" ? file : JSON.stringify(file), "b.geojson", "Ministry", sink);
  return { world, codes: sink.diagnostics.map(({ code }) => code), text: JSON.stringify(sink.diagnostics) };
}

/** A square of degrees, against the clock as RFC 7946 has it. */
function square(west: number, south: number, size: number): number[][] {
  const [east, north] = [west + size, south + size];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function feature(geometry: unknown, more: object = { id: "UZ" }): object {
  return { type: "Feature", geometry, ...more };
}

const polygon = (...rings: unknown[]): object => ({ type: "Polygon", coordinates: rings });
const collection = (...features: unknown[]): object => ({ type: "FeatureCollection", features });
const GOOD = feature(polygon(square(60, 38, 8)));
const FRAME = { widthPt: 48, heightPt: 38 };

describe("an institution's own boundaries", () => {
  it("are drawn whichever way their rings run, with their holes", () => {
    const hole = square(62, 40, 2);
    const turned = feature(polygon(square(60, 38, 8).reverse(), hole.toReversed()));
    const straight = feature(polygon(square(60, 38, 8), hole));
    const [one, other] = [turned, straight].map((shape) =>
      read(collection(shape, feature(polygon(square(50, 30, 5)), {}))),
    );
    expect([one!.codes, other!.codes]).toEqual([[], []]);
    const [area] = findLands(one!.world!, "UZ").map((land) => land.area);
    expect(area).toBeCloseTo(findLands(other!.world!, "UZ")[0]!.area, 9);
    expect(area! * 6371 ** 2).toBeGreaterThan(400_000);
    expect(area! * 6371 ** 2).toBeLessThan(800_000);
    expect(drawLocator(one!.world!, "UZ", FRAME)?.shown).not.toEqual([]);
    expect(drawLocator(one!.world!, "KZ", FRAME)).toBeUndefined();
  });

  it("name their country by id or property, by two letters, three, or the number", () => {
    const withCode = (more: object): readonly string[] => {
      const { world } = read(collection(GOOD, feature(polygon(square(0, 0, 5)), more)));
      return world!.lands.map(({ code }) => code);
    };
    for (const more of [
      { id: "KAZ" },
      { id: 398 },
      { id: "398" },
      { properties: { ISO_A2: "kz" } },
      { properties: { ISO3CD: "KAZ" } },
    ])
      expect(withCode(more)).toEqual(["UZ", "KZ"]);
    for (const more of [
      {},
      { id: "-99" },
      { id: ["KZ"] },
      { properties: { iso_a2: { deep: 1 } } },
      { properties: "KZ" },
    ])
      expect(withCode(more)).toEqual(["UZ", ""]);
  });

  it("are refused with the reason if they are none", () => {
    const wrong: readonly unknown[] = [
      "",
      "{",
      "null",
      "[]",
      "12",
      GOOD,
      collection(),
      { type: "FeatureCollection", features: {} },
      { type: "FeatureCollection", features: { length: 3 } },
      collection(null, 1, "a", [], {}),
      collection(feature(polygon(square(60, 38, 8)), {})),
      collection(feature({ type: "Point", coordinates: [60, 38] })),
      collection(feature({ type: "GeometryCollection", geometries: [polygon(square(0, 0, 1))] })),
      "[".repeat(200_000),
      `{"type":"FeatureCollection","features":[${'{"type":"Feature","geometry":'.repeat(1000)}null${"}".repeat(1000)}]}`,
    ];
    for (const file of wrong) {
      const { world, codes } = read(file);
      expect([world, codes], JSON.stringify(file).slice(0, 80)).toEqual([undefined, ["geometry-unusable"]]);
    }
  });

  it("lose the parts that cannot be drawn, and say how many", () => {
    const bad: readonly unknown[] = [
      polygon([]),
      polygon([[60, 38]]),
      polygon(null),
      polygon(square(60, 38, 8).map(([x]) => [x])),
      polygon([
        [60, 38],
        [61, "38"],
        [61, 39],
        [60, 38],
      ]),
      polygon([
        [60, 38],
        [null, 38],
        [61, 39],
        [60, 38],
      ]),
      polygon([
        [60, 38],
        [61, 38],
        [61, 91],
        [60, 38],
      ]),
      polygon([
        [460, 38],
        [461, 38],
        [461, 40],
        [460, 38],
      ]),
      polygon([
        [60, 38],
        [60, 38],
        [60, 38],
        [60, 38],
      ]),
      { type: "MultiPolygon", coordinates: "none" },
      { type: "MultiPolygon", coordinates: [[[[[[60, 38]]]]]] },
      { type: "polygon", coordinates: [square(0, 0, 1)] },
      null,
    ];
    for (const geometry of bad) {
      const { world, codes, text } = read(collection(GOOD, feature(geometry)));
      expect([world?.lands.length, codes], JSON.stringify(geometry)).toEqual([1, ["geometry-partial"]]);
      expect(text).toContain("has 1 part ");
    }
    const infinite = JSON.stringify(
      collection(
        GOOD,
        feature(
          polygon([
            [7, 7],
            [8, 7],
            [8, 8],
            [7, 7],
          ]),
        ),
      ),
    );
    expect(read(infinite.replace("[8,7]", "[1e999,7]")).codes).toEqual(["geometry-partial"]);
  });

  it("stop at a limit, and draw each shape, however bad, without a number that is none", () => {
    const many = collection(...Array.from({ length: 10_001 }, () => 0));
    expect(read(many).codes).toEqual(["geometry-unusable"]);
    const long = Array.from({ length: 1_000_002 }, (_value, index) => [index % 90, index % 45]);
    expect(read(collection(feature(polygon(long)))).codes).toEqual(["geometry-unusable"]);
    const shapes = [
      square(-180, -90, 360),
      square(-180, -90, 180),
      [
        [0, 0],
        [10, 10],
        [10, 0],
        [0, 10],
        [0, 0],
      ],
      [
        [179, 0],
        [-179, 0],
        [-179, 1],
        [179, 1],
      ],
      [
        [0, 90],
        [90, 90],
        [180, 90],
        [0, 89],
      ],
    ];
    for (const shape of shapes) {
      const { world } = read(collection(GOOD, feature(polygon(shape), { id: "KZ" })));
      for (const code of ["UZ", "KZ"]) {
        const body = world === undefined ? "" : (drawLocator(world, code, FRAME)?.body ?? "");
        expect(body).not.toMatch(/NaN|Infinity/u);
      }
    }
  });
});
