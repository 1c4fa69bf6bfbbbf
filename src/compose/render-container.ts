import type { Block, Container } from "../model/document.js";
import { escapeHtml } from "../formats/escape-html.js";
import { writeAttributes } from "./html.js";
import { printText } from "./print-text.js";
import { readRecommendations } from "./read-recommendations.js";
import { writeSpan, type RenderContext } from "./render-context.js";
import { renderMap } from "./render-map.js";
import { renderComparison } from "./render-comparison.js";
import { renderMatrix } from "./render-matrix.js";
import { renderNumberedTitle, renderSource } from "./render-exhibit.js";
import { joinClasses } from "./render-inlines.js";

/** Renders a `:::name` block. Country blocks within other blocks print their text; their cards are placed outside. */
export function renderContainer(container: Container, context: RenderContext): string {
  switch (container.name) {
    case "box":
      return renderBox(container, context);
    case "recommendations":
      return renderRecommendations(container, context);
    case "pullquote":
      return renderPullQuote(container, context);
    case "keyfigure":
      return renderKeyFigure(container, context);
    case "country":
      return context.renderBlocks(container.children, context);
    case "map":
      return renderMap(container, context);
    case "matrix":
      return container.children.length === 0
        ? renderMatrix(container, context)
        : wrap(container, container.children, context);
    case "comparison":
      return renderComparison(container, context) + context.renderBlocks(container.children, context);
    case "timeline":
    case "options":
    case "references":
      return wrap(container, container.children, context);
  }
}

function attributesOf({ attributes, span }: Container, className: string): string {
  const { id, classes } = attributes;
  return writeAttributes({ id, class: joinClasses([className, ...classes]), "data-span": writeSpan(span) });
}

function readValue(container: Container, key: string, context: RenderContext): string | undefined {
  const value = container.attributes.values.get(key);
  return value === undefined ? undefined : printText(value, context.lang);
}

/** A block with a title, if it has one, and its content. */
function wrap(container: Container, children: readonly Block[], context: RenderContext): string {
  const title = readValue(container, "title", context);
  const head = title === undefined ? "" : `<p class="block-title">${escapeHtml(title)}</p>\n`;
  const source = renderSource(container.attributes.values.get("source"), context);
  return `<div${attributesOf(container, container.name)}>\n${head}${context.renderBlocks(children, context)}${source}</div>\n`;
}

function renderBox(container: Container, context: RenderContext): string {
  const title = readValue(container, "title", context);
  const level = Math.min(context.level + 1, 6);
  const name = `h${String(level)}`;
  const head =
    title === undefined
      ? ""
      : `<${name} class="box-title">${renderNumberedTitle("box", container.attributes.id, escapeHtml(title), context)}</${name}>\n`;
  const content = context.renderBlocks(container.children, {
    ...context,
    level: title === undefined ? context.level : level,
  });
  const source = renderSource(container.attributes.values.get("source"), context);
  return `<aside${attributesOf(container, "box")}>\n${head}${content}${source}</aside>\n`;
}

function renderPullQuote(container: Container, context: RenderContext): string {
  const by = readValue(container, "by", context) ?? readValue(container, "source", context);
  const attribution = by === undefined ? "" : `<p class="attribution">${escapeHtml(by)}</p>\n`;
  return `<blockquote${attributesOf(container, "pullquote")}>\n${context.renderBlocks(container.children, context)}${attribution}</blockquote>\n`;
}

function renderKeyFigure(container: Container, context: RenderContext): string {
  const unit = readValue(container, "unit", context);
  const value = [readValue(container, "value", context), unit].filter((part) => part !== undefined).join("\u00a0");
  const year = readValue(container, "year", context);
  const source = [readValue(container, "source", context), year].filter((part) => part !== undefined).join(", ");
  const figure = value === "" ? "" : `<p class="figure-value">${escapeHtml(value)}</p>\n`;
  const label = `<div class="figure-label">\n${context.renderBlocks(container.children, context)}</div>\n`;
  return `<aside${attributesOf(container, "keyfigure")}>\n${figure}${label}${renderSource(source === "" ? undefined : source, context)}</aside>\n`;
}

/** Text before and after the list stays where it is; the list becomes recommendations. */
function renderRecommendations(container: Container, context: RenderContext): string {
  if (!container.children.some((block) => block.kind === "list")) {
    context.sink.report("recommendation-without-list", {
      message: "The block `:::recommendations` holds no list, so nothing in it is numbered",
      span: container.span,
      hint: "Write one item for each: `1. **To ministries of energy** *within a year* Text`",
    });
  }
  const content = container.children.map((block, index) => {
    if (block.kind === "list") return context.renderRecommendations(readRecommendations(block, context));
    return context.renderBlocks(container.children.slice(index, index + 1), context);
  });
  return `<div${attributesOf(container, "recommendations-block")}>\n${content.join("")}</div>\n`;
}
