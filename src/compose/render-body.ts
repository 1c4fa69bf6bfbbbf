import type { CountryProfile } from "../model/country.js";
import type { Block, Document } from "../model/document.js";
import type { FrontMatter, MarkdownField } from "../model/front-matter.js";
import { anchorCards, type CardPlan } from "./anchor-cards.js";
import { completeCard, endSentence } from "./build-country.js";
import { describeOrder } from "./describe-order.js";
import { escapeHtml } from "../formats/escape-html.js";
import { trustHtml } from "./html.js";
import { renderCardChart } from "./render-chart.js";
import type { CountryData } from "./page-data.js";
import { flushNotes, headingLevel, renderBlock } from "./render-blocks.js";
import { printString, type RenderContext } from "./render-context.js";

/** What the body is made of. */
export interface BodyInput {
  readonly document: Document;
  readonly profiles: readonly CountryProfile[];
  readonly fields: ReadonlyMap<MarkdownField, Document>;
  readonly frontMatter: FrontMatter;
  readonly findCountryCode: (text: string) => string | undefined;
  readonly renderCard: (card: CountryData) => string;
}

/**
 * Renders the text with the cards between its blocks. Each footnote follows the block, or the card, that calls it, so
 * the order of the HTML is the order of reading.
 */
export function renderBody(input: BodyInput, outer: RenderContext): string {
  const { blocks } = input.document;
  const plan = anchorCards(blocks, input.profiles, input.frontMatter.cards, input.findCountryCode, outer.sink);
  const printer = new BodyPrinter(input, plan, { ...outer, document: input.document });
  printer.printCards(plan.atStart);
  for (const [index, block] of blocks.entries()) {
    if (!isCountryBlock(block)) printer.printBlock(block);
    printer.printCards(plan.behind.get(index) ?? []);
  }
  if (input.frontMatter.cards === "end") printer.printGrid(plan.atEnd);
  else printer.printCards(plan.atEnd);
  return printer.html;
}

/** A `:::country` block is nothing but the place of a card. */
function isCountryBlock(block: Block): boolean {
  return block.kind === "container" && block.name === "country";
}

/** Writes the body from top to bottom. */
class BodyPrinter {
  html = "";
  readonly #input: BodyInput;
  readonly #plan: CardPlan;
  readonly #context: RenderContext;
  #level = 1;
  #previous: Block | undefined;

  constructor(input: BodyInput, plan: CardPlan, context: RenderContext) {
    this.#input = input;
    this.#plan = plan;
    this.#context = context;
  }

  printBlock(block: Block): void {
    const context = { ...this.#context, level: this.#level };
    this.html += renderBlock(block, this.#previous, context) + flushNotes(context);
    this.#previous = block;
    if (block.kind === "heading") this.#level = headingLevel(block);
  }

  printCards(profiles: readonly CountryProfile[]): void {
    for (const profile of profiles) this.html += this.#renderCard(profile, this.#level + 1);
  }

  /** `cards: end`: a section of its own after the text. */
  printGrid(profiles: readonly CountryProfile[]): void {
    if (profiles.length === 0) return;
    const title = escapeHtml(printString(this.#context, "countrySummaries"));
    const order = escapeHtml(endSentence(describeOrder(this.#input.frontMatter, this.#context)));
    const { cardColumns } = this.#input.frontMatter;
    const columns = cardColumns === undefined ? "" : ` columns-${String(cardColumns)}`;
    const cards = profiles.map((profile) => this.#renderCard(profile, 3, true)).join("");
    const head = `<div class="grid-head">\n<h2 id="country-summaries">${title}</h2>\n<p class="order">${order}</p>\n</div>\n`;
    this.html += `<section class="country-grid">\n${head}<div class="cards${columns}">\n${cards}</div>\n</section>\n`;
  }

  #renderCard(profile: CountryProfile, level: number, inGrid = false): string {
    const country = this.#context.countries.find(({ code }) => code === profile.code);
    if (country === undefined) return "";
    const context = { ...this.#context, level: Math.min(level, 6) };
    const field = profile.summary === undefined ? undefined : this.#input.fields.get(profile.summary);
    const own = field === undefined ? "" : context.renderBlocks(field.blocks, { ...context, document: field });
    const added = context.renderBlocks(this.#plan.content.get(profile.code) ?? [], context);
    // A card stands beside the text, where the notes at the foot of the page are out of its reach: it prints its own.
    const text = own + added + flushNotes(context);
    const summary = text === "" ? undefined : trustHtml(text);
    const chart = renderCardChart(profile.code, context);
    const card = completeCard(country, { summary, chart, level, inGrid });
    return this.#input.renderCard(card);
  }
}
