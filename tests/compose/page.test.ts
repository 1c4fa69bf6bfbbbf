import { readdirSync, readFileSync } from "node:fs";
import { describe as group, expect, test } from "vitest";
import { findDirection } from "../../src/compose/direction.js";
import { findLicence } from "../../src/compose/find-licence.js";
import { OWN_STRINGS } from "../../src/compose/check-strings.js";
import { loadTemplatePack } from "../../src/compose/load-template-pack.js";
import { findPlaceholders, parseStrings, selectStrings } from "../../src/compose/string-table.js";
import { createSink } from "../../src/diagnostics/sink.js";
import type { Brand } from "../../src/model/brand.js";
import {
  compose,
  composeClean,
  country,
  describe,
  document,
  field,
  frontMatter,
  heading,
  loadPack,
  paragraph,
  SPAN,
  STRINGS,
} from "./build.js";

const BRAND: Brand = {
  id: "steppe",
  publisher: {
    name: "Institute for Steppe Studies",
    shortName: "Steppe Studies",
    address: ["1 Row"],
    contact: "briefs@steppe.example",
    accessibilityContact: "https://steppe.example/access/",
    url: "https://www.steppe.example/",
  },
  logo: { path: "package:templates/brands/steppe/logo.svg", alt: "Institute" },
  colors: new Map(),
  fonts: new Map(),
  fontFaces: [],
  typography: [],
  licence: "CC-BY-4.0",
  disclaimers: ["territorial"],
};

