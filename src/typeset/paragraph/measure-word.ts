import type { ShapedWord } from "../../model/face.js";
import type { RunStyle } from "./run-style.js";

/** @returns Width of a word at the size and letter spacing of a style, in pt. */
export function measureWord(word: ShapedWord, { sizePt, computed }: RunStyle): number {
  return (word.advance * sizePt) / 1000 + word.glyphs.length * computed.letterSpacing;
}
