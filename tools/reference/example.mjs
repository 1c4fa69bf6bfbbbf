// An example of the reference: a page of HTML whose second `<style>` is printed beside its picture.
import { readFileSync } from "node:fs";
import { createSink } from "../../dist/diagnostics/sink.js";
import { createFontBook } from "../../dist/font/font-book.js";
import { loadStylesheet } from "../../dist/style/load-stylesheet.js";
import { stylePage } from "../../dist/style/style-page.js";
import { typeset } from "../../dist/typeset/typeset.js";
import { writePdf } from "../../dist/write/write-pdf.js";

const ROOT = new URL("../../", import.meta.url);
const readSheet = (path) => readFileSync(new URL(path, ROOT), "utf8");

const STYLE = /<style>([\s\S]*?)<\/style>/gu;

/** The example's page, its hidden and its printed stylesheet, and what its picture shows. */
export function readExample(url) {
  const text = readFileSync(url, "utf8");
  const [hidden = "", css = ""] = [...text.matchAll(STYLE)].map((match) => unindent(match[1]));
  const alt = /<title>([^<]*)<\/title>/u.exec(text)?.[1] ?? "";
  const announced = /<meta name="announced" content="([^"]*)"/u.exec(text)?.[1]?.split(" ") ?? [];
  return { name: url.pathname.split("/").at(-1), html: text, hidden, css, alt, announced };
}

function unindent(text) {
  const lines = text.replace(/^\n|\s+$/gu, "").split("\n");
  const margin = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/u)));
  return lines.map((line) => line.slice(margin)).join("\n");
}

/** PDF of an example; throws on any diagnostic that it does not announce: the reference shows nothing that does not work. */
export function layOutExample({ name, html, hidden, css, announced }) {
  const sink = createSink();
  const load = (text, path, layer) => loadStylesheet(text, path, layer, sink);
  const sheets = [
    load(readSheet("fonts/fonts.css"), "package:fonts/fonts.css", "base"),
    load(readSheet("templates/base.css"), "package:templates/base.css", "base"),
    load(readSheet("tools/reference/example.css"), "tools/reference/example.css", "brand"),
    load(hidden, `${name} (hidden)`, "brand"),
    load(css, name, "template"),
  ];
  const styled = stylePage(html, sheets, sink);
  const fonts = createFontBook(
    styled.fontFaces,
    (path) => readFileSync(new URL(path.replace("package:", ""), ROOT)),
    sink,
  );
  const file = { path: name, text: "", bodyOffset: 0, bodyLine: 1 };
  const paged = typeset(styled, { fonts, file, findPicture: () => undefined, findBackground: () => undefined }, sink);
  const unexpected = sink.diagnostics.filter(({ code }) => !announced.includes(code));
  if (unexpected.length > 0) throw new Error(`${name}: ${JSON.stringify(unexpected, null, 1)}`);
  const info = {
    title: name,
    authors: [],
    keywords: [],
    lang: "en",
    created: "2026-01-01T00:00:00Z",
    producer: "Briefpress",
    claims: [],
  };
  return writePdf(paged, info);
}
