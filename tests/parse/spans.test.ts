import { describe, expect, it } from "vitest";
import type { Block, Document, Inline } from "../../src/model/document.js";
import type { Span } from "../../src/model/span.js";
import { createSink } from "../../src/diagnostics/sink.js";
import { parseMarkdown, parseMarkdownField } from "../../src/parse/parse-markdown.js";
import { deriveRegion, createRegion, spanAt } from "../../src/parse/region.js";
import { parseText } from "./parse-text.js";

interface Found {
  readonly kind: string;
  readonly span: Span;
  /** The first word of a text. */
  readonly word: string;
}

/** All nodes in the order of the document. */
function collect(document: Document): Found[] {
  return [...document.blocks, ...document.footnotes.flatMap((note) => note.children)].flatMap(collectBlock);
}

function collectBlock(block: Block): Found[] {
  return [{ kind: block.kind, span: block.span, word: "" }, ...collectChildren(block)];
}

function collectChildren(block: Block): Found[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return block.children.flatMap(collectInline);
    case "blockQuote":
    case "alert":
    case "container":
      return block.children.flatMap(collectBlock);
    case "list":
      return block.items.flatMap((item) => [
        { kind: "item", span: item.span, word: "" },
        ...item.children.flatMap(collectBlock),
      ]);
    case "descriptionList":
      return block.items.flatMap((item) => [
        ...item.term.flatMap(collectInline),
        ...item.description.flatMap(collectBlock),
      ]);
    case "table":
      return [block.head, ...block.rows].flatMap((row) => row.flatMap((cell) => cell.children.flatMap(collectInline)));
    case "figure":
      return (block.caption ?? []).flatMap(collectInline);
    case "codeBlock":
    case "chart":
    case "htmlBlock":
    case "thematicBreak":
      return [];
  }
}

function collectInline(node: Inline): Found[] {
  const word = node.kind === "text" ? (/^\S+/.exec(node.value)?.[0] ?? "") : node.kind === "codeSpan" ? "`" : "";
  return [
    { kind: node.kind, span: node.span, word },
    ...("children" in node ? node.children.flatMap(collectInline) : []),
  ];
}

const TEXT = `First *para* with \`code\` and
  second line **strong *both***.

## Heading one {#one}
Setext
------

> quote w1 *w2*
> > inner w3
lazy w4
>
> - item w5
>   goes w6

- a1
  a2 *a3*

  a4
  1. b1
     b2

     > b3
- [ ] task c1
  c2

   - odd d1
       d2

| h1 | *h2* |
|---|:-:|
| c1 | x \\| y *z1* |
|  | last |
{#table caption="x"}

::::box{title="T"}
boxed e1
:::timeline
- 2024: happened *f1*
  f2
:::
- g1

      code
- g2[^n]
::::

![alt](a.png "Caption *k1* k2")

> [!NOTE]
> alert l1
> l2
>
> l3

[^n]: note m1
    m2 *m3*

    m4
    - m5

Last \\
n1 &amp; n2 [n3](https://a.org "t") ![i](b.png) n4
`;

