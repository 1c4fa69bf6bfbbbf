import type { Container } from "../model/document.js";
import type { MapKeyEntry, RegionMap } from "../model/map.js";
import { escapeHtml } from "../formats/escape-html.js";
import { endSentence } from "./build-country.js";
import { formatList } from "./format-list.js";
import { writeAttributes } from "./html.js";
import { printText } from "./print-text.js";
import { printString, writeSpan, type RenderContext } from "./render-context.js";
import { renderNumberedTitle } from "./render-exhibit.js";
import { joinClasses } from "./render-inlines.js";
import { writeDrawing } from "./render-locator.js";

/**
 * A `:::map` block: number and finding, the map of the brief's countries, its key, and a line that says what its borders
 * do not mean and whom they are from. What stands in the block follows the map.
 */
export function renderMap(container: Container, context: RenderContext): string {
  const map = context.maps.regions.get(container);
  const content = context.renderBlocks(container.children, context);
  // Whoever draws the maps has reported why there is none.
  if (map === undefined) return content;
  const { id, classes, values } = container.attributes;
  const wanted = values.get("size");
  const size = wanted === "rail" || wanted === "page" ? wanted : "column";
  const title = printText(values.get("title") ?? "", context.lang);
  const head =
    title === "" ? "" : `<figcaption>${renderNumberedTitle("figure", id, escapeHtml(title), context)}</figcaption>\n`;
  const written = writeAttributes({ id, class: joinClasses(classes), "data-span": writeSpan(container.span) });
  const drawing = writeDrawing(map, "region-map", values.get("alt") ?? describe(map, context));
  const block = size === "rail" ? "aside" : "div";
  const lines = `${renderKey(map.key, context)}${renderNote(values.get("source"), context)}`;
  return `<${block} class="exhibit exhibit-figure exhibit-map size-${size}">\n<figure${written}>\n${head}${drawing}\n</figure>\n${lines}${content}</${block}>\n`;
}

/** What the map shows, for those who do not see it, e.g. "Map. Engages: Kazakhstan and Uzbekistan; hostile: …". */
function describe({ key }: RegionMap, context: RenderContext): string {
  const groups = key.map(({ label, countries }) => {
    const names = formatList(
      countries.map(({ name }) => name),
      "conjunction",
      context.lang,
    );
    return printEntry(label, names, context);
  });
  return printString(context, "mapAlt", { content: groups.join("; ") });
}

function printEntry(label: string, countries: string, context: RenderContext): string {
  return label === "" ? countries : printString(context, "mapKeyEntry", { label, countries });
}

/** A step names all its countries where the map shows the code of one: a single name would look like all of them. */
function renderKey(key: readonly MapKeyEntry[], context: RenderContext): string {
  const rows = key.flatMap(({ label, swatch, countries }) => {
    const isCoded = countries.some(({ code }) => code !== undefined);
    if (label === "" && !isCoded) return [];
    const names = countries.map(({ name, code }) => (code === undefined ? name : `${name} (${code})`)).join(", ");
    const text = isCoded ? printEntry(label, names, context) : label;
    const mark = `<svg class="swatch" viewBox="0 0 18 11" width="18pt" height="11pt" aria-hidden="true">${swatch}</svg>`;
    return [`<li>${label === "" && key.length === 1 ? "" : mark}${escapeHtml(text)}</li>\n`];
  });
  return rows.length === 0 ? "" : `<ul class="map-key">\n${rows.join("")}</ul>\n`;
}

function renderNote(source: string | undefined, context: RenderContext): string {
  const note = printString(context, "mapNote", { source: context.maps.credit });
  const added =
    source === undefined
      ? ""
      : ` ${endSentence(printString(context, "source", { source: printText(source, context.lang) }))}`;
  return `<p class="source">${escapeHtml(note + added)}</p>\n`;
}
