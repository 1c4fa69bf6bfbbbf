import { describe as group, expect, test } from "vitest";
import type { Block, Inline } from "../../src/model/document.js";
import {
  attributes,
  call,
  compose,
  composeClean,
  container,
  country,
  describe,
  document,
  field,
  frontMatter,
  heading,
  list,
  loadPack,
  note,
  paragraph,
  SPAN,
  text,
} from "./build.js";

const HOSTILE = `</p><script>alert(1)</script> & "quoted" 'single' {{body}}`;
const ESCAPED = "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; &#39;single&#39; {{body}}";

function render(...blocks: readonly Block[]): string {
  return composeClean({ body: document(blocks) });
}

function line(...children: readonly Inline[]): string {
  return render(paragraph(...children)).replace(/^<p data-span="7:1">|<\/p>\n$/gu, "");
}

group("inlines", () => {
  test.each<readonly [Inline, string]>([
    [text(HOSTILE), ESCAPED],
    [{ kind: "htmlInline", value: "<b>", span: SPAN }, "&lt;b&gt;"],
    [{ kind: "codeSpan", value: "<i>", span: SPAN }, "<code>&lt;i&gt;</code>"],
    [{ kind: "emphasis", children: [text("a")], span: SPAN }, "<em>a</em>"],
    [{ kind: "strong", children: [text("a")], span: SPAN }, "<strong>a</strong>"],
    [{ kind: "strikethrough", children: [text("a")], span: SPAN }, "<s>a</s>"],
    [{ kind: "hardBreak", span: SPAN }, "<br>"],
    [{ kind: "abbreviation", short: "UN", long: 'A "B"', span: SPAN }, '<abbr title="A &quot;B&quot;">UN</abbr>'],
    [
      { kind: "link", url: 'https://a.example/?q="&x', children: [text("a")], span: SPAN },
      '<a href="https://a.example/?q=&quot;&amp;x">a</a>',
    ],
    [{ kind: "link", url: "#positions", children: [text("see")], span: SPAN }, '<a href="#positions">see</a>'],
    [
      { kind: "image", url: "a.png", alt: 'x" onload="y', attributes: attributes({}), span: SPAN },
      '<img src="a.png" alt="x&quot; onload=&quot;y">',
    ],
  ])("renders $kind", (inline, expected) => {
    expect(line(inline)).toBe(expected);
  });

  test("gives a span its language, and its direction where that differs", () => {
    const span = (values: Readonly<Record<string, string>>): Inline => ({
      kind: "span",
      attributes: attributes(values),
      children: [text("a")],
      span: SPAN,
    });
    expect(line(span({ lang: "fa" }))).toBe('<span lang="fa" dir="rtl">a</span>');
    expect(line(span({ lang: "uz-Arab" }))).toBe('<span lang="uz-Arab" dir="rtl">a</span>');
    expect(line(span({ lang: "fr" }))).toBe('<span lang="fr">a</span>');
    expect(line(span({ lang: 'x"onclick=' }))).toContain('lang="x&quot;onclick="');
  });

  test("prints a stance as mark and word, and the scale's word where the author gives none", () => {
    const stance = (key: string, children: readonly Inline[]): Inline => ({
      kind: "span",
      attributes: attributes({ stance: key }),
      children,
      span: SPAN,
    });
    const own = line(stance("opposes", [text("Against")]));
    expect(own).toMatch(
      /^<span class="stance"><span class="lead"><svg class="mark mark-cross"[^>]*aria-hidden="true">.*#A3262A.*<\/svg> <\/span><span>Against<\/span><\/span>$/u,
    );
    expect(line(stance("supports", []))).toContain("<span>Supports</span>");
    const { html, diagnostics } = compose({ body: document([paragraph(stance("suports", [text("For")]))]) });
    expect(html).toContain('<span class="stance">For</span>');
    expect(describe(diagnostics)).toEqual([
      'unknown-stance briefs/test.md:7:1 The stance "suports" is no step of this brief\'s scale',
    ]);
    expect(diagnostics[0]?.hint).toContain("Did you mean `supports`?");
  });

  test("reports an attribute that means nothing", () => {
    const span: Inline = { kind: "span", attributes: attributes({ lnag: "fa" }), children: [text("a")], span: SPAN };
    const { html, diagnostics } = compose({ body: document([paragraph(span)]) });
    expect(html).toContain(">a</p>");
    expect(diagnostics[0]).toMatchObject({ code: "unknown-span-attribute", severity: "warning" });
    expect(diagnostics[0]?.hint).toContain("Did you mean `lang`?");
  });
});

