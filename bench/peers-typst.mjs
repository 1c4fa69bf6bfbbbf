// The same briefs through Typst, as a careful user would write it: one compiler for all briefs, its own tags, the same
// fonts and a design of the same parts (title band, abstract, key messages, text column, country cards in a side column,
// table, quotation, footnotes, running head, page numbers). Turning Markdown into Typst's markup is part of the work, as
// it is for its users.
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { dirname } from "node:path";
import { decode, readBrief } from "./peer-brief.mjs";

/** Documents after which what Typst remembers of earlier ones is dropped; it keeps memory flat. */
const REMEMBERED = 10;

const quote = (text) => JSON.stringify(text);
const escape = (text) => text.replace(/[\\#*_`$<>@[\]~=+/"'-]/g, (character) => `\\${character}`);
const content = (text) => `[${escape(text)}]`;
const list = (items) => `(${items.map((item) => `${item},`).join(" ")})`;

/** What all briefs share. Lengths are those of the default template. */
function writeTemplate({ serif, sans }) {
  return `
#let deep = rgb("#12355b")
#let accent = rgb("#a4452c")
#let faint = rgb("#eef2f6")
#let grey = rgb("#5b6470")
#let sans(size, body, ..options) = text(font: ${quote(sans.family)}, size: size, ..options, body)
#let fact(label, value, year) = (sans(7.5pt, fill: grey, label), sans(7.5pt, weight: "bold", value), sans(7.5pt, fill: grey, year))
#let card(name, stance, headline, summary, facts, source) = block(width: 100%, fill: faint, inset: (x: 8pt, y: 7pt), below: 8pt)[
  #set align(left)
  #set text(font: ${quote(sans.family)}, size: 7.5pt)
  #set par(leading: 0.55em, spacing: 0.7em)
  #text(size: 10pt, weight: "bold", fill: deep, name)

  #text(weight: "bold", fill: accent, stance)

  #text(weight: "bold", headline)

  #summary

  #grid(columns: (1fr, auto, auto), column-gutter: 5pt, row-gutter: 3pt, ..facts)

  #text(size: 6.5pt, fill: grey, source)
]
#let brief(title, subtitle, authors, date, series, abstract, messages, cards, body) = {
  set document(title: title, author: authors)
  set page(paper: "a4", margin: (top: 60pt, bottom: 57pt, left: 51pt, right: 219pt),
    header: context if counter(page).get().first() > 1 { align(right, box(width: 493pt, sans(7.5pt, fill: grey, title))) },
    footer: context box(width: 493pt, sans(7.5pt, fill: grey)[#date #h(1fr) #counter(page).display() / #counter(page).final().first()]))
  set text(font: ${quote(serif.family)}, size: 10pt, fill: rgb("#1c1c1e"), lang: "en")
  set par(leading: 0.69em, spacing: 1.2em)
  show heading.where(level: 2): it => block(above: 1.5em, below: 0.7em, sans(13pt, fill: deep, weight: "bold", it.body))
  show heading.where(level: 3): it => block(above: 1.2em, below: 0.6em, sans(10.5pt, fill: accent, weight: "bold", it.body))
  show link: set text(fill: accent)
  show footnote.entry: set text(size: 7.5pt)
  show table: set text(font: ${quote(sans.family)}, size: 8.5pt)
  block(width: 493pt, fill: deep, inset: 14pt, below: 14pt)[
    #set text(font: ${quote(sans.family)}, fill: white, size: 8.5pt)
    #series
    #heading(level: 1, outlined: false, text(size: 19pt, weight: "bold", title))
    #text(size: 11pt, subtitle)

    #authors.join(", ") · #date
  ]
  place(right, dx: 168pt, block(width: 150pt, cards.join()))
  block(below: 10pt, emph(abstract))
  sans(10pt, fill: deep, weight: "bold")[Key messages]
  { set text(size: 9pt); list(..messages) }
  body
}
`;
}

/** Inline tokens as Typst's markup; a note is called where it stands. */
function toMarkup(tokens, notes) {
  return tokens
    .map((token) => {
      const inner = () => toMarkup(token.tokens, notes);
      switch (token.type) {
        case "strong":
          return `#strong[${inner()}]`;
        case "em":
          return `#emph[${inner()}]`;
        case "link":
          return `#link(${quote(token.href)})[${inner()}]`;
        case "note":
          return `#footnote[${toMarkup(notes[Number(token.number) - 1], notes)}]`;
        default:
          return token.tokens ? inner() : escape(decode(token));
      }
    })
    .join("");
}

function toTable({ header, rows, align }, markup) {
  const cells = (row) => row.map((cell) => `[${markup(cell.tokens)}]`).join(", ");
  const columns = list(["1fr", ...header.slice(1).map(() => "auto")]);
  const sides = list(align.map((side) => side ?? "left"));
  const head = header.map((cell) => `[#text(fill: white, weight: "bold")[${markup(cell.tokens)}]]`).join(", ");
  const fill = "fill: (_, y) => if y == 0 { deep } else if calc.even(y) { faint }";
  return `#table(columns: ${columns}, align: ${sides}, stroke: none, inset: 4pt, ${fill}, table.header(${head}), ${rows.map(cells).join(", ")})`;
}

function toBlocks(tokens, notes) {
  const markup = (inlines) => toMarkup(inlines, notes);
  return tokens
    .map((token) => {
      switch (token.type) {
        case "heading":
          return `#heading(level: ${token.depth})[${markup(token.tokens)}]`;
        case "paragraph":
          return markup(token.tokens);
        case "list":
          return `#${token.ordered ? "enum" : "list"}(${token.items.map((item) => `[${markup(item.tokens)}]`).join(", ")})`;
        case "blockquote":
          return `#quote(block: true)[${token.tokens.map((child) => markup(child.tokens ?? [])).join("\n\n")}]`;
        case "table":
          return toTable(token, markup);
        default:
          return "";
      }
    })
    .join("\n\n");
}

function toCard({ code, stance, headline, summary, facts, asOf }, names) {
  const rows = facts.map(
    ({ label, value, unit, year }) => `..fact(${quote(label)}, ${quote(`${value} ${unit ?? ""}`)}, ${quote(year)})`,
  );
  const source = `${facts[0].source}. As of ${asOf}.`;
  const texts = [names.of(code), stance, headline].map(quote).join(", ");
  return `card(${texts}, ${content(summary)}, ${list(rows)}, ${quote(source)})`;
}

function toSource(text, names) {
  const { meta, blocks, notes } = readBrief(text);
  const parts = [
    quote(meta.title),
    quote(meta.subtitle),
    list(meta.authors.map(quote)),
    quote(meta.date),
    quote(`${meta.series} ${meta.number}`),
    content(meta.abstract),
    list(meta.keyMessages.map(content)),
    list(meta.countries.map((country) => toCard(country, names))),
  ];
  return `#show: body => brief(${parts.join(", ")}, body)\n${toBlocks(blocks, notes)}`;
}

/** @returns What renders a brief; there is nothing to prepare. */
export function createRenderer(fonts) {
  const files = Object.values(fonts).flatMap(({ faces }) => faces.map(({ file }) => file));
  const fontPaths = [...new Set(files.map((file) => dirname(file)))];
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths }] });
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  const template = writeTemplate(fonts);
  return {
    prepare: (text) => text,
    render(text) {
      const compiled = compiler.compile({ mainFileContent: template + toSource(text, names) });
      if (!compiled.result) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics));
      const pdf = compiler.pdf(compiled.result, { pdfTags: true });
      compiler.evictCache(REMEMBERED);
      return { bytes: pdf.length };
    },
  };
}
