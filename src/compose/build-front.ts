import type { Brand } from "../model/brand.js";
import type { FrontMatter, KeyFigure } from "../model/front-matter.js";
import { endSentence } from "./build-country.js";
import { linkContact, linkWeb } from "./build-imprint.js";
import { formatList } from "./format-list.js";
import { keepDayWithMonth } from "./format-print-date.js";
import type { BriefData, KeyFiguresData, LogoData, PublisherData } from "./page-data.js";
import { printText } from "./print-text.js";
import { printString, type RenderContext } from "./render-context.js";

/** A line of the title of more characters than this is not made short by parting it. */
const LONGEST_TITLE_PART = 40;

/** Builds what mastheads, titles and running heads print. */
export function buildBrief(frontMatter: FrontMatter): BriefData {
  const { lang, status, type, series, number, date, updated, version, region, keywords } = frontMatter;
  const title = printText(frontMatter.title, lang);
  return {
    title,
    titleLines: partTitle(title),
    shortTitle: printText(frontMatter.shortTitle ?? frontMatter.title, lang),
    subtitle: frontMatter.subtitle === undefined ? undefined : printText(frontMatter.subtitle, lang),
    date,
    updated,
    version,
    type,
    series,
    number,
    seriesLine: [series ?? type, number].filter((part) => part !== undefined).join("\u00a0"),
    region,
    status,
    isDraft: status === "draft" || status === "review",
    keywords,
  };
}

/** A title breaks behind its colon, where a reader pauses, if both parts fit on a line. */
export function partTitle(title: string): readonly string[] {
  const at = title.indexOf(": ");
  if (at === -1) return [title];
  const parts = [title.slice(0, at + 1), title.slice(at + 2).trim()];
  return parts.every((part) => part.length <= LONGEST_TITLE_PART) ? parts : [title];
}

/** The brand's publisher; a brief without a brand has its organisation, and its own contacts win. */
export function buildPublisher(frontMatter: FrontMatter, brand: Brand | undefined): PublisherData {
  const publisher = brand?.publisher;
  const name = publisher?.name ?? frontMatter.organisation ?? "";
  const contact = frontMatter.contact ?? publisher?.contact;
  const access = frontMatter.accessibilityContact ?? publisher?.accessibilityContact;
  return {
    name,
    shortName: publisher?.shortName ?? name,
    address: publisher?.address ?? [],
    contact: contact === undefined ? undefined : linkContact(contact),
    accessibilityContact: access === undefined ? undefined : linkContact(access),
    site: publisher?.url === undefined ? undefined : linkWeb(publisher.url),
  };
}

/** The logo's path keeps the root that the brand gave it; without one it lies in the project. */
export function buildLogo(brand: Brand | undefined): LogoData | undefined {
  if (brand?.logo === undefined) return undefined;
  const { path, alt } = brand.logo;
  return { src: /^(?:project|package):/u.test(path) ? path : `project:${path}`, alt };
}

/** e.g. "A, B and C" */
export function writeByline({ authors, organisation, lang }: FrontMatter): string {
  if (authors.length === 0) return organisation ?? "";
  return formatList(
    authors.map((author) => author.name),
    "conjunction",
    lang,
  );
}

/** The figures of page one with their sources in one line. */
export function buildKeyFigures(frontMatter: FrontMatter, context: RenderContext): KeyFiguresData | undefined {
  const { keyFigures, keyFiguresLabel, lang } = frontMatter;
  if (keyFigures.length === 0) return undefined;
  const sources = [...new Set(keyFigures.flatMap(({ source }) => source ?? []))].join("; ");
  const line = sources === "" ? "" : printString(context, "source", { source: printText(sources, lang) });
  return {
    label: keyFiguresLabel === undefined ? printString(context, "keyFigures") : printText(keyFiguresLabel, lang),
    items: keyFigures.map((figure) => ({
      value: writeValue(figure),
      label: printText(figure.label, lang),
      year: figure.year,
    })),
    sourceLine: line === "" ? "" : keepDayWithMonth(endSentence(line)),
  };
}

function writeValue({ value, unit }: KeyFigure): string {
  return unit === undefined ? value : `${value}\u00a0${unit}`;
}
