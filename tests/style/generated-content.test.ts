import { describe, expect, it } from "vitest";
import { findById, styleHtml, textOf } from "./style-html.js";

const print = (html: string, css: string) => textOf(styleHtml(html, css).document.root);

describe("counters", () => {
  it("nest with their elements and are joined by counters()", () => {
    const css = 'ol { counter-reset: n } li { counter-increment: n } li::before { content: counters(n, ".") " " }';
    expect(print("<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ol>", css)).toBe("1 a1.1 b1.2 c2 d");
  });

  it("begin anew when a sibling resets them", () => {
    const css = "h2 { counter-reset: f } p { counter-increment: f 2 } p::before { content: counter(f, upper-roman) }";
    expect(print("<h2>a</h2><p>.</p><p>.</p><h2>b</h2><p>.</p>", css)).toBe("aII.IV.bII.");
  });

  it("print letters and roman numbers as CSS does", () => {
    const css =
      "p { counter-set: n 27 } p::after { content: counter(n, lower-alpha) counter(n, lower-roman) counter(n, none) }";
    expect(print("<p></p>", css)).toBe("aaxxvii");
  });
});

describe("markers", () => {
  const css = "li { display: list-item } ol { list-style-type: lower-alpha }";

  it("count from start, follow value, and begin anew in inner lists", () => {
    expect(print('<ol start="3"><li>x</li><li value="9">y</li><li>z<ol><li>q</li></ol></li></ol>', css)).toBe(
      "c.xi.yj.za.q",
    );
  });

  it("draw bullets, strings and content of their own, or nothing", () => {
    const item = "<ul><li>x</li></ul>";
    expect(print(item, css)).toBe("\u2022x");
    expect(print(item, `${css} ul { list-style-type: "– " }`)).toBe("\u2013 x");
    expect(print(item, `${css} li::marker { content: "+" counter(list-item) }`)).toBe("+1x");
    expect(print(item, `${css} ul { list-style: none }`)).toBe("x");
  });

  it("come first and have a style of their own", () => {
    const { document } = styleHtml(
      '<ul><li id="x" data-span="3:1">t</li></ul>',
      `${css} ::marker { color: #f00 } li::before { content: "b" }`,
    );
    expect(findById(document.root, "x").children.slice(0, 2)).toMatchObject([
      { tag: "::marker", style: { color: { r: 1, g: 0, b: 0 } }, source: { line: 3, column: 1 } },
      { tag: "::before" },
    ]);
  });
});

describe("content", () => {
  it("nests quotation marks of the language", () => {
    const css = 'q::before { content: open-quote } q::after { content: close-quote } p { quotes: "«" "»" "‹" "›" }';
    expect(print("<p><q>a<q>b</q></q></p>", css)).toBe("«a‹b›»");
  });

  it("leaves page numbers of targets to layout", () => {
    const { document } = styleHtml(
      '<a id="x" href="#uz"></a>',
      'a::after { content: "p. " target-counter(attr(href), page, lower-roman) }',
    );
    expect(findById(document.root, "x").children[0]).toMatchObject({
      tag: "::after",
      children: [
        { kind: "text", text: "p. " },
        { kind: "page-number", target: "uz", counterStyle: "lower-roman" },
      ],
    });
  });

  it("makes a box of an empty string, and none without content", () => {
    const { document } = styleHtml('<p id="x">t</p>', 'p::before { content: "" } p::after { color: red }');
    expect(findById(document.root, "x").children.map((child) => child.kind === "element" && child.tag)).toEqual([
      "::before",
      false,
    ]);
  });

  it("sets strings from text, attributes and counters, without the numbers of notes", () => {
    const html = '<h2 id="x" title="T">One<a role="doc-noteref" href="#fn-1">1</a>\n <em>two</em></h2>';
    const css = 'h2 { counter-increment: h; string-set: full counter(h) ". " content(), short attr(title) }';
    expect(findById(styleHtml(html, css).document.root, "x").strings).toEqual([
      ["full", "1. One two"],
      ["short", "T"],
    ]);
  });
});

