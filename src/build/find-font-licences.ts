import { formatRootedPath } from "../host/rooted-path.js";
import type { RecordingHost } from "./record-inputs.js";

const LICENCE_NAME = /^(?:OFL|UFL|LICEN[CS]E|COPYING)(?:[-_.][^/]*)?$/iu;

/**
 * Reads the licences beside the fonts that a gate has read. Most free fonts may be passed on only with their licence, as
 * they are when a PDF carries the font files themselves.
 */
export function findFontLicences(host: RecordingHost): void {
  const fonts = host.listReadFiles().filter(({ kind }) => kind === "font");
  const folders = new Set(
    fonts.map(({ root, path }) => formatRootedPath({ root, path: path.slice(0, Math.max(path.lastIndexOf("/"), 0)) })),
  );
  for (const folder of folders) {
    // The gate decodes percent escapes, and here they are part of the name.
    const escaped = folder.replaceAll("%", "%25");
    for (const name of host.listFiles(escaped)) {
      if (LICENCE_NAME.test(name)) host.readFile(`${escaped}/${name.replaceAll("%", "%25")}`, { kind: "licence" });
    }
  }
}
