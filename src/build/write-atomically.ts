import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";

/** Temporary files of ours: the number is that of the process that writes it. */
const TEMPORARY_NAME = /^\.briefpress-(\d+)\.tmp$/u;

/**
 * Writes a file so that its name shows either the old bytes or all of the new ones, even if the power fails.
 *
 * @param path - Absolute; its folder is made if it is missing.
 * @throws What the file system says, e.g. that the folder may not be written; the old file is untouched then.
 */
export function writeAtomically(path: string, bytes: Uint8Array): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `.briefpress-${process.pid}.tmp`);
  try {
    writeAndSync(temporary, bytes);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/**
 * Removes temporary files that a killed process left in a folder; those of running processes stay.
 *
 * @param folder - Absolute; it need not exist.
 */
export function sweepTemporaryFiles(folder: string): void {
  for (const name of listNames(folder)) {
    const owner = TEMPORARY_NAME.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(folder, name), { force: true });
  }
}

/**
 * Writes a file and waits until it is on the disk.
 *
 * @param flag - "w" replaces a file that is there, "wx" throws.
 */
export function writeAndSync(path: string, bytes: Uint8Array, flag: "w" | "wx" = "w"): void {
  const file = openSync(path, flag);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Without this the new name itself may be lost in a power failure. Windows cannot open a folder, and needs it not. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(processId: number): boolean {
  // Writing is synchronous, so a file with our own number is left from a dead process that had it before.
  if (processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Not allowed to signal it means that it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
