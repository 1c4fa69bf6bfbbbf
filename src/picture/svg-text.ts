import type { TextAnchor, TextBaseline, TextChunk, TextSpan } from "../model/picture.js";
import { findScale } from "./matrix.js";
import { resolvePaint } from "./svg-gradient.js";
import { readLength } from "./svg-length.js";
import type { Axis, Measures } from "./svg-length.js";
import { inkOf } from "./svg-ink.js";
import type { OwnStyle, SvgStyle } from "./svg-style.js";
import type { SvgElement } from "./svg-tree.js";
import type { Nodes, Place, SvgWalk } from "./svg-walk.js";

/** Elements whose texts go on in that of their parent. */
const PARTS: ReadonlySet<string> = new Set(["tspan", "a"]);

/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

const SILENT: ReadonlySet<string> = new Set(["title", "desc", "metadata"]);

/** A character with what is set for it alone. */
interface Character {
  readonly text: string;
  readonly look: Look;
  /** Where a new chunk begins (SVG 2, 11.2). */
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly dx: number;
  readonly dy: number;
  readonly preserved: boolean;
}

/** What the characters of an element share. */
interface Look {
  readonly span: Omit<TextSpan, "text" | "dx" | "dy">;
  readonly anchor: TextAnchor;
}

type ListName = "x" | "y" | "dx" | "dy";

/** The lists of an element, and how many of its characters have passed. */
interface Frame {
  readonly lists: Readonly<Record<ListName, readonly number[]>> & { readonly longest: number };
  passed: number;
}

/** Draws a `<text>`: its characters become chunks, each with a place of its own. Faces are found when it is placed. */
export function drawText(element: SvgElement, place: Place, own: OwnStyle, walk: SvgWalk, nodes: Nodes): void {
  const reader = new TextReader(walk);
  reader.read(element, place, own);
  const chunks = reader.finish();
  if (chunks.some(({ spans }) => spans.length > 1 && spans.some(({ text }) => RIGHT_TO_LEFT.test(text))))
    walk.refuse("several styles or shifts within a text from right to left", element);
  if (chunks.length > 0) nodes.push({ kind: "text", line: element.line, matrix: place.matrix, chunks });
}

class TextReader {
  readonly #walk: SvgWalk;
  readonly #characters: Character[] = [];
  readonly #frames: Frame[] = [];

  constructor(walk: SvgWalk) {
    this.#walk = walk;
  }

