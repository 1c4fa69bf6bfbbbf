import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { CountrySpec } from "../../src/model/country.js";
import type { OpenFile } from "../../src/read/data-set/read-country-data.js";
import { readBrief } from "../../src/read/read-brief.js";

const encoder = new TextEncoder();
const BASE = "title: Water\ndate: 2026-03-12\norganisation: Institute\n";

function open(files: Readonly<Record<string, string>>): OpenFile {
  return (path) => {
    const text = files[path];
    if (text === undefined) {
      return { kind: "problem", code: "file-missing", message: `\`${path}\` does not exist`, hint: "Look" };
    }
    return { kind: "ok", bytes: encoder.encode(text), path: `briefs/${path}` };
  };
}

/** Reads a brief whose `countries` begin on line 6. */
function read(countries: string, files: Readonly<Record<string, string>>, more = "lang: en") {
  const sink = createSink();
  const text = `---\n${BASE}${more}\n${countries}\n---\n`;
  const brief = readBrief(encoder.encode(text), "briefs/a.md", sink, { openFile: open(files) });
  const diagnostics = sink.diagnostics.map(
    ({ code, severity, message, span }) =>
      `${severity} ${code} ${String(span?.file)}:${String(span?.line)}:${String(span?.column)} ${message}`,
  );
  return { countries: brief?.frontMatter.countries ?? [], diagnostics };
}

/** Reads without a word. */
function clean(countries: string, files: Readonly<Record<string, string>>, more?: string): readonly CountrySpec[] {
  const result = read(countries, files, more);
  expect(result.diagnostics).toEqual([]);
  return result.countries;
}

const CSV = "countries: { file: c.csv }";
const FACT = "gdp,gdp.year,gdp.source";

/** Facts as "label value unit year source note". */
function facts(country: CountrySpec | undefined): readonly string[] {
  return (country?.facts ?? []).map(({ label, value, unit, year, source, note }) => {
    const shown =
      value.kind === "number"
        ? value.value.toFixed(value.decimals)
        : value.kind === "range"
          ? `${String(value.from)}..${String(value.to)}`
          : value.kind === "text"
            ? `"${value.text}"`
            : "missing";
    return [label, shown, unit, year, source, note].map((part) => part ?? "-").join(" ");
  });
}

