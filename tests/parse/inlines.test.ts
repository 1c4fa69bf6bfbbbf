import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { parseMarkdown, parseMarkdownField } from "../../src/parse/parse-markdown.js";
import { outlineInlines, parseText } from "./parse-text.js";

describe("emphasis", () => {
  it("includes strikethrough of one or two tildes", () => {
    expect(parseText("~~a *b*~~ ~c~ ~~~d~~~ ~~e~ a~b").outline).toBe("p: <del a <em b>> <del c> ~~~d~~~ ~~e~ a~b");
  });

  it("decodes escapes and references exactly once", () => {
    expect(parseText("&amp;amp; \\&amp; &copy; &bogus; \\*a\\* `&amp;` &#38;lt;").outline).toBe(
      "p: &amp; &amp; © &bogus; *a* <code &amp;> &lt;",
    );
  });

  it("breaks lines softly and hard", () => {
    expect(parseText("a\nb  \nc\\\n  d").outline).toBe("p: a⏎b⏎⏎c⏎⏎d");
  });
});

describe("spans", () => {
  it("carry attributes", () => {
    expect(parseText("[متن]{lang=fa} and [*Engages*]{.x stance=engages}").outline).toBe(
      'p: <span {lang="fa"} متن> and <span {.x stance="engages"} <em Engages>>',
    );
  });

  it("are plain text when the braces hold something else", () => {
    expect(parseText("[a]{b} [c]{} [d]{x=1").outline).toBe("p: [a]{b} [c]{} [d]{x=1");
  });

  it("may be targets of links", () => {
    expect(parseText("[a]{#here}\n\n[b](#here)").reports).toEqual([]);
    expect(parseText("[a]{#here} [b]{#here}").reports).toEqual(["error duplicate-id 1:12"]);
  });
});

describe("footnotes", () => {
  it("are numbered by their first reference and count their references", () => {
    const { document, outline, reports } = parseText(
      "A[^b] B[^a] C[^b]\n\n[^a]: First *note*\n[^b]: Second\n    goes on\n\n    - list\n\n    para[^c]\n[^c]: Third\nlazy\n\nText",
    );
    expect(outline).toBe("p: A<note 1.1 b> B<note 2.1 a> C<note 1.2 b>\np: Text");
    expect(document.footnotes.map(({ identifier, number, references }) => [identifier, number, references])).toEqual([
      ["b", 1, 2],
      ["a", 2, 1],
      ["c", 3, 1],
    ]);
    expect(document.footnotes[0]?.children.map((block) => block.kind)).toEqual(["paragraph", "list", "paragraph"]);
    expect(document.footnotes[2]?.children).toHaveLength(1);
    expect(reports).toEqual([]);
  });

  it("are never taken for link definitions", () => {
    expect(parseText("a[^1]\n\n[^1]: https://a.org").document.footnotes).toHaveLength(1);
    expect(parseText("a[^1]\n\n[^1]: https://a.org").outline).toBe("p: a<note 1.1 1>");
  });

  it("may be defined inside a container, and hold code", () => {
    const { document, reports } = parseText(":::box\na[^1]\n\n[^1]: b\n\n    ```\n    :::\n    ```\n:::\n");
    expect(document.footnotes[0]?.children.map((block) => block.kind)).toEqual(["paragraph", "codeBlock"]);
    expect(reports).toEqual([]);
  });

  it("report what is undefined, unused or defined twice", () => {
    const { reports, diagnostics, outline } = parseText("a[^nots] b[^note]\n\n[^note]: x\n[^note]: y\n[^other]: z");
    expect(reports).toEqual([
      "error footnote-duplicate 4:1",
      "error footnote-undefined 1:2",
      "warning footnote-unused 5:1",
    ]);
    expect(diagnostics[1]?.hint).toContain("Did you mean `note`?");
    expect(outline).toBe("p: a[^nots] b<note 1.1 note>");
  });

  it("may refer to themselves", () => {
    const { document } = parseText("a[^1]\n\n[^1]: b[^1]");
    expect(document.footnotes.map(({ number, references }) => [number, references])).toEqual([[1, 2]]);
  });

  it("are reported in the description of a picture, and taken in its caption", () => {
    expect(parseText("![a[^1]](b.png)\n\n[^1]: c").reports).toEqual(["error footnote-misplaced 1:4"]);
    expect(parseText('![a](b.png "d[^1]")\n\n[^1]: c')).toMatchObject({
      reports: [],
      outline: "figure b.png (a) caption: d<note 1.1 1>",
    });
  });

  it("are reported where a list or quote holds the definition", () => {
    expect(parseText("a[^1]\n\n> [^1]: b").reports).toContain("error block-misplaced 3:3");
  });
});

