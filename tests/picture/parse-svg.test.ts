import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { VectorGradient, VectorGroup, VectorNode, VectorPicture, VectorShape } from "../../src/model/picture.js";
import { parseSvg } from "../../src/picture/parse-svg.js";
import { encodePng } from "./encode-png.js";

const svg = (body: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20">${body}</svg>`;

function parse(markup: string) {
  const sink = createSink();
  return { picture: parseSvg(markup, "a.svg", sink), codes: sink.diagnostics.map((one) => one.code), sink };
}

/** The paths of a drawing, in order, whatever groups they are in. */
function shapes(picture: VectorPicture | undefined): readonly VectorShape[] {
  const list = (nodes: readonly VectorNode[]): readonly VectorShape[] =>
    nodes.flatMap((node) => (node.kind === "path" ? [node] : node.kind === "group" ? list(node.nodes) : []));
  return list(picture!.nodes);
}

/** A rectangle that is filled with a gradient of these attributes. */
const gradient = (attributes: string, stops = '<stop stop-color="red"/><stop offset="1" stop-color="blue"/>'): string =>
  `<linearGradient id="g" ${attributes}>${stops}</linearGradient><rect width="10" height="5" fill="url(#g)"/>`;

describe("parseSvg", () => {
  it("reduces shapes to paths in the units of the viewBox", () => {
    const { picture } = parse(svg('<rect x="1" y="2" width="3" height="4" fill="#1B6E3C"/>'));
    expect(picture).toMatchObject({ viewBox: [0, 0, 10, 20], widthPt: 7.5, heightPt: 15 });
    expect(
      shapes(picture)[0]!
        .segments.map((segment) => segment.op)
        .join(""),
    ).toBe("MLLLZ");
    expect(shapes(picture)[0]!.fill).toEqual({ r: 27 / 255, g: 110 / 255, b: 60 / 255 });
  });

  it("applies transforms from the inside out, to stroke widths too", () => {
    const { picture } = parse(
      svg(
        '<g transform="translate(10 0)"><line x1="1" y1="0" x2="2" y2="0" stroke="black" stroke-width="2" transform="scale(3)"/></g>',
      ),
    );
    expect(shapes(picture)[0]).toMatchObject({
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
    expect(shapes(parse(icon).picture)[0]).toMatchObject({
      fill: undefined,
      stroke: "currentColor",
      strokeWidth: 2,
      lineCap: "round",
    });
  });

  it("reads arc flags that are written without spaces", () => {
    const { picture } = parse(svg('<path d="M0 0a1 1 0 01.5.5 1 1 0 0 0-.5.5z"/>'));
    const points = shapes(picture)[0]!.segments.filter((segment) => segment.op === "C");
    expect(points[0]).toMatchObject({ x: expect.closeTo(0.5, 9), y: expect.closeTo(0.5, 9) });
    expect(points.at(-1)).toMatchObject({ x: expect.closeTo(0, 9), y: expect.closeTo(1, 9) });
  });

  it("multiplies opacities down the tree, and lets children show in a hidden group", () => {
    const { picture } = parse(
      svg(
        '<g opacity="0.5" visibility="hidden"><rect width="1" height="1"/><rect visibility="visible" fill-opacity="50%" width="1" height="1"/></g>',
      ),
    );
    expect(shapes(picture).map((shape) => shape.fillOpacity)).toEqual([0.25]);
  });

  it.each([
    ["navy", [0, 0, 128]],
    ["RebeccaPurple", [102, 51, 153]],
    ["#1bF", [17, 187, 255]],
    ["rgb(10, 20 , 30)", [10, 20, 30]],
    ["rgb(100% 0% 50%)", [255, 0, 127.5]],
    ["hsl(120, 100%, 25%)", [0, 127.5, 0]],
    ["hsl(-60deg 100% 50%)", [255, 0, 255]],
  ] as const)("knows the colour %s", (text, [r, g, b]) => {
    const { picture } = parse(svg(`<rect width="1" height="1" style="fill: ${text} !important"/>`));
    expect(shapes(picture)[0]!.fill).toEqual({ r: r / 255, g: g / 255, b: b / 255 });
  });

  it.each([
    ["#f008", 8 / 15],
    ["#ff000080", 128 / 255],
    ["rgba(255, 0, 0, .25)", 0.25],
    ["rgb(255 0 0 / 25%)", 0.25],
    ["hsla(0, 100%, 50%, 0.5)", 0.5],
  ])("takes the alpha of %s beside other opacities", (text, alpha) => {
    const { picture } = parse(svg(`<rect width="1" height="1" fill="${text}" fill-opacity=".5"/>`));
    expect(shapes(picture)[0]).toMatchObject({ fill: { r: 1, g: 0, b: 0 }, fillOpacity: alpha / 2 });
    const stops = `<stop stop-color="${text}"/><stop offset="1"/>`;
    const { fill } = shapes(parse(svg(gradient("", stops))).picture)[0]!;
    expect((fill as VectorGradient).stops[0]).toMatchObject({ color: { r: 1, g: 0, b: 0 }, opacity: alpha });
  });

  it("puts markers on the vertices of a path, in its direction and by the width of its pen", () => {
    const tip = '<path d="M0 0h2" stroke="red"/>';
    const { picture } = parse(
      svg(
        `<marker id="m" markerWidth="2" markerHeight="2" refX="1" refY="1" orient="auto">${tip}</marker>` +
          '<marker id="n" markerUnits="userSpaceOnUse" viewBox="0 0 4 4" refX="2" refY="2" overflow="visible" orient="90"><path d="M0 0h4"/></marker>' +
          '<path d="M0 0h4v4" fill="none" stroke-width="2" marker="url(#m)"/><path d="M1 1h5" marker-start="url(#n)"/>',
      ),
    );
    const places = shapes(picture).map(({ segments }) =>
      segments.map((segment) =>
        segment.op === "L" || segment.op === "M"
          ? [segment.x, segment.y].map((value) => Math.round(value * 100) / 100)
          : [],
      ),
    );
    expect(places[0]).toEqual([
      [-2, -2],
      [2, -2],
    ]);
    expect(places[1]![0]).toEqual([4, -2.83]);
    expect(places[2]).toEqual([
      [6, 2],
      [6, 6],
    ]);
    expect(places.at(-1)).toEqual([
      [2.5, -0.5],
      [2.5, 2.5],
    ]);
    expect(picture!.nodes.map(({ kind }) => kind)).toEqual(["group", "group", "group", "path", "path"]);
  });

  it("turns round the marker at the start, and closes a path", () => {
    const marker = '<marker id="m" orient="auto-start-reverse"><path d="M0 0h1"/></marker>';
    const { picture } = parse(
      svg(`${marker}<path d="M0 0H4V4z" fill="none" marker-start="url(#m)" marker-end="url(#m)"/>`),
    );
    const ends = shapes(picture).map(({ segments }) => segments[1]);
    expect(ends).toEqual([
      { op: "L", x: expect.closeTo(-1, 6), y: expect.closeTo(0, 6) },
      { op: "L", x: expect.closeTo(-Math.SQRT1_2, 6), y: expect.closeTo(-Math.SQRT1_2, 6) },
    ]);
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
    const segments = shapes(picture)[0]!.segments;
    expect(segments.length).toBe(3);
    expect(segments[1]).toMatchObject({ op: "C", x: expect.closeTo(5, 6), y: expect.closeTo(0, 6) });
    expect(segments[2]).toMatchObject({ op: "C", x: expect.closeTo(10, 6), y: expect.closeTo(5, 6) });
  });

  it("fills in references, and keeps currentColor for later", () => {
    const { picture } = parse(
      svg('<defs><circle id="c" r="1" fill="currentColor"/></defs><use href="#c" x="4" y="5"/>'),
    );
    expect(shapes(picture)).toHaveLength(1);
    expect(shapes(picture)[0]).toMatchObject({
      fill: "currentColor",
      segments: expect.arrayContaining([{ op: "M", x: 5, y: 5 }]),
    });
  });

  it.each([
    ["a pattern", '<pattern id="g"/><rect width="1" height="1" fill="url(#g)"/>', "svg-unsupported"],
    ["a gradient that is missing", '<rect width="1" height="1" fill="url(#g)"/>', "svg-unsupported"],
    ["a gradient that comes again", gradient('spreadMethod="repeat"'), "svg-unsupported"],
    ["a gradient that refers to itself", gradient('href="#g"'), "svg-unsupported"],
    ["a gradient from elsewhere", gradient('href="a.svg#g"'), "svg-forbidden"],
    ["a mask", '<mask id="m"/><rect width="1" height="1" mask="url(#m)"/>', "svg-unsupported"],
    ["a blend mode", '<g style="mix-blend-mode:multiply"/>', "svg-unsupported"],
    ["an animation", '<rect width="1" height="1"><animate/></rect>', "svg-unsupported"],
    ["an animated group", '<g><animateTransform attributeName="transform"/></g>', "svg-unsupported"],
    ["a choice by language", "<switch/>", "svg-unsupported"],
    ["a condition", '<g systemLanguage="de"/>', "svg-unsupported"],
    ["an event handler", '<rect width="1" height="1" onload="alert(1)"/>', "svg-forbidden"],
    ["an unknown property", '<g style="colour:red"/>', "svg-unsupported"],
    ["an unknown attribute", '<g fil="red"/>', "svg-unsupported"],
    ["a marker between arcs", '<marker id="m"/><path d="M0 0a1 1 0 0 1 1 1" marker-mid="url(#m)"/>', "svg-unsupported"],
    ["a marker that is none", '<g id="m"/><path d="M0 0h1" marker-end="url(#m)"/>', "svg-unsupported"],
    [
      "a marker in the paint of its path",
      '<marker id="m"><path d="M0 0h1" fill="context-stroke"/></marker><path d="M0 0h1" marker-end="url(#m)"/>',
      "svg-unsupported",
    ],
    ["a text as clip", '<clipPath id="c"><text>A</text></clipPath><g clip-path="url(#c)"/>', "svg-unsupported"],
    ["a clip path in itself", '<clipPath id="c" clip-path="url(#c)"/><g clip-path="url(#c)"/>', "svg-unsupported"],
    [
      "a group's box as clip",
      '<clipPath id="c" clipPathUnits="objectBoundingBox"/><g clip-path="url(#c)"/>',
      "svg-unsupported",
    ],
    ["a filter", '<rect width="1" height="1" filter="url(#f)"/>', "svg-unsupported"],
    ["a colour it does not know", '<rect width="1" height="1" fill="lab(1 2 3)"/>', "svg-unsupported"],
    ["a width in furlongs", '<rect width="1" height="1" stroke-width="2furlong"/>', "svg-unsupported"],
    ["a transform in CSS", '<rect width="1" height="1" style="transform:scale(2)"/>', "svg-unsupported"],
    ["a style sheet from elsewhere", '<style>@import "a.css";</style>', "svg-unsupported"],
    ["a font in a style sheet", "<style>@font-face { font-family: A }</style>", "svg-unsupported"],
    ["a selector by attribute", "<style>rect[x] { fill: red }</style>", "svg-unsupported"],
    ["half a style sheet", "<style>rect { fill: red</style>", "svg-unsupported"],
    ["an empty view box", '<svg viewBox="0 0 0 1"/>', "picture-damaged"],
    ["an image that is none", '<image href="data:image/png;base64,AAAA"/>', "picture-damaged"],
    ["an image that is SVG", '<image href="data:image/svg+xml;base64,AAAA"/>', "svg-forbidden"],
    ["numbers beyond measure", '<path d="M1e300 0h1" transform="scale(1e300)"/>', "picture-damaged"],
    ["a script", "<script>alert(1)</script>", "svg-forbidden"],
    ["a foreign object", "<foreignObject/>", "svg-forbidden"],
    ["another file", '<use href="other.svg#a"/>', "svg-forbidden"],
    ["a local file as image", '<image href="/etc/hostname"/>', "svg-forbidden"],
    ["a reference to itself", '<g id="a"><use href="#a"/></g>', "svg-unsupported"],
    ["broken path data", '<path d="M0 0 L5"/>', "picture-damaged"],
    ["an open tag", "<g>", "picture-damaged"],
  ])("says what it cannot draw: %s", (_, body, code) => {
    const { picture, codes, sink } = parse(svg(body));
    expect(picture).toBeUndefined();
    expect(codes).toEqual([code]);
    expect(sink.diagnostics[0]!.hint).toBeTruthy();
  });

  it("names the line of what it cannot draw, and says all that is wrong at once", () => {
    const { sink } = parse(svg('\n<rect width="1" height="1" filter="url(#f)"/>\n<g\n  mask="url(#m)"/>'));
    expect(sink.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining("the property filter (line 2)"),
      expect.stringContaining("the property mask (line 3)"),
    ]);
    const many = parse(svg('<g filter="url(#f)"/>\n'.repeat(200)));
    expect(many.codes).toHaveLength(10);
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

  it("measures a gradient by the box of what it fills, or by the drawing", () => {
    expect(shapes(parse(svg(gradient('x2="50%"'))).picture)[0]!.fill).toMatchObject({
      kind: "linear",
      coordinates: [0, 0, 0.5, 0],
      matrix: [10, 0, 0, 5, 0, 0],
      stops: [
        { offset: 0, color: { r: 1, g: 0, b: 0 }, opacity: 1 },
        { offset: 1, color: { r: 0, g: 0, b: 1 }, opacity: 1 },
      ],
    });
    const user = gradient('gradientUnits="userSpaceOnUse" x1="1" x2="50%" gradientTransform="translate(2 3)"');
    expect(shapes(parse(svg(user)).picture)[0]!.fill).toMatchObject({
      coordinates: [1, 0, 5, 0],
      matrix: [1, 0, 0, 1, 2, 3],
    });
  });

  it("takes from another gradient what one does not say, and keeps the order of stops", () => {
    const from =
      '<radialGradient id="a" r="20%"><stop offset=".7"/><stop offset=".2" stop-color="red"/></radialGradient>';
    const { picture } = parse(
      svg(`${from}<radialGradient id="b" href="#a" fx="2"/><rect width="9" height="9" stroke="url(#b)"/>`),
    );
    const { stroke } = shapes(picture)[0]!;
    expect(stroke).toMatchObject({ kind: "radial", coordinates: [expect.closeTo(0.6998, 4), 0.5, 0, 0.5, 0.5, 0.2] });
    expect((stroke as VectorGradient).stops.map(({ offset }) => offset)).toEqual([0, 0.7, 0.7, 1]);
  });

  it.each([
    ["no stop", gradient("", ""), undefined],
    ["one stop", gradient("", '<stop stop-color="blue"/>'), { r: 0, g: 0, b: 1 }],
    ["no length", gradient('x2="0%"'), { r: 0, g: 0, b: 1 }],
  ])("paints a gradient with %s as SVG says", (_, body, fill) => {
    expect(shapes(parse(svg(body)).picture)[0]?.fill).toEqual(fill);
  });

  it("clips to the shapes of a clip path together, and to nested ones one by one", () => {
    const { picture } = parse(
      svg(
        '<clipPath id="a"><rect width="9" height="9"/></clipPath>' +
          '<clipPath id="c" clip-path="url(#a)"><path d="M0 0H5V5H0z"/><path d="M4 4V8H8V4z" clip-rule="nonzero"/></clipPath>' +
          '<g clip-path="url(#c)"><rect width="10" height="10"/><circle r="2"/></g>',
      ),
    );
    const [group] = picture!.nodes as readonly [VectorGroup];
    expect(group).toMatchObject({ kind: "group", opacity: 1, nodes: [{ kind: "path" }, { kind: "path" }] });
    expect(group.clips).toHaveLength(2);
    // The second path turns the other way; it is turned over, so that the shapes do not cut one another out.
    expect(group.clips[1]!.segments.slice(5)).toEqual([
      { op: "M", x: 8, y: 4 },
      { op: "L", x: 8, y: 8 },
      { op: "L", x: 4, y: 8 },
      { op: "L", x: 4, y: 4 },
      { op: "Z" },
    ]);
  });

  it("fades what lies on one another as a group, and a single paint by itself", () => {
    const two = '<rect width="1" height="1"/><rect width="1" height="1"/>';
    expect(parse(svg(`<g opacity=".5">${two}</g>`)).picture!.nodes).toMatchObject([{ kind: "group", opacity: 0.5 }]);
    expect(parse(svg('<rect width="1" height="1" stroke="red" opacity=".5"/>')).picture!.nodes).toMatchObject([
      { kind: "group", opacity: 0.5 },
    ]);
    expect(parse(svg('<rect width="1" height="1" opacity=".5"/>')).picture!.nodes).toMatchObject([
      { kind: "path", fillOpacity: 0.5 },
    ]);
    expect(parse(svg(`<g opacity="0">${two}</g>`)).picture!.nodes).toEqual([]);
  });

  it("takes transform, clip path and opacity of the root too", () => {
    const root = (attributes: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" ${attributes}><clipPath id="c"><rect width="5" height="5"/></clipPath><rect width="4" height="4"/></svg>`;
    expect(parse(root('opacity=".5" clip-path="url(#c)"')).picture!.nodes).toMatchObject([
      { kind: "group", opacity: 1, clips: [{ rule: "nonzero" }], nodes: [{ kind: "path", fillOpacity: 0.5 }] },
    ]);
    expect(shapes(parse(root('transform="scale(2)"')).picture)[0]!.segments[2]).toEqual({ op: "L", x: 8, y: 8 });
    expect(parse(root('style="background-color: red"')).codes).toEqual(["svg-unsupported"]);
  });

  it("fits a symbol and a nested drawing into their places, and cuts them off there", () => {
    const square = '<rect width="10" height="10" fill="red"/>';
    const { picture } = parse(
      svg(
        `<symbol id="s" viewBox="0 0 10 10">${square}</symbol><use href="#s" x="2" y="3" width="8" height="4"/>` +
          `<svg x="20%" width="4" height="8" viewBox="0 0 10 10" preserveAspectRatio="none" overflow="visible">${square}</svg>`,
      ),
    );
    const [symbol, nested] = picture!.nodes as readonly [VectorGroup, VectorShape];
    expect(symbol.clips[0]!.segments.slice(0, 3)).toEqual([
      { op: "M", x: 2, y: 3 },
      { op: "L", x: 10, y: 3 },
      { op: "L", x: 10, y: 7 },
    ]);
    expect((symbol.nodes[0] as VectorShape).segments[1]).toEqual({ op: "L", x: 8, y: 3 });
    expect(nested.segments.slice(0, 3)).toEqual([
      { op: "M", x: 2, y: 0 },
      { op: "L", x: 6, y: 0 },
      { op: "L", x: 6, y: 8 },
    ]);
  });

  it("keeps the shape of a pen that is stretched", () => {
    const { picture } = parse(svg('<g transform="scale(2 1)"><path d="M0 0h5" stroke="red" fill="none"/></g>'));
    expect(shapes(picture)[0]).toMatchObject({ matrix: [2, 0, 0, 1, 0, 0], strokeWidth: 1, segments: [{}, { x: 5 }] });
  });

  it("takes rules of a style sheet by their weight, behind attributes and before style", () => {
    const css = "#z{stroke-width:4} rect.a{fill:lime} .a{fill:red;stroke:blue} g > .b{fill:#00f} .n .b{fill:red}";
    const { picture } = parse(
      svg(
        `<style type="text/css"><![CDATA[${css}]]></style><rect id="z" class="a x" width="1" height="1" fill="red"/>` +
          '<g><rect class="b" width="1" height="1"/><rect class="b" width="1" height="1" style="fill:white"/></g>',
      ),
    );
    expect(shapes(picture).map(({ fill }) => fill)).toEqual([
      { r: 0, g: 1, b: 0 },
      { r: 0, g: 0, b: 1 },
      { r: 1, g: 1, b: 1 },
    ]);
    expect(shapes(picture)[0]).toMatchObject({ strokeWidth: 4, stroke: { r: 0, g: 0, b: 1 } });
  });

  it("refuses rules that take for ever to compare, at once", () => {
    const rule = `${"g ".repeat(40)}rect { fill: red }`;
    const body = `${"<g>".repeat(45)}${'<rect class="a" width="1" height="1"/>'.repeat(300)}${"</g>".repeat(45)}`;
    expect(parse(svg(`<style>${rule.repeat(50)} i ${rule}</style>${body}`)).codes).toEqual(["picture-too-large"]);
  });

  it("holds raster pictures that it brings along", () => {
    const data = encodePng({ type: 0, depth: 8 }, 2, 1, [1, 2]).toString("base64");
    const { picture } = parse(svg(`<image x="1" y="2" width="4" height="4" href="data:image/png;base64,${data}"/>`));
    expect(picture!.nodes).toMatchObject([{ kind: "image", picture: { widthPx: 2 }, matrix: [4, 0, 0, -2, 1, 5] }]);
  });

  it.each(["steppe", "lagoon", "fieldgate"])("draws the logo of the %s brand", (brand) => {
    const { picture, codes } = parse(readFileSync(`templates/brands/${brand}/logo.svg`, "utf8"));
    expect(codes).toEqual([]);
    expect(shapes(picture).length).toBeGreaterThan(1);
  });
});
