import type { Face, ShapedWord } from "../../model/face.js";
import type { InlineContext } from "./inline-item.js";
import type { RunStyle } from "./run-style.js";
import { shapeInContext } from "./shape-in-context.js";

/** Part of a word: as it is, or capitals of a smaller size that stand for its letters. */
export interface CapsPart {
  readonly context: InlineContext;
  readonly word: ShapedWord;
}

/** Size of synthesized small capitals where a face does not say how tall its letters are. */
const USUAL_SCALE = 0.8;

/** Capitals as tall as lower case letters look faint among real ones; browsers do not go below this. */
const SMALLEST_SCALE = 0.7;

/** @returns Whether the style asks for small capitals that the face does not have. */
export function needsSmallCaps({ style }: InlineContext, face: Face): boolean {
  const { synthesizedCaps, fontFeatures } = style.computed;
  if (synthesizedCaps === "none") return false;
  return !fontFeatures.split(",").some((tag) => CAPS_TAGS.has(tag) && face.hasFeature(tag));
}

const CAPS_TAGS: ReadonlySet<string> = new Set(["smcp", "pcap", "c2sc", "c2pc"]);

/** Letters that become small; digits and signs are kept as they are. */
const SMALL = { small: /\p{Ll}\p{M}*/u, all: /\p{L}\p{M}*/u };

/** Synthesizes small capitals (CSS Fonts 4, 6.6): letters are drawn as smaller capitals, and read as they were written. */
export function composeSmallCaps(text: string, face: Face, context: InlineContext): readonly CapsPart[] {
  const { synthesizedCaps } = context.style.computed;
  const letters = SMALL[synthesizedCaps === "all" ? "all" : "small"].source;
  const parts = text.match(new RegExp(`(?:${letters})+|(?:(?!${letters}).)+`, "gsu")) ?? [];
  const starts = new RegExp(`^${letters}`, "u");
  const small: InlineContext = { ...context, style: findSmallStyle(context.style, face), capitals: true };
  return parts.map((part) => {
    const own = starts.test(part) ? small : context;
    return { context: own, word: shapeInContext(part, face, own) };
  });
}

/** One smaller style for each style, since lines compare styles by identity. */
const smallStyles = new WeakMap<RunStyle, RunStyle>();

function findSmallStyle(style: RunStyle, face: Face): RunStyle {
  const found = smallStyles.get(style);
  if (found !== undefined) return found;
  const scale = face.capHeight > 0 ? Math.max(face.xHeight / face.capHeight, SMALLEST_SCALE) : USUAL_SCALE;
  const made = { ...style, sizePt: style.sizePt * Math.min(scale, 1) };
  smallStyles.set(style, made);
  return made;
}
