import type { ComputedStyle, LengthOrAuto } from "../../src/model/computed-style.js";
import type { NoteArea, PageStyle } from "../../src/model/page-style.js";
import type { StyledDocument, StyledElement } from "../../src/model/styled.js";
import type { StyledNode } from "../../src/model/styled.js";
import { foldText } from "./read-document.js";

/** A stretch of the document's text, as `PrintedDocument.text` has it. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** An element that asks for something, with the text that it holds. */
export interface Wish extends Range {
  /** e.g. "aside.card" */
  readonly name: string;
  /** Paddings, borders and margins above and below that the text's own height does not show, in pt. */
  readonly extraPt: number;
}

/** Where the lines of a stretch of text may reach to, in pt from the left edge of the page. */
export interface Measure extends Range {
  readonly left: number;
  readonly right: number;
}

/**
 * What the stylesheets ask for, tied to the text of the PDF. Nothing here comes from layout: styled elements and the
 * structure tree both stand in the order of the HTML, so an element is found in the PDF by counting characters.
 */
export interface Wishes {
  /** `break-inside: avoid`, and the rows of tables, which are kept whole unless a cell spans several. */
  readonly unbroken: readonly Wish[];
  readonly footnotes: readonly (Wish & { readonly call: number })[];
  /** `anchor` is where the block begins that the note stands behind. */
  readonly sideNotes: readonly (Wish & { readonly anchor: number })[];
  readonly pageFloats: readonly Wish[];
  /** Captions that stand below their tables, and are read before them: they lead nothing. */
  readonly captionsBelow: readonly Wish[];
  readonly measures: readonly Measure[];
  /** @param page - From 1. */
  findPage(page: number): PageStyle;
}

/** @throws Error if the PDF's text is not that of the page. */
export function readWishes(styled: StyledDocument, printedText: string): Wishes {
  const walker = new WishWalker(styled, printedText);
  walker.walk();
  return walker.finish();
}

/** @returns The style of a page, from 1; pages with names of their own are not told apart. */
function resolvePage(styled: StyledDocument, page: number): PageStyle {
  const side = page % 2 === 1 ? "right" : "left";
  return styled.pages.resolve({ number: page, side, blank: false, name: "", groupNumber: page });
}

/** Side of the note area that a float goes to; none if the page has no such area. */
function findNoteSide(float: ComputedStyle["float"], { noteAreas }: PageStyle): "left" | "right" | undefined {
  switch (float) {
    case "leftnote":
      return noteAreas.left && "left";
    case "rightnote":
      return noteAreas.right && "right";
    case "sidenote":
      return noteAreas.right === undefined ? noteAreas.left && "left" : "right";
    case "none":
    case "footnote":
    case "top":
    case "bottom":
      return undefined;
  }
}

interface Bounds {
  readonly left: number;
  readonly right: number;
}

interface Place {
  readonly bounds: Bounds;
  /** Cells share out a width that only layout knows: they are held to that of their table, grid or row. */
  readonly shared: boolean;
}

class WishWalker {
  readonly #styled: StyledDocument;
  readonly #printed: string;
  readonly #unbroken: Wish[] = [];
  readonly #footnotes: Wish[] = [];
  readonly #sideNotes: (Wish & { anchor: number })[] = [];
  readonly #pageFloats: Wish[] = [];
  readonly #captionsBelow: Wish[] = [];
  readonly #measures: Measure[] = [];
  readonly #calls = new Map<string, number>();
  #at = 0;
  /** Where the block begins that stands before the current one. */
  #anchor = 0;

  constructor(styled: StyledDocument, printed: string) {
    this.#styled = styled;
    this.#printed = printed;
  }

