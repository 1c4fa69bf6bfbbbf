import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { TextSpan, VectorText } from "../../src/model/picture.js";
import { parseSvg } from "../../src/picture/parse-svg.js";

function parse(body: string) {
  const sink = createSink();
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">${body}</svg>`;
  return { picture: parseSvg(markup, "a.svg", sink), sink };
}

function readTexts(body: string): readonly VectorText[] {
  const { picture, sink } = parse(body);
  expect(sink.diagnostics).toEqual([]);
  return picture!.nodes.flatMap((node) => (node.kind === "text" ? [node] : []));
}

/** The spans of the only text, in their chunks, as text with shifts. */
function outline(body: string): readonly unknown[] {
  const [text] = readTexts(body);
  return text!.chunks.map(({ x, y, spans }) => [
    x,
    y,
    ...spans.map(({ text: words, dx, dy }) => (dx === 0 && dy === 0 ? words : [words, dx, dy])),
  ]);
}

describe("texts of a drawing", () => {
  it("collapse white space over their parts, and keep it where they say so", () => {
    expect(outline("<text>\n  a\t b <tspan> c</tspan> <tspan>d </tspan>\n</text>")).toEqual([
      [undefined, undefined, "a b ", "c", " ", "d"],
    ]);
    expect(outline('<text xml:space="preserve"> a\n b </text>')).toEqual([[undefined, undefined, " a  b "]]);
    expect(outline('<text style="white-space:pre"> a  b</text>')).toEqual([[undefined, undefined, " a  b"]]);
    expect(readTexts("<text> </text>")).toEqual([]);
  });

  it("begin a chunk where a character has a place, and a span where it is shifted", () => {
    expect(outline('<text x="1 2" y="5" dx="0 0 3" dy="1em">abcd</text>')).toEqual([
      [1, 5, ["a", 0, 16]],
      [2, undefined, "b", ["cd", 3, 0]],
    ]);
    expect(outline('<text x="10%" y="10%">a<tspan x="7" dy="2">b</tspan>c</text>')).toEqual([
      [10, 5, "a"],
      [7, undefined, ["b", 0, 2], "c"],
    ]);
    // A mark goes with its letter, and lists go on in the parts.
    expect(outline('<text x="1 2 3">e\u0301<tspan>fg</tspan></text>')).toEqual([
      [1, undefined, "e\u0301"],
      [2, undefined, "f"],
      [3, undefined, "g"],
    ]);
  });

  it("take their font from attributes, rules and the shorthand", () => {
    const span = (body: string): TextSpan => readTexts(body)[0]!.chunks[0]!.spans[0]!;
    expect(span("<text>a</text>")).toMatchObject({ families: undefined, size: 16, weight: 400, slant: "normal" });
    expect(
      span(`<g style="font: italic 700 12px/1.5 'Source Sans 3', serif"><text font-size="50%">a</text></g>`),
    ).toMatchObject({
      families: ["Source Sans 3", "serif"],
      size: 6,
      weight: 700,
      slant: "italic",
    });
    expect(
      span(
        '<text font-size="10"><tspan font-weight="bold" baseline-shift="super" letter-spacing=".1em">a</tspan></text>',
      ),
    ).toMatchObject({ weight: 700, rise: 10 / 3, letterSpacing: 1 });
    expect(span('<text font-size="10pt" dominant-baseline="middle">a</text>')).toMatchObject({ baseline: "middle" });
  });

  it("are faded by themselves, and in parts", () => {
    const [text] = readTexts('<text opacity=".5">a<tspan opacity=".5">b</tspan></text>');
    expect(text!.chunks[0]!.spans.map(({ fillOpacity }) => fillOpacity)).toEqual([0.5, 0.25]);
  });

  it("that are hidden keep their room, and take none if they are not displayed", () => {
    const [text] = readTexts('<text>a<tspan visibility="hidden">b</tspan><tspan display="none">c</tspan>d</text>');
    expect(text!.chunks[0]!.spans.map(({ text: words, fill }) => [words, fill !== undefined])).toEqual([
      ["a", true],
      ["b", false],
      ["d", true],
    ]);
  });

  it.each([
    ["a text along a path", "<text><textPath>a</textPath></text>"],
    ["a stretched text", '<text textLength="9">a</text>'],
    ["turned letters", '<text rotate="9">a</text>'],
    ["a text from top to bottom", '<text writing-mode="tb">a</text>'],
    ["an underline", '<text text-decoration="underline">a</text>'],
    ["capitals", '<text text-transform="uppercase">a</text>'],
    ["a font by its system", '<text style="font: caption">a</text>'],
    [
      "a gradient by the box of a text",
      '<linearGradient id="g"><stop/><stop offset="1"/></linearGradient><text fill="url(#g)">a</text>',
    ],
    ["spans from right to left", "<text>\u0627<tspan>\u0628</tspan></text>"],
    ["a shape in a text", '<text>a<rect width="1" height="1"/></text>'],
    ["a weight that is none", '<text font-weight="fat">a</text>'],
  ])("are reported if they are not drawn: %s", (_, body) => {
    const { picture, sink } = parse(body);
    expect(picture).toBeUndefined();
    expect(sink.diagnostics.map(({ code }) => code)).toEqual(["svg-unsupported"]);
  });

  it("that are endless are refused at once", () => {
    const { sink } = parse(`<text>${"a ".repeat(200_000)}</text>`);
    expect(sink.diagnostics.map(({ code }) => code)).toEqual(["picture-too-large"]);
  });
});
