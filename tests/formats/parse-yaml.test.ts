import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { parseYaml } from "../../src/formats/parse-yaml.js";
import {
  findEntry,
  findKeySpan,
  findNode,
  findSpan,
  type YamlNode,
  type YamlScalar,
} from "../../src/formats/yaml-node.js";

function parse(text: string) {
  const sink = createSink();
  return { root: parseYaml(text, "a.yml", sink), diagnostics: sink.diagnostics };
}

/** The tree as plain values: source texts for scalars. */
function plain(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === "scalar") return node.source;
  return node.kind === "list"
    ? node.items.map(plain)
    : Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
}

function scalar(text: string): YamlScalar {
  const { root, diagnostics } = parse(`a: ${text}`);
  expect(diagnostics).toEqual([]);
  const value = root === undefined ? undefined : findEntry(root, "a")?.value;
  if (value?.kind !== "scalar") throw new Error("not a scalar");
  return value;
}

describe("parseYaml", () => {
  it.each([
    ["007", "number", "007"],
    ["1.10", "number", "1.10"],
    ["2026-02-30", "text", "2026-02-30"],
    ["NO", "text", "NO"],
    ["off", "text", "off"],
    ["12:30", "text", "12:30"],
    ["true", "boolean", "true"],
    ["~", "null", "~"],
    ["", "null", ""],
    ['"1\\u00a02"', "text", "1\u00a02"],
    ["'it''s'", "text", "it's"],
    ["two\n  lines", "text", "two lines"],
    ["|\n  two\n  lines\n", "text", "two\nlines\n"],
    [">-\n  two\n  lines\n", "text", "two lines"],
    ["2024 # a comment", "number", "2024"],
    ["<<", "text", "<<"],
  ])("keeps %j as %s with its source", (text, type, source) => {
    expect(scalar(text)).toMatchObject({ type, source });
  });

  it("keeps keys as texts", () => {
    expect(plain(parse("NO: 1\n2: b\ntrue: c\n__proto__: d").root)).toEqual(
      Object.fromEntries([
        ["NO", "1"],
        ["2", "b"],
        ["true", "c"],
        ["__proto__", "d"],
      ]),
    );
  });

  it("reads nested maps and lists in both styles", () => {
    expect(plain(parse("a:\n  - b: 1\n    c: [x, {y: z}]\n  - d\n").root)).toEqual({
      a: [{ b: "1", c: ["x", { y: "z" }] }, "d"],
    });
  });

  it("takes a text of comments as an empty map", () => {
    expect(parse("# nothing\n")).toMatchObject({ root: { kind: "map", entries: [] }, diagnostics: [] });
  });

  it("tells where keys, values and the first characters of texts stand", () => {
    const { root } = parse('\ntitle: "Gas"\nabstract: |\n\n    First.\n  \nx: [1, ab]\n');
    if (root === undefined) throw new Error("no root");
    expect(findKeySpan(root, ["title"])).toEqual({ file: "a.yml", line: 2, column: 1, length: 5 });
    expect(findNode(root, ["title"])).toMatchObject({
      span: { line: 2, column: 8, length: 5 },
      textSpan: { line: 2, column: 9, length: 3 },
    });
    expect(findSpan(root, ["abstract"])).toMatchObject({ line: 5, column: 5 });
    expect(findSpan(root, ["x", 1])).toMatchObject({ line: 7, column: 8, length: 2 });
    expect(findSpan(root, ["x", 7, "y"])).toMatchObject({ line: 7, column: 4 });
  });

  it("counts columns in code units", () => {
    const { root } = parse("a: [\u{1f600}, b]");
    if (root === undefined) throw new Error("no root");
    expect(findSpan(root, ["a", 1])).toMatchObject({ line: 1, column: 9 });
  });
});

