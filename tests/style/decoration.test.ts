import { describe, expect, it } from "vitest";
import { computed, findById, problemsOf, styleHtml } from "./style-html.js";

const square = { x: 0, y: 0 };
const round = (x: number, y = x) => ({ x, y });

describe("border-radius", () => {
  it.each([
    ["4pt", [4, 4, 4, 4]],
    ["4pt 2pt", [4, 2, 4, 2]],
    ["4pt 2pt 1pt", [4, 2, 1, 2]],
    ["4pt 3pt 2pt 1pt", [4, 3, 2, 1]],
  ])("gives %s to the corners", (text, [topLeft, topRight, bottomRight, bottomLeft]) => {
    expect(computed(`border-radius: ${text}`).borderRadius).toEqual({
      topLeft: round(topLeft!),
      topRight: round(topRight!),
      bottomRight: round(bottomRight!),
      bottomLeft: round(bottomLeft!),
    });
  });

  it("takes the vertical half axes behind a slash, and both in a longhand", () => {
    const radii = computed("border-radius: 4pt 2pt / 1pt; border-bottom-left-radius: 10% 3pt").borderRadius;
    expect(radii?.topLeft).toEqual(round(4, 1));
    expect(radii?.topRight).toEqual(round(2, 1));
    expect(radii?.bottomLeft).toEqual({ x: { percent: 10 }, y: 3 });
  });

  it("is nothing where every corner is square", () => {
    expect(computed("border-radius: 0").borderRadius).toBeUndefined();
    expect(computed("border-radius: 0 / 4pt").borderRadius).toBeUndefined();
    expect(computed("border-radius: 4pt; border-radius: initial").borderRadius).toBeUndefined();
    expect(computed("border-radius: 4pt 0 0 0").borderRadius?.topRight).toEqual(square);
  });

  it.each(["-1pt", "1pt 2pt 3pt 4pt 5pt", "1pt / ", "1pt / 2pt / 3pt", "red", "calc(1 * )"])("refuses %s", (text) => {
    expect(
      problemsOf(`p { border-radius: ${text} }`).every((problem) => /^(?:unknown-value|style-syntax)/u.test(problem)),
    ).toBe(true);
    expect(problemsOf(`p { border-radius: ${text} }`)).not.toEqual([]);
  });
});

describe("borders", () => {
  it("knows double lines", () => {
    expect(computed("border: 3pt double red").border.top).toMatchObject({ widthPt: 3, style: "double" });
    expect(computed("border: 3pt solid; border-left-style: double").border.left.style).toBe("double");
  });

  it("says which styles there are", () => {
    const { diagnostics } = styleHtml("<p>t</p>", "p { border: 1pt groove red }");
    expect(diagnostics.map(({ hint }) => hint)).toEqual([expect.stringContaining("`double`")]);
  });
});

describe("box-decoration-break", () => {
  it("is slice, and not inherited", () => {
    expect(computed("").boxDecorationBreak).toBe("slice");
    expect(computed("box-decoration-break: clone").boxDecorationBreak).toBe("clone");
    const { document } = styleHtml("<div><p>t</p></div>", "div { box-decoration-break: clone }");
    expect(JSON.stringify(document.root)).toContain('"tag":"p"');
    expect(JSON.stringify(document.root).match(/"boxDecorationBreak":"clone"/gu)).toHaveLength(1);
  });
});

