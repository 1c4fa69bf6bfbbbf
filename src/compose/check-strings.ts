import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { FrontMatter } from "../model/front-matter.js";
import type { TemplatePack } from "./load-template-pack.js";
import { findPlaceholders, type StringTable } from "./string-table.js";
import type { StringUse } from "./template-place.js";

/** Strings that Briefpress itself prints, whatever the template; `templates/strings/en.yml` shows what they say. */
export const OWN_STRINGS: readonly string[] = [
  "abstract",
  "alertCaution",
  "alertImportant",
  "alertNote",
  "alertTip",
  "alertWarning",
  "asOf",
  "boxNumber",
  "chartBar",
  "chartDot",
  "chartLine",
  "chartMissing",
  "chartMultiples",
  "chartRange",
  "chartRank",
  "chartSlope",
  "chartStacked",
  "citedTitle",
  "comparisonTitle",
  "copyright",
  "country",
  "countrySummaries",
  "disclaimer-authorities",
  "disclaimer-chatham",
  "disclaimer-commercial",
  "disclaimer-country-term",
  "disclaimer-draft",
  "disclaimer-map-borders",
  "disclaimer-map-dashed",
  "disclaimer-map-source",
  "disclaimer-stance",
  "disclaimer-territorial",
  "disclaimer-updated",
  "disclaimer-views",
  "figureNumber",
  "flagAlt",
  "itsFunders",
  "itsPartners",
  "keyFigures",
  "keyMessages",
  "labelWithUnit",
  "mean",
  "locatorAlt",
  "locatorAltNeighbours",
  "locatorAltRegion",
  "mapAlt",
  "mapKeyEntry",
  "mapNote",
  "missingNumber",
  "notAssessed",
  "notComputed",
  "notStated",
  "orderAlphabetical",
  "orderAscending",
  "orderByFact",
  "orderByStance",
  "orderDescending",
  "orderGiven",
  "position",
  "positionsAsOf",
  "positionsTitle",
  "rankBy",
  "source",
  "sortedBy",
  "sortedDown",
  "sortedUp",
  "sourceWord",
  "stance-conditions",
  "stance-context",
  "stance-neutral",
  "stance-noData",
  "stance-opposes",
  "stance-supports",
  "sum",
  "tableNumber",
  "tablePart",
  "taskDone",
  "taskOpen",
  "unit",
  "year",
];

/**
 * Checks that the language has every string that the page may print, also in parts that this brief does not use: a
 * half-translated template is found at the first brief, not at the tenth.
 *
 * @remarks Reports `string-missing`, once if the language has no strings at all, and `string-placeholder`.
 */
export function checkStrings(pack: TemplatePack, strings: StringTable, frontMatter: FrontMatter, sink: Sink): void {
  const { lang, spans } = frontMatter;
  const span = spans.get("lang");
  if (strings.size === 0) {
    sink.report("string-missing", {
      message: `There are no furniture strings for the language "${lang}", and no other language is printed in their place`,
      ...(span === undefined ? {} : { span }),
      hint: `Translate templates/strings/en.yml as templates/strings/${lang.split("-")[0] ?? lang}.yml`,
    });
    return;
  }
  for (const key of OWN_STRINGS) if (!strings.has(key)) reportMissing(key, strings, frontMatter, sink);
  for (const use of pack.stringUses) checkUse(use, strings, lang, sink);
}

function checkUse({ key, values, span }: StringUse, strings: StringTable, lang: string, sink: Sink): void {
  const text = strings.get(key);
  if (text === undefined) {
    if (OWN_STRINGS.includes(key)) return;
    sink.report("string-missing", {
      message: `The string \`${key}\` has no text in the language "${lang}"`,
      span,
      hint: `${formatNearMiss(key, strings.keys())}Add it to strings/${lang.split("-")[0] ?? lang}.yml`,
    });
    return;
  }
  for (const name of findPlaceholders(text)) {
    if (values.includes(name)) continue;
    sink.report("string-placeholder", {
      message: `The string \`${key}\` asks for \`{${name}}\`, and the template gives it no such value`,
      span,
      hint: `Write \`{{t "${key}" ${name}=...}}\``,
    });
  }
}

function reportMissing(key: string, strings: StringTable, { lang, spans }: FrontMatter, sink: Sink): void {
  const span = spans.get("lang");
  sink.report("string-missing", {
    message: `The string \`${key}\` has no text in the language "${lang}"`,
    ...(span === undefined ? {} : { span }),
    hint: `${formatNearMiss(key, strings.keys())}Add it to templates/strings/${lang.split("-")[0] ?? lang}.yml`,
  });
}
