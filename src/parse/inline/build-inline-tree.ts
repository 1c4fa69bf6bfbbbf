import type { Inline } from "../../model/document.js";
import type { Span } from "../../model/span.js";
import { MAX_NESTING } from "../limits.js";
import type { ParseContext } from "../parse-context.js";
import { type Region, spanAt } from "../region.js";
import type { AutolinkItem, DelimiterItem, InlineItem, Wrap } from "./inline-item.js";
import { resolveLink } from "./resolve-link.js";

/**
 * Builds the tree of a flat list of inlines, marks abbreviations and joins neighbouring texts.
 *
 * @returns `undefined` if the inlines are nested beyond the limit.
 */
export function buildInlineTree(
  items: readonly InlineItem[],
  region: Region,
  context: ParseContext,
): readonly Inline[] | undefined {
  const builder = new InlineTreeBuilder(region, context);
  for (const item of items) {
    builder.add(item);
    if (builder.depth > MAX_NESTING) return undefined;
  }
  return builder.finish();
}

/** Where a piece of the waiting text begins. */
interface Piece {
  /** In the waiting text. */
  readonly offset: number;
  /** In the region. An escape is longer there than what it stands for, so each piece has a place of its own. */
  readonly start: number;
}

interface Frame {
  readonly wrap: Wrap;
  readonly children: Inline[];
}

class InlineTreeBuilder {
  readonly #region: Region;
  readonly #context: ParseContext;
  readonly #root: Inline[] = [];
  readonly #frames: Frame[] = [];
  /** Text that waits for more of it. */
  #text = "";
  #pieces: Piece[] = [];
  #linkDepth = 0;

  constructor(region: Region, context: ParseContext) {
    this.#region = region;
    this.#context = context;
  }

  get depth(): number {
    return this.#frames.length;
  }

  add(item: InlineItem): void {
    switch (item.kind) {
      case "text":
        this.#addText(item.value, item.start);
        return;
      case "leaf":
        this.#addNode(item.node);
        return;
      case "autolink":
        this.#addAutolink(item);
        return;
      case "bracket":
        if (item.opens === undefined) this.#addText(item.text, item.start);
        else this.#open(item.opens);
        return;
      case "close":
        this.#close();
        return;
      case "delimiter":
        this.#addDelimiters(item);
    }
  }

  finish(): readonly Inline[] {
    this.#flushText();
    return this.#root;
  }

  get #children(): Inline[] {
    return this.#frames.at(-1)?.children ?? this.#root;
  }

  #addText(value: string, start: number): void {
    this.#pieces.push({ offset: this.#text.length, start });
    this.#text += value;
  }

  #addNode(node: Inline): void {
    this.#flushText();
    this.#children.push(node);
  }

  /** An address in the text of a link is part of that text. */
  #addAutolink({ text, url, start }: AutolinkItem): void {
    const span = spanAt(this.#region, start, text.length);
    const address = this.#linkDepth > 0 ? undefined : resolveLink(url, span, this.#context);
    if (address === undefined) this.#addText(text, start);
    else this.#addNode({ kind: "link", url: address, children: [{ kind: "text", value: text, span }], span });
  }

  #addDelimiters(item: DelimiterItem): void {
    for (let count = 0; count < item.closes; count++) this.#close();
    if (item.rest > 0) this.#addText(item.character.repeat(item.rest), item.start);
    for (const wrap of item.opens) this.#open(wrap);
  }

  #open(wrap: Wrap): void {
    this.#flushText();
    if (wrap.kind === "link") this.#linkDepth++;
    this.#frames.push({ wrap, children: [] });
  }

  #close(): void {
    this.#flushText();
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    if (frame.wrap.kind === "link") this.#linkDepth--;
    this.#children.push(...this.#wrap(frame));
  }

  #wrap({ wrap, children }: Frame): readonly Inline[] {
    const span = spanAt(this.#region, wrap.start);
    switch (wrap.kind) {
      case "emphasis":
      case "strong":
      case "strikethrough":
        return [{ kind: wrap.kind, children, span }];
      case "span":
        return [{ kind: "span", attributes: wrap.attributes, children, span }];
      case "link": {
        const { url, title } = wrap;
        return url === undefined
          ? children
          : [{ kind: "link", url, ...(title === undefined ? {} : { title }), children, span }];
      }
    }
  }

  #flushText(): void {
    const text = this.#text;
    const pieces = this.#pieces;
    this.#text = "";
    this.#pieces = [];
    if (text === "") return;
    const parts = this.#linkDepth > 0 ? [{ text }] : this.#context.abbreviations.split(text);
    let offset = 0;
    let index = 0;
    for (const part of parts) {
      while ((pieces[index + 1]?.offset ?? Infinity) <= offset) index++;
      const span = this.#spanIn(offset, pieces[index]);
      if (part.long === undefined) this.#children.push({ kind: "text", value: part.text, span });
      else this.#children.push({ kind: "abbreviation", short: part.text, long: part.long, span });
      offset += part.text.length;
    }
  }

  /** Typographic marks may be longer than what the author wrote; however many there are, the line is the right one. */
  #spanIn(offset: number, piece: Piece = { offset: 0, start: 0 }): Span {
    const start = piece.start + offset - piece.offset;
    const lineEnd = offset === piece.offset ? -1 : this.#region.text.indexOf("\n", piece.start);
    return spanAt(this.#region, lineEnd < 0 ? start : Math.min(start, lineEnd));
  }
}
