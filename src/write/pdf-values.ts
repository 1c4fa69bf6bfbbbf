/** A text for pdfkit's object writer, which takes plain strings for names: it becomes a literal string, escaped. */
export function pdfText(text: string): object {
  return new String(text);
}

/** @returns Whether a text string is written in single bytes; else it is UTF-16 with a byte order mark. */
export function isAscii(text: string): boolean {
  return !/[^\0-\x7F]/u.test(text);
}

/** @returns A text string as syntax, for use within `RawSyntax`. */
export function formatText(text: string): string {
  if (isAscii(text)) return `(${text.replaceAll(/[\\()]/gu, "\\$&").replaceAll("\r", "\\r")})`;
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, "0"));
  return `<feff${units.join("")}>`;
}

/**
 * @param moment - UTC, e.g. "2026-03-12T00:00:00Z".
 * @returns The same as a date of PDF (ISO 32000-1, 7.9.4), e.g. "D:20260312000000Z".
 */
export function formatDate(moment: string): string {
  return `D:${moment.replace(/[-:TZ]/gu, "")}Z`;
}

/** Syntax that is written as it stands. */
export class RawSyntax {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Keeps pdfkit from taking it for a dictionary. */
  get [Symbol.toStringTag](): string {
    return "RawSyntax";
  }

  toString(): string {
    return this.#text;
  }
}

/** @returns A number with at most `decimals` digits behind the point and no zeros at the end, e.g. "12.5". */
export function formatNumber(value: number, decimals = 2): string {
  const fractions = decimals === 2 ? HUNDREDTHS : decimals === 3 ? THOUSANDTHS : undefined;
  if (fractions === undefined) return formatFine(value, decimals);
  const scaled = Math.round(value * fractions.length);
  const size = Math.abs(scaled);
  const whole = Math.floor(size / fractions.length);
  // A whole number and a table take a third of the time that a fraction takes, and a page has hundreds of numbers.
  const digits = String(whole) + (fractions[size - whole * fractions.length] ?? "");
  return scaled < 0 ? `-${digits}` : digits;
}

function formatFine(value: number, decimals: number): string {
  const factor = 10 ** decimals;
  const rounded = Math.round(value * factor) / factor;
  // -0 would be written as "0" too; exponents cannot appear in this range.
  return String(rounded === 0 ? 0 : rounded);
}

const HUNDREDTHS = listFractions(2);
const THOUSANDTHS = listFractions(3);

/** @returns "", ".01" and so on, by their number. */
function listFractions(decimals: number): readonly string[] {
  return Array.from({ length: 10 ** decimals }, (_, fraction) =>
    fraction === 0 ? "" : `.${String(fraction).padStart(decimals, "0").replace(/0+$/u, "")}`,
  );
}

/** @returns Bytes of a string whose characters are bytes. */
export function toBytes(binary: string): Uint8Array {
  return Buffer.from(binary, "latin1");
}
