declare module "hyphen" {
  /** @returns A function that puts `hyphenChar` into a text wherever its words may be divided. */
  export default function createHyphenator(
    patterns: unknown,
    options: { readonly hyphenChar: string; readonly minWordLength: number },
  ): (text: string) => string;
}
