import type { PdfValue } from "../inspect/pdf-objects.js";
import { describe, expect, it } from "vitest";
import type { LinkArea, Page, PageItem } from "../../src/model/page.js";
import type { Mark, TagElement } from "../../src/model/tag-tree.js";
import { writePdf } from "../../src/write/write-pdf.js";
import { inspectPdf } from "../inspect/pdf.js";
import type { InspectedPdf } from "../inspect/pdf.js";
import { PdfString } from "../inspect/pdf-objects.js";
import { BLACK, HEADER, INFO, leaf, line, page, paged, run, tag } from "./paged.js";

const show = (pages: readonly Page[], tags: TagElement, rest = {}): InspectedPdf =>
  inspectPdf(writePdf(paged(pages, tags, rest), INFO));
const text = (words: string, mark: Mark, baselinePt = 20): PageItem => line([run(words, mark)], baselinePt);
const link = (element: TagElement, target: string, yPt = 10): LinkArea => ({
  xPt: 10,
  yPt,
  widthPt: 50,
  heightPt: 12,
  target,
  contents: `Link to ${target}`,
  element,
});

describe("the structure tree", () => {
  it("follows the tag tree, whatever was drawn first", () => {
    const [title, note, body] = [leaf(), leaf(), leaf()];
    const tags = tag("Document", [tag("H1", [title]), tag("P", [body]), tag("Aside", [tag("P", [note])])]);
    const pdf = show([page([text("note", note), text("body", body, 40), text("title", title, 60)])], tags);
    expect(pdf.faults).toEqual([]);
    expect(pdf.readingText).toBe("title\nbody\nnote");
  });

  it("keeps one element for text that runs over pages", () => {
    const mark = leaf();
    const pdf = show([page([text("first ", mark)]), page([text("second", mark)])], tag("Document", [tag("P", [mark])]));
    expect(pdf.faults).toEqual([]);
    expect(pdf.tagTree).toBe('Document\n  P\n    "first "\n    "second"');
  });

  it("opens one marked content for neighbouring lines of a leaf, and another after an artifact", () => {
    const mark = leaf();
    const items = [text("one ", mark), text("two ", mark, 40), text("head", HEADER, 10), text("three", mark, 60)];
    const pdf = show([page(items)], tag("Document", [tag("P", [mark])]));
    expect(pdf.faults).toEqual([]);
    expect(pdf.contents[0]).toMatchObject({ mcids: [0, 1], artifacts: ["Pagination Header"] });
    expect(pdf.readingText).toBe("one two \nthree");
  });

  it("writes tables with scope, spans and headers, and keeps empty cells", () => {
    const [a, b, c] = [leaf(), leaf(), leaf()];
    const row = tag("TR", [
      tag("TH", [b], { id: "r1", attributes: { scope: "Row", rowSpan: 2 } }),
      tag("TD", [c], { attributes: { headers: ["h é", "r1"] } }),
      tag("TD", []),
    ]);
    const head = tag("TR", [tag("TH", [a], { id: "h é", attributes: { scope: "Column", colSpan: 3 } })]);
    const tags = tag("Document", [tag("Table", [tag("THead", [head]), tag("TBody", [row])])]);
    const pdf = show([page([text("A", a), text("B", b, 40), text("C", c, 60)])], tags);
    expect(pdf.faults).toEqual([]);
    expect(pdf.tagTree).toMatchInlineSnapshot(`
      "Document
        Table
          THead
            TR
              TH ID="h é" Column ColSpan=3
                "A"
          TBody
            TR
              TH ID="r1" Row RowSpan=2
                "B"
              TD Headers=["h é" "r1"]
                "C"
              TD"
    `);
  });

  it("leaves out what holds nothing, a whole empty table too, but not a link that is only an area", () => {
    const mark = leaf();
    const owner = tag("Link", []);
    const tags = tag("Document", [
      tag("Sect", [tag("P", [leaf("never drawn")])]),
      tag("Table", [tag("TR", [tag("TD", [])])]),
      tag("P", [mark, owner]),
    ]);
    const pdf = show([page([text("seen", mark)], [link(owner, "https://example.org/")])], tags);
    expect(pdf.faults).toEqual([]);
    expect(pdf.tagTree).toBe('Document\n  P\n    "seen"\n    Link\n      [link]');
  });

  it("says language, long form, title, alternative text and numbering", () => {
    const [a, b, c] = [leaf(), leaf(), leaf()];
    const tags = tag("Document", [
      tag("P", [tag("Span", [a], { lang: "fr", expansion: "Organisation (des) Nations" })]),
      tag("L", [tag("LI", [tag("LBody", [b])])], { attributes: { listNumbering: "Decimal" }, title: "Łist" }),
      tag("Figure", [c], { alt: "A map \\ of “Ghana”" }),
    ]);
    const square: PageItem = {
      kind: "picture",
      xPt: 20,
      yPt: 30,
      widthPt: 40,
      heightPt: 10,
      color: BLACK,
      mark: c,
      picture: {
        kind: "svg",
        key: "k",
        widthPt: 1,
        heightPt: 1,
        viewBox: [0, 0, 4, 1],
        fit: { kind: "stretch" },
        nodes: [],
      },
    };
    const pdf = show([page([text("ONU", a), text("item", b, 40), square])], tags);
    expect(pdf.faults).toEqual([]);
    expect(pdf.tagTree).toMatchInlineSnapshot(`
      "Document
        P
          Span Lang="fr" E="Organisation (des) Nations"
            "ONU"
        L T="Łist" Decimal
          LI
            LBody
              "item"
        Figure Alt="A map \\ of “Ghana”"
          """
    `);
    expect(JSON.stringify(pdf.contents[0]!.mcids)).toBe("[0,1,2]");
  });

  it("sorts identifiers by their bytes, as name trees want them", () => {
    const ids = ["zeta", "été", "alpha", "a", "ätna", "Zeta"];
    const leaves = ids.map(() => leaf());
    const tags = tag(
      "Document",
      ids.map((id, index) => tag("Note", [leaves[index]!], { id })),
    );
    const pdf = show([page(leaves.map((mark, index) => text("n", mark, 20 + index)))], tags);
    const root = pdf.objects.dictionary(pdf.catalog.get("StructTreeRoot"));
    const [kid] = pdf.objects.array(pdf.objects.dictionary(root.get("IDTree")).get("Kids"));
    const names = pdf.objects
      .array(pdf.objects.dictionary(kid).get("Names"))
      .flatMap((value) => (value instanceof PdfString ? [value] : []));
    expect(names.map((name) => name.text)).toEqual(["Zeta", "a", "alpha", "zeta", "ätna", "été"]);
    expect(names.map((name) => name.bytes)).toEqual(names.map((name) => name.bytes).toSorted());
  });
});

