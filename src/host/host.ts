/**
 * What Briefpress may ask of the world: bytes of files below two roots, and the time. Everything that a brief, a brand,
 * a style or a template names is opened here and nowhere else; libraries get bytes, never paths. Nothing that knows
 * what the bytes mean belongs here.
 */
import type { DiagnosticCode } from "../diagnostics/catalogue.js";

/** What a file is read as; each kind has its own limit in {@link MOST_BYTES}. */
export type FileKind = keyof typeof MOST_BYTES;

const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * Largest size of each kind of file, in bytes. A brief cannot raise them.
 *
 * Briefs: 1 MiB is 150,000 words. Pictures: 50 megapixels as PNG or JPEG. Fonts: the largest CJK families have 20 MiB.
 */
export const MOST_BYTES = {
  brief: MIB,
  brand: 256 * KIB,
  project: 256 * KIB,
  strings: 256 * KIB,
  template: 256 * KIB,
  style: MIB,
  data: 16 * MIB,
  picture: 64 * MIB,
  map: 4 * MIB,
  font: 32 * MIB,
  licence: 256 * KIB,
} as const;

/** The result of opening a file: its bytes, or what to tell the author. */
export type ReadResult =
  | {
      readonly kind: "ok";
      readonly bytes: Uint8Array;
      /** With its root, links resolved, e.g. "project:briefs/images/map.svg"; equal files have equal paths. */
      readonly path: string;
    }
  | HostProblem;

/** Words for a diagnostic; the caller adds the place where the path is written. */
export interface HostProblem {
  readonly kind: "problem";
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string;
}

/** Makes a {@link HostProblem}. */
export function problem(code: HostProblem["code"], message: string, hint: string): HostProblem {
  return { kind: "problem", code, message, hint };
}

interface ReadOptions {
  readonly kind: FileKind;
  /** Rooted path of the file that names the path, e.g. "project:briefs/ghana.md"; by default the project's root. */
  readonly from?: string;
}

/** The gate. Tests replace it by a map of texts. */
export interface Host {
  /**
   * Opens a file and returns its bytes.
   *
   * @param path - As written: relative to the file that names it and percent-encoded or not, or with a root in front,
   *   e.g. "images/map.svg", "project:images/map.svg", "package:fonts/x.ttf".
   */
  readonly readFile: (path: string, options: ReadOptions) => ReadResult;
  /**
   * Lists the files of a folder and of its subfolders.
   *
   * @param folder - With its root in front, e.g. "package:templates/meridian".
   * @returns Paths relative to the folder, with forward slashes, sorted; none if there is no such folder. Links and names
   *   that begin with a dot are left out.
   */
  readonly listFiles: (folder: string) => readonly string[];
  /**
   * The moment that a file built from a brief claims as its own.
   *
   * @param briefDate - The brief's date: YYYY, YYYY-MM or YYYY-MM-DD.
   * @returns SOURCE_DATE_EPOCH if it is set, else the first day of the brief's date at 00:00 UTC.
   */
  readonly created: (briefDate: string) => CreatedResult;
  /** Rooted paths of every file read so far, sorted, each once: what a cached result depends on. */
  readonly listFilesRead: () => readonly string[];
}

/** The result of asking for the time. */
export type CreatedResult = { readonly kind: "ok"; readonly date: Date } | HostProblem;
