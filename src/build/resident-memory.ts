import { readFileSync } from "node:fs";

/** Linux counts resident memory in pages; 4 KiB is the page size of every platform that Node ships for but some ARM servers. */
const PAGE_BYTES = 4096;

/**
 * Measures the memory that a process holds right now, buffers outside the JavaScript heap included.
 *
 * @returns Bytes, or `undefined` where the system has no /proc; there only the limit of the heap holds.
 */
export function measureResidentMemory(processId: number): number | undefined {
  try {
    const pages = Number(readFileSync(`/proc/${processId}/statm`, "latin1").split(" ")[1]);
    return Number.isFinite(pages) ? pages * PAGE_BYTES : undefined;
  } catch {
    return undefined;
  }
}
