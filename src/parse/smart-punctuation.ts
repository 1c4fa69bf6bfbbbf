import { characterAt, characterBefore, judgeFlanking } from "./flanking.js";

/** The quotation marks of a language, spaces inside them included. */
interface QuotationMarks {
  /** Opening and closing mark of `"..."`. */
  readonly double: readonly [string, string];
  /** Opening and closing mark of `'...'`. */
  readonly single: readonly [string, string];
}

const NO_BREAK_SPACE = "\u00A0";
const NARROW_NO_BREAK_SPACE = "\u202F";
const APOSTROPHE = "’";

const ENGLISH: QuotationMarks = { double: ["“", "”"], single: ["‘", "’"] };
const GERMAN: QuotationMarks = { double: ["„", "“"], single: ["‚", "‘"] };
const RUSSIAN: QuotationMarks = { double: ["«", "»"], single: ["„", "“"] };
const SPANISH: QuotationMarks = { double: ["«", "»"], single: ["“", "”"] };
const PERSIAN: QuotationMarks = { double: ["«", "»"], single: ["‹", "›"] };
const POLISH: QuotationMarks = { double: ["„", "”"], single: ["‚", "’"] };
const FRENCH: QuotationMarks = {
  double: [`«${NO_BREAK_SPACE}`, `${NO_BREAK_SPACE}»`],
  single: ["“", "”"],
};

/** By primary language subtag; every other language prints English marks. Source: CLDR 46, delimiters. */
const MARKS: ReadonlyMap<string, QuotationMarks> = new Map([
  ["de", GERMAN],
  ["cs", GERMAN],
  ["fr", FRENCH],
  ["ru", RUSSIAN],
  ["uk", RUSSIAN],
  ["be", RUSSIAN],
  ["kk", RUSSIAN],
  ["ky", RUSSIAN],
  ["tg", RUSSIAN],
  ["es", SPANISH],
  ["it", SPANISH],
  ["pt", SPANISH],
  ["fa", PERSIAN],
  ["pl", POLISH],
]);

/** One stretch of the text of a paragraph. */
export interface TextRun {
  readonly text: string;
  /**
   * Literal text is looked at but not changed: code, escaped characters, character references, web addresses.
   */
  readonly literal: boolean;
}

