import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createBrandStylesheet } from "../../src/brand/brand-stylesheet.js";
import { readBrand } from "../../src/brand/read-brand.js";
import { createSink } from "../../src/diagnostics/sink.js";

const PATH = "project:templates/brands/steppe/_brand.yml";
const PUBLISHER = "meta: { name: Steppe }\n";

function read(text: string, path = PATH) {
  const sink = createSink();
  return { brand: readBrand(new TextEncoder().encode(text), path, sink), diagnostics: sink.diagnostics };
}

/** The brand of a file that has nothing wrong. */
function good(text: string, path = PATH) {
  const { brand, diagnostics } = read(PUBLISHER + text, path);
  expect(diagnostics).toEqual([]);
  if (brand === undefined) throw new Error("not read");
  return brand;
}

describe("the sample brands", () => {
  const folder = new URL("../../templates/brands/", import.meta.url);

  it.each(readdirSync(folder))("%s reads without a diagnostic", (name) => {
    const sink = createSink();
    const bytes = readFileSync(new URL(`${name}/_brand.yml`, folder));
    const brand = readBrand(bytes, `package:templates/brands/${name}/_brand.yml`, sink);
    expect(sink.diagnostics).toEqual([]);
    expect(brand).toMatchObject({ id: name, logo: { path: `package:templates/brands/${name}/logo.svg` } });
    expect(brand?.publisher.address.length).toBeGreaterThan(0);
  });
});

describe("readBrand", () => {
  it("resolves colours through palette and roles, whatever their order", () => {
    const { colors } = good(
      'color:\n  primary: brand\n  palette: { brand: navy, navy: "#12355B", red: "#A00" }\n  danger: red\n  link: primary\n  background: white\n',
    );
    expect(Object.fromEntries(colors)).toEqual({
      primary: "#12355b",
      brand: "#12355b",
      navy: "#12355b",
      red: "#aa0000",
      danger: "#aa0000",
      link: "#12355b",
      background: "#ffffff",
    });
  });

  it("takes the light one of a pair, and a name of CSS that is its own", () => {
    const { colors } = good(
      'color:\n  palette: { navy: navy }\n  link: { light: navy, dark: "#9FC3E9" }\n  info: rgb(1, 2, 3)',
    );
    expect(Object.fromEntries(colors)).toEqual({ link: "#000080", info: "#010203", navy: "#000080" });
  });

  it.each([
    ["logo: { images: { a: { path: a.svg, alt: A }, b: { path: b.svg, alt: B } }, small: a, medium: b }", "b.svg", "B"],
    ["logo: { images: { a: { path: a.svg, alt: A }, b: { path: b.svg, alt: B } }, small: a, large: b }", "b.svg", "B"],
    [
      "logo: { images: { a: { path: a.svg, alt: A }, b: { path: b.svg, alt: B } }, medium: { light: a, dark: b } }",
      "a.svg",
      "A",
    ],
    ["logo: { path: a.svg, alt: A }", "a.svg", "A"],
  ])("chooses the logo of %s", (text, path, alt) => {
    expect(good(text).logo).toEqual({ path: `project:templates/brands/steppe/${path}`, alt });
  });

  it("resolves the logo's path from the brand file, within its root", () => {
    expect(good("logo: { path: ../../x.svg, alt: A }").logo?.path).toBe("project:templates/x.svg");
    expect(good("logo: { path: x.svg, alt: A }", "_brand.yml").logo?.path).toBe("project:x.svg");
    expect(good("logo: { path: x.svg, alt: A }", "package:brands/b/_brand.yml").logo?.path).toBe(
      "package:brands/b/x.svg",
    );
  });

  it("reads families by role, as text or map", () => {
    const { fonts } = good(
      "typography:\n  fonts: [{ family: Inter, source: system, weight: [400, 600] }]\n  base: { family: Inter, size: 10.5pt }\n  headings: Source Serif 4\n  link: { color: navy }",
    );
    expect([...fonts]).toEqual([
      ["base", "Inter"],
      ["headings", "Source Serif 4"],
    ]);
  });

  it("reads what is said of each element as CSS", () => {
    const { typography } = good(
      'color: { palette: { navy: "#12355B" }, primary: navy }\ntypography:\n  base: { size: 10.5pt, weight: medium, line-height: 1.4 }\n  headings: { weight: Semi-Bold, style: italic, color: primary }\n  link: { color: { light: navy, dark: white }, background-color: "#fff", decoration: underline }',
    );
    expect(typography.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      "base-size: 10.5pt",
      "base-weight: 500",
      "base-line-height: 1.4",
      "headings-weight: 600",
      "headings-style: italic",
      "headings-color: #12355b",
      "link-color: #12355b",
      "link-background-color: #ffffff",
      "link-decoration: underline",
    ]);
    const link = good("color: { primary: red }\ntypography: { link: { color: link } }");
    expect(link.typography).toMatchObject([{ name: "link-color", value: "#ff0000" }]);
  });

  it("lets code in lines and in blocks take from monospace what they do not say", () => {
    const { fonts, typography } = good(
      "typography:\n  monospace: { family: Mono, weight: 400, color: navy }\n  monospace-block: { color: black }",
    );
    expect([...fonts]).toEqual([
      ["monospace", "Mono"],
      ["monospace-block", "Mono"],
    ]);
    expect(typography.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      "monospace-weight: 400",
      "monospace-color: #000080",
      "monospace-block-weight: 400",
      "monospace-block-color: #000000",
    ]);
  });

  it("reads font files with their weights and styles, relative to the brand file", () => {
    const { fontFaces } = good(
      "typography:\n  fonts:\n    - family: Inter\n      source: file\n      files: [Inter.ttf, { path: ../f/Inter-BI.ttf, weight: bold, style: oblique }]\n    - { family: Lora, source: google }",
    );
    expect(fontFaces).toMatchObject([
      { family: "Inter", path: "project:templates/brands/steppe/Inter.ttf", weight: 400, style: "normal" },
      { family: "Inter", path: "project:templates/brands/f/Inter-BI.ttf", weight: 700, style: "italic" },
    ]);
  });

  it("takes the publisher from its own settings, else from meta", () => {
    expect(good("").publisher).toEqual({ name: "Steppe", address: [] });
    const { brand } = read(
      "meta: { name: { full: Long, short: L }, link: { home: https://l.example } }\ndefaults: { briefpress: { publisher: { name: Own, address: [One, Two] }, licence: CC0 } }",
    );
    expect(brand).toMatchObject({
      publisher: { name: "Own", shortName: "L", url: "https://l.example", address: ["One", "Two"] },
      licence: "CC0",
    });
  });

  it("leaves the settings of other tools and extra words in meta alone", () => {
    good("defaults: { bootstrap: { anything: [1] }, quarto: { format: { html: { theme: x } } } }");
    expect(read("meta: { name: S, description: x, years: [1] }").diagnostics).toEqual([]);
  });
});

