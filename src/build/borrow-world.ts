import type { FrontMatter } from "../model/front-matter.js";
import { readWorldMap } from "../map/read-world-map.js";
import type { WorldMap } from "../map/world-map.js";
import { createSharedCache } from "./shared-cache.js";
import type { Borrower } from "./shared-cache.js";

/**
 * Finds the boundaries that a brief's maps show.
 *
 * @param path - Of the brief, e.g. "briefs/ghana.md".
 * @returns `undefined` if they cannot be had; that is reported.
 */
export type BorrowWorld = (path: string, frontMatter: FrontMatter, borrower: Borrower) => WorldMap | undefined;

/** Both worldviews that are shipped were made from Natural Earth. */
const CREDITS = { visionscarto: "Natural Earth, Visionscarto", "natural-earth": "Natural Earth" } as const;

/** Creates the boundaries of a process; each file is read when the first map asks for it, and then kept. */
export function createWorldShelf(): BorrowWorld {
  const shared = createSharedCache<WorldMap | undefined>();
  return (_path, { worldview = "visionscarto", spans }, borrower) => {
    if (worldview === "un") {
      const span = spans.get("worldview");
      borrower.sink.report("worldview-unverified", {
        message: "The boundaries of UN Geodata are not shipped: their terms of use could not be verified",
        ...(span === undefined ? {} : { span }),
        hint: "Use `worldview: visionscarto` or `natural-earth`, or your own copy with `geometry: file.geojson`",
      });
      return undefined;
    }
    return shared(worldview, borrower, (host) => {
      const file = host.readFile(`package:data/maps/${worldview}.json`, { kind: "map" });
      // It is a part of the program.
      if (file.kind !== "ok") throw new Error(file.message);
      return readWorldMap(new TextDecoder().decode(file.bytes), CREDITS[worldview]);
    });
  };
}