describe("spans", () => {
  const lines = TEXT.split("\n");

  it("point to the first character of every text, in every nesting", () => {
    const { document, reports } = parseText(TEXT);
    expect(reports).toEqual([]);
    const words = collect(document).filter(({ word }) => word !== "");
    expect(words.length).toBeGreaterThan(50);
    for (const { word, span } of words) {
      const there = lines[span.line - 1]?.slice(span.column - 1) ?? "";
      expect(`${span.line}:${span.column} ${there.slice(0, word.length)}`).toBe(`${span.line}:${span.column} ${word}`);
    }
  });

  it("point to the mark of every block", () => {
    const marks = new Map<string, RegExp>([
      ["heading", /^(?:#|Setext)/],
      ["blockQuote", /^>/],
      ["alert", /^> \[!NOTE\]/],
      ["list", /^(?:-|\d\.)/],
      ["item", /^(?:-|\d\.)/],
      ["container", /^:::/],
      ["table", /^\|/],
      ["figure", /^!\[/],
      ["emphasis", /^[*_]/],
      ["strong", /^\*\*/],
      ["link", /^\[/],
      ["image", /^!\[/],
      ["footnoteReference", /^\[\^/],
    ]);
    const seen = new Set<string>();
    for (const { kind, span } of collect(parseText(TEXT).document)) {
      const mark = marks.get(kind);
      if (mark === undefined) continue;
      seen.add(kind);
      expect(lines[span.line - 1]?.slice(span.column - 1), `${kind} ${span.line}:${span.column}`).toMatch(mark);
    }
    expect([...seen].sort()).toEqual([...marks.keys()].sort());
  });

  it("never go backwards and keep their lines, whatever a list or quote holds", () => {
    const pieces = [
      "para\nlazy",
      "- a\n\n  b",
      "> q\n> r",
      "1. x\n   - y\n     z",
      "```\ncode\n```",
      "- [x]  t\n\n  u",
      ">\tv\n> w",
      "-\tk\n\n\tl",
      "a\n=",
      "    ind",
      "<!-- c -->",
    ];
    for (const one of pieces) {
      for (const two of pieces) {
        for (const prefix of ["", "> ", "- "]) {
          const body = `${one}\n\n${two}\n\nmarker`.split("\n");
          const text = body.map((line, index) => (prefix === "- " && index > 0 ? "  " : prefix) + line).join("\n");
          const found = collect(parseText(`start\n\n${text}\n\nEND`).document).filter(({ word }) => word !== "");
          const last = text.split("\n").length + 4;
          expect(found.at(-1)).toMatchObject({ word: "END", span: { line: last, column: 1 } });
          expect(found.find(({ word }) => word === "marker")?.span.line, JSON.stringify(text)).toBe(last - 2);
          const order = found.map(({ span }) => span.line);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      }
    }
  });

  it("point to abbreviations behind escapes, and keep to the line behind longer marks", () => {
    const abbreviations = new Map([["UN", "United Nations"]]);
    const places = (text: string) =>
      collect(parseText(text, { abbreviations, smart: true, lang: "fr" }).document)
        .filter(({ kind }) => kind === "abbreviation")
        .map(({ span }) => `${span.line}:${span.column}`);
    expect(places("\\*\\* &amp; UN (UN\nUN)")).toEqual(["1:12", "1:16", "2:1"]);
    expect(places('"a" "b" "c" "d" UN\ne')).toEqual([expect.stringMatching(/^1:/)]);
  });

  it("count from the body of a file with frontmatter", () => {
    const sink = createSink();
    const text = "---\ntitle: x\n---\n\nHello [a](b)\n";
    const document = parseMarkdown(
      { path: "briefs/x.md", text, bodyOffset: 17, bodyLine: 4 },
      { lang: "en", abbreviations: new Map() },
      sink,
    );
    expect(document.blocks[0]?.span).toEqual({ file: "briefs/x.md", line: 5, column: 1 });
    expect(sink.diagnostics[0]?.span).toMatchObject({ file: "briefs/x.md", line: 5, column: 7 });
  });

  it("count from where a field begins", () => {
    const sink = createSink();
    const field = { text: "one\n\n*two*", span: { file: "x.md", line: 10, column: 5 } };
    const { blocks } = parseMarkdownField(field, { lang: "en", abbreviations: new Map() }, sink);
    expect(blocks.map(({ span }) => [span.line, span.column])).toEqual([
      [10, 5],
      [12, 5],
    ]);
  });
});

describe("deriveRegion", () => {
  it("maps stripped lines to their places", () => {
    const outer = createRegion("a.md", [
      { text: "> one", line: 4, column: 3 },
      { text: ">two", line: 5, column: 3 },
      { text: "lazy", line: 6, column: 3 },
    ]);
    const inner = deriveRegion(outer, 0, outer.text, "one\ntwo\nlazy");
    expect([0, 2, 4, 8, 11].map((offset) => spanAt(inner, offset))).toEqual([
      { file: "a.md", line: 4, column: 5 },
      { file: "a.md", line: 4, column: 7 },
      { file: "a.md", line: 5, column: 4 },
      { file: "a.md", line: 6, column: 3 },
      { file: "a.md", line: 6, column: 6 },
    ]);
  });
});
