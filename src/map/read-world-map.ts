import { listOf, numberOf, pairOf, recordOf, textOf } from "./json-values.js";
import { createArc, createLand, type Arc, type Border, type Land, type Position, type WorldMap } from "./world-map.js";

/**
 * Reads a map of `data/maps/`, which `tools/make-maps.mjs` has made.
 *
 * @param credit - Whom the map is from, e.g. "Natural Earth".
 * @throws Error if it is damaged: it is a part of the program, and no author can mend it.
 */
export function readWorldMap(text: string, credit: string): WorldMap {
  const file = recordOf(JSON.parse(text));
  const arcs = readArcs(file);
  return {
    credit,
    arcs,
    lands: readLands(file, arcs),
    borders: listOf(file["borders"]).map(readBorder),
    touching: listOf(file["touching"]).map(readCodes),
    points: new Map(Object.entries(recordOf(file["points"])).map(([code, place]) => [code, pairOf(place)])),
    levels: new Map(),
  };
}

/** Arcs are stored as steps on a grid, each from the point before (TopoJSON, 2.1.2). */
function readArcs(file: Readonly<Record<string, unknown>>): readonly Arc[] {
  const transform = recordOf(file["transform"]);
  const [scaleX, scaleY] = pairOf(transform["scale"]);
  const [left, bottom] = pairOf(transform["translate"]);
  const weights = listOf(file["weights"]);
  return listOf(file["arcs"]).map((steps, index) => {
    let [x, y] = [0, 0];
    const points = listOf(steps).map((step): Position => {
      const [dx, dy] = pairOf(step);
      [x, y] = [x + dx, y + dy];
      return [x * scaleX + left, y * scaleY + bottom];
    });
    return createArc(points, textOf(weights[index]));
  });
}

function readLands(file: Readonly<Record<string, unknown>>, arcs: readonly Arc[]): readonly Land[] {
  const countries = recordOf(recordOf(file["objects"])["countries"]);
  return listOf(countries["geometries"]).flatMap((geometry) => {
    const { id, arcs: polygons } = recordOf(geometry);
    return listOf(polygons).map((rings) =>
      createLand(
        textOf(id),
        listOf(rings).map((ring) => listOf(ring).map(numberOf)),
        arcs,
      ),
    );
  });
}

function readBorder(value: unknown): Border {
  const [arc, one, other, dashed] = listOf(value);
  return { arc: numberOf(arc), countries: [textOf(one), textOf(other)], dashed: dashed === 1 };
}

function readCodes(value: unknown): readonly [string, string] {
  const [one, other] = listOf(value);
  return [textOf(one), textOf(other)];
}
