/**
 * The bidirectional algorithm (UAX 9) over a paragraph: inline nodes come in, the level of each piece of text and of
 * each box comes out. Order on the line is not known here, see `order-line.ts`. The one door to bidi-js.
 */
import createBidi from "bidi-js";
import type { ComputedStyle } from "../../model/computed-style.js";
import type { StyledElement, StyledNode, StyledText } from "../../model/styled.js";
import type { BidiPlace } from "./inline-item.js";
import { transformText } from "./transform-text.js";

/** Levels of the text of one paragraph. */
export interface BidiText {
  /** @returns The text in pieces of one level and one script, in logical order; marks of direction are taken out. */
  splitText(node: StyledText, shown: string): readonly BidiRun[];
  /** @returns The place of a picture, of a number, or of an element's edges. */
  findPlace(node: StyledNode): BidiPlace;
}

export interface BidiRun {
  readonly text: string;
  readonly bidi: BidiPlace;
}

/** Letters, digits and marks of direction that can make a line run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Marks of direction: they have done their work once levels are known. */
const DIRECTION_MARK = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

const bidi = createBidi();

/** @returns The levels of a paragraph; `undefined` if all of it runs from left to right, which costs one look. */
export function findBidiText(nodes: readonly StyledNode[], container: ComputedStyle): BidiText | undefined {
  if (container.direction === "ltr" && !nodes.some(runsFromRight)) return undefined;
  const text = gatherText(nodes, container);
  const base = container.unicodeBidi === "plaintext" ? "auto" : container.direction;
  return createBidiText(text, bidi.getEmbeddingLevels(text.text, base));
}

function runsFromRight(node: StyledNode): boolean {
  switch (node.kind) {
    case "text":
      return RIGHT_TO_LEFT.test(node.text);
    case "element":
      return node.style.direction === "rtl" || node.children.some(runsFromRight);
    case "svg":
    case "page-number":
    case "leader":
      return false;
  }
}

/** The paragraph as the algorithm reads it: elements have become marks of direction. */
interface GatheredText {
  text: string;
  /** Where each node begins; elements begin behind their marks. */
  readonly starts: Map<StyledNode, number>;
  /** Marks of the elements that are open, which a forced break closes and opens again. */
  readonly open: string[];
}

function gatherText(nodes: readonly StyledNode[], container: ComputedStyle): GatheredText {
  const gathered: GatheredText = { text: "", starts: new Map(), open: [] };
  const isOverride = container.unicodeBidi === "bidi-override" || container.unicodeBidi === "isolate-override";
  const [opening] = isOverride ? findMarks({ ...container, unicodeBidi: "bidi-override" }) : [""];
  gathered.text += opening;
  if (opening !== "") gathered.open.push(opening);
  for (const node of nodes) gatherNode(node, container, gathered);
  return gathered;
}

/** A picture is neutral, a number of a page is a number. */
const OBJECT = "\uFFFC";
const NUMBER = "0";

function gatherNode(node: StyledNode, parent: ComputedStyle, gathered: GatheredText): void {
  gathered.starts.set(node, gathered.text.length);
  switch (node.kind) {
    case "text":
      gathered.text += foldWhiteSpace(transformText(node.text, parent.textTransform), parent, gathered.open.join(""));
      return;
    case "svg":
    case "leader":
      gathered.text += OBJECT;
      return;
    case "page-number":
      gathered.text += NUMBER;
      return;
    case "element":
      gatherElement(node, gathered);
  }
}

function gatherElement(element: StyledElement, gathered: GatheredText): void {
  if (element.tag === "br") {
    gathered.text += `\n${gathered.open.join("")}`;
    return;
  }
  if (element.tag === "img") {
    gathered.text += OBJECT;
    return;
  }
  const [opening, closing] = findMarks(element.style);
  gathered.text += opening;
  gathered.starts.set(element, gathered.text.length);
  if (opening !== "") gathered.open.push(opening);
  for (const child of element.children) gatherNode(child, element.style, gathered);
  if (opening !== "") gathered.open.pop();
  gathered.text += closing;
}

