import type { VectorInk } from "../model/picture.js";
import type { SvgStyle } from "./svg-style.js";

/** @returns What of a style says how something is painted, but for the paints themselves. */
export function inkOf(style: SvgStyle): Omit<VectorInk, "fill" | "stroke"> {
  const { strokeWidth, lineCap, lineJoin, miterLimit, dashes, dashOffset } = style;
  const [fillOpacity, strokeOpacity] = [style.fillOpacity * style.fillAlpha, style.strokeOpacity * style.strokeAlpha];
  const order = style.strokeFirst ? { strokeFirst: true } : {};
  return { ...order, fillOpacity, strokeOpacity, strokeWidth, lineCap, lineJoin, miterLimit, dashes, dashOffset };
}
