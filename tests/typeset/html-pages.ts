import { createSink } from "../../src/diagnostics/sink.js";
import { loadStylesheet } from "../../src/style/load-stylesheet.js";
import { stylePage } from "../../src/style/style-page.js";
import type { PagedDocument } from "../../src/model/page.js";
import type { TypesetOptions } from "../../src/typeset/typeset.js";
import { lay, readLines, type PlacedText } from "./styled.js";

const SHEET = `@page { size: 220pt 200pt; margin: 10pt } * { display: block; font: 10pt/14pt "Source Sans 3" }`;

/** Lines of a page of HTML in 10 on 14 pt, 220 by 200 pt with margins of 10; fails on any diagnostic. */
export function layHtml(html: string, css: string): readonly PlacedText[] {
  return readLines(layPages(html, css));
}

/** The pages of such a page of HTML. */
export function layPages(
  html: string,
  css: string,
  announced: readonly string[] = [],
  findBackground?: TypesetOptions["findBackground"],
): PagedDocument {
  const sink = createSink();
  const document = stylePage(html, [loadStylesheet(SHEET + css, "project:style.css", "template", sink)], sink);
  if (sink.diagnostics.length > 0) throw new Error(JSON.stringify(sink.diagnostics));
  return lay(document, announced, findBackground);
}
