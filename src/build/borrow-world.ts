import type { Sink } from "../diagnostics/diagnostic.js";
import { decodeText } from "../formats/decode-text.js";
import { MOST_BYTES } from "../host/host.js";
import type { FrontMatter, GeometrySource } from "../model/front-matter.js";
import type { Span } from "../model/span.js";
import { readGeojson } from "../map/read-geojson.js";
import { readWorldMap } from "../map/read-world-map.js";
import type { WorldMap } from "../map/world-map.js";
import { hashBytes } from "./find-current-result.js";
import { createSharedCache } from "./shared-cache.js";
import type { Borrower, SharedCache } from "./shared-cache.js";

/**
 * Finds the boundaries that a brief's maps show.
 *
 * @param path - Of the brief, e.g. "briefs/ghana.md".
 * @returns `undefined` if they cannot be had; that is reported.
 */
export type BorrowWorld = (path: string, frontMatter: FrontMatter, borrower: Borrower) => WorldMap | undefined;

/** Both worldviews that are shipped were made from Natural Earth. */
const CREDITS = { visionscarto: "Natural Earth, Visionscarto", "natural-earth": "Natural Earth" } as const;

/** Creates the boundaries of a process; each file is read when the first map asks for it, and then kept. */
export function createWorldShelf(): BorrowWorld {
  const shared = createSharedCache<WorldMap | undefined>();
  return (path, frontMatter, borrower) => {
    const { worldview = "visionscarto", geometry, spans } = frontMatter;
    if (geometry !== undefined) return borrowGeometry(geometry, path, frontMatter, borrower, shared);
    if (worldview === "un") {
      borrower.sink.report("worldview-unverified", {
        message: "The boundaries of UN Geodata are not shipped: their terms of use could not be verified",
        ...placeAt(spans.get("worldview")),
        hint: "Use `worldview: visionscarto` or `natural-earth`, or your own copy with `geometry: file.geojson`",
      });
      return undefined;
    }
    return shared(worldview, borrower, (host) => {
      const file = host.readFile(`package:data/maps/${worldview}.json`, { kind: "map" });
      // It is a part of the program.
      if (file.kind !== "ok") throw new Error(file.message);
      return readWorldMap(new TextDecoder().decode(file.bytes), CREDITS[worldview]);
    });
  };
}

/** The institution's own file, read again only if its bytes change. */
function borrowGeometry(
  { file, credit }: GeometrySource,
  path: string,
  { spans, status, worldview }: FrontMatter,
  borrower: Borrower,
  shared: SharedCache<WorldMap | undefined>,
): WorldMap | undefined {
  const { host, sink } = borrower;
  const span = spans.get("geometry");
  if (worldview !== undefined) {
    const message = "`worldview` has no effect beside `geometry`, which gives the boundaries";
    sink.report("field-without-effect", { message, ...placeAt(spans.get("worldview")), hint: "Delete one of the two" });
  }
  if (credit === undefined) {
    sink.report("map-credit-missing", {
      ...(status === "final" ? { severity: "error" } : {}),
      message: `Maps are drawn from ${file}, and nothing says whom its boundaries are from`,
      ...placeAt(span),
      hint: "Write `geometry: { file: borders.geojson, credit: Ministry of Foreign Affairs, 2025 }`",
    });
  }
  const result = host.readFile(file, { kind: "data", from: `project:${path}` });
  if (result.kind !== "ok") {
    sink.report(result.code, { message: result.message, hint: result.hint, ...placeAt(span) });
    return undefined;
  }
  const shown = credit ?? file;
  const placed = { host, sink: placeReports(sink, span) };
  return shared(`${file}\n${shown}\n${hashBytes(result.bytes)}`, placed, (_host, problems) => {
    const text = decodeText(result.bytes, file, { maxBytes: MOST_BYTES.data, kind: "data file" }, problems);
    return text === undefined ? undefined : readGeojson(text, file, shown, problems);
  });
}

function placeAt(span: Span | undefined): { readonly span?: Span } {
  return span === undefined ? {} : { span };
}

/** Puts what is wrong with the file to the place where it is named. */
function placeReports(sink: Sink, span: Span | undefined): Sink {
  return {
    report(code, report) {
      sink.report(code, { ...placeAt(span), ...report });
    },
    diagnostics: sink.diagnostics,
    get hasErrors() {
      return sink.hasErrors;
    },
  };
}
