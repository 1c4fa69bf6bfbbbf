import { createHash } from "node:crypto";
import type { IccProfile } from "../model/picture.js";

/** A profile that may go into a PDF, or why it may not. */
export type ProfileResult =
  { readonly kind: "profile"; readonly profile: IccProfile } | { readonly kind: "unusable"; readonly why: string };

/** A profile for printing presses has a few megabytes. */
export const LARGEST_PROFILE = 8_000_000;

const HEADER_LENGTH = 128;

/** Bytes of an entry in the table of tags: signature, offset and size. */
const ENTRY_LENGTH = 12;

/** More tags than any profile has. */
const MOST_TAGS = 200;

/** Kinds of profile that PDF/A takes: input, display, output and colour space (ISO 19005-3, 6.2.4.2). */
const CLASSES: ReadonlySet<string> = new Set(["scnr", "mntr", "prtr", "spac"]);

const CHANNELS: ReadonlyMap<string, IccProfile["channels"]> = new Map([
  ["GRAY", 1],
  ["RGB ", 3],
  ["CMYK", 4],
]);

/** One of these sets of tags turns the colours of a picture into those of the connection space (ICC.1:2004-10, 8). */
const TRANSFORMS: Readonly<Record<IccProfile["channels"], readonly (readonly string[])[]>> = {
  1: [["kTRC"], ["A2B0"]],
  3: [["rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"], ["A2B0"]],
  4: [["A2B0"]],
};

/**
 * Checks an embedded ICC profile: header, class and table of tags, all within the profile.
 *
 * @param channels - Those of the picture, which the profile must have too.
 * @see ICC.1:2004-10, 7
 */
export function readIccProfile(bytes: Uint8Array, channels: IccProfile["channels"]): ProfileResult {
  if (bytes.length < HEADER_LENGTH + 4) return unusable("it is too short");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(0);
  if (size > bytes.length || size < HEADER_LENGTH + 4) return unusable("its length is wrong");
  if (readTag(bytes, 36) !== "acsp") return unusable("it has no signature");
  const major = bytes[8] ?? 0;
  if (major < 2 || major > 4) return unusable(`its version ${String(major)} is not known to PDF`);
  if (!CLASSES.has(readTag(bytes, 12))) return unusable("it does not describe a device or a colour space");
  const own = CHANNELS.get(readTag(bytes, 16));
  if (own !== channels) return unusable("it is for colours of another kind than the picture's");
  const tags = listTags(view, size);
  if (tags === undefined) return unusable("its table of tags is damaged");
  if (!TRANSFORMS[own].some((set) => set.every((tag) => tags.has(tag))))
    return unusable("it does not say what its colours look like");
  const whole = bytes.slice(0, size);
  const key = createHash("sha256").update(whole).digest("hex");
  return { kind: "profile", profile: { key, channels: own, bytes: whole } };
}

/** @returns `undefined` if an entry leads outside the profile. */
function listTags(view: DataView, size: number): ReadonlySet<string> | undefined {
  const count = view.getUint32(HEADER_LENGTH);
  const end = HEADER_LENGTH + 4 + count * ENTRY_LENGTH;
  if (count > MOST_TAGS || end > size) return undefined;
  const tags = new Set<string>();
  for (let at = HEADER_LENGTH + 4; at < end; at += ENTRY_LENGTH) {
    const offset = view.getUint32(at + 4);
    if (offset < HEADER_LENGTH || offset + view.getUint32(at + 8) > size) return undefined;
    tags.add(readTag(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), at));
  }
  return tags;
}

function readTag(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function unusable(why: string): ProfileResult {
  return { kind: "unusable", why };
}
