import type { CountryProfile } from "../../src/model/country.js";
import type { DataTable } from "../../src/model/data-table.js";
import type { Block, Container, ContainerName, Document, Footnote, Inline } from "../../src/model/document.js";
import { NO_MAPS } from "../../src/map/draw-maps.js";
import type { FrontMatter, MarkdownField } from "../../src/model/front-matter.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { createSink } from "../../src/diagnostics/sink.js";
import { composePage, type PageInput } from "../../src/compose/compose-page.js";
import { loadTemplatePack, type TemplatePack } from "../../src/compose/load-template-pack.js";
import { OWN_STRINGS } from "../../src/compose/check-strings.js";

/** Builders for the small inputs that composing is tested on. */

export const SPAN = { file: "briefs/test.md", line: 7, column: 1 } as const;
const NO_ATTRIBUTES = { classes: [], values: new Map<string, string>() };

export function text(value: string): Inline {
  return { kind: "text", value, span: SPAN };
}

export function paragraph(...children: readonly (string | Inline)[]): Block {
  return { kind: "paragraph", children: inlines(children), span: SPAN };
}

export function inlines(children: readonly (string | Inline)[]): readonly Inline[] {
  return children.map((child) => (typeof child === "string" ? text(child) : child));
}

export function heading(depth: 2 | 3 | 4, title: string): Block {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return { kind: "heading", depth, id, children: [text(title)], attributes: NO_ATTRIBUTES, span: SPAN };
}

export function list(...items: readonly (readonly Block[])[]): Block {
  return {
    kind: "list",
    ordered: true,
    start: 1,
    tight: false,
    items: items.map((children) => ({ children, span: SPAN })),
    span: SPAN,
  };
}

export function container(
  name: ContainerName,
  children: readonly Block[],
  values: Readonly<Record<string, string>> = {},
  argument?: string,
): Container {
  return {
    kind: "container",
    name,
    ...(argument === undefined ? {} : { argument }),
    attributes: attributes(values),
    children,
    span: SPAN,
  };
}

export function attributes(values: Readonly<Record<string, string>>): {
  classes: readonly string[];
  values: ReadonlyMap<string, string>;
} {
  return { classes: [], values: new Map(Object.entries(values)) };
}

export function call(identifier: string, occurrence = 1): Inline {
  return { kind: "footnoteReference", identifier, number: 1, occurrence, span: SPAN };
}

export function note(identifier: string, ...children: readonly Block[]): Footnote {
  return { identifier, number: 1, references: 1, children, span: SPAN };
}

export function document(blocks: readonly Block[], footnotes: readonly Footnote[] = []): Document {
  return { blocks, footnotes };
}

export function field(value: string): MarkdownField {
  return { text: value, span: SPAN };
}

export function country(code: string, name: string, more: Partial<CountryProfile> = {}): CountryProfile {
  return { code, name, aliases: [], facts: [], sources: [], span: SPAN, ...more };
}

export function frontMatter(more: Partial<FrontMatter> = {}): FrontMatter {
  return {
    title: "Water and power",
    authors: [],
    date: "2026-03-12",
    lang: "en",
    status: "final",
    keyMessages: [],
    keyFigures: [],
    keywords: [],
    recommendations: [],
    abbreviations: new Map(),
    notes: "footnotes",
    countries: [],
    countryOrder: "alphabetical",
    cards: "anchored",
    stanceScale: [
      { key: "supports", label: "Supports", shape: "full", tint: "#1B6E3C" },
      { key: "opposes", label: "Opposes", shape: "cross", tint: "#A3262A" },
    ],
    funders: [],
    partners: [],
    disclaimers: [],
    spans: new Map([["lang", { file: "briefs/test.md", line: 4, column: 7 }]]),
    ...more,
  };
}

/** English furniture strings that say their own key, so that a test sees which one was printed. */
export const STRINGS = new Map([
  [
    "en",
    new Map([
      ...OWN_STRINGS.map((key) => [key, `<${key}>`] as const),
      ["tableNumber", "Table {number}"],
      ["figureNumber", "Figure {number}"],
      ["boxNumber", "Box {number}"],
      ["source", "Source: {source}"],
      ["asOf", "As of {date}."],
      ["labelWithUnit", "{label}, {unit}"],
      ["citedTitle", "‘{title}’"],
      ["copyright", "© {publisher} {year}"],
      ["disclaimer-views", "Not those of {publishers}."],
      ["disclaimer-stance", "Assessed up to {date}."],
      ["disclaimer-updated", "Revised on {date}, replaces {earlier}."],
      ["positionsAsOf", "Positions as of {date}"],
      ["hello", "Hello {name}"],
    ]),
  ],
]);

const CARD = `<aside class="card" id="{{id}}"><h{{level}}>{{name}}</h{{level}}>{{summary}}</aside>\n`;
const RECOMMENDATIONS = `<ol>{{#each items}}<li id="{{id}}">{{this.number}}|{{to}}|{{when}}|{{text}}</li>{{/each}}</ol>\n`;

/** Files of a pack with a layout; further files, or other texts for these, by their path. */
export function packFiles(layout: string, more: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({
      "template.yml": "name: Test\npapers: { a4: [style.css] }\noptions: { size: 3, wide: true, tone: warm }\n",
      "style.css": "p { margin: 0 }",
      "layout.hbs": layout,
      "partials/card.hbs": CARD,
      "partials/recommendations.hbs": RECOMMENDATIONS,
      ...more,
    }),
  );
}

/** Loads a pack of which nothing may be reported. */
export function loadPack(layout: string, more: Readonly<Record<string, string>> = {}): TemplatePack {
  const sink = createSink();
  const pack = loadTemplatePack(packFiles(layout, more), "test", sink);
  if (pack === undefined || sink.diagnostics.length > 0) throw new Error(describe(sink.diagnostics).join("\n"));
  return pack;
}

/** What is reported of a pack. */
export function reportPack(layout: string, more: Readonly<Record<string, string>> = {}): readonly Diagnostic[] {
  const sink = createSink();
  const pack = loadTemplatePack(packFiles(layout, more), "test", sink);
  if (sink.hasErrors && pack !== undefined) throw new Error("A pack with errors was loaded");
  return sink.diagnostics;
}

/** Composes a page; without a pack it is the body alone. */
export function compose(more: Partial<PageInput>): {
  readonly html: string;
  readonly tables: readonly DataTable[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const sink = createSink();
  const input: PageInput = {
    pack: more.pack ?? loadPack("{{body}}"),
    paper: "a4",
    frontMatter: frontMatter(),
    body: document([]),
    fields: new Map(),
    charts: new Map(),
    cardCharts: new Map(),
    countries: [],
    maps: NO_MAPS,
    statusNames: [],
    findCountryCode: () => undefined,
    matrix: undefined,
    brand: undefined,
    strings: STRINGS,
    ...more,
  };
  return { ...composePage(input, sink), diagnostics: sink.diagnostics };
}

/** Composes a page of which nothing may be reported. */
export function composeClean(more: Partial<PageInput>): string {
  const { html, diagnostics } = compose(more);
  if (diagnostics.length > 0) throw new Error(describe(diagnostics).join("\n"));
  return html;
}

/** Diagnostics as lines, e.g. "template-syntax templates/test/layout.hbs:3:1 The block ...". */
export function describe(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, span, message }) => {
    const place = span === undefined ? "-" : `${span.file}:${String(span.line)}:${String(span.column)}`;
    return `${code} ${place} ${message}`;
  });
}
