import type { CodeEntry } from "./entry.js";

/** Codes of pictures. */
export const PICTURE_CODES = {
  "picture-damaged": { severity: "error", summary: "The bytes are not a whole PNG, JPEG or SVG." },
  "picture-unknown": { severity: "error", summary: "The file is neither PNG nor JPEG nor SVG." },
  "picture-unsupported": {
    severity: "error",
    summary: "The picture is sound, but of a kind that is not printed: animated, of 12 bits, in CMYK without profile.",
  },
  "picture-profile": {
    severity: "warning",
    summary: "The colour profile of the picture is damaged or not for it, so its colours are taken for sRGB.",
  },
  "picture-too-large": {
    severity: "error",
    summary: "The picture has more pixels, or the drawing more parts, than one page can use.",
  },
  "svg-unsupported": {
    severity: "error",
    summary: "The drawing uses a part of SVG that is not drawn; nothing is left out silently.",
  },
  "svg-font": {
    severity: "warning",
    summary: "A text of a drawing asks for a font that the brief does not have, and is set in another one.",
  },
  "svg-forbidden": {
    severity: "error",
    summary: "The drawing holds a script, a DOCTYPE or a reference to another file.",
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
