import { describe as group, expect, test } from "vitest";
import type { Block, Inline } from "../../src/model/document.js";
import type { FrontMatter } from "../../src/model/front-matter.js";
import { createCountryMatcher } from "../../src/compose/match-countries.js";
import {
  attributes,
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
  paragraph,
  SPAN,
  STRINGS,
  text,
} from "./build.js";

const GHANA = country("GH", "Ghana");
const TOGO = country("TG", "Togo", { aliases: ["Togolese Republic"] });

/** The page as a line: blocks by their letter, cards by their id. */
function outline(html: string): string {
  return [
    ...html.matchAll(/<aside class="card" id="([^"]+)">|<(p|h\d|ol|table|blockquote)(?=[\s>])[^>]*>([^<]{0,6})/gu),
  ]
    .flatMap(([, card, , words]) => card ?? (words?.trim() === "" ? [] : (words ?? "").slice(0, 1)))
    .join(" ");
}

function place(
  blocks: readonly Block[],
  countries = [GHANA, TOGO],
  cards: "anchored" | "start" | "end" = "anchored",
): string {
  const { html } = compose({ body: document(blocks), countries, frontMatter: frontMatter({ cards }) });
  return outline(html.replace(/<h\d>[^<]*<\/h\d>/gu, ""));
}

group("anchored cards", () => {
  test("stand behind the first block that names the country", () => {
    const blocks = [paragraph("a"), paragraph("b Togo and Ghana"), paragraph("c Ghana")];
    expect(place(blocks)).toBe("a b country-tg country-gh c");
  });

  test("stand behind lists and boxes that name it", () => {
    expect(place([list([paragraph("a Ghana")]), paragraph("b"), container("box", [paragraph("c Togo")])])).toBe(
      "a country-gh b c country-tg",
    );
  });

  test("take an alias for the name, and a name broken over lines", () => {
    const broken: Block = paragraph("a Togolese", { kind: "softBreak", span: SPAN }, "Republic, Ghana.");
    expect(place([broken, paragraph("b Togo")])).toBe("a country-tg country-gh b");
  });

  test.each<readonly [string, Block]>([
    ["a heading", heading(2, "x Ghana")],
    ["a longer word", paragraph("x Ghanaian, AGhana")],
    ["code", paragraph("x", { kind: "codeSpan", value: "Ghana", span: SPAN })],
    ["a link", paragraph("x", { kind: "link", url: "#a", children: [text("Ghana")], span: SPAN })],
    ["a quote", { kind: "blockQuote", children: [paragraph("x Ghana")], span: SPAN }],
    ["a pull quote", container("pullquote", [paragraph("x Ghana")])],
    [
      "a table",
      {
        kind: "table",
        align: [undefined],
        head: [],
        rows: [[{ children: [text("Ghana")], span: SPAN }]],
        attributes: attributes({}),
        span: SPAN,
      },
    ],
    ["other letters", paragraph("x ghana")],
  ])("do not count %s", (_, block) => {
    expect(place([block, paragraph("y Ghana")], [GHANA]).endsWith("y country-gh")).toBe(true);
  });

  test("count names in emphasis and spans, and beside punctuation", () => {
    const inside: Inline = { kind: "emphasis", children: [text("Togo’s")], span: SPAN };
    expect(place([paragraph("a “Ghana”: ", inside)])).toBe("a country-gh country-tg");
  });

  test("of a country that is never named stand at the end, with a warning", () => {
    const { html, diagnostics } = compose({
      body: document([paragraph("a Ghana"), paragraph("b")]),
      countries: [TOGO, GHANA],
    });
    expect(outline(html.replace(/<h\d>[^<]*<\/h\d>/gu, ""))).toBe("a country-gh b country-tg");
    expect(describe(diagnostics)).toEqual([
      "country-not-named briefs/test.md:7:1 No paragraph names Togo, so its card stands at the end of the text",
    ]);
    expect(diagnostics[0]?.severity).toBe("warning");
  });
});

