/** A stretch of text that is an abbreviation, or is none. */
export interface TextPart {
  readonly text: string;
  /** The long form, if `text` is a known short form. */
  readonly long?: string;
}

/** Longer short forms are not looked for: the work per word stays bounded. */
const MAX_SHORT_FORM = 60;

const WORD_CHARACTER = /^[\p{L}\p{N}_]/u;

/**
 * Finds the short forms of a brief in its text, by whole words: "MoU" is not found in "MoUs", "UN" not in "UNESCO".
 */
export class AbbreviationIndex {
  readonly #long: ReadonlyMap<string, string>;
  /** Lengths of the short forms, longest first: at each word one look-up per length is enough. */
  readonly #lengths: readonly number[];
  /** Finds the words that begin like a short form; most words of a text do not. */
  readonly #start: RegExp;

  /** @param abbreviations - Short to long form, e.g. "MoU" to "memorandum of understanding". */
  constructor(abbreviations: ReadonlyMap<string, string>) {
    this.#long = abbreviations;
    const lengths = new Set([...abbreviations.keys()].map((short) => short.length));
    this.#lengths = [...lengths].filter((length) => length > 0 && length <= MAX_SHORT_FORM).sort((a, b) => b - a);
    const first = new Set([...abbreviations.keys()].map((short) => String.fromCodePoint(short.codePointAt(0) ?? 0x20)));
    const escaped = [...first].map((character) => character.replace(/[\\\]^-]/g, "\\$&")).join("");
    this.#start = new RegExp(`(?<![\\p{L}\\p{N}_])[${escaped}]`, "gu");
  }

  /** Splits a text at its abbreviations; the parts joined are the text again. */
  split(text: string): TextPart[] {
    if (this.#lengths.length === 0) return [{ text }];
    const parts: TextPart[] = [];
    let done = 0;
    for (const { index } of text.matchAll(this.#start)) {
      const short = index < done ? undefined : this.#shortFormAt(text, index);
      if (short === undefined) continue;
      if (index > done) parts.push({ text: text.slice(done, index) });
      parts.push({ text: short, long: this.#long.get(short) ?? short });
      done = index + short.length;
    }
    if (done < text.length) parts.push({ text: text.slice(done) });
    return parts;
  }

  #shortFormAt(text: string, index: number): string | undefined {
    for (const length of this.#lengths) {
      const candidate = text.slice(index, index + length);
      const next = text.slice(index + length, index + length + 2);
      if (candidate.length === length && this.#long.has(candidate) && !WORD_CHARACTER.test(next)) return candidate;
    }
    return undefined;
  }
}
