import { formatNearMiss } from "../diagnostics/near-miss.js";
import { parseIsoDate } from "../formats/format-date.js";
import type { MarkdownField } from "../model/front-matter.js";
import { problem, quote, scalarField, value } from "./scalar-field.js";

/** One line of text, as written; numbers and booleans are texts here. White space is folded. */
export function line(hint = "a text, in quotes if it holds a colon or a `#`") {
  return scalarField("a text", hint, (scalar) => value(scalar.source.trim().replace(/\s+/gu, " ")));
}

/** A piece of Markdown with the place of its first character. */
export function markdown() {
  const hint = "Markdown text; for several lines write `|` behind the colon and indent the lines below";
  return scalarField("Markdown text", hint, (scalar) => {
    const text = scalar.source.replace(/^(?:[ \t]*\n)+/u, "").trimEnd();
    return value<MarkdownField>({ text, span: scalar.textSpan });
  });
}

/** One word of a closed list. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  const hint = `one of ${words.join(", ")}`;
  return scalarField(hint, hint, (scalar) => {
    const found = words.find((word) => word === scalar.source);
    if (found !== undefined) return value(found);
    const offer = formatNearMiss(scalar.source, words);
    return problem("invalid-value", `cannot be ${quote(scalar.source)}`, `${offer}It takes ${hint}`);
  });
}

/** A whole number from 1. */
export function wholeNumber() {
  const hint = "a whole number without quotes, e.g. 4";
  return scalarField("a whole number", hint, (scalar) => {
    if (scalar.style === "plain" && /^[1-9]\d{0,6}$/u.test(scalar.source)) return value(scalar.number);
    return problem("wrong-type", `must be a whole number above 0, but is ${quote(scalar.source)}`, `Write ${hint}`);
  });
}

/** `true` or `false`. */
export function yesOrNo() {
  const hint = "true or false";
  return scalarField(hint, hint, (scalar) => {
    if (scalar.type === "boolean") return value(scalar.source.toLowerCase() === "true");
    return problem(
      "wrong-type",
      `must be true or false, but is ${quote(scalar.source)}`,
      "Write true or false, without quotes",
    );
  });
}

/** Whether there is a map; `none` says no as well. */
export function mapChoice() {
  const hint = "true, false or none";
  return scalarField(hint, hint, (scalar) => {
    const word = scalar.source.toLowerCase();
    if (word === "none") return value(false);
    if (scalar.type === "boolean") return value(word === "true");
    return problem("invalid-value", `cannot be ${quote(scalar.source)}`, `Write ${hint}, without quotes`);
  });
}

/** A date by day, month or year, as text. */
export function isoDate() {
  const hint = "a date as YYYY-MM-DD, e.g. 2026-03-12; YYYY-MM and YYYY are taken too";
  return scalarField("a date", hint, (scalar) => {
    const text = scalar.source.trim();
    if (parseIsoDate(text) !== undefined) return value(text);
    const exists = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? "is not a day of the calendar" : "is not a date as YYYY-MM-DD";
    return problem("invalid-date", `is ${quote(text)}, which ${exists}`, `Write ${hint}`);
  });
}

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/u;

/** A moment with its time zone: without one, an embargo would be lifted at a different hour in every capital. */
export function dateTime() {
  const hint = "a date, a time and a zone, e.g. 2026-03-12T09:00+05:00, or Z for UTC";
  return scalarField("a date with time and zone", hint, (scalar) => {
    const text = scalar.source.trim();
    const match = DATE_TIME.exec(text);
    if (match?.[1] === undefined || parseIsoDate(match[1]) === undefined) {
      return problem("invalid-date", `is ${quote(text)}, which is not a date with time and zone`, `Write ${hint}`);
    }
    if (match[2] === undefined)
      return problem("invalid-date", `is ${quote(text)}, which has no time zone`, `Write ${hint}`);
    return value(text);
  });
}

/** A text of a fixed form. */
export function pattern(form: RegExp, what: string, hint: string) {
  return scalarField(what, hint, (scalar) => {
    const text = scalar.source.trim();
    if (form.test(text)) return value(text);
    return problem("invalid-value", `is ${quote(text)}, which is not ${what}`, `Write ${hint}`);
  });
}

/** An address of the web. */
export function webAddress() {
  const hint = "the whole address, e.g. https://example.org/briefs/3";
  return scalarField("a web address", hint, (scalar) => {
    const text = scalar.source.trim();
    if (/^https?:\/\/[^\s/]+\S*$/u.test(text) && URL.canParse(text)) return value(text);
    return problem("invalid-value", `is ${quote(text)}, which is not a web address`, `Write ${hint}`);
  });
}
