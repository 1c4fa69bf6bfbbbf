import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { drawMaps, NO_MAPS, type MapRequest } from "../../src/map/draw-maps.js";
import { readMapSizes } from "../../src/map/map-sizes.js";
import type { CountryProfile } from "../../src/model/country.js";
import type { Block } from "../../src/model/document.js";
import type { FrontMatter, StanceShape } from "../../src/model/front-matter.js";
import { container, country, document, frontMatter, SPAN } from "../compose/build.js";
import { loadWorld } from "./world.js";

const world = loadWorld("visionscarto");
const SIZES = readMapSizes(new Map());

/** Draws the maps of a brief with these countries. */
function draw(
  codes: string,
  more: Partial<FrontMatter> = {},
  blocks: readonly Block[] = [],
  profiles = profilesOf(codes),
) {
  const countries = codes === "" ? [] : codes.split(" ").map((code) => ({ code, facts: [], span: SPAN }));
  const request: MapRequest = {
    frontMatter: frontMatter({ countries, ...more }),
    countries: profiles,
    body: document(blocks),
    sizes: SIZES,
  };
  const sink = createSink();
  let loaded = 0;
  const find = () => {
    loaded += 1;
    return world;
  };
  const maps = drawMaps(request, find, sink);
  return { maps, loaded, codes: sink.diagnostics.map(({ code }) => code), diagnostics: sink.diagnostics };
}

function profilesOf(codes: string): readonly CountryProfile[] {
  return codes === "" ? [] : codes.split(" ").map((code) => country(code, `Name of ${code}`));
}

function stance(key: string, shape: StanceShape): Partial<CountryProfile> {
  return { stance: { kind: "step", key, label: `Step ${key}`, shape, tint: "#1B6E3C" } };
}

describe("maps of a brief", () => {
  it("load nothing where none is asked for", () => {
    expect(draw("UZ KZ")).toMatchObject({ maps: NO_MAPS, loaded: 0, codes: [] });
  });

  it("are made for all countries, or for those that say so", () => {
    expect([...draw("UZ KZ", { map: true }).maps.locators.keys()]).toEqual(["UZ", "KZ"]);
    const own = ["UZ", "KZ"].map((code, index) => ({ code, facts: [], span: SPAN, map: index === 1 }));
    expect([...draw("UZ KZ", { countries: own }).maps.locators.keys()]).toEqual(["KZ"]);
    expect([...draw("UZ KZ", { countries: own, map: true }).maps.locators.keys()]).toEqual(["KZ"]);
  });

  it("say region and neighbours in the language of the brief, by its alphabet, and by the names of the brief", () => {
    const describeIn = (lang: string) => draw("UZ", { map: true, lang }).maps.locators.get("UZ");
    expect(describeIn("en")).toMatchObject({
      region: "Central Asia",
      neighbours: ["Afghanistan", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan"],
    });
    expect(describeIn("de")).toMatchObject({ region: "Zentralasien" });
    expect(describeIn("ru")?.neighbours).toEqual([
      "Афганистан",
      "Казахстан",
      "Киргизия",
      "Таджикистан",
      "Туркменистан",
    ]);
    expect(draw("UZ KZ", { map: true }).maps.locators.get("UZ")?.neighbours).toContain("Name of KZ");
    expect(draw("AQ", { map: true }).maps.locators.get("AQ")).not.toHaveProperty("region");
  });

  it("warn of borders that are not agreed on, until the country has a note", () => {
    expect(draw("XK", { map: true })).toMatchObject({ codes: ["disputed-area"], maps: { hasDashedLines: true } });
    expect(draw("XK", { map: true }).diagnostics[0]?.message).toContain("Kosovo");
    const noted = [country("XK", "Kosovo", { note: "In line with UNSCR 1244." })];
    expect(draw("XK", { map: true }, [], noted).codes).toEqual([]);
    expect(draw("UY", { map: true })).toMatchObject({ codes: [], maps: { hasDashedLines: false } });
  });

  it("say which country has no shape", () => {
    expect(draw("UZ ZZ", { map: true })).toMatchObject({ codes: ["map-without-country"] });
    // Once, however many maps there are, and the key does not name it.
    const map = container("map", []);
    const { maps, codes } = draw("UZ ZZ", { map: true }, [map]);
    expect(codes).toEqual(["map-without-country"]);
    expect(maps.regions.get(map)?.key[0]?.countries.map(({ name }) => name)).toEqual(["Name of UZ"]);
  });
});

describe("`:::map` blocks", () => {
  const block = (values: Readonly<Record<string, string>> = {}) => container("map", [], values);

  it("show the countries by their positions, with a key in the order of the scale", () => {
    const map = block();
    const profiles = [
      country("TJ", "Tajikistan", stance("opposes", "cross")),
      country("KZ", "Kazakhstan", stance("supports", "full")),
      country("AF", "Afghanistan", { stance: { kind: "context", label: "Context" } }),
    ];
    const { maps, codes } = draw("TJ KZ AF", {}, [map], profiles);
    expect(codes).toEqual([]);
    expect(maps.regions.get(map)?.key.map(({ fill, label, countries }) => [fill, label, countries])).toEqual([
      ["full", "Supports", [{ name: "Kazakhstan" }]],
      ["cross", "Opposes", [{ name: "Tajikistan" }]],
      ["context", "Context", [{ name: "Afghanistan" }]],
    ]);
  });

  it("are found within other blocks, and have the width that their template gives them", () => {
    const [rail, column] = [block({ size: "rail" }), block()];
    const { maps } = draw("UZ KZ", {}, [container("box", [rail]), column]);
    expect(maps.regions.get(rail)?.widthPt).toBeCloseTo(141.73, 1);
    expect(maps.regions.get(column)?.widthPt).toBeCloseTo(317.48, 1);
    expect(maps.regions.get(rail)?.key[0]?.countries[0]).toEqual({ name: "Name of UZ", code: "UZ" });
    const own = readMapSizes(
      new Map<string, unknown>([
        ["mapRail", 40],
        ["mapColumn", -3],
        ["mapPage", "wide"],
      ]),
    );
    expect([own.rail, own.column, own.page].map(Math.round)).toEqual([113, 317, 488]);
  });

  it("report what they do not know, and what they cannot show", () => {
    expect(draw("UZ", {}, [block({ sise: "rail" })]).codes).toEqual(["map-attribute"]);
    expect(draw("UZ", {}, [block({ size: "huge" })]).codes).toEqual(["map-attribute"]);
    expect(draw("", {}, [block()]).codes).toEqual(["map-empty"]);
    const alike = [
      country("KZ", "Kazakhstan", stance("supports", "full")),
      country("UZ", "Uzbekistan", stance("more", "full")),
    ];
    expect(draw("KZ UZ", {}, [block()], alike).codes).toEqual(["map-steps-alike"]);
  });
});
