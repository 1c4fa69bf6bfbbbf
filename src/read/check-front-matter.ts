import { findCountry } from "../country/country-table.js";
import { CONTEXT_KEY, DEFAULT_STANCE_SCALE } from "../country/stance-scale.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { hasLocale } from "../formats/supported-locale.js";
import { findEntry, type YamlNode, type YamlScalar } from "../formats/yaml-node.js";
import { checkAge, findOldestMonth } from "./check-age.js";
import { checkStanceScale } from "./check-stance-scale.js";
import { findCode, readFactValue } from "./country-fields.js";
import { isLanguageTag } from "./identifier-fields.js";
import { FIELDS_WITHOUT_EFFECT, PERSON_FIELDS_WITHOUT_EFFECT } from "./front-matter-schema.js";
import { checkMatrix } from "./matrix-fields.js";
import { isEmpty, quote } from "./scalar-field.js";

/** Some screens and catalogues cut titles at 80 characters; no first page holds more than 160. */
const LONG_TITLE = 80;
const LONGEST_TITLE = 160;

/**
 * Checks what goes beyond a field's own type: required fields by status, the title's length, stances, repeated
 * countries, and the sources of facts.
 *
 * It walks the YAML tree and not the validated fields, so that a mistake in one field hides none in another.
 *
 * @param root - The frontmatter's map.
 * @param hasDefaultLang - Whether the project gives a language to briefs that have none.
 */
export function checkFrontMatter(root: YamlNode, hasDefaultLang: boolean, sink: Sink): void {
  const isFinal = findScalar(root, "status")?.source === "final";
  checkRequired(root, hasDefaultLang, sink);
  if (isFinal) checkFinal(root, sink);
  checkTitle(root, sink);
  checkLanguageData(root, sink);
  const keys = listStanceKeys(root);
  const scale = findEntry(root, "stanceScale")?.value;
  if (scale !== undefined) checkStanceScale(scale, isFinal, sink);
  const matrix = findEntry(root, "matrix")?.value;
  if (matrix !== undefined) checkMatrix(matrix, { stanceKeys: keys, isFinal }, sink);
  checkCountries(root, keys, isFinal, findOldestMonth(root), sink);
  checkEffects(root, FIELDS_WITHOUT_EFFECT, sink);
  const authors = findEntry(root, "authors")?.value;
  if (authors?.kind !== "list") return;
  for (const author of authors.items) checkEffects(author, PERSON_FIELDS_WITHOUT_EFFECT, sink);
}

function checkRequired(root: YamlNode, hasDefaultLang: boolean, sink: Sink): void {
  const missing = (field: string, hint: string): void => {
    sink.report("field-missing", { message: `\`${field}\` is missing`, span: root.span, hint });
  };
  if (!has(root, "title")) missing("title", "Add a line `title: ...`, in quotes if the title holds a colon");
  if (!has(root, "date")) missing("date", "Add a line `date: YYYY-MM-DD`");
  if (!has(root, "lang") && !hasDefaultLang) missing("lang", "Add a line `lang: en`, or another language tag");
  if (!has(root, "authors") && !has(root, "organisation")) {
    missing("authors", "Add `authors:` with a list of names below it, or `organisation: ...`");
  }
}

/** What a brief must have before it leaves the house. */
function checkFinal(root: YamlNode, sink: Sink): void {
  const span = findEntry(root, "status")?.value.span ?? root.span;
  const missing = (field: string, hint: string): void => {
    sink.report("field-missing", { message: `A final brief needs \`${field}\``, span, hint });
  };
  if (!has(root, "abstract") && !has(root, "keyMessages")) {
    missing("keyMessages", "Add `keyMessages:` with three to six points, or `abstract:`; or set `status: draft`");
  }
  if (!has(root, "licence")) missing("licence", "Add a line such as `licence: CC-BY-4.0`, or set `status: draft`");
  if (!has(root, "contact")) missing("contact", "Add a line `contact: ...` with an address, or set `status: draft`");
}

function checkTitle(root: YamlNode, sink: Sink): void {
  const title = findScalar(root, "title");
  const length = title === undefined ? 0 : Array.from(title.source.trim()).length;
  if (title === undefined || length <= LONG_TITLE) return;
  const isTooLong = length > LONGEST_TITLE;
  const limit = isTooLong
    ? `${String(LONGEST_TITLE)} is the limit`
    : `more than ${String(LONG_TITLE)} are hard to read`;
  sink.report(isTooLong ? "title-too-long" : "title-long", {
    message: `The title has ${String(length)} characters; ${limit}`,
    span: title.span,
    hint: "Move a part of it to `subtitle`, and give running heads a `shortTitle`",
  });
}

