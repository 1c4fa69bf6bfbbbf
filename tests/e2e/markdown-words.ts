/**
 * The words that a person sees in a brief's body: a reading of Markdown by a few patterns, so that it shares nothing with
 * our parser.
 */
export function readBodyWords(markdown: string): readonly string[] {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/u, "");
  return splitWords(
    body
      .replace(/<!--[\s\S]*?-->/gu, "")
      .replace(FENCED, "")
      .replace(/^:::.*$/gmu, "")
      .replace(/^\[[^\]^]+\]: .*$/gmu, "")
      .replace(/\]\[[^\]]*\]/gu, "]")
      .replace(/^- \[[x ]\]/gmu, "")
      .replace(/!\[[^\]]*\]\([^\s)]+(?:\s+"((?:\\.|[^"\\])*)")?\)(?:\{[^}]*\})?/gu, "$1")
      .replace(/\[\^[^\]]+\]:?/gu, " ")
      .replace(/\]\([^)]*\)/gu, "]")
      .replace(/\{[^}\n]*\}/gu, "")
      .replace(/^\d+\. /gmu, ""),
  );
}

const FENCED = /^```[^\n]*\n([\s\S]*?)^```$/gmu;

/** Lines of fenced code, without white space: they are compared letter by letter. */
export function readCodeLines(markdown: string): readonly string[] {
  return [...markdown.matchAll(FENCED)].flatMap((match) => (match[1] ?? "").split("\n").map(dropSpace));
}

export function dropSpace(text: string): string {
  return text.replace(/\s/gu, "");
}

export function splitWords(text: string): readonly string[] {
  return (
    text
      .replaceAll("\u00ad", "")
      .normalize("NFC")
      .toUpperCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Words of the first list that the second has fewer of. */
export function findMissing(wanted: readonly string[], found: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  return wanted.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}