/** @see CSS Writing Modes 4, 2.4.2 */
function findMarks({ display, direction, unicodeBidi }: ComputedStyle): readonly [opening: string, closing: string] {
  const isRtl = direction === "rtl";
  switch (unicodeBidi) {
    case "normal":
    case "embed":
      // An inline block is a box of its own: what is in it has no influence outside.
      if (display === "inline-block") return [isRtl ? "\u2067" : "\u2066", "\u2069"];
      if (unicodeBidi === "normal") return ["", ""];
      return [isRtl ? "\u202B" : "\u202A", "\u202C"];
    case "isolate":
      return [isRtl ? "\u2067" : "\u2066", "\u2069"];
    case "bidi-override":
      return [isRtl ? "\u202E" : "\u202D", "\u202C"];
    case "isolate-override":
      return [`\u2068${isRtl ? "\u202E" : "\u202D"}`, "\u202C\u2069"];
    case "plaintext":
      return ["\u2068", "\u2069"];
  }
}

/**
 * Where white space collapses, a line feed is a space; where it does not, it ends a paragraph of the algorithm. No
 * offset may change, so what is opened again behind it takes the place of nothing: it is put in by `br` only.
 */
function foldWhiteSpace(text: string, { whiteSpace }: ComputedStyle, open: string): string {
  const keepsBreaks = whiteSpace === "pre" || whiteSpace === "pre-wrap" || whiteSpace === "pre-line";
  return keepsBreaks && open === "" ? text.replace(/[\r\t\f]/g, " ") : text.replace(/\s/g, " ");
}

function createBidiText(
  { text, starts }: GatheredText,
  { levels, paragraphs }: ReturnType<typeof bidi.getEmbeddingLevels>,
): BidiText {
  const bases = new Uint8Array(text.length);
  for (const { start, end, level } of paragraphs) bases.fill(level, start, end + 1);
  // Few levels occur, so places are shared.
  const places = new Map<number, BidiPlace>();
  const fallback = paragraphs[0]?.level ?? 0;
  const placeAt = (offset: number): BidiPlace => {
    const level = levels[offset] ?? fallback;
    const base = bases[offset] ?? fallback;
    const key = level * 2 + base;
    const place = places.get(key) ?? { level, base };
    places.set(key, place);
    return place;
  };
  return {
    findPlace: (node) => {
      const place = placeAt(starts.get(node) ?? text.length);
      return node.kind === "element" && node.tag !== "img" ? toEmbedding(place, node.style.direction) : place;
    },
    splitText: (node, shown) => splitRuns(shown, starts.get(node) ?? 0, placeAt),
  };
}

/** The level of an element's edges is that of its own direction: digits that begin it are a level higher. */
function toEmbedding(place: BidiPlace, direction: ComputedStyle["direction"]): BidiPlace {
  const isOdd = place.level % 2 === 1;
  return isOdd === (direction === "rtl") || place.level <= place.base ? place : { ...place, level: place.level - 1 };
}

function splitRuns(shown: string, start: number, placeAt: (offset: number) => BidiPlace): readonly BidiRun[] {
  const runs: BidiRun[] = [];
  let text = "";
  let place: BidiPlace | undefined;
  let script = "";
  const flush = (): void => {
    if (place !== undefined && text !== "") runs.push({ text, bidi: place });
    text = "";
  };
  for (let index = 0; index < shown.length; index++) {
    const character = shown.charAt(index);
    if (DIRECTION_MARK.test(character)) continue;
    const next = placeAt(start + index);
    const nextScript = findScript(character);
    if (next !== place || (script !== "" && nextScript !== "" && nextScript !== script)) {
      flush();
      [place, script] = [next, ""];
    }
    if (nextScript !== "") script = nextScript;
    text += character;
  }
  flush();
  return runs;
}

/** Scripts that are shaped by rules of their own; what belongs to none goes with its neighbours. */
function findScript(character: string): string {
  if (/[\u0590-\u05FF\uFB1D-\uFB4F]/.test(character)) return "hebrew";
  if (/[\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]/.test(character)) {
    return /[\u0600-\u06FF]/.test(character) && !/\p{L}/u.test(character) ? "" : "arabic";
  }
  return /\p{L}/u.test(character) ? "other" : "";
}
