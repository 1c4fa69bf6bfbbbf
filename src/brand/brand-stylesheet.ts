import type { Brand } from "../model/brand.js";

/** Names that may stand in a custom property without escapes. */
export const SAFE_NAME = /^[a-zA-Z_][a-zA-Z0-9_-]*$/u;

/** What colours are after reading. */
const SAFE_COLOR = /^#[0-9a-f]{6}$/u;

/**
 * A brand as a stylesheet: `--brand-color-NAME` for palette and roles, `--brand-font-ROLE` for the families. Templates
 * read them with a fallback of their own.
 *
 * @returns e.g. `:root { --brand-color-primary: #12355b; --brand-font-base: "Source Serif 4"; }`
 */
export function createBrandStylesheet(brand: Brand): string {
  const colors = [...brand.colors].filter(([name, value]) => SAFE_NAME.test(name) && SAFE_COLOR.test(value));
  const lines = [
    ...colors.map(([name, value]) => `--brand-color-${name}: ${value};`),
    ...[...brand.fonts].map(([role, family]) => `--brand-font-${role}: ${quoteFamily(family)};`),
  ];
  return `:root { ${lines.join(" ")} }`;
}

/**
 * A CSS string. Whatever could end the string, or the style element that it stands in, becomes an escape by number.
 *
 * @see CSS Syntax 3, 4.3.7
 */
function quoteFamily(family: string): string {
  return `"${family.replace(/["\\<>&\p{Cc}]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
