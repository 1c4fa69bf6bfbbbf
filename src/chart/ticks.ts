/** A linear scale's ends. */
export interface Domain {
  readonly min: number;
  readonly max: number;
}

/** Round numbers in ascending order, and the decimals that tell them apart. */
export interface TickSet {
  readonly values: readonly number[];
  readonly decimals: number;
}

/** More ticks than this are never wanted; a guard against steps that rounding makes too small. */
const MOST_TICKS = 20;

/**
 * Finds the round numbers between two ends: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param count - About how many are wanted.
 * @returns None if the ends are equal.
 */
export function findTicks({ min, max }: Domain, count: number): TickSet {
  const span = max - min;
  if (!(span > 0) || !Number.isFinite(span)) return { values: [], decimals: 0 };
  const step = findStep(span, count);
  const first = Math.ceil(min / step - EPSILON);
  const last = Math.min(Math.floor(max / step + EPSILON), first + MOST_TICKS);
  const values: number[] = [];
  for (let index = first; index <= last; index++) values.push(clean(index * step));
  return { values, decimals: Math.max(0, -Math.floor(Math.log10(step) + EPSILON)) };
}

const EPSILON = 1e-9;

function findStep(span: number, count: number): number {
  const raw = span / Math.max(count, 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  const share = raw / power;
  // The borders are the geometric means of neighbours.
  return power * (share >= Math.sqrt(50) ? 10 : share >= Math.sqrt(10) ? 5 : share >= Math.sqrt(2) ? 2 : 1);
}

/** Takes off what binary fractions add, e.g. 0.30000000000000004. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/** Widens a domain to round ends, so that the axis begins and ends with a tick. */
export function roundDomain({ min, max }: Domain, count: number): Domain {
  const span = max - min;
  if (!(span > 0)) return { min, max };
  const step = findStep(span, count);
  return { min: clean(Math.floor(min / step + EPSILON) * step), max: clean(Math.ceil(max / step - EPSILON) * step) };
}

/**
 * Finds the ends of an axis.
 *
 * @param zero - Whether zero has to be in; without a wish it is where the data come near it.
 */
export function findDomain(values: readonly number[], zero: boolean | undefined): Domain {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min > max) return { min: 0, max: 1 };
  // Data that fill less than half of the way from zero would be a flat line on top of empty paper.
  const isNear = min <= 0 ? max >= 0 || -max < -min / 2 : min < max / 2;
  if (zero ?? isNear) [min, max] = [Math.min(min, 0), Math.max(max, 0)];
  if (min === max) {
    const pad = min === 0 ? 1 : Math.abs(min) / 10;
    return { min: zero === true && min === 0 ? 0 : min - pad, max: max + pad };
  }
  return { min, max };
}
