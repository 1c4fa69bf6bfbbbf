import { findAttribute, type HtmlElement } from "./html-element.js";

/** Letters that decide the direction of a text: the first strong one does (UAX 9, P2 and P3). */
const STRONG = /[\p{L}\u200E\u200F\u061C]/u;
const RIGHT_TO_LEFT =
  /[\u200F\u061C\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}]/u;

/** Whether an element's direction is that of its own text: `dir="auto"`, and `<bdi>` without a direction. */
export function takesDirectionFromText(element: HtmlElement): boolean {
  const dir = findAttribute(element, "dir")?.toLowerCase();
  return dir === "auto" || (element.tag === "bdi" && dir !== "ltr" && dir !== "rtl");
}

/**
 * Gives elements with `dir="auto"` the direction of their first strong character, and what is in them with it.
 *
 * @param root - Its tree is complete; `dir` of its elements is written.
 * @see HTML, 3.2.6.4 (the dir attribute)
 */
export function resolveDirections(root: HtmlElement): void {
  const stack = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    if (takesDirectionFromText(element)) element.dir = findTextDirection(element) ?? "ltr";
    else if (!hasOwnDirection(element)) element.dir = element.parent?.dir ?? "ltr";
    for (const child of element.children) if (child.kind === "element") stack.push(child);
  }
}

function hasOwnDirection(element: HtmlElement): boolean {
  return /^(?:ltr|rtl)$/iu.test(findAttribute(element, "dir") ?? "");
}

/**
 * Text of elements that have a direction of their own does not count. Each such search ends at the first letter, so
 * that only nested elements without any letter are read more than once; their depth is limited.
 */
function findTextDirection(element: HtmlElement): "ltr" | "rtl" | undefined {
  for (const child of element.children) {
    if (child.kind === "svg") continue;
    if (child.kind === "text") {
      const [letter] = STRONG.exec(child.text) ?? [];
      if (letter !== undefined) return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
    } else if (child.tag !== "bdi" && findAttribute(child, "dir") === undefined) {
      const found = findTextDirection(child);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
