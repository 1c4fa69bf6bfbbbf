// What comes in: the files that a brief was built from. What goes out: those that travel in its PDF, with a manifest that
// brings them back to their places. Which of them travel is decided here, and nothing is attached that was not read.
import { basename, extname } from "node:path";
import type { Sink } from "../diagnostics/diagnostic.js";
import { createdDate } from "../host/created-date.js";
import type { FileKind } from "../host/host.js";
import { displayPath, formatRootedPath } from "../host/rooted-path.js";
import type { Attachment, AttachmentRelationship } from "../model/attachment.js";
import type { SeriesRow } from "../model/series-row.js";
import type { AttachableBrief } from "../pipeline-environment.js";
import { findPathCollision, findPathProblem } from "./carried-path.js";
import { compareBytewise } from "./find-briefs.js";
import { findFontLicences } from "./find-font-licences.js";
import type { Overrides } from "./look-shelf.js";
import { createDataFiles } from "./data-files.js";
import { describeMedia } from "./media-types.js";
import { foldPath } from "./output-name.js";
import type { ReadFile, RecordingHost } from "./record-inputs.js";
import { carry, formatManifest, MANIFEST_NAME, placeInProject } from "./recovery-manifest.js";
import type { AttachMode, CarriedFile } from "./recovery-manifest.js";

/** Largest sum of what is attached, in bytes; recovery stops there as well. */
export const MOST_ATTACHED_BYTES = 256 * 1024 * 1024;
/** Largest number of attached files; recovery stops there as well. */
export const MOST_ATTACHED_FILES = 2000;

interface Kind {
  readonly relationship: AttachmentRelationship;
  readonly description: string;
  /** Travels in every PDF that carries its source. */
  readonly isSource: boolean;
}

const supplement = (description: string): Kind => ({ relationship: "Supplement", description, isSource: false });

/** Every kind of file is named here: a new one, such as a list of recipients, has to be thought about. */
const KINDS: Readonly<Record<FileKind, Kind>> = {
  brief: { relationship: "Source", description: "The text that this document was made from", isSource: true },
  data: { relationship: "Data", description: "Data of this document", isSource: true },
  brand: { relationship: "Supplement", description: "Colours, fonts and publisher of this document", isSource: true },
  project: supplement("Settings of the project"),
  strings: supplement("Words of the template by language"),
  template: supplement("Part of the template"),
  style: supplement("Stylesheet"),
  picture: supplement("Picture"),
  map: supplement("Boundaries that maps were drawn from"),
  font: supplement("Font"),
  licence: supplement("Licence of a font"),
};

/** What decides on the attachments besides the files. */
export interface AttachSettings {
  readonly attach: AttachMode;
  readonly overrides: Overrides;
  /** The row that the brief was filled from. */
  readonly row?: SeriesRow | undefined;
  /** That of Briefpress, e.g. "0.1.0". */
  readonly toolVersion: string;
}

/**
 * Chooses the files that travel in a brief's PDF.
 *
 * @returns The brief, then the others by their paths, the tables of the brief, then the manifest: in any folder the same for the same files.
 * @remarks Reports `attachment-path`, `attachments-too-large` and `attached-comments`.
 */
export function attachFiles(
  brief: AttachableBrief,
  host: RecordingHost,
  settings: AttachSettings,
  sink: Sink,
): readonly Attachment[] {
  const { attach, toolVersion, overrides, row } = settings;
  if (attach === "all") findFontLicences(host);
  const files = addRow(host.listReadFiles(), row)
    .filter(({ kind }) => attach === "all" || KINDS[kind].isSource)
    .toSorted(compareFiles);
  checkFiles(files, toolVersion, sink);
  warnOfComments(brief, sink);
  const named = nameFiles(files);
  const tables = attachTables(brief, named);
  const epoch = findEpoch(brief, host);
  const manifest = formatManifest({
    briefpress: toolVersion,
    brief: brief.path,
    attach,
    options: { ...pickOverrides(overrides), ...(row?.isGiven === true ? { data: row.carriedAs } : {}) },
    ...(epoch === undefined ? {} : { sourceDateEpoch: epoch }),
    files: named.map(({ carried }) => carried),
    ...(tables.length === 0 ? {} : { tables: tables.map(({ name }) => name) }),
  });
  return [
    ...named.map(({ carried, file }) => describeFile(file, carried.name)),
    ...tables,
    {
      name: MANIFEST_NAME,
      description: "Where the attached files belong, for `briefpress recover`",
      relationship: "Supplement",
      mediaType: "application/json",
      bytes: new TextEncoder().encode(manifest),
    },
  ];
}

/**
 * A row travels as a table of its own: a PDF of each of 5,000 rows need not carry the other 4,999, and does not change with them. A
 * brief that reads the whole table carries that.
 */
