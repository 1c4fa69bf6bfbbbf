import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { decodeText } from "../../src/formats/decode-text.js";

const encoder = new TextEncoder();

function decode(bytes: Uint8Array | readonly number[], maxBytes = 1000) {
  const sink = createSink();
  const text = decodeText(Uint8Array.from(bytes), "a.md", { kind: "brief", maxBytes }, sink);
  return { text, diagnostics: sink.diagnostics };
}

describe("decodeText", () => {
  it("takes off a BOM and makes all line ends `\\n`", () => {
    expect(decode([0xef, 0xbb, 0xbf, ...encoder.encode("a\r\nb\rc\n")])).toEqual({
      text: "a\nb\nc\n",
      diagnostics: [],
    });
  });

  it("keeps every other character, outside the basic plane too", () => {
    const text = "\u{1f1fa}\u{1f1ff} Oʻzbekiston فارسی\t\u200c";
    expect(decode(encoder.encode(text))).toEqual({ text, diagnostics: [] });
  });

  it.each([
    ["an empty file", [], "text-empty", 1],
    ["nothing but white space", [32, 10, 10], "text-empty", 1],
    ["Latin-1", [97, 10, 98, 10, 0xe9, 116, 0xe9], "text-encoding", 3],
    ["a sequence cut off at the end", [97, 10, 0xe2, 0x82], "text-encoding", 2],
    ["an overlong form", [10, 97, 0xc0, 0xaf], "text-encoding", 2],
    ["a surrogate written as UTF-8", [97, 0xed, 0xa0, 0x80], "text-encoding", 1],
    ["UTF-16 with BOM", [0xff, 0xfe, 45, 0, 45, 0], "text-encoding", 1],
    ["UTF-16 big-endian without BOM", [0, 45, 0, 45, 0, 45], "text-encoding", 1],
    ["UTF-16 little-endian without BOM", [45, 0, 45, 0, 45, 0], "text-encoding", 1],
    ["a PDF", [...encoder.encode("%PDF-1.7\n")], "text-binary", 1],
    ["a PNG", [0x89, 80, 78, 71, 13, 10, 26, 10], "text-binary", 1],
    ["a Word document", [80, 75, 3, 4, 20, 0, 6, 0], "text-binary", 1],
    ["a program", [127, 69, 76, 70, 2, 1, 1, 0, 0, 0], "text-binary", 1],
    ["a NUL", [...encoder.encode("a\nbc\u0000d and some more text")], "forbidden-character", 2],
    ["an escape", [...encoder.encode("a\n\n\u001b[31m")], "forbidden-character", 3],
    ["a noncharacter", [...encoder.encode("a\uffffb")], "forbidden-character", 1],
    ["a noncharacter of another plane", [...encoder.encode("a\u{1fffe}b")], "forbidden-character", 1],
    ["a BOM in the middle", [...encoder.encode("a\n\ufeffb")], "forbidden-character", 2],
    ["too many bytes", new Array<number>(1001).fill(97), "text-too-large", 1],
  ])("refuses %s at its line, with a hint", (_, bytes, code, line) => {
    const { text, diagnostics } = decode(bytes);
    expect(text).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code, severity: "error", span: { file: "a.md", line } });
    expect(diagnostics[0]?.hint).toMatch(/\w/u);
  });

  it("tells the column of a forbidden character", () => {
    expect(decode(encoder.encode("a\nbc\u0007d more text here")).diagnostics[0]?.span).toMatchObject({
      line: 2,
      column: 3,
    });
  });
});
