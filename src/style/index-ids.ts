import { findAttribute } from "./html-element.js";
import type { HtmlElement } from "./html-element.js";

/** @returns A search for elements by id. The tree is walked at the first question, since most pages ask none. */
export function indexIds(root: HtmlElement): (id: string) => HtmlElement | undefined {
  let known: Map<string, HtmlElement> | undefined;
  return (id) => {
    known ??= collectIds(root);
    return known.get(id);
  };
}

function collectIds(root: HtmlElement): Map<string, HtmlElement> {
  const found = new Map<string, HtmlElement>();
  const visit = (element: HtmlElement): void => {
    const id = findAttribute(element, "id");
    if (id !== undefined && !found.has(id)) found.set(id, element);
    for (const child of element.children) if (child.kind === "element") visit(child);
  };
  visit(root);
  return found;
}