group("country blocks", () => {
  test("place the card before any naming, once", () => {
    const blocks = [paragraph("a Ghana, Togo"), container("country", [], {}, "gh"), paragraph("b Ghana")];
    expect(place(blocks)).toBe("a country-tg country-gh b");
  });

  test("take the name as well as the code", () => {
    expect(place([container("country", [], {}, "Ghana"), paragraph("a")], [GHANA])).toBe("country-gh a");
  });

  test("give their content to the card, behind its summary", () => {
    const summary = field("s");
    const html = composeClean({
      body: document([container("country", [paragraph("more")], {}, "GH")]),
      countries: [country("GH", "Ghana", { summary })],
      fields: new Map([[summary, document([paragraph("short")])]]),
    });
    expect(html).toBe(
      '<aside class="card" id="country-gh"><h2>Ghana</h2><p data-span="7:1">short</p>\n<p data-span="7:1">more</p>\n</aside>\n',
    );
  });

  test("within another block place the card behind it and keep their text", () => {
    expect(
      place(
        [container("box", [paragraph("a"), container("country", [paragraph("b")], {}, "GH")]), paragraph("c")],
        [GHANA],
      ),
    ).toBe("a b country-gh c");
  });

  test("report a country that the brief does not list, and a second place", () => {
    const blocks = ["GR", "GH", "GH"].map((code) => container("country", [], {}, code));
    const { html, diagnostics } = compose({ body: document(blocks), countries: [GHANA] });
    expect(html.match(/<aside/gu)).toHaveLength(1);
    expect(diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      "country-not-in-brief error",
      "country-placed-twice error",
    ]);
    expect(diagnostics[0]?.hint).toContain("`GH`");
  });
});

group("cards at the start and at the end", () => {
  test("start: before the first block, in order", () => {
    expect(place([paragraph("a Togo")], [GHANA, TOGO], "start")).toBe("country-gh country-tg a");
  });

  test("end: in a section of their own, whose heading they stand under", () => {
    const { html } = compose({
      body: document([heading(3, "S"), paragraph("a Togo")]),
      countries: [GHANA, TOGO],
      frontMatter: frontMatter({ cards: "end" }),
    });
    expect(html).toMatch(
      /<section class="country-grid">\n<div class="grid-head">\n<h2 id="country-summaries">[^<]*<\/h2>\n<p class="order">&lt;orderAlphabetical&gt;\.<\/p>\n<\/div>\n<div class="cards">\n<aside/u,
    );
    expect(html.match(/<h3>(?:Ghana|Togo)/gu)).toHaveLength(2);
  });
});

group("the order of countries", () => {
  const GDP = { label: "GDP", value: { kind: "number", value: 1, decimals: 0 }, span: SPAN } as const;
  const RAIL = loadPack("{{countriesOrder}}");

  test.each<readonly [Partial<FrontMatter>, string]>([
    [{}, ""],
    [{ countryOrder: "given" }, "&lt;orderGiven&gt;."],
    [{ countryOrder: "by-stance" }, "&lt;orderByStance&gt;."],
    [{ countryOrder: { by: "GDP", direction: "descending" } }, "&lt;orderDescending&gt;."],
    [{ countryOrder: { by: "GDP", direction: "ascending" } }, "&lt;orderAscending&gt;."],
    [{ countryOrder: { by: "Motto", direction: "ascending" } }, "&lt;orderByFact&gt;."],
    [{ countryOrder: "given", countryOrderReason: "From west to east" }, "From west to east."],
    [{ countryOrderReason: "By the alphabet of the host." }, "By the alphabet of the host."],
  ])("is printed where it is not the alphabet: %j", (more, expected) => {
    const countries = [{ code: "GH", facts: [GDP], span: SPAN }];
    const matter = frontMatter({ countries, ...more });
    expect(compose({ pack: RAIL, frontMatter: matter, countries: [GHANA, TOGO] }).html).toBe(expected);
  });
});