group("page data", () => {
  test("parts a title behind its colon if both parts are short", () => {
    const pack = loadPack("{{#each brief.titleLines}}[{{this}}]{{/each}}{{brief.shortTitle}}");
    const print = (title: string): string =>
      composeClean({ pack, frontMatter: frontMatter({ title, shortTitle: "S" }) });
    expect(print("Contact without recognition: Central Asia and the Taliban")).toBe(
      "[Contact without recognition:][Central Asia and the Taliban]S",
    );
    expect(print(`Short: ${"long ".repeat(10)}`)).toMatch(/^\[Short: long/u);
    expect(print("At 10:30")).toBe("[At 10:30]S");
  });

  test("names authors, or the organisation, and the publisher with its links", () => {
    const pack = loadPack(
      "{{byline}}|{{publisher.shortName}}|{{#with publisher.contact}}{{url}} {{label}}{{/with}}|{{#with publisher.site}}{{url}} {{label}}{{/with}}|{{logo.src}}",
    );
    const authors = ["A", "B", "C"].map((name) => ({ name }));
    expect(composeClean({ pack, brand: BRAND, frontMatter: frontMatter({ authors }) })).toBe(
      "A, B and C|Steppe Studies|mailto:briefs@steppe.example briefs@steppe.example|https://www.steppe.example/ steppe.example|package:templates/brands/steppe/logo.svg",
    );
    const plain = loadPack("{{byline}}|{{publisher.name}}|{{#if logo}}logo{{/if}}");
    expect(composeClean({ pack: plain, frontMatter: frontMatter({ organisation: "Org" }) })).toBe("Org|Org|");
  });

  test("never makes a link of what is no address", () => {
    const pack = loadPack("{{#with publisher.contact}}[{{url}}]{{label}}{{/with}}");
    for (const contact of ["javascript:alert(1)", "Write to us", "data:text/html,x"]) {
      expect(composeClean({ pack, frontMatter: frontMatter({ contact }) })).toContain("[]");
    }
  });

  test("makes the apostrophes of plain texts typographic, but for Uzbek", () => {
    const pack = loadPack("{{brief.title}}");
    expect(composeClean({ pack, frontMatter: frontMatter({ title: "The region's states' aim" }) })).toBe(
      "The region’s states’ aim",
    );
    const strings = new Map([...STRINGS, ["uz", STRINGS.get("en") ?? new Map<string, string>()]]);
    expect(composeClean({ pack, strings, frontMatter: frontMatter({ title: "O'zbekiston", lang: "uz" }) })).toBe(
      "O&#x27;zbekiston",
    );
  });

  test("formats facts, their sources and their date for a card", () => {
    const pack = loadPack("{{body}}", {
      "partials/card.hbs":
        "{{#each facts}}{{label}}={{value}}({{year}}){{#if isMissing}}!{{/if}};{{/each}}{{sourceLine}}|{{clause}}|{{headline}}|{{span}}",
    });
    const facts = [
      { label: "Area", value: "447,400", unit: "km²", year: "2025", missing: false },
      { label: "Trade", value: "..", year: "2024", note: "the source doesn't say", missing: true },
      { label: "Port", value: "Not stated", missing: true },
    ];
    const sources = ["Office, 2025", "Survey"];
    const html = composeClean({
      pack,
      body: document([paragraph("Ghana")]),
      countries: [country("GH", "Ghana", { facts, sources, headline: "It's on", asOf: "3 March 2026" })],
    });
    expect(html).toContain(
      "Area, km²=447,400(2025);Trade=..(2024)!;Port=&lt;notStated&gt;()!;Office, 2025; Survey. Trade: the source doesn’t say. &lt;missingNumber&gt;. As of 3\u00a0March 2026.|It’s on|It’s on|7:1",
    );
  });

  test("says where positions come from: the method if there is one, else their date", () => {
    const pack = loadPack("{{countriesSource}}", { "partials/card.hbs": "" });
    const countries = [
      country("GH", "Ghana", { stance: { kind: "step", key: "supports", label: "S", shape: "full", tint: "#000000" } }),
    ];
    const specs = ["2024-02-19", "2023-01-01"].map((asOf) => ({ code: "GH", facts: [], asOf, span: SPAN }));
    const body = document([paragraph("Ghana")]);
    expect(composeClean({ pack, body, countries, frontMatter: frontMatter({ countries: specs }) })).toBe(
      "Positions as of 19\u00a0February 2024.",
    );
    expect(composeClean({ pack, body, countries, frontMatter: frontMatter({ stanceMethod: "We asked" }) })).toBe(
      "We asked.",
    );
    expect(composeClean({ pack, body, countries: [country("GH", "Ghana")] })).toBe("");
  });

  test("gathers the sources of key figures", () => {
    const pack = loadPack(
      "{{#with keyFigures}}{{label}}:{{#each items}}{{value}} {{label}};{{/each}}{{sourceLine}}{{/with}}",
    );
    const keyFigures = [
      { value: "12", unit: "%", label: "a", source: "S" },
      { value: "4 of 5", label: "b", source: "S" },
    ];
    expect(composeClean({ pack, frontMatter: frontMatter({ keyFigures, keyFiguresLabel: "L" }) })).toBe(
      "L:12\u00a0% a;4 of 5 b;Source: S.",
    );
  });
});

group("imprint", () => {
  const pack = loadPack(
    "{{imprint.citation.text}}{{#with imprint.citation.link}} <{{url}}>{{/with}}|{{imprint.copyright}}|{{#with imprint.licence}}{{name}} {{url}} {{address}}{{/with}}|{{#each imprint.disclaimers}}{{this}};{{/each}}|{{imprint.languageName}}",
  );

  test("cites authors, title, series, publisher, date and DOI", () => {
    const html = composeClean({
      pack,
      brand: BRAND,
      frontMatter: frontMatter({
        authors: [{ name: "A" }],
        series: "Policy Brief",
        number: "2026:3",
        doi: "10.5555/iss.2026.3",
        url: "https://x.example",
      }),
    });
    expect(html).toContain(
      "A, ‘Water and power’, Policy Brief\u00a02026:3, Institute for Steppe Studies, March 2026 <https://doi.org/10.5555/iss.2026.3>|© Institute for Steppe Studies 2026|CC BY 4.0 https://creativecommons.org/licenses/by/4.0/ creativecommons.org/licenses/by/4.0|",
    );
  });

  test("takes the brief's own citation and rights", () => {
    const html = composeClean({
      pack,
      brand: BRAND,
      frontMatter: frontMatter({ citation: "As I say", copyright: "© Me", licence: "All rights reserved" }),
    });
    expect(html).toContain("As I say|© Me|All rights reserved  |");
  });

  test("chooses disclaimers by content, brand and brief, each once", () => {
    const html = composeClean({
      pack,
      brand: BRAND,
      body: document([paragraph("Afghanistan")]),
      countries: [
        country("AF", "Afghanistan", {
          stance: { kind: "step", key: "supports", label: "S", shape: "full", tint: "#000000" },
        }),
      ],
      frontMatter: frontMatter({
        authors: [{ name: "A" }],
        funders: ["F"],
        updated: "2026-04-01",
        countries: [{ code: "AF", facts: [], asOf: "2024-02-19", span: SPAN }],
        disclaimers: ["access", "territorial", "commercial", "Whatever our lawyers say."],
      }),
    });
    expect(html.split("|")[3]).toBe(
      "&lt;disclaimer-territorial&gt;;Not those of Institute for Steppe Studies or &lt;itsFunders&gt;.;Assessed up to 19\u00a0February 2024.;&lt;disclaimer-authorities&gt;;Revised on 1\u00a0April 2026, replaces 12\u00a0March 2026.;&lt;disclaimer-commercial&gt;;Whatever our lawyers say.;",
    );
  });

  test("reports an unknown disclaimer with the near miss", () => {
    const { diagnostics } = compose({ pack, frontMatter: frontMatter({ disclaimers: ["teritorial"] }) });
    expect(diagnostics[0]).toMatchObject({ code: "unknown-disclaimer", severity: "error" });
    expect(diagnostics[0]?.hint).toContain("Did you mean `territorial`?");
  });

  test("names the language in itself, without the region", () => {
    expect(composeClean({ pack, frontMatter: frontMatter({ lang: "en-GB" }) })).toMatch(/\|English$/u);
    expect(
      composeClean({
        pack,
        strings: new Map([["fr", STRINGS.get("en") ?? new Map<string, string>()]]),
        frontMatter: frontMatter({ lang: "fr" }),
      }),
    ).toMatch(/\|français$/u);
  });

  test.each([
    ["CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"],
    ["cc by-nc-sa 3.0 igo", "CC BY-NC-SA 3.0 IGO", "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/"],
    ["CC0 1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"],
    ["CC-BY", "CC-BY", ""],
  ])("knows the licence %s", (written, name, url) => {
    expect(findLicence(written)).toMatchObject({ name, url });
  });
});

group("languages", () => {
  test.each([
    ["en", "ltr"],
    ["fa-AF", "rtl"],
    ["uz-Arab", "rtl"],
    ["ks-Deva", "ltr"],
    ["PS", "rtl"],
  ])("writes %s %s", (lang, direction) => {
    expect(findDirection(lang)).toBe(direction);
  });

  test("sets language and direction of the page", () => {
    const pack = loadPack('<html lang="{{lang}}" dir="{{dir}}">');
    const strings = new Map([["fa", STRINGS.get("en") ?? new Map<string, string>()]]);
    expect(composeClean({ pack, strings, frontMatter: frontMatter({ lang: "fa" }) })).toBe(
      '<html lang="fa" dir="rtl">',
    );
  });

  test("lets the strings of the pack and of the region win, and never falls back to another language", () => {
    const shared = new Map([
      [
        "pt",
        new Map([
          ["a", "pt"],
          ["b", "pt"],
        ]),
      ],
      ["pt-BR", new Map([["b", "br"]])],
      ["en", new Map([["c", "en"]])],
    ]);
    const own = new Map([["pt", new Map([["a", "own"]])]]);
    expect(Object.fromEntries(selectStrings([shared, own], "pt-br"))).toEqual({ a: "own", b: "br" });
  });

  test("reports a language without strings once, and prints no English", () => {
    const { html, diagnostics } = compose({
      pack: loadPack('{{t "hello"}}'),
      frontMatter: frontMatter({ lang: "tg" }),
    });
    expect(html).toBe("[hello]");
    expect(describe(diagnostics)).toEqual([
      'string-missing briefs/test.md:4:7 There are no furniture strings for the language "tg", and no other language is printed in their place',
    ]);
  });

  test("reports a mistyped key where the template uses it", () => {
    const { diagnostics } = compose({ pack: loadPack('\n{{#if summary}}{{t "helo"}}{{/if}}') });
    expect(describe(diagnostics)[0]).toBe(
      'string-missing templates/test/layout.hbs:2:20 The string `helo` has no text in the language "en"',
    );
    expect(diagnostics[0]?.hint).toContain("Did you mean `hello`?");
  });

  test("reports a placeholder that the template does not fill", () => {
    const { diagnostics } = compose({ pack: loadPack('{{t "hello" nmae=paper}}') });
    expect(describe(diagnostics)).toEqual([
      "string-placeholder templates/test/layout.hbs:1:5 The string `hello` asks for `{name}`, and the template gives it no such value",
    ]);
  });

  test("reports strings that are no texts", () => {
    const sink = createSink();
    const table = parseStrings("a: A\nb:\n  c: C\nd:\n", "strings/en.yml", sink);
    expect(Object.fromEntries(table)).toEqual({ a: "A" });
    expect(describe(sink.diagnostics).map((entry) => entry.slice(0, 31))).toEqual([
      "string-file strings/en.yml:2:1 ",
      "string-file strings/en.yml:4:1 ",
    ]);
  });

  test("takes strings of a pack", () => {
    const pack = loadPack('{{t "greeting" who=paper}}', { "strings/en.yml": 'greeting: "Dear {who}"\n' });
    expect(composeClean({ pack })).toBe("Dear a4");
  });
});

group("what is shipped", () => {
  const read = (path: string): string => readFileSync(new URL(`../../templates/${path}`, import.meta.url), "utf8");
  const list = (path: string): readonly string[] => readdirSync(new URL(`../../templates/${path}`, import.meta.url));
  const sink = createSink();
  const tables = new Map(
    list("strings").map((name) => [name.replace(".yml", ""), parseStrings(read(`strings/${name}`), name, sink)]),
  );
  const english = tables.get("en") ?? new Map<string, string>();
  const files = new Map([
    ...list("meridian")
      .filter((name) => name.includes("."))
      .map((name) => [name, read(`meridian/${name}`)] as const),
    ...list("meridian/partials").map((name) => [`partials/${name}`, read(`meridian/partials/${name}`)] as const),
  ]);

  test.each([...tables.keys()])("the strings of %s are complete, with the same placeholders", (lang) => {
    const table = tables.get(lang) ?? new Map<string, string>();
    expect([...table.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of table) {
      expect([...findPlaceholders(text)].sort(), key).toEqual([...findPlaceholders(english.get(key) ?? "")].sort());
    }
    expect(OWN_STRINGS.filter((key) => !table.has(key))).toEqual([]);
    expect(describe(sink.diagnostics)).toEqual([]);
  });

  test("meridian prints a full brief in every language that has strings", () => {
    const pack = loadTemplatePack(files, "meridian", sink);
    expect(describe(sink.diagnostics)).toEqual([]);
    if (pack === undefined) throw new Error("meridian was not loaded");
    const fields = [field("m"), field("r"), field("b"), field("n"), field("s")];
    const [message = field(""), text = field(""), bio = field(""), method = field(""), summary = field("")] = fields;
    for (const lang of tables.keys()) {
      const html = composeClean({
        pack,
        brand: BRAND,
        strings: tables,
        frontMatter: frontMatter({
          lang,
          title: `<Title> & "more"`,
          subtitle: "Sub",
          authors: [{ name: "A", bio }],
          keyMessages: [message],
          keyFigures: [{ value: "1", label: "L", source: "S" }],
          recommendations: [{ to: "To", when: "now", text }],
          method,
          notes: "endnotes",
          status: "draft",
        }),
        fields: new Map(fields.map((one) => [one, document([paragraph(`text of ${one.text}`)])])),
        body: document([heading(2, "H"), paragraph("Ghana")]),
        countries: [
          country("GH", "Ghana", {
            summary,
            headline: "Head",
            facts: [{ label: "F", value: "1", year: "2024", missing: false }],
          }),
        ],
      });
      expect(html).toContain(`<html lang="${lang}" dir="ltr">`);
      expect(html).toContain("&lt;Title&gt; &amp; &quot;more&quot;");
      for (const one of fields) expect(html, one.text).toContain(`text of ${one.text}`);
      expect(html).toMatch(/<aside class="card" id="country-gh" data-span="7:1">/u);
      expect(html).not.toContain("[object");
      expect(html).not.toMatch(/\[[a-z]+[A-Z]?[A-Za-z]*\]/u);
      expect(html.match(/<h1/gu)).toHaveLength(1);
      const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
