import { formatNearMiss } from "../diagnostics/near-miss.js";
import { supportedLocale } from "../formats/supported-locale.js";
import type { Container } from "../model/document.js";
import { readWord } from "./check-attributes.js";
import { gatherColumn, type ComparedCountry } from "./compare-facts.js";
import { printText } from "./print-text.js";
import { printString, type RenderContext } from "./render-context.js";

/** Countries in the order of a table. */
interface SortedCountries {
  readonly countries: readonly ComparedCountry[];
  /** What the order follows, to be printed; `undefined` for the order of the brief. */
  readonly reason: string | undefined;
}

/**
 * Sorts the rows of a table by a fact (`sort="Area"`), numbers from the highest down, texts by the alphabet; `order` turns it
 * round. What is missing comes last.
 */
export function sortCountries(
  countries: readonly ComparedCountry[],
  container: Container,
  labels: readonly string[],
  context: RenderContext,
): SortedCountries {
  const label = container.attributes.values.get("sort")?.trim();
  const given = container.attributes.values.has("order");
  if (label === undefined) {
    if (given) reportOrder(container, context);
    return { countries, reason: undefined };
  }
  if (!labels.includes(label)) {
    const hint = `${formatNearMiss(label, labels)}The columns are ${labels.join("; ")}`;
    const message = `\`sort\` names \`${label}\`, which is no column of this table`;
    context.sink.report("unknown-fact", { message, span: container.span, hint });
    return { countries, reason: undefined };
  }
  const column = gatherColumn(label, countries);
  const order = readWord(
    container,
    "order",
    column.isNumeric ? ["descending", "ascending"] : ["ascending", "descending"],
    context,
  );
  const sign = order === "ascending" ? 1 : -1;
  const collator = new Intl.Collator(supportedLocale(context.lang), { numeric: true });
  const sorted = [...countries].sort((a, b) => {
    const [left, right] = [a.facts.get(label), b.facts.get(label)];
    const [missesLeft, missesRight] = [left, right].map((fact) => fact === undefined || fact.printed.missing);
    if (left === undefined || right === undefined || missesLeft === true || missesRight === true)
      return Number(missesLeft) - Number(missesRight);
    if (left.number !== undefined && right.number !== undefined) return sign * (left.number.value - right.number.value);
    // Numbers stand before texts, so that the order is one.
    if (left.number !== undefined || right.number !== undefined) return left.number === undefined ? 1 : -1;
    return sign * collator.compare(left.printed.value, right.printed.value);
  });
  const key = column.isNumeric ? (order === "ascending" ? "sortedUp" : "sortedDown") : "sortedBy";
  return { countries: sorted, reason: printString(context, key, { fact: printText(label, context.lang) }) };
}

function reportOrder(container: Container, { sink }: RenderContext): void {
  const message = "`order` means nothing without `sort`";
  const hint = 'Name the fact by which rows are sorted: `sort="Area" order=ascending`';
  sink.report("unknown-block-attribute", { message, span: container.span, hint });
}
