import type { InspectedFont } from "./pdf-font.js";
import { PdfLexer, PdfName, PdfOperator, PdfString } from "./pdf-objects.js";
import type { PdfDictionary, PdfValue } from "./pdf-objects.js";

/** Text shown by one operator, with the place of its beginning: pt from the bottom left corner, as PDF counts. */
export interface TextItem {
  /** From 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  /** From the first glyph to where the next one would stand. */
  readonly width: number;
  /** The same up to the last glyph that is no space. */
  readonly inkWidth: number;
  /** e.g. "ABCDEF+SourceSans3-Regular" */
  readonly font: string;
  readonly size: number;
  /** e.g. "#1b6e3c" */
  readonly color: string;
  readonly text: string;
  /** `undefined` for text in an artifact. */
  readonly mcid: number | undefined;
}

/** A path, image or form that is painted: the operators from the last one painted to this one. */
interface PaintItem {
  readonly operators: string;
  readonly mcid: number | undefined;
}

/** What a content stream shows, and what is wrong with its marks. */
export interface InspectedContent {
  readonly text: readonly TextItem[];
  readonly painted: readonly PaintItem[];
  /** The property lists of artifacts, in order, e.g. "Pagination Header". */
  readonly artifacts: readonly string[];
  readonly mcids: readonly number[];
  readonly faults: readonly string[];
}

type Matrix = readonly [number, number, number, number, number, number];

interface GraphicsState {
  ctm: Matrix;
  font: InspectedFont | undefined;
  size: number;
  color: string;
  characterSpacing: number;
  wordSpacing: number;
  rise: number;
}

type Mark = { readonly kind: "mcid"; readonly mcid: number } | { readonly kind: "artifact" };

