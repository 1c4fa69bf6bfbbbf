import { lookUp, readObjects, Reader } from "./pdf-objects.js";
import type { PdfObject, PdfValue } from "./pdf-objects.js";

/** Text shown by one operator, with the place of its beginning: pt from the bottom left corner, as PDF counts. */
export interface TextItem {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly size: number;
  readonly text: string;
  /** `undefined` for text in an artifact. */
  readonly mcid: number | undefined;
}

export interface InspectedPdf {
  readonly items: readonly TextItem[];
  readonly pages: number;
  readonly fonts: readonly string[];
  readonly info: ReadonlyMap<string, string>;
  readonly lang: string;
  readonly outline: readonly string[];
  /** Text of marked content by page and MCID in the order of the structure tree, indented by depth. */
  readonly tagTree: string;
  /** The text of the structure tree, in reading order. */
  readonly readingText: string;
}

/** Reads back what a PDF says, from its bytes alone. */
export function inspectPdf(bytes: Uint8Array): InspectedPdf {
  const { objects, trailer } = readObjects(bytes);
  const file = new File(objects);
  const root = file.follow(lookUp(trailer, "Root"));
  const pageRefs = file.list(file.get(root, "Pages"), "Kids");
  const items = pageRefs.flatMap((page, index) => readPage(file, page, index + 1));
  const marked = new Map<string, string>();
  for (const item of items) {
    const key = `${String(item.page)}:${String(item.mcid)}`;
    marked.set(key, (marked.get(key) ?? "") + item.text);
  }
  const pageNumbers = new Map(pageRefs.map((page, index) => [refOf(page), index + 1]));
  const lines: string[] = [];
  const texts: string[] = [];
  walkTags(file, file.get(root, "StructTreeRoot"), 0, undefined, { marked, pageNumbers, lines, texts });
  return {
    items,
    pages: pageRefs.length,
    fonts: [...new Set(items.map((item) => item.font))],
    info: readInfo(file, lookUp(trailer, "Info")),
    lang: decodeText(lookUp(root, "Lang")),
    outline: readOutline(file, file.get(root, "Outlines"), 0),
    tagTree: lines.join("\n"),
    readingText: texts.join("\n"),
  };
}

class File {
  readonly objects: ReadonlyMap<number, PdfObject>;
  constructor(objects: ReadonlyMap<number, PdfObject>) {
    this.objects = objects;
  }
  follow(value: PdfValue | undefined): PdfValue | undefined {
    return typeof value === "object" && value !== null && "ref" in value ? this.objects.get(value.ref)?.value : value;
  }
  get(value: PdfValue | undefined, key: string): PdfValue | undefined {
    return this.follow(lookUp(this.follow(value), key));
  }
  list(value: PdfValue | undefined, key: string): readonly PdfValue[] {
    const found = this.get(value, key);
    return Array.isArray(found) ? (found as readonly PdfValue[]) : found === undefined ? [] : [found];
  }
  stream(value: PdfValue | undefined): string {
    return (
      (typeof value === "object" && value !== null && "ref" in value
        ? this.objects.get(value.ref)?.stream
        : undefined) ?? ""
    );
  }
}

function refOf(value: PdfValue | undefined): number {
  return typeof value === "object" && value !== null && "ref" in value ? value.ref : -1;
}

function nameOf(value: PdfValue | undefined): string {
  return typeof value === "object" && value !== null && "name" in value ? value.name : "";
}

/** A text string: UTF-16 with BOM, or bytes. */
export function decodeText(value: PdfValue | undefined): string {
  if (typeof value !== "object" || value === null || !("text" in value)) return "";
  if (!value.text.startsWith("\u00fe\u00ff")) return value.text;
  return Buffer.from(value.text.slice(2), "latin1").swap16().toString("utf16le");
}

interface Font {
  readonly name: string;
  readonly wide: boolean;
  readonly unicode: ReadonlyMap<number, string>;
}

function readPage(file: File, page: PdfValue, number: number): readonly TextItem[] {
  const fonts = new Map<string, Font>();
  const resources = file.get(file.get(page, "Resources"), "Font");
  if (typeof resources === "object" && resources !== null && "dict" in resources) {
    for (const [name, reference] of resources.dict) fonts.set(name, readFont(file, reference));
  }
  return readContent(file.stream(lookUp(file.follow(page), "Contents")), fonts, number);
}

function readFont(file: File, reference: PdfValue): Font {
  const unicode = new Map<number, string>();
  const cmap = file.stream(lookUp(file.follow(reference), "ToUnicode"));
  for (const [, section = ""] of cmap.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/gu)) {
    for (const [, code = "", text = ""] of section.matchAll(/<([0-9A-F]+)> <([0-9A-F]*)>/gu)) {
      unicode.set(parseInt(code, 16), Buffer.from(text, "hex").swap16().toString("utf16le"));
    }
  }
  return {
    name: nameOf(file.get(reference, "BaseFont")),
    wide: nameOf(file.get(reference, "Encoding")) === "Identity-H",
    unicode,
  };
}

