/** One part of an at-rule's prelude, as far as media queries, `@supports` and `@import` need it. */
export type PreludePart =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "comma" }
  /** Parentheses with what stands in them; `name` is "" where there is no function. */
  | { readonly kind: "block"; readonly name: string; readonly text: string };

const TOKENS =
  /\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?|[^\s,()"']*\(|\)|,|[^\s,()"']+/gu;

/** Splits a prelude into its parts; css-tree's own are not all typed. */
export function splitPrelude(text: string): readonly PreludePart[] {
  const parts: PreludePart[] = [];
  let open: { readonly name: string; readonly from: number } | undefined;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (token.startsWith("/*")) continue;
    if (open !== undefined) {
      if (token.endsWith("(")) depth++;
      else if (token === ")" && depth-- === 0) {
        parts.push({ kind: "block", name: open.name, text: text.slice(open.from, index).trim() });
        open = undefined;
      }
    } else if (token.endsWith("(") && !/^["']/u.test(token)) {
      open = { name: token.slice(0, -1).toLowerCase(), from: index + token.length };
      depth = 0;
    } else parts.push(readToken(token));
  }
  if (open !== undefined) parts.push({ kind: "block", name: open.name, text: text.slice(open.from).trim() });
  return parts;
}

function readToken(token: string): PreludePart {
  if (token === ",") return { kind: "comma" };
  return /^["']/u.test(token) ? { kind: "string", text: unquote(token) } : { kind: "word", text: token };
}

/** Text without its quotes. */
export function unquote(text: string): string {
  return text.replace(/^(["'])([\s\S]*)\1$/u, "$2").replace(/\\([\s\S])/gu, "$1");
}

/** Parts between commas. */
export function splitParts(parts: readonly PreludePart[]): readonly (readonly PreludePart[])[] {
  const lists: PreludePart[][] = [[]];
  for (const part of parts) {
    if (part.kind === "comma") lists.push([]);
    else lists.at(-1)?.push(part);
  }
  return lists;
}
