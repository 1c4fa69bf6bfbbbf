// The same briefs through stock pdfmake, as a careful user would write it: its public API, no internals, one document
// definition a brief, the same fonts and a design of the same parts (title band, abstract, key messages, text column,
// country cards in a side column, table, quotation, running head, page numbers). pdfmake has no footnotes, so they are
// printed as end notes; its output carries no tags.
import { createRequire } from "node:module";
import { findFile } from "./fonts.mjs";
import { decode, readBrief } from "./peer-brief.mjs";

const pdfmake = createRequire(import.meta.url)("pdfmake");

/** Points. A4 with a side column, as the default template has it. */
const PAGE = { left: 51, top: 60, right: 51, bottom: 57, side: 150, gap: 18 };
const COLORS = { ink: "#1c1c1e", deep: "#12355b", accent: "#a4452c", faint: "#eef2f6", grey: "#5b6470" };

const noLine = () => 0;
function padding(left, top, right, bottom) {
  return {
    hLineWidth: noLine,
    vLineWidth: noLine,
    paddingLeft: () => left,
    paddingTop: () => top,
    paddingRight: () => right,
    paddingBottom: () => bottom,
  };
}

function setUp({ serif, sans }) {
  const filesOf = (family) => ({
    normal: findFile(family, 400, "normal"),
    bold: findFile(family, 700, "normal"),
    italics: findFile(family, 400, "italic"),
    bolditalics: findFile(family, 700, "italic"),
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.addFonts({ Serif: filesOf(serif), Sans: filesOf(sans) });
  pdfmake.addTableLayouts({
    band: padding(14, 14, 14, 14),
    card: padding(8, 7, 8, 7),
    facts: padding(0, 1, 4, 1),
    quotation: padding(10, 2, 0, 2),
    data: { ...padding(4, 3, 4, 3), fillColor: (row) => (row === 0 ? COLORS.deep : row % 2 ? null : COLORS.faint) },
  });
}

/** Inline tokens as pdfmake's text array. */
function toText(tokens, style = {}) {
  return tokens.flatMap((token) => {
    switch (token.type) {
      case "strong":
        return toText(token.tokens, { ...style, bold: true });
      case "em":
        return toText(token.tokens, { ...style, italics: true });
      case "link":
        return toText(token.tokens, { ...style, link: token.href, color: COLORS.accent });
      case "note":
        return [{ text: token.number, sup: true, color: COLORS.accent }];
      default:
        return token.tokens ? toText(token.tokens, style) : [{ ...style, text: decode(token) }];
    }
  });
}

function toTable(token) {
  const align = (index) => token.align[index] ?? "left";
  const head = token.header.map((cell, index) => ({
    text: toText(cell.tokens),
    bold: true,
    color: "#ffffff",
    alignment: align(index),
  }));
  const rows = token.rows.map((row) =>
    row.map((cell, index) => ({ text: toText(cell.tokens), alignment: align(index) })),
  );
  return {
    table: { headerRows: 1, widths: ["*", ...token.header.slice(1).map(() => "auto")], body: [head, ...rows] },
    layout: "data",
    font: "Sans",
    fontSize: 8.5,
    margin: [0, 3, 0, 9],
  };
}

function toBlocks(tokens) {
  return tokens.flatMap((token) => {
    switch (token.type) {
      case "heading":
        return [{ text: toText(token.tokens), style: `h${token.depth}`, headlineLevel: token.depth }];
      case "paragraph":
        return [{ text: toText(token.tokens), style: "p" }];
      case "list": {
        const items = token.items.map((item) => ({ text: toText(item.tokens), margin: [0, 0, 0, 3] }));
        return [{ [token.ordered ? "ol" : "ul"]: items, style: "p" }];
      }
      case "blockquote": {
        const text = token.tokens.flatMap((child) => toText(child.tokens ?? []));
        return [{ table: { widths: ["*"], body: [[{ text, italics: true }]] }, layout: "quotation", style: "p" }];
      }
      case "table":
        return [toTable(token)];
      default:
        return [];
    }
  });
}

function toCard(country, names) {
  const facts = country.facts.map((fact) => [
    { text: fact.label, color: COLORS.grey },
    { text: `${fact.value} ${fact.unit ?? ""}`, bold: true, alignment: "right" },
    { text: fact.year, color: COLORS.grey },
  ]);
  const stack = [
    { text: names.of(country.code), bold: true, fontSize: 10, color: COLORS.deep },
    { text: country.stance, bold: true, color: COLORS.accent, margin: [0, 1, 0, 2] },
    { text: country.headline, bold: true, margin: [0, 0, 0, 2] },
    { text: country.summary, margin: [0, 0, 0, 3] },
    { table: { widths: ["*", "auto", "auto"], body: facts }, layout: "facts" },
    {
      text: `${country.facts[0].source}. As of ${country.asOf}.`,
      fontSize: 6.5,
      color: COLORS.grey,
      margin: [0, 3, 0, 0],
    },
  ];
  return {
    table: { widths: ["*"], body: [[{ stack, fillColor: COLORS.faint }]] },
    layout: "card",
    margin: [0, 0, 0, 8],
  };
}

function toDefinition(source, names) {
  const { meta, blocks, notes } = readBrief(source);
  const messages = meta.keyMessages.map((message) => ({ text: message, margin: [0, 0, 0, 2] }));
  const main = [
    { text: meta.abstract, italics: true, margin: [0, 0, 0, 8] },
    { text: "Key messages", font: "Sans", bold: true, color: COLORS.deep },
    { ul: messages, fontSize: 9, margin: [0, 2, 0, 8] },
    ...toBlocks(blocks),
    { text: "Notes", style: "h3" },
    { ol: notes.map((note) => ({ text: toText(note) })), fontSize: 7.5 },
  ];
  const side = meta.countries.map((country) => toCard(country, names));
  const band = [
    { text: `${meta.series} ${meta.number}`, fontSize: 8.5 },
    { text: meta.title, fontSize: 19, bold: true, margin: [0, 2, 0, 1] },
    { text: meta.subtitle, fontSize: 11, margin: [0, 0, 0, 4] },
    { text: `${meta.authors.join(", ")} · ${meta.date}`, fontSize: 8.5 },
  ];
  const chrome = { font: "Sans", fontSize: 7.5, color: COLORS.grey };
  return {
    pageSize: "A4",
    pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom],
    language: meta.lang,
    info: { title: meta.title, author: meta.authors.join(", ") },
    header: (page) =>
      page === 1 ? null : { text: meta.title, alignment: "right", margin: [PAGE.left, 30, PAGE.right, 0], ...chrome },
    footer: (page, pages) => ({
      columns: [{ text: meta.date }, { text: `${page} / ${pages}`, alignment: "right" }],
      margin: [PAGE.left, 20, PAGE.right, 0],
      ...chrome,
    }),
    // The usual way to keep a heading with its text.
    pageBreakBefore: (node, query) => Boolean(node.headlineLevel) && query.getFollowingNodesOnPage().length === 0,
    content: [
      {
        table: { widths: ["*"], body: [[{ stack: band, fillColor: COLORS.deep, color: "#ffffff", font: "Sans" }]] },
        layout: "band",
        margin: [0, 0, 0, 14],
      },
      {
        columns: [
          { width: "*", stack: main },
          { width: PAGE.side, stack: side, font: "Sans", fontSize: 7.5 },
        ],
        columnGap: PAGE.gap,
      },
    ],
    styles: {
      p: { margin: [0, 0, 0, 6] },
      h2: { font: "Sans", fontSize: 13, bold: true, color: COLORS.deep, margin: [0, 10, 0, 4] },
      h3: { font: "Sans", fontSize: 10.5, bold: true, color: COLORS.accent, margin: [0, 7, 0, 3] },
    },
    defaultStyle: { font: "Serif", fontSize: 10, color: COLORS.ink, lineHeight: 1.05 },
  };
}

/** @returns What renders a brief; there is nothing to prepare. */
export function createRenderer(fonts) {
  setUp(fonts);
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  return {
    prepare: (text) => text,
    async render(text) {
      const pdf = await pdfmake.createPdf(toDefinition(text, names)).getBuffer();
      return { bytes: pdf.length };
    },
  };
}
