/**
 * Finds the locale by which the language's names, numbers and dates are formatted.
 *
 * Node's `Intl` silently takes the machine's own locale for a language that it does not know; the same brief would then
 * differ between machines. So every use of `Intl` goes through here.
 *
 * @param lang - BCP 47, e.g. "uz-Cyrl".
 * @returns `lang` itself, or "en" if the language has no data.
 */
export function supportedLocale(lang: string): string {
  return hasLocale(lang) ? lang : "en";
}

/** Whether Node's `Intl` knows the language; a malformed tag is not known. */
export function hasLocale(lang: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(lang).length > 0;
  } catch {
    return false;
  }
}
