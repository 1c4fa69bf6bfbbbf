import type { Attributes, Image } from "../../model/document.js";
import { NO_ATTRIBUTES, readAttributes } from "../attributes.js";
import { MAX_LABEL, normalizeLabel, type ParseContext } from "../parse-context.js";
import { plainText } from "../plain-text.js";
import { type Region, spanAt, type TextRange } from "../region.js";
import { resolveImage } from "./image-source.js";
import type { BracketItem, DelimiterItem, InlineItem, Wrap } from "./inline-item.js";
import { readLinkTail } from "./link-syntax.js";
import type { DelimiterStack } from "./pair-delimiters.js";
import { resolveLink } from "./resolve-link.js";

/** An opening bracket that waits for its end. */
interface OpenBracket {
  readonly item: BracketItem;
  /** Where `item` stands in the list of items. */
  readonly index: number;
  readonly isImage: boolean;
  /** Offset behind the bracket. */
  readonly textStart: number;
  /** The last delimiter before the bracket; emphasis inside pairs with none before it. */
  readonly bottom: DelimiterItem | undefined;
  /** A link may not hold a link: once one is found, the brackets around it open none. */
  active: boolean;
  holdsBracket: boolean;
}

/** What a pair of brackets turned out to be. */
type Target =
  | {
      readonly kind: "link";
      readonly url: string;
      readonly title: string | undefined;
      readonly titleRange?: TextRange;
      readonly end: number;
    }
  | { readonly kind: "span"; readonly attributes: Attributes; readonly end: number };

const LABEL = new RegExp(`\\[((?:\\\\[^]|[^\\\\[\\]]){0,${MAX_LABEL}})\\]`, "y");

/** Knows the open brackets of a text and finds out, at each `]`, what they were: a link, an image, a span or text. */
export class BracketCloser {
  readonly #region: Region;
  readonly #text: string;
  readonly #items: InlineItem[];
  readonly #delimiters: DelimiterStack;
  readonly #context: ParseContext;
  readonly #open: OpenBracket[] = [];
  /** Of so many of them, from the outermost on, none opens a link any more. */
  #settled = 0;
  readonly imageTitles = new Map<Image, TextRange>();

  /** @param items - The list that the scanner fills; brackets are put into it, and images taken out of it, here. */
  constructor(region: Region, text: string, items: InlineItem[], delimiters: DelimiterStack, context: ParseContext) {
    this.#region = region;
    this.#text = text;
    this.#items = items;
    this.#delimiters = delimiters;
    this.#context = context;
  }

  /** Opens `[` or `![`. */
  open(start: number, isImage: boolean): void {
    const outer = this.#open.at(-1);
    if (outer !== undefined) outer.holdsBracket = true;
    const item: BracketItem = { kind: "bracket", text: isImage ? "![" : "[", start, opens: undefined };
    const textStart = start + item.text.length;
    const bottom = this.#delimiters.last;
    this.#open.push({ item, index: this.#items.length, isImage, textStart, bottom, active: true, holdsBracket: false });
    this.#items.push(item);
  }

  /**
   * Closes the innermost bracket.
   *
   * @param position - Where the `]` stands.
   * @returns The offset at which reading goes on.
   */
  close(position: number): number {
    const bracket = this.#open.pop();
    this.#settled = Math.min(this.#settled, this.#open.length);
    const target = bracket?.active === true ? this.#findTarget(bracket, position) : undefined;
    if (bracket === undefined || target === undefined) {
      this.#items.push({ kind: "text", value: "]", start: position, literal: false });
      return position + 1;
    }
    this.#delimiters.pair(bracket.bottom);
    if (target.kind === "link" && bracket.isImage) return this.#makeImage(bracket, target);
    bracket.item.opens = this.#makeWrap(bracket, target, position);
    this.#items.push({ kind: "close", start: position });
    if (target.kind === "link") this.#deactivateLinks();
    return target.end;
  }

