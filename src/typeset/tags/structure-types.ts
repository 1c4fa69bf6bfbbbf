import type { StyledElement } from "../../model/styled.js";
import type { StructureType } from "../../model/tag-tree.js";

/**
 * What an element becomes in the tag tree: `type` an element of that type; `transparent` nothing, its children go to
 * its parent; `artifact` nothing at all.
 */
export type TagRole =
  | { readonly kind: "type"; readonly type: StructureType }
  | { readonly kind: "transparent" }
  | { readonly kind: "artifact" };

/** HTML element to structure type (ISO 32000-1, 14.8.4). What is not listed is transparent. */
const TYPES: ReadonlyMap<string, StructureType> = new Map<string, StructureType>([
  ["body", "Document"],
  ["main", "Part"],
  ["article", "Art"],
  ["section", "Sect"],
  ["header", "Sect"],
  ["footer", "Sect"],
  ["nav", "Sect"],
  ["address", "Div"],
  ["aside", "Aside"],
  ["h1", "H1"],
  ["h2", "H2"],
  ["h3", "H3"],
  ["h4", "H4"],
  ["h5", "H5"],
  ["h6", "H6"],
  ["p", "P"],
  ["blockquote", "BlockQuote"],
  ["q", "Quote"],
  ["pre", "P"],
  ["code", "Code"],
  ["figure", "Figure"],
  ["figcaption", "Caption"],
  ["img", "Figure"],
  ["ul", "L"],
  ["ol", "L"],
  ["dl", "L"],
  ["li", "LI"],
  ["dt", "Lbl"],
  ["dd", "LBody"],
  ["::marker", "Lbl"],
  ["table", "Table"],
  ["thead", "THead"],
  ["tbody", "TBody"],
  ["tfoot", "TFoot"],
  ["tr", "TR"],
  ["th", "TH"],
  ["td", "TD"],
  ["caption", "Caption"],
  ["a", "Link"],
  ["em", "Em"],
  ["i", "Em"],
  ["strong", "Strong"],
  ["b", "Strong"],
  ["abbr", "Span"],
]);

const OVERRIDES: ReadonlySet<StructureType> = new Set([
  ...TYPES.values(),
  "Div",
  "Note",
  "Reference",
  "TOC",
  "TOCI",
  "Formula",
] as const);

/** What `data-tag` may say, sorted. */
export const TAG_OVERRIDES: readonly string[] = [...OVERRIDES].sort();

/** @returns What the element becomes, by `data-tag`, `role`, `aria-hidden`, `alt` and its name. */
export function findTagRole(element: StyledElement): TagRole {
  const { attributes, tag } = element;
  if (isDecoration(element)) return { kind: "artifact" };
  const wanted = [...OVERRIDES].find((type) => type === attributes["data-tag"]);
  if (wanted !== undefined) return { kind: "type", type: wanted };
  if (attributes["role"] === "doc-footnote") return { kind: "type", type: "Note" };
  if (tag === "a" && attributes["href"] === undefined) return { kind: "transparent" };
  if (attributes["lang"] !== undefined && !TYPES.has(tag)) return { kind: "type", type: "Span" };
  if (tag === "figure" && !hasPicture(element)) return { kind: "type", type: "Sect" };
  const type = TYPES.get(tag);
  return type === undefined ? { kind: "transparent" } : { kind: "type", type };
}

function isDecoration(element: StyledElement): boolean {
  const { attributes, tag } = element;
  return (
    attributes["aria-hidden"] === "true" ||
    attributes["role"] === "presentation" ||
    attributes["role"] === "none" ||
    (tag === "img" && (attributes["alt"] ?? "") === "")
  );
}

function hasPicture(element: StyledElement): boolean {
  return element.children.some(
    (child) => child.kind === "svg" || (child.kind === "element" && (child.tag === "img" || hasPicture(child))),
  );
}
