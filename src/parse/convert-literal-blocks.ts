import type { Tokens } from "marked";
import type { Block, ChartBlock } from "../model/document.js";
import { convertParagraph } from "./convert-paragraph.js";
import { unescapeText } from "./unescape-text.js";
import type { ParseContext } from "./parse-context.js";
import { deriveRegion, type Region, blockSpanAt } from "./region.js";

const INFO = /^ {0,3}(?:`{3,}|~{3,})[ \t]*([^\n]*)/;
const COMMENT = /<!--(?:-?>|[^]*?(?:-->|$))/g;

/** Converts fenced or indented code. */
export function convertCode(
  token: Tokens.Code,
  region: Region,
  offset: number,
  context: ParseContext,
): readonly Block[] {
  const info = token.codeBlockStyle === "indented" ? "" : unescapeText(INFO.exec(token.raw)?.[1]?.trim() ?? "");
  const [lang = "", ...words] = info.split(/[ \t]+/);
  const meta = words.join(" ");
  const span = blockSpanAt(region, offset);
  const value = token.text.replace(/\n$/, "");
  if (context.briefRules && lang === "chart") return [createChart(value, region, offset, token.raw, context)];
  return [{ kind: "codeBlock", ...(lang === "" ? {} : { lang }), ...(meta === "" ? {} : { meta }), value, span }];
}

const CHART_ID = /^[ \t]*id:[ \t]*["']?([A-Za-z][\w:-]*)["']?[ \t]*(?:#.*)?$/m;

/** Takes a chart as it is written; only its id is looked for, since links to it are checked here. */
function createChart(yaml: string, region: Region, offset: number, raw: string, context: ParseContext): ChartBlock {
  const span = blockSpanAt(region, offset);
  const yamlSpan = blockSpanAt(region, offset + raw.indexOf("\n") + 1);
  const block: ChartBlock = { kind: "chart", yaml, yamlSpan: { ...yamlSpan, line: span.line + 1 }, span };
  const id = CHART_ID.exec(yaml)?.[1];
  if (id !== undefined) context.ids.claim(id, span);
  const chart = id === undefined ? block : { ...block, id };
  context.onChart?.(chart);
  return chart;
}

/** Converts raw HTML: comments vanish, words without a tag that stood beside one are a paragraph. */
export function convertHtml(raw: string, region: Region, offset: number, context: ParseContext): readonly Block[] {
  const value = raw.replace(COMMENT, "");
  if (value !== raw) context.onComment?.(blockSpanAt(region, offset));
  if (value.trim() === "") return [];
  if (!value.includes("<")) {
    return convertParagraph(deriveRegion(region, offset, raw, value), { start: 0, end: value.length }, context);
  }
  const span = blockSpanAt(region, offset);
  context.sink.report("html-printed-as-text", {
    message: `Raw HTML is printed as it is written: \`${value.trim().split("\n", 1)[0]?.slice(0, 60) ?? ""}\``,
    span,
    hint: "Use Markdown instead, or a `:::name` block.",
  });
  return [{ kind: "htmlBlock", value: value.replace(/\n+$/, ""), span }];
}
