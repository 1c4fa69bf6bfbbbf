import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { createSink } from "../../src/diagnostics/sink.js";
import type { Attributes, Block, Document, Inline } from "../../src/model/document.js";
import { parseMarkdown, type ParseOptions } from "../../src/parse/parse-markdown.js";

/** What a test sees of a parsed text. */
export interface Parsed {
  readonly document: Document;
  readonly diagnostics: readonly Diagnostic[];
  /** e.g. ["error unknown-block 3:1"] */
  readonly reports: readonly string[];
  /** One line a block, children indented; inlines in a short notation. */
  readonly outline: string;
}

/** Parses a text as the body of `brief.md`, in plain English punctuation unless the options say otherwise. */
export function parseText(text: string, options: Partial<ParseOptions> = {}): Parsed {
  const sink = createSink();
  const source = { path: "brief.md", text, bodyOffset: 0, bodyLine: 1 };
  const document = parseMarkdown(source, { lang: "en", abbreviations: new Map(), smart: false, ...options }, sink);
  const reports = sink.diagnostics.map(
    ({ severity, code, span }) => `${severity} ${code} ${span?.line ?? "?"}:${span?.column ?? "?"}`,
  );
  return { document, diagnostics: sink.diagnostics, reports, outline: outlineBlocks(document.blocks, "").join("\n") };
}

function outlineBlocks(blocks: readonly Block[], indent: string): string[] {
  return blocks.flatMap((block) => outlineBlock(block).map((line) => indent + line));
}

function outlineBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case "heading":
      return [`h${block.depth}#${block.id}${outlineAttributes(block.attributes)}: ${outlineInlines(block.children)}`];
    case "paragraph":
      return [`p: ${outlineInlines(block.children)}`];
    case "thematicBreak":
      return ["hr"];
    case "blockQuote":
      return ["quote", ...outlineBlocks(block.children, "  ")];
    case "list": {
      const name = `${block.ordered ? `ol ${block.start}` : "ul"}${block.tight ? "" : " loose"}`;
      const items = block.items.flatMap((item) => [
        `  li${item.checked === undefined ? "" : item.checked ? " [x]" : " [ ]"}`,
        ...outlineBlocks(item.children, "    "),
      ]);
      return [name, ...items];
    }
    case "codeBlock":
      return [`code ${block.lang ?? "-"}|${block.meta ?? ""}: ${JSON.stringify(block.value)}`];
    case "chart":
      return [
        `chart ${block.id ?? "-"} ${block.yamlSpan.line}:${block.yamlSpan.column}: ${JSON.stringify(block.yaml)}`,
      ];
    case "htmlBlock":
      return [`html: ${JSON.stringify(block.value)}`];
    case "table":
      return [
        `table ${block.align.map((align) => align ?? "-").join(",")}${outlineAttributes(block.attributes)}`,
        ...[block.head, ...block.rows].map(
          (row) => `  ${row.map((cell) => outlineInlines(cell.children)).join(" | ")}`,
        ),
      ];
    case "alert":
      return [`alert ${block.variant}`, ...outlineBlocks(block.children, "  ")];
    case "container": {
      const argument = block.argument === undefined ? "" : ` ${block.argument}`;
      const name = `:::${block.name}${argument}${outlineAttributes(block.attributes)}`;
      return [name, ...outlineBlocks(block.children, "  ")];
    }
    case "figure": {
      const caption = block.caption === undefined ? "" : ` caption: ${outlineInlines(block.caption)}`;
      return [`figure ${block.url} (${block.alt})${outlineAttributes(block.attributes)}${caption}`];
    }
    case "descriptionList":
      return [
        "dl",
        ...block.items.flatMap((item) => [
          `  dt ${outlineInlines(item.term)}`,
          ...outlineBlocks(item.description, "  dd "),
        ]),
      ];
  }
}

function outlineAttributes({ id, classes, values }: Attributes): string {
  const parts = [
    ...(id === undefined ? [] : [`#${id}`]),
    ...classes.map((name) => `.${name}`),
    ...[...values].map(([key, value]) => `${key}=${JSON.stringify(value)}`),
  ];
  return parts.length === 0 ? "" : ` {${parts.join(" ")}}`;
}

/** e.g. `text <em emphasis> [link](https://a.org)`; a soft break is ⏎, a hard one ⏎⏎. */
export function outlineInlines(nodes: readonly Inline[]): string {
  return nodes.map(outlineInline).join("");
}

function outlineInline(node: Inline): string {
  switch (node.kind) {
    case "text":
      return node.value;
    case "emphasis":
      return `<em ${outlineInlines(node.children)}>`;
    case "strong":
      return `<strong ${outlineInlines(node.children)}>`;
    case "strikethrough":
      return `<del ${outlineInlines(node.children)}>`;
    case "codeSpan":
      return `<code ${node.value}>`;
    case "link":
      return `[${outlineInlines(node.children)}](${node.url}${node.title === undefined ? "" : ` "${node.title}"`})`;
    case "image":
      return `![${node.alt}](${node.url})${outlineAttributes(node.attributes)}`;
    case "hardBreak":
      return "⏎⏎";
    case "softBreak":
      return "⏎";
    case "htmlInline":
      return `<html ${node.value}>`;
    case "footnoteReference":
      return `<note ${node.number}.${node.occurrence} ${node.identifier}>`;
    case "span":
      return `<span${outlineAttributes(node.attributes)} ${outlineInlines(node.children)}>`;
    case "abbreviation":
      return `<abbr ${node.short}: ${node.long}>`;
  }
}
