import type { Brand } from "../model/brand.js";

/** Names that may stand in a custom property without escapes. */
const SAFE_NAME = /^[a-zA-Z_][a-zA-Z0-9_-]*$/u;

/**
 * A brand as a stylesheet: `--brand-color-NAME` for palette and roles, `--brand-font-ROLE` for the families. Templates
 * read them with a fallback of their own.
 *
 * @returns e.g. `:root { --brand-color-primary: #12355b; --brand-font-base: "Source Serif 4"; }`
 */
export function createBrandStylesheet(brand: Brand): string {
  const colors = [...brand.colors].filter(([name]) => SAFE_NAME.test(name));
  const lines = [
    ...colors.map(([name, value]) => `--brand-color-${name}: ${value};`),
    ...[...brand.fonts].map(([role, family]) => `--brand-font-${role}: ${quoteFamily(family)};`),
  ];
  return `:root { ${lines.join(" ")} }`;
}

/** A CSS string: quotes and backslashes escaped, line ends as escapes (CSS Syntax 3, 4.3.5). */
function quoteFamily(family: string): string {
  return `"${family.replace(/["\\]/gu, "\\$&").replace(/[\n\r\f]/gu, " ")}"`;
}