function addRow(files: readonly ReadFile[], row: SeriesRow | undefined): readonly ReadFile[] {
  if (row === undefined || files.some(({ root, path }) => root === "project" && path === row.carriedAs)) return files;
  return [...files, { root: "project", path: row.carriedAs, kind: "data", bytes: new TextEncoder().encode(row.csv) }];
}

function describeFile({ kind, path, bytes }: ReadFile, name: string): Attachment {
  const { description, relationship } = KINDS[kind];
  return { name, description, relationship, mediaType: describeMedia(path, kind), bytes };
}

/**
 * The tables that the brief prints, as CSV. They are made from the brief, so recovery leaves them out and a build makes
 * them again.
 */
function attachTables({ path, tables }: AttachableBrief, named: readonly NamedFile[]): readonly Attachment[] {
  const stem = basename(path, extname(path));
  const taken = new Set([MANIFEST_NAME, ...named.map(({ carried }) => carried.name)].map(foldPath));
  return createDataFiles(tables).map(({ ending, title, bytes }) => ({
    name: findFreeName(`${stem}${ending}`, taken),
    description: title,
    relationship: "Data",
    mediaType: "text/csv",
    bytes,
  }));
}

/** The brief comes first, the project's files before those of Briefpress, each by the bytes of its path. */
function compareFiles(left: ReadFile, right: ReadFile): number {
  const rank = ({ kind, root }: ReadFile): number => (kind === "brief" ? 0 : root === "project" ? 1 : 2);
  return rank(left) - rank(right) || compareBytewise(left.path, right.path);
}

function checkFiles(files: readonly ReadFile[], toolVersion: string, sink: Sink): void {
  const hint = "Rename it, or build with --no-source, which attaches nothing.";
  for (const file of files) {
    const problem = findPathProblem(placeInProject(carry(file), toolVersion));
    if (problem === undefined) continue;
    const shown = displayPath(formatRootedPath(file));
    sink.report("attachment-path", { message: `${shown} cannot travel in the PDF, because ${problem}`, hint });
  }
  const rivals = findPathCollision(files.map((file) => placeInProject(carry(file), toolVersion)));
  if (rivals !== undefined) {
    const message = `${rivals.join(" and ")} cannot both travel in the PDF, because some systems take them for one`;
    sink.report("attachment-path", { message, hint });
  }
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > MOST_ATTACHED_BYTES || files.length > MOST_ATTACHED_FILES) {
    sink.report("attachments-too-large", {
      message: `${files.length} files of ${Math.ceil(size / 2 ** 20)} MiB are too much for one PDF to carry`,
      hint: `The limits are ${MOST_ATTACHED_FILES} files and ${MOST_ATTACHED_BYTES / 2 ** 20} MiB. Build without --attach all, or make the pictures smaller.`,
    });
  }
}

/** What an author took back before publication must not come to light again by mistake. */
function warnOfComments({ frontMatter, comments }: AttachableBrief, sink: Sink): void {
  const [span] = comments;
  if (frontMatter.status !== "final" || span === undefined) return;
  const count = comments.length === 1 ? "a comment" : `${comments.length} comments`;
  sink.report("attached-comments", {
    message: `This brief is final, and its text travels in the PDF with ${count} that every reader can find`,
    hint: "Delete comments that are not for readers, or build with --no-source.",
    span,
  });
}

interface NamedFile {
  readonly file: ReadFile;
  readonly carried: CarriedFile;
}

/** Gives each file a name without folders; of equal ones the later get a number, e.g. "map-2.svg". */
function nameFiles(files: readonly ReadFile[]): readonly NamedFile[] {
  const taken = new Set([foldPath(MANIFEST_NAME)]);
  return files.map((file) => {
    const base = file.path.slice(file.path.lastIndexOf("/") + 1);
    return { file, carried: { name: findFreeName(base, taken), ...carry(file) } };
  });
}

/** @param taken - Folded names; the one that is found is added. */
function findFreeName(base: string, taken: Set<string>): string {
  const [, stem = base, ending = ""] = /^(.+?)(\.[^.]*)?$/u.exec(base) ?? [];
  let name = base;
  for (let number = 2; taken.has(foldPath(name)); number++) name = `${stem}-${number}${ending}`;
  taken.add(foldPath(name));
  return name;
}

/** SOURCE_DATE_EPOCH is worth saying only if it changed the date. */
function findEpoch({ frontMatter }: AttachableBrief, host: RecordingHost): number | undefined {
  const [own, actual] = [createdDate(frontMatter.date, undefined), host.created(frontMatter.date)];
  if (own.kind !== "ok" || actual.kind !== "ok" || own.date.getTime() === actual.date.getTime()) return undefined;
  return actual.date.getTime() / 1000;
}

function pickOverrides({ paper, template, brand }: Overrides): Overrides {
  return {
    ...(paper === undefined ? {} : { paper }),
    ...(template === undefined ? {} : { template }),
    ...(brand === undefined ? {} : { brand }),
  };
}
