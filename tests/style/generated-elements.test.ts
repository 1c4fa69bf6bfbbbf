import { describe, expect, it } from "vitest";
import type { StyledElement, StyledNode } from "../../src/model/styled.js";
import { layHtml } from "../typeset/html-pages.js";
import { findById, problemsOf, styleHtml, textOf } from "./style-html.js";

/** The first element with this name, in document order. */
function findTag(node: StyledNode, tag: string): StyledElement | undefined {
  if (node.kind !== "element") return undefined;
  if (node.tag === tag) return node;
  return node.children.map((child) => findTag(child, tag)).find((found) => found !== undefined);
}

function styled(html: string, css: string) {
  const { document, codes } = styleHtml(html, css);
  expect(codes).toEqual([]);
  return document.root;
}

describe("::first-letter", () => {
  const letterOf = (html: string): string | undefined => {
    const root = styled(
      html,
      "p, div, li { display: block } span { display: inline } p::first-letter, div:first-letter { font-size: 30pt }",
    );
    const letter = findTag(root, "::first-letter");
    expect(letter?.style.fontSize ?? 30).toBe(30);
    return letter && textOf(letter);
  };
  it.each([
    ["<p>Once</p>", "O"],
    ["<p>  “Once” more</p>", "“O"],
    ["<p>É́tude</p>", "É́"],
    ["<p><em>Once</em> more</p>", "O"],
    ["<p>7 rules</p>", "7"],
    ["<p>D’accord</p>", "D’"],
    ["<div><span> </span><p>x</p></div>", "x"],
    ["<p><br>Once</p>", undefined],
    ["<p> </p>", undefined],
    ["<p></p>", undefined],
    ["<span>Once</span>", undefined],
  ])("of %s is %s", (html, letter) => {
    expect(letterOf(html)).toBe(letter);
  });

  it("keeps all text, and is set in its own size on the same line", () => {
    const lines = layHtml("<p>Once upon</p>", "p::first-letter { display: inline; font-size: 20pt }");
    expect(lines.map(({ text }) => text)).toEqual(["Once upon"]);
  });
});

describe("footnotes that stand in the text", () => {
  const CSS = "span, a { display: inline } .fn { float: footnote }";
  const NOTE = (text: string): string => `<span class="fn">${text}</span>`;

  it("leave a call, go to the foot of the page, and lead to each other", () => {
    const lines = layHtml(`<p>One${NOTE("First.")} two${NOTE("Second.")} three</p><p>After</p>`, CSS);
    expect(lines.map(({ text }) => text.trim())).toEqual(["One1 two2 three", "After", "1. First.", "2. Second."]);
    expect(lines[2]!.y).toBeGreaterThan(150);
  });

  it("have call and marker by the stylesheet", () => {
    const css = `${CSS} .fn::footnote-call { content: "[" counter(footnote, lower-alpha) "]"; color: #00f } .fn::footnote-marker { content: counter(footnote, lower-alpha) ") " }`;
    expect(layHtml(`<p>One${NOTE("First.")}</p>`, css).map(({ text }) => text)).toEqual(["One[a]", "a) First."]);
    const call = findTag(styled(`<p>One${NOTE("x")}</p>`, css), "a");
    expect(call).toMatchObject({ attributes: { href: "#note-1", role: "doc-noteref" }, style: { color: { b: 1 } } });
  });

  it("count anew where a sheet says so, and keep their own id", () => {
    const html = `<section><p>a${NOTE("x")}</p></section><section><p>b<span class="fn" id="n">y</span></p></section>`;
    const root = styled(html, `${CSS} section, p { display: block } section { counter-reset: footnote }`);
    expect(textOf(root)).toBe("a11. xb11. y");
    expect(findById(root, "n").attributes["role"]).toBe("doc-footnote");
  });

  it("put their marker into their first paragraph", () => {
    const lines = layHtml('<section>Text<aside class="fn"><p>One.</p><p>Two.</p></aside></section>', CSS);
    expect(lines.map(({ text }) => text)).toEqual(["Text1", "1. One.", "Two."]);
  });

  it("say so when they have no call", () => {
    const { codes } = styleHtml(`<p>One${NOTE("x")}</p>`, `${CSS} .fn::footnote-call { content: none }`);
    expect(codes).toEqual(["unknown-value"]);
  });
});

describe("quotes", () => {
  const text = (html: string): string =>
    textOf(styled(html, "q::before { content: open-quote } q::after { content: close-quote }"));
  it.each([
    ["en", "“a ‘b’”"],
    ["de-CH", "„a ‚b‘“"],
    ["fr", "«\u00A0a “b”\u00A0»"],
    ["ru", "«a „b“»"],
    ["fa", "«a ‹b›»"],
    ["sv", "”a ’b’”"],
    ["tlh", "“a ‘b’”"],
  ])("follow the language %s and nest", (lang, quoted) => {
    expect(text(`<html lang="${lang}"><body><q>a <q>b</q></q></body></html>`)).toBe(quoted);
  });

  it("follow the text around a quotation in another language", () => {
    expect(text('<html lang="en"><body><q lang="fr">a</q></body></html>')).toBe("“a”");
  });
});

describe("selectors that are not supported", () => {
  it.each([
    ['[a="b" x] { color: red }', "unknown-selector 1:1"],
    ["p::first-line { color: red }", "unknown-selector 1:2"],
    ["li:nth-of-type(2 of p) { color: red }", "unknown-selector 1:3"],
    ["p:nth-child(2 of :hover) { color: red }", "unknown-selector 1:18"],
    ["p:has(a) { color: red }", "unknown-selector 1:2"],
    ["p:hover { color: red }", "unknown-selector 1:2"],
  ])("%s", (css, problem) => {
    expect(problemsOf(css)).toEqual([problem]);
  });
});
