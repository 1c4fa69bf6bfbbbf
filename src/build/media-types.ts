import type { FileKind } from "../host/host.js";

/** Media types by the ending of a name; those that the IANA does not know are the ones in common use. */
const BY_ENDING: Readonly<Record<string, string>> = {
  css: "text/css",
  csv: "text/csv",
  hbs: "text/x-handlebars-template",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  json: "application/json",
  otf: "font/otf",
  png: "image/png",
  svg: "image/svg+xml",
  ttf: "font/ttf",
  txt: "text/plain",
  yaml: "application/yaml",
  yml: "application/yaml",
};

/**
 * Finds the media type of a file by its ending; a brief is Markdown whatever it is called.
 *
 * @returns e.g. "text/markdown"; "application/octet-stream" if nothing better is known.
 */
export function describeMedia(path: string, kind: FileKind): string {
  if (kind === "brief") return "text/markdown";
  const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? "") : "application/octet-stream";
}