describe("a table with one row for each country", () => {
  it("fills the fields of cards, and its other columns are facts", () => {
    const [uz, kz] = clean(CSV, {
      "c.csv":
        "code,stance,headline,summary,As of,oil_output,oil_output.unit,oil_output.year,oil_output.source,oil_output.note\n" +
        'UZ,supports,Steady,"Two *words*\n\nand a paragraph",2024-05,1.5,Mt,2023,Office,estimate\n' +
        "KAZ,,,,,..,,,,\n",
    });
    expect(uz).toMatchObject({
      code: "UZ",
      stance: "supports",
      headline: "Steady",
      summary: { text: "Two *words*\n\nand a paragraph", span: { file: "briefs/c.csv", line: 2, column: 21 } },
      asOf: "2024-05",
      span: { file: "briefs/c.csv", line: 2, column: 1 },
    });
    expect(facts(uz)).toEqual(["Oil output 1.5 Mt 2023 Office estimate"]);
    expect(uz?.facts[0]?.span).toMatchObject({ file: "briefs/c.csv", line: 4 });
    expect(kz).toMatchObject({ code: "KZ" });
    expect(kz?.stance).toBeUndefined();
    expect(facts(kz)).toEqual(["Oil output missing - - - -"]);
  });

  it.each([
    ["alpha-3", "UZB"],
    ["lower case", "uz"],
    ["a name", "Uzbekistan"],
    ["a name in the brief's language", "Узбекистан"],
  ])("finds countries by %s", (_, written) => {
    const [country] = clean(CSV, { "c.csv": `country;stance\n${written};supports\n` }, "lang: ru");
    expect(country?.code).toBe("UZ");
  });

  it("finds names with and without their accents and brackets", () => {
    const text = "country\nCote d'Ivoire\nTÜRKIYE\nIran\nCuracao\n";
    expect(clean(CSV, { "c.csv": text }).map(({ code }) => code)).toEqual(["CI", "TR", "IR", "CW"]);
  });

  it("reads decimal commas, groups, percentages, ranges, changes and what is missing", () => {
    const row = ["UZ", "259,29", "1 234 567", "43 %", "3,2–4,1", "+0,5", "−7", "", "n/a", "over 2 years"];
    const names = row.map((_, at) => (at === 0 ? "code" : `f${String(at)}`));
    const given = names.slice(1).flatMap((name) => [`${name}.year`, `${name}.source`]);
    const text = `${[...names, ...given].join(";")}\n${[...row, ...given.map(() => "2024")].join(";")}\n`;
    const [country] = clean(CSV, { "c.csv": text });
    expect(facts(country)).toEqual([
      "F1 259.29 - 2024 2024 -",
      "F2 1234567 - 2024 2024 -",
      "F3 43 % 2024 2024 -",
      "F4 3.2..4.1 - 2024 2024 -",
      "F5 0.5 - 2024 2024 -",
      "F6 -7 - 2024 2024 -",
      "F7 missing - 2024 2024 -",
      "F8 missing - 2024 2024 -",
      'F9 "over 2 years" - 2024 2024 -',
    ]);
    expect(country?.facts[4]?.value).toEqual({ kind: "number", value: 0.5, decimals: 1, plus: true });
  });

  it("is read with the decimal sign that the brief names", () => {
    const text = `code;${FACT.replaceAll(",", ";")}\nUZ;1.234;2024;S\n`;
    expect(facts(clean("countries: { file: c.csv, decimal: comma }", { "c.csv": text })[0])).toEqual([
      "Gdp 1234 - 2024 S -",
    ]);
    expect(facts(clean("countries: { file: c.csv, decimal: point }", { "c.csv": text })[0])).toEqual([
      "Gdp 1.234 - 2024 S -",
    ]);
    expect(read(CSV, { "c.csv": text }).diagnostics).toEqual([
      "warning data-number-ambiguous briefs/c.csv:2:4 Row 2, column `gdp`: `1.234` may have a decimal sign or groups of three digits, so it is printed as it stands",
    ]);
  });

  it("gives the facts that the brief wants, in its order and with its words", () => {
    const countries =
      "countries:\n  file: c.csv\n  only: [Kazakhstan]\n  facts:\n    - gdp\n" +
      '    - { column: pop, label: Bevölkerung, unit: million, year: "2024", source: Amt }';
    const text = "code,pop,area,gdp,gdp.year,gdp.source\nUZ,1,2,3,2020,S\nKZ,20.3,5,6,2020,S\n";
    const [country, ...others] = clean(countries, { "c.csv": text });
    expect(others).toEqual([]);
    expect(facts(country)).toEqual(["Gdp 6 - 2020 S -", "Bevölkerung 20.3 million 2024 Amt -"]);
  });
});

