import type { Inline } from "../model/document.js";

/** The words of inlines without their markup, e.g. for the id of a heading. Notes and raw HTML say nothing. */
export function plainText(nodes: readonly Inline[]): string {
  return nodes.map(textOf).join("");
}

function textOf(node: Inline): string {
  switch (node.kind) {
    case "text":
    case "codeSpan":
      return node.value;
    case "abbreviation":
      return node.short;
    case "image":
      return node.alt;
    case "hardBreak":
    case "softBreak":
      return " ";
    case "htmlInline":
    case "footnoteReference":
      return "";
    case "emphasis":
    case "strong":
    case "strikethrough":
    case "link":
    case "span":
      return plainText(node.children);
  }
}
