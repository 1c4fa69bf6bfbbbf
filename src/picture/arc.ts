/** Control points and end of a cubic curve: x1, y1, x2, y2, x, y. */
export type Curve = readonly [number, number, number, number, number, number];

/** Constant that makes a cubic follow a quarter of a circle; for other angles it is computed. */
const QUARTER = Math.PI / 2;

/**
 * Turns an elliptical arc into cubic curves, one for each quarter turn at most.
 *
 * @see SVG 2, B.2.4 (conversion from endpoint to center parameterization)
 */
export function arcToCurves(
  x1: number,
  y1: number,
  radiusX: number,
  radiusY: number,
  degrees: number,
  large: boolean,
  sweep: boolean,
  x2: number,
  y2: number,
): readonly Curve[] {
  if (x1 === x2 && y1 === y2) return [];
  if (radiusX === 0 || radiusY === 0) return [[x1, y1, x2, y2, x2, y2]];
  const phi = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
  const dx = (cos * (x1 - x2) + sin * (y1 - y2)) / 2;
  const dy = (-sin * (x1 - x2) + cos * (y1 - y2)) / 2;
  const grow = Math.max(Math.sqrt((dx / radiusX) ** 2 + (dy / radiusY) ** 2), 1);
  const rx = Math.abs(radiusX) * grow;
  const ry = Math.abs(radiusY) * grow;
  const root = Math.sqrt(
    Math.max(((rx * ry) ** 2 - (rx * dy) ** 2 - (ry * dx) ** 2) / ((rx * dy) ** 2 + (ry * dx) ** 2), 0),
  );
  const factor = large === sweep ? -root : root;
  const cx = (factor * rx * dy) / ry;
  const cy = (-factor * ry * dx) / rx;
  const start = Math.atan2((dy - cy) / ry, (dx - cx) / rx);
  const end = Math.atan2((-dy - cy) / ry, (-dx - cx) / rx);
  const turn = findTurn(start, end, sweep);
  const count = Math.max(Math.ceil(Math.abs(turn) / QUARTER - 1e-9), 1);
  const place = (x: number, y: number): readonly [number, number] => [
    cos * (x * rx + cx) - sin * (y * ry + cy) + (x1 + x2) / 2,
    sin * (x * rx + cx) + cos * (y * ry + cy) + (y1 + y2) / 2,
  ];
  return Array.from({ length: count }, (_, index) => createCurve(start + (turn * index) / count, turn / count, place));
}

function findTurn(start: number, end: number, sweep: boolean): number {
  const turn = end - start;
  if (sweep && turn < 0) return turn + 2 * Math.PI;
  if (!sweep && turn > 0) return turn - 2 * Math.PI;
  return turn;
}

function createCurve(from: number, turn: number, place: (x: number, y: number) => readonly [number, number]): Curve {
  const k = (4 / 3) * Math.tan(turn / 4);
  const to = from + turn;
  const [x1, y1] = place(Math.cos(from) - k * Math.sin(from), Math.sin(from) + k * Math.cos(from));
  const [x2, y2] = place(Math.cos(to) + k * Math.sin(to), Math.sin(to) - k * Math.cos(to));
  const [x, y] = place(Math.cos(to), Math.sin(to));
  return [x1, y1, x2, y2, x, y];
}
