/**
 * One margin box along its edge: its outer size where that is given, else what its content asks for, in pt. Sizes
 * include padding, borders and margins.
 */
export interface EdgeBox {
  readonly sizePt: number | undefined;
  readonly leastPt: number;
  readonly mostPt: number;
  /** `min-width` and `max-width`, or the heights. */
  readonly floorPt: number;
  readonly ceilingPt: number;
}

/** Sizes of the boxes at the start, in the middle and at the end of an edge, in pt. */
export type EdgeSizes = readonly [start: number, middle: number, end: number];

type EdgeBoxes = readonly [start: EdgeBox, middle: EdgeBox | undefined, end: EdgeBox];

const ABSENT: EdgeBox = { sizePt: 0, leastPt: 0, mostPt: 0, floorPt: 0, ceilingPt: Infinity };

/**
 * Shares the length of a page's edge among its margin boxes.
 *
 * @param lengthPt - Length of the edge without its corners.
 * @see CSS Paged Media 3, 5.3.2 (variable dimension)
 */
export function shareEdge(
  start: EdgeBox | undefined,
  middle: EdgeBox | undefined,
  end: EdgeBox | undefined,
  lengthPt: number,
): EdgeSizes {
  let boxes: EdgeBoxes = [start ?? ABSENT, middle, end ?? ABSENT];
  let sizes = share(boxes, lengthPt);
  for (const limit of [limitAbove, limitBelow]) {
    const limited = limitAll(boxes, sizes, limit);
    if (limited === boxes) continue;
    boxes = limited;
    sizes = share(boxes, lengthPt);
  }
  return sizes;
}

type Limit = (box: EdgeBox, sizePt: number) => number | undefined;

const limitAbove: Limit = (box, sizePt) => (sizePt > box.ceilingPt ? box.ceilingPt : undefined);
const limitBelow: Limit = (box, sizePt) => (sizePt < box.floorPt ? box.floorPt : undefined);

/** Gives the boxes that break their limit the limit as their size; the same boxes come back if there are none. */
function limitAll(boxes: EdgeBoxes, sizes: EdgeSizes, limit: Limit): EdgeBoxes {
  const [start, middle, end] = boxes;
  const held = [limit(start, sizes[0]), middle && limit(middle, sizes[1]), limit(end, sizes[2])];
  if (held.every((size) => size === undefined)) return boxes;
  const hold = (box: EdgeBox, sizePt: number | undefined): EdgeBox => (sizePt === undefined ? box : { ...box, sizePt });
  return [hold(start, held[0]), middle && hold(middle, held[1]), hold(end, held[2])];
}

function share([start, middle, end]: EdgeBoxes, lengthPt: number): EdgeSizes {
  if (middle === undefined) {
    const [first, last] = shareTwo(start, end, lengthPt);
    return [first, 0, last];
  }
  // The middle box stands in the middle, so it is measured against twice the larger of its neighbours.
  const given = start.sizePt !== undefined && end.sizePt !== undefined;
  const sides: EdgeBox = {
    ...ABSENT,
    sizePt: given ? 2 * Math.max(start.sizePt, end.sizePt) : undefined,
    leastPt: 2 * Math.max(start.sizePt ?? start.leastPt, end.sizePt ?? end.leastPt),
    mostPt: 2 * Math.max(start.sizePt ?? start.mostPt, end.sizePt ?? end.mostPt),
  };
  const [middlePt] = shareTwo(middle, sides, lengthPt);
  const restPt = Math.max(lengthPt - middlePt, 0) / 2;
  return [start.sizePt ?? restPt, middlePt, end.sizePt ?? restPt];
}

function shareTwo(a: EdgeBox, b: EdgeBox, lengthPt: number): readonly [number, number] {
  if (a.sizePt !== undefined) return [a.sizePt, b.sizePt ?? Math.max(lengthPt - a.sizePt, 0)];
  if (b.sizePt !== undefined) return [Math.max(lengthPt - b.sizePt, 0), b.sizePt];
  return fitTwo(a, b, lengthPt);
}

/** Flex-fit: spare room is shared by what the contents would like, missing room by what they could give up. */
function fitTwo(a: EdgeBox, b: EdgeBox, lengthPt: number): readonly [number, number] {
  const spare = lengthPt - a.mostPt - b.mostPt;
  if (spare >= 0) return spread(a.mostPt, b.mostPt, a.mostPt, b.mostPt, spare);
  const missing = lengthPt - a.leastPt - b.leastPt;
  return missing >= 0
    ? spread(a.leastPt, b.leastPt, a.mostPt - a.leastPt, b.mostPt - b.leastPt, missing)
    : spread(a.leastPt, b.leastPt, a.leastPt, b.leastPt, missing);
}

function spread(a: number, b: number, weightA: number, weightB: number, roomPt: number): readonly [number, number] {
  const sum = weightA + weightB;
  const part = sum > 0 ? weightA / sum : 0.5;
  return [Math.max(a + roomPt * part, 0), Math.max(b + roomPt * (1 - part), 0)];
}
