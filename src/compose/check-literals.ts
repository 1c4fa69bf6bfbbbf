import { formatNearMiss } from "../diagnostics/near-miss.js";
import { DATE_FORMS } from "./format-print-date.js";
import { isStringLiteral, optional } from "./template-node.js";
import { listNames, report, spanOf, type Place } from "./template-place.js";

type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression;

/** Checks what only a text written out can say: the key of a string, the form of a date. */
export function checkLiterals(helper: string, call: Call, place: Place): void {
  if (helper === "t") noteString(call, place);
  if (helper === "date") checkDateForm(call, place);
}

/** Keys must be written out, so that a missing text is found before the page that needs it. */
function noteString(call: Call, place: Place): void {
  const [key] = call.params;
  if (key === undefined) return;
  if (isStringLiteral(key)) {
    const values = (optional(call.hash)?.pairs ?? []).map((pair) => pair.key);
    place.check.strings.push({ key: key.value, values, span: spanOf(key, place) });
    return;
  }
  const message = "The key of `t` is computed, and must be written out";
  report("template-not-allowed", key, message, place, 'Write `{{t "key"}}`, and choose between keys with `{{#if}}`');
}

function checkDateForm(call: Call, place: Place): void {
  const form = call.params[1];
  if (form === undefined || !isStringLiteral(form) || DATE_FORMS.some((known) => known === form.value)) return;
  const hint = `${formatNearMiss(form.value, DATE_FORMS)}Forms are ${listNames(DATE_FORMS)}`;
  report("template-helper-arguments", form, `A date has no form \`${form.value}\``, place, hint);
}
