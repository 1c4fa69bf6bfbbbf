import { createHash } from "node:crypto";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { PngPicture, RasterPicture } from "../model/picture.js";
import type { Span } from "../model/span.js";
import { checkJpeg } from "./check-jpeg.js";
import { checkPng } from "./check-png.js";
import { isTurned } from "./exif-orientation.js";
import type { ProfileUse, RasterCheck } from "./raster-check.js";

/** Pixels of a picture without a stated size count 96 to the inch, as in CSS. */
const PX = 0.75;

/** More than an A2 page at 300 dots to the inch. */
const MOST_PIXELS = 50_000_000;

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Where the reports of one picture go. */
interface Reporting {
  readonly name: string;
  readonly sink: Sink;
  readonly at: { readonly span?: Span };
}

/** @returns The picture, unless a check refused it; that is reported. */
function finishRaster(check: RasterCheck<object>, bytes: Uint8Array, reporting: Reporting): RasterFacts | undefined {
  const { name, sink, at } = reporting;
  if (check.kind !== "sound") {
    const [code, is] =
      check.kind === "damaged"
        ? (["picture-damaged", "is damaged"] as const)
        : (["picture-unsupported", "cannot be printed"] as const);
    sink.report(code, { message: `${name} ${is}: ${check.why}`, hint: "Export the picture again", ...at });
    return undefined;
  }
  const { widthPx, heightPx, orientation } = check;
  if (widthPx * heightPx > MOST_PIXELS) {
    sink.report("picture-too-large", {
      message: `${name} has ${String(widthPx)} x ${String(heightPx)} pixels, more than a page can show`,
      hint: "Save it at 300 dots to the inch of its printed size",
      ...at,
    });
    return undefined;
  }
  reportProfile(check.profile, reporting);
  const [across, down] = isTurned(orientation) ? [heightPx, widthPx] : [widthPx, heightPx];
  return {
    key: createHash("sha256").update(bytes).digest("hex"),
    widthPx,
    heightPx,
    widthPt: across * PX,
    heightPt: down * PX,
    ...(orientation === 1 ? {} : { orientation }),
    ...(check.profile.kind === "profile" ? { profile: check.profile.profile } : {}),
  };
}

/** What pictures of both kinds have, but for their bytes. */
type RasterFacts = Omit<PngPicture, "kind" | "bytes">;

function reportProfile(profile: ProfileUse, { name, sink, at }: Reporting): void {
  if (profile.kind !== "unusable") return;
  sink.report("picture-profile", {
    message: `${name} has a colour profile that cannot be used: ${profile.why}; its colours are taken for sRGB`,
    hint: "Convert the picture to sRGB and export it again",
    ...at,
  });
}

/**
 * Checks a PNG or JPEG, told by its first bytes.
 *
 * @returns "unknown" if it is neither; `undefined` if it cannot be printed, which is reported.
 */
export function readRaster(bytes: Uint8Array, reporting: Reporting): RasterPicture | undefined | "unknown" {
  if (PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)) {
    const facts = finishRaster(checkPng(bytes, MOST_PIXELS), bytes, reporting);
    return facts === undefined ? undefined : { kind: "png", bytes, ...facts };
  }
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return "unknown";
  const check = checkJpeg(bytes);
  const facts = finishRaster(check, bytes, reporting);
  return facts === undefined || check.kind !== "sound" ? undefined : { kind: "jpeg", ...facts, ...check.own };
}
