/**
 * Counts typographic faults by walking the pages of a PDF. What comes in: what the PDF shows, and what the stylesheets
 * ask for. What goes out: faults with their page. Positions come from the PDF alone, and no counter knows how lines
 * were broken or pages were made.
 */
import type { FaultOf } from "../fault.js";
import { countBreakFaults } from "./count-break-faults.js";
import { countPageFaults } from "./count-page-faults.js";
import { countPlaceFaults } from "./count-place-faults.js";
import type { PrintedDocument } from "./read-document.js";
import type { Wishes } from "./read-wishes.js";

/** What can be wrong, in the order of the report. */
export const FAULT_KINDS = {
  heading: "headings at the foot of a page",
  orphan: "single first lines of paragraphs",
  widow: "single last lines of paragraphs",
  wide: "lines wider than their box",
  overlap: "overlapping lines and boxes",
  outside: "lines and boxes outside their area",
  note: "footnotes off the page of their call",
  side: "side notes above their anchor's page",
  split: "split boxes that asked not to be split",
  empty: "empty pages",
  sparse: "pages less than a tenth full",
  tags: "faults of tags and marks",
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

export type Fault = FaultOf<FaultKind>;

/** @returns All faults of a document. */
export function countFaults(printed: PrintedDocument, wishes: Wishes): readonly Fault[] {
  return [
    ...countBreakFaults(printed, wishes),
    ...countPlaceFaults(printed, wishes),
    ...countPageFaults(printed, wishes),
    ...printed.faults.map((what): Fault => ({
      kind: "tags",
      page: Number(/page (\d+)/u.exec(what)?.[1] ?? "1"),
      what,
    })),
  ];
}

/** @returns How often each kind occurs. */
export function tally(faults: readonly Fault[]): Record<FaultKind, number> {
  const counts = Object.fromEntries(Object.keys(FAULT_KINDS).map((kind) => [kind, 0])) as Record<FaultKind, number>;
  for (const { kind } of faults) counts[kind]++;
  return counts;
}
