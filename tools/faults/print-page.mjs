// Prints generated pages of HTML: the stages from styles to bytes, without a brief and a template.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createSink } from "../../dist/diagnostics/sink.js";
import { createFontBook } from "../../dist/font/font-book.js";
import { loadStylesheet } from "../../dist/style/load-stylesheet.js";
import { stylePage } from "../../dist/style/style-page.js";
import { typeset } from "../../dist/typeset/typeset.js";
import { writePdf } from "../../dist/write/write-pdf.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const INFO = {
  title: "Generated page",
  authors: ["Institute for Typography"],
  keywords: [],
  lang: "en",
  created: "2026-03-12T00:00:00Z",
  claims: ["PDF/UA-1", "PDF/A-3a"],
  producer: "Briefpress",
};

const load = (path) => readFileSync(`${ROOT}${path.replace("package:", "")}`);

/**
 * @param sheet - Where the stylesheets of the pages count as standing, for what they name.
 * @param expected - Codes of what may be said about a page.
 * @returns A function that prints pages; it throws Error if anything else is said about a page.
 */
export function createPagePrinter({ sheet = "project:page.css", expected = [] } = {}) {
  const sink = createSink();
  const shared = ["fonts/fonts.css", "templates/base.css"].map((path) =>
    loadStylesheet(load(path).toString(), `package:${path}`, "base", sink),
  );
  return ({ html, css }) => {
    const said = createSink();
    const styled = stylePage(html, [...shared, loadStylesheet(css, sheet, "template", said)], said);
    const fonts = createFontBook(styled.fontFaces, load, said);
    const file = { path: "page.html", text: html, bodyOffset: 0, bodyLine: 1 };
    const paged = typeset(styled, { fonts, file, findPicture: () => undefined, findBackground: () => undefined }, said);
    const problems = [...sink.diagnostics, ...said.diagnostics].filter(({ code }) => !expected.includes(code));
    if (problems.length > 0) throw new Error(problems.map(({ code, message }) => `${code}: ${message}`).join("; "));
    return { pdf: writePdf(paged, INFO), styled };
  };
}
