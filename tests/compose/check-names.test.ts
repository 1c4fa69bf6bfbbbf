import { describe as group, expect, test } from "vitest";
import { findNaming } from "../../src/country/name-country.js";
import type { CountryProfile, NamePolicy } from "../../src/model/country.js";
import { findStatusNames } from "../../src/country/status-names.js";
import type { FrontMatter } from "../../src/model/front-matter.js";
import {
  compose,
  container,
  country,
  describe,
  document,
  frontMatter,
  heading,
  loadPack,
  paragraph,
  SPAN,
} from "./build.js";

function named(code: string, name: string, lang = "en"): CountryProfile {
  const policy: NamePolicy = "un-short";
  return country(code, name, { naming: findNaming(code, name, { lang, policy, anchorBy: ["name"] }) });
}

function report(text: readonly ReturnType<typeof paragraph>[], countries: readonly CountryProfile[], lang = "en") {
  const { diagnostics } = compose({ body: document(text), countries, frontMatter: frontMatter({ lang }) });
  return diagnostics.filter(({ code }) => code === "mixed-country-names");
}

group("mixed forms of a name", () => {
  test("are reported where the second one stands, with the form that the policy asks for", () => {
    const found = report(
      [paragraph("Kyrgyzstan trades."), paragraph("So does the Kyrgyz Republic, the Kyrgyz Republic.")],
      [named("KG", "Kyrgyzstan")],
    );
    expect(describe(found)).toEqual([
      'mixed-country-names briefs/test.md:7:13 The text calls this country "Kyrgyz Republic" here and "Kyrgyzstan" on line 7',
    ]);
    expect(found[0]).toMatchObject({ severity: "warning", span: { ...SPAN, column: 13, length: 15 } });
    expect(found[0]?.hint).toBe('Write "Kyrgyzstan", as the name policy asks');
  });

  test("are found in headings, not in quotes and references", () => {
    const tr = [named("TR", "Türkiye")];
    expect(report([heading(2, "On Turkey"), paragraph("Türkiye")], tr)).toHaveLength(1);
    const quoted = { kind: "blockQuote", children: [paragraph("Turkey")], span: SPAN } as const;
    expect(report([quoted, container("references", [paragraph("Turkey")]), paragraph("Türkiye")], tr)).toEqual([]);
  });

  test.each([
    ["UZ", "Uzbekistan", "The Republic of Uzbekistan, in short Uzbekistan."],
    ["IR", "Iran (Islamic Republic of)", "Iran, the Islamic Republic of Iran."],
    ["GB", "United Kingdom of Great Britain and Northern Ireland", "The United Kingdom, or UK."],
    ["CD", "Democratic Republic of the Congo", "Zaire is now the Democratic Republic of the Congo."],
    ["GN", "Guinea", "Guinea, Papua New Guinea and Guinea-Bissau."],
  ])("are not those of %s (%s) in: %s", (code, name, text) => {
    expect(report([paragraph(text)], [named(code, name)])).toEqual([]);
  });

  test("are found in Russian in any case, and cases are no forms", () => {
    const kg = [named("KG", "Киргизия", "ru")];
    expect(report([paragraph("Киргизия, Киргизии, Киргизию")], kg, "ru")).toEqual([]);
    expect(describe(report([paragraph("Киргизия и границы Кыргызстана")], kg, "ru"))[0]).toContain('"Кыргызстана"');
  });
});

const IMPRINT = loadPack("{{#each imprint.disclaimers}}<p>{{this}}</p>{{/each}}");

function printNotes(text: string, more: Partial<FrontMatter>, countries: readonly CountryProfile[] = []) {
  const matter = frontMatter(more);
  const { html, diagnostics } = compose({
    pack: IMPRINT,
    body: document([paragraph(text)]),
    frontMatter: matter,
    countries,
    statusNames: findStatusNames(matter, undefined),
  });
  return { html, found: diagnostics.filter(({ code }) => code === "status-note-missing") };
}

group("names whose status is disputed", () => {
  test("warn in a draft, and stop a final brief", () => {
    for (const [status, severity] of [
      ["draft", "warning"],
      ["final", "error"],
    ] as const) {
      const { found } = printNotes("Talks with Kosovo.", { status });
      expect(found).toMatchObject([{ severity, span: { line: 7, column: 12, length: 6 } }]);
      expect(found[0]?.hint).toContain("XK: none");
    }
  });

  test("need a note where there is a card, too", () => {
    expect(printNotes("Text.", {}, [country("TW", "Taiwan")]).found).toHaveLength(1);
    expect(printNotes("Text.", {}).found).toEqual([]);
  });

  test("have their note printed once, with the name if it does not say it", () => {
    const statusNames = new Map([
      ["XK", "In line with UNSCR 1244."],
      ["EH", "Western Sahara is on the UN list of non-self-governing territories."],
    ]);
    const { html, found } = printNotes("Kosovo, Kosovo and Western Sahara.", { statusNames });
    expect(found).toEqual([]);
    expect(html).toContain("<p>Kosovo: In line with UNSCR 1244.</p>");
    expect(html).toContain("<p>Western Sahara is on the UN list");
    expect(html.match(/UNSCR/gu)).toHaveLength(1);
    expect(printNotes("Nothing.", { statusNames }).html).not.toContain("UNSCR");
  });

  test("take a disclaimer that names them for their note, and `none` for an answer", () => {
    expect(printNotes("Kosovo", { disclaimers: ["References to Kosovo are without prejudice."] }).found).toEqual([]);
    expect(printNotes("Kosovo", { statusNames: new Map([["XK", ""]]) }).found).toEqual([]);
  });

  test("are those of the brief's own list as well", () => {
    const statusNames = new Map([["GI", "Gibraltar is a territory of which the status is discussed."]]);
    expect(printNotes("On Gibraltar.", { statusNames }).html).toContain("is discussed");
  });
});
