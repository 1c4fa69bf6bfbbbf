import type { Image, Inline } from "../../model/document.js";
import { ESCAPABLE, readCharacterReference } from "../unescape-text.js";
import { FOOTNOTE_LABEL } from "../footnote-register.js";
import type { ParseContext } from "../parse-context.js";
import { type Region, spanAt, type TextRange } from "../region.js";
import { findBareMail, readAngledAutolink, readBareAutolink } from "./autolinks.js";
import { BracketCloser } from "./close-bracket.js";
import { CodeSpanReader } from "./code-span.js";
import { InlineHtmlReader } from "./inline-html.js";
import type { DelimiterItem, InlineItem, TextItem } from "./inline-item.js";
import { DelimiterStack } from "./pair-delimiters.js";
import { readDelimiter } from "./read-delimiter.js";

/** The inlines of a text, still flat. */
export interface ScannedInlines {
  readonly items: readonly InlineItem[];
  /** Where the titles of images stand in the region, for captions. */
  readonly imageTitles: ReadonlyMap<Image, TextRange>;
}

/** Everything that may begin something else than text; the addresses are those of GFM. */
const SPECIAL = /[\n`[\]\\!<&*_~@]|https?:\/\/|www\./gi;
const FOOTNOTE = new RegExp(FOOTNOTE_LABEL, "y");
const LEADING_BLANKS = /[ \t]*/y;

/**
 * Reads the inlines of one paragraph, heading, cell or caption: CommonMark, GFM's strikethrough and addresses,
 * footnote references, spans with attributes.
 *
 * marked's own inline lexer is not used: it does not tell where a token stands, takes seconds for 20 kB of `*a **b`,
 * calls itself for every level, and hands out character references half decoded. This one keeps to the algorithm of
 * CommonMark's appendix and is linear.
 *
 * @param range - The part of the region's text to read.
 */
export function scanInlines(region: Region, range: TextRange, context: ParseContext): ScannedInlines {
  return new InlineScanner(region, range, context).scan();
}

class InlineScanner {
  readonly #region: Region;
  /** Ends where the range ends; begins where the region begins, so that offsets need no translation. */
  readonly #text: string;
  readonly #start: number;
  readonly #context: ParseContext;
  readonly #items: InlineItem[] = [];
  readonly #delimiters = new DelimiterStack();
  readonly #brackets: BracketCloser;
  readonly #html: InlineHtmlReader;
  readonly #codeSpans: CodeSpanReader;
  #position: number;

  constructor(region: Region, range: TextRange, context: ParseContext) {
    this.#region = region;
    this.#text = region.text.slice(0, range.end);
    this.#start = range.start;
    this.#position = range.start;
    this.#context = context;
    this.#html = new InlineHtmlReader(this.#text);
    this.#codeSpans = new CodeSpanReader(this.#text);
    this.#brackets = new BracketCloser(region, this.#text, this.#items, this.#delimiters, context);
  }

  scan(): ScannedInlines {
    this.#skipBlanks();
    while (this.#position < this.#text.length) {
      SPECIAL.lastIndex = this.#position;
      const match = SPECIAL.exec(this.#text);
      const next = match?.index ?? this.#text.length;
      if (next > this.#position) this.#pushText(this.#text.slice(this.#position, next), this.#position);
      this.#position = next;
      if (match !== null) this.#readSpecial(match[0]);
    }
    this.#delimiters.pair(undefined);
    this.#trimEnd();
    return { items: this.#items, imageTitles: this.#brackets.imageTitles };
  }

  #readSpecial(special: string): void {
    switch (special) {
      case "\n":
        this.#readLineEnd(false);
        return;
      case "\\":
        this.#readBackslash();
        return;
      case "`":
        this.#readCodeSpan();
        return;
      case "&":
        this.#readReference();
        return;
      case "<":
        this.#readAngle();
        return;
      case "@":
        this.#readMail();
        return;
      case "!":
      case "[":
        this.#readOpeningBracket(special);
        return;
      case "]":
        this.#position = this.#brackets.close(this.#position);
        return;
      case "*":
      case "_":
      case "~":
        this.#readDelimiters();
        return;
      default:
        this.#readAddress(special);
    }
  }

  #pushText(value: string, start: number, literal = false): void {
    this.#items.push({ kind: "text", value, start, literal });
  }

  #pushLeaf(node: Inline, start: number): void {
    this.#items.push({ kind: "leaf", node, start });
  }

  /** Takes what was found for plain text and goes on behind it. */
  #takeAsText(length: number): void {
    this.#pushText(this.#text.slice(this.#position, this.#position + length), this.#position);
    this.#position += length;
  }

  /** Two spaces or a backslash before the end of a line break it; other spaces around it count for nothing. */
  #readLineEnd(afterBackslash: boolean): void {
    const start = this.#position;
    const hard = afterBackslash || this.#text.slice(Math.max(this.#start, start - 2), start) === "  ";
    if (!afterBackslash) this.#trimEnd();
    this.#pushLeaf({ kind: hard ? "hardBreak" : "softBreak", span: spanAt(this.#region, start) }, start);
    this.#position = start + (afterBackslash ? 2 : 1);
    this.#skipBlanks();
  }

  #trimEnd(): void {
    const last = this.#items.at(-1);
    if (last?.kind === "text" && !last.literal) last.value = last.value.replace(/(?<![ \t])[ \t]+$/, "");
  }

  #skipBlanks(): void {
    LEADING_BLANKS.lastIndex = this.#position;
    LEADING_BLANKS.exec(this.#text);
    this.#position = LEADING_BLANKS.lastIndex;
  }

  #readBackslash(): void {
    const next = this.#text.charAt(this.#position + 1);
    if (next === "\n") this.#readLineEnd(true);
    else if (ESCAPABLE.test(next)) {
      this.#pushText(next, this.#position, true);
      this.#position += 2;
    } else this.#takeAsText(1);
  }

  #readReference(): void {
    const reference = readCharacterReference(this.#text, this.#position);
    if (reference === undefined) {
      this.#takeAsText(1);
      return;
    }
    this.#pushText(reference.value, this.#position, true);
    this.#position += reference.raw.length;
  }

  #readCodeSpan(): void {
    const start = this.#position;
    const found = this.#codeSpans.read(start);
    if (found === undefined) {
      this.#takeAsText(this.#codeSpans.runLength(start));
      return;
    }
    this.#position = found.end;
    const span = spanAt(this.#region, start, this.#lengthOnLine(start));
    this.#pushLeaf({ kind: "codeSpan", value: found.value, span }, start);
  }

  /** Comments vanish; other raw HTML is kept to be printed as it is. */
  #readAngle(): void {
    const start = this.#position;
    const autolink = readAngledAutolink(this.#text, start);
    if (autolink !== undefined) {
      this.#position = autolink.end;
      this.#items.push({ kind: "autolink", text: autolink.text, url: autolink.url, start: start + 1 });
      return;
    }
    const html = this.#html.read(start);
    if (html === undefined) {
      this.#takeAsText(1);
      return;
    }
    this.#position += html.length;
    const span = spanAt(this.#region, start, this.#lengthOnLine(start));
    if (html.startsWith("<!--")) {
      this.#context.onComment?.(span);
      return;
    }
    this.#context.sink.report("html-printed-as-text", {
      message: `Raw HTML is printed as it is written: \`${html.slice(0, 60)}\``,
      span,
      hint: "Use Markdown instead, or put a backslash before the `<`.",
    });
    this.#pushLeaf({ kind: "htmlInline", value: html, span }, start);
  }

  #readOpeningBracket(special: "!" | "["): void {
    if (special === "[" && this.#context.briefRules && this.#readFootnote()) return;
    const isImage = special === "!";
    if (isImage && this.#text.charAt(this.#position + 1) !== "[") {
      this.#takeAsText(1);
      return;
    }
    this.#brackets.open(this.#position, isImage);
    this.#position += isImage ? 2 : 1;
  }

  #readFootnote(): boolean {
    FOOTNOTE.lastIndex = this.#position;
    const match = FOOTNOTE.exec(this.#text);
    const identifier = match?.[1];
    if (match === null || identifier === undefined) return false;
    const span = spanAt(this.#region, this.#position, match[0].length);
    if (this.#position === this.#start && this.#text.charAt(FOOTNOTE.lastIndex) === ":") {
      this.#context.sink.report("block-misplaced", {
        message: `The footnote \`${match[0]}\` is defined inside a list or a quote`,
        span,
        hint: "Move the line to the end of the section, without anything in front of it.",
      });
    }
    const reference = this.#context.footnotes.refer(identifier, span);
    if (reference === undefined) this.#pushText(match[0], this.#position, true);
    else this.#pushLeaf({ kind: "footnoteReference", identifier, ...reference, span }, this.#position);
    this.#position += match[0].length;
    return true;
  }

  #readDelimiters(): void {
    const start = this.#position;
    const run = readDelimiter(this.#text, start, start === this.#start);
    if (run.kind === "text") {
      this.#pushText(run.value, start, true);
      this.#position += run.value.length;
      return;
    }
    this.#items.push(run);
    this.#delimiters.push(run);
    this.#position += run.length;
  }

  #readAddress(prefix: string): void {
    const autolink = readBareAutolink(this.#text, this.#position, prefix);
    if (autolink === undefined) {
      this.#takeAsText(prefix.length);
      return;
    }
    this.#items.push({ kind: "autolink", ...autolink, start: this.#position });
    this.#position += autolink.text.length;
  }

  /** The local part was read as text already and is taken back. */
  #readMail(): void {
    const mail = findBareMail(this.#text, this.#position);
    if (mail === undefined || mail.start < this.#start || !this.#takeBack(mail.start)) {
      this.#takeAsText(1);
      return;
    }
    this.#items.push({ kind: "autolink", ...mail });
    this.#position = mail.start + mail.text.length;
  }

  /** Nothing is taken back unless all of it was text. */
  #takeBack(start: number): boolean {
    const index = this.#items.findLastIndex((item) => item.start <= start || !isTextual(item));
    const first = this.#items[index];
    if (first === undefined || !isTextual(first) || (first.kind === "delimiter" && first.start < start)) return false;
    const isPartly = first.kind === "text" && first.start < start;
    if (isPartly) first.value = first.value.slice(0, start - first.start);
    for (const item of this.#items.splice(isPartly ? index + 1 : index)) {
      if (item.kind === "delimiter") this.#delimiters.remove(item);
    }
    return true;
  }

  /** What goes on over the end of its line has no length that an editor could underline. */
  #lengthOnLine(start: number): number | undefined {
    return this.#text.slice(start, this.#position).includes("\n") ? undefined : this.#position - start;
  }
}

function isTextual(item: InlineItem): item is TextItem | DelimiterItem {
  return item.kind === "text" || item.kind === "delimiter";
}
