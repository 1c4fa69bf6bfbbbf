import { describe, expect, it } from "vitest";
import { formatCsv, numberCell, textCell } from "../../src/formats/format-csv.js";

/** One row of texts, without the byte order mark and the line end. */
function row(...texts: readonly string[]): string {
  return formatCsv([texts.map((text) => textCell(text))]).slice(1, -2);
}

describe("formatCsv", () => {
  it("writes commas, CRLF and a byte order mark", () => {
    const csv = formatCsv([
      [textCell("Country"), textCell("Area, km²")],
      [textCell("Côte d’Ivoire"), numberCell(322463, 0)],
    ]);
    expect(csv).toBe('\uFEFFCountry,"Area, km²"\r\nCôte d’Ivoire,322463\r\n');
  });

  it("quotes quotes, commas and line ends, and nothing else", () => {
    expect(row('say "yes"', "a,b", "two\nlines", "plain; text", "")).toBe(
      '"say ""yes""","a,b","two\nlines",plain; text,',
    );
  });

  it("keeps numbers with their decimals and their sign", () => {
    expect(formatCsv([[numberCell(-5, 0), numberCell(1234.5, 2), numberCell(0, 1)]])).toBe("\uFEFF-5,1234.50,0.0\r\n");
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+49 30 1234", "'+49 30 1234"],
    ["-2 to 3", "'-2 to 3"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["  =1+1", "'  =1+1"],
    ["\uFF1D1+1", "'\uFF1D1+1"],
    ["\uFEFF=1+1", "'\uFEFF=1+1"],
    ["a;=1+1", "a;'=1+1"],
    ["a\t-1+1", "a\t'-1+1"],
  ])("guards the text %j against being run as a formula", (text, expected) => {
    expect(row(text)).toBe(expected);
  });

  it("guards texts that are quoted as well", () => {
    expect(row('=HYPERLINK("http://x.example","go")')).toBe('"\'=HYPERLINK(""http://x.example"",""go"")"');
    expect(row("\r=1")).toBe("\"'\r'=1\"");
    expect(row("a\n@x")).toBe('"a\n\'@x"');
  });

  it("leaves texts alone that are harmless", () => {
    const texts = ["-5", "+5.25", "Guinea-Bissau", "a=b", "50 %", "\u22125", "’tis", "a - b", "e-mail@x.example"];
    expect(row(...texts)).toBe(texts.join(","));
  });

  it("guards what calls itself a number and is none", () => {
    expect(
      formatCsv([
        [
          { kind: "number", text: "=1+1" },
          { kind: "number", text: "-Infinity" },
        ],
      ]),
    ).toBe("\uFEFF'=1+1,'-Infinity\r\n");
  });
});
