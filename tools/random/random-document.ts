/** A generated page of HTML with its stylesheet, and what must be true of its pages. */
export interface RandomDocument {
  readonly html: string;
  readonly css: string;
  /** What stands in the flow. */
  readonly root: Part;
  readonly notes: readonly ExpectedNote[];
  readonly sides: readonly ExpectedSide[];
  /** Blocks out of the flow: positioned ones, and those at the foot of a page. */
  readonly loose: readonly Part[];
  /** Sources of the pictures, each of which is named once. */
  readonly pictures: readonly string[];
  /** Distance of the text from the edges of all pages, at least, in pt. */
  readonly marginPt: number;
  /** Text has another width on left pages: what has begun on a right one may be too wide there. */
  readonly uneven: boolean;
  /** Lengths in it are out of all proportion: lines may stand anywhere, but none may be lost. */
  readonly wild: boolean;
}

/** A part of the document; words occur once in it. */
export interface Part {
  /**
   * How it is read: words one after the other; parts below one another; parts beside one another; parts that run
   * through columns, where what is read later may stand higher on the same page.
   */
  readonly kind: "text" | "series" | "parallel" | "columns";
  /** e.g. "div 12" */
  readonly name: string;
  readonly words: readonly string[];
  readonly parts: readonly Part[];
  /** Background of its box, which no other box has; 0xrrggbb. */
  readonly color: number | undefined;
  /** Moved away from its place, so that it may lie on others. */
  readonly moved: boolean;
  /** Wider than what is around it by its own style. */
  readonly mayBeWider: boolean;
}

/** A footnote, called right behind a word. */
export interface ExpectedNote {
  readonly calledAt: string;
  readonly part: Part;
}

/** A side note, which belongs to a block that begins with a word. */
export interface ExpectedSide {
  readonly float: "sidenote" | "leftnote" | "rightnote";
  readonly anchor: string;
  readonly part: Part;
}

/** Words of a part and of all within it, in order. */
export function listWords(part: Part): readonly string[] {
  return [...part.words, ...part.parts.flatMap(listWords)];
}
