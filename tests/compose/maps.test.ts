import { describe, expect, it } from "vitest";
import { NO_MAPS } from "../../src/map/draw-maps.js";
import type { BriefMaps, LocatorMap, RegionMap } from "../../src/model/map.js";
import { compose, composeClean, container, country, document, frontMatter, loadPack, paragraph } from "./build.js";

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

  it("are told of where the template prints none", () => {
    const bare = loadPack("{{body}}{{#each imprint.disclaimers}}<p>{{this}}</p>{{/each}}");
    const input = { pack: bare, countries, maps: maps(LOCATOR), frontMatter: frontMatter({ cards: "end" }) };
    expect(compose(input).diagnostics.map(({ code }) => code)).toEqual(["map-not-printed"]);
  });

  it("are an error in a final brief whose template leaves the disclaimer out", () => {
    const pack = loadPack("{{body}}", { "partials/card.hbs": "<aside>{{map}}</aside>" });
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

describe("maps of the brief's countries", () => {
  const block = container("map", [paragraph("Behind it.")], { title: "A finding", source: "The office" });
  const entry = { fill: "full", label: "Engages", swatch: "<rect/>" } as const;
  const region = (more: Partial<RegionMap>): BriefMaps => ({
    ...NO_MAPS,
    credit: "Natural Earth",
    regions: new Map([[block, { widthPt: 300, heightPt: 200, body: "<rect/>", key: [], ...more }]]),
  });
  const print = (more: Partial<RegionMap>): string =>
    composeClean({ pack: PACK, body: document([block]), maps: region(more) });

  it("are numbered figures with key, note and source, and words for those who do not see them", () => {
    const html = print({ key: [{ ...entry, countries: [{ name: "A" }, { name: "B" }] }] });
    expect(html).toContain('<span class="number">Figure 1</span> <span class="finding">A finding</span>');
    expect(html).toContain('<svg class="region-map" viewBox="0 0 300 200" width="300pt" height="200pt" role="img"');
    expect(html).toMatch(/<li><svg class="swatch"[^>]*><rect\/><\/svg>Engages<\/li>/u);
    expect(html).toContain('<p class="source">&lt;mapNote&gt; Source: The office.</p>');
    expect(html).toContain("<p>Behind it.</p>".replace("<p", '<p data-span="7:1"'));
    expect(html).toContain("&lt;disclaimer-map-borders&gt;");
  });

  it("name all countries of a step where the map shows a code, and none where names say it all", () => {
    const coded = print({ key: [{ ...entry, countries: [{ name: "A", code: "AA" }, { name: "B" }] }] });
    expect(coded).toContain("&lt;mapKeyEntry&gt;");
    expect(print({ key: [{ ...entry, label: "", countries: [{ name: "A" }] }] })).not.toContain("map-key");
    const plain = print({ key: [{ ...entry, label: "", countries: [{ name: "A", code: "AA" }, { name: "B" }] }] });
    expect(plain).toContain("<li>A (AA), B</li>");
  });

  it("are left out, with their content kept, where there is none", () => {
    expect(composeClean({ body: document([block]) })).toBe('<p data-span="7:1">Behind it.</p>\n');
  });
});
