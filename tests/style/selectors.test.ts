import { describe, expect, it } from "vitest";
import type { StyledNode } from "../../src/model/styled.js";
import { problemsOf, styleHtml } from "./style-html.js";

const PAGE = `<html lang="en-GB"><body>
<main id="m" class="one two"><h2 id="h">a</h2><p id="p1" class="lead">b<em id="e">c</em></p><p id="p2" data-kind="note-x">d</p>
<ul id="u"><li id="l1">1</li><li id="l2">2</li><li id="l3">3</li><li id="l4">4</li></ul><div id="n"></div>
<section id="r" dir="rtl" lang="fa"><p id="p3">e</p></section></main></body></html>`;

/** Ids of the elements that a selector matches, in document order. */
function match(selector: string): string {
  const { document, codes } = styleHtml(PAGE, `${selector} { bookmark-level: 7 }`);
  expect(codes).toEqual([]);
  const ids: string[] = [];
  const visit = (node: StyledNode): void => {
    if (node.kind !== "element") return;
    if (node.style.bookmarkLevel === 7) ids.push(node.attributes["id"] ?? node.tag);
    node.children.forEach(visit);
  };
  visit(document.root);
  return ids.join(" ");
}

describe("selectors", () => {
  it.each([
    ["h2", "h"],
    ["P.lead", "p1"],
    ["#p2", "p2"],
    [".one.two", "m"],
    ["main em", "e"],
    ["main > em", ""],
    ["main > p", "p1 p2"],
    ["h2 + p", "p1"],
    ["h2 ~ p", "p1 p2"],
    ["h2 ~ p em", "e"],
    ["body p ~ ul > li + li", "l2 l3 l4"],
    ["[data-kind]", "p2"],
    ['[data-kind="note-x"]', "p2"],
    ['[data-kind="NOTE-X" i]', "p2"],
    ['[data-kind="note-x" s]', "p2"],
    ['[data-kind="NOTE-X" s]', ""],
    ["li:nth-child(2 of li:not(#l1))", "l3"],
    ["main > :nth-child(even of p, ul)", "p2"],
    ["main > :nth-last-child(1 of p)", "p2"],
    [":nth-child(1 of :root)", "html"],
    [":is(.lead, #p2, [data-kind])", "p1 p2"],
    [":is(main, body) > :is(.lead, h2)", "h p1"],
    [":where(p):not([class])", "p2 p3"],
    ["[id]:is(h2)", "h"],
    [":link", ""],
    ['[data-kind^="note"]', "p2"],
    ['[data-kind$="x"]', "p2"],
    ['[data-kind*="te-"]', "p2"],
    ['[data-kind|="note"]', "p2"],
    ['[class~="two"]', "m"],
    ["[constructor]", ""],
    ["li:first-child", "l1"],
    ["li:last-child", "l4"],
    ["li:nth-child(2n+1)", "l1 l3"],
    ["li:nth-child(even)", "l2 l4"],
    ["li:nth-child(-n+2)", "l1 l2"],
    ["li:nth-child(3)", "l3"],
    ["li:nth-last-child(1)", "l4"],
    ["p:nth-of-type(2)", "p2"],
    ["p:first-of-type", "p1 p3"],
    ["p:last-of-type", "p2 p3"],
    [":only-child", "html body m e p3"],
    ["div:empty", "n"],
    [":root", "html"],
    ["li:not(:first-child, #l3)", "l2 l4"],
    [":is(h2, p) > em", "e"],
    [":where(#p1)", "p1"],
    [":lang(en) > h2", "h"],
    [":lang(fa)", "r p3"],
    ["p:dir(rtl)", "p3"],
    ["*:not(*)", ""],
  ])("%s matches %s", (selector, ids) => {
    expect(match(selector)).toBe(ids);
  });

  it("weighs :is() by its heaviest argument and :where() by nothing", () => {
    const level = (css: string) => {
      const { document } = styleHtml(PAGE, css);
      const find = (node: StyledNode): number =>
        node.kind !== "element"
          ? 0
          : node.attributes["id"] === "p1"
            ? node.style.bookmarkLevel
            : Math.max(0, ...node.children.map(find));
      return find(document.root);
    };
    expect(level("p:is(#zz, .lead) { bookmark-level: 1 } p.lead.lead { bookmark-level: 2 }")).toBe(1);
    expect(level(":where(#p1) { bookmark-level: 1 } p { bookmark-level: 2 }")).toBe(2);
    expect(level("#p1 { bookmark-level: 1 } main p.lead { bookmark-level: 2 }")).toBe(1);
  });

  it.each([
    ["p:hover { color: red }", "unknown-selector 1:2"],
    ["h1,\n p:fist-child { color: red }", "unknown-selector 2:3"],
    ["svg|rect { color: red }", "unknown-selector 1:1"],
    ["p { & em { color: red } }", "unknown-selector 1:5"],
    ["p { em { color: red } }", "style-syntax 1:8"],
  ])("reports %s", (css, problem) => {
    expect(problemsOf(css)).toEqual([problem]);
  });

  it("keeps the other selectors of a list", () => {
    const { document } = styleHtml(PAGE, "h2:hover, h2 { bookmark-level: 7 }");
    expect(JSON.stringify(document.root)).toContain('"bookmarkLevel":7');
  });
});
