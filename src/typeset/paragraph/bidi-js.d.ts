/** The part of bidi-js 1.1.0 that is used; its own types name a default export that its CommonJS build does not have. */
declare module "bidi-js" {
  export interface EmbeddingLevels {
    /** One for each UTF-16 unit. */
    readonly levels: Uint8Array;
    /** `end` is inclusive. */
    readonly paragraphs: readonly { readonly start: number; readonly end: number; readonly level: number }[];
  }

  export interface Bidi {
    getEmbeddingLevels(text: string, base: "ltr" | "rtl" | "auto"): EmbeddingLevels;
    getMirroredCharacter(character: string): string | null;
    /** The line in visual order, brackets mirrored; what tests compare with. */
    getReorderedString(text: string, levels: EmbeddingLevels, start: number, end: number): string;
  }

  export default function createBidi(): Bidi;
}