group("blocks", () => {
  test("marks a paragraph that follows another, also past a card", () => {
    const html = composeClean({
      body: document([heading(2, "A"), paragraph("Ghana."), paragraph("b"), list([paragraph("c")]), paragraph("d")]),
      countries: [country("GH", "Ghana")],
    });
    expect(html.match(/<p[^>]*>/gu)).toEqual([
      '<p data-span="7:1">',
      '<p class="continues" data-span="7:1">',
      '<p data-span="7:1">',
      '<p data-span="7:1">',
    ]);
    expect(html.indexOf("<aside")).toBeLessThan(html.indexOf("continues"));
  });

  test("never writes an h1, which is the title", () => {
    const top: Block = {
      kind: "heading",
      depth: 1,
      id: "a",
      children: [text("A")],
      attributes: attributes({}),
      span: SPAN,
    };
    expect(render(top, heading(3, "B"))).toBe('<h2 id="a" data-span="7:1">A</h2>\n<h3 id="b" data-span="7:1">B</h3>\n');
  });

  test("renders lists: tight items as bare text, the start, tasks with a drawn box and a word", () => {
    const tight: Block = {
      kind: "list",
      ordered: true,
      start: 3,
      tight: true,
      items: [{ children: [paragraph("a"), list([paragraph("b")])], span: SPAN }],
      span: SPAN,
    };
    const html = render(tight);
    expect(html).toContain('<ol class="tight" start="3" data-span="7:1">\n<li data-span="7:1">a\n<ol');
    expect(html).toContain('<p data-span="7:1">b</p>');
    const tasks: Block = {
      kind: "list",
      ordered: false,
      start: 1,
      tight: true,
      items: [true, false].map((checked) => ({ checked, children: [paragraph("x")], span: SPAN })),
      span: SPAN,
    };
    expect(render(tasks).match(/<svg class="task"[^>]*role="img" aria-label="[^"]*"/gu)).toEqual([
      expect.stringContaining('aria-label="&lt;taskDone&gt;"'),
      expect.stringContaining('aria-label="&lt;taskOpen&gt;"'),
    ]);
  });

  test("prints raw HTML and code as text", () => {
    const html = render(
      { kind: "htmlBlock", value: HOSTILE, span: SPAN },
      { kind: "codeBlock", lang: 'a"b', value: "<x>\n", span: SPAN },
    );
    expect(html).toBe(
      `<p class="raw" data-span="7:1">${ESCAPED}</p>\n<pre data-span="7:1"><code class="language-a&quot;b">&lt;x&gt;\n</code></pre>\n`,
    );
  });

  test("renders quotes, rules, alerts and description lists", () => {
    const html = render(
      { kind: "blockQuote", children: [paragraph("q")], span: SPAN },
      { kind: "thematicBreak", span: SPAN },
      { kind: "alert", variant: "warning", children: [paragraph("w")], span: SPAN },
      {
        kind: "descriptionList",
        items: [{ term: [text("2024")], description: [paragraph("d")], span: SPAN }],
        span: SPAN,
      },
    );
    expect(html).toContain('<blockquote data-span="7:1">\n<p data-span="7:1">q</p>\n</blockquote>\n<hr>\n');
    expect(html).toContain('<div class="alert alert-warning" role="note"');
    expect(html).toContain('<p class="alert-label">&lt;alertWarning&gt;</p>');
    expect(html).toContain('<dt data-span="7:1">2024</dt>\n<dd data-span="7:1">d</dd>');
  });
});

