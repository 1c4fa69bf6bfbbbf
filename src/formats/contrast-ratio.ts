import type { Color } from "../model/picture.js";

/** @returns From 1 to 21. @see WCAG 2.2, "contrast ratio" */
export function findContrast(a: Color, b: Color): number {
  const [light, dark] = [findLuminance(a), findLuminance(b)].sort((x, y) => y - x);
  return ((light ?? 1) + 0.05) / ((dark ?? 0) + 0.05);
}

/** @see WCAG 2.2, "relative luminance" */
function findLuminance({ r, g, b }: Color): number {
  return 0.2126 * toLinear(r) + 0.7152 * toLinear(g) + 0.0722 * toLinear(b);
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** @returns The colour of `front` with an opacity over `back`. */
export function blend(front: Color, opacity: number, back: Color): Color {
  const mix = (a: number, b: number): number => a * opacity + b * (1 - opacity);
  return { r: mix(front.r, back.r), g: mix(front.g, back.g), b: mix(front.b, back.b) };
}
