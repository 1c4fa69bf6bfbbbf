/**
 * What stands around an expression in Markdown. It decides how a cell is written, so that none of it is read as markup:
 *
 * - `text`: anywhere else; signs that mean something are escaped.
 * - `title`: inside the quotes of a link's title or an attribute's value; quotes are escaped too.
 * - `value`: behind the `=` of an attribute; the cell brings its own quotes.
 * - `address`: in the address of a link or picture; percent-encoded.
 * - `code`: in a code span or a fenced block, where nothing can be escaped.
 * - `word`: behind `:::name` and in `{#id}`; a name.
 */
export type CellContext = "text" | "title" | "value" | "address" | "code" | "word";

const FENCE = /^[\s>*+-]*(`{3,}|~{3,})(.*)$/u;
const ADDRESS = /(?:\]\(\s*<?[^\s<>()"']*|<[a-z][a-z0-9+.-]*:[^\s<>]*|^ {0,3}\[[^\]]+\]:\s*<?[^\s<>]*)$/iu;
const TITLE = /\]\([^()]*\s(?:"[^"]*|'[^']*)$/u;

/** Finds what stands around places of a Markdown text; the text is looked through once. */
export function createContextFinder(markdown: string): (offset: number) => CellContext {
  const lines = markdown.split("\n");
  const starts: number[] = [];
  const fenced: boolean[] = [];
  let offset = 0;
  let fence = "";
  for (const line of lines) {
    const [, marks = "", rest = ""] = FENCE.exec(line) ?? [];
    const closes = fence !== "" && marks.startsWith(fence) && rest.trim() === "";
    starts.push(offset);
    fenced.push(fence !== "" || marks !== "");
    if (closes) fence = "";
    else if (fence === "" && marks !== "" && !(marks.startsWith("`") && rest.includes("`"))) fence = marks;
    offset += line.length + 1;
  }
  return (at) => {
    const index = findLine(starts, at);
    if (fenced[index] === true) return "code";
    const before = (lines[index] ?? "").slice(0, at - (starts[index] ?? 0));
    return isInCode(lines, index, before) ? "code" : readLine(before);
  };
}

function findLine(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A code span may run over the lines of a paragraph; longer ones than this are not looked for. */
const MOST_LINES = 40;

function isInCode(lines: readonly string[], index: number, before: string): boolean {
  let first = index;
  while (first > 0 && index - first < MOST_LINES && (lines[first - 1] ?? "").trim() !== "") first--;
  const text = [...lines.slice(first, index), before].join("\n");
  let open = "";
  for (const [run, start] of Array.from(text.matchAll(/`+/gu), (match) => [match[0], match.index] as const)) {
    if (open === "" && text.charAt(start - 1) !== "\\") open = run;
    else if (run === open) open = "";
  }
  return open !== "";
}

function readLine(before: string): CellContext {
  // Expressions of the same line have braces of their own.
  const plain = before.replace(/\{\{.*?\}\}/gu, "x");
  const brace = plain.lastIndexOf("{");
  if (brace > plain.lastIndexOf("}") && plain.charAt(brace - 1) !== "\\") {
    const inside = plain.slice(brace);
    const quotes = inside.replace(/\\./gu, "").match(/"/gu)?.length ?? 0;
    if (quotes % 2 === 1) return "title";
    return inside.endsWith("=") ? "value" : "word";
  }
  if (/^ {0,3}:{3}/u.test(plain)) return "word";
  if (TITLE.test(plain)) return "title";
  return ADDRESS.test(plain) ? "address" : "text";
}
