/** Brackets deeper than this are no stylesheet; css-tree and our parsers recurse once for each. */
const DEEPEST = 60;

/** What counting brackets found; offsets into the text. */
export type NestingProblem =
  | { readonly kind: "too-deep"; readonly offset: number }
  | { readonly kind: "unclosed"; readonly offset: number; readonly bracket: string };

/** Everything in a sheet that can hold or be a bracket: comments, strings, escapes and brackets. */
const TOKENS = /\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|\\[\s\S]|[{}()[\]]/gu;

/**
 * Counts brackets before anything parses the text: a thousand nested ones would overflow the stack, and one that is
 * never closed would swallow the rest of the sheet without a word.
 */
export function findNestingProblem(text: string): NestingProblem | undefined {
  const open: { readonly offset: number; readonly bracket: string }[] = [];
  for (const match of text.matchAll(TOKENS)) {
    const [token] = match;
    if (token === "{" || token === "(" || token === "[") {
      if (open.push({ offset: match.index, bracket: token }) > DEEPEST)
        return { kind: "too-deep", offset: match.index };
    } else if (token === "}") {
      while (open.length > 0 && open.pop()?.bracket !== "{");
    } else if (token === ")" || token === "]") {
      if (open.at(-1)?.bracket === (token === ")" ? "(" : "[")) open.pop();
    }
  }
  const [unclosed] = open;
  return unclosed && { kind: "unclosed", ...unclosed };
}

/** Line and column, from 1, of an offset. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
