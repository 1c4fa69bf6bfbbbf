import { supportedLocale } from "../formats/supported-locale.js";

/** Making an `Intl` object costs a hundred times more than using it. */
const known = new Map<string, { readonly names: Intl.DisplayNames; readonly collator: Intl.Collator }>();

function find(lang: string): { readonly names: Intl.DisplayNames; readonly collator: Intl.Collator } {
  const locale = supportedLocale(lang);
  const found = known.get(locale) ?? {
    names: new Intl.DisplayNames([locale], { type: "region", fallback: "code" }),
    collator: new Intl.Collator(locale),
  };
  known.set(locale, found);
  return found;
}

/**
 * The everyday name of a country or of a part of the world.
 *
 * @param code - Alpha-2, or three digits of M49.
 */
export function findPlaceName(code: string, lang: string): string {
  return find(lang).names.of(code) ?? code;
}

/** Names in the order of the language's alphabet. */
export function sortNames(names: readonly string[], lang: string): readonly string[] {
  const { collator } = find(lang);
  return names.toSorted((a, b) => collator.compare(a, b));
}
