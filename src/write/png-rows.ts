/**
 * Undoes the filter of one row, in place (PNG 3, 9.2).
 *
 * @param before - The row above without its filter; zeros above the first.
 * @param unit - Bytes from a sample to the same one of the pixel on its left, 1 or more.
 */
export function unfilter(
  filter: number,
  line: Uint8Array<ArrayBuffer>,
  before: Uint8Array,
  unit: number,
): Uint8Array<ArrayBuffer> {
  for (let i = 0; i < line.length; i++) {
    const left = i >= unit ? (line[i - unit] ?? 0) : 0;
    const up = before[i] ?? 0;
    const corner = i >= unit ? (before[i - unit] ?? 0) : 0;
    line[i] = ((line[i] ?? 0) + predict(filter, left, up, corner)) & 0xff;
  }
  return line;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Filters that are tried: as it is, and the three that predict best. */
const TRIED = [0, 1, 2, 4] as const;

/**
 * Filters rows of 8-bit samples, each by the filter whose differences are smallest: what PDF calls predictor 15.
 *
 * @param channels - Samples of a pixel.
 * @returns The rows, each after the byte that names its filter.
 */
export function filterRows(samples: Uint8Array, width: number, channels: number): Uint8Array {
  const stride = width * channels;
  const height = samples.length / stride;
  const filtered = new Uint8Array((stride + 1) * height);
  let before: Uint8Array = new Uint8Array(stride);
  for (let row = 0; row < height; row++) {
    const line = samples.subarray(row * stride, (row + 1) * stride);
    const best = findFilter(line, before, channels);
    const at = row * (stride + 1);
    filtered[at] = best;
    for (let i = 0; i < stride; i++) filtered[at + 1 + i] = difference(best, line, before, i, channels);
    before = line;
  }
  return filtered;
}

function findFilter(line: Uint8Array, before: Uint8Array, unit: number): number {
  let best = 0;
  let least = Infinity;
  for (const filter of TRIED) {
    let sum = 0;
    for (let i = 0; i < line.length; i++) {
      const value = difference(filter, line, before, i, unit);
      sum += value < 128 ? value : 256 - value;
    }
    if (sum < least) [best, least] = [filter, sum];
  }
  return best;
}

function difference(filter: number, line: Uint8Array, before: Uint8Array, i: number, unit: number): number {
  const left = i >= unit ? (line[i - unit] ?? 0) : 0;
  const corner = i >= unit ? (before[i - unit] ?? 0) : 0;
  return ((line[i] ?? 0) - predict(filter, left, before[i] ?? 0, corner)) & 0xff;
}