describe("links", () => {
  it("are written as ASCII URIs and otherwise as the author wrote them", () => {
    const urls: readonly (readonly [string, string])[] = [
      ["https://example.org/a?b=c&amp;d#e", "https://example.org/a?b=c&d#e"],
      ["https://münchen.de/straße", "https://xn--mnchen-3ya.de/stra%C3%9Fe"],
      ["HTTP://Example.ORG/%41%zz", "HTTP://Example.ORG/%41%25zz"],
      ["<https://a.org/x y>", "https://a.org/x%20y"],
      ["mailto:a@b.org?subject=Ü", "mailto:a@b.org?subject=%C3%9C"],
      ["tel:+998712345678", "tel:+998712345678"],
      ["https://[::1]:80/[a]", "https://[::1]:80/%5Ba%5D"],
      ["https://user:pä@a.org", "https://user:p%C3%A4@a.org"],
    ];
    for (const [written, url] of urls) {
      expect(parseText(`[x](${written})`)).toMatchObject({ outline: `p: [x](${url})`, reports: [] });
    }
  });

  it("become their text if the scheme is not allowed", () => {
    for (const url of [
      "javascript:alert(1)",
      "JaVaScRiPt:x",
      "ftp://a.org",
      "data:text/html,x",
      "page.html",
      "/a",
      "//a.org",
      "file:///etc",
      "&#106;avascript:x",
      "",
    ]) {
      expect(parseText(`[x *y*](${url})`)).toMatchObject({
        outline: "p: x <em y>",
        reports: ["error link-not-allowed 1:1"],
      });
    }
    expect(parseText("<ftp://a.org>").outline).toBe("p: ftp://a.org");
    expect(parseText("[x](https://)")).toMatchObject({ outline: "p: x", reports: ["error link-malformed 1:1"] });
    expect(parseText("[x](https://a b)").outline).toBe("p: [x](https://a b)");
  });

  it("lead to ids of this text or to a country's card", () => {
    const { reports, diagnostics } = parseText("## Results\n\n[a](#results) [b](#country-uz) [c](#resutls)");
    expect(reports).toEqual(["error link-target-missing 3:32"]);
    expect(diagnostics[0]?.hint).toBe("Did you mean `results`? Known ids: #results.");
    expect(parseText("[a](#else)", { knownIds: new Set(["else"]) }).reports).toEqual([]);
  });

  it("are made of bare addresses, without the sentence's punctuation", () => {
    expect(
      parseText("See www.a.org/b_(c), (http://d.org). Mail a.b@c.org! <https://e.org> not.a.link http://localhost")
        .outline,
    ).toBe(
      "p: See [www.a.org/b_(c)](http://www.a.org/b_(c)), ([http://d.org](http://d.org)). Mail [a.b@c.org](mailto:a.b@c.org)! [https://e.org](https://e.org) not.a.link http://localhost",
    );
    expect(parseText("foo_bar_@x.org a\\_b@x.org").outline).toBe(
      "p: [foo_bar_@x.org](mailto:foo_bar_@x.org) a_b@x.org",
    );
  });

  it("lose nothing where two mail addresses touch", () => {
    expect(parseText("a@b.org+c@d.org e.f@g.h*i@j.org").outline).toBe(
      "p: [a@b.org](mailto:a@b.org)+c@d.org [e.f@g.h](mailto:e.f@g.h)*[i@j.org](mailto:i@j.org)",
    );
  });

  it("never stand in each other", () => {
    expect(parseText("[a https://b.org c](https://d.org)").outline).toBe("p: [a https://b.org c](https://d.org)");
    expect(parseText("[a [b](https://c.org) d](#e)").outline).toBe("p: [a [b](https://c.org) d](#e)");
  });

  it("may be defined anywhere in the text, the first definition counting", () => {
    expect(parseText(":::box\n[a][X] [x]\n:::\n\n[x]: https://a.org 'T'\n[x]: https://b.org").outline).toBe(
      ':::box\n  p: [a](https://a.org "T") [x](https://a.org "T")',
    );
    expect(parseText("[constructor] [hasOwnProperty][__proto__]").outline).toContain("[constructor] [hasOwnProperty]");
  });
});

