import { describe, expect, it } from "vitest";
import { parseText } from "./parse-text.js";

describe("containers", () => {
  it("hold any Markdown and take attributes and an argument", () => {
    const { outline, reports } = parseText(
      ['::: box {title="What is *new*" .wide #new}', "Text", "", "- a", "- b", ":::", "", ":::country UZ", ":::"].join(
        "\n",
      ),
    );
    expect(outline).toBe(
      [
        ':::box {#new .wide title="What is *new*"}',
        "  p: Text",
        "  ul",
        "    li",
        "      p: a",
        "    li",
        "      p: b",
        ":::country UZ",
      ].join("\n"),
    );
    expect(reports).toEqual([]);
  });

  it("close a list or paragraph that would have swallowed their end", () => {
    const { outline } = parseText(":::box\n- a\n:::\nafter\n:::pullquote\ninside\n:::\nlast");
    expect(outline).toBe(":::box\n  ul\n    li\n      p: a\np: after\n:::pullquote\n  p: inside\np: last");
  });

  it("nest by more colons on the outside", () => {
    const { outline, reports } = parseText("::::box\nA\n:::options\nB\n:::\nC\n::::\nD");
    expect(outline).toBe(":::box\n  p: A\n  :::options\n    p: B\n  p: C\np: D");
    expect(reports).toEqual([]);
  });

  it("nest with equal length too, the innermost closing first", () => {
    const { outline, reports } = parseText(":::box\nA\n:::options\nB\n:::\nC\n:::\nD");
    expect(outline).toBe(":::box\n  p: A\n  :::options\n    p: B\n  p: C\np: D");
    expect(reports).toEqual([]);
  });

  it("close by a longer line as well", () => {
    const { outline, reports } = parseText(":::box\nA\n:::::\nB");
    expect(outline).toBe(":::box\n  p: A\np: B");
    expect(reports).toEqual([]);
  });

  it("report the opening line of one that is never closed", () => {
    const { reports, diagnostics, outline } = parseText("text\n\n::::box\n:::options\na\n::::\n\n:::references\nb");
    expect(reports).toEqual(["error block-unclosed 4:1", "error block-unclosed 8:1"]);
    expect(diagnostics[1]?.message).toContain("opened on line 8");
    expect(outline).toContain(":::references\n  p: b");
  });

  it("report a close without an open, and drop it", () => {
    expect(parseText("a\n\n:::\n\nb")).toMatchObject({
      reports: ["error block-close-stray 3:1"],
      outline: "p: a\np: b",
    });
    expect(parseText("::::box\na\n:::\nb\n::::").reports).toEqual(["error block-close-stray 3:1"]);
  });

  it("offer the near miss of an unknown name and keep the content", () => {
    const { diagnostics, outline } = parseText(":::recomendations\n1. Do it\n:::");
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: "unknown-block", severity: "error", span: { line: 1, column: 1 } });
    expect(diagnostics[0]?.hint).toContain("Did you mean `recommendations`?");
    expect(outline).toBe("ol 1\n  li\n    p: Do it");
  });

  it("report what cannot be read behind the name", () => {
    expect(parseText(":::box {title=\n:::").reports).toEqual(["error block-malformed 1:1"]);
    expect(parseText(":::country Kyrgyz Republic\n:::").document.blocks).toMatchObject([
      { argument: "Kyrgyz Republic" },
    ]);
    expect(parseText(":::country\n:::").reports).toEqual(["error country-block-without-code 1:1"]);
    expect(parseText(":::{.x}\na\n:::").reports).toEqual(["error unknown-block 1:1"]);
  });

  it("are not looked for in code or comments", () => {
    const { outline, reports } = parseText(
      "```\n:::box\n```\n\n- a\n  ~~~\n  :::\n  ~~~\n\n<!--\n:::box\n-->\n\n    :::box\n",
    );
    expect(outline).toBe('code -|: ":::box"\nul\n  li\n    p: a\n    code -|: ":::"\ncode -|: ":::box"');
    expect(reports).toEqual([]);
  });

  it("are reported in lists and quotes, where they cannot stand", () => {
    expect(parseText("> :::box\n> a\n> :::").reports).toEqual(["error block-misplaced 1:3"]);
    expect(parseText("- a\n\n    :::box\n").reports).toEqual(["error block-misplaced 3:5"]);
  });

  it("turn the list of a timeline into terms and descriptions", () => {
    const { outline, reports } = parseText(
      ":::timeline\n- 2024: Agreement *signed*\n- **May 2025**: Ratified at 10:30\n\n  And more\n- nothing\n:::",
    );
    expect(outline).toBe(
      [
        ":::timeline",
        "  dl",
        "    dt 2024",
        "    dd p: Agreement <em signed>",
        "    dt <strong May 2025>",
        "    dd p: Ratified at 10:30",
        "    dd p: And more",
        "    dt ",
        "    dd p: nothing",
      ].join("\n"),
    );
    expect(reports).toEqual(["warning timeline-without-date 6:1"]);
  });
});