describe("a table with one row for each fact", () => {
  it("gathers facts and fields, and takes the latest year", () => {
    const text =
      "country,indicator,value,unit,year,source,note\n" +
      "UZ,stance,supports,,,,\n" +
      "UZ,Population,35.6,million,2022,Office,\n" +
      "KZ,Population,20.3,million,2024,Office,\n" +
      "UZ,Population,36.8,million,2024,Office,de jure\n" +
      "UZ,Population,36.2,million,2023,Office,\n" +
      "UZ,GDP,..,USD,2024,Bank,not published\n";
    const [uz, kz] = clean(CSV, { "c.csv": text });
    expect(uz).toMatchObject({ code: "UZ", stance: "supports" });
    expect(facts(uz)).toEqual([
      "Population 36.8 million 2024 Office de jure",
      "GDP missing USD 2024 Bank not published",
    ]);
    expect(uz?.facts[0]?.span).toMatchObject({ file: "briefs/c.csv", line: 5, column: 15 });
    expect(facts(kz)).toEqual(["Population 20.3 million 2024 Office -"]);
  });

  it("names rows that say the same twice, columns that it does not know and rows without indicator", () => {
    const text = "country,indicator,value,yaer\nUZ,GDP,1,2024\nUZ,GDP,2,2024\nUZ,,3,\n";
    expect(read(CSV, { "c.csv": text }).diagnostics.filter((line) => !line.includes("fact-unsourced"))).toEqual([
      "error data-column-unknown briefs/c.csv:1:25 `yaer` is no column of a table with one row for each fact",
      "error data-duplicate briefs/c.csv:3:4 Row 3 says `GDP` of the same country and year a second time",
      "error data-value briefs/c.csv:4:1 Row 4 has no indicator",
    ]);
  });
});

describe("JSON and YAML", () => {
  const expected = ["Area 448978 km² 2020 Office -", 'Trade "yes" - 2024 S -'];
  it.each([
    [
      "c.json",
      '[{"code": "UZ", "stance": "supports", "facts": [\n\t{"label": "Area", "value": 448978, "unit": "km²", "year": "2020", "source": "Office"},' +
        '\n\t{"label": "Trade", "value": "yes", "year": "2024", "source": "S"}]}]',
    ],
    [
      "c.yml",
      'countries:\n  - code: UZ\n    stance: supports\n    facts:\n      - { label: Area, value: 448978, unit: km², year: "2020", source: Office }\n' +
        '      - { label: Trade, value: "yes", year: "2024", source: S }\n',
    ],
    [
      "t.json",
      '[{"country": "Uzbekistan", "stance": "supports", "Area": 448978, "Area.unit": "km²", "Area.year": 2020, "Area.source": "Office",' +
        ' "Trade": "yes", "Trade.year": "2024", "Trade.source": "S"}]',
    ],
    [
      "l.yml",
      "- { country: UZ, indicator: stance, value: supports }\n" +
        "- { country: UZ, indicator: Area, value: 448978, unit: km², year: 2020, source: Office }\n" +
        '- { country: UZ, indicator: Trade, value: "yes", year: 2024, source: S }\n',
    ],
  ])("say the same in %s", (file, text) => {
    const [country] = clean(`countries: { file: ${file} }`, { [file]: text });
    expect(country).toMatchObject({ code: "UZ", stance: "supports" });
    expect(facts(country)).toEqual(expected);
    expect(country?.facts[0]?.span.file).toBe(`briefs/${file}`);
  });
});

describe("texts and entries", () => {
  const table = { "d/c.csv": `code,headline,${FACT}\nUZ,From the table,1,2024,S\nKZ,Kept,2,2024,S\n` };
  it("of single countries lie beside the data file or in a folder, and win over it", () => {
    const text =
      '---\nheadline: Own\nfacts:\n  - { label: Gdp, value: 5, year: "2025", source: T }\n---\n\nThe *summary*.\n';
    for (const [countries, path] of [
      ["countries: { file: d/c.csv }", "d/UZ.md"],
      ["countries: { file: d/c.csv, texts: texts }", "texts/UZ.md"],
    ] as const) {
      const [uz, kz] = clean(countries, { ...table, [path]: text });
      expect(uz).toMatchObject({
        headline: "Own",
        summary: { text: "The *summary*.", span: { file: `briefs/${path}`, line: 7, column: 1 } },
      });
      expect(facts(uz)).toEqual(["Gdp 5 - 2025 T -"]);
      expect(kz).toMatchObject({ headline: "Kept" });
    }
  });

  it("need no frontmatter", () => {
    const [uz] = clean("countries: { file: d/c.csv }", { ...table, "d/UZ.md": "\n\nText alone.\n" });
    expect(uz?.summary).toEqual({ text: "Text alone.", span: { file: "briefs/d/UZ.md", line: 3, column: 1 } });
  });

  it("of the brief's own list win over both, and add countries", () => {
    const countries = "countries:\n  file: d/c.csv\n  list:\n    - { code: UZ, headline: Mine }\n    - code: TJ";
    const [uz, kz, tj] = clean(countries, table);
    expect([uz?.headline, kz?.headline, tj?.code]).toEqual(["Mine", "Kept", "TJ"]);
    expect(facts(uz)).toEqual(["Gdp 1 - 2024 S -"]);
  });

  it("are checked like the frontmatter, at their own place", () => {
    expect(
      read("countries: { file: d/c.csv }", { ...table, "d/UZ.md": "---\nheadlin: Own\n---\n" }).diagnostics,
    ).toEqual(["error unknown-field briefs/d/UZ.md:2:1 `headlin` is not a field of `countries[0]`"]);
  });
});