describe("a brand file that is wrong", () => {
  it.each<[string, string, number, number, RegExp]>([
    ["colour: { primary: red }", "unknown-field", 2, 1, /color/u],
    ["color: { primry: red }", "unknown-field", 2, 10, /primary/u],
    ["color: red", "wrong-type", 2, 8, /primary/u],
    ["color: { palette: red }", "wrong-type", 2, 19, /name/u],
    ["color: { primary: nayv, palette: { navy: '#123' } }", "brand-color-invalid", 2, 19, /navy/u],
    ["color: { primary: '#12345' }", "brand-color-invalid", 2, 19, /#12355B/u],
    ["color: { primary: '#11223344' }", "brand-color-invalid", 2, 19, /#12355B/u],
    ["color: { primary: 'red; } body { x: y' }", "brand-color-invalid", 2, 19, /#12355B/u],
    ["color: { primary: url(x) }", "brand-color-invalid", 2, 19, /#12355B/u],
    ["color: { primary: primary }", "brand-color-cycle", 2, 19, /colour of its own/u],
    ["color: { primary: ~ }", "brand-color-invalid", 2, 19, /#12355B/u],
    ["color: { palette: { '1a': red } }", "invalid-value", 2, 21, /letters/u],
    ["color: { palette: { 'a:b': red } }", "invalid-value", 2, 21, /letters/u],
    ["logo: logo.svg", "brand-logo-alt", 2, 7, /logo\.images/u],
    ["logo: { images: { a: a.svg }, medium: a }", "brand-logo-alt", 2, 39, /alt/u],
    ["logo: { images: { a: { path: a.svg } }, medium: a }", "brand-logo-alt", 2, 49, /alt/u],
    ["logo: { images: { mark: { path: a.svg, alt: A } }, medium: mrak }", "brand-logo-unknown", 2, 60, /`mark`/u],
    ["logo: { path: https://example.org/a.svg, alt: A }", "file-remote", 2, 15, /Download/u],
    ["logo: { path: ../../../../a.svg, alt: A }", "file-outside-project", 2, 15, /project/u],
    ["logo: { path: /etc/a.svg, alt: A }", "file-outside-project", 2, 15, /relative/u],
    ["logo: { images: { a: { alt: A } }, medium: a }", "field-missing", 2, 22, /path/u],
    ["logo: { path: [a.svg], alt: A }", "wrong-type", 2, 15, /one line/u],
    ["logo: { path: , alt: A }", "field-empty", 2, 9, /Delete/u],
    ["logo: { big: a.svg }", "unknown-field", 2, 9, /small, medium, large/u],
    ["typography: { bsae: Inter }", "unknown-field", 2, 15, /base/u],
    ["typography: { base: { famly: Inter } }", "unknown-field", 2, 23, /family/u],
    ["typography: { base: [Inter] }", "wrong-type", 2, 21, /family/u],
    ["typography: { fonts: Inter }", "wrong-type", 2, 22, /family/u],
    ["typography: { fonts: [{ source: file }] }", "field-missing", 2, 23, /family/u],
    ["typography: { fonts: [{ family: A, source: gogle }] }", "invalid-value", 2, 44, /google/u],
    ["typography: { fonts: [{ family: A, source: file }] }", "field-missing", 2, 23, /files/u],
    ["typography: { fonts: [{ family: A, files: a.ttf }] }", "wrong-type", 2, 43, /- /u],
    ["typography: { fonts: [{ family: A, files: [https://x.example/a.ttf] }] }", "file-remote", 2, 44, /./u],
    ["typography: { fonts: [{ family: A, files: [../../../../a.ttf] }] }", "file-outside-project", 2, 44, /./u],
    ["typography: { fonts: [{ family: A, files: [{ weight: 400 }] }] }", "field-missing", 2, 44, /path/u],
    [
      "typography: { fonts: [{ family: A, files: [{ path: a.ttf, weight: 1..9 }] }] }",
      "invalid-value",
      2,
      67,
      /black/u,
    ],
    [
      "typography: { fonts: [{ family: A, files: [{ path: a.ttf, style: slant }] }] }",
      "invalid-value",
      2,
      66,
      /italic/u,
    ],
    ["typography: { base: { size: big } }", "invalid-value", 2, 29, /10.5pt/u],
    ["typography: { base: { size: 0pt } }", "invalid-value", 2, 29, /10.5pt/u],
    ["typography: { base: { weight: heavy } }", "invalid-value", 2, 31, /black/u],
    ["typography: { base: { line-height: -1 } }", "invalid-value", 2, 36, /1.4/u],
    ["typography: { headings: { color: nvy } }", "invalid-value", 2, 34, /colour/u],
    ["typography: { link: { decoration: blink } }", "invalid-value", 2, 35, /underline/u],
    ["typography: { link: { weight: [1] } }", "wrong-type", 2, 31, /one line/u],
    ["typography: { link: red }", "wrong-type", 2, 21, /decoration/u],
    ["typography: { monospace: { color: } }", "field-empty", 2, 28, /Delete/u],
    ["defaults: { briefpress: { publishr: x } }", "unknown-field", 2, 27, /publisher/u],
    ["defaults: { briefpress: { publisher: { nam: x } } }", "unknown-field", 2, 40, /name/u],
    ["defaults: { briefpress: { publisher: x } }", "wrong-type", 2, 38, /shortName/u],
    ["defaults: { briefpress: { publisher: { url: [x] } } }", "wrong-type", 2, 45, /one line/u],
    ["defaults: { briefpress: { publisher: { address: [[x]] } } }", "wrong-type", 2, 50, /- /u],
    ["defaults: { briefpress: { licence: } }", "field-empty", 2, 27, /quotes/u],
    ["logo: *a", "yaml-not-allowed", 2, 7, /quotes/u],
  ])("%s", (text, code, line, column, hint) => {
    const { diagnostics } = read(PUBLISHER + text);
    expect(
      diagnostics.map((found) => `${found.code} ${String(found.span?.line)}:${String(found.span?.column)}`),
    ).toEqual([`${code} ${String(line)}:${String(column)}`]);
    expect(diagnostics[0]?.hint).toMatch(hint);
    expect(diagnostics[0]?.span?.file).toBe("templates/brands/steppe/_brand.yml");
  });

  it("tells the whole circle of colours, and ends", () => {
    const { diagnostics } = read(`${PUBLISHER}color:\n  palette: { a: b, b: c, c: a }\n`);
    expect(diagnostics[0]).toMatchObject({ code: "brand-color-cycle" });
    expect(diagnostics[0]?.message).toContain("a > b > c > a");
  });

  it("loses no colour in silence that leads over too many names", () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, step) => `    c${String(step)}: c${String(step + 1)}\n`).join("");
    const palette = (length: number) => `color:\n  palette:\n${chain(length)}    c${String(length)}: "#123456"\n`;
    expect(good(palette(99)).colors.get("c0")).toBe("#123456");
    const { brand, diagnostics } = read(PUBLISHER + palette(100));
    expect(diagnostics).toMatchObject([
      { code: "brand-color-invalid", severity: "error", span: { line: 4, column: 9 } },
    ]);
    expect(brand?.colors.has("c0")).toBe(false);
  });

  it("does not lose a colour written without quotes in silence", () => {
    const { diagnostics } = read(`${PUBLISHER}color:\n  primary: #12355B\n`);
    expect(diagnostics.map(({ code }) => code)).toEqual(["value-cut-off", "field-empty"]);
  });

  it("warns if nobody publishes", () => {
    expect(read("color: { primary: red }").diagnostics).toMatchObject([
      { code: "brand-publisher-missing", severity: "warning" },
    ]);
  });
});

describe("createBrandStylesheet", () => {
  it("writes colours and families as custom properties", () => {
    const brand = good('color: { palette: { navy: "#12355B" }, primary: navy }\ntypography: { base: Source Serif 4 }');
    const css = createBrandStylesheet(brand);
    expect(css).toContain("--brand-color-navy: #12355b;");
    expect(css).toContain("--brand-color-primary: #12355b;");
    expect(css).toContain('--brand-font-base: "Source Serif 4";');
    expect(css).toMatch(/^:root \{ .* \}$/u);
  });

  it("brings the brand's own faces, matched in height to those of the template", () => {
    const css = createBrandStylesheet(
      good(
        "typography:\n  fonts: [{ family: Inter, files: [{ path: '50%25 a/I.ttf', weight: bold }] }]\n  base: Inter\n  headings: { family: Source Sans 3, weight: 700 }",
      ),
    );
    expect(css).toContain(
      '@font-face { font-family: "Inter"; src: url("project:templates/brands/steppe/50%25 a/I.ttf"); font-weight: 700; font-style: normal }',
    );
    expect(css).toContain("--brand-base-adjust: var(--base-x-height, none);");
    expect(css).not.toContain("--brand-headings-adjust");
    expect(css).toContain("--brand-headings-weight: 700;");
  });

  it("lets no family end its string, its rule or its style element", () => {
    const css = createBrandStylesheet(good(`typography: { base: 'a"; } </style><b>\\' }`));
    expect(css).toContain('--brand-font-base: "a\\22 ; } \\3c /style\\3e \\3c b\\3e \\5c ";');
    expect(css).not.toContain("<");
  });
});

describe("names of countries", () => {
  const own = (text: string) => `defaults:\n  briefpress:\n    ${text}\n`;

  it("are a list's or the brand's own, with notes by code", () => {
    expect(good(own("namePolicy: world-bank")).namePolicy).toBe("world-bank");
    expect(good(own("namePolicy: { KGZ: Kyrgyz Republic }")).namePolicy).toEqual(new Map([["KG", "Kyrgyz Republic"]]));
    expect(good(own('statusNames: { XK: "UNSCR 1244", Taiwan: none }')).statusNames).toEqual(
      new Map([
        ["XK", "UNSCR 1244"],
        ["TW", ""],
      ]),
    );
    expect(good(own("flag: true")).flag).toBe(true);
  });

  it.each([
    ["namePolicy: un-shrt", "invalid-value"],
    ["namePolicy: { ZZ: Nowhere }", "unknown-country"],
    ["namePolicy: [a]", "wrong-type"],
    ["statusNames: yes", "wrong-type"],
    ["statusNames: { XK: }", "field-empty"],
    ["flag: maybe", "wrong-type"],
  ])("are reported if wrong: %s", (text, code) => {
    expect(read(PUBLISHER + own(text)).diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });
});
