import { z } from "zod";
import { MANIFEST_FORMAT } from "./recovery-manifest.js";
import type { RecoveryManifest } from "./recovery-manifest.js";

/** Largest manifest, in bytes; one of the most files with the longest paths has less. */
const MOST_BYTES = 2 * 1024 * 1024;

/** Texts that are printed as part of a command: nothing in them moves the cursor. */
const line = z.string().check(z.maxLength(300), z.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u));

const MANIFEST = z.strictObject({
  format: z.literal(MANIFEST_FORMAT),
  briefpress: z.string().check(z.regex(/^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}$/u)),
  brief: line,
  attach: z.enum(["source", "all"]),
  options: z.strictObject({
    paper: z.enum(["a4", "letter"]).exactOptional(),
    template: line.exactOptional(),
    brand: line.exactOptional(),
    data: line.exactOptional(),
  }),
  sourceDateEpoch: z.number().check(z.int(), z.nonnegative()).exactOptional(),
  files: z.array(z.strictObject({ name: line, path: line, shipped: z.literal(true).exactOptional() })),
  tables: z.array(line).exactOptional(),
});

/**
 * Reads the manifest of a PDF, which may come from anybody: its form is checked, its paths are not.
 *
 * @returns `undefined` if it is none, or one of a form that is not known.
 */
export function parseManifest(bytes: Uint8Array): RecoveryManifest | undefined {
  if (bytes.length > MOST_BYTES) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return MANIFEST.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
