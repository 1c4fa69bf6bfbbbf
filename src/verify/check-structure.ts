import type { Sink } from "../diagnostics/diagnostic.js";
import type { StructureType, TagElement } from "../model/tag-tree.js";

const LEVELS: ReadonlyMap<StructureType, number> = new Map([
  ["H1", 1],
  ["H2", 2],
  ["H3", 3],
  ["H4", 4],
  ["H5", 5],
  ["H6", 6],
] as const);

/** Shown of a heading or a table, in characters. */
const EXCERPT_LENGTH = 60;

/**
 * Checks what PDF/UA-1 asks of the tag tree and a template can get wrong: headings that begin with H1 and skip no level
 * (7.4.2), figures with alternative text (7.3), tables with heads (7.5).
 *
 * @param file - The brief.
 * @param sink - Gets `structure-heading`, `figure-without-alt`, `table-without-heads`.
 */
export function checkStructure(root: TagElement, file: string, sink: Sink): void {
  const span = { file, line: 1, column: 1 };
  // A skipped level of the brief's own was said at its place.
  let level = sink.diagnostics.some(({ code }) => code === "heading-level-skipped") ? Number.POSITIVE_INFINITY : 0;
  walk(root, (element) => {
    const own = LEVELS.get(element.type);
    if (own !== undefined) {
      if (own > level + 1) {
        const message = `On its page, the heading "${excerpt(element)}" is an h${String(own)}${level === 0 ? ", and it is the first" : ` after an h${String(level)}`}`;
        sink.report("structure-heading", { message, span, hint: "Let the template use the level that comes next" });
      }
      if (level !== Number.POSITIVE_INFINITY) level = own;
    }
    if (element.type === "Figure" && (element.alt ?? "").trim() === "") {
      const hint = 'Say what it shows in `alt` or `aria-label`, or mark it as decoration with aria-hidden="true"';
      sink.report("figure-without-alt", { message: "A picture of the template has no alternative text", span, hint });
    }
    if (element.type === "Table" && !holds(element, "TH")) {
      const hint = "Use `th` for the cells that name a column or a row";
      sink.report("table-without-heads", { message: `The table "${excerpt(element)}" has no heads`, span, hint });
    }
  });
}

function walk(element: TagElement, visit: (element: TagElement) => void): void {
  visit(element);
  for (const child of element.children) if (child.kind === "element") walk(child, visit);
}

function holds(element: TagElement, type: StructureType): boolean {
  return element.children.some((child) => child.kind === "element" && (child.type === type || holds(child, type)));
}

function excerpt(element: TagElement): string {
  const parts: string[] = [];
  walk(element, ({ children }) => {
    for (const child of children) if (child.kind === "leaf" && child.text.trim() !== "") parts.push(child.text.trim());
  });
  const text = parts.join(" ");
  return text.length <= EXCERPT_LENGTH ? text : `${text.slice(0, EXCERPT_LENGTH)}…`;
}
