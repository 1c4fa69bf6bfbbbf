import { createHash } from "node:crypto";
import type { IccProfile } from "../model/picture.js";
import { deflate } from "./pdf-file.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";

/** Profiles come again in every brief of a process: each is packed once. */
const packedProfiles = new WeakMap<IccProfile, Uint8Array>();

/** What the raster pictures of a document share: colour profiles and soft masks, each distinct one once. */
export class RasterMeans {
  readonly file: PdfFile;
  readonly #profiles = new Map<string, PDFReference>();
  readonly #masks = new Map<string, PDFReference>();

  constructor(file: PdfFile) {
    this.file = file;
  }

  /** @returns The colour space of a picture; without a profile it is that of the output intent, sRGB, or grey. */
  findSpace(profile: IccProfile | undefined, device: "DeviceGray" | "DeviceRGB"): unknown {
    return profile === undefined ? device : ["ICCBased", this.#findProfile(profile)];
  }

  #findProfile(profile: IccProfile): PDFReference {
    const found = this.#profiles.get(profile.key);
    if (found !== undefined) return found;
    const packed = packedProfiles.get(profile) ?? deflate(profile.bytes);
    packedProfiles.set(profile, packed);
    const made = this.file.addPacked({ N: profile.channels, Filter: "FlateDecode" }, packed);
    this.#profiles.set(profile.key, made);
    return made;
  }

  /** Adds a soft mask, unless there is one with the same bytes and size. */
  addMask(dictionary: Readonly<Record<string, unknown>>, bytes: Uint8Array): PDFReference {
    const hash = createHash("sha256").update(bytes).digest("hex");
    const key = `${String(dictionary["Width"])} ${String(dictionary["Height"])} ${hash}`;
    const found = this.#masks.get(key);
    if (found !== undefined) return found;
    const made = this.file.addPacked(dictionary, bytes);
    this.#masks.set(key, made);
    return made;
  }
}