describe("parseYaml refuses", () => {
  it.each([
    ["a: Foo: bar", "yaml-syntax", 1, 4],
    ["a: 1\n b: 2", "yaml-syntax", 1, 4],
    ["\ta: b", "yaml-syntax", 1, 1],
    ['a: "b', "yaml-syntax", 1, 6],
    ['a: "b" c', "yaml-syntax", 1, 8],
    ["a: [x] c", "yaml-syntax", 1, 8],
    ["a: {b: c", "yaml-syntax", 1, 9],
    ["a: @b", "yaml-syntax", 1, 4],
    ["a: `b`", "yaml-syntax", 1, 4],
    ["a: b\nc\nd: e", "yaml-syntax", 2, 1],
    ["a: - b", "yaml-syntax", 1, 4],
    ['a: "\\q"', "yaml-syntax", 1, 5],
    ["? [a]\n: b", "yaml-syntax", 1, 3],
    ["a: b\nc: d\na: e", "yaml-duplicate-key", 3, 1],
    ["a: {x: 1, x: 2}", "yaml-duplicate-key", 1, 11],
    ["%YAML 1.1\n---\na: NO", "yaml-not-allowed", 1, 1],
    ["a: !!str b", "yaml-not-allowed", 1, 4],
    ["a: !<tag:yaml.org,2002:js/function> b", "yaml-not-allowed", 1, 4],
    ["a: &x b", "yaml-not-allowed", 1, 4],
    ["a: [&x {b: c}]", "yaml-not-allowed", 1, 5],
    ["a: *x", "yaml-not-allowed", 1, 4],
    ["a: *Energy* first", "yaml-not-allowed", 1, 4],
    ["a: b\n...\nc: d", "yaml-not-allowed", 3, 1],
    ["a: b\n---\nc: d", "yaml-not-allowed", 2, 1],
    ['a: "x\\0"', "forbidden-character", 1, 4],
    ['a: "\\uD800"', "forbidden-character", 1, 4],
    ['a: "\\uFFFE"', "forbidden-character", 1, 4],
  ])("%j with its place and a hint", (text, code, line, column) => {
    const { diagnostics } = parse(text);
    expect(diagnostics[0]).toMatchObject({ code, severity: "error", span: { file: "a.yml", line, column } });
    expect(diagnostics.every(({ hint }) => hint !== undefined && hint.length > 10)).toBe(true);
  });

  it("tells of the first place when a key stands twice", () => {
    expect(parse("a: b\nc: d\na: e").diagnostics[0]?.message).toContain("line 1");
  });

  it("bombs of aliases before they are expanded", () => {
    const bomb = `a: &a [x,x]\n${"bcdefgh".replace(/./gu, (name) => `${name}: &${name} [*a,*a,*a,*a]\n`)}`;
    expect(parse(bomb).root).toBeUndefined();
  });

  it.each([
    ["more than 20 levels", `${"[".repeat(21)}1${"]".repeat(21)}`],
    ["more than 20 levels by indentation", Array.from({ length: 22 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")],
    ["half a million brackets", "[".repeat(500_000)],
    ["half a million list signs", "- ".repeat(250_000)],
    ["half a million key signs", "? ".repeat(250_000)],
    ["more than 5,000 keys", Array.from({ length: 5001 }, (_, at) => `k${String(at)}: v`).join("\n")],
    ["20,000 keys in braces", `{${Array.from({ length: 20_000 }, (_, at) => `k${String(at)}: v`).join(", ")}}`],
  ])("%s, before it is read, and once", (_, text) => {
    const { root, diagnostics } = parse(text);
    expect(root).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(["yaml-too-large"]);
  });

  it("no more than ten errors of syntax, in order", () => {
    const { diagnostics } = parse(`a: [${",\n".repeat(5000)}]`);
    expect(diagnostics.length).toBeLessThanOrEqual(10);
    const lines = diagnostics.map(({ span }) => span?.line ?? 0);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });
});

describe("parseYaml accepts", () => {
  it("20 levels and 5,000 keys", () => {
    expect(parse(`a: ${"[".repeat(19)}1${"]".repeat(19)}`).diagnostics).toEqual([]);
    expect(parse(Array.from({ length: 5000 }, (_, at) => `k${String(at)}: v`).join("\n")).diagnostics).toEqual([]);
  });
});

describe("a value cut off by a comment", () => {
  it.each([
    ["title: Issue #3", 1, 14],
    ["tint: #1B6E3C", 1, 7],
    ["a:\n  - We are #1", 2, 12],
    ["a: [b, c] \nd: one\n  two #3", 3, 7],
  ])("is told of in %j", (text, line, column) => {
    const { diagnostics } = parse(text);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: "value-cut-off", severity: "warning", span: { line, column } });
    expect(diagnostics[0]?.hint).toContain('"');
  });

  it.each(["a: b # a comment", 'a: "Issue" #3', "a: Issue#3", "a: 'x #3'", "#3\na: b", "a: |\n  x #3\n"])(
    "is not seen in %j",
    (text) => {
      expect(parse(text).diagnostics).toEqual([]);
    },
  );
});
