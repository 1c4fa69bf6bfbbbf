import type { RootedPath } from "../host/rooted-path.js";
import type { Overrides } from "./look-shelf.js";

/** Name of the attached file that says where the others belong and how the PDF was built. */
export const MANIFEST_NAME = "briefpress.json";

/** The file that marks the root of a project; a recovered project without one gets it. */
export const ROOT_MARKER = "briefpress.yml";

/** Number of the manifest's form; one that is not known is not read. */
export const MANIFEST_FORMAT = 1;

/** What a PDF carries: the brief with its data and brand, or everything that it was made from. */
export type AttachMode = "source" | "all";

/** An attached file and its place in the project. */
export interface CarriedFile {
  /** As it is attached, e.g. "map-2.svg". */
  readonly name: string;
  /** Below the project's root, or below Briefpress's own folder, e.g. "briefs/images/map.svg". */
  readonly path: string;
  /** Belongs to Briefpress, whose own copy is used to build. */
  readonly shipped?: true | undefined;
}

/** What the manifest says. */
export interface RecoveryManifest {
  /** Version of Briefpress that built the PDF, e.g. "0.1.0". */
  readonly briefpress: string;
  /** Path of the brief below the project's root. */
  readonly brief: string;
  readonly attach: AttachMode;
  /** What the command line said in place of the brief. */
  readonly options: Overrides & {
    /** The table of rows, with the row of this PDF alone in it. */
    readonly data?: string;
  };
  /** SOURCE_DATE_EPOCH, if it made the PDF's date another one than the brief's. */
  readonly sourceDateEpoch?: number | undefined;
  /** Every attached file but the manifest and the tables. */
  readonly files: readonly CarriedFile[];
  /** Names of attached tables that were made from the brief; they have no place of their own. */
  readonly tables?: readonly string[] | undefined;
}

/** Turns a manifest into the text of its file. */
export function formatManifest(manifest: RecoveryManifest): string {
  return `${JSON.stringify({ format: MANIFEST_FORMAT, ...manifest }, undefined, 1)}\n`;
}

/**
 * Where a file goes in a recovered project: those of Briefpress itself stand apart, so that they take no place of the
 * project's own and a build goes on to use the installed ones.
 *
 * @param version - That of the Briefpress that built the PDF.
 */
export function placeInProject({ path, shipped }: Pick<CarriedFile, "path" | "shipped">, version: string): string {
  return shipped === true ? `briefpress-${version}/${path}` : path;
}

/** @returns A path as the manifest has it. */
export function carry({ root, path }: RootedPath): Pick<CarriedFile, "path" | "shipped"> {
  return root === "package" ? { path, shipped: true } : { path };
}