group("tables, figures and boxes", () => {
  const cell = (value: string): { children: readonly Inline[]; span: typeof SPAN } => ({
    children: value === "" ? [] : [text(value)],
    span: SPAN,
  });
  const table = (
    values: Readonly<Record<string, string>>,
    head: readonly string[],
    ...rows: readonly (readonly string[])[]
  ): Block => ({
    kind: "table",
    align: [undefined, "right"],
    head: head.map(cell),
    rows: rows.map((row) => row.map(cell)),
    attributes: { ...attributes(values), id: "t" },
    span: SPAN,
  });

  test("prints the number that a cross-reference calls, also before the table", () => {
    const link = (url: string, ...children: readonly Inline[]): Inline => ({ kind: "link", url, children, span: SPAN });
    const html = render(
      paragraph(link("#t", text("see")), link("#t"), link("#t", text("the table")), link("#b", text("see"))),
      table({ caption: "A" }, ["x"], ["a"]),
    );
    expect(html).toContain(
      '<a href="#t">see Table\u00a01</a><a href="#t">Table\u00a01</a><a href="#t">the table</a><a href="#b">see</a>',
    );
  });

  test("numbers a table with a caption and puts its source below", () => {
    const html = render(table({ caption: `A "finding"`, source: HOSTILE }, ["x", "y"], ["a", "1"], ["", "2"]));
    expect(html).toContain(
      '<table id="t" data-span="7:1">\n<caption><span class="number">Table 1</span> <span class="finding">A &quot;finding&quot;</span></caption>',
    );
    expect(html).toContain(
      '<th scope="col" data-span="7:1">x</th><th scope="col" class="align-right" data-span="7:1">y</th>',
    );
    expect(html).toContain(
      '<tr><th scope="row" data-span="7:1">a</th><td class="align-right" data-span="7:1">1</td></tr>',
    );
    expect(html).toContain('<tr><td data-span="7:1"></td>');
    expect(html).toContain(`</table>\n<p class="source">Source: ${ESCAPED}</p>\n</div>`);
  });

  test("leaves out an empty head, and the number of a table without caption", () => {
    const html = render(table({}, ["", ""], ["a", "1"]));
    expect(html).not.toMatch(/thead|caption/u);
  });

  test("numbers each kind by itself, in the order of the text", () => {
    const figure: Block = {
      kind: "figure",
      url: "a.svg",
      alt: "A map",
      caption: [text("Rivers")],
      attributes: attributes({ size: "rail" }),
      span: SPAN,
    };
    const html = render(
      table({ caption: "A" }, ["x"], ["a"]),
      figure,
      container("box", [paragraph("b")], { title: "C" }),
      table({ caption: "D" }, ["x"], ["a"]),
    );
    expect(html.match(/(?<=class="number">)[^<]+/gu)).toEqual(["Table 1", "Figure 1", "Box 1", "Table 2"]);
    expect(html).toContain(
      '<aside class="exhibit exhibit-figure size-rail">\n<figure data-span="7:1">\n<figcaption><span class="number">Figure 1</span> <span class="finding">Rivers</span></figcaption>\n<img src="a.svg" alt="A map">\n</figure>\n</aside>',
    );
  });

  test("heads a box one level below its section, and boxes without title not at all", () => {
    const html = render(
      heading(3, "S"),
      container("box", [heading(4, "T")], { title: HOSTILE }),
      container("box", [paragraph("p")]),
    );
    expect(html).toContain(
      `<aside class="box" data-span="7:1">\n<h4 class="box-title"><span class="number">Box 1</span> <span class="finding">${ESCAPED}</span></h4>`,
    );
    expect(html.match(/box-title/gu)).toHaveLength(1);
  });
});

group("blocks of our own", () => {
  test("renders pull quotes and key figures with their attributes", () => {
    const html = render(
      container("pullquote", [paragraph("Q")], { by: "A & B" }),
      container("keyfigure", [paragraph("L")], { value: "12", unit: "%", source: "S", year: "2024" }),
    );
    expect(html).toContain(
      '<blockquote class="pullquote" data-span="7:1">\n<p data-span="7:1">Q</p>\n<p class="attribution">A &amp; B</p>',
    );
    expect(html).toContain('<p class="figure-value">12\u00a0%</p>');
    expect(html).toContain('<p class="source">Source: S, 2024</p>');
  });

  test("makes a table of positions for an empty matrix", () => {
    const countries = [
      country("GH", "Ghana", {
        stance: { kind: "step", key: "supports", label: "Supports", shape: "full", tint: "#000000" },
      }),
      country("TG", "Togo <b>", { stance: { kind: "context", label: "Context" } }),
    ];
    const { html } = compose({ body: document([container("matrix", [], { title: "Who" })]), countries });
    expect(html).toContain('<table class="matrix" data-span="7:1">');
    expect(html).toMatch(/<th scope="row">Ghana<\/th><td><span class="stance"><svg.*<\/svg><span>Supports<\/span>/u);
    expect(html).toContain(
      '<th scope="row">Togo &lt;b&gt;</th><td><span class="stance bare"><span>&lt;stance-context&gt;</span></span></td>',
    );
  });

  test("reads recommendations: bold is the addressee, emphasis behind it the time frame", () => {
    const strong: Inline = { kind: "strong", children: [text("To ministries")], span: SPAN };
    const soon: Inline = { kind: "emphasis", children: [text("soon")], span: SPAN };
    const html = render(
      container("recommendations", [
        paragraph("Before."),
        list(
          [paragraph(strong, " ", soon, " ", text("Do it."))],
          [paragraph(strong, ": do that.")],
          [paragraph("Only text.")],
        ),
      ]),
    );
    expect(html).toContain("Before.");
    expect(html).toContain('<li id="recommendation-1">1|To ministries|soon|<p>Do it.</p>\n</li>');
    expect(html).toContain("2|To ministries||<p>: do that.</p>");
    expect(html).toContain("3|||<p>Only text.</p>");
  });

  test("numbers recommendations through the brief, and takes those of the frontmatter", () => {
    const first = field("a");
    const pack = loadPack("{{body}}{{recommendations}}");
    const html = composeClean({
      pack,
      body: document([container("recommendations", [list([paragraph("x")])])]),
      frontMatter: frontMatter({ recommendations: [{ to: "To <all>", when: "now", text: first }] }),
      fields: new Map([[first, document([paragraph("y")])]]),
    });
    expect(html).toContain('id="recommendation-1"');
    expect(html).toContain('<li id="recommendation-2">2|To &lt;all&gt;|now|<p data-span="7:1">y</p>');
  });

  test("reports recommendations without a list", () => {
    const { html, diagnostics } = compose({ body: document([container("recommendations", [paragraph("x")])]) });
    expect(html).toContain("x</p>");
    expect(diagnostics[0]?.code).toBe("recommendation-without-list");
  });
});