const PAINTING = new Set(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do"]);
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Runs a content stream (ISO 32000-1, 7.8.2). */
export function inspectContent(
  content: string,
  page: number,
  findFont: (name: string) => InspectedFont,
): InspectedContent {
  const machine = new ContentMachine(page, findFont);
  const lexer = new PdfLexer(content);
  let operands: PdfValue[] = [];
  for (let value = lexer.read(); value !== undefined; value = lexer.read()) {
    if (!(value instanceof PdfOperator)) {
      operands.push(value);
      continue;
    }
    machine.run(value.name, operands);
    operands = [];
  }
  return machine.finish();
}

class ContentMachine {
  readonly text: TextItem[] = [];
  readonly painted: PaintItem[] = [];
  readonly artifacts: string[] = [];
  readonly mcids: number[] = [];
  readonly faults: string[] = [];
  readonly #page: number;
  readonly #findFont: (name: string) => InspectedFont;
  readonly #stack: GraphicsState[] = [];
  readonly #marks: Mark[] = [];
  #state: GraphicsState = {
    ctm: IDENTITY,
    font: undefined,
    size: 0,
    color: "#000000",
    characterSpacing: 0,
    wordSpacing: 0,
    rise: 0,
  };
  #inText = false;
  #textMatrix: Matrix = IDENTITY;
  #path: string[] = [];

  constructor(page: number, findFont: (name: string) => InspectedFont) {
    this.#page = page;
    this.#findFont = findFont;
  }

  finish(): InspectedContent {
    if (this.#marks.length > 0) this.faults.push("marked content is not closed");
    if (this.#stack.length > 0) this.faults.push("q without Q");
    if (this.#inText) this.faults.push("BT without ET");
    return this;
  }

  run(name: string, operands: readonly PdfValue[]): void {
    const numbers = operands.map(Number);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
    switch (name) {
      case "q":
        this.#stack.push({ ...this.#state });
        break;
      case "Q":
        this.#state = this.#stack.pop() ?? this.#fail("Q without q", this.#state);
        break;
      case "cm":
        this.#state.ctm = multiply(this.#state.ctm, [a, b, c, d, e, f]);
        this.#remember(name, operands);
        break;
      case "rg":
        this.#state.color = `#${[a, b, c]
          .map((part) =>
            Math.round(part * 255)
              .toString(16)
              .padStart(2, "0"),
          )
          .join("")}`;
        this.#remember(name, operands);
        break;
      case "BT":
        if (this.#inText) this.faults.push("BT within BT");
        this.#inText = true;
        this.#textMatrix = IDENTITY;
        break;
      case "ET":
        if (!this.#inText) this.faults.push("ET without BT");
        this.#inText = false;
        break;
      case "Tf":
        this.#state.font = operands[0] instanceof PdfName ? this.#findFont(operands[0].name) : undefined;
        this.#state.size = b;
        break;
      case "Tc":
        this.#state.characterSpacing = a;
        break;
      case "Tw":
        this.#state.wordSpacing = a;
        break;
      case "Ts":
        this.#state.rise = a;
        break;
      case "Tm":
        this.#textMatrix = [a, b, c, d, e, f];
        break;
      case "Td":
        this.#textMatrix = multiply(this.#textMatrix, [1, 0, 0, 1, a, b]);
        break;
      case "Tj":
        this.#show([operands[0] ?? null]);
        break;
      case "TJ":
        this.#show(Array.isArray(operands[0]) ? (operands[0] as readonly PdfValue[]) : []);
        break;
      case "BDC":
      case "BMC":
        this.#openMark(operands);
        break;
      case "EMC":
        if (this.#marks.pop() === undefined) this.faults.push("EMC without BDC");
        break;
      default:
        this.#remember(name, operands);
        if (PAINTING.has(name)) this.#paint();
    }
  }

  #fail<T>(fault: string, value: T): T {
    this.faults.push(fault);
    return value;
  }

  #remember(name: string, operands: readonly PdfValue[]): void {
    this.#path.push([...operands.map(formatOperand), name].join(" "));
  }

  #paint(): void {
    if (this.#inText) this.faults.push("a path is painted within BT");
    this.#checkMark(this.#path.at(-1) ?? "");
    this.painted.push({ operators: this.#path.join(" "), mcid: this.#mcid });
    this.#path = [];
  }

  #checkMark(what: string): void {
    if (this.#marks.length === 0) this.faults.push(`${what} lies outside marked content`);
  }

  get #mcid(): number | undefined {
    const mark = this.#marks.at(-1);
    return mark?.kind === "mcid" ? mark.mcid : undefined;
  }

  #openMark([tag, properties]: readonly PdfValue[]): void {
    if (this.#marks.length > 0) this.faults.push("marked content is nested");
    if (this.#inText) this.faults.push("marked content begins within BT");
    const list = properties instanceof Map ? (properties as PdfDictionary) : new Map<string, PdfValue>();
    const mcid = list.get("MCID");
    if (tag instanceof PdfName && tag.name === "Artifact") {
      this.artifacts.push(["Type", "Subtype"].flatMap((key) => formatOperand(list.get(key) ?? null) || []).join(" "));
      this.#marks.push({ kind: "artifact" });
    } else if (typeof mcid === "number") {
      if (this.mcids.includes(mcid)) this.faults.push(`MCID ${mcid} is used twice`);
      this.mcids.push(mcid);
      this.#marks.push({ kind: "mcid", mcid });
    } else this.faults.push("marked content has neither MCID nor Artifact");
  }

  #show(parts: readonly PdfValue[]): void {
    const { font, size, rise, color } = this.#state;
    if (font === undefined) {
      this.faults.push("text without font");
      return;
    }
    if (!this.#inText) this.faults.push("text outside BT");
    const start = multiply(this.#state.ctm, this.#textMatrix);
    let advance = 0;
    let text = "";
    // Where the first glyph stands, behind adjustments that precede it.
    let first: number | undefined;
    let inkEnd: number | undefined;
    for (const part of parts) {
      if (typeof part === "number") advance -= (part / 1000) * size;
      if (!(part instanceof PdfString)) continue;
      for (const { code, length } of font.split(part.bytes)) {
        first ??= advance;
        const glyphText = font.texts.get(code) ?? this.#fail(`code ${code} of ${font.name} has no text`, "");
        text += glyphText;
        const width = font.widths.get(code) ?? this.#fail(`code ${code} of ${font.name} has no width`, 0);
        const isSpace = length === 1 && code === 0x20;
        advance += (width / 1000) * size + this.#state.characterSpacing + (isSpace ? this.#state.wordSpacing : 0);
        if (glyphText.trim() !== "") inkEnd = advance;
      }
    }
    this.#checkMark(`"${text}"`);
    this.text.push({
      page: this.#page,
      x: round(start[4] + (first ?? 0)),
      y: round(start[5] + rise),
      width: round(advance - (first ?? 0)),
      inkWidth: round((inkEnd ?? first ?? 0) - (first ?? 0)),
      font: font.name,
      size,
      color,
      text,
      mcid: this.#mcid,
    });
    this.#textMatrix = multiply(this.#textMatrix, [1, 0, 0, 1, advance, 0]);
  }
}

function formatOperand(value: PdfValue): string {
  if (value === null) return "";
  if (value instanceof PdfName) return value.name;
  if (Array.isArray(value)) return `[${(value as readonly PdfValue[]).map(formatOperand).join(" ")}]`;
  return typeof value === "number" ? String(value) : "";
}

/** @returns The matrix that applies `inner` first. */
function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
