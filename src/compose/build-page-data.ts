import type { MarkdownField, Person } from "../model/front-matter.js";
import { endSentence } from "./build-country.js";
import { checkNames } from "./check-names.js";
import { buildBrief, buildKeyFigures, buildLogo, buildPublisher, writeByline } from "./build-front.js";
import { buildImprint } from "./build-imprint.js";
import { hasMaps } from "./check-map-disclaimer.js";
import { groupCountries, hasClauses } from "./country-groups.js";
import { describeOrder } from "./describe-order.js";
import { findDirection } from "./direction.js";
import { formatPrintDate, keepDayWithMonth } from "./format-print-date.js";
import { escapeHtml } from "../formats/escape-html.js";
import { trustHtml, type Html } from "./html.js";
import type { AuthorData, CountryData, PageData, SummaryData } from "./page-data.js";
import type { PageInput } from "./page-input.js";
import { printText } from "./print-text.js";
import { takeNumber } from "./read-recommendations.js";
import { flushNotes } from "./render-blocks.js";
import { renderBody } from "./render-body.js";
import { printString, writeSpan, type RenderContext } from "./render-context.js";

/**
 * Builds what the layout prints. Texts are rendered in the order in which they are read, since that numbers notes,
 * tables and figures.
 *
 * @param renderCard - Runs the pack's `card` partial.
 */
export function buildPageData(
  input: PageInput,
  context: RenderContext,
  renderCard: (card: CountryData) => string,
): PageData & { readonly options: object } {
  const { frontMatter, pack, brand, countries } = input;
  const front = {
    brief: buildBrief(frontMatter),
    publisher: buildPublisher(frontMatter, brand),
    byline: writeByline(frontMatter),
  };
  const named = [...countries, ...(input.matrix?.rows ?? [])];
  const summary = buildSummary(input, context);
  const body = renderBody({ ...input, document: input.body, profiles: countries, renderCard }, context);
  reportUnplacedMatrix(input, context);
  const recommendations = buildRecommendations(input, context);
  const method = renderField(frontMatter.method, input, context);
  const authors = frontMatter.authors.map((author) => buildAuthor(author, input, context));
  return {
    lang: frontMatter.lang,
    dir: findDirection(frontMatter.lang),
    template: pack.id,
    paper: input.paper,
    ...front,
    authors,
    logo: buildLogo(brand),
    summary,
    countries: context.countries,
    countriesSource: writePositionsSource(input, context),
    countriesOrder: writeOrder(input, context),
    hasClauses: hasClauses(frontMatter),
    countryGroups: groupCountries(context.countries, frontMatter),
    keyFigures: buildKeyFigures(frontMatter, context),
    body: trustHtml(body),
    recommendations,
    method,
    hasBiographies: authors.some(({ biography }) => biography !== undefined),
    endnotes: context.notes.endnotes,
    imprint: buildImprint(
      {
        frontMatter,
        brand,
        publisher: front.publisher,
        byline: front.byline,
        seriesLine: front.brief.seriesLine,
        context,
      },
      {
        publisher: front.publisher,
        namesCountries: named.length > 0,
        namesAfghanistan: named.some(({ code }) => code === "AF"),
        maps: { ...input.maps, hasMaps: hasMaps(input.maps) },
        assessesStances: context.printed.stances,
        positionsAsOf: context.positions.asOf ?? frontMatter.date,
        statusNotes: checkNames(input, context.sink),
      },
    ),
    options: Object.fromEntries(pack.options),
  };
}

/** A matrix is printed where the author puts it, and nowhere else. */
function reportUnplacedMatrix({ matrix, frontMatter }: PageInput, { printed, sink }: RenderContext): void {
  if (matrix === undefined || printed.matrix) return;
  const span = frontMatter.spans.get("matrix");
  sink.report("matrix-not-placed", {
    message: "The position matrix is not printed, since no `:::matrix` says where",
    ...(span === undefined ? {} : { span }),
    hint: "Write `:::matrix` and `:::` on two lines of the text",
  });
}

function renderText(field: MarkdownField | undefined, { fields }: PageInput, context: RenderContext): string {
  const document = field === undefined ? undefined : fields.get(field);
  return document === undefined ? "" : context.renderBlocks(document.blocks, { ...context, document });
}

/** A field as a block of its own, its footnotes behind it. */
function renderField(field: MarkdownField | undefined, input: PageInput, context: RenderContext): Html | undefined {
  const html = renderText(field, input, context);
  return html === "" ? undefined : trustHtml(html + flushNotes(context));
}

function buildSummary(input: PageInput, context: RenderContext): SummaryData | undefined {
  const { abstract, keyMessages, keyMessagesLabel, lang } = input.frontMatter;
  if (abstract === undefined && keyMessages.length === 0) return undefined;
  const abstractHtml = renderText(abstract, input, context);
  const messages = keyMessages.map((message) => trustHtml(renderText(message, input, context)));
  return {
    label:
      keyMessagesLabel === undefined
        ? printString(context, messages.length > 0 ? "keyMessages" : "abstract")
        : printText(keyMessagesLabel, lang),
    abstract: abstractHtml === "" ? undefined : trustHtml(abstractHtml),
    messages,
    notes: trustHtml(flushNotes(context)),
  };
}

function buildRecommendations(input: PageInput, context: RenderContext): Html | undefined {
  const { recommendations, lang } = input.frontMatter;
  if (recommendations.length === 0) return undefined;
  const items = recommendations.map(({ to, when, text }) => ({
    ...takeNumber(context),
    to: printPlain(to, lang),
    when: when === undefined ? undefined : printPlain(when, lang),
    text: trustHtml(renderText(text, input, context)),
    span: writeSpan(text.span),
  }));
  return trustHtml(context.renderRecommendations({ items }) + flushNotes(context));
}

function printPlain(text: string, lang: string): Html {
  return trustHtml(escapeHtml(printText(text, lang)));
}

function buildAuthor(author: Person, input: PageInput, context: RenderContext): AuthorData {
  const { name, role, affiliation, orcid, email, bio } = author;
  return { name, role, affiliation, orcid, email, biography: renderField(bio, input, context) };
}

/** What a list of countries says of its order; nothing if it is what readers expect. */
function writeOrder({ frontMatter, countries }: PageInput, context: RenderContext): string {
  const isExpected = frontMatter.countryOrder === "alphabetical" && frontMatter.countryOrderReason === undefined;
  return isExpected || countries.length < 2 ? "" : endSentence(describeOrder(frontMatter, context));
}

/** How positions were found, in the author's words, or at least of what date they are. */
function writePositionsSource(input: PageInput, context: RenderContext): string {
  if (!input.countries.some(({ stance }) => stance?.kind === "step")) return "";
  const { stanceMethod, lang, date: briefDate } = input.frontMatter;
  if (stanceMethod !== undefined) return keepDayWithMonth(endSentence(printText(stanceMethod, lang)));
  const date = formatPrintDate(context.positions.asOf ?? briefDate, "full", lang);
  return endSentence(printString(context, "positionsAsOf", { date }));
}