describe("data that are wrong", () => {
  it.each<[string, string, readonly string[]]>([
    ["an unknown country", "code\nUZ\nXX\n", ["error unknown-country briefs/c.csv:3:1 Row 3: `XX` is no country"]],
    [
      "an unknown name",
      "country\nUzbekistn\n",
      ["error unknown-country briefs/c.csv:2:1 Row 2: `Uzbekistn` is no country"],
    ],
    [
      "no country",
      "code,a\n,1\n",
      ["error unknown-country briefs/c.csv:2:1 Row 2 does not say which country it is of"],
    ],
    [
      "a country twice",
      "code\nUZ\nKZ\nUZB\n",
      ["error duplicate-country briefs/c.csv:4:1 Uzbekistan (`UZ`) is already listed on line 2"],
    ],
    [
      "an unknown stance",
      "code,stance\nUZ,suports\n",
      ["error unknown-stance briefs/c.csv:2:4 The stance `suports` is no step of this brief's scale"],
    ],
    [
      "a name of another country",
      "code,country\nUZ,Tajikistan\n",
      ["error data-value briefs/c.csv:2:4 Row 2 has the code UZ (Uzbekistan), but is called `Tajikistan`"],
    ],
    [
      "no column of countries",
      "contry,a\nUZ,1\n",
      ["error data-column-missing briefs/c.csv:1:1 No column says which country a row is of"],
    ],
    [
      "a field with a slip",
      "code,headlin\nUZ,x\n",
      [
        "error data-column-unknown briefs/c.csv:1:6 The column `headlin` is nearly `headline`, a field of the card, and would be printed as a fact",
      ],
    ],
    [
      "a suffix with a slip",
      "code,gdp,gdp.yaer,gdp.year,gdp.source\nUZ,1,2024,2024,S\n",
      ["error data-column-unknown briefs/c.csv:1:10 `.yaer` is nothing that a column can say of `gdp`"],
    ],
    [
      "a suffix alone",
      "code,gdb.year\nUZ,1\n",
      [
        "error data-column-unknown briefs/c.csv:1:6 The column `gdb.year` speaks of `gdb`, which is no column of values",
      ],
    ],
    [
      "a failed calculation",
      `code,${FACT}\nUZ,NaN,2024,S\nKZ,#N/A,2024,S\nTJ,#DIV/0!,2024,S\n`,
      [
        "error data-value briefs/c.csv:2:4 Row 2, column `gdp`: `NaN` is the mark of a failed calculation, not a value",
        "error data-value briefs/c.csv:3:4 Row 3, column `gdp`: `#N/A` is the mark of a failed calculation, not a value",
        "error data-value briefs/c.csv:4:4 Row 4, column `gdp`: `#DIV/0!` is the mark of a failed calculation, not a value",
      ],
    ],
    [
      "a formula",
      `code,${FACT}\nUZ,=1+1,2024,S\nKZ,@SUM(A1),2024,S\nTJ,-5,2024,S\n`,
      [
        "error data-formula briefs/c.csv:2:4 Row 2, column `gdp`: `=1+1` is a formula, and nothing in a table is calculated",
        "error data-formula briefs/c.csv:3:4 Row 3, column `gdp`: `@SUM(A1)` is a formula, and nothing in a table is calculated",
      ],
    ],
    [
      "a fact without source",
      "code,gdp,gdp.year\nUZ,-5,2024\n",
      ["warning fact-unsourced briefs/c.csv:2:4 The fact `Gdp` has no source"],
    ],
    [
      "a date that is none",
      "code,asOf\nUZ,19.2.2024\n",
      ["error invalid-date briefs/c.csv:2:4 `countries[0].asOf` is `19.2.2024`, which is not a date as YYYY-MM-DD"],
    ],
  ])("hold %s", (_, text, expected) => {
    expect(read(CSV, { "c.csv": text }).diagnostics).toEqual(expected);
  });

  it("are named where the brief asks for what they lack", () => {
    const countries = "countries: { file: c.csv, only: [KZ], facts: [gpd] }";
    expect(read(countries, { "c.csv": `code,${FACT}\nUZ,1,2024,S\n` }).diagnostics).toEqual([
      "error data-column-unknown briefs/a.md:6:46 briefs/c.csv has nothing called `gpd`",
      "error unknown-country briefs/a.md:6:33 `only` asks for `KZ`, which the data do not have",
    ]);
  });

  it.each<[string, string]>([
    ["countries: { file: x.xlsx }", "data-kind briefs/a.md:6:20"],
    ["countries: { file: none.csv }", "file-missing briefs/a.md:6:20"],
    ["countries: { row: true }", "field-missing briefs/a.md:6:19"],
    ["countries: { file: c.csv, row: maybe }", "wrong-type briefs/a.md:6:32"],
    ["countries: { file: bad.json }", "yaml-syntax briefs/bad.json:1:"],
    ["countries: { file: map.json }", "wrong-type briefs/map.json:1:1"],
    ["countries: { file: deep.json }", "data-value briefs/deep.json:1:22"],
  ])("cannot be read: %s", (countries, expected) => {
    const files = {
      "x.xlsx": "x",
      "c.csv": "code\nUZ\n",
      "bad.json": '[{"code": "UZ"',
      "map.json": '{"a": 1}',
      "deep.json": '[{"code":"UZ","gdp": [1]}]',
    };
    expect(read(countries, files).diagnostics).toEqual([expect.stringContaining(expected)]);
  });

  it("need sources in a final brief, and are stale by the brief's date", () => {
    const text = "code,a,a.year,a.source,b,b.year\nUZ,1,2023,S,2,2022\n";
    const final = "lang: en\nstatus: final\nabstract: x\nlicence: CC0\ncontact: c\nfactsMaxAge: 27";
    expect(read(CSV, { "c.csv": text }, final).diagnostics).toEqual([
      "error fact-unsourced briefs/c.csv:2:13 The fact `B` has no source",
      "warning fact-stale briefs/c.csv:2:15 The fact `B` is of `2022`, which is older than `factsMaxAge` allows at the brief's date",
    ]);
  });

  it("show one mistake of 5,000 rows twenty times, and take linear time", () => {
    const rows = Array.from({ length: 5000 }, (_, at) => `Nowhere ${String(at)},${String(at)}\n`);
    const { countries, diagnostics } = read(CSV, { "c.csv": `country,gdp\n${rows.join("")}` });
    expect(countries).toEqual([]);
    expect(diagnostics).toHaveLength(21);
    expect(diagnostics.at(-1)).toContain("briefs/c.csv:5001:1 There are 4980 more of `unknown-country`");
  });
});
