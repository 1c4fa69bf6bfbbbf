/**
 * Makes the apostrophes of a plain frontmatter text typographic, as parsing does in Markdown: "region's" and
 * "authors'" get the curved sign. Quotation marks are left as written, for lack of context.
 *
 * @param lang - BCP 47; Uzbek is left alone, whose letters oʻ and gʻ have a sign of their own.
 */
export function printText(text: string, lang: string): string {
  if (!text.includes("'") || /^uz\b/iu.test(lang)) return text;
  return text.replace(/(?<=\p{L})'(?=\p{L})/gu, "\u2019").replace(/(?<=s)'(?=\s)/gu, "\u2019");
}