  #deactivateLinks(): void {
    for (const bracket of this.#open.slice(this.#settled)) if (!bracket.isImage) bracket.active = false;
    this.#settled = this.#open.length;
  }

  #makeWrap(bracket: OpenBracket, target: Target, position: number): Wrap {
    const { start } = bracket.item;
    if (target.kind === "span") {
      const { id } = target.attributes;
      if (id !== undefined) this.#context.ids.claim(id, spanAt(this.#region, start));
      return { kind: "span", start, attributes: target.attributes };
    }
    const span = spanAt(this.#region, start, target.end <= position ? undefined : target.end - start);
    const url = resolveLink(target.url, span, this.#context);
    return { kind: "link", start, url, ...(target.title === undefined ? {} : { title: target.title }) };
  }

  #makeImage(bracket: OpenBracket, target: Target & { readonly kind: "link" }): number {
    const inside = this.#items.splice(bracket.index);
    for (const item of inside) this.#reportNote(item);
    const alt = inside.slice(1).map(plainTextOf).join("");
    const { start } = bracket.item;
    const found = this.#context.briefRules ? readAttributes(this.#text, target.end) : undefined;
    const span = spanAt(this.#region, start, target.end - start);
    const attributes = found?.attributes ?? NO_ATTRIBUTES;
    const node = resolveImage({ url: target.url, alt, title: target.title, attributes, span }, this.#context);
    if (node.kind === "image" && target.titleRange !== undefined) this.imageTitles.set(node, target.titleRange);
    this.#items.push({ kind: "leaf", node, start });
    return found?.end ?? target.end;
  }

  /** The description is not printed, so nothing would lead to the note, and layout would have no place for it. */
  #reportNote(item: InlineItem): void {
    if (item.kind !== "leaf" || item.node.kind !== "footnoteReference") return;
    const { identifier, span } = item.node;
    this.#context.sink.report("footnote-misplaced", {
      message: `\`[^${identifier}]\` stands in the description of a picture, which is not printed`,
      span,
      hint: 'Put it into the caption, as in `![What it shows](map.svg "Caption[^1]")`, or into the text.',
    });
  }

  #findTarget(bracket: OpenBracket, position: number): Target | undefined {
    const next = position + 1;
    const character = this.#text.charAt(next);
    if (character === "(") {
      const tail = readLinkTail(this.#text, next);
      if (tail !== undefined) {
        const { destination: url, title, titleRange, end } = tail;
        return { kind: "link", url, title, ...(titleRange === undefined ? {} : { titleRange }), end };
      }
    }
    if (character === "{" && !bracket.isImage && this.#context.briefRules) {
      const found = readAttributes(this.#text, next);
      if (found !== undefined) return { kind: "span", ...found };
    }
    return this.#findReference(bracket, position);
  }

  /** `[text][label]`, `[label][]` or `[label]`. */
  #findReference(bracket: OpenBracket, position: number): Target | undefined {
    LABEL.lastIndex = position + 1;
    const given = LABEL.exec(this.#text)?.[1];
    const end = given === undefined ? position + 1 : LABEL.lastIndex;
    const isOwn = given === undefined || given === "";
    if (isOwn && (bracket.holdsBracket || position - bracket.textStart > MAX_LABEL)) return undefined;
    const label = isOwn ? this.#text.slice(bracket.textStart, position) : given;
    const definition = this.#context.links.get(normalizeLabel(label));
    return definition === undefined ? undefined : { kind: "link", url: definition.url, title: definition.title, end };
  }
}

/** The text of an item as it counts for the description of an image. */
function plainTextOf(item: InlineItem): string {
  switch (item.kind) {
    case "text":
      return item.value;
    case "delimiter":
      return item.character.repeat(item.rest);
    case "bracket":
      return item.opens === undefined ? item.text : "";
    case "autolink":
      return item.text;
    case "close":
      return "";
    case "leaf":
      return plainText([item.node]);
  }
}
