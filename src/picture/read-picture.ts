import { createHash } from "node:crypto";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { Picture, RasterPicture } from "../model/picture.js";
import type { Span } from "../model/span.js";
import { checkJpeg } from "./check-jpeg.js";
import { checkPng } from "./check-png.js";
import type { RasterCheck } from "./check-png.js";
import { parseSvg } from "./parse-svg.js";

/** Pixels of a picture without a stated size count 96 to the inch, as in CSS. */
const PX = 0.75;

/** More than an A2 page at 300 dots to the inch. */
const MOST_PIXELS = 50_000_000;

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Checks the bytes of a picture, whatever its file is called.
 *
 * @param name - What the messages call it, e.g. "images/share.png".
 * @returns `undefined` if it cannot be drawn; then there is a diagnostic.
 */
export function readPicture(bytes: Uint8Array, name: string, sink: Sink, span?: Span): Picture | undefined {
  const at = span === undefined ? {} : { span };
  if (PNG_SIGNATURE.every((byte, index) => bytes[index] === byte))
    return readRaster("png", bytes, checkPng(bytes), name, sink, at);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readRaster("jpeg", bytes, checkJpeg(bytes), name, sink, at);
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

function readRaster(
  kind: RasterPicture["kind"],
  bytes: Uint8Array,
  check: RasterCheck,
  name: string,
  sink: Sink,
  at: { readonly span?: Span },
): RasterPicture | undefined {
  if (check.kind === "damaged") {
    sink.report("picture-damaged", {
      message: `${name} is damaged: ${check.why}`,
      hint: "Export the picture again",
      ...at,
    });
    return undefined;
  }
  const { widthPx, heightPx } = check;
  if (widthPx * heightPx > MOST_PIXELS) {
    sink.report("picture-too-large", {
      message: `${name} has ${String(widthPx)} x ${String(heightPx)} pixels, more than a page can show`,
      hint: "Save it at 300 dots to the inch of its printed size",
      ...at,
    });
    return undefined;
  }
  const key = createHash("sha256").update(bytes).digest("hex");
  return { kind, key, bytes, widthPx, heightPx, widthPt: widthPx * PX, heightPt: heightPx * PX };
}