describe("abbreviations", () => {
  const abbreviations = new Map([
    ["UN", "United Nations"],
    ["UN DP", "programme"],
    ["C5+1", "five and one"],
    ["МИД", "министерство"],
  ]);

  it("are found by whole words, the longest first", () => {
    expect(parseText("UN, UNESCO, (UN) UN DP. C5+1! C5+12 МИД МИДа", { abbreviations }).outline).toBe(
      "p: <abbr UN: United Nations>, UNESCO, (<abbr UN: United Nations>) <abbr UN DP: programme>. <abbr C5+1: five and one>! C5+12 <abbr МИД: министерство> МИДа",
    );
  });

  it("are not looked for in code, links and addresses", () => {
    expect(parseText("`UN` [UN](https://a.org) https://a.org/UN *UN*", { abbreviations }).outline).toBe(
      "p: <code UN> [UN](https://a.org) [https://a.org/UN](https://a.org/UN) <em <abbr UN: United Nations>>",
    );
  });

  it("may be made of any characters", () => {
    const strange = new Map(["]", "\\", "^a", "-b", "", "😀"].map((short) => [short, "x"] as const));
    expect(parseText("a ^a -b 😀", { abbreviations: strange }).outline).toBe(
      "p: a <abbr ^a: x> <abbr -b: x> <abbr 😀: x>",
    );
  });
});

describe("fields", () => {
  it("are documents of their own and leave links to ids to the body", () => {
    const sink = createSink();
    const field = { text: 'See [a](#b)[^1] "x"\n\n[^1]: note', span: { file: "brief.md", line: 7, column: 3 } };
    const document = parseMarkdownField(field, { lang: "de", abbreviations: new Map() }, sink);
    expect(sink.diagnostics).toEqual([]);
    expect(document.footnotes).toHaveLength(1);
    const [paragraph] = document.blocks;
    expect(paragraph?.kind === "paragraph" ? outlineInlines(paragraph.children) : "").toBe(
      "See [a](#b)<note 1.1 1> „x“",
    );
    expect(document.footnotes[0]?.span).toMatchObject({ line: 9, column: 3 });
  });

  it("are checked for such links if the ids are given", () => {
    const sink = createSink();
    const field = { text: "[a](#b)", span: { file: "brief.md", line: 7, column: 3 } };
    parseMarkdownField(field, { lang: "en", abbreviations: new Map(), knownIds: new Set(["c"]) }, sink);
    expect(sink.diagnostics.map(({ code }) => code)).toEqual(["link-target-missing"]);
  });
});

describe("an empty text", () => {
  it("is an empty document", () => {
    for (const text of ["", "\n\n", "   ", "<!-- x -->"]) {
      const sink = createSink();
      const source = { path: "a.md", text, bodyOffset: 0, bodyLine: 1 };
      expect(parseMarkdown(source, { lang: "en", abbreviations: new Map() }, sink)).toEqual({
        blocks: [],
        footnotes: [],
      });
    }
  });
});
