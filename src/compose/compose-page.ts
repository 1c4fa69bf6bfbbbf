// What comes in: a brief's frontmatter, its parsed texts, its countries, the brand, a template pack. What goes out: one
// page of HTML. This folder is the only door to Handlebars. Never here: CSS, files, fonts, or more of the paper than
// its name.
import type { Sink } from "../diagnostics/diagnostic.js";
import type { Chart } from "../model/chart.js";
import type { DataTable } from "../model/data-table.js";
import type { Document } from "../model/document.js";
import { buildCountry } from "./build-country.js";
import { buildPageData } from "./build-page-data.js";
import { checkFlags } from "./check-flags.js";
import { checkLocators, checkMapDisclaimer } from "./check-map-disclaimer.js";
import { checkStrings } from "./check-strings.js";
import { NoteBook } from "./note-book.js";
import type { PageInput } from "./page-input.js";
import { gatherPositions, localizeScale } from "./positions.js";
import { ReferenceBook } from "./reference-book.js";
import { renderBlocks } from "./render-blocks.js";
import type { RenderContext } from "./render-context.js";
import { selectStrings } from "./string-table.js";
import { DEFAULT_WIDTHS } from "./table-measures.js";
import { TemplateRunError } from "./template-engine.js";

export type { PageInput } from "./page-input.js";

const EMPTY_DOCUMENT: Document = { blocks: [], footnotes: [] };

/** A brief put together. */
export interface ComposedPage {
  /** One HTML page; "" if the template could not be run on it. */
  readonly html: string;
  /** Tables that also travel as CSV, in the order of reading. */
  readonly tables: readonly DataTable[];
  /** Charts by the number of their place, `data-chart`. */
  readonly drawings: readonly Chart[];
}

/**
 * Puts a brief together as one HTML page.
 *
 * @remarks Reports strings that the language lacks, cards without a place, stances off the scale and templates that
 *   fail, and goes on.
 */
export function composePage(input: PageInput, sink: Sink): ComposedPage {
  const context = createContext(input, sink);
  checkStrings(input.pack, context.strings, input.frontMatter, sink);
  try {
    const data = buildPageData(input, context, (card) => runTemplate(input, "card", card, context));
    const html = context.references.fill(runTemplate(input, "layout", data, context));
    checkLocators(html, input, context);
    checkMapDisclaimer(html, input, context);
    checkFlags(html, input, context);
    return { html, tables: context.tables, drawings: context.drawings };
  } catch (error) {
    reportFailure(error, input, sink);
    return { html: "", tables: [], drawings: [] };
  }
}

function createContext(input: PageInput, sink: Sink): RenderContext {
  const { frontMatter, pack } = input;
  const { lang } = frontMatter;
  const strings = selectStrings([input.strings, pack.strings], lang);
  const scale = localizeScale(frontMatter.stanceScale, strings);
  const context: RenderContext = {
    document: EMPTY_DOCUMENT,
    lang,
    strings,
    scale,
    positions: gatherPositions(input),
    printed: { stances: input.countries.some(({ stance }) => stance?.kind === "step"), matrix: false },
    tableRoom: { ...pack.tables, ...(pack.tables.widths.get(input.paper) ?? DEFAULT_WIDTHS) },
    notes: new NoteBook(frontMatter.notes),
    references: new ReferenceBook(),
    maps: input.maps,
    exhibits: { table: 0, figure: 0, box: 0 },
    tables: [],
    specs: frontMatter.countries,
    profiles: input.countries,
    charts: input.charts,
    cardCharts: input.cardCharts,
    drawings: [],
    countries: input.countries.map((profile) =>
      buildCountry(profile, { lang, strings, scale }, input.maps.locators.get(profile.code)),
    ),
    renderBlocks,
    renderRecommendations: (data) => runTemplate(input, "recommendations", data, context),
    recommendations: { count: 0 },
    sink,
    level: 1,
  };
  return context;
}

function runTemplate({ pack }: PageInput, name: string, data: object, context: RenderContext): string {
  const { lang, strings, countries } = context;
  const countryNames = new Map(countries.map((country) => [country.code, country.name]));
  return pack.engine.run(name, data, { lang, strings, countryNames });
}

/** What the check of templates cannot foresee; faults of ours are thrown on. */
function reportFailure(error: unknown, { pack }: PageInput, sink: Sink): void {
  if (!(error instanceof TemplateRunError)) throw error;
  const span = { file: `templates/${pack.id}`, line: error.line, column: 1 };
  if (error.reason === "limit") {
    const message = `The template ${pack.id} makes a page larger than the limit of this brief`;
    sink.report("template-failed", { message, span, hint: "Look for a loop within a loop over the same list" });
    return;
  }
  const message = `The template ${pack.id} prints a part of something that this brief does not have: ${error.message}`;
  sink.report("template-failed", { message, span, hint: "Put `{{#if name}}` or `{{#with name}}` around it" });
}
