import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import {
  LONGEST_CSV_CELL,
  MOST_CSV_BYTES,
  MOST_CSV_COLUMNS,
  MOST_CSV_ROWS,
  parseCsv,
} from "../../src/formats/parse-csv.js";

const encoder = new TextEncoder();

function parse(text: string | Uint8Array) {
  const sink = createSink();
  const table = parseCsv(typeof text === "string" ? encoder.encode(text) : text, "data/c.csv", sink);
  const diagnostics = sink.diagnostics.map(({ code, message, span }) => {
    expect(span?.file).toBe("data/c.csv");
    return `${code} ${String(span?.line)}:${String(span?.column)} ${message}`;
  });
  return { table, diagnostics };
}

/** Cells of all rows; nothing may have been reported. */
function cells(text: string): readonly (readonly string[])[] {
  const { table, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  return (table?.rows ?? []).map((row) => row.cells.map((cell) => cell.text));
}

describe("a CSV file", () => {
  it.each([
    ["commas", "code,name\nUZ,Uz\n"],
    ["semicolons", "code;name\nUZ;Uz\n"],
    ["tabs", "code\tname\nUZ\tUz\n"],
    ["a BOM", "\ufeffcode,name\nUZ,Uz\n"],
    ["CRLF", "code,name\r\nUZ,Uz\r\n"],
    ["CR", "code,name\rUZ,Uz\r"],
    ["no line end", "code,name\nUZ,Uz"],
    ["quotes", '"code","name"\n"UZ","Uz"\n'],
    ["white space", " code , name\n UZ ,Uz \n"],
    ["empty columns at the end", "code,name,,\nUZ,Uz,,\n"],
    ["rows without text", "\ncode,name\n\n,\nUZ,Uz\n , \n\n"],
  ])("with %s is read", (_, text) => {
    expect(cells(text)).toEqual([["UZ", "Uz"]]);
  });

  it("has mixed line ends, separators and quotes in quoted cells", () => {
    const text = 'code,name\r\nUZ,"a, ""b""\r\nc"\rKZ,d\nKG,;e\r\n';
    expect(cells(text)).toEqual([
      ["UZ", 'a, "b"\nc'],
      ["KZ", "d"],
      ["KG", ";e"],
    ]);
  });

  it("takes the separator that the header has most of", () => {
    expect(cells('"a,b,c";d\n1,5;2\n')).toEqual([["1,5", "2"]]);
    expect(cells("one\n1;2\n")).toEqual([["1;2"]]);
  });

  it("says where each cell stands, and in which row", () => {
    const { table } = parse('code;text;n\nUZ;"two\nlines";1\n\nKZ; x;2\n');
    expect(table?.rows.map((row) => [row.number, row.line])).toEqual([
      [2, 2],
      [4, 5],
    ]);
    const places = table?.rows.map((row) => row.cells.map(({ span }) => [span.line, span.column, span.length]));
    expect(places).toEqual([
      [
        [2, 1, 2],
        [2, 5, 3],
        [3, 8, 1],
      ],
      [
        [5, 1, 2],
        [5, 4, 2],
        [5, 7, 1],
      ],
    ]);
  });

  it("gives back its header and rows as they are written", () => {
    const { table } = parse('\ufeffcode; name\r\n"UZ";"a\r\nb"\r\n');
    expect(table?.head).toBe("code; name");
    expect(table?.rows[0]?.text).toBe('"UZ";"a\nb"');
  });
});

describe("a CSV file that is wrong", () => {
  it.each<[string, string, readonly string[]]>([
    ["too few cells", "a,b\n1\n2,3\n", ["data-row-length 2:1 Row 2 has 1 cell, but the header has 2"]],
    ["too many cells", "a,b\n1,2,3\n", ["data-row-length 2:5 Row 2 has 3 cells, but the header has 2"]],
    [
      "a quote that is not closed",
      'a,b\n1,2\n"x,y\nz,1\n',
      ["data-quotes 3:1 A quotation mark in the row that begins on line 3 is never closed"],
    ],
    [
      "a quote in a bare cell",
      'a,b\n1,2" pipe\n',
      ["data-quotes 2:1 A quotation mark stands where none may, in the row that begins on line 2"],
    ],
    [
      "text behind a quote",
      'a,b\n"1"x,2\n',
      ["data-quotes 2:1 A quotation mark stands where none may, in the row that begins on line 2"],
    ],
    ["a column twice", "a,b,a\n1,2,3\n", ["data-column-duplicate 1:5 Columns 1 and 3 are both called `a`"]],
    [
      "a column without name",
      "a,,b\n1,x,2\n",
      ["data-column-unnamed 1:3 Column 2 has no name, but row 2 has `x` in it"],
    ],
    ["no rows", "a,b\n", ["data-without-rows 1:1 The table has a header and no rows"]],
    ["nothing", "", ["text-empty 1:1 The CSV file is empty"]],
    ["blank lines only", "\n \n", ["text-empty 1:1 The CSV file is empty"]],
    ["separators only", ",,\n,,\n", []],
  ])("has %s", (_, text, expected) => {
    const { table, diagnostics } = parse(text);
    expect(diagnostics).toEqual(expected);
    if (expected[0]?.startsWith("data-row-length") !== true) expect(table).toBeUndefined();
  });

  it.each([
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x61, 0, 0x2c, 0])],
    ["Windows-1252", new Uint8Array([0x61, 0x2c, 0x62, 0x0a, 0xfc, 0x2c, 0x31])],
  ])("is saved as %s", (_, bytes) => {
    const { table, diagnostics } = parse(bytes);
    expect(table).toBeUndefined();
    expect(diagnostics).toEqual([expect.stringMatching(/^text-encoding [12]:1 /u)]);
  });

  it("keeps its sound rows, and shows a mistake of every row twenty times", () => {
    const { table, diagnostics } = parse(`a,b\n${"1\n".repeat(500)}2,3\n`);
    expect(table?.rows).toHaveLength(1);
    expect(diagnostics).toHaveLength(21);
    expect(diagnostics.at(-1)).toBe(
      "data-more-problems 501:1 There are 480 more of `data-row-length`, the last of them here",
    );
  });
});

