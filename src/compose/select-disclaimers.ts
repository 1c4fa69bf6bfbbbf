import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Brand } from "../model/brand.js";
import type { FrontMatter } from "../model/front-matter.js";
import type { BriefMaps } from "../model/map.js";
import type { PublisherData } from "./page-data.js";
import { formatList } from "./format-list.js";
import { formatPrintDate } from "./format-print-date.js";
import { printString, type RenderContext } from "./render-context.js";

/** What of the page calls for a disclaimer. */
export interface DisclaimerFacts {
  readonly publisher: PublisherData;
  readonly namesCountries: boolean;
  readonly namesAfghanistan: boolean;
  readonly assessesStances: boolean;
  /** Of the maps that are printed. */
  readonly maps: Pick<BriefMaps, "credit" | "hasDashedLines"> & { readonly hasMaps: boolean };
  /** ISO date up to which positions were read. */
  readonly positionsAsOf: string;
  /** Notes on names whose status is disputed. */
  readonly statusNotes: readonly string[];
}

/** Disclaimers that need nothing but their text; those with placeholders are filled below. */
const PLAIN = [
  "territorial",
  "country-term",
  "authorities",
  "commercial",
  "chatham",
  "draft",
  "map-borders",
  "map-dashed",
] as const;
const FILLED = ["views", "stance", "updated", "map-source"] as const;

/** The line on other formats stands with the contact, so naming it here is no mistake and prints nothing. */
const ELSEWHERE = ["access"] as const;

/**
 * Chooses the disclaimers: those that the content calls for, those of the brand, those of the brief, each once.
 *
 * @returns Texts in the order of printing.
 * @remarks Reports `unknown-disclaimer`. A text with a space in it is no id but the disclaimer itself.
 */
export function selectDisclaimers(
  frontMatter: FrontMatter,
  brand: Brand | undefined,
  facts: DisclaimerFacts,
  context: RenderContext,
): readonly string[] {
  const asked = [...(brand?.disclaimers ?? []), ...frontMatter.disclaimers];
  const ids = new Set([...findTriggered(frontMatter, facts), ...asked]);
  const texts = [...ids].flatMap((id) => printDisclaimer(id, frontMatter, facts, context));
  return [...new Set([...texts, ...facts.statusNotes])];
}

function findTriggered(frontMatter: FrontMatter, facts: DisclaimerFacts): readonly string[] {
  const triggers: readonly (readonly [string, boolean])[] = [
    ["territorial", facts.namesCountries],
    ["views", frontMatter.authors.length > 0],
    ["stance", facts.assessesStances],
    ["authorities", facts.namesAfghanistan],
    ["map-borders", facts.maps.hasMaps],
    ["map-dashed", facts.maps.hasDashedLines],
    ["map-source", facts.maps.credit !== ""],
    ["updated", frontMatter.updated !== undefined],
  ];
  return triggers.flatMap(([id, applies]) => (applies ? [id] : []));
}

function printDisclaimer(
  id: string,
  frontMatter: FrontMatter,
  facts: DisclaimerFacts,
  context: RenderContext,
): readonly string[] {
  if (PLAIN.some((known) => known === id)) return [printString(context, `disclaimer-${id}`)];
  if (ELSEWHERE.some((known) => known === id)) return [];
  if (/\s/u.test(id)) return [id];
  switch (id) {
    case "views":
      return [printString(context, "disclaimer-views", { publishers: listPublishers(frontMatter, facts, context) })];
    case "stance":
      return [
        printString(context, "disclaimer-stance", { date: formatPrintDate(facts.positionsAsOf, "full", context.lang) }),
      ];
    case "map-source":
      // A picture of a map has a source line of its own.
      return facts.maps.credit === ""
        ? []
        : [printString(context, "disclaimer-map-source", { source: facts.maps.credit })];
    case "updated":
      return [printUpdate(frontMatter, context)];
    default:
      reportUnknown(id, frontMatter, context);
      return [];
  }
}

/** e.g. "the Institute, its partners or its funders" */
function listPublishers(
  { partners, funders, lang }: FrontMatter,
  { publisher }: DisclaimerFacts,
  context: RenderContext,
): string {
  const names = [
    publisher.name,
    ...(partners.length > 0 ? [printString(context, "itsPartners")] : []),
    ...(funders.length > 0 ? [printString(context, "itsFunders")] : []),
  ];
  return formatList(names, "disjunction", lang);
}

function printUpdate({ updated, date, lang }: FrontMatter, context: RenderContext): string {
  const format = (iso: string): string => formatPrintDate(iso, "full", lang);
  return printString(context, "disclaimer-updated", { date: format(updated ?? date), earlier: format(date) });
}

function reportUnknown(id: string, { spans }: FrontMatter, context: RenderContext): void {
  const known = [...PLAIN, ...FILLED, ...ELSEWHERE];
  const span = spans.get("disclaimers");
  context.sink.report("unknown-disclaimer", {
    message: `There is no disclaimer "${id}"`,
    ...(span === undefined ? {} : { span }),
    hint: `${formatNearMiss(id, known)}Use one of ${known.join(", ")}, or write the whole sentence`,
  });
}
