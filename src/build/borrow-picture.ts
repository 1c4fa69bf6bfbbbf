import type { Sink } from "../diagnostics/diagnostic.js";
import type { Picture } from "../model/picture.js";
import type { Span } from "../model/span.js";
import { readPicture } from "../picture/read-picture.js";
import { hashBytes } from "./find-current-result.js";
import { createSharedCache } from "./shared-cache.js";
import type { Borrower } from "./shared-cache.js";

/** How many characters of a `data:` address a message shows. */
const EXCERPT_LENGTH = 24;

/**
 * Finds a picture by what an `<img>` names.
 *
 * @param source - A path relative to the brief, one with a root such as "package:logo.svg", or a `data:` address.
 * @param from - Rooted path of the brief, e.g. "project:briefs/ghana.md".
 * @returns `undefined` if it is missing or damaged; that is reported at `span`.
 */
export type BorrowPicture = (source: string, from: string, span: Span, borrower: Borrower) => Picture | undefined;

/** Creates the pictures of a process; equal bytes under one name are checked once. */
export function createPictureShelf(): BorrowPicture {
  const shared = createSharedCache<Picture | undefined>();
  return (source, from, span, borrower) => {
    const bytes = source.startsWith("data:")
      ? decodeDataUrl(source, span, borrower.sink)
      : readBytes(source, from, span, borrower);
    if (bytes === undefined) return undefined;
    const name =
      source.length <= EXCERPT_LENGTH || !source.startsWith("data:") ? source : source.slice(0, EXCERPT_LENGTH);
    const placed = { host: borrower.host, sink: placeReports(borrower.sink, span) };
    return shared(`${name}\n${hashBytes(bytes)}`, placed, (_host, sink) => readPicture(bytes, name, sink));
  };
}

function readBytes(source: string, from: string, span: Span, { host, sink }: Borrower): Uint8Array | undefined {
  const result = host.readFile(source, { kind: "picture", from });
  if (result.kind === "ok") return result.bytes;
  const { code, message, hint } = result;
  sink.report(code, { message, hint, span });
  return undefined;
}

/** @see RFC 2397 */
function decodeDataUrl(url: string, span: Span, sink: Sink): Uint8Array | undefined {
  const [, encoding, data = ""] = /^data:image\/[a-z+.-]+(?:;charset=[\w-]+)?(;base64)?,(.*)$/isu.exec(url) ?? [];
  try {
    if (data !== "")
      return Buffer.from(
        encoding === undefined ? decodeURIComponent(data) : data,
        encoding === undefined ? "utf8" : "base64",
      );
  } catch {
    // A malformed percent escape; told below like the other ways to get it wrong.
  }
  sink.report("picture-unknown", {
    message: "A data: address holds no picture that can be read",
    hint: "Put the picture into the project as a file, and name that",
    span,
  });
  return undefined;
}

/** A sink that puts reports without a place at the place where the picture is named. */
function placeReports(sink: Sink, span: Span): Sink {
  return {
    report(code, report) {
      sink.report(code, { span, ...report });
    },
    diagnostics: sink.diagnostics,
    get hasErrors() {
      return sink.hasErrors;
    },
  };
}