  /** Reads an element whose style is that of the place. */
  read(
    element: SvgElement,
    place: Place,
    own: OwnStyle,
    outer: Pick<TextSpan, "rise"> & { opacity: number } = FLAT,
  ): void {
    const measures: Measures = { ...place.viewport, fontSize: place.style.fontSize };
    const rise = outer.rise + own.rise;
    // The opacity of the text itself is its group's.
    const opacity = element.name === "text" ? 1 : outer.opacity * own.opacity;
    const look = createLook(element, place, own, rise, opacity, this.#walk);
    const preserved = preservesSpace(element, place.style);
    this.#frames.push({ lists: this.#readLists(element, measures), passed: 0 });
    for (const part of element.content) {
      if (typeof part === "string") this.#addText(part, look, preserved);
      else this.#readPart(part, place, { rise, opacity });
    }
    this.#frames.pop();
  }

  #readPart(part: SvgElement, place: Place, outer: { rise: number; opacity: number }): void {
    if (!this.#walk.visit() || SILENT.has(part.name) || part.name.includes(":")) return;
    if (!PARTS.has(part.name)) {
      this.#walk.refuse(`the element <${part.name}> in a text`, part);
      return;
    }
    const read = this.#walk.readStyle(part, place);
    if (read === undefined || read.own.hidden) return;
    if (read.own.clipPath !== undefined) this.#walk.refuse("a clip-path in a text", part);
    this.read(part, { ...place, style: read.style }, read.own, outer);
  }

  #readLists({ attributes, name, line }: SvgElement, measures: Measures): Frame["lists"] {
    const read = (list: ListName, axis: Axis): readonly number[] => {
      const text = attributes[list]?.trim() ?? "";
      if (text === "") return [];
      const values = text.split(/[\s,]+/u).map((value) => readLength(value, axis, measures));
      if (values.every(Number.isFinite)) return values;
      this.#walk.report({
        code: "picture-damaged",
        message: `has a <${name}> whose ${list} cannot be read (line ${String(line)})`,
        hint: "Export the drawing again",
      });
      return [];
    };
    const lists = { x: read("x", "x"), y: read("y", "y"), dx: read("dx", "x"), dy: read("dy", "y") };
    return { ...lists, longest: Math.max(...Object.values(lists).map(({ length }) => length)) };
  }

  #addText(text: string, look: Look, preserved: boolean): void {
    // Marks belong to their letter, and have no place of their own.
    for (const [cluster] of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
      if (!this.#walk.spendCharacter()) return;
      const isSpace = /^[ \t\r\n]$/u.test(cluster);
      const last = this.#characters.at(-1);
      if (isSpace && !preserved && (last === undefined || last.text === " ")) continue;
      this.#characters.push({ text: isSpace ? " " : cluster, look, preserved, ...this.#take() });
    }
  }

  /** Takes what the innermost elements set for the next character. */
  #take(): Pick<Character, ListName> {
    if (!this.#frames.some(({ lists, passed }) => passed < lists.longest)) return NOTHING;
    const find = (name: ListName): number | undefined => {
      for (let index = this.#frames.length - 1; index >= 0; index--) {
        const frame = this.#frames[index];
        const value = frame?.lists[name][frame.passed];
        if (value !== undefined) return value;
      }
      return undefined;
    };
    const taken = { x: find("x"), y: find("y"), dx: find("dx") ?? 0, dy: find("dy") ?? 0 };
    for (const frame of this.#frames) frame.passed += 1;
    return taken;
  }

  finish(): readonly TextChunk[] {
    const last = this.#characters.at(-1);
    if (last?.text === " " && !last.preserved) this.#characters.pop();
    return joinChunks(this.#characters);
  }
}

/** What is set for a character in the middle of a text. */
const NOTHING: Pick<Character, ListName> = { x: undefined, y: undefined, dx: 0, dy: 0 };

const FLAT = { rise: 0, opacity: 1 };

/** @see SVG 2, 11.7.1: `xml:space` is inherited too */
function preservesSpace(element: SvgElement, style: SvgStyle): boolean {
  for (let one: SvgElement | undefined = element; one !== undefined; one = one.parent) {
    const value = one.attributes["xml:space"];
    if (value !== undefined) return value === "preserve";
  }
  return style.whiteSpace === "preserve";
}

function createLook(
  element: SvgElement,
  place: Place,
  own: OwnStyle,
  rise: number,
  opacity: number,
  walk: SvgWalk,
): Look {
  const { style } = place;
  const scale = findScale(place.matrix);
  const isSeen = style.visibility === "visible";
  const painted = { element, place, findBox: () => undefined };
  const ink = inkOf(style);
  return {
    anchor: style.anchor,
    span: {
      ...ink,
      fill: isSeen ? resolvePaint(style.fill, painted, walk) : undefined,
      fillOpacity: ink.fillOpacity * opacity,
      stroke: isSeen && style.strokeWidth > 0 ? resolvePaint(style.stroke, painted, walk) : undefined,
      strokeOpacity: ink.strokeOpacity * opacity,
      strokeWidth: ink.strokeWidth * scale,
      dashes: ink.dashes.map((dash) => dash * scale),
      dashOffset: ink.dashOffset * scale,
      families: style.families,
      size: style.fontSize,
      weight: style.fontWeight,
      slant: style.fontStyle,
      letterSpacing: style.letterSpacing,
      wordSpacing: style.wordSpacing,
      baseline: findBaseline(own.alignment ?? style.dominantBaseline),
      rise,
    },
  };
}

const BASELINES: ReadonlyMap<string, TextBaseline> = new Map<string, TextBaseline>([
  ["middle", "middle"],
  ["central", "central"],
  ["mathematical", "central"],
  ["hanging", "hanging"],
  ["text-before-edge", "top"],
  ["text-top", "top"],
  ["before-edge", "top"],
  ["text-after-edge", "bottom"],
  ["text-bottom", "bottom"],
  ["after-edge", "bottom"],
  ["ideographic", "bottom"],
]);

function findBaseline(value: string): TextBaseline {
  return BASELINES.get(value) ?? "alphabetic";
}

/** Characters with places of their own begin chunks; those that are shifted, or look otherwise, begin spans. */
function joinChunks(characters: readonly Character[]): readonly TextChunk[] {
  const chunks: { start: Pick<TextChunk, "x" | "y">; look: Look; spans: TextSpan[]; anchor: TextAnchor }[] = [];
  for (const { text, look, x, y, dx, dy } of characters) {
    const chunk = chunks.at(-1);
    const span = chunk?.spans.at(-1);
    const added = { ...look.span, text, dx, dy };
    if (chunk === undefined || x !== undefined || y !== undefined) {
      const start = { ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) };
      chunks.push({ start, look, anchor: look.anchor, spans: [added] });
    } else if (span === undefined || chunk.look !== look || dx !== 0 || dy !== 0) {
      chunk.look = look;
      chunk.spans.push(added);
    } else chunk.spans[chunk.spans.length - 1] = { ...span, text: span.text + text };
  }
  return chunks.map(({ start, anchor, spans }) => ({ ...start, anchor, spans }));
}
