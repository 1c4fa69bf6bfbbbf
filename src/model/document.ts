import type { Span } from "./span.js";

/**
 * A Markdown text as a tree: CommonMark and GFM plus our own blocks. Names are those of CommonMark.
 *
 * `footnotes` are in order of their first reference and numbered from 1; a definition that nothing refers to is a
 * diagnostic and is left out.
 */
export interface Document {
  readonly blocks: readonly Block[];
  readonly footnotes: readonly Footnote[];
}

/** What `[^id]: text` defines. */
export interface Footnote {
  readonly identifier: string;
  readonly number: number;
  /** How often the text refers to it; 1 or more. */
  readonly references: number;
  readonly children: readonly Block[];
  readonly span: Span;
}

/** `{#id .class key="value"}` behind a heading, block, image, table or span. */
export interface Attributes {
  readonly id?: string;
  readonly classes: readonly string[];
  /** e.g. "title" to "What is new" */
  readonly values: ReadonlyMap<string, string>;
}

export type Block =
  | Heading
  | Paragraph
  | ThematicBreak
  | BlockQuote
  | List
  | CodeBlock
  | ChartBlock
  | HtmlBlock
  | Table
  | Alert
  | Container
  | Figure
  | DescriptionList;

/** `## Title {#id}`. Stands at block level; holds inlines. `id` is unique in the document, made from the text if not given. */
export interface Heading {
  readonly kind: "heading";
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  readonly id: string;
  readonly children: readonly Inline[];
  readonly attributes: Attributes;
  readonly span: Span;
}

/** Lines of text. Holds inlines; never empty. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly children: readonly Inline[];
  readonly span: Span;
}

/** `---` */
export interface ThematicBreak {
  readonly kind: "thematicBreak";
  readonly span: Span;
}

/** `> text` */
export interface BlockQuote {
  readonly kind: "blockQuote";
  readonly children: readonly Block[];
  readonly span: Span;
}

/** `- item` or `1. item`. `tight` lists print their items' paragraphs without space between them. */
export interface List {
  readonly kind: "list";
  readonly ordered: boolean;
  /** Number of the first item of an ordered list; 1 by default. */
  readonly start: number;
  readonly tight: boolean;
  readonly items: readonly ListItem[];
  readonly span: Span;
}

/** One item; `checked` is set on task list items only. */
export interface ListItem {
  readonly checked?: boolean;
  readonly children: readonly Block[];
  readonly span: Span;
}

/** What a list in `:::timeline` becomes: term and description in pairs. */
export interface DescriptionList {
  readonly kind: "descriptionList";
  readonly items: readonly DescriptionItem[];
  readonly span: Span;
}

export interface DescriptionItem {
  readonly term: readonly Inline[];
  readonly description: readonly Block[];
  readonly span: Span;
}

/** Fenced or indented code. `lang` is the first word of the info string. */
export interface CodeBlock {
  readonly kind: "codeBlock";
  readonly lang?: string;
  /** The info string after its first word. */
  readonly meta?: string;
  readonly value: string;
  readonly span: Span;
}

/** A fence with the word `chart`: fields in YAML. `id` is what cross-references call it by. */
export interface ChartBlock {
  readonly kind: "chart";
  readonly yaml: string;
  /** Where the first line of the YAML begins. */
  readonly yamlSpan: Span;
  readonly id?: string;
  readonly span: Span;
}

/** Raw HTML at block level, printed as text. Comments never reach the tree. */
export interface HtmlBlock {
  readonly kind: "htmlBlock";
  readonly value: string;
  readonly span: Span;
}

export type Alignment = "left" | "center" | "right" | undefined;

/** A GFM table. Each row has as many cells as `align`. `{caption= source= #id}` may follow on a line of its own. */
export interface Table {
  readonly kind: "table";
  readonly align: readonly Alignment[];
  readonly head: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly attributes: Attributes;
  readonly span: Span;
}

export interface TableCell {
  readonly children: readonly Inline[];
  readonly span: Span;
}

export type AlertVariant = "note" | "tip" | "important" | "warning" | "caution";

/** `> [!NOTE]` */
export interface Alert {
  readonly kind: "alert";
  readonly variant: AlertVariant;
  readonly children: readonly Block[];
  readonly span: Span;
}

export type ContainerName =
  | "box"
  | "map"
  | "recommendations"
  | "pullquote"
  | "keyfigure"
  | "country"
  | "matrix"
  | "comparison"
  | "timeline"
  | "options"
  | "references";

/** `:::name{attributes}` to `:::`. `argument` is the bare word behind the name, e.g. "UZ" in `:::country UZ`. */
export interface Container {
  readonly kind: "container";
  readonly name: ContainerName;
  readonly argument?: string;
  readonly attributes: Attributes;
  readonly children: readonly Block[];
  readonly span: Span;
}

/** A paragraph that holds one image and nothing else: `![alt](file "caption"){source="..." size=column}`. */
export interface Figure {
  readonly kind: "figure";
  readonly url: string;
  /** "" marks a decoration. */
  readonly alt: string;
  readonly caption?: readonly Inline[];
  readonly attributes: Attributes;
  readonly span: Span;
}

export type Inline =
  | Text
  | Emphasis
  | Strong
  | Strikethrough
  | CodeSpan
  | Link
  | Image
  | HardBreak
  | SoftBreak
  | HtmlInline
  | FootnoteReference
  | AttributedSpan
  | Abbreviation;

/** Text with entities and escapes decoded and punctuation made typographic. */
export interface Text {
  readonly kind: "text";
  readonly value: string;
  readonly span: Span;
}

export interface Emphasis {
  readonly kind: "emphasis";
  readonly children: readonly Inline[];
  readonly span: Span;
}

export interface Strong {
  readonly kind: "strong";
  readonly children: readonly Inline[];
  readonly span: Span;
}

export interface Strikethrough {
  readonly kind: "strikethrough";
  readonly children: readonly Inline[];
  readonly span: Span;
}

export interface CodeSpan {
  readonly kind: "codeSpan";
  readonly value: string;
  readonly span: Span;
}

/** `url` is an ASCII URI with an allowed scheme, or "#id". */
export interface Link {
  readonly kind: "link";
  readonly url: string;
  readonly title?: string;
  readonly children: readonly Inline[];
  readonly span: Span;
}

/** An image within a line of text. */
export interface Image {
  readonly kind: "image";
  readonly url: string;
  readonly alt: string;
  readonly title?: string;
  readonly attributes: Attributes;
  readonly span: Span;
}

export interface HardBreak {
  readonly kind: "hardBreak";
  readonly span: Span;
}

export interface SoftBreak {
  readonly kind: "softBreak";
  readonly span: Span;
}

export interface HtmlInline {
  readonly kind: "htmlInline";
  readonly value: string;
  readonly span: Span;
}

/** `[^id]`. `occurrence` counts the references to the same note from 1. */
export interface FootnoteReference {
  readonly kind: "footnoteReference";
  readonly identifier: string;
  readonly number: number;
  readonly occurrence: number;
  readonly span: Span;
}

/** `[text]{lang=fa}`, `[Engages]{stance=engages}` */
export interface AttributedSpan {
  readonly kind: "span";
  readonly attributes: Attributes;
  readonly children: readonly Inline[];
  readonly span: Span;
}

/** A short form that the frontmatter's `abbreviations` explain. */
export interface Abbreviation {
  readonly kind: "abbreviation";
  readonly short: string;
  readonly long: string;
  readonly span: Span;
}
