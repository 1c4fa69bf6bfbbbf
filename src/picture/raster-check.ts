import type { IccProfile, JpegPicture, Orientation } from "../model/picture.js";
import type { ProfileResult } from "./icc-profile.js";

/** What a raster picture is, or why it cannot be printed. */
export type RasterCheck<T> = SoundRaster<T> | RefusedRaster;

export interface RefusedRaster {
  /** Damaged bytes, or sound ones of a kind that is not printed. */
  readonly kind: "damaged" | "unsupported";
  readonly why: string;
}

/** `own` is what only one format has. */
interface SoundRaster<T> {
  readonly kind: "sound";
  readonly widthPx: number;
  readonly heightPx: number;
  readonly orientation: Orientation;
  readonly profile: ProfileUse;
  readonly own: T;
}

/** How the colours are meant: sRGB, by a profile, or by one that cannot be used. */
export type ProfileUse = { readonly kind: "srgb" } | ProfileResult;

export type JpegFacts = Pick<JpegPicture, "channels" | "inverted" | "plainRgb" | "bytes">;

/** Channels of colours, without alpha. */
export type Channels = IccProfile["channels"];

export function damaged(why: string): RefusedRaster {
  return { kind: "damaged", why };
}

export function unsupported(why: string): RefusedRaster {
  return { kind: "unsupported", why };
}
