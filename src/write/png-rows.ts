/**
 * Undoes the filter of one row, in place (PNG 3, 9.2).
 *
 * @param before - The row above without its filter; zeros above the first.
 * @param unit - Bytes from a sample to the same one of the pixel on its left, 1 or more.
 */
export function unfilter(filter: number, line: Uint8Array, before: Uint8Array, unit: number): void {
  switch (filter) {
    case 1:
      for (let i = unit; i < line.length; i++) line[i] = (line[i] ?? 0) + (line[i - unit] ?? 0);
      return;
    case 2:
      for (let i = 0; i < line.length; i++) line[i] = (line[i] ?? 0) + (before[i] ?? 0);
      return;
    case 3:
      for (let i = 0; i < line.length; i++) {
        const left = i < unit ? 0 : (line[i - unit] ?? 0);
        line[i] = (line[i] ?? 0) + ((left + (before[i] ?? 0)) >> 1);
      }
      return;
    case 4:
      for (let i = 0; i < line.length; i++) {
        const [left, corner] = i < unit ? [0, 0] : [line[i - unit] ?? 0, before[i - unit] ?? 0];
        line[i] = (line[i] ?? 0) + paeth(left, before[i] ?? 0, corner);
      }
  }
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - corner - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Filters that are tried: as it is, and the three that predict best. */
const TRIED = [0, 1, 2, 4] as const;

type Filter = (typeof TRIED)[number];

/**
 * Filters rows of 8-bit samples, each by the filter whose differences are smallest: what PDF calls predictor 15.
 *
 * @param channels - Samples of a pixel.
 * @param tried - Filters to choose from; numbers of palette entries are best left as they are.
 * @returns The rows, each after the byte that names its filter.
 */
export function filterRows(
  samples: Uint8Array,
  width: number,
  channels: number,
  tried: readonly Filter[] = TRIED,
): Uint8Array {
  const stride = width * channels;
  const height = samples.length / stride;
  const filtered = new Uint8Array((stride + 1) * height);
  const candidate = new Uint8Array(stride);
  let before: Uint8Array = new Uint8Array(stride);
  for (let row = 0; row < height; row++) {
    const line = samples.subarray(row * stride, (row + 1) * stride);
    const at = row * (stride + 1);
    let least = Infinity;
    for (const filter of tried) {
      filterRow(filter, line, before, channels, candidate);
      const sum = tried.length > 1 ? measure(candidate, least) : 0;
      if (sum >= least) continue;
      least = sum;
      filtered[at] = filter;
      filtered.set(candidate, at + 1);
    }
    before = line;
  }
  return filtered;
}

/** @returns Sum of the differences, as signed bytes; counting stops where it is no longer below `least`. */
function measure(differences: Uint8Array, least: number): number {
  let sum = 0;
  for (let i = 0; i < differences.length && sum < least; i++) {
    const value = differences[i] ?? 0;
    sum += value < 128 ? value : 256 - value;
  }
  return sum;
}

function filterRow(filter: Filter, line: Uint8Array, before: Uint8Array, unit: number, to: Uint8Array): void {
  switch (filter) {
    case 0:
      to.set(line);
      return;
    case 1:
      for (let i = 0; i < line.length; i++) to[i] = (line[i] ?? 0) - (i < unit ? 0 : (line[i - unit] ?? 0));
      return;
    case 2:
      for (let i = 0; i < line.length; i++) to[i] = (line[i] ?? 0) - (before[i] ?? 0);
      return;
    case 4:
      for (let i = 0; i < line.length; i++) {
        const [left, corner] = i < unit ? [0, 0] : [line[i - unit] ?? 0, before[i - unit] ?? 0];
        to[i] = (line[i] ?? 0) - paeth(left, before[i] ?? 0, corner);
      }
  }
}
