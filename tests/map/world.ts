import { readFileSync } from "node:fs";
import { readWorldMap } from "../../src/map/read-world-map.js";
import type { WorldMap } from "../../src/map/world-map.js";

/** Boundaries that are shipped, read anew. */
export function loadWorld(worldview: string): WorldMap {
  const text = readFileSync(new URL(`../../data/maps/${worldview}.json`, import.meta.url), "utf8");
  return readWorldMap(text, "Natural Earth");
}
