import type { Brand } from "../model/brand.js";
import type { FrontMatter } from "../model/front-matter.js";
import { supportedLocale } from "../formats/supported-locale.js";
import { findLicence } from "./find-licence.js";
import { formatPrintDate } from "./format-print-date.js";
import type { CitationData, ImprintData, LinkData, PublisherData } from "./page-data.js";
import { printText } from "./print-text.js";
import { printString, type RenderContext } from "./render-context.js";
import { selectDisclaimers, type DisclaimerFacts } from "./select-disclaimers.js";

/** What the imprint is made of. */
export interface ImprintInput {
  readonly frontMatter: FrontMatter;
  readonly brand: Brand | undefined;
  readonly publisher: PublisherData;
  readonly byline: string;
  readonly seriesLine: string;
  readonly context: RenderContext;
}

/** Builds the imprint: citation, licence, numbers and disclaimers. */
export function buildImprint(input: ImprintInput, facts: DisclaimerFacts): ImprintData {
  const { frontMatter, brand, publisher, context } = input;
  const { lang, issn, doi, url, date, licence = brand?.licence } = frontMatter;
  const year = date.slice(0, 4);
  return {
    citation: buildCitation(input),
    copyright: frontMatter.copyright ?? printString(context, "copyright", { year, publisher: publisher.name }),
    licence: licence === undefined ? undefined : findLicence(licence),
    issn,
    doi: doi === undefined ? undefined : linkDoi(doi),
    url: url === undefined ? undefined : linkWeb(frontMatter.shortUrl ?? url),
    disclaimers: selectDisclaimers(frontMatter, brand, facts, context),
    languageName: findLanguageName(lang),
  };
}

/** The brief's own words for it, or authors, title, series, publisher and date; then the DOI or the address. */
function buildCitation({ frontMatter, publisher, byline, seriesLine, context }: ImprintInput): CitationData {
  const { citation, title, date, lang, doi, url } = frontMatter;
  if (citation !== undefined) return { text: printText(citation, lang), link: undefined };
  const parts = [
    byline,
    printString(context, "citedTitle", { title: printText(title, lang) }),
    seriesLine,
    byline === publisher.name ? "" : publisher.name,
    formatPrintDate(date, "month", lang),
  ];
  const link = doi !== undefined ? linkDoi(doi) : url === undefined ? undefined : { url, label: url };
  return { text: parts.filter((part) => part !== "").join(", "), link };
}

function linkDoi(doi: string): LinkData {
  const url = `https://doi.org/${doi.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/iu, "")}`;
  return { url, label: url };
}

/** Web addresses are printed without scheme and closing slash; anything but http is printed and leads nowhere. */
export function linkWeb(url: string): LinkData {
  const isWeb = /^https?:\/\//iu.test(url);
  return { url: isWeb ? url : "", label: url.replace(/^https?:\/\/(?:www\.)?/iu, "").replace(/\/$/u, "") };
}

/** A contact is an e-mail address, a web address, or words. */
export function linkContact(contact: string): LinkData {
  const isMail = /^[^\s@<>"?]+@[^\s@<>"?]+$/u.test(contact);
  return isMail ? { url: `mailto:${contact}`, label: contact } : linkWeb(contact);
}

/** Names of languages in themselves, by language: making an `Intl` object costs a hundred times more than using it. */
const languageNames = new Map<string, string>();

/** The language's name in itself, e.g. "français", without the region: an edition is not "British English". */
function findLanguageName(lang: string): string {
  const known = languageNames.get(lang);
  if (known !== undefined) return known;
  const [language = "en"] = lang.split("-");
  const names = new Intl.DisplayNames([supportedLocale(lang)], { type: "language", fallback: "code" });
  const name = names.of(language) ?? language;
  languageNames.set(lang, name);
  return name;
}
