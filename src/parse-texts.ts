import type { Sink } from "./diagnostics/diagnostic.js";
import type { Brief } from "./model/brief.js";
import type { ChartBlock, Document } from "./model/document.js";
import type { FrontMatter, MarkdownField } from "./model/front-matter.js";
import type { Span } from "./model/span.js";
import { parseMarkdown, parseMarkdownField } from "./parse/parse-markdown.js";

/** Everything of a brief that is Markdown. */
export interface ParsedTexts {
  readonly body: Document;
  /** Fields of the frontmatter by the field itself, e.g. the abstract. */
  readonly fields: ReadonlyMap<MarkdownField, Document>;
  /** Where the author's comments begin, which are not printed. */
  readonly comments: readonly Span[];
  /** Charts of all of them. */
  readonly charts: readonly ChartBlock[];
}

/** Parses the body and the Markdown fields of a brief. */
export function parseTexts({ source, frontMatter }: Brief, sink: Sink): ParsedTexts {
  const { lang, abbreviations } = frontMatter;
  const comments: Span[] = [];
  const onComment = (span: Span): void => void comments.push(span);
  const charts: ChartBlock[] = [];
  const onChart = (chart: ChartBlock): void => void charts.push(chart);
  // Each country has a card, and `[text](#country-uz)` leads to it.
  const knownIds = new Set(frontMatter.countries.map(({ code }) => `country-${code.toLowerCase()}`));
  const body = parseMarkdown(source, { lang, abbreviations, knownIds, onComment, onChart }, sink);
  const fields = listFields(frontMatter).map(
    (field) => [field, parseMarkdownField(field, { lang, abbreviations, onComment, onChart }, sink)] as const,
  );
  return { body, fields: new Map(fields), comments, charts };
}

function listFields(frontMatter: FrontMatter): readonly MarkdownField[] {
  const { abstract, keyMessages, recommendations, method, authors, countries } = frontMatter;
  const fields = [
    abstract,
    ...keyMessages,
    ...recommendations.map((recommendation) => recommendation.text),
    method,
    ...authors.map((author) => author.bio),
    ...countries.map((country) => country.summary),
  ];
  return fields.filter((field) => field !== undefined);
}
