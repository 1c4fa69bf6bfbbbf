import { problem, quote, scalarField, value, type Reading } from "./scalar-field.js";

/** A DOI without the resolver in front of it. */
export function doi() {
  const hint = "the DOI alone, e.g. 10.1234/brief.3";
  return scalarField("a DOI", hint, (scalar) => {
    const text = scalar.source.trim();
    if (/^10\.\d{4,9}\/\S+$/u.test(text)) return value(text);
    const bare = /10\.\d{4,9}\/\S+/u.exec(text)?.[0];
    return malformed("a DOI", text, bare === undefined ? `Write ${hint}` : `Write ${bare}`);
  });
}

/** @see ISO 3297:2022, annex A (check digit modulo 11, weights 8 to 2) */
export function issn() {
  const hint = "eight characters in two groups, e.g. 2049-3630";
  return scalarField("an ISSN", hint, (scalar) => {
    const text = scalar.source.trim();
    if (!/^\d{4}-\d{3}[\dX]$/u.test(text)) return malformed("an ISSN", text, `Write ${hint}`);
    const digits = text.replace("-", "");
    const sum = Array.from(digits.slice(0, 7)).reduce((total, digit, at) => total + Number(digit) * (8 - at), 0);
    return checkDigit(text, digits.at(-1), (11 - (sum % 11)) % 11);
  });
}

/** @see ISO/IEC 7064:2003, MOD 11-2, as ORCID uses it */
export function orcid() {
  const hint = "sixteen characters in four groups, e.g. 0000-0002-1825-0097";
  return scalarField("an ORCID iD", hint, (scalar) => {
    const text = scalar.source.trim();
    const bare = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/u.exec(text)?.[0];
    if (bare !== text) return malformed("an ORCID iD", text, bare === undefined ? `Write ${hint}` : `Write ${bare}`);
    const digits = text.replace(/-/gu, "");
    const total = Array.from(digits.slice(0, 15)).reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0);
    return checkDigit(text, digits.at(-1), (12 - total) % 11);
  });
}

function checkDigit(text: string, written: string | undefined, expected: number): Reading<string> {
  const digit = expected === 10 ? "X" : String(expected);
  if (written === digit) return value(text);
  const message = `is ${quote(text)}, whose last character does not match the others, so one of them is wrong`;
  return problem(
    "invalid-identifier",
    message,
    "Copy it again from its source; a character is wrong or two are swapped",
  );
}

function malformed(what: string, text: string, hint: string): Reading<never> {
  return problem("invalid-identifier", `is ${quote(text)}, which is not ${what}`, hint);
}

/** A BCP 47 tag of a language that CLDR knows, in its canonical form. */
export function languageTag() {
  const hint = "a language tag, e.g. en, en-GB, ru, fa-AF or uz-Cyrl";
  return scalarField("a language tag", hint, (scalar) => {
    const text = scalar.source.trim();
    const canonical = canonicalTag(text) ?? canonicalTag(text.replace(/_/gu, "-"));
    if (canonical === undefined || !isKnownLanguage(canonical)) {
      return problem("invalid-language", `is ${quote(text)}, which names no language`, `Write ${hint}`);
    }
    if (canonical === text) return value(text);
    return problem(
      "invalid-language",
      `is ${quote(text)}, which is not how the tag is written`,
      `Write \`${canonical}\``,
    );
  });
}

function canonicalTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

const languageNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** Whether the text is a well-formed tag of a language that CLDR knows. */
export function isLanguageTag(text: string): boolean {
  const canonical = canonicalTag(text);
  return canonical !== undefined && isKnownLanguage(canonical);
}

function isKnownLanguage(tag: string): boolean {
  const language = tag.split("-")[0] ?? "";
  return language !== "und" && languageNames.of(language) !== undefined;
}