describe("the limits of a CSV file", () => {
  it("are its bytes", () => {
    const { table, diagnostics } = parse(new Uint8Array(MOST_CSV_BYTES + 1).fill(0x61));
    expect(table).toBeUndefined();
    expect(diagnostics).toEqual([expect.stringMatching(/^text-too-large 1:1 /u)]);
  });

  it.each([
    ["rows", `a\n${"1\n".repeat(MOST_CSV_ROWS + 1)}`, `data-too-large ${String(MOST_CSV_ROWS + 2)}:1 `],
    ["columns", `${"a,".repeat(MOST_CSV_COLUMNS)}b\n`, "data-too-large 1:1 "],
    ["cells", `a,b\n1,${"x".repeat(LONGEST_CSV_CELL + 1)}\n`, "data-too-large 2:3 A cell in row 2 "],
  ])("are its %s", (_, text, expected) => {
    const { table, diagnostics } = parse(text);
    expect(table).toBeUndefined();
    expect(diagnostics).toEqual([expect.stringContaining(expected)]);
  });

  it("let 10 MiB pass", () => {
    const row = `${"some words; and more ".repeat(5)},1,2,3,4,5,6,7\n`;
    const head = "a,b,c,d,e,f,g,h\n";
    const { table, diagnostics } = parse(head + row.repeat(Math.floor((MOST_CSV_BYTES - head.length) / row.length)));
    expect(diagnostics).toEqual([]);
    expect(table?.rows.length).toBeGreaterThan(80_000);
  });

  it("hold for hostile files", () => {
    for (const text of ['"', '""', '"\n"', ',"', "\n\n,\n\t;", `"${'""'.repeat(5000)}`, '"a"\n"b', "a\n=1+1\n"]) {
      expect(() => parse(text)).not.toThrow();
    }
  });
});
