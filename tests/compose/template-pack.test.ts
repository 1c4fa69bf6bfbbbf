import { describe as group, expect, test } from "vitest";
import { loadTemplatePack } from "../../src/compose/load-template-pack.js";
import { createSink } from "../../src/diagnostics/sink.js";
import { compose, composeClean, describe, frontMatter, loadPack, packFiles, reportPack } from "./build.js";

function firstReport(layout: string, more: Readonly<Record<string, string>> = {}): string {
  const reports = reportPack(layout, more);
  expect(reports.length, describe(reports).join("\n")).toBeGreaterThan(0);
  const [first] = reports;
  return `${describe(reports)[0] ?? ""} | ${first?.hint ?? ""}`;
}

group("loading", () => {
  test("reads name, papers and options", () => {
    const pack = loadPack("{{options.size}} {{options.wide}} {{options.tone}}");
    expect(pack).toMatchObject({ id: "test", name: "Test" });
    expect(pack.papers).toEqual(new Map([["a4", ["style.css"]]]));
    expect(composeClean({ pack })).toBe("3 true warm");
  });

  test("compiles equal packs once and says again what was wrong with a bad one", () => {
    expect(loadPack("{{paper}}")).toBe(loadPack("{{paper}}"));
    expect(reportPack("{{papr}}")).toEqual(reportPack("{{papr}}"));
    expect(reportPack("{{papr}}")).toHaveLength(1);
  });

  test("names each file that is missing", () => {
    const files = new Map([...packFiles("")].filter(([path]) => path.endsWith(".css")));
    const sink = createSink();
    expect(loadTemplatePack(files, "test", sink)).toBeUndefined();
    const text = describe(sink.diagnostics).join("\n");
    for (const file of ["template.yml", "layout.hbs", "partials/card.hbs", "partials/recommendations.hbs"]) {
      expect(text).toContain(`\`templates/test/${file}\``);
    }
  });

  test("reports a mistyped field and a stylesheet that is not there, with their places", () => {
    const report = firstReport("", { "template.yml": "nmae: A\npapers:\n  a4: [sytle.css]\n" });
    expect(report).toContain("template-manifest templates/test/template.yml:1:1");
    expect(report).toContain("Did you mean `name`?");
    const reports = reportPack("", { "template.yml": "papers:\n  a4: [sytle.css]\n" });
    expect(describe(reports)[0]).toContain("template.yml:2:8");
    expect(reports[0]?.hint).toContain("`style.css`");
  });

  test("refuses a pack of more than 256 KiB", () => {
    expect(firstReport("x".repeat(256 * 1024))).toContain("template-too-large");
  });
});

group("syntax", () => {
  test.each([
    ["a\nb\n{{#if paper}}\nc", "template-syntax templates/test/layout.hbs:4:1"],
    [
      "a\n{{#if paper}}{{/each}}",
      "template-syntax templates/test/layout.hbs:2:4 The block `{{#if}}` is closed by `{{/each}}`",
    ],
    ["a\n{{paper", "template-syntax templates/test/layout.hbs:2:1"],
    ["{{/if}}", "template-syntax templates/test/layout.hbs:1:1"],
  ])("reports %j with its line", (layout, expected) => {
    expect(firstReport(layout)).toContain(expected);
  });

  test.each([
    ["blocks within blocks", "{{#if paper}}".repeat(8000) + "{{/if}}".repeat(8000)],
    ["calls within calls", `{{#if ${"(not ".repeat(8000)}paper${")".repeat(8000)}}}{{/if}}`],
    ["a chain of else", `{{#if paper}}${"{{else if paper}}".repeat(12000)}{{/if}}`],
    ["comments", "{{!-- a --}}".repeat(20000)],
    ["braces", "{".repeat(200000)],
    ["values", "{{paper}}".repeat(25000)],
  ])("refuses a flood of %s at once", (_, layout) => {
    expect(firstReport(layout)).toMatch(/^template-(too-large|syntax)/u);
  });

  test("refuses calls that are nested too deeply, but not too many to parse", () => {
    expect(firstReport(`{{#if ${"(not ".repeat(500)}paper${")".repeat(500)}}}{{/if}}`)).toContain("template-expansion");
  });
});

