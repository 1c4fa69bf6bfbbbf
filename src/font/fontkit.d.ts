/** The part of fontkit 2.0.4 that is used; the package has no types of its own. */
declare module "fontkit" {
  /** What layout reads from a glyph and gives back. */
  export interface Glyph {
    readonly id: number;
    /** Code points that the glyph stands for; empty for the later glyphs of a multiple substitution. */
    readonly codePoints: readonly number[];
    readonly advanceWidth: number;
    readonly isMark: boolean;
    readonly cbox: unknown;
  }

  export interface GlyphPosition {
    readonly xAdvance: number;
    readonly yAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }

  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly GlyphPosition[];
  }

  /** Glyphs as a list or as ranges (OpenType, Coverage table). */
  export interface Coverage {
    readonly glyphs?: readonly number[];
    readonly rangeRecords?: readonly { readonly start: number; readonly end: number }[];
  }

  /** What is read of GSUB and GPOS subtables; which parts there are depends on type and format. */
  export interface SubTable {
    readonly coverage?: Coverage;
    readonly coverages?: readonly Coverage[];
    readonly backtrackCoverage?: readonly Coverage[];
    readonly inputCoverage?: readonly Coverage[];
    readonly lookaheadCoverage?: readonly Coverage[];
    readonly ligatureSets?: { toArray(): readonly (readonly { readonly components: readonly number[] }[])[] };
    /** Type of the table that an extension points to. */
    readonly lookupType?: number;
    readonly extension?: SubTable;
  }

  export interface Lookup {
    readonly lookupType: number;
    readonly subTables: readonly SubTable[];
  }

  export interface LookupTable {
    readonly featureList?: readonly {
      readonly tag: string;
      readonly feature: { readonly lookupListIndexes: Iterable<number> };
    }[];
    readonly lookupList: { get(index: number): Lookup };
  }

  export interface Font {
    readonly GSUB?: LookupTable | null;
    readonly GPOS?: LookupTable | null;
    readonly postscriptName: string | null;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    /** A property, so that it can be replaced on one font: fontkit's own remembers the text of a glyph's first use. */
    getGlyph: (id: number, codePoints?: readonly number[]) => Glyph;
    /**
     * @param features - Tag to on or off; fontkit writes into it.
     * @param script - OpenType script tag; found from the text if left out.
     */
    layout(
      text: string,
      features: Record<string, boolean>,
      script: string | undefined,
      language: string | undefined,
      direction: "ltr" | "rtl" | undefined,
    ): GlyphRun;
  }

  export function create(bytes: Uint8Array): Font;
}