function checkLanguageData(root: YamlNode, sink: Sink): void {
  const lang = findScalar(root, "lang");
  if (lang === undefined || !isLanguageTag(lang.source.trim()) || hasLocale(lang.source.trim())) return;
  sink.report("language-without-data", {
    message: `Country names, numbers and dates cannot be written in ${quote(lang.source)}; the English forms are printed`,
    span: lang.span,
    hint: "Give each country a `name`, and write dates and numbers as texts in quotes",
  });
}

function checkEffects(node: YamlNode, fields: readonly string[], sink: Sink): void {
  for (const field of fields) {
    const entry = findEntry(node, field);
    if (entry === undefined) continue;
    const message = `\`${field}\` is checked but has no effect in this version`;
    const hint = "Delete the field, or keep it for later; nothing of it is printed";
    sink.report("field-without-effect", { message, span: entry.keySpan, hint });
  }
}

function listStanceKeys(root: YamlNode): readonly string[] {
  const scale = findEntry(root, "stanceScale")?.value;
  const keys =
    scale?.kind === "map" ? scale.entries.map((entry) => entry.key) : DEFAULT_STANCE_SCALE.map((step) => step.key);
  return [...keys, CONTEXT_KEY];
}

function checkCountries(
  root: YamlNode,
  stanceKeys: readonly string[],
  isFinal: boolean,
  oldestMonth: number | undefined,
  sink: Sink,
): void {
  const countries = findEntry(root, "countries")?.value;
  if (countries?.kind !== "list") return;
  const lineOfCode = new Map<string, number>();
  for (const item of countries.items) {
    checkDuplicate(item, lineOfCode, sink);
    checkStance(item, stanceKeys, sink);
    const facts = findEntry(item, "facts")?.value;
    if (facts?.kind !== "list") continue;
    for (const fact of facts.items) {
      checkFact(fact, isFinal, sink);
      checkAge(fact, oldestMonth, sink);
    }
  }
}

function checkDuplicate(item: YamlNode, lineOfCode: Map<string, number>, sink: Sink): void {
  const written = item.kind === "scalar" ? item : findScalar(item, "code");
  const code = written === undefined ? undefined : findCode(written.source.trim());
  const record = code === undefined ? undefined : findCountry(code);
  if (written === undefined || record === undefined) return;
  const line = lineOfCode.get(record.alpha2);
  if (line === undefined) {
    lineOfCode.set(record.alpha2, written.span.line);
    return;
  }
  sink.report("duplicate-country", {
    message: `${record.name} (${quote(written.source)}) is already listed on line ${String(line)}`,
    span: written.span,
    hint: "Keep one of the two and move what the other says into it",
  });
}

function checkStance(item: YamlNode, keys: readonly string[], sink: Sink): void {
  const stance = findScalar(item, "stance");
  if (stance === undefined || isEmpty(stance) || keys.includes(stance.source.trim())) return;
  sink.report("unknown-stance", {
    message: `The stance ${quote(stance.source)} is no step of this brief's scale`,
    span: stance.span,
    hint: `${formatNearMiss(stance.source, keys)}The steps are ${keys.join(", ")}`,
  });
}

/** A figure that no one can check is a defect; what is missing needs no source. */
function checkFact(fact: YamlNode, isFinal: boolean, sink: Sink): void {
  const value = findScalar(fact, "value");
  if (value === undefined || readFactValue(value).kind === "missing") return;
  const lacks = ["source", "year"].filter((key) => !has(fact, key));
  if (lacks.length === 0) return;
  const label = findScalar(fact, "label")?.source ?? "";
  sink.report("fact-unsourced", {
    severity: isFinal ? "error" : "warning",
    message: `The fact ${quote(label)} has no ${lacks.join(" and no ")}`,
    span: findEntry(fact, "label")?.value.span ?? fact.span,
    hint: `Add ${lacks.map((key) => (key === "year" ? '`year: "2024"`' : "`source: ...`")).join(" and ")}; a final brief needs both`,
  });
}

/** Whether a field is there with something in it; an empty one is reported by its type. */
function has(node: YamlNode, key: string): boolean {
  const entry = findEntry(node, key);
  return entry !== undefined && !(entry.value.kind === "list" && entry.value.items.length === 0);
}

function findScalar(node: YamlNode, key: string): YamlScalar | undefined {
  const value = findEntry(node, key)?.value;
  return value?.kind === "scalar" ? value : undefined;
}