describe("the tree", () => {
  it("drops comments, the head, hidden elements and display: none", () => {
    const html =
      '<html lang="en"><head><title>no</title></head><body>a<!-- no --><p hidden>no</p><i>no</i><b>b</b></body></html>';
    expect(print(html, "i { display: none } p { display: block }")).toBe("ab");
  });

  it("decodes entities and keeps white space", () => {
    expect(print("<pre>a &amp;lt; &eacute;\n  b</pre>", "")).toBe("a &lt; é\n  b");
  });

  it("inherits the place of the source", () => {
    const { document } = styleHtml('<div data-span="7:3"><p id="x">t</p></div><p id="y" data-span="x">t</p>', "");
    expect(findById(document.root, "x").source).toEqual({ line: 7, column: 3 });
    expect(findById(document.root, "y").source).toBeUndefined();
  });

  it("takes the language of the page, and misses it", () => {
    expect(styleHtml('<html lang="fr-CH"><body></body></html>', "").document.lang).toBe("fr-CH");
    expect(styleHtml("<html><body></body></html>", "").codes).toEqual(["language-missing"]);
  });

  it("reports elements that paper does not know, once", () => {
    const { document, diagnostics } = styleHtml("<p>a</p><script>no</script><secton>b</secton><secton>c</secton>", "");
    expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-element", "unknown-element"]);
    expect(diagnostics[1]?.hint).toContain("`section`");
    expect(textOf(document.root)).toBe("abc");
  });

  it("keeps the exact markup of a drawing", () => {
    const svg =
      '<svg class="mark" viewBox="0 0 10 10" aria-hidden="true"><g><path d="M0 0 L1 1"/></g><linearGradient/></svg>';
    const { document } = styleHtml(`<p id="x">${svg}<span>t</span></p>`, ".mark { width: 7.5pt; color: #f00 }");
    expect(findById(document.root, "x").children).toMatchObject([
      { kind: "svg", markup: svg, style: { width: 7.5, color: { r: 1, g: 0, b: 0 } } },
      { tag: "span" },
    ]);
  });

  it("fills custom properties into the attributes of a drawing, and leaves out those that are not there", () => {
    const draw = (fill: string): string =>
      `<svg class="map" aria-label="var(--a)"><path fill="${fill}" d="M0 0"/><text font-family="var(--sans)">x</text></svg>`;
    const sheet = '.map { --sea: #d6dfe8; --sans: "Source Sans 3", sans-serif }';
    const { document, codes } = styleHtml(`<p id="x">${draw("var(--sea)")}</p>`, sheet);
    expect(codes).toEqual([]);
    const markup = draw("#d6dfe8").replace('"var(--sans)"', '"&quot;Source Sans 3&quot;, sans-serif"');
    expect(findById(document.root, "x").children).toMatchObject([{ markup }]);

    const wrong = styleHtml(`<p id="x">${draw("var(--see)")}${draw("var(--land, #fff)")}</p>`, sheet);
    expect(wrong.codes).toEqual(["unknown-variable"]);
    expect(findById(wrong.document.root, "x").children).toMatchObject([
      { markup: expect.stringContaining('<path d="M0 0"/>') },
      { markup: expect.stringContaining('fill="#fff"') },
    ]);
  });
});

describe("content from custom properties", () => {
  const of = (value: string, use = "var(--x)") =>
    print("<p>t</p>", `p { --x: ${value} } p::before { content: ${use} }`);

  it("keeps what strings escape, however it is written", () => {
    expect(of(String.raw`"a\"b"`)).toBe('a"bt');
    expect(of(String.raw`'a\'b"c'`)).toBe(`a'b"ct`);
    expect(of(String.raw`"\201C x\201D"`)).toBe("“x”t");
    expect(of(String.raw`"a\\b"`)).toBe(String.raw`a\b` + "t");
    expect(of(String.raw`"a\A b"`)).toBe("a\nbt");
    expect(of('"a; } b"')).toBe("a; } bt");
    expect(of('"/* a */"')).toBe("/* a */t");
    expect(of('"var(--y)"')).toBe("var(--y)t");
  });

  it("joins strings, counters and attributes, and takes fallbacks with commas and quotes", () => {
    expect(of('"a"', 'var(--x) " " var(--x)')).toBe("a at");
    expect(of("counter(n)", '"n " var(--x)')).toBe("n 0t");
    expect(of("attr(title)", 'var(--x) "!"')).toBe("!t");
    expect(of('"a"', String.raw`var(--y, "b, \"c\"")`)).toBe('b, "c"t');
    expect(of('"a"', 'var(--y, var(--z, "(d)"))')).toBe("(d)t");
  });

  it("says what is no content, and keeps the text", () => {
    for (const value of ["red", '"a', "12pt"]) {
      const { document, codes } = styleHtml("<p>t</p>", `p { --x: ${value} } p::before { content: var(--x) }`);
      expect(codes.length, value).toBeGreaterThan(0);
      expect(textOf(document.root), value).toBe("t");
    }
  });
});

describe("what notes inherit", () => {
  const styleOf = (html: string, css: string) => {
    const { document } = styleHtml(html, `.n { float: footnote } ${css}`);
    return findById(document.root, "n").style;
  };
  const html = '<body><div class="r">A<span class="n" id="n">N</span></div></body>';

  it("is what stands around them, but for how their lines are set", () => {
    const css = ".r { color: red; text-align: right; text-indent: 9pt; white-space: nowrap }";
    expect(styleOf(html, css)).toMatchObject({
      color: { r: 1, g: 0, b: 0 },
      textAlign: "left",
      textIndent: 0,
      whiteSpace: "normal",
    });
    expect(styleOf(html, `${css} body { text-align: justify }`).textAlign).toBe("justify");
    expect(styleOf(html, `${css} .n { text-align: center }`).textAlign).toBe("center");
    expect(styleOf(html, `${css} .n { text-align: inherit }`).textAlign).toBe("left");
  });
});
