import { describe, expect, it } from "vitest";
import type { DocumentInfo } from "../../src/model/page.js";
import type { StyledElement } from "../../src/model/styled.js";
import { writePdf } from "../../src/write/write-pdf.js";
import { readSyntax } from "../inspect/read-syntax.js";
import { inspectPdf } from "../inspect/pdf.js";
import { el, lay, NO_BORDER, p, page } from "../typeset/styled.js";

const INFO: DocumentInfo = {
  title: "Überblick (draft) & more",
  authors: ["A. Author", "B. <Author>"],
  subject: "A subject",
  keywords: ["one", "two"],
  lang: "en-GB",
  created: "2026-03-12T00:00:00Z",
  claims: [],
  producer: "Briefpress test",
};

const write = (blocks: readonly StyledElement[]): Uint8Array => writePdf(lay(page(blocks)), INFO);
const link = (href: string, text: string): StyledElement => el("a", {}, [text], { href });

describe("writePdf", () => {
  it("writes whole sentences, with spaces at line ends, ligatures and accents", () => {
    const sentence = "Efficient officials in Ísafjörður offered “waffles” – 1,234.5 of them (all) \\ none.";
    const pdf = inspectPdf(write([p(sentence)]));
    expect(pdf.items.map((item) => item.text).join("")).toBe(sentence);
    expect(pdf.items.length).toBeGreaterThan(1);
    expect(pdf.fonts).toEqual([expect.stringMatching(/^[A-Z]{6}\+SourceSans3-Regular$/)]);
  });

  it("writes the structure in the order of the document", () => {
    const pdf = inspectPdf(
      write([
        el("h1", { bookmarkLevel: 1 }, ["Title"], { id: "t" }),
        el("section", {}, [
          el("h2", { bookmarkLevel: 2 }, ["Part"], { id: "s" }),
          el("p", {}, ["See ", link("https://example.org/", "the site"), " and ", link("#t", "above"), "."]),
          el("ul", {}, [el("li", {}, [el("::marker", { display: "inline" }, ["•"]), "Item"])]),
          el("table", {}, [
            el("thead", {}, [
              el("tr", {}, [el("th", {}, ["A"], { scope: "col" }), el("th", {}, ["B"], { scope: "col" })]),
            ]),
            el("tbody", {}, [el("tr", {}, [el("th", {}, ["r"], { scope: "row" }), el("td", {}, ["1"])])]),
          ]),
          el("p", {}, ["Le ", el("span", {}, ["mot"], { lang: "fr" })]),
        ]),
      ]),
    );
    expect(pdf.tagTree).toMatchInlineSnapshot(`
      "Document
        H1
          "Title"
        Sect
          H2
            "Part"
          P
            "See "
            Link
              "the site"
              [link]
            " and "
            Link
              "above"
              [link]
            "."
          L Disc
            LI
              Lbl
                "•"
              LBody
                "Item"
          Table
            THead
              TR
                TH Column
                  "A"
                TH Column
                  "B"
            TBody
              TR
                TH Row
                  "r"
                TD
                  "1"
          P
            "Le "
            Span Lang="fr"
              "mot""
    `);
    expect(pdf.outline).toEqual(["Title", "  Part"]);
  });

  it("leaves decorations and empty elements out of the structure", () => {
    const rule = el(
      "div",
      {
        border: {
          top: { ...NO_BORDER, widthPt: 1, style: "solid" },
          right: NO_BORDER,
          bottom: NO_BORDER,
          left: NO_BORDER,
        },
      },
      [],
    );
    const pdf = inspectPdf(
      write([el("p", {}, ["Seen"]), el("p", {}, ["Ornament"], { "aria-hidden": "true" }), el("section", {}, []), rule]),
    );
    expect(pdf.tagTree).toBe('Document\n  P\n    "Seen"');
    expect(pdf.items.find((item) => item.text === "Ornament")).toMatchObject({ mcid: undefined });
  });

  it("says of itself what the brief says", () => {
    const bytes = write([p("x")]);
    const pdf = inspectPdf(bytes);
    expect(pdf.lang).toBe("en-GB");
    expect(Object.fromEntries(pdf.info)).toMatchObject({
      Title: "Überblick (draft) & more",
      Author: "A. Author; B. <Author>",
      Subject: "A subject",
      Keywords: "one, two",
      CreationDate: "D:20260312000000Z",
    });
    const text = Buffer.from(bytes).toString("utf8");
    expect(text).toContain("<rdf:li>B. &lt;Author&gt;</rdf:li>");
    expect(text).not.toContain("pdfuaid");
  });

  it("writes the same bytes after another document", () => {
    const first = write([p("Alpha beta")]);
    write([p("Something else entirely, with other letters: QXZ")]);
    expect(Buffer.compare(first, write([p("Alpha beta")]))).toBe(0);
  });

  it("keeps hostile titles and addresses within their strings", () => {
    const pdf = write([el("p", {}, [link("https://example.org/)>>/JS(x", "link")], {})]);
    expect(inspectPdf(pdf).tagTree).toContain("Link");
    expect(readSyntax(pdf)).toContain("(https://example.org/\\)>>/JS\\(x)");
  });
});
