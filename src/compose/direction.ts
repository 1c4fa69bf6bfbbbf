/** Languages that are written from right to left in their usual script. Source: CLDR 46, characterOrder. */
const RTL_LANGUAGES: ReadonlySet<string> = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ks",
  "ps",
  "sd",
  "ug",
  "ur",
  "yi",
]);

const RTL_SCRIPTS: ReadonlySet<string> = new Set(["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"]);

/**
 * Finds the direction in which a language is written.
 *
 * @param lang - BCP 47; a script in it decides, e.g. "uz-Arab" is "rtl" and "ks-Deva" is "ltr".
 */
export function findDirection(lang: string): "ltr" | "rtl" {
  const [language = "", ...subtags] = lang.toLowerCase().split("-");
  const script = subtags.find((subtag) => /^[a-z]{4}$/u.test(subtag));
  const isRtl = script === undefined ? RTL_LANGUAGES.has(language) : RTL_SCRIPTS.has(script);
  return isRtl ? "rtl" : "ltr";
}
