import type { MarkedToken, Tokens } from "marked";
import type { Block, BlockQuote, Alert, Heading, List, ListItem } from "../model/document.js";
import { NO_ATTRIBUTES, findTrailingAttributes, looksLikeAttributes } from "./attributes.js";
import { convertCode, convertHtml } from "./convert-literal-blocks.js";
import { convertParagraph } from "./convert-paragraph.js";
import { convertTable } from "./convert-table.js";
import { findAlert } from "./find-alert.js";
import { checkHeadingDepth, type HeadingDepth } from "./heading-depth.js";
import { parseInlines } from "./inline/parse-inlines.js";
import { isBlockToken } from "./lex-blocks.js";
import type { ParseContext } from "./parse-context.js";
import { plainText } from "./plain-text.js";
import { deriveRegion, type Region, blockSpanAt, type TextRange } from "./region.js";
import { TokenCursor } from "./token-cursor.js";

/** Converts marked's block tokens to blocks of the model. One converter serves one text, from top to bottom. */
export class BlockConverter {
  readonly #context: ParseContext;
  #lastDepth: HeadingDepth = 1;

  constructor(context: ParseContext) {
    this.#context = context;
  }

  /**
   * @param region - The text that the tokens were made of.
   * @param tokens - In the order of the text.
   */
  convert(region: Region, tokens: readonly MarkedToken[]): Block[] {
    const cursor = new TokenCursor(region);
    return tokens.flatMap((token) => this.#convertToken(token, region, cursor.locate(token.raw)));
  }

  #convertToken(token: MarkedToken, region: Region, offset: number): readonly Block[] {
    switch (token.type) {
      case "heading":
        return [this.#convertHeading(token, region, offset)];
      case "paragraph":
      case "text":
        return this.#convertParagraph(token, region, offset);
      case "hr":
        return [{ kind: "thematicBreak", span: blockSpanAt(region, offset) }];
      case "blockquote":
        return [this.#convertQuote(token, region, offset)];
      case "list":
        return [this.#convertList(token, region, offset)];
      case "code":
        return convertCode(token, region, offset, this.#context);
      case "html":
        return convertHtml(token.raw, region, offset, this.#context);
      case "table":
        return [convertTable(token, region, offset, this.#context)];
      case "br":
      case "checkbox":
      case "codespan":
      case "def":
      case "del":
      case "em":
      case "escape":
      case "image":
      case "link":
      case "list_item":
      case "space":
      case "strong":
        return [];
    }
  }

  #convertParagraph(token: Tokens.Paragraph | Tokens.Text, region: Region, offset: number): readonly Block[] {
    // The text as marked has it may hold a line end too many, where it joined indented lines to the paragraph.
    const raw = token.raw.trimEnd();
    const located = locateText(region, offset, raw, region.text.startsWith(raw, offset) ? raw : token.text);
    return convertParagraph(located.region, located.range, this.#context);
  }

  #convertHeading(token: Tokens.Heading, region: Region, offset: number): Heading {
    const span = blockSpanAt(region, offset);
    const trailing = this.#context.briefRules ? findTrailingAttributes(token.text) : undefined;
    if (trailing === undefined && this.#context.briefRules && looksLikeAttributes(token.text)) {
      this.#context.sink.report("attributes-malformed", {
        message: "What stands in braces behind this heading cannot be read as attributes, so it is printed",
        span,
        hint: 'Write `{#id}`, `{.class}` or `{key="value"}`; an id begins with a letter and holds A to Z, digits, `-`, `_` and `:`.',
      });
    }
    const located = locateText(region, offset, token.raw, trailing?.before ?? token.text);
    const children = parseInlines(located.region, this.#context, located.range).nodes;
    const depth = checkHeadingDepth(token.depth, this.#lastDepth, span, this.#context);
    this.#lastDepth = depth;
    const attributes = trailing?.attributes ?? NO_ATTRIBUTES;
    if (attributes.id !== undefined) this.#context.ids.claim(attributes.id, span);
    const id = attributes.id ?? this.#context.ids.create(plainText(children), span);
    return { kind: "heading", depth, id, children, attributes, span };
  }

  #convertQuote(token: Tokens.Blockquote, region: Region, offset: number): BlockQuote | Alert {
    const span = blockSpanAt(region, offset);
    const inner = deriveRegion(region, offset, token.raw, token.text);
    const tokens = token.tokens.filter(isBlockToken);
    const alert = this.#context.briefRules ? findAlert(inner.text, tokens[0]) : undefined;
    if (alert === undefined) return { kind: "blockQuote", children: this.convert(inner, tokens), span };
    const first = convertParagraph(inner, alert.rest, this.#context);
    const cursor = new TokenCursor(inner);
    const others = tokens.flatMap((child, index) => {
      const childOffset = cursor.locate(child.raw);
      return index === 0 ? [] : this.#convertToken(child, inner, childOffset);
    });
    return { kind: "alert", variant: alert.variant, children: [...first, ...others], span };
  }

  #convertList(token: Tokens.List, region: Region, offset: number): List {
    const cursor = new TokenCursor(region, offset);
    const items = token.items.map((item) => this.#convertItem(item, region, cursor.locate(item.raw)));
    const start = token.start === "" ? 1 : token.start;
    return {
      kind: "list",
      ordered: token.ordered,
      start,
      tight: !token.loose,
      items,
      span: blockSpanAt(region, offset),
    };
  }

  #convertItem(item: Tokens.ListItem, region: Region, offset: number): ListItem {
    const inner = deriveRegion(region, offset, item.raw, item.text);
    const tokens = item.tokens.filter(isBlockToken).map((child) => withoutCheckbox(child, item.task));
    const children = this.convert(inner, tokens);
    const checked = item.task ? { checked: item.checked === true } : {};
    return { ...checked, children, span: blockSpanAt(region, offset) };
  }
}

/** In loose lists marked puts the box of a task back in front of the paragraph's text. */
function withoutCheckbox(token: MarkedToken, task: boolean): MarkedToken {
  if (!task || token.type !== "paragraph" || token.tokens[0]?.type !== "checkbox") return token;
  const { raw } = token.tokens[0];
  return token.raw.startsWith(raw)
    ? { ...token, raw: token.raw.slice(raw.length), text: token.text.slice(raw.length) }
    : token;
}

/** Finds the text of a token in its region; only where marked changed it on the way is a region of its own made. */
function locateText(
  region: Region,
  offset: number,
  raw: string,
  text: string,
): { readonly region: Region; readonly range: TextRange } {
  const within = raw.indexOf(text);
  const start = offset + Math.max(0, within);
  if (within >= 0 && region.text.startsWith(text, start)) return { region, range: { start, end: start + text.length } };
  const derived = deriveRegion(region, offset, raw, text);
  return { region: derived, range: { start: 0, end: text.length } };
}
