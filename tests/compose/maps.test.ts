import { describe, expect, it } from "vitest";
import { NO_MAPS } from "../../src/map/draw-maps.js";
import type { BriefMaps, LocatorMap } from "../../src/model/map.js";
import { compose, composeClean, country, frontMatter, loadPack } from "./build.js";

const LOCATOR: LocatorMap = {
  widthPt: 48,
  heightPt: 38,
  body: "<rect/>",
  region: "Central Asia",
  neighbours: ["A", "B"],
};

function maps(locator: LocatorMap, more: Partial<BriefMaps> = {}): BriefMaps {
  return { ...NO_MAPS, locators: new Map([["UZ", locator]]), credit: "Natural Earth", ...more };
}

const PACK = loadPack("{{body}}{{#each imprint.disclaimers}}<p>{{this}}</p>{{/each}}", {
  "partials/card.hbs": "<aside>{{map}}</aside>",
});
const countries = [country("UZ", "Uzbekistan")];

describe("locator maps on the page", () => {
  it("are drawings with words for those who do not see them", () => {
    const draw = (locator: LocatorMap): string =>
      /<svg[^>]*>/u.exec(
        composeClean({ pack: PACK, countries, maps: maps(locator), frontMatter: frontMatter({ cards: "end" }) }),
      )?.[0] ?? "";
    const nowhere: LocatorMap = { widthPt: 48, heightPt: 38, body: "<rect/>", neighbours: [] };
    expect(draw(LOCATOR)).toBe(
      '<svg class="locator-map" viewBox="0 0 48 38" width="48pt" height="38pt" role="img" aria-label="&lt;locatorAltNeighbours&gt;">',
    );
    expect(draw({ ...LOCATOR, neighbours: [] })).toContain("&lt;locatorAltRegion&gt;");
    expect(draw(nowhere)).toContain("&lt;locatorAlt&gt;");
  });

  it("bring their disclaimers, and no others do", () => {
    const print = (more: BriefMaps): string =>
      composeClean({ pack: PACK, countries, maps: more, frontMatter: frontMatter({ cards: "end" }) });
    expect(print(maps(LOCATOR))).toContain("&lt;disclaimer-map-borders&gt;");
    expect(print(maps(LOCATOR))).toContain("&lt;disclaimer-map-source&gt;");
    expect(print(maps(LOCATOR))).not.toContain("map-dashed");
    expect(print(maps(LOCATOR, { hasDashedLines: true }))).toContain("&lt;disclaimer-map-dashed&gt;");
    expect(print(NO_MAPS)).not.toContain("disclaimer-map");
  });

  it("are an error in a final brief whose template leaves the disclaimer out", () => {
    const pack = loadPack("{{body}}");
    const severities = (["draft", "final"] as const).map((status) =>
      compose({
        pack,
        countries,
        maps: maps(LOCATOR),
        frontMatter: frontMatter({ status, cards: "end" }),
      }).diagnostics.map(({ code, severity }) => `${code} ${severity}`),
    );
    expect(severities).toEqual([["map-disclaimer-missing warning"], ["map-disclaimer-missing error"]]);
  });
});
