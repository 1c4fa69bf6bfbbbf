import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createRenderer } from "../../src/build/create-renderer.js";
import { createSink } from "../../src/diagnostics/sink.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { createFontBook } from "../../src/font/font-book.js";
import { loadStylesheet } from "../../src/style/load-stylesheet.js";
import { stylePage } from "../../src/style/style-page.js";
import { typeset } from "../../src/typeset/typeset.js";
import { writePdf } from "../../src/write/write-pdf.js";

const HERE = fileURLToPath(new URL("./", import.meta.url));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A golden on paper. */
interface PrintedGolden {
  readonly pdf: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

/** Names of the goldens in a folder beside this file, e.g. "footnotes". */
export function listGoldens(folder: "briefs" | "pages"): readonly string[] {
  const ending = folder === "briefs" ? ".md" : ".html";
  return readdirSync(`${HERE}${folder}`).flatMap((name) =>
    name.endsWith(ending) ? [name.slice(0, -ending.length)] : [],
  );
}

const render = createRenderer({ projectRoot: `${HERE}briefs`, template: "meridian" });

export function printBrief(name: string): PrintedGolden {
  const { pdf, diagnostics } = render(`${name}.md`);
  if (pdf === undefined) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return { pdf, diagnostics };
}

const load = (path: string): Uint8Array => readFileSync(`${ROOT}${path.replace(/^\w+:/u, "")}`);

/** Prints a page of HTML with the stylesheet beside it. */
export function printPage(name: string): PrintedGolden {
  const [html = "", css = ""] = ["html", "css"].map((ending) => readFileSync(`${HERE}pages/${name}.${ending}`, "utf8"));
  const sink = createSink();
  const sheets = ["fonts/fonts.css", "templates/base.css"].map((path) =>
    loadStylesheet(load(path).toString(), `package:${path}`, "base", sink),
  );
  sheets.push(loadStylesheet(css, "package:tests/golden/pages/page.css", "template", sink));
  const styled = stylePage(html, sheets, sink);
  const fonts = createFontBook(styled.fontFaces, load, sink);
  const file = { path: `${name}.html`, text: html, bodyOffset: 0, bodyLine: 1 };
  const paged = typeset(styled, { fonts, file, findPicture: () => undefined, findBackground: () => undefined }, sink);
  const info = {
    title: name,
    authors: ["Institute for Dry Rivers"],
    keywords: [],
    lang: "en",
    created: "2026-03-12T00:00:00Z",
    claims: ["PDF/UA-1", "PDF/A-3a"],
    producer: "Briefpress",
  } as const;
  return { pdf: writePdf(paged, info), diagnostics: sink.diagnostics };
}
