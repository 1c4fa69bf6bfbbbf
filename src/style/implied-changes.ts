import type { ImpliedChanges } from "./counters.js";
import { findAttribute, type HtmlElement } from "./html-element.js";
import type { StyleEntry } from "./style-entry.js";

/** Lists count their items without being told (CSS Lists 3, 4.6); `start` and `value` are HTML's. */
export function findImpliedChanges(element: HtmlElement, entry: StyleEntry): ImpliedChanges {
  if (element.tag === "ol" || element.tag === "ul") {
    return { reset: [{ name: "list-item", value: readInteger(element, "start", 1) - 1 }], increment: [], set: [] };
  }
  const { display, float } = entry.values;
  if (float === "footnote" && findAttribute(element, "role") !== "doc-footnote") return NOTE_CHANGES;
  if (display !== "list-item") return NO_CHANGES;
  const value = readInteger(element, "value", NaN);
  return {
    reset: [],
    increment: [{ name: "list-item", value: 1 }],
    set: Number.isNaN(value) ? [] : [{ name: "list-item", value }],
  };
}

export const NO_CHANGES: ImpliedChanges = { reset: [], increment: [], set: [] };

const NOTE_CHANGES: ImpliedChanges = { ...NO_CHANGES, increment: [{ name: "footnote", value: 1 }] };

function readInteger(element: HtmlElement, name: string, fallback: number): number {
  const text = findAttribute(element, name)?.trim() ?? "";
  return /^-?\d{1,9}$/u.test(text) ? Number(text) : fallback;
}
