import type { DiagnosticCode } from "../../src/diagnostics/catalogue.js";
import { brief, copyTemplate } from "./temporary-project.js";
import type { ProjectFiles } from "./temporary-project.js";

/** One way to get a brief wrong. */
export interface WrongInput {
  /** What is wrong, as a test's name. */
  readonly name: string;
  /** The brief's own text or bytes; `undefined` makes a folder of its name. */
  readonly source: string | Uint8Array | undefined;
  /** What else stands in the project. */
  readonly files?: ProjectFiles;
  readonly code: DiagnosticCode;
  /** Where: the file if it is not the brief, the line, and the column; missing where the problem has no place. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** A word that the hint must offer. */
  readonly hint?: RegExp;
}

const PNG_SIGNATURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const FRONT_MATTER: readonly WrongInput[] = [
  { name: "empty file", source: "", code: "text-empty" },
  { name: "no frontmatter", source: "# Title\n\nText.\n", code: "front-matter-missing", line: 1 },
  { name: "frontmatter never closed", source: "---\ntitle: A\n\nText.\n", code: "front-matter-unclosed", line: 1 },
  { name: "script as frontmatter", source: "---js\nprocess.exit(9)\n---\n", code: "front-matter-language", line: 1 },
  {
    name: "mistyped field",
    source: brief("Text.", { tilte: "A" }),
    code: "unknown-field",
    line: 6,
    column: 1,
    hint: /`title`/u,
  },
  {
    name: "title missing",
    source: "---\nauthors: [A]\ndate: 2026-01-01\nlang: en\n---\nText.\n",
    code: "field-missing",
    line: 2,
    hint: /title/u,
  },
  { name: "title without a value", source: brief("Text.", { title: "" }), code: "field-empty", line: 2 },
  { name: "list as title", source: brief("Text.", { title: "[a, b]" }), code: "wrong-type", line: 2, column: 8 },
  {
    name: "day that does not exist",
    source: brief("Text.", { date: "2026-02-30" }),
    code: "invalid-date",
    line: 4,
    column: 7,
  },
  {
    name: "language that does not exist",
    source: brief("Text.", { lang: "english" }),
    code: "invalid-language",
    line: 5,
  },
  {
    name: "unknown status",
    source: brief("Text.", { status: "finished" }),
    code: "invalid-value",
    line: 6,
    hint: /final/u,
  },
  { name: "unknown paper", source: brief("Text.", { paper: "a5" }), code: "invalid-value", line: 6, hint: /letter/u },
  {
    name: "same field twice",
    source: brief("Text.", { title: "A\ntitle: B" }),
    code: "yaml-duplicate-key",
    line: 3,
    column: 1,
  },
  { name: "bracket not closed", source: brief("Text.", { keywords: "[a, b" }), code: "yaml-syntax" },
  { name: "alias bomb", source: brief("Text.", { keywords: "&a [x]\ntopics: *a" }), code: "yaml-not-allowed", line: 6 },
  {
    name: "tag that makes objects",
    source: brief("Text.", { region: "!!js/function 'f'" }),
    code: "yaml-not-allowed",
    line: 6,
  },
  { name: "unknown country", source: brief("Text.", { countries: "[XX]" }), code: "unknown-country", line: 6 },
  { name: "country twice", source: brief("Chad.", { countries: "[TD, TCD]" }), code: "duplicate-country", line: 6 },
  {
    name: "unknown stance",
    source: brief("Chad.", { countries: "\n  - { code: TD, stance: suports }" }),
    code: "unknown-stance",
    line: 7,
    hint: /`supports`/u,
  },
];

