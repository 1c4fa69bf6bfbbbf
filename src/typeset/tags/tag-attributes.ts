import type { StyledElement } from "../../model/styled.js";
import type { StructureType, TagAttributes, TagElement } from "../../model/tag-tree.js";

/** What was found out about an element besides its own attributes. */
type Found = Pick<TagElement, "id" | "attributes">;

/** @returns The structure element of an HTML element, without children. */
export function createTag(element: StyledElement, type: StructureType, docLang: string, found: Found): TagElement {
  const { attributes } = element;
  const attributesOfTag = type === "L" ? { listNumbering: findNumbering(element) } : found.attributes;
  const alt = type === "Figure" ? (findAlt(element) ?? "") : undefined;
  const lang = attributes["lang"];
  const expansion = element.tag === "abbr" ? attributes["title"] : undefined;
  const id = type === "Note" ? attributes["id"] : found.id;
  return {
    kind: "element",
    type,
    children: [],
    ...(lang !== undefined && lang !== docLang ? { lang } : {}),
    ...(alt !== undefined ? { alt } : {}),
    ...(expansion !== undefined ? { expansion } : {}),
    ...(id !== undefined ? { id } : {}),
    ...(attributesOfTag !== undefined ? { attributes: attributesOfTag } : {}),
  };
}

function findAlt(element: StyledElement): string | undefined {
  const own = element.attributes["alt"] ?? element.attributes["aria-label"];
  if (own !== undefined) return own;
  for (const child of element.children) {
    if (child.kind === "svg") return child.attributes["aria-label"];
    const found = child.kind === "element" ? findAlt(child) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

type Numbering = NonNullable<TagAttributes["listNumbering"]>;

/** Numberings of ISO 32000-1, 14.8.5.5, by `list-style-type`. Others that count are called decimal. */
const NUMBERINGS: Readonly<Record<string, Numbering>> = {
  disc: "Disc",
  circle: "Circle",
  square: "Square",
  decimal: "Decimal",
  "lower-roman": "LowerRoman",
  "upper-roman": "UpperRoman",
  "lower-alpha": "LowerAlpha",
  "lower-latin": "LowerAlpha",
  "upper-alpha": "UpperAlpha",
  "upper-latin": "UpperAlpha",
};

function findNumbering(element: StyledElement): Numbering {
  const item = element.children.find((child) => child.kind === "element" && child.tag === "li");
  const hasMarker =
    item?.kind === "element" && item.children.some((child) => child.kind === "element" && child.tag === "::marker");
  if (!hasMarker) return "None";
  return NUMBERINGS[item.style.listStyleType] ?? (element.tag === "ol" ? "Decimal" : "Disc");
}
