import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import { parseSvg } from "../../src/picture/parse-svg.js";

const svg = (body: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20">${body}</svg>`;

function parse(markup: string) {
  const sink = createSink();
  return { picture: parseSvg(markup, "a.svg", sink), codes: sink.diagnostics.map((one) => one.code), sink };
}

describe("parseSvg", () => {
  it("reduces shapes to paths in the units of the viewBox", () => {
    const { picture } = parse(svg('<rect x="1" y="2" width="3" height="4" fill="#1B6E3C"/>'));
    expect(picture).toMatchObject({ viewBox: [0, 0, 10, 20], widthPt: 7.5, heightPt: 15 });
    expect(picture!.shapes[0]!.segments.map((segment) => segment.op).join("")).toBe("MLLLZ");
    expect(picture!.shapes[0]!.fill).toEqual({ r: 27 / 255, g: 110 / 255, b: 60 / 255 });
  });

  it("applies transforms from the inside out, to stroke widths too", () => {
    const { picture } = parse(
      svg(
        '<g transform="translate(10 0)"><line x1="1" y1="0" x2="2" y2="0" stroke="black" stroke-width="2" transform="scale(3)"/></g>',
      ),
    );
    expect(picture!.shapes[0]).toMatchObject({
      strokeWidth: 6,
      segments: [
        { op: "M", x: 13, y: 0 },
        { op: "L", x: 16, y: 0 },
      ],
    });
  });

  it("takes the presentation attributes of the root, as icons are written", () => {
    const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor"
      stroke-width="2" stroke-linecap="round"><path d="M5 12h14"/></svg>`;
    expect(parse(icon).picture!.shapes[0]).toMatchObject({
      fill: undefined,
      stroke: "currentColor",
      strokeWidth: 2,
      lineCap: "round",
    });
  });

  it("reads arc flags that are written without spaces", () => {
    const { picture } = parse(svg('<path d="M0 0a1 1 0 01.5.5 1 1 0 0 0-.5.5z"/>'));
    const points = picture!.shapes[0]!.segments.filter((segment) => segment.op === "C");
    expect(points[0]).toMatchObject({ x: expect.closeTo(0.5, 9), y: expect.closeTo(0.5, 9) });
    expect(points.at(-1)).toMatchObject({ x: expect.closeTo(0, 9), y: expect.closeTo(1, 9) });
  });

  it("multiplies opacities down the tree, and lets children show in a hidden group", () => {
    const { picture } = parse(
      svg(
        '<g opacity="0.5" visibility="hidden"><rect width="1" height="1"/><rect visibility="visible" fill-opacity="50%" width="1" height="1"/></g>',
      ),
    );
    expect(picture!.shapes.map((shape) => shape.fillOpacity)).toEqual([0.25]);
  });

  it.each([
    ["navy", [0, 0, 128]],
    ["RebeccaPurple", [102, 51, 153]],
    ["#1bF", [17, 187, 255]],
    ["rgb(10, 20 , 30)", [10, 20, 30]],
    ["rgb(100% 0% 50%)", [255, 0, 127.5]],
  ] as const)("knows the colour %s", (text, [r, g, b]) => {
    const { picture } = parse(svg(`<rect width="1" height="1" style="fill: ${text} !important"/>`));
    expect(picture!.shapes[0]!.fill).toEqual({ r: r / 255, g: g / 255, b: b / 255 });
  });

  it("takes a missing side from the proportions of the viewBox, and units as CSS does", () => {
    const markup = (size: string): string => `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 10 20"/>`;
    expect(parse(markup('width="2in"')).picture).toMatchObject({ widthPt: 144, heightPt: 288 });
    expect(parse(markup('width="100%" height="40"')).picture).toMatchObject({ widthPt: 15, heightPt: 30 });
    expect(parse('<svg xmlns="http://www.w3.org/2000/svg" width="1in" height="20"/>').picture!.viewBox).toEqual([
      0, 0, 96, 20,
    ]);
  });

  it("turns arcs into curves that end where they should", () => {
    const { picture } = parse(svg('<path d="M0 5 A5 5 0 0 1 10 5"/>'));
    const segments = picture!.shapes[0]!.segments;
    expect(segments.length).toBe(3);
    expect(segments[1]).toMatchObject({ op: "C", x: expect.closeTo(5, 6), y: expect.closeTo(0, 6) });
    expect(segments[2]).toMatchObject({ op: "C", x: expect.closeTo(10, 6), y: expect.closeTo(5, 6) });
  });

  it("fills in references, and keeps currentColor for later", () => {
    const { picture } = parse(
      svg('<defs><circle id="c" r="1" fill="currentColor"/></defs><use href="#c" x="4" y="5"/>'),
    );
    expect(picture!.shapes).toHaveLength(1);
    expect(picture!.shapes[0]).toMatchObject({
      fill: "currentColor",
      segments: expect.arrayContaining([{ op: "M", x: 5, y: 5 }]),
    });
  });

  it.each([
    ["a text", "<text>Hi</text>", "svg-unsupported"],
    ["a gradient", '<linearGradient id="g"/><rect width="1" height="1" fill="url(#g)"/>', "svg-unsupported"],
    ["a filter", '<rect width="1" height="1" filter="url(#f)"/>', "svg-unsupported"],
    ["a colour it does not know", '<rect width="1" height="1" fill="hsl(1,2%,3%)"/>', "svg-unsupported"],
    ["a width in millimetres", '<rect width="1" height="1" stroke-width="2mm"/>', "svg-unsupported"],
    ["shifted dashes", '<path d="M0 0h9" stroke-dashoffset="2"/>', "svg-unsupported"],
    ["a transform in CSS", '<rect width="1" height="1" style="transform:scale(2)"/>', "svg-unsupported"],
    ["a style sheet", "<style>rect{fill:red}</style>", "svg-unsupported"],
    ["a scaled symbol", '<symbol id="s" viewBox="0 0 1 1"/><use href="#s"/>', "svg-unsupported"],
    ["numbers beyond measure", '<path d="M1e300 0h1" transform="scale(1e300)"/>', "picture-damaged"],
    ["a script", "<script>alert(1)</script>", "svg-forbidden"],
    ["a foreign object", "<foreignObject/>", "svg-forbidden"],
    ["another file", '<use href="other.svg#a"/>', "svg-forbidden"],
    ["a local file as image", '<image href="/etc/hostname"/>', "svg-unsupported"],
    ["a reference to itself", '<g id="a"><use href="#a"/></g>', "svg-unsupported"],
    ["broken path data", '<path d="M0 0 L5"/>', "picture-damaged"],
    ["an open tag", "<g>", "picture-damaged"],
  ])("says what it cannot draw: %s", (_, body, code) => {
    const { picture, codes, sink } = parse(svg(body));
    expect(picture).toBeUndefined();
    expect(codes).toEqual([code]);
    expect(sink.diagnostics[0]!.hint).toBeTruthy();
  });

  it("refuses a DOCTYPE with entities, and endless nesting, at once", () => {
    const bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg("&b;");
    expect(parse(bomb).codes).toEqual(["svg-forbidden"]);
    expect(parse(svg("<g>".repeat(5000) + "</g>".repeat(5000))).codes).toEqual(["picture-damaged"]);
    const uses = Array.from(
      { length: 30 },
      (_, i) => `<g id="g${String(i + 1)}"><use href="#g${String(i)}"/><use href="#g${String(i)}"/></g>`,
    ).join("");
    expect(parse(svg(`<defs><rect id="g0" width="1" height="1"/>${uses}</defs><use href="#g30"/>`)).codes).toEqual([
      "picture-too-large",
    ]);
  });

  it("refuses references that multiply emptiness or lead too deep, at once", () => {
    const empty = Array.from(
      { length: 40 },
      (_, i) => `<g id="g${String(i + 1)}"><use href="#g${String(i)}"/><use href="#g${String(i)}"/></g>`,
    ).join("");
    expect(parse(svg(`<defs><g id="g0"/>${empty}</defs><use href="#g40"/>`)).codes).toEqual(["picture-too-large"]);
    const chain = Array.from(
      { length: 9000 },
      (_, i) => `<g id="c${String(i + 1)}"><use href="#c${String(i)}"/></g>`,
    ).join("");
    expect(parse(svg(`<defs><g id="c0"/>${chain}</defs><use href="#c9000"/>`)).codes).toEqual(["picture-too-large"]);
  });

  it.each(["steppe", "lagoon", "fieldgate"])("draws the logo of the %s brand", (brand) => {
    const { picture, codes } = parse(readFileSync(`templates/brands/${brand}/logo.svg`, "utf8"));
    expect(codes).toEqual([]);
    expect(picture!.shapes.length).toBeGreaterThan(1);
  });
});
