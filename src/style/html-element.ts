/** An element of the page's HTML, as light as matching needs it. */
export interface HtmlElement {
  readonly kind: "element";
  /** Lower case. */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly id: string | undefined;
  readonly classes: readonly string[];
  readonly parent: HtmlElement | undefined;
  /** The element before it among its siblings. */
  readonly previous: HtmlElement | undefined;
  /** Number among all elements of the page, in document order, from 0. */
  readonly index: number;
  /** Number among the element siblings, from 1. */
  readonly position: number;
  readonly children: HtmlNode[];
  /** Number of element children, and the last of them. */
  elementCount: number;
  lastElement: HtmlElement | undefined;
  /** Inherited `lang`, "" if unknown. */
  readonly lang: string;
  /** Inherited `dir`; `auto` and `<bdi>` take theirs from their text when the page is read. */
  dir: "ltr" | "rtl";
}

/** Text with entities decoded. */
interface HtmlText {
  readonly kind: "text";
  text: string;
}

/** An inline `<svg>`: its element for matching, and the exact markup. */
export interface HtmlSvg {
  readonly kind: "svg";
  readonly element: HtmlElement;
  markup: string;
}

export type HtmlNode = HtmlElement | HtmlText | HtmlSvg;

/** Value of an attribute; own keys only, since names come from the page (`constructor` is not an attribute). */
export function findAttribute(element: HtmlElement, name: string): string | undefined {
  return Object.hasOwn(element.attributes, name) ? element.attributes[name] : undefined;
}
