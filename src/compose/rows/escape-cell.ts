import type { CellContext } from "./cell-context.js";

/** Signs that mean something wherever they stand. */
const SIGNS = /[\\`*_{}[\]<>|~&^#@$]/gu;

/**
 * Writes a cell so that Markdown prints it as it is. Line ends become spaces.
 *
 * @returns `undefined` if the place cannot take this cell: a back quote in code, or anything but a name behind `:::`.
 */
export function escapeCell(cell: string, context: CellContext): string | undefined {
  const text = cell.replace(/\s*[\n\r\t\v\f\u0085\u2028\u2029]+\s*/gu, " ").trim();
  switch (context) {
    case "text":
      return escapeText(text);
    case "title":
      return escapeQuoted(text);
    case "value":
      return `"${escapeQuoted(text)}"`;
    case "address":
      return encodeURI(text).replace(/[()'&;]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
    case "code":
      return isSafeInCode(text) ? text : undefined;
    case "word":
      return /^[\p{L}\p{N}_-]+$/u.test(text) ? text : undefined;
  }
}

/** Signs with a meaning at the beginning of a line or beside their like are escaped there alone: dates and numbers stay whole. */
function escapeText(text: string): string {
  return text
    .replace(SIGNS, "\\$&")
    .replace(/^[-+=:!]|^(\d+)(?=[.)])/u, (start, digits: string | undefined) =>
      digits === undefined ? `\\${start}` : `${start}\\`,
    )
    .replace(/([-.:!?+='"])(?=\1)|(?<=([-.:]))\2/gu, (sign, _first, _second, at: number, whole: string) =>
      whole.charAt(at - 1) === "\\" ? sign : `\\${sign}`,
    )
    .replace(/:(?=\/\/)|(?<=\bwww)\./giu, "\\$&");
}

function escapeQuoted(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/gu, "\\$&");
}

/** In code each sign is printed; what would end it, or be YAML of a chart, cannot be told apart from it. */
function isSafeInCode(text: string): boolean {
  return /^(?![-?:](?:\s|$))[^`~#:{}[\]&*!|>'"%@\\]*$/u.test(text);
}
