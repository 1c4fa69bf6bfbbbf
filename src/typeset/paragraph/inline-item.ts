import type { Face, ShapedWord } from "../../model/face.js";
import type { Picture } from "../../model/picture.js";
import type { CounterStyle } from "../../model/computed-style.js";
import type { StyledElement } from "../../model/styled.js";
import type { Mark, TagElement } from "../../model/tag-tree.js";
import type { RunStyle } from "./run-style.js";
import type { PictureSizing } from "./size-picture.js";

/** What a stretch of inline content shares besides its style: its place in the tag tree and its link. */
export interface InlineContext {
  readonly style: RunStyle;
  readonly mark: Mark;
  readonly link: InlineLink | undefined;
  /** The text is drawn in capitals: synthesized small ones, since the style is of a smaller size. */
  readonly capitals?: boolean;
  /** Left out in paragraphs that run from left to right as a whole. */
  readonly bidi?: BidiPlace;
}

/** What the bidirectional algorithm says of a stretch of content. */
export interface BidiPlace {
  /** Embedding level: odd for text from right to left. */
  readonly level: number;
  /** Level of the paragraph. */
  readonly base: number;
}

export interface InlineLink {
  readonly target: string;
  readonly element: TagElement;
  readonly contents: string;
}

/** The content of a paragraph in logical order: boxes, the spaces between them and forced breaks. */
export type InlineItem = WordItem | SpaceItem | BreakItem | PictureItem | PageNumberItem | LeaderItem | KernItem;

/** A piece of text that holds no break but where it says so. */
export interface WordItem {
  readonly kind: "word";
  readonly context: InlineContext;
  readonly face: Face;
  readonly word: ShapedWord;
  readonly widthPt: number;
  /** "after": the line may end here; "hyphen": it may end here with a hyphen. */
  readonly breakable: "no" | "after" | "hyphen";
  /** Ids of the footnotes that the word calls. */
  readonly call: string | undefined;
  /** The first piece of a word that had to be cut to fit its column: the whole word. */
  readonly cutFrom?: string;
}

/** White space between words; the line may end here. `widthPt` includes kerning over the space. */
export interface SpaceItem {
  readonly kind: "space";
  readonly context: InlineContext;
  readonly face: Face;
  /** Final, as `breakable` is, once the item behind is known. */
  widthPt: number;
  breakable: boolean;
  /** It holds two words together that had better stay on one line; where no line can take both, they part. */
  tied: boolean;
}

/** Room that holds no text: what an inline block has over its content. The line does not end here. */
export interface KernItem {
  readonly kind: "kern";
  readonly context: InlineContext;
  readonly widthPt: number;
}

export interface BreakItem {
  readonly kind: "break";
  readonly context: InlineContext;
}

export interface PictureItem {
  readonly kind: "picture";
  readonly context: InlineContext;
  readonly picture: Picture;
  readonly widthPt: number;
  readonly heightPt: number;
  /** What decides on the size, where a share of the measure is part of it. */
  readonly sizing?: PictureSizing;
  /** Width with margins; the picture stands `marginLeftPt` into it. */
  readonly outerWidthPt: number;
  readonly marginLeftPt: number;
  /** Extent above the baseline; the rest of the height hangs below. */
  readonly abovePt: number;
  /** Margins above and below it. */
  readonly marginTopPt: number;
  readonly marginBottomPt: number;
}

/** A page number that is known after layout; `widthPt` is what is held free for it. */
export interface PageNumberItem {
  readonly kind: "page-number";
  readonly context: InlineContext;
  readonly face: Face;
  /** `undefined` for the page that the number stands on. */
  readonly target: string | undefined;
  readonly counterStyle: CounterStyle;
  readonly widthPt: number;
}

/** A word that is repeated until the line is full; `widthPt` is the least that it takes. */
export interface LeaderItem {
  readonly kind: "leader";
  readonly context: InlineContext;
  readonly face: Face;
  /** Empty for a leader of spaces. */
  readonly word: ShapedWord;
  /** From one word to the next. */
  readonly patternPt: number;
  readonly widthPt: number;
}

/** An element whose first line matters: it has an id, sets strings or is a bookmark. */
export type LineEvent = StyledElement;
