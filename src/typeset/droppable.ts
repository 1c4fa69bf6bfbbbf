import type { StyledElement } from "../model/styled.js";
import type { DocumentIndex, Droppable } from "./index-document.js";
import type { ReportIdle } from "./report.js";

const PROPERTY = "-briefpress-drop";

/** Says which blocks are never left out, whatever they ask for: what is no block has told so itself. */
export function reportIdleDrops(droppable: readonly Droppable[], report: ReportIdle): void {
  for (const { element, around } of droppable) {
    const parent = around.at(-1)?.style.display;
    const { display } = element.style;
    if (display === "inline" || display === "inline-block") continue;
    if (parent === "grid" || parent === "flex")
      report(element, PROPERTY, "on an item of a grid or a flex row", "Set it on the blocks in the item");
    else if (TABLE_PARTS.has(display))
      report(element, PROPERTY, "on a part of a table", "Set it on the table, or on the blocks in a cell");
    else if (!around.some(isLimited))
      report(element, PROPERTY, "outside of a box with a height", "Give a box around it a `height` or a `max-height`");
  }
}

const TABLE_PARTS: ReadonlySet<string> = new Set([
  "table-row-group",
  "table-header-group",
  "table-footer-group",
  "table-row",
  "table-cell",
]);

/** Whether the box of an element has a height that its content does not decide on. */
function isLimited({ style: { display, height, maxHeight, position } }: StyledElement): boolean {
  if (display === "inline" || display === "table-cell") return false;
  if (typeof height === "number" || typeof maxHeight === "number") return true;
  const isAbsolute = position?.scheme === "absolute";
  return isAbsolute && (height !== "auto" || (position.inset.top !== "auto" && position.inset.bottom !== "auto"));
}

/** Blocks that are left out, and the footnotes that only they call. */
export function addNotes(gone: ReadonlySet<StyledElement>, index: DocumentIndex): ReadonlySet<StyledElement> {
  const all = new Set(gone);
  const visit = (element: StyledElement): void => {
    const note = index.footnotes.get(index.calls.get(element) ?? "");
    if (note !== undefined) all.add(note);
    for (const child of element.children) if (child.kind === "element") visit(child);
  };
  for (const element of gone) visit(element);
  return all;
}
