import type { FrontMatter } from "../model/front-matter.js";
import { printText } from "./print-text.js";
import { printString, type RenderContext } from "./render-context.js";

/** Says in what order the countries stand, in the author's words if there are any, e.g. "By GDP, highest first". */
export function describeOrder(
  { countryOrder, countryOrderReason, countries }: FrontMatter,
  context: Pick<RenderContext, "lang" | "strings">,
): string {
  if (countryOrderReason !== undefined) return printText(countryOrderReason, context.lang);
  switch (countryOrder) {
    case "alphabetical":
      return printString(context, "orderAlphabetical");
    case "given":
      return printString(context, "orderGiven");
    case "by-stance":
      return printString(context, "orderByStance");
  }
  const { by, direction } = countryOrder;
  const hasNumbers = countries.some(({ facts }) =>
    facts.some(({ label, value }) => label === by && value.kind === "number"),
  );
  const key = direction === "descending" ? "orderDescending" : "orderAscending";
  return printString(context, hasNumbers ? key : "orderByFact", { label: printText(by, context.lang) });
}