describe("headings", () => {
  it("get unique ids from their text, in ASCII", () => {
    const { document } = parseText("## Über die Brücke\n## Results\n## Results\n## Результаты\n## 2024\n## Country UZ");
    const ids = document.blocks.map((block) => (block.kind === "heading" ? block.id : ""));
    expect(ids).toEqual(["uber-die-brucke", "results", "results-2", "section", "section-2024", "section-country-uz"]);
  });

  it("take attributes, and keep off the ids that are given further below", () => {
    const { outline } = parseText('## Results\n## Other {#results .x key="v w"}\n### A {b}');
    expect(outline).toBe('h2#results-2: Results\nh2#results {#results .x key="v w"}: Other\nh3#a-b: A {b}');
  });

  it("report an id that is used twice, and attributes that cannot be read", () => {
    expect(parseText("## A {#x}\n## B {#x}").reports).toEqual(["error duplicate-id 2:1"]);
    expect(parseText("## A {#идентификатор}").reports).toEqual(["warning attributes-malformed 1:1"]);
  });

  it("begin at level two", () => {
    const { outline, reports } = parseText("# Title\n\nTitle\n=====\n\n### Sub");
    expect(outline).toBe("h2#title: Title\nh2#title-2: Title\nh3#sub: Sub");
    expect(reports).toEqual(["error heading-level-one 1:1", "error heading-level-one 3:1"]);
  });

  it("do not skip a level", () => {
    expect(parseText("### A\n## B\n#### C\n## D\n### E").reports).toEqual([
      "warning heading-level-skipped 1:1",
      "warning heading-level-skipped 3:1",
    ]);
  });
});

describe("tables", () => {
  it("have as many cells in a row as in the head", () => {
    const { outline, reports } = parseText("| a | b |\n|:-:|--:|\n| 1 |\n| 2 | 3 | 4 |\n| `x\\|y` | *z* |");
    expect(outline).toBe("table center,right\n  a | b\n  1 | \n  2 | 3\n  <code x|y> | <em z>");
    expect(reports).toEqual(["error table-row-too-long 4:1"]);
  });

  it("take attributes from the line behind them", () => {
    const table = "| a | b |\n|---|---|\n| 1 | 2 |\n";
    const expected = 'table -,- {#t caption="The \\"two\\"" source="UN & co"}\n  a | b\n  1 | 2\np: after';
    const line = '{caption="The \\"two\\"" source="UN &amp; co" #t}';
    expect(parseText(`${table}${line}\n\nafter`)).toMatchObject({ outline: expected, reports: [] });
    expect(parseText(`${table}\n${line}\n\nafter`)).toMatchObject({ outline: expected, reports: [] });
  });

  it("report attributes that follow something else", () => {
    expect(parseText("a | b\n{#x}\n").reports).toEqual(["error attributes-misplaced 2:1"]);
    expect(parseText("text\n{#x}\n")).toMatchObject({ outline: "p: text⏎{#x}", reports: [] });
  });
});

describe("figures", () => {
  it("are paragraphs of one image, with the title as caption", () => {
    const { outline, reports } = parseText(
      '![A map](images/my%20map.png "Roads of *Ghana* &amp;amp; [more](https://a.org)"){source="UN" size=column #map}\n\n![b](b.png) text',
    );
    expect(outline).toBe(
      'figure images/my map.png (A map) {#map source="UN" size="column"} caption: Roads of <em Ghana> &amp; [more](https://a.org)\np: ![b](b.png) text',
    );
    expect(reports).toEqual([]);
  });

  it("need a description unless they are decorations", () => {
    expect(parseText("![](a.png)").reports).toEqual(["warning image-without-alt 1:1"]);
    expect(parseText("![](a.png){decorative=true}").reports).toEqual([]);
    expect(parseText("![x](a.png){decorative=true}").outline).toContain("figure a.png ()");
  });

  it("are never fetched", () => {
    for (const url of [
      "http://a.org/b.png",
      "//a.org/b.png",
      "file:///etc/passwd",
      "javascript:alert(1)",
      "data:text/html;base64,AA",
    ]) {
      const { reports, outline } = parseText(`![A map](${url})`);
      expect(reports).toEqual(["error image-remote 1:1"]);
      expect(outline).toBe("p: A map");
    }
    expect(parseText("![A map](data:image/png;base64,AAAA)").reports).toEqual([]);
  });

  it("may be defined by reference", () => {
    expect(parseText('![A][m]\n\n[m]: m.png "The &amp;amp; map"').outline).toBe(
      "figure m.png (A) caption: The &amp; map",
    );
  });
});

