import type { Picture } from "../../model/picture.js";
import type { SourcePosition, StyledElement, StyledNode, StyledSvg } from "../../model/styled.js";
import type { Mark } from "../../model/tag-tree.js";
import type { ReportIdle } from "../report.js";
import type { BidiText } from "./bidi-text.js";
import type { InlineItem, InlineLink, LineEvent } from "./inline-item.js";
import type { RunStyles } from "./run-style.js";

/** What compiling needs to know of the document. */
export interface InlineEnvironment {
  readonly runStyles: RunStyles;
  /** The link that is a block around the text, and the footnote that it calls. */
  readonly link?: InlineLink | undefined;
  readonly call?: string | undefined;
  /** Marked content of a text, picture or page number. */
  findMark(node: StyledNode): Mark;
  findLink(element: StyledElement): InlineLink | undefined;
  findPicture(source: string, at: SourcePosition | undefined): Picture | undefined;
  findSvg(node: StyledSvg): Picture | undefined;
  /** @returns The id of the footnote that the element is the first to call. */
  findCall(element: StyledElement): string | undefined;
  reportMissingGlyph(character: string, at: SourcePosition | undefined): void;
  /** Says what of the style of an element in a line has no effect there. */
  checkInline(element: StyledElement, at: SourcePosition | undefined): void;
  /** Says what of the style of a block has no effect where it stands. */
  readonly reportIdle: ReportIdle;
  /** Says that a text takes more lines than it may in the smallest of its sizes (`-briefpress-fit`). */
  reportMisfit(element: StyledElement, lines: number): void;
  /** Inline text cannot be moved from its line (`position: relative`). */
  reportInlinePosition(element: StyledElement, at: SourcePosition | undefined): void;
}

/** Inline content in the making. */
export interface InlineContent {
  readonly items: InlineItem[];
  readonly events: LineEvent[];
  /** Blocks within the text that are taken out of the flow. */
  outside?: StyledElement[];
  /** The last thing was a collapsible space, or nothing was there yet. */
  endsInSpace: boolean;
}

/** Where compiling stands in a paragraph. */
export interface InlineWalk {
  readonly environment: InlineEnvironment;
  readonly content: InlineContent;
  readonly link: InlineLink | undefined;
  readonly source: SourcePosition | undefined;
  readonly call: { id: string | undefined };
  /** Levels of the paragraph's text; `undefined` where all of it runs from left to right. */
  readonly bidi: BidiText | undefined;
}