describe("links and bookmarks", () => {
  const destinations = new Map([["there", { page: 1, xPt: 10, yPt: 30 }]]);

  it("owns an annotation for each piece, on its own page", () => {
    const mark = leaf();
    const owner = tag("Link", [mark]);
    const pdf = show(
      [
        page([text("over two ", mark)], [link(owner, "https://example.org/a?b=(c)")]),
        page([text("pages", mark)], [link(owner, "https://example.org/a?b=(c)")]),
      ],
      tag("Document", [tag("P", [owner])]),
    );
    expect(pdf.faults).toEqual([]);
    expect(pdf.contents.map((one) => one.links)).toEqual([
      [{ rect: [10, 78, 60, 90], target: "https://example.org/a?b=(c)", contents: expect.stringContaining("Link to") }],
      [expect.objectContaining({ target: "https://example.org/a?b=(c)" })],
    ]);
    expect(pdf.tagTree.match(/\[link\]/gu)).toHaveLength(2);
  });

  it("leads to places in the document, and nowhere where there is none", () => {
    const [a, b] = [leaf(), leaf()];
    const [good, bad] = [tag("Link", [a]), tag("Link", [b])];
    const pdf = show(
      [page([text("a", a), text("b", b, 40)], [link(good, "#there"), link(bad, "#nowhere", 30)]), page([])],
      tag("Document", [tag("P", [good, bad])]),
      { destinations },
    );
    expect(pdf.faults).toEqual([]);
    expect(pdf.contents[0]!.links).toEqual([expect.objectContaining({ target: "page 2" })]);
  });

  it("writes addresses as ASCII", () => {
    const mark = leaf();
    const owner = tag("Link", [mark]);
    const pdf = show(
      [page([text("a", mark)], [link(owner, "https://example.org/é \ud800")])],
      tag("Document", [owner]),
    );
    expect(pdf.contents[0]!.links[0]!.target).toBe("https://example.org/%C3%A9%20%EF%BF%BD");
  });

  it("nests bookmarks by level, also where a level is skipped", () => {
    const mark = leaf();
    const heading = tag("H1", [mark]);
    const entry = (title: string, level: number, target = "there") => ({ title, level, target, element: heading });
    const outline = [entry("One", 2), entry("Deep", 4), entry("Two (é)", 2), entry("Up", 1), entry("Lost", 1, "gone")];
    const pdf = show([page([text("t", mark)]), page([])], tag("Document", [heading]), { outline, destinations });
    expect(pdf.outline).toEqual(["One", "  Deep", "Two (é)", "Up"]);
  });

  it("counts what closed bookmarks hide below zero", () => {
    const mark = leaf();
    const heading = tag("H1", [mark]);
    const entry = (level: number, closed: boolean) => ({
      title: "T",
      level,
      target: "there",
      element: heading,
      closed,
    });
    const outline = [
      entry(1, true),
      entry(2, false),
      entry(3, false),
      entry(1, false),
      entry(2, true),
      entry(3, false),
    ];
    const pdf = show([page([text("t", mark)]), page([])], tag("Document", [heading]), { outline, destinations });
    const counts: unknown[] = [];
    const visit = (value: PdfValue | undefined): void => {
      for (let item = value; item !== undefined;) {
        const bookmark = pdf.objects.dictionary(item);
        if (bookmark.has("Count")) counts.push(bookmark.get("Count"));
        visit(bookmark.get("First"));
        item = bookmark.get("Next");
      }
    };
    visit(pdf.catalog.get("Outlines"));
    expect(counts).toEqual([3, -2, 1, 1, -1]);
  });
});
