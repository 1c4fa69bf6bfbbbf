/** A number as somebody wrote it. */
export interface WrittenNumber {
  readonly value: number;
  /** Digits behind the decimal sign. */
  readonly decimals: number;
  /** Written with a plus sign, as changes are. */
  readonly plus: boolean;
}

/** Which sign parts whole from fraction. Without one, a number that may mean two things is told apart by nobody. */
export type DecimalSign = "point" | "comma";

/** What a text turned out to be; `ambiguous` is a number such as "1.234" in a file that may mean 1234 or 1.234. */
export type NumberReading =
  { readonly kind: "number"; readonly number: WrittenNumber } | { readonly kind: "ambiguous" };

/** A double holds 15 digits for certain. */
const MOST_DIGITS = 15;

const SPACES = "[ \\u00a0\\u2009\\u202f'\\u2019]";
const PLAIN = /^\d+$/u;
const ONE_SIGN = /^(\d+)([.,])(\d+)$/u;
const GROUPED_BY_SPACE = new RegExp(`^\\d{1,3}(?:${SPACES}\\d{3})+(?:[.,]\\d+)?$`, "u");
const GROUPED_BY_COMMA = /^\d{1,3}(?:,\d{3})+(\.\d+)?$/u;
const GROUPED_BY_POINT = /^\d{1,3}(?:\.\d{3})+(,\d+)?$/u;

/**
 * Reads a number of a table: with a sign (hyphen or true minus), a decimal point or comma, and groups of three digits
 * parted by spaces, apostrophes, commas or points.
 *
 * @param decimal - The decimal sign of the file, if it is known.
 * @returns `undefined` if the text is no number, or has more digits than a number keeps.
 */
export function readNumber(text: string, decimal?: DecimalSign): NumberReading | undefined {
  const [, sign = "", digits = ""] = /^([-\u2212+]?)\s*(\S.*)$/u.exec(text) ?? [];
  if (digits.length > 40 || digits.replace(/\D/gu, "").length > MOST_DIGITS) return undefined;
  const plain = toPlainDigits(digits, decimal);
  if (plain === undefined || plain === "ambiguous") return plain === undefined ? undefined : { kind: "ambiguous" };
  const size = Number(plain);
  const decimals = plain.split(".")[1]?.length ?? 0;
  const value = sign === "-" || sign === "\u2212" ? -size : size;
  return { kind: "number", number: { value, decimals, plus: sign === "+" } };
}

/** @returns Digits with a point at most, e.g. "1234.5". */
function toPlainDigits(digits: string, decimal: DecimalSign | undefined): string | undefined {
  if (PLAIN.test(digits)) return digits;
  const [, whole = "", sign = "", rest = ""] = ONE_SIGN.exec(digits) ?? [];
  if (sign !== "") {
    const mayGroup = rest.length === 3 && /^[1-9]\d{0,2}$/u.test(whole);
    const isDecimal = sign === (decimal === "comma" ? "," : ".");
    if (!mayGroup || (decimal !== undefined && isDecimal)) return `${whole}.${rest}`;
    return decimal === undefined ? "ambiguous" : whole + rest;
  }
  if (GROUPED_BY_SPACE.test(digits)) return digits.replace(new RegExp(SPACES, "gu"), "").replace(",", ".");
  if (GROUPED_BY_COMMA.test(digits)) return digits.replaceAll(",", "");
  if (GROUPED_BY_POINT.test(digits)) return digits.replaceAll(".", "").replace(",", ".");
  return undefined;
}

/** Two numbers as somebody wrote them. */
export interface WrittenRange {
  readonly from: WrittenNumber;
  readonly to: WrittenNumber;
}

/** Digits with what may part them; a plain space only before three digits. */
const NUMBER = "[-\\u2212+]?\\d[\\d.,\\u00a0\\u202f']*(?: \\d{3}(?!\\d)[.,\\d]*)*";

/** A hyphen or dash between digits, or the word for it; `to` in English texts, `bis`, `à`, `a` and `до` in others. */
const RANGE = new RegExp(
  `^(${NUMBER})\\s*(?:[-\\u2013\\u2014\\u2012\\u2026]|\\s(?:to|bis|\\u00e0|a|\\u0434\\u043e)\\s)\\s*(${NUMBER})$`,
  "u",
);

/** Longer texts hold more than two numbers. */
const LONGEST_RANGE = 60;

/** A year has four digits and is never grouped. */
const YEAR = /^(?:1[5-9]|2[01])\d\d$/u;

/**
 * Reads a range of numbers, e.g. "3.2–4.1", "3 to 4", "-5 to -3".
 *
 * @returns `undefined` if the text is none, if it falls, or if both ends look like years, which are printed as written.
 */
export function readRange(text: string, decimal?: DecimalSign): WrittenRange | undefined {
  const [, first = "", last = ""] = text.length > LONGEST_RANGE ? [] : (RANGE.exec(text.trim()) ?? []);
  if (first === "" || (YEAR.test(first) && YEAR.test(last))) return undefined;
  const [from, to] = [readNumber(first, decimal), readNumber(last, decimal)];
  if (from?.kind !== "number" || to?.kind !== "number" || from.number.value >= to.number.value) return undefined;
  return { from: from.number, to: to.number };
}
