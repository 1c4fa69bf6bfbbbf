import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Absolute path of the folder of Briefpress itself: its templates, fonts and package.json lie there. */
export const PACKAGE_ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Reads the version of Briefpress, e.g. "0.1.0". */
export function readToolVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  throw new Error("package.json has no version");
}