group("what is left out of Handlebars", () => {
  test.each([
    ["{{> (paper)}}", "template-not-allowed"],
    ['{{#*inline "a"}}x{{/inline}}', "template-not-allowed"],
    ["{{#> card}}x{{/card}}", "template-not-allowed"],
    ["{{* thing}}", "template-not-allowed"],
    ['{{lookup brief "title"}}', "template-unknown-helper"],
    ["{{log paper}}", "template-unknown-helper"],
    ["{{#paper}}x{{/paper}}", "template-unknown-helper"],
    ["{{#eq paper lang}}x{{/eq}}", "template-unknown-helper"],
    ['{{"text"}}', "template-not-allowed"],
    ["{{t paper}}", "template-not-allowed"],
  ])("reports %s", (layout, code) => {
    expect(firstReport(layout)).toContain(`${code} templates/test/layout.hbs:1:`);
  });

  test("offers the near miss of a helper", () => {
    expect(firstReport("{{dat brief.date}}")).toContain("Did you mean `date`?");
    expect(firstReport("{{#eech countries}}{{/eech}}")).toContain("Did you mean `each`?");
  });

  test("knows the forms of a date", () => {
    const report = firstReport('{{date brief.date "mont"}}');
    expect(report).toContain("template-helper-arguments templates/test/layout.hbs:1:19");
    expect(report).toContain("Did you mean `month`?");
  });

  test("counts the values of a helper, and knows a field of the same name", () => {
    expect(firstReport("{{eq paper}}")).toContain("template-helper-arguments");
    expect(firstReport('{{date brief.date form="full"}}')).toContain("template-helper-arguments");
    expect(firstReport("{{#with brief}}{{date}}{{/with}}")).toContain("`this.date`");
    expect(composeClean({ pack: loadPack("{{#with brief}}{{this.date}}{{/with}}") })).toBe("2026-03-12");
  });
});

group("paths", () => {
  test.each([
    ["{{brief.titel}}", "1:3 There is no `titel`", "`title`"],
    ["a\n  {{#if sumary}}x{{/if}}", "2:9 There is no `sumary`", "`summary`"],
    ["{{#each countries}}\n{{nmae}}{{/each}}", "2:3 There is no `nmae`", "`name`"],
    ["{{#each countries}}{{../papr}}{{/each}}", "1:22 There is no `papr`", "`paper`"],
    ["{{#each countries as |c|}}{{c.cod}}{{/each}}", "1:29 There is no `cod`", "`code`"],
    ["{{#with publisher}}{{@root.langg}}{{/with}}", "1:22 There is no `langg`", "`lang`"],
    ['{{#if (eq paper "a4" )}}{{/if}}{{#if (not pper)}}{{/if}}', "1:43 There is no `pper`", "`paper`"],
    ['{{t "hello" name=breif.title}}', "1:18 There is no `breif`", "`brief`"],
    ["{{options.sise}}", "1:3 There is no `sise`", "`size`"],
    ["{{#each countries}}{{@indx}}{{/each}}", "1:22 There is no `@indx`", "`@index`"],
    ["{{brief.title.length}}", "1:3 There is no `length`", "single value"],
  ])("reports %j and offers the near miss", (layout, place, near) => {
    const report = firstReport(layout);
    expect(report).toContain(`template-unknown-path templates/test/layout.hbs:${place}`);
    expect(report).toContain(near);
  });

  test.each([
    "{{constructor}}",
    "{{brief.__proto__}}",
    "{{countries.constructor}}",
    "{{body.toString}}",
    "{{#with brief}}{{hasOwnProperty}}{{/with}}",
  ])("knows nothing of what every object inherits: %s", (layout) => {
    expect(firstReport(layout)).toContain("template-unknown-path");
  });

  test("reports a path above the root", () => {
    expect(firstReport("{{../paper}}")).toContain("leads above");
    expect(firstReport("{{> part}}", { "partials/part.hbs": "{{../paper}}" })).toContain("partials/part.hbs:1:3");
  });

  test("reports a group or list that is printed, and a text that is looped over", () => {
    expect(firstReport("{{brief}}")).toContain("`brief.title`");
    expect(firstReport("{{countries}}")).toContain("{{#each countries}}");
    expect(firstReport("{{#each paper}}x{{/each}}")).toContain("template-wrong-kind");
  });

  test("reports three braces around plain text, and takes them around HTML", () => {
    expect(firstReport("{{{brief.title}}}")).toContain("template-wrong-kind");
    expect(firstReport("{{&paper}}")).toContain("template-wrong-kind");
    expect(reportPack("{{{body}}}")).toEqual([]);
  });

  test("reports a value in an attribute without quotes", () => {
    expect(firstReport("<p\n class={{paper}}>")).toContain("template-unquoted-attribute templates/test/layout.hbs:2:8");
    expect(reportPack('<p class="{{paper}}">a = {{lang}}</p>')).toEqual([]);
  });

  test("finds lists and values in loops, blocks and block parameters", () => {
    const layout =
      "{{#each brief.titleLines as |line i|}}{{i}}{{line}}{{#unless @last}}/{{/unless}}{{/each}}" +
      "{{#with publisher}}{{name}}{{../paper}}{{@root.lang}}{{/with}}{{brief.titleLines.length}}{{brief.titleLines.[0]}}";
    expect(composeClean({ pack: loadPack(layout) })).toBe("0Water and powera4en1Water and power");
  });
});