describe("quotes, lists and code", () => {
  it("make alerts of quotes that begin with the mark", () => {
    const { outline } = parseText(
      "> [!NOTE]\n> Text *here*\n>\n> - a\n\n> [!warning]\n\n> [!NOTE] no\n\n> [!OTHER]\n> x",
    );
    expect(outline).toBe(
      "alert note\n  p: Text <em here>\n  ul\n    li\n      p: a\nalert warning\nquote\n  p: [!NOTE] no\nquote\n  p: [!OTHER]⏎x",
    );
  });

  it("keep the text of an alert whose lines are indented or lazy", () => {
    expect(parseText("> [!NOTE]\n    one two\nthree").outline).toBe("alert note\n  p: one two⏎three");
  });

  it("read task lists, tight and loose", () => {
    expect(parseText("- [x] done\n- [ ] open\n- [ ]\n- plain").outline).toBe(
      "ul\n  li [x]\n    p: done\n  li [ ]\n    p: open\n  li\n    p: [ ]\n  li\n    p: plain",
    );
    expect(parseText("- [X]  done\n\n- [ ] open *x*").outline).toBe(
      "ul loose\n  li [x]\n    p: done\n  li [ ]\n    p: open <em x>",
    );
  });

  it("keep the number that an ordered list starts with", () => {
    expect(parseText("7. a\n8. b").outline).toBe("ol 7\n  li\n    p: a\n  li\n    p: b");
  });

  it("split the info string and decode it", () => {
    expect(parseText("~~~ foo\\+&auml; bar baz\nx &amp; y\n~~~").outline).toBe('code foo+ä|bar baz: "x &amp; y"');
  });

  it("keep the YAML of a chart with its place, and take its id", () => {
    const { outline, reports } = parseText("> ```chart\n> type: bar\n> id: fig-x\n> ```\n\n[see](#fig-x)");
    expect(outline).toContain('chart fig-x 2:3: "type: bar\\nid: fig-x"');
    expect(reports).toEqual([]);
  });
});

describe("raw HTML", () => {
  it("is kept with a warning each", () => {
    const { outline, reports } = parseText("<div>\nx\n</div>\n\na <b>c</b>");
    expect(outline).toBe('html: "<div>\\nx\\n</div>"\np: a <html <b>>c<html </b>>');
    expect(reports).toEqual([
      "warning html-printed-as-text 1:1",
      "warning html-printed-as-text 5:3",
      "warning html-printed-as-text 5:7",
    ]);
  });

  it("loses its comments, wherever they stand", () => {
    const { outline, reports } = parseText(
      "<!-- a\n\nsecret\n-->\n\nb <!-- secret --> c\n\n- <!-- secret -->\n  d\n\n<!-- secret --> *e*\n\n> <!-- secret\n\nf\n\n<!-- secret",
    );
    expect(outline).not.toContain("secret");
    expect(outline).toContain("p: b  c");
    expect(outline).toContain("p: <em e>");
    expect(outline).toContain("p: f");
    expect(reports).toEqual([]);
  });

  it("tells where its comments begin, and takes nothing else for one", () => {
    const places: string[] = [];
    const text = [
      "A <!-- one --> b",
      "",
      "<!-- two -->",
      "",
      "- item",
      "",
      "  <!--",
      "  three",
      "  -->",
      "",
      "`<!-- code -->` and \\<!-- text -->",
      "",
      "```",
      "<!-- code -->",
      "```",
      "",
      "    <!-- code -->",
    ].join("\n");
    const { reports } = parseText(text, { onComment: ({ line, column }) => places.push(`${line}:${column}`) });
    expect(places).toEqual(["1:3", "3:1", "7:3"]);
    expect(reports).toEqual([]);
  });
});