describe("background", () => {
  const red = { r: 1, g: 0, b: 0 };
  const blue = { r: 0, g: 0, b: 1 };
  const gradient = (direction: unknown, ...stops: readonly unknown[]) => ({ kind: "gradient", direction, stops });
  const angle = (degrees: number) => ({ kind: "angle", degrees });
  const stop = (color: unknown, position?: unknown) => ({ color, position });

  it.each([
    ["red, blue", angle(180)],
    ["to right, red, blue", angle(90)],
    ["to top, red, blue", angle(0)],
    ["-45deg, red, blue", angle(-45)],
    ["0.5turn, red, blue", angle(180)],
    ["to top right, red, blue", { kind: "corner", x: 1, y: -1 }],
    ["to left bottom, red, blue", { kind: "corner", x: -1, y: 1 }],
  ])("reads the direction of linear-gradient(%s)", (text, direction) => {
    const style = computed(`background-image: linear-gradient(${text})`);
    expect(style.backgroundImage?.source).toEqual(gradient(direction, stop(red), stop(blue)));
  });

  it("reads places of stops, two for one colour too, and the element's own colour", () => {
    const style = computed("color: blue; background: linear-gradient(red 10% 2em, currentColor 100%)");
    expect(style.backgroundImage?.source).toEqual(
      gradient(angle(180), stop(red, { percent: 10 }), stop(red, 24), stop(blue, { percent: 100 })),
    );
  });

  it("resolves pictures against the sheet, and notes their place", () => {
    const { document, codes } = styleHtml("<p id=x>t</p>", "#x {\n  background: url(../a%20b.png) }");
    expect(codes).toEqual(["file-outside-project"]);
    expect(findById(document.root, "x").style.backgroundImage).toBeUndefined();
    const image = computed('background-image: url("pictures/a%20100%25.png")').backgroundImage;
    expect(image?.source).toEqual({
      kind: "picture",
      path: "project:pictures/a 100%25.png",
      span: { file: "style.css", line: 1, column: 24 },
    });
  });

  it("resolves pictures that come from custom properties against the sheet that uses them", () => {
    const image = computed("--wave: url(wave.svg); background: var(--wave) no-repeat").backgroundImage;
    expect(image).toMatchObject({ source: { path: "project:wave.svg", span: { line: 1 } }, repeats: false });
  });

  it.each(["https://example.org/a.png", "//example.org/a.png"])("fetches nothing from %s", (url) => {
    expect(problemsOf(`p { background: url(${url}) }`)).toEqual(["file-remote 1:17"]);
    expect(styleHtml("<p>t</p>", `:root { --a: url(${url}) } p { background: var(--a) }`).codes).toEqual([
      "file-remote",
    ]);
  });

  it("takes all parts in one line", () => {
    const style = computed("background: no-repeat url(a.png) right 10% / 20pt auto blue");
    expect(style.backgroundColor).toEqual(blue);
    expect(style.backgroundImage).toMatchObject({
      size: { width: 20, height: "auto" },
      position: { x: { percent: 100 }, y: { percent: 10 } },
      repeats: false,
    });
  });

  it.each([
    ["left top", 0, 0],
    ["top left", 0, 0],
    ["bottom", 50, 100],
    ["right", 100, 50],
    ["center", 50, 50],
    ["center left", 0, 50],
    ["20% bottom", 20, 100],
  ])("places at %s", (text, x, y) => {
    const style = computed(`background: url(a.png) ${text}`);
    expect(style.backgroundImage?.position).toEqual({ x: { percent: x }, y: { percent: y } });
  });

  it("resets with the shorthand what it leaves out", () => {
    const style = computed("background: url(a.png) no-repeat; background: blue");
    expect(style.backgroundImage).toBeUndefined();
    expect(computed("background-repeat: no-repeat; background: url(a.png)").backgroundImage?.repeats).toBe(true);
  });

  it.each([
    "background: url(a.png), url(b.png)",
    "background: url(a.png) fixed",
    "background: url(a.png) red blue",
    "background: url(a.png) left / ",
    "background: / 10pt",
    "background: ",
    "background-repeat: repeat-x",
    "background-repeat: repeat no-repeat",
    "background-position: top 10pt",
    "background-position: left left",
    "background-position: right 10pt bottom 10pt",
    "background-size: -1pt",
    "background-image: radial-gradient(red, blue)",
    "background-image: repeating-linear-gradient(red, blue)",
    "background-image: linear-gradient(red)",
    "background-image: linear-gradient(red, 30%, blue)",
    "background-image: linear-gradient(to middle, red, blue)",
    "background-image: linear-gradient(to left right, red, blue)",
    "background-image: linear-gradient(rgb(0 0 0 / 50%), blue)",
    `background-image: linear-gradient(${"red, ".repeat(101)}blue)`,
    "background-attachment: fixed",
    "background-clip: text",
    "opacity: half",
    "opacity: 1pt",
  ])("says that `%s` is not supported", (declaration) => {
    const { codes } = styleHtml("<p>t</p>", `p { ${declaration} }`);
    expect(codes).toEqual([expect.stringMatching(/^(?:unknown-value|unknown-property|style-syntax)$/u)]);
  });

  it("is one of pages too", () => {
    const { document, codes } = styleHtml("<p>t</p>", "@page { background: red linear-gradient(red, blue) }");
    expect(codes).toEqual([]);
    expect(document.pages.base).toMatchObject({
      backgroundColor: red,
      backgroundImage: { source: { kind: "gradient" } },
    });
  });
});

describe("opacity", () => {
  it.each([
    ["0.5", 0.5],
    ["25%", 0.25],
    ["7", 1],
    ["-1", 0],
  ])("is %s", (text, value) => {
    expect(computed(`opacity: ${text}`).opacity).toBe(value);
  });

  it("has that of the ancestors in it", () => {
    const { document } = styleHtml("<div><p id=x>t</p></div>", "div, p { opacity: 0.5 }");
    expect(findById(document.root, "x").style.opacity).toBe(0.25);
  });
});

describe("sizes of boxes and pictures", () => {
  it("are read, and not inherited", () => {
    const html = "<div id=d><p id=x>t</p></div>";
    const css = "#d { max-height: 50%; box-sizing: border-box; object-fit: cover }";
    const { document, codes } = styleHtml(html, css);
    expect(codes).toEqual([]);
    const expected = { maxHeight: { percent: 50 }, boxSizing: "border-box", objectFit: "cover" };
    expect(findById(document.root, "d").style).toMatchObject(expected);
    const initial = { maxHeight: "none", boxSizing: "content-box", objectFit: "fill" };
    expect(findById(document.root, "x").style).toMatchObject(initial);
  });

  it.each([
    "max-height: auto",
    "max-height: -1pt",
    "box-sizing: padding-box",
    "object-fit: stretch",
    "object-position: top",
  ])("says that `%s` is not supported", (declaration) => {
    expect(styleHtml("<p>t</p>", `p { ${declaration} }`).codes).toHaveLength(1);
  });
});
