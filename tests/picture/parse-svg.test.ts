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

  it.each(["steppe", "lagoon", "fieldgate"])("draws the logo of the %s brand", (brand) => {
    const { picture, codes } = parse(readFileSync(`templates/brands/${brand}/logo.svg`, "utf8"));
    expect(codes).toEqual([]);
    expect(picture!.shapes.length).toBeGreaterThan(1);
  });
});
