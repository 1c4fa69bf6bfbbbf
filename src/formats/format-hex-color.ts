import type { Color } from "../model/picture.js";

/** @returns A colour as CSS writes it, e.g. "#12355b". */
export function formatHexColor({ r, g, b }: Color): string {
  const parts = [r, g, b].map((value) =>
    Math.round(value * 255)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${parts.join("")}`;
}
