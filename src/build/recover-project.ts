// What comes in: a PDF, which may come from anybody, and the name of a folder. What goes out: the project that the PDF
// carries, in that folder as a whole and nowhere else, or nothing at all and the reason why.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { createSink } from "../diagnostics/sink.js";
import type { Diagnostic, Sink } from "../diagnostics/diagnostic.js";
import { readAttachments } from "../recover/read-attachments.js";
import type { AttachedFile } from "../recover/read-attachments.js";
import { MOST_ATTACHED_BYTES, MOST_ATTACHED_FILES } from "./attach-files.js";
import { findPathCollision, findPathProblem } from "./carried-path.js";
import { lookUp } from "./look-up.js";
import { readToolVersion } from "./package-root.js";
import { parseManifest } from "./parse-manifest.js";
import { MANIFEST_NAME, placeInProject, ROOT_MARKER } from "./recovery-manifest.js";
import type { RecoveryManifest } from "./recovery-manifest.js";
import { checkFolder, writeFolder } from "./write-folder.js";

/** Largest PDF that is read: what it carries may be as large as this alone. */
const MOST_PDF_BYTES = 2 * MOST_ATTACHED_BYTES;

/** What a recovery did. */
export interface RecoveryReport {
  /** Paths below the folder, in the order of the manifest; none if there is an error among the diagnostics. */
  readonly files: readonly string[];
  readonly manifest?: RecoveryManifest;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes back what a PDF carries.
 *
 * @param pdf - Absolute path of the PDF.
 * @param folder - Absolute path of a folder that is missing or empty.
 * @param show - How paths are shown to the user.
 * @returns The report; either all files were written or none.
 */
export function recoverProject(pdf: string, folder: string, show: (path: string) => string): RecoveryReport {
  const sink = createSink();
  if (checkFolder(folder) === "taken") {
    sink.report("folder-not-empty", {
      message: `${show(folder)} is not an empty folder`,
      hint: "Name one that does not exist yet; it will be made.",
    });
  }
  const bytes = readPdf(pdf, show(pdf), sink);
  const attached = bytes === undefined ? undefined : findAttachments(bytes, show(pdf), sink);
  const manifest = attached === undefined ? undefined : findManifest(attached, show(pdf), sink);
  if (attached === undefined || manifest === undefined) return { files: [], diagnostics: sink.diagnostics };
  const files = placeFiles(manifest, attached, sink);
  if (!sink.hasErrors) tryToWrite(folder, addMarker(files, basename(pdf)), show, sink);
  if (sink.hasErrors) return { files: [], diagnostics: sink.diagnostics };
  warnOfVersion(manifest, sink);
  return { files: [...files.keys()], manifest, diagnostics: sink.diagnostics };
}

function readPdf(path: string, shown: string, sink: Sink): Uint8Array | undefined {
  const stats = lookUp(path);
  if (stats === undefined) {
    const hint = "Paths are relative to the folder in which the command runs.";
    sink.report("file-missing", { message: `There is no file ${shown}`, hint });
    return undefined;
  }
  if (!stats.isFile()) {
    sink.report("file-not-regular", { message: `${shown} is not a file`, hint: "Name a PDF." });
    return undefined;
  }
  if (stats.size > MOST_PDF_BYTES) {
    reportTooLarge(`it is larger than ${MOST_PDF_BYTES / 2 ** 20} MiB`, shown, sink);
    return undefined;
  }
  try {
    return readFileSync(path);
  } catch {
    const hint = "Check the permissions of the file and of its folder.";
    sink.report("file-unreadable", { message: `${shown} cannot be read`, hint });
    return undefined;
  }
}

function reportTooLarge(why: string, shown: string, sink: Sink): void {
  sink.report("pdf-too-large", {
    message: `${shown} is not read, because ${why}`,
    hint: `A PDF of Briefpress carries at most ${MOST_ATTACHED_FILES} files and ${MOST_ATTACHED_BYTES / 2 ** 20} MiB. Do not trust this one.`,
  });
}

function findAttachments(bytes: Uint8Array, shown: string, sink: Sink): readonly AttachedFile[] | undefined {
  const read = readAttachments(bytes, { bytes: MOST_ATTACHED_BYTES, files: MOST_ATTACHED_FILES + 1 });
  switch (read.kind) {
    case "ok":
      return read.files;
    case "encrypted":
      sink.report("pdf-encrypted", {
        message: `${shown} is encrypted`,
        hint: "Decrypt it first, e.g. with `qpdf --decrypt IN.pdf OUT.pdf`; Briefpress encrypts nothing.",
      });
      return undefined;
    case "too-large":
      reportTooLarge(read.why, shown, sink);
      return undefined;
    case "broken":
      sink.report("pdf-damaged", {
        message: `${shown} is not a PDF that can be read: ${read.why}`,
        hint: "Fetch it anew if it was cut off on its way; `qpdf IN.pdf OUT.pdf` can mend some damage.",
      });
      return undefined;
  }
}

function findManifest(attached: readonly AttachedFile[], shown: string, sink: Sink): RecoveryManifest | undefined {
  if (attached.length === 0) {
    sink.report("nothing-attached", {
      message: `${shown} carries nothing`,
      hint: "It was built with --no-source, or another program has taken the attached files away. Ask for the PDF as it was built.",
    });
    return undefined;
  }
  const found = attached.find(({ name }) => name === MANIFEST_NAME);
  if (found === undefined) {
    sink.report("not-from-briefpress", {
      message: `${shown} carries files, but no ${MANIFEST_NAME} that says where they belong`,
      hint: "Briefpress did not build it. Your PDF reader can save attached files one by one.",
    });
    return undefined;
  }
  const manifest = parseManifest(found.bytes);
  if (manifest === undefined) {
    sink.report("manifest-damaged", {
      message: `The ${MANIFEST_NAME} in ${shown} is not one that this version can read`,
      hint: "Take the newest Briefpress; if that says the same, the PDF was tampered with.",
    });
  }
  return manifest;
}

/** Files by their path below the folder, the manifest last; each path has been checked. */
function placeFiles(
  manifest: RecoveryManifest,
  attached: readonly AttachedFile[],
  sink: Sink,
): ReadonlyMap<string, Uint8Array> {
  const placed = new Map<string, Uint8Array>();
  const byName = new Map(attached.map(({ name, bytes }) => [name, bytes]));
  const paths = manifest.files.map((file) => placeInProject(file, manifest.briefpress));
  checkPaths(paths, sink);
  if (manifest.files.every(({ path, shipped }) => path !== manifest.brief || shipped === true)) {
    reportMissing(manifest.brief, sink);
  }
  for (const [index, { name }] of manifest.files.entries()) {
    const bytes = byName.get(name);
    if (bytes === undefined) reportMissing(name, sink);
    else placed.set(paths[index] ?? "", bytes);
  }
  placed.set(MANIFEST_NAME, byName.get(MANIFEST_NAME) ?? new Uint8Array());
  const known = new Set([MANIFEST_NAME, ...(manifest.tables ?? []), ...manifest.files.map(({ name }) => name)]);
  const others = attached.length - attached.filter(({ name }) => known.has(name)).length;
  if (others > 0) {
    sink.report("attachment-unknown", {
      message: `The PDF carries ${others} more that Briefpress did not attach, and they are not written`,
      hint: "Your PDF reader can save attached files one by one.",
    });
  }
  return placed;
}

function reportMissing(name: string, sink: Sink): void {
  sink.report("attachment-missing", {
    message: `The PDF does not carry ${name}, although its manifest says so`,
    hint: "Another program has changed the PDF. Ask for it as it was built.",
  });
}

function checkPaths(paths: readonly string[], sink: Sink): void {
  const hint = "Nothing was written. Briefpress attaches no such file: the PDF was tampered with.";
  for (const path of paths) {
    const problem = findPathProblem(path);
    if (problem === undefined) continue;
    sink.report("attachment-unsafe", { message: `\`${path}\` is not written, because ${problem}`, hint });
  }
  const rivals = findPathCollision(paths);
  if (rivals !== undefined) {
    const message = `${rivals.join(" and ")} would be written into one place`;
    sink.report("attachment-unsafe", { message, hint });
  }
}

/** Without a file that marks its root, the folder would count as part of a project around it. */
function addMarker(files: ReadonlyMap<string, Uint8Array>, pdf: string): ReadonlyMap<string, Uint8Array> {
  if (files.has(ROOT_MARKER)) return files;
  const name = pdf.replaceAll(/[^\p{L}\p{N}\p{P} ]/gu, "_");
  const text = `# Marks the root of this project, which was recovered from ${name}.\n`;
  return new Map([...files, [ROOT_MARKER, new TextEncoder().encode(text)]]);
}

function tryToWrite(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  show: (path: string) => string,
  sink: Sink,
): void {
  try {
    writeFolder(folder, files);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/, \w+ '.*$/su, "") : String(error);
    sink.report("folder-not-writable", {
      message: `${show(folder)} could not be written: ${why}`,
      hint: "Check that you may write there and that the disk has room, or choose another folder with --to.",
    });
  }
}

function warnOfVersion({ briefpress, attach }: RecoveryManifest, sink: Sink): void {
  const own = readToolVersion();
  if (briefpress === own || attach !== "all") return;
  sink.report("recovered-version", {
    message: `The PDF was built by Briefpress ${briefpress}, and this is ${own}, so a build may give another PDF`,
    hint: `Install that version for the same bytes. The template and fonts that it used stand in briefpress-${briefpress}/.`,
  });
}