const MARKDOWN: readonly WrongInput[] = [
  { name: "second title", source: brief("# Title again\n\nText."), code: "heading-level-one", line: 8, column: 1 },
  {
    name: "unknown block",
    source: brief(":::recomendations\n- A\n:::"),
    code: "unknown-block",
    line: 8,
    hint: /`recommendations`/u,
  },
  { name: "block never closed", source: brief(":::box\nText."), code: "block-unclosed", line: 8 },
  { name: "footnote without text", source: brief("Text[^1]."), code: "footnote-undefined", line: 8, column: 5 },
  { name: "script link", source: brief("A [link](javascript:alert(1))."), code: "link-not-allowed", line: 8 },
  { name: "link to nothing", source: brief("A [link](#nowhere)."), code: "link-target-missing", line: 8 },
  { name: "quotes nested too deeply", source: brief(`${">".repeat(300)} deep`), code: "nesting-too-deep", line: 8 },
  {
    name: "table of a thousand columns",
    source: brief(`|${"a|".repeat(1000)}\n|${"-|".repeat(1000)}\n`),
    code: "table-too-large",
    line: 8,
  },
  { name: "character that no font has", source: brief("A \u{1F9AB} here."), code: "glyph-missing", line: 8 },
];

const FILES: readonly WrongInput[] = [
  { name: "binary file", source: new Uint8Array([...PNG_SIGNATURE, 0, 0, 0, 13, 0xff]), code: "text-binary" },
  {
    name: "other encoding",
    source: new Uint8Array([...Buffer.from(brief("caf")), 0xe9, 0x0a]),
    code: "text-encoding",
    line: 9,
  },
  { name: "control character", source: brief("A \u0007 bell."), code: "forbidden-character", line: 8, column: 3 },
  { name: "file too large", source: brief("Text. ".repeat(200_000)), code: "file-too-large" },
  {
    name: "missing image",
    source: brief("![A map](map.png)"),
    code: "file-missing",
    line: 8,
    files: { "briefs/mapp.png": "" },
  },
  {
    name: "image outside the project",
    source: brief("![A map](../../../../etc/hostname.png)"),
    code: "file-outside-project",
    line: 8,
  },
  {
    name: "image on another machine",
    source: brief("![A map](https://example.org/map.png)"),
    code: "image-remote",
    line: 8,
  },
  {
    name: "image that is a folder",
    source: brief("![A map](folder.png)"),
    code: "file-not-regular",
    line: 8,
    files: { "briefs/folder.png/x": "" },
  },
  {
    name: "damaged image",
    source: brief("![A map](broken.png)"),
    code: "picture-damaged",
    line: 8,
    files: { "briefs/broken.png": PNG_SIGNATURE },
  },
  {
    name: "unknown brand",
    source: brief("Text.", { brand: "stepe" }),
    code: "file-missing",
    line: 6,
    hint: /`steppe`/u,
  },
];

const TEMPLATES: readonly WrongInput[] = [
  {
    name: "unknown template",
    source: brief("Text.", { template: "meridain" }),
    code: "template-missing",
    line: 6,
    hint: /`meridian`/u,
  },
  {
    name: "template with a mistyped value",
    source: brief("Text.", { template: "typo" }),
    files: copyTemplate("typo", { "layout.hbs": (text) => `{{brief.tilte}}\n${text}` }),
    code: "template-unknown-path",
    file: "templates/typo/layout.hbs",
    line: 1,
    hint: /`title`/u,
  },
  {
    name: "template that is not closed",
    source: brief("Text.", { template: "open" }),
    files: copyTemplate("open", { "layout.hbs": (text) => `{{#if brief.title}}\n${text}` }),
    code: "template-syntax",
    file: "templates/open/layout.hbs",
  },
  {
    name: "paper that the template is not made for",
    source: brief("Text.", { template: "narrow", paper: "letter" }),
    files: copyTemplate("narrow", { "template.yml": () => "name: Narrow\npapers:\n  a4: style.css\n" }),
    code: "paper-not-offered",
    line: 7,
    hint: /a4/u,
  },
];

/** Every way to get a brief wrong that the end-to-end test tries. */
export const WRONG_INPUTS: readonly WrongInput[] = [...FRONT_MATTER, ...MARKDOWN, ...FILES, ...TEMPLATES];