group("the grid of cards", () => {
  const CELLS = loadPack("{{body}}", {
    "partials/card.hbs": '<aside class="card">{{inGrid}} {{#if flag}}{{flag.src}} {{flag.alt}}{{/if}}</aside>\n',
  });
  const flags = [
    country("GH", "Ghana", { flag: "package:data/flags/GH.svg" }),
    country("GB", "United Kingdom", { flag: "u.svg" }),
  ];

  test("has as many columns as the brief asks, and tells its cards that they stand in it", () => {
    const matter = frontMatter({ cards: "end", cardColumns: 3 });
    const { html } = compose({ pack: CELLS, frontMatter: matter, countries: [GHANA] });
    expect(html).toContain('<div class="cards columns-3">\n<aside class="card">true');
    expect(compose({ pack: CELLS, countries: [GHANA] }).html).toContain("false");
  });

  test("tells of flags that the brief asks for and the template does not print", () => {
    const specs = flags.map(({ code }) => ({ code, facts: [], span: SPAN }));
    const bare = (more: Partial<FrontMatter>) =>
      compose({ frontMatter: frontMatter({ cards: "end", countries: specs, ...more }), countries: flags }).diagnostics;
    expect(describe(bare({ flag: true }))).toEqual(["flag-not-printed - The template test prints no flags"]);
    // The brand alone asks.
    expect(bare({})).toEqual([]);
  });

  test("flags have the words of the language", () => {
    const strings = new Map([["en", new Map([...(STRINGS.get("en") ?? []), ["flagAlt", "Flag of {country}"]])]]);
    const { html } = compose({ pack: CELLS, strings, countries: flags });
    expect(html).toContain("package:data/flags/GH.svg Flag of Ghana<");
    expect(html).toContain("u.svg Flag of the United Kingdom<");
  });
});

group("many countries in a list", () => {
  const LIST = loadPack(
    "{{hasClauses}}{{#each countryGroups}}|{{#if stance}}{{stance.label}}{{/if}}:{{#each countries}} {{name}}{{/each}}{{/each}}",
  );
  const print = (count: number, brief?: string): string => {
    const steps = frontMatter().stanceScale.map((step) => ({ kind: "step", ...step }) as const);
    const countries = Array.from({ length: count }, (_, index) => {
      const stance = [steps[1], steps[0], undefined][index % 3];
      return country(`X${String(index)}`, `C${String(index)}`, stance === undefined ? {} : { stance });
    });
    const specs = countries.map(({ code }) => ({
      code,
      facts: [],
      span: SPAN,
      ...(brief === undefined ? {} : { brief }),
    }));
    return compose({ pack: LIST, countries, frontMatter: frontMatter({ countries: specs, cards: "end" }) }).html;
  };

  test("lose headlines, which stand in their cards, and never what the author wrote for the list", () => {
    expect([print(8), print(9), print(14), print(9, "clause"), print(40, "clause")]).toEqual([
      "true",
      "false",
      "false",
      "true",
      "true",
    ]);
  });

  test("are grouped by the steps of the scale, each once", () => {
    expect(print(15)).toBe("false|Supports: C1 C4 C7 C10 C13|Opposes: C0 C3 C6 C9 C12|: C2 C5 C8 C11 C14");
  });
});

group("headings of cards", () => {
  test.each<readonly [readonly Block[], string]>([
    [[paragraph("Ghana")], "<h2>Ghana"],
    [[heading(2, "S"), paragraph("Ghana")], "<h3>Ghana"],
    [[heading(2, "S"), heading(3, "T"), paragraph("Ghana")], "<h4>Ghana"],
    [[heading(3, "T"), heading(2, "S"), paragraph("Ghana")], "<h3>Ghana"],
  ])("stand one level below their section", (blocks, expected) => {
    expect(composeClean({ body: document(blocks), countries: [GHANA] })).toContain(expected);
  });
});

test("matches many countries in a long text of beginnings of names", () => {
  const countries = Array.from({ length: 250 }, (_, index) => ({
    code: String(index),
    names: [`Country${String(index)} Land`],
  }));
  const match = createCountryMatcher(countries);
  expect(match(`${"Country ".repeat(100_000)}Country7 Land`)).toEqual(["7"]);
});

test("prefers the longer of two names, and reads signs in names as they are", () => {
  const match = createCountryMatcher([
    { code: "GN", names: ["Guinea"] },
    { code: "PG", names: ["Papua New Guinea"] },
    { code: "BO", names: ["Bolivia (Plurinational State of)"] },
  ]);
  expect(match("In Papua New Guinea")).toEqual(["PG"]);
  expect(match("Bolivia (Plurinational State of) and Guinea.")).toEqual(["BO", "GN"]);
});
