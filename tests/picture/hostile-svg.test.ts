import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { countSteps } from "../count-steps.js";
import { encodePng } from "./encode-png.js";

const { parseSvg } = await import("../../src/picture/parse-svg.js");

/** Steps of reading a drawing, with all that it refers to. A second has some hundred million. */
const MOST_STEPS = 30_000_000;

/** Codes that are reported of a drawing. */
function judge(body: string): readonly string[] {
  const sink = createSink();
  const picture = parseSvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${body}</svg>`, "a.svg", sink);
  expect(picture === undefined).toBe(sink.hasErrors);
  return sink.diagnostics.map(({ code }) => code);
}

/** The same, of one that could take for ever. */
function judgeSteps(body: string): readonly string[] {
  let codes: readonly string[] = [];
  const steps = countSteps(() => {
    codes = judge(body);
  });
  expect(steps).toBeLessThan(MOST_STEPS);
  return codes;
}

const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join("");

const LINE = `M0 0${"h1".repeat(100_000)}`;
const RECT = '<rect width="1" height="1"';
const CHAIN = repeat(15_000, (i) => `<linearGradient id="g${String(i)}" href="#g${String(i + 1)}"/>`);
const PICTURE = encodePng(
  { type: 0, depth: 8 },
  300,
  300,
  Array.from({ length: 90_000 }, (_, i) => (i * i) % 251),
);

describe("a hostile drawing", () => {
  it.each([
    ["a long path over and over", `<path id="p" d="${LINE}"/>${repeat(5000, () => '<use href="#p"/>')}`],
    [
      "a long text over and over",
      `<text id="p">${"ab ".repeat(50_000)}</text>${repeat(5000, () => '<use href="#p"/>')}`,
    ],
    [
      "gradients that lead to one another",
      `${CHAIN}<linearGradient id="g15000"/>${repeat(4000, () => `${RECT} fill="url(#g0)"/>`)}`,
    ],
    [
      "many stops in many shapes",
      `<linearGradient id="g">${repeat(5000, () => "<stop/>")}</linearGradient>${repeat(9000, () => `${RECT} fill="url(#g)"/>`)}`,
    ],
    [
      "large clip paths over and over",
      `<clipPath id="c">${repeat(5000, () => `${RECT}/>`)}</clipPath>${repeat(9000, () => `${RECT} clip-path="url(#c)"/>`)}`,
    ],
    [
      "markers at each of many points",
      `<marker id="m">${repeat(50, () => `${RECT}/>`)}</marker><path d="${LINE}" marker-mid="url(#m)"/>`,
    ],
  ])("is refused at once: %s", (_, body) => {
    expect(judgeSteps(body)).toEqual(["picture-too-large"]);
  });

  it("reads rules with many declarations once", () => {
    const rules = repeat(50, () => `rect{${"fill:red;".repeat(1000)}}`);
    expect(judgeSteps(`<style>${rules}</style>${repeat(15_000, () => `${RECT}/>`)}`)).toEqual([]);
  });

  it("reads a picture once, however often it is used", () => {
    const image = `<image id="i" width="1" height="1" href="data:image/png;base64,${PICTURE.toString("base64")}"/>`;
    expect(judgeSteps(image + repeat(9000, () => '<use href="#i"/>'))).toEqual([]);
  });

  it.each([
    [
      "markers in themselves",
      `<marker id="m"><path d="M0 0h1" marker-end="url(#m)"/></marker><path d="M0 0h1" marker-end="url(#m)"/>`,
    ],
    ["a symbol in itself", '<symbol id="s"><use href="#s"/></symbol><use href="#s"/>'],
    ["a clip path by way of a group", '<clipPath id="c"><use href="#c"/></clipPath><g clip-path="url(#c)"/>'],
    [
      "gradients in a ring",
      `<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>${RECT} fill="url(#a)"/>`,
    ],
  ])("ends where it leads back to itself: %s", (_, body) => {
    expect(new Set(judge(body))).toEqual(new Set(["svg-unsupported"]));
  });

  it("never throws, whichever character of a drawing is wrong, and wherever it ends", () => {
    const body =
      '<style>.a{fill:red}</style><defs><linearGradient id="g"><stop offset="1"/></linearGradient><clipPath id="c"><path d="M0 0h9v9z"/></clipPath></defs>' +
      '<g class="a" clip-path="url(#c)" transform="scale(2)"><path d="M0 0a1 1 0 01.5.5z" fill="url(#g)"/><text x="1 2">a<tspan dy="1em">b</tspan></text></g>';
    for (let at = 0; at < body.length; at++) {
      for (const wrong of ["", "<", "0", '"', "é"]) judge(body.slice(0, at) + wrong + body.slice(at + 1));
      judge(body.slice(0, at));
    }
  });
});
