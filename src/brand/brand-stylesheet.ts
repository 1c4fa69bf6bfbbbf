import type { Brand, BrandFontFace } from "../model/brand.js";

/** Names that may stand in a custom property without escapes. */
export const SAFE_NAME = /^[a-zA-Z_][a-zA-Z0-9_-]*$/u;

/** What colours are after reading. */
const SAFE_COLOR = /^#[0-9a-f]{6}$/u;

/**
 * A brand as a stylesheet: its font files, and custom properties that templates read with a fallback of their own:
 * `--brand-color-NAME` for palette and roles, `--brand-font-ELEMENT` for the families, `--brand-ELEMENT-PROPERTY` for
 * what else is said of an element. Where a brand brings the family, `--brand-ELEMENT-adjust` is what a template says of
 * its own face in `--ELEMENT-x-height`, for `font-size-adjust`; the families that every template has fit as they are.
 *
 * @returns e.g. `:root { --brand-color-primary: #12355b; --brand-font-base: "Source Serif 4"; }`
 */
export function createBrandStylesheet(brand: Brand): string {
  const colors = [...brand.colors].filter(([name, value]) => SAFE_NAME.test(name) && SAFE_COLOR.test(value));
  const lines = [
    ...colors.map(([name, value]) => `--brand-color-${name}: ${value};`),
    ...[...brand.fonts].map(([element, family]) => `--brand-font-${element}: ${quoteString(family)};`),
    ...listAdjusted(brand).map((element) => `--brand-${element}-adjust: var(--${element}-x-height, none);`),
    ...brand.typography.map(({ name, value }) => `--brand-${name}: ${value};`),
  ];
  return [...brand.fontFaces.map(writeFontFace), `:root { ${lines.join(" ")} }`].join("\n");
}

/** Elements with a family that the brand brings as files. */
function listAdjusted({ fonts, fontFaces }: Brand): readonly string[] {
  const own = new Set(fontFaces.map(({ family }) => family.toLowerCase()));
  return [...fonts].flatMap(([element, family]) => (own.has(family.toLowerCase()) ? [element] : []));
}

function writeFontFace({ family, path, weight, style }: BrandFontFace): string {
  // The path of a URL is decoded once more.
  const source = quoteString(path.replaceAll("%", "%25"));
  return `@font-face { font-family: ${quoteString(family)}; src: url(${source}); font-weight: ${weight}; font-style: ${style} }`;
}

/**
 * A CSS string. Whatever could end the string, or the style element that it stands in, becomes an escape by number.
 *
 * @see CSS Syntax 3, 4.3.7
 */
function quoteString(text: string): string {
  return `"${text.replace(/["\\<>&\p{Cc}]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