group("notes", () => {
  test("puts a footnote behind the block that calls it first, and links both ways", () => {
    const html = composeClean({
      body: document(
        [paragraph("a", call("x")), paragraph("b", call("x", 2))],
        [note("x", paragraph("N"), paragraph("M"))],
      ),
    });
    expect(html).toBe(
      '<p data-span="7:1">a<a class="footnote-call" role="doc-noteref" id="fnref-1" href="#fn-1">1</a></p>\n' +
        '<aside class="footnote" role="doc-footnote" id="fn-1" data-span="7:1">\n' +
        '<p data-span="7:1"><a class="footnote-back" role="doc-backlink" href="#fnref-1">1</a> <span class="note-text">N</span></p>\n' +
        '<p data-span="7:1">M</p>\n</aside>\n' +
        '<p class="continues" data-span="7:1">b<a class="footnote-call" role="doc-noteref" id="fnref-1-2" href="#fn-1">1</a></p>\n',
    );
  });

  test("numbers the notes of all texts in the order of reading", () => {
    const summary = field("s");
    const message = field("m");
    const pack = loadPack(
      "{{#if summary}}{{#each summary.messages}}{{this}}{{/each}}{{summary.notes}}{{/if}}{{body}}",
      {
        "partials/card.hbs": '<aside class="card">{{summary}}</aside>',
      },
    );
    const html = composeClean({
      pack,
      frontMatter: frontMatter({ keyMessages: [message] }),
      fields: new Map([
        [message, document([paragraph("m", call("x"))], [note("x", paragraph("first"))])],
        [summary, document([paragraph("s", call("x"))], [note("x", paragraph("third"))])],
      ]),
      body: document(
        [paragraph("Ghana", call("x")), paragraph("b", call("y"))],
        [note("x", paragraph("second")), note("y", paragraph("fourth"))],
      ),
      countries: [country("GH", "Ghana", { summary })],
    });
    expect(html.match(/id="fn-\d"|first|second|third|fourth/gu)).toEqual([
      'id="fn-1"',
      "first",
      'id="fn-2"',
      "second",
      'id="fn-3"',
      "third",
      'id="fn-4"',
      "fourth",
    ]);
  });

  test("keeps endnotes for the end", () => {
    const pack = loadPack("{{body}}|{{#each endnotes}}{{this}}{{/each}}");
    const body = document(
      [paragraph("a", call("x"))],
      [note("x", paragraph("N", call("y"))), note("y", paragraph("O"))],
    );
    const html = composeClean({ pack, frontMatter: frontMatter({ notes: "endnotes" }), body });
    const [before = "", after = ""] = html.split("|");
    expect(before).not.toContain("<aside");
    expect(after.match(/class="endnote" role="doc-footnote" id="fn-\d"/gu)).toHaveLength(2);
  });

  test("a note that calls itself ends", () => {
    const html = composeClean({
      body: document([paragraph("a", call("x"))], [note("x", paragraph("N", call("x", 2)))]),
    });
    expect(html.match(/<aside/gu)).toHaveLength(1);
  });
});
