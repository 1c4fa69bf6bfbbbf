const ATTRIBUTE = "\\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\\s*=\\s*(?:[^\\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?";
const TAG = new RegExp(`<(?:[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*\\s*/?|/[A-Za-z][A-Za-z0-9-]*\\s*)>`, "y");
const SHORT_COMMENT = /<!---?>/y;

/** Markup that runs from one fixed string to another. */
const ENCLOSED: readonly { readonly opens: RegExp; readonly closes: string }[] = [
  { opens: /<!--/y, closes: "-->" },
  { opens: /<\?/y, closes: "?>" },
  { opens: /<!\[CDATA\[/y, closes: "]]>" },
  { opens: /<![A-Za-z]/y, closes: ">" },
];

/**
 * Reads raw HTML within a text; one reader serves one text, since it remembers which ends are not to be found any
 * more. Without that, a row of `<!--` would be searched to the end again and again.
 *
 * @see CommonMark 0.31.2, 6.6
 */
export class InlineHtmlReader {
  readonly #text: string;
  readonly #missing = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** @returns The tag, comment, declaration or instruction that begins at the offset. */
  read(offset: number): string | undefined {
    return matchAt(SHORT_COMMENT, this.#text, offset) ?? matchAt(TAG, this.#text, offset) ?? this.#readEnclosed(offset);
  }

  #readEnclosed(offset: number): string | undefined {
    for (const { opens, closes } of ENCLOSED) {
      const opening = matchAt(opens, this.#text, offset);
      if (opening === undefined) continue;
      if (this.#missing.has(closes)) return undefined;
      const end = this.#text.indexOf(closes, offset + opening.length);
      if (end >= 0) return this.#text.slice(offset, end + closes.length);
      this.#missing.add(closes);
      return undefined;
    }
    return undefined;
  }
}

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}
