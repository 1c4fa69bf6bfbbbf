/** Weight and slope that a face is asked for. */
export interface FaceRequest {
  /** 1 to 1000, CSS `font-weight`. */
  readonly weight: number;
  readonly style: "normal" | "italic";
  /** Percent of the normal width; 100 by default. */
  readonly stretch?: number;
}

export type TextDirection = "ltr" | "rtl";

/** One glyph of a shaped word. Advances and offsets are in thousandths of an em. */
export interface ShapedGlyph {
  /** Glyph index in the font program. */
  readonly id: number;
  /**
   * The characters that the glyph stands for, e.g. "ffi"; "" for the later glyphs of a cluster. They stand in visual
   * order as the glyphs do: those of a ligature in a word from right to left are reversed.
   */
  readonly text: string;
  readonly advance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  /** The glyph's own width in the font program, without kerning. */
  readonly width: number;
}

/** A word shaped once for the life of the process; glyphs stand in visual order. */
export interface ShapedWord {
  readonly kind: "word";
  readonly text: string;
  readonly glyphs: readonly ShapedGlyph[];
  /** Sum of the advances in thousandths of an em. */
  readonly advance: number;
  /** Whether the face has a glyph for each of the characters. */
  readonly complete: boolean;
  /** Kerning between a space and the word's first character, in thousandths of an em; 0 in most faces. */
  readonly kernBefore: number;
  /** Kerning between the word's last character and a space, in thousandths of an em; 0 in most faces. */
  readonly kernAfter: number;
}

/** An opened font program. All metrics are in thousandths of an em, y upwards. */
export interface Face {
  /** Unique and stable for the file's content, e.g. "SourceSans3-Regular". */
  readonly postscriptName: string;
  readonly family: string;
  readonly weight: number;
  readonly style: "normal" | "italic";
  readonly ascent: number;
  /** Negative. */
  readonly descent: number;
  readonly lineGap: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly underlinePosition: number;
  readonly underlineThickness: number;
  readonly italicAngle: number;
  readonly boundingBox: readonly [number, number, number, number];
  readonly fixedPitch: boolean;
  readonly serif: boolean;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** Width of U+0020. */
  readonly spaceWidth: number;
  hasCharacter(codePoint: number): boolean;
  /** Whether some script of the font has the substitutions of an OpenType feature, e.g. "smcp". */
  hasFeature(tag: string): boolean;
  /**
   * Shapes one word; the result is cached.
   *
   * @param word - No spaces inside but no-break ones.
   * @param features - OpenType features beyond the default ones, sorted and joined, e.g. "lnum,tnum"; "" for none.
   * @param direction - By default that of the word's script.
   */
  shape(word: string, features: string, direction?: TextDirection): ShapedWord;
  /**
   * Font program that holds the glyphs asked for (and the parts of composite ones), renumbered in ascending order.
   *
   * @returns TrueType bytes and the map from old to new glyph index.
   */
  subset(glyphIds: ReadonlySet<number>): {
    readonly program: Uint8Array;
    readonly glyphMap: ReadonlyMap<number, number>;
  };
}

/** Finds faces by CSS family, weight and style; opens each file at most once in the life of the process. */
export interface FontBook {
  /** @returns The nearest face of the family by the CSS rules for weight and style; `undefined` for an unknown family. */
  findFace(family: string, request: FaceRequest): Face | undefined;
  /** Families known, as they were declared, e.g. ["Source Sans 3"]. */
  readonly families: readonly string[];
}