group("partials", () => {
  test("sees the current value, or the one given, with named values on top", () => {
    const pack = loadPack('{{> part brief extra="x"}}', { "partials/part.hbs": "{{title}}{{extra}}{{@root.paper}}" });
    expect(composeClean({ pack })).toBe("Water and powerxa4");
  });

  test("checks a partial at each of its uses", () => {
    const more = { "partials/part.hbs": "{{title}}" };
    expect(firstReport("{{> part brief}}{{> part publisher}}", more)).toContain(
      "partials/part.hbs:1:3 There is no `title`",
    );
  });

  test("reports an unknown partial with the near miss", () => {
    const report = firstReport("a\n{{> crad}}");
    expect(report).toContain("template-unknown-partial templates/test/layout.hbs:2:5");
    expect(report).toContain("Did you mean `card`?");
    expect(firstReport("{{> layout}}")).toContain("template-unknown-partial");
  });

  test("reports partials that include one another", () => {
    const more = { "partials/a.hbs": "{{> b}}", "partials/b.hbs": "\n{{> a}}" };
    expect(firstReport("{{> a}}", more)).toContain(
      "template-partial-loop templates/test/partials/b.hbs:2:5 Partials include one another without end: a > b > a",
    );
    expect(firstReport("{{> a}}", { "partials/a.hbs": "{{#if paper}}{{> a}}{{/if}}" })).toContain("a > a");
  });

  test("stops at partials that multiply", () => {
    const names = Array.from({ length: 25 }, (_, index) => `p${String(index)}`);
    const more = Object.fromEntries(
      names.map((name, index) => [
        `partials/${name}.hbs`,
        index === 24 ? "x" : `{{> p${String(index + 1)}}}{{> p${String(index + 1)}}}`,
      ]),
    );
    expect(firstReport("{{> p0}}", more)).toContain("template-expansion");
  });
});

group("running", () => {
  test("escapes every text that a template prints", () => {
    const pack = loadPack(
      '<a title="{{brief.title}}">{{brief.title}}{{join brief.titleLines}}{{t "hello" name=brief.title}}</a>',
    );
    const title = `<script>alert("1")</script>' x=y`;
    const html = composeClean({ pack, frontMatter: frontMatter({ title }) });
    expect(html).not.toContain("<script");
    expect(html).not.toMatch(/title="[^"]*"[^>]*"/u);
    expect(html.match(/&lt;script&gt;/gu)).toHaveLength(4);
  });

  test("helpers compare, join, format and translate", () => {
    const layout =
      '{{#if (and paper (not summary) (or summary lang) (eq paper "a4"))}}yes{{/if}} {{date brief.date}} {{date brief.date "month"}} ' +
      '{{date brief.date "year"}} {{number 1234.5 1}} {{number brief.titleLines.length}} {{t "hello" name=paper}} {{country "UZ"}}';
    expect(composeClean({ pack: loadPack(layout) })).toBe(
      "yes 12\u00a0March 2026 March 2026 2026 1,234.5 1 Hello a4 UZ",
    );
  });

  test("reports a part of something that the brief does not have", () => {
    const { html, diagnostics } = compose({ pack: loadPack("\n{{logo.src}}") });
    expect(html).toBe("");
    expect(describe(diagnostics)[0]).toMatch(/^template-failed templates\/test:2:1/u);
    expect(composeClean({ pack: loadPack("{{#if logo}}{{logo.src}}{{/if}}{{#with logo}}{{src}}{{/with}}ok") })).toBe(
      "ok",
    );
  });

  test("stops at loops that multiply", () => {
    const countries = Array.from({ length: 60 }, (_, index) => ({
      code: `C${String(index)}`,
      name: `Country ${String(index)}`,
      aliases: [],
      facts: [],
      sources: [],
      span: { file: "briefs/test.md", line: 1, column: 1 },
    }));
    const open = "{{#each @root.countries}}".repeat(6);
    const pack = loadPack(`${open}${"x".repeat(100)}${"{{/each}}".repeat(6)}`);
    const { html, diagnostics } = compose({ pack, countries });
    expect(html).toBe("");
    expect(diagnostics.map(({ code }) => code)).toContain("template-failed");
  });
});