function decodeCodes(text: string, font: Font): string {
  let decoded = "";
  for (let at = 0; at < text.length; at++) {
    const byte = text.charCodeAt(at);
    const code = font.wide || byte < 0x20 ? (byte << 8) | text.charCodeAt(++at) : byte;
    const found = font.unicode.get(code);
    if (found === undefined) throw new Error(`code ${String(code)} of ${font.name} stands for nothing`);
    decoded += found;
  }
  return decoded;
}

function readContent(content: string, fonts: ReadonlyMap<string, Font>, page: number): readonly TextItem[] {
  const items: TextItem[] = [];
  const marks: (number | undefined)[] = [];
  const reader = new Reader(content);
  let operands: PdfValue[] = [];
  let [font, size, x, y]: [Font | undefined, number, number, number] = [undefined, 0, 0, 0];
  while (!reader.done) {
    const value = reader.value();
    const operator = nameOf(value);
    if (!operator.startsWith("op:")) {
      operands.push(value);
      continue;
    }
    switch (operator.slice(3)) {
      case "BDC": {
        if (marks.length > 0) throw new Error("marked content is nested");
        const mcid = lookUp(operands[1], "MCID");
        marks.push(typeof mcid === "number" ? mcid : undefined);
        break;
      }
      case "EMC":
        marks.pop();
        break;
      case "Tf":
        font = fonts.get(nameOf(operands[0]));
        size = Number(operands[1]);
        break;
      case "Tm":
        [x, y] = [Number(operands[4]), Number(operands[5])];
        break;
      case "TJ": {
        if (font === undefined || marks.length === 0) throw new Error("text without font or outside marked content");
        const parts = Array.isArray(operands[0]) ? (operands[0] as readonly PdfValue[]) : [];
        const used = font;
        const text = parts
          .map((part) =>
            typeof part === "object" && part !== null && "text" in part ? decodeCodes(part.text, used) : "",
          )
          .join("");
        items.push({ page, x, y, font: font.name, size, text, mcid: marks[0] });
        break;
      }
      case "re":
      case "Do":
      case "S":
        if (marks.length === 0) throw new Error("something is painted outside marked content");
        break;
      default:
        break;
    }
    operands = [];
  }
  if (marks.length > 0) throw new Error("marked content is not closed");
  return items;
}

interface TagWalk {
  readonly marked: ReadonlyMap<string, string>;
  readonly pageNumbers: ReadonlyMap<number, number>;
  readonly lines: string[];
  readonly texts: string[];
}

function walkTags(
  file: File,
  node: PdfValue | undefined,
  depth: number,
  pageOfParent: number | undefined,
  walk: TagWalk,
): void {
  const element = file.follow(node);
  const page = walk.pageNumbers.get(refOf(lookUp(element, "Pg"))) ?? pageOfParent;
  const type = nameOf(lookUp(element, "S"));
  if (type !== "") walk.lines.push(`${"  ".repeat(depth - 1)}${type}${describe(element)}`);
  for (const kid of file.list(element, "K")) {
    if (typeof kid === "number") {
      addText(page, kid, depth, walk);
      continue;
    }
    const mcid = lookUp(kid, "MCID");
    if (typeof mcid === "number") addText(walk.pageNumbers.get(refOf(lookUp(kid, "Pg"))), mcid, depth, walk);
    else if (nameOf(lookUp(kid, "Type")) === "OBJR") walk.lines.push(`${"  ".repeat(depth)}[link]`);
    else walkTags(file, kid, depth + 1, page, walk);
  }
}

function describe(element: PdfValue | undefined): string {
  const parts = ["Alt", "Lang", "E", "ID"].flatMap((key) => {
    const text = decodeText(lookUp(element, key));
    return text === "" ? [] : [` ${key}="${text}"`];
  });
  const attributes = lookUp(element, "A");
  const scope = nameOf(lookUp(attributes, "Scope"));
  const numbering = nameOf(lookUp(attributes, "ListNumbering"));
  return `${parts.join("")}${scope === "" ? "" : ` ${scope}`}${numbering === "" ? "" : ` ${numbering}`}`;
}

function addText(page: number | undefined, mcid: number, depth: number, walk: TagWalk): void {
  const text = walk.marked.get(`${String(page)}:${String(mcid)}`) ?? "";
  walk.texts.push(text);
  walk.lines.push(`${"  ".repeat(depth)}"${text}"`);
}

function readInfo(file: File, reference: PdfValue | undefined): ReadonlyMap<string, string> {
  const info = file.follow(reference);
  if (typeof info !== "object" || info === null || !("dict" in info)) return new Map();
  return new Map([...info.dict].map(([key, value]) => [key, decodeText(file.follow(value))]));
}

function readOutline(file: File, node: PdfValue | undefined, depth: number): string[] {
  const lines: string[] = [];
  for (let child = file.get(node, "First"); child !== undefined; child = file.get(child, "Next")) {
    lines.push(`${"  ".repeat(depth)}${decodeText(lookUp(child, "Title"))}`, ...readOutline(file, child, depth + 1));
  }
  return lines;
}