  walk(): void {
    const { margin, widthPt } = resolvePage(this.#styled, 1);
    const body = findBody(this.#styled.root);
    const beside = this.#besideText();
    const bounds = { left: margin.left + beside.left, right: widthPt - margin.right - beside.right };
    this.#visitChildren(body, { bounds, shared: false }, false);
    if (this.#at !== this.#printed.length) this.#fail("the end of the page", "");
  }

  finish(): Wishes {
    const styled = this.#styled;
    return {
      unbroken: this.#unbroken,
      footnotes: this.#footnotes.map((note) => ({ ...note, call: this.#calls.get(note.name) ?? -1 })),
      sideNotes: this.#sideNotes,
      pageFloats: this.#pageFloats,
      captionsBelow: this.#captionsBelow,
      measures: this.#measures,
      findPage: (page) => resolvePage(styled, page),
    };
  }

  #besideText(): { left: number; right: number } {
    const { noteAreas } = resolvePage(this.#styled, 1);
    const measure = (area: NoteArea | undefined): number => (area === undefined ? 0 : area.widthPt + area.gapPt);
    return { left: measure(noteAreas.left), right: measure(noteAreas.right) };
  }

  #visitChildren(element: StyledElement, place: Place, floats: boolean): void {
    let before = this.#anchor;
    for (const child of element.children) {
      const from = this.#at;
      this.#anchor = before;
      this.#visit(child, element, place, floats);
      if (isInFlow(child) && this.#at > from) before = from;
    }
  }

  #visit(node: StyledNode, parent: StyledElement, place: Place, floats: boolean): void {
    switch (node.kind) {
      case "text":
        this.#readText(node.text, place.bounds, parent.style);
        return;
      case "page-number":
        this.#skipNumber();
        return;
      case "svg":
      case "leader":
        return;
      case "element":
        if (!isDecoration(node)) this.#visitElement(node, place, floats);
    }
  }

  #visitElement(element: StyledElement, place: Place, floats: boolean): void {
    const { style, attributes } = element;
    const from = this.#at;
    const anchor = this.#anchor;
    const side = findNoteSide(style.float, resolvePage(this.#styled, 1));
    const floatsAway = side !== undefined || style.float === "footnote" || isPageFloat(style);
    const href = attributes["href"] ?? "";
    if (attributes["role"] === "doc-noteref" && !this.#calls.has(href.slice(1))) this.#calls.set(href.slice(1), from);
    this.#visitChildren(element, this.#findPlace(element, place), floats || floatsAway);
    const wish: Wish = { name: nameOf(element), from, to: this.#at, extraPt: findExtra(style) };
    if (style.float === "footnote") this.#footnotes.push({ ...wish, name: attributes["id"] ?? "" });
    if (side !== undefined) this.#sideNotes.push({ ...wish, anchor });
    if (isPageFloat(style)) this.#pageFloats.push(wish);
    if (style.display === "table-caption" && style.captionSide === "bottom") this.#captionsBelow.push(wish);
    if (asksToBeWhole(element)) this.#unbroken.push(wish);
  }

  #findPlace(element: StyledElement, place: Place): Place {
    const { style } = element;
    const note = this.#findNoteBounds(style.float);
    if (note !== undefined) return { bounds: inset(note, { ...style, margin: NO_MARGIN }), shared: false };
    // Its edges are those of a box somewhere around it: it is held to the page.
    if (style.position?.scheme === "absolute") return { bounds: this.#findPageBounds(), shared: true };
    const shared = SHARING.has(style.display);
    if (style.display === "inline" || place.shared) return place;
    return { bounds: inset(place.bounds, style), shared };
  }

  #findPageBounds(): Bounds {
    const { margin, widthPt } = resolvePage(this.#styled, 1);
    return { left: margin.left, right: widthPt - margin.right };
  }

  #findNoteBounds(float: ComputedStyle["float"]): Bounds | undefined {
    const style = resolvePage(this.#styled, 1);
    const side = findNoteSide(float, style);
    const area = side && style.noteAreas[side];
    if (area === undefined) return undefined;
    const left = side === "left" ? style.margin.left : style.widthPt - style.margin.right - area.widthPt;
    return { left, right: left + area.widthPt };
  }

  #readText(text: string, bounds: Bounds, style: ComputedStyle): void {
    const folded = foldText(text);
    if (folded === "") return;
    const from = this.#at;
    if (!this.#printed.startsWith(folded, from)) this.#fail(text, folded);
    this.#at += folded.length;
    const indent = typeof style.textIndent === "number" ? Math.min(style.textIndent, 0) : 0;
    const measure = { left: bounds.left + indent, right: bounds.right };
    const last = this.#measures.at(-1);
    if (last?.to === from && last.left === measure.left && last.right === measure.right) {
      this.#measures[this.#measures.length - 1] = { ...last, to: this.#at };
    } else this.#measures.push({ from, to: this.#at, ...measure });
  }

  /** The number of a page is known to layout only. */
  #skipNumber(): void {
    while (/\d/u.test(this.#printed[this.#at] ?? "")) this.#at++;
  }

  #fail(wanted: string, folded: string): never {
    const found = this.#printed.slice(this.#at, this.#at + Math.max(folded.length, 20));
    throw new Error(
      `the text of the PDF is not that of the page: "${wanted.trim()}" is wanted where "${found}" stands`,
    );
  }
}

const SHARING: ReadonlySet<ComputedStyle["display"]> = new Set(["table", "grid", "flex"] as const);
const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };

function inset(bounds: Bounds, { margin, padding, border }: ComputedStyle): Bounds {
  return {
    left: bounds.left + points(margin.left) + points(padding.left) + border.left.widthPt,
    right: bounds.right - points(margin.right) - points(padding.right) - border.right.widthPt,
  };
}

function points(length: LengthOrAuto): number {
  return typeof length === "number" ? length : 0;
}

function findExtra({ padding, border }: ComputedStyle): number {
  return points(padding.top) + points(padding.bottom) + border.top.widthPt + border.bottom.widthPt;
}

function asksToBeWhole(element: StyledElement): boolean {
  if (element.style.breakInside === "avoid") return true;
  return element.tag === "tr" && element.children.every((cell) => cell.kind !== "element" || !spansRows(cell));
}

function spansRows(cell: StyledElement): boolean {
  return Number(cell.attributes["rowspan"] ?? "1") > 1;
}

function isInFlow(node: StyledNode): boolean {
  return node.kind !== "element" || node.style.float === "none";
}

/** What is painted but is no part of the text, as the tags have it. */
function isDecoration({ attributes }: StyledElement): boolean {
  return attributes["aria-hidden"] === "true" || ["presentation", "none"].includes(attributes["role"] ?? "");
}

function findBody(element: StyledElement): StyledElement {
  for (const child of element.children) if (child.kind === "element" && child.tag === "body") return child;
  return element;
}

/** Whether a block goes to the head or the foot of a page. */
function isPageFloat({ float }: ComputedStyle): boolean {
  return float === "top" || float === "bottom";
}

function nameOf({ tag, attributes }: StyledElement): string {
  const classes = (attributes["class"] ?? "").split(" ").filter((name) => name !== "");
  return [tag, ...classes].join(".");
}
