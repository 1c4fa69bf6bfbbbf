import { deflateSync } from "node:zlib";
import { unzlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { PictureItem } from "../../src/model/page.js";
import type { Picture, VectorGlyphs, VectorGroup } from "../../src/model/picture.js";
import { readPicture } from "../../src/picture/read-picture.js";
import { writePdf } from "../../src/write/write-pdf.js";
import { inspectPdf } from "../inspect/pdf.js";
import type { InspectedPdf } from "../inspect/pdf.js";
import { PdfName, PdfReference, PdfStream, PdfString } from "../inspect/pdf-objects.js";
import type { PdfDictionary } from "../inspect/pdf-objects.js";
import { CMYK_JPEG, RGB_JPEG } from "../picture/jpegs.js";
import { createProfile, exifSegment, insertSegments, profileSegments } from "../picture/segments.js";
import { CHANNELS, chunk, encodePng, predict } from "../picture/encode-png.js";
import type { PngSpec } from "../picture/encode-png.js";
import { BLACK, face, INFO, leaf, page, paged, tag } from "./paged.js";

const RED = { r: 1, g: 0, b: 0 };

function open(bytes: Uint8Array): Picture {
  const sink = createSink();
  const picture = readPicture(bytes, "test", sink);
  if (picture === undefined) throw new Error(sink.diagnostics[0]?.message);
  return picture;
}

function place(picture: Picture, over: Partial<PictureItem> = {}): PictureItem {
  return { kind: "picture", xPt: 10, yPt: 20, widthPt: 60, heightPt: 30, color: BLACK, mark: leaf(), picture, ...over };
}

function show(items: readonly PictureItem[]): InspectedPdf {
  const marks = items.flatMap((item) => (item.mark.kind === "leaf" ? [item.mark] : []));
  const pdf = inspectPdf(
    writePdf(
      paged(
        [page(items)],
        tag(
          "Document",
          marks.map((mark) => tag("Figure", [mark], { alt: "a" })),
        ),
      ),
      INFO,
    ),
  );
  expect(pdf.faults).toEqual([]);
  return pdf;
}

function streams(pdf: InspectedPdf, subtype: string): PdfStream[] {
  return pdf.objects.ids.flatMap((id) => {
    const value = pdf.objects.resolve(new PdfReference(id));
    if (!(value instanceof PdfStream)) return [];
    const name = value.dictionary.get("Subtype");
    return name instanceof PdfName && name.name === subtype ? [value] : [];
  });
}

/** The samples of an image object as a reader decodes them: Flate with PNG predictors. */
function decodeImage(image: PdfStream): { readonly depth: number; readonly samples: number[] } {
  const number = (from: PdfDictionary, key: string): number => Number(from.get(key));
  const parameters = image.dictionary.get("DecodeParms") as PdfDictionary;
  const [width, height] = [number(image.dictionary, "Width"), number(image.dictionary, "Height")];
  const depth = number(image.dictionary, "BitsPerComponent");
  const colors = number(parameters, "Colors");
  expect([number(parameters, "Predictor"), number(parameters, "Columns")]).toEqual([15, width]);
  const raw = unzlibSync(Buffer.from(image.raw, "latin1"));
  const stride = Math.ceil((width * colors * depth) / 8);
  expect(raw.length).toBe(height * (stride + 1));
  const samples: number[] = [];
  let before = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const kind = raw[y * (stride + 1)] ?? 0;
    const line = raw.slice(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    const unit = Math.max(1, (colors * depth) >> 3);
    for (let i = 0; i < stride; i++)
      line[i] = (line[i] ?? 0) + predict(kind, line[i - unit] ?? 0, before[i] ?? 0, before[i - unit] ?? 0);
    for (let i = 0; i < width * colors; i++) samples.push(unpack(line, i, depth));
    before = line;
  }
  return { depth, samples };
}

function unpack(line: Uint8Array, index: number, depth: number): number {
  if (depth === 16) return ((line[index * 2] ?? 0) << 8) | (line[index * 2 + 1] ?? 0);
  const bit = index * depth;
  return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}

describe("PNG", () => {
  const [width, height] = [7, 11];
  const noise = (count: number, below: number): number[] =>
    Array.from({ length: count }, (_, i) => (i * 7919 + ((i * i) >> 3)) % below);
  const palette = noise(3 * 4, 256);

  it.each<[string, PngSpec]>([
    ["grey of 1 bit", { type: 0, depth: 1 }],
    ["grey of 8 bits", { type: 0, depth: 8 }],
    ["grey of 16 bits", { type: 0, depth: 16 }],
    ["RGB", { type: 2, depth: 8 }],
    ["a palette of 2 bits", { type: 3, depth: 2, palette }],
  ])("passes the pixels of %s through", (_, spec) => {
    const samples = noise(width * height * CHANNELS[spec.type], 2 ** spec.depth);
    const [image] = streams(show([place(open(encodePng(spec, width, height, samples)))]), "Image");
    expect(decodeImage(image!)).toEqual({ depth: spec.depth, samples });
    expect(image!.dictionary.has("SMask")).toBe(false);
  });

  it("takes a palette from any bytes, not only from a Buffer", () => {
    const png = Uint8Array.from(encodePng({ type: 3, depth: 2, palette }, 2, 1, [1, 2]));
    const [image] = streams(show([place(open(png))]), "Image");
    const space = image!.dictionary.get("ColorSpace") as readonly unknown[];
    expect(space.slice(1, 3)).toEqual([new PdfName("DeviceRGB"), 3]);
    expect(space[3]).toEqual(new PdfString(Buffer.from(palette).toString("latin1")));
  });

  it.each<[string, PngSpec]>([
    ["RGB with alpha", { type: 6, depth: 8 }],
    ["grey with alpha", { type: 4, depth: 8 }],
    ["RGB with alpha of 16 bits", { type: 6, depth: 16 }],
    ["interlaced RGB with alpha", { type: 6, depth: 8, interlaced: true }],
  ])("separates the alpha of %s", (_, spec) => {
    const channels = CHANNELS[spec.type];
    const samples = noise(width * height * channels, 2 ** spec.depth);
    const images = streams(show([place(open(encodePng(spec, width, height, samples)))]), "Image");
    expect(images).toHaveLength(2);
    const color = images.find((image) => image.dictionary.has("SMask"));
    const mask = images.find((image) => !image.dictionary.has("SMask"));
    const to8 = (value: number): number => Math.round((value * 255) / (2 ** spec.depth - 1));
    expect(decodeImage(color!).samples).toEqual(samples.filter((_, i) => i % channels < channels - 1).map(to8));
    expect(decodeImage(mask!).samples).toEqual(samples.filter((_, i) => i % channels === channels - 1).map(to8));
  });

  it.each<[string, PngSpec]>([
    ["interlaced RGB", { type: 2, depth: 8, interlaced: true }],
    ["interlaced grey", { type: 0, depth: 8, interlaced: true }],
  ])("straightens %s, without a mask", (_, spec) => {
    const samples = noise(width * height * CHANNELS[spec.type], 256);
    const images = streams(show([place(open(encodePng(spec, width, height, samples)))]), "Image");
    expect(images.map((image) => decodeImage(image).samples)).toEqual([samples]);
  });

  it("makes a mask of transparent palette entries and of a transparent colour", () => {
    const entries = encodePng({ type: 3, depth: 2, palette, transparency: [0, 128] }, 3, 1, [0, 1, 2]);
    const masks = (png: Buffer): number[][] =>
      streams(show([place(open(png))]), "Image")
        .filter((image) => !image.dictionary.has("SMask"))
        .map((image) => decodeImage(image).samples);
    expect(masks(entries)).toEqual([[0, 128, 255]]);
    const key = encodePng({ type: 0, depth: 8, transparency: [0, 7] }, 3, 1, [7, 8, 7]);
    expect(masks(key)).toEqual([[0, 255, 0]]);
  });

  it("keeps an interlaced palette with transparent entries a palette", () => {
    const samples = noise(width * height, 4);
    const png = encodePng({ type: 3, depth: 2, palette, transparency: [9], interlaced: true }, width, height, samples);
    const images = streams(show([place(open(png))]), "Image");
    const color = images.find((image) => image.dictionary.has("SMask"));
    const mask = images.find((image) => !image.dictionary.has("SMask"));
    expect(decodeImage(color!)).toEqual({ depth: 8, samples });
    expect((color!.dictionary.get("ColorSpace") as readonly unknown[])[0]).toEqual(new PdfName("Indexed"));
    expect(decodeImage(mask!).samples).toEqual(samples.map((entry) => (entry === 0 ? 9 : 255)));
  });

  it("shares a mask with pictures that have the same", () => {
    const shade = (red: number): Picture =>
      open(encodePng({ type: 6, depth: 8 }, 2, 1, [red, 0, 0, 0, red, 9, 9, 128]));
    expect(streams(show([place(shade(1)), place(shade(2))]), "Image")).toHaveLength(3);
  });

  it("has its profile as colour space, also below a palette; sRGB has none", () => {
    const profile = createProfile("RGB ", ["rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"]);
    const iccp = chunk("iCCP", Buffer.concat([Buffer.from("a\0\0", "latin1"), deflateSync(profile)]));
    const space = (spec: PngSpec): unknown =>
      streams(show([place(open(encodePng(spec, 1, 1, [1, 2, 3])))]), "Image")[0]!.dictionary.get("ColorSpace");
    expect(space({ type: 2, depth: 8, chunks: [iccp] })).toEqual([new PdfName("ICCBased"), expect.any(PdfReference)]);
    expect(space({ type: 3, depth: 2, palette, chunks: [iccp] })).toEqual([
      new PdfName("Indexed"),
      [new PdfName("ICCBased"), expect.any(PdfReference)],
      3,
      expect.any(PdfString),
    ]);
    const srgb = chunk("sRGB", Buffer.from([0]));
    expect(space({ type: 2, depth: 8, chunks: [srgb] })).toEqual(new PdfName("DeviceRGB"));
  });

  it("is written once, however often it is placed", () => {
    const picture = open(encodePng({ type: 2, depth: 8 }, 1, 1, [1, 2, 3]));
    const copy = open(encodePng({ type: 2, depth: 8 }, 1, 1, [1, 2, 3]));
    expect(show([place(picture), place(copy, { yPt: 60 })]).pictures).toBe(1);
  });

  it("stands where the page has it, with its box for assistive technology", () => {
    const pdf = show([place(open(encodePng({ type: 2, depth: 8 }, 1, 1, [1, 2, 3])))]);
    expect(pdf.contents[0]!.painted).toEqual([{ operators: "60 0 0 30 10 50 cm X1 Do", mcid: 0 }]);
    const figure = Buffer.from(writeFigure(pdf)).toString();
    expect(figure).toContain("10,50,70,80");
  });
});

/** The BBox of the first figure. */
function writeFigure(pdf: InspectedPdf): string {
  const root = pdf.objects.dictionary(pdf.catalog.get("StructTreeRoot"));
  const [document] = pdf.objects.array(root.get("K"));
  const figure = pdf.objects.dictionary(pdf.objects.dictionary(document).get("K"));
  return pdf.objects
    .array(pdf.objects.dictionary(figure.get("A")).get("BBox"))
    .map(Number)
    .join(",");
}

describe("JPEG", () => {
  const frame = (components: number): number[] => [
    ...[0xff, 0xc0, 0, 8 + 3 * components, 8, 0, 2, 0, 3, components],
    ...Array.from({ length: 3 * components }, () => 0),
  ];
  const scan = [0xff, 0xda, 0, 2, 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xd9];

  it.each([
    [1, "DeviceGray"],
    [3, "DeviceRGB"],
  ])("goes in as it is, with %i components", (components, space) => {
    const jpeg = Buffer.from([0xff, 0xd8, ...frame(components), ...scan]);
    const [image] = streams(show([place(open(jpeg))]), "Image");
    expect(image!.raw).toBe(jpeg.toString("latin1"));
    expect(image!.dictionary.get("ColorSpace")).toEqual(new PdfName(space));
    expect(image!.dictionary.get("Filter")).toEqual(new PdfName("DCTDecode"));
    expect(image!.dictionary.has("Interpolate")).toBe(false);
  });

  it("goes in without its metadata and what cameras hang behind it", () => {
    const note = [0xff, 0xe1, 0, 7, ...Buffer.from("where")];
    const jpeg = Buffer.from([0xff, 0xd8, ...note, ...frame(3), 0xff, 0xfe, 0, 4, 1, 2, ...scan, 9, 9, 0xff, 0xd9]);
    const [image] = streams(show([place(open(jpeg))]), "Image");
    expect(image!.raw).toBe(Buffer.from([0xff, 0xd8, ...frame(3), ...scan]).toString("latin1"));
  });

  it("of CMYK has its profile, once in the file, and is turned over if Adobe's marker says so", () => {
    const profile = createProfile("CMYK", ["A2B0"]);
    const jpeg = insertSegments(CMYK_JPEG, profileSegments(profile, 100));
    const plain = Buffer.from(jpeg.toString("latin1").replace("Adobe", "Other"), "latin1");
    const pdf = show([place(open(jpeg)), place(open(plain))]);
    const images = streams(pdf, "Image");
    expect(images.map((image) => image.dictionary.get("Decode"))).toEqual([[1, 0, 1, 0, 1, 0, 1, 0], undefined]);
    const spaces = images.map((image) => image.dictionary.get("ColorSpace") as readonly [PdfName, PdfReference]);
    expect(spaces[0]).toEqual(spaces[1]);
    expect(spaces[0]![0]).toEqual(new PdfName("ICCBased"));
    const stream = pdf.objects.resolve(spaces[0]![1]) as PdfStream;
    expect(stream.dictionary.get("N")).toBe(4);
    expect(Buffer.from(unzlibSync(Buffer.from(stream.raw, "latin1")))).toEqual(profile);
  });

  it("is turned as its Exif data say, in a box of its seen proportions", () => {
    const picture = open(insertSegments(RGB_JPEG, exifSegment(6)));
    expect([picture.widthPt, picture.heightPt]).toEqual([12, 24]);
    const pdf = show([place(picture)]);
    expect(pdf.contents[0]!.painted[0]!.operators).toBe("0 -30 60 0 10 80 cm X1 Do");
  });
});

describe("SVG", () => {
  const svg = (body: string, viewBox = "0 0 20 10"): Picture =>
    open(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${body}</svg>`));

  it("becomes a form, whose box fills the place", () => {
    const pdf = show([place(svg('<rect width="20" height="5" fill="#f00"/>', "5 5 20 10"))]);
    const [form] = streams(pdf, "Form");
    expect(form!.content.split("\n")).toEqual(["q", "1 0 0 rg", "0 0 m", "20 0 l", "20 5 l", "0 5 l", "h", "f", "Q"]);
    expect(form!.dictionary.get("BBox")).toEqual([5, 5, 25, 15]);
    expect(form!.dictionary.get("Matrix")).toEqual([1, 0, 0, -1, -5, 15]);
    expect(pdf.contents[0]!.painted[0]!.operators).toBe("3 0 0 3 10 50 cm X1 Do");
  });

  it("keeps its proportions in a box of others", () => {
    const pdf = show([place(svg('<rect width="20" height="5"/>'), { widthPt: 100, heightPt: 30 })]);
    expect(pdf.contents[0]!.painted[0]!.operators).toBe("3 0 0 3 30 50 cm X1 Do");
  });

  it("is written once for each colour that it takes on", () => {
    const mark = svg('<circle r="1" fill="currentColor"/>');
    const fixed = svg('<circle r="1" fill="navy"/>');
    expect(show([place(mark), place(mark), place(mark, { color: RED })]).pictures).toBe(2);
    expect(show([place(fixed), place(fixed, { color: RED })]).pictures).toBe(1);
  });

  it("strokes with ends, joins, dashes and opacity", () => {
    const style = 'fill="none" stroke="#00f" stroke-width="2" stroke-linecap="round" stroke-linejoin="bevel"';
    const pdf = show([place(svg(`<path d="M0 0h9" ${style} stroke-dasharray="1 2" opacity=".5"/>`))]);
    const [form] = streams(pdf, "Form");
    expect(form!.content.split("\n")).toEqual(
      ["q", "/G1 gs", "0 0 1 RG", "2 w 1 J 2 j 4 M", "[1 2] 0 d", "0 0 m", "9 0 l", "S", "Q"].filter(
        (row) => row !== "",
      ),
    );
  });

  const resources = (pdf: InspectedPdf, form: PdfStream, kind: string): PdfDictionary =>
    pdf.objects.dictionary(pdf.objects.dictionary(form.dictionary.get("Resources")).get(kind));

  it("fills with a gradient as a pattern in the space of the form", () => {
    const stops = '<stop stop-color="red"/><stop offset="1" stop-color="currentColor"/>';
    const pdf = show([
      place(svg(`<linearGradient id="g">${stops}</linearGradient><rect width="10" height="5" fill="url(#g)"/>`), {
        color: { r: 0, g: 0, b: 1 },
      }),
    ]);
    const [form] = streams(pdf, "Form");
    expect(form!.content.split("\n").slice(0, 2)).toEqual(["q", "/Pattern cs /P1 scn"]);
    const pattern = pdf.objects.dictionary(resources(pdf, form!, "Pattern").get("P1"));
    expect([pattern.get("PatternType"), pattern.get("Matrix")]).toEqual([2, [10, 0, 0, 5, 0, 0]]);
    const shading = pdf.objects.dictionary(pattern.get("Shading"));
    expect([shading.get("ShadingType"), shading.get("Coords")]).toEqual([2, [0, 0, 1, 0]]);
    const blend = pdf.objects.dictionary(shading.get("Function"));
    expect([blend.get("C0"), blend.get("C1")]).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ]);
  });

  it("takes the opacities of a gradient as a mask, of one paint at a time", () => {
    const stops = '<stop stop-opacity="0.25"/><stop offset="1"/>';
    const rect = '<rect width="10" height="5" fill="url(#g)" stroke="red"/>';
    const pdf = show([place(svg(`<radialGradient id="g">${stops}</radialGradient>${rect}`))]);
    const form = streams(pdf, "Form").find((one) => one.dictionary.has("Matrix"))!;
    expect(form.content.split("\n").filter((row) => /^(?:\/|f$|S$|B$)/u.test(row))).toEqual([
      "/M1 gs",
      "/Pattern cs /P1 scn",
      "f",
      "S",
    ]);
    const state = pdf.objects.dictionary(resources(pdf, form, "ExtGState").get("M1"));
    const mask = pdf.objects.resolve(pdf.objects.dictionary(state.get("SMask")).get("G")) as PdfStream;
    expect(pdf.objects.dictionary(mask.dictionary.get("Group")).get("CS")).toEqual(new PdfName("DeviceGray"));
    expect(mask.content).toBe("10 0 0 5 0 0 cm /S1 sh");
  });

  it("fades a group as one, and clips it", () => {
    const two = '<rect width="9" height="9"/><circle r="2"/>';
    const clip = '<clipPath id="c"><path d="M0 0H5V5z" clip-rule="evenodd"/></clipPath>';
    const pdf = show([place(svg(`${clip}<g opacity=".5" clip-path="url(#c)">${two}</g>`))]);
    const [group, form] = streams(pdf, "Form").sort((one) => (one.dictionary.has("Matrix") ? 1 : -1));
    expect(form!.content.split("\n").slice(-5)).toEqual(["h", "W* n", "/G1 gs", "/H1 Do", "Q"]);
    expect(pdf.objects.dictionary(group!.dictionary.get("Group")).get("CS")).toEqual(new PdfName("DeviceRGB"));
    expect(group!.content.match(/^f$/gmu)).toHaveLength(2);
  });

  it("shares a picture that a drawing brings along with the page", () => {
    const png = encodePng({ type: 2, depth: 8 }, 2, 1, [1, 2, 3, 4, 5, 6]);
    const image = `<image width="4" height="2" href="data:image/png;base64,${png.toString("base64")}"/>`;
    const pdf = show([place(svg(image + image)), place(open(png))]);
    expect(streams(pdf, "Image")).toHaveLength(1);
    const [form] = streams(pdf, "Form");
    expect(form!.content.split("\n").slice(0, 4)).toEqual(["q", "4 0 0 -2 0 2 cm", "/I1 Do", "Q"]);
  });

  it("draws texts with fonts of the page, in its resources", () => {
    const glyphs: VectorGlyphs = {
      kind: "glyphs",
      matrix: [1, 0, 0, -1, 5, 8],
      face: face(),
      sizePt: 10,
      letterSpacingPt: 0.5,
      pieces: [face().shape("AV", ""), { kind: "space", widthPt: 3 }, face().shape("x", "")],
      fill: RED,
      fillOpacity: 1,
      stroke: undefined,
      strokeOpacity: 1,
      strokeWidth: 1,
      lineCap: "butt",
      lineJoin: "miter",
      miterLimit: 4,
      dashes: [],
      dashOffset: 0,
    };
    const drawing = svg("");
    if (drawing.kind !== "svg") throw new Error("no drawing");
    const outlined = { ...glyphs, stroke: BLACK };
    const group: VectorGroup = { kind: "group", opacity: 0.5, clips: [], nodes: [glyphs, outlined] };
    const pdf = show([place({ ...drawing, key: "text", nodes: [glyphs, group] })]);
    const [inner, form] = streams(pdf, "Form").sort((one) => (one.dictionary.has("Matrix") ? 1 : -1));
    const rows = form!.content.split("\n");
    expect(rows.slice(0, 7)).toEqual(["q", "1 0 0 rg", "BT", "/T1 10 Tf", "0.5 Tc", "0 Tr", "1 0 0 -1 5 8 Tm"]);
    expect(rows[7]).toMatch(/^\[\(A\)\d+\(V .*x\)\]TJ$/u);
    expect(inner!.content).toContain("\n2 Tr\n");
    // A halo is painted first, and whoever reads the text finds it once.
    const haloed = show([place({ ...drawing, key: "halo", nodes: [{ ...outlined, strokeFirst: true }] })]);
    const [halo] = streams(haloed, "Form");
    expect(halo!.content.match(/(?:BDC|EMC|\d Tr)$/gmu)).toEqual(["BDC", "1 Tr", "EMC", "0 Tr"]);
    expect(halo!.content).toContain("/ActualText ()");
    const font = pdf.objects.dictionary(resources(pdf, form!, "Font").get("T1"));
    expect(font.get("ToUnicode")).toBeInstanceOf(PdfReference);
    expect(resources(pdf, inner!, "Font").get("T1")).toEqual(resources(pdf, form!, "Font").get("T1"));
  });

  it("is stretched, or cut off, if it says so", () => {
    const shape = '<rect width="20" height="10"/>';
    const box = { widthPt: 100, heightPt: 30 };
    const root = (fit: string): Picture =>
      open(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" preserveAspectRatio="${fit}">${shape}</svg>`,
        ),
      );
    const operators = (fit: string): string => show([place(root(fit), box)]).contents[0]!.painted[0]!.operators;
    expect(operators("none")).toBe("5 0 0 3 10 50 cm X1 Do");
    expect(operators("xMaxYMin")).toBe("3 0 0 3 50 50 cm X1 Do");
    expect(operators("xMidYMin slice")).toContain("5 0 0 5 10 30 cm X1 Do");
  });
});