interface Replacement {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

const CANDIDATE = /["']|-{2,}|\.{3}/g;
const FRENCH_SPACE = / (?=[;!?:»])|(?<=«) /g;
const WORD = /[\p{L}\p{N}]/u;
/** `'90s` never opens a quotation. */
const DECADE = /^\d0s(?![\p{L}\p{N}])/u;

/**
 * Makes quotes, dashes and ellipses typographic.
 *
 * The runs of a paragraph are looked at together, so that a quote may open in one and close in another, as in
 * `"*quoted* text"`. `--` becomes an en dash, `---` an em dash, longer rows of hyphens stay. In French, a space that
 * the author put before `; : ! ?` or inside guillemets becomes one that does not break.
 *
 * @param lang - BCP 47, e.g. "de-AT"; the first subtag decides.
 * @returns The new text of each run, in the same order.
 */
export function smartenPunctuation(runs: readonly TextRun[], lang: string): string[] {
  const text = runs.map((run) => run.text).join("");
  const language = lang.toLowerCase().split("-", 1)[0] ?? "";
  const replacements = findReplacements(text, runs, MARKS.get(language) ?? ENGLISH);
  const smart = applyReplacements(runs, replacements);
  return language === "fr"
    ? smart.map((value, index) => (runs[index]?.literal === true ? value : bindFrench(value)))
    : smart;
}

function bindFrench(text: string): string {
  return text.replace(FRENCH_SPACE, (_space, offset: number) =>
    ";!?".includes(text.charAt(offset + 1)) && offset + 1 < text.length ? NARROW_NO_BREAK_SPACE : NO_BREAK_SPACE,
  );
}

/** Quotes are paired last to first: an apostrophe is never mistaken for the end of a quotation that has not begun. */
function findReplacements(text: string, runs: readonly TextRun[], marks: QuotationMarks): Replacement[] {
  const isLiteral = createLiteralTest(runs);
  const quotes = new QuotePairing(marks);
  const replacements: Replacement[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const start = match.index;
    const found = match[0];
    if (isLiteral(start, found.length)) continue;
    if (found === '"' || found === "'") quotes.add(text, start);
    else if (found.length <= 3) {
      const replacement = found === "..." ? "…" : found === "--" ? "–" : "—";
      replacements.push({ start, length: found.length, text: replacement });
    }
  }
  return [...replacements, ...quotes.replacements].sort((one, other) => one.start - other.start);
}

/** Pairs opening and closing quotes; each kind has its own stack, so that a stray one spoils nothing. */
class QuotePairing {
  readonly #marks: QuotationMarks;
  readonly #chosen = new Map<number, string>();
  readonly #openDouble: number[] = [];
  readonly #openSingle: number[] = [];

  constructor(marks: QuotationMarks) {
    this.#marks = marks;
  }

  get replacements(): Replacement[] {
    return [...this.#chosen].map(([start, text]) => ({ start, length: 1, text }));
  }

  add(text: string, start: number): void {
    const before = characterBefore(text, start);
    const after = characterAt(text, start + 1);
    const { opens, closes } = judgeQuote(before, after);
    if (text.charAt(start) === '"') this.#addDouble(start, opens, closes);
    else if ((WORD.test(before) && WORD.test(after)) || DECADE.test(text.slice(start + 1, start + 5)))
      this.#chosen.set(start, APOSTROPHE);
    else this.#addSingle(start, opens, closes);
  }

  #addDouble(start: number, opens: boolean, closes: boolean): void {
    const [opening, closing] = this.#marks.double;
    const opener = this.#openDouble.at(-1);
    if (closes && (opener !== undefined || !opens)) {
      this.#chosen.set(start, closing);
      this.#openDouble.pop();
      while (opener !== undefined && (this.#openSingle.at(-1) ?? -1) > opener) this.#openSingle.pop();
      return;
    }
    this.#chosen.set(start, opening);
    this.#openDouble.push(start);
  }

  /** An opening single quote is an apostrophe (`'tis`) until its partner is found. */
  #addSingle(start: number, opens: boolean, closes: boolean): void {
    const [opening, closing] = this.#marks.single;
    this.#chosen.set(start, APOSTROPHE);
    const opener = closes ? this.#openSingle.pop() : undefined;
    if (opener !== undefined) {
      this.#chosen.set(opener, opening);
      this.#chosen.set(start, closing);
    } else if (opens) this.#openSingle.push(start);
  }
}

/** A quote between blanks may do both. */
function judgeQuote(before: string, after: string): { readonly opens: boolean; readonly closes: boolean } {
  const { left, right, spaceBefore, spaceAfter } = judgeFlanking(before, after);
  return spaceBefore && spaceAfter ? { opens: true, closes: true } : { opens: left && !right, closes: right };
}

/** Asked with ascending offsets only, so one pass over the runs answers all. */
function createLiteralTest(runs: readonly TextRun[]): (start: number, length: number) => boolean {
  let index = 0;
  let end = runs[0]?.text.length ?? 0;
  return (start, length) => {
    while (start >= end && index < runs.length) {
      index++;
      end += runs[index]?.text.length ?? 0;
    }
    return runs[index]?.literal !== false || start + length > end;
  };
}

function applyReplacements(runs: readonly TextRun[], replacements: readonly Replacement[]): string[] {
  let next = 0;
  let runStart = 0;
  return runs.map(({ text }) => {
    let smart = "";
    let done = 0;
    for (; ; next++) {
      const replacement = replacements[next];
      if (replacement === undefined || replacement.start >= runStart + text.length) break;
      smart += text.slice(done, replacement.start - runStart) + replacement.text;
      done = replacement.start - runStart + replacement.length;
    }
    runStart += text.length;
    return smart + text.slice(done);
  });
}
