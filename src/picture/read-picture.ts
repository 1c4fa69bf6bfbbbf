import type { Sink } from "../diagnostics/diagnostic.js";
import type { Picture } from "../model/picture.js";
import type { Span } from "../model/span.js";
import { parseSvg } from "./parse-svg.js";
import { readRaster } from "./read-raster.js";

/**
 * Checks the bytes of a picture, whatever its file is called.
 *
 * @param name - What the messages call it, e.g. "images/share.png".
 * @returns `undefined` if it cannot be drawn; then there is a diagnostic.
 */
export function readPicture(bytes: Uint8Array, name: string, sink: Sink, span?: Span): Picture | undefined {
  const at = span === undefined ? {} : { span };
  const raster = readRaster(bytes, { name, sink, at });
  if (raster !== "unknown") return raster;
  const text = decodeSvg(bytes);
  if (text !== undefined) return parseSvg(text, name, sink, span);
  sink.report("picture-unknown", {
    message: `${name} is neither a PNG nor a JPEG nor an SVG`,
    hint: "Export the picture in one of these formats",
    ...at,
  });
  return undefined;
}

function decodeSvg(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return isSvg(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** What may stand before the root element: how it begins and ends. */
const PROLOGUE = [
  ["<?", "?>"],
  ["<!--", "-->"],
  ["<!DOCTYPE", ">"],
] as const;

/** Reads what stands before the root piece by piece, so that no text takes long to refuse. */
function isSvg(text: string): boolean {
  let rest = text.trimStart();
  for (;;) {
    const found = PROLOGUE.find(([begin]) => rest.startsWith(begin));
    if (found === undefined) return /^<(?:svg:)?svg[\s/>]/u.test(rest);
    const [start, end] = found;
    const stop = rest.indexOf(end, start.length);
    if (stop < 0) return false;
    rest = rest.slice(stop + end.length).trimStart();
  }
}
