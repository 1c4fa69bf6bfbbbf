import { readdirSync, readFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import { describe, expect, it } from "vitest";
import { createPairShaper } from "../../src/font/shape-by-pairs.js";
import { forgetGlyphTexts, shapeText } from "../../src/font/shape-text.js";
import { isSfntProblem } from "../../src/font/sfnt.js";
import { readTrueType, type TrueType } from "../../src/font/truetype.js";
import { createRandom } from "../random.js";

const FACES = readdirSync("fonts", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ttf"));
const SEED = Number(process.env["BRIEFPRESS_SEED"] ?? 1);

function open(path: string): { font: Font; trueType: TrueType } {
  const bytes = readFileSync(`fonts/${path}`);
  const font = create(bytes);
  const trueType = readTrueType(bytes);
  if (isSfntProblem(trueType)) throw new Error(trueType.why);
  forgetGlyphTexts(font, trueType);
  return { font, trueType };
}

/** Words of all plain characters in any order, so that every kind of rule gets its turn. */
function makeWords(count: number): readonly string[] {
  const random = createRandom(SEED);
  const ascii = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
  const characters = [...ascii, ...Array.from("éèüßñçøåłščźőŉĳǆ–—‘’“”•…€«»ªº½¼´¨")];
  const pick = (): string => characters[random(characters.length)] ?? "a";
  return Array.from({ length: count }, () => Array.from({ length: 1 + random(8) }, pick).join(""));
}

/** Counts how often the engine is asked. */
function countCalls(font: Font): { font: Font; calls: () => number } {
  let calls = 0;
  const layout: Font["layout"] = (...request) => {
    calls++;
    return font.layout(...request);
  };
  const counted = Object.create(font, { layout: { value: layout } }) as Font;
  return { font: counted, calls: () => calls };
}

describe("createPairShaper", () => {
  it.each(FACES)(`shapes words as the engine does, %s (seed ${SEED})`, (path) => {
    const { font, trueType } = open(path);
    const words = ["Tashkent,", "AVATAR", "1990–2025", "“We", "Ta.", "3.5", "(IMF)", "d’Ivoire", ...makeWords(1200)];
    for (const features of ["", "lnum,tnum"]) {
      const shape = createPairShaper(font, trueType, features);
      for (const word of [...words, ...words.map((word) => Array.from(word).reverse().join(""))]) {
        expect(shape(word), word).toEqual(shapeText(font, trueType, word, features));
      }
    }
  });

  const serif = open("source-serif-4/SourceSerif4-Regular.ttf");

  it("asks the engine for pairs that are new, and puts known ones together", () => {
    const { font, calls } = countCalls(serif.font);
    const shape = createPairShaper(font, serif.trueType, "");
    for (const word of ["stan", "tars", "ran"]) shape(word);
    expect(calls()).toBe(3);
    for (const word of ["starstan", "an", "rtan"]) shape(word);
    expect(calls()).toBe(4);
    shape("startan");
    expect(calls()).toBe(4);
  });

  it.each([
    ["a ligature", "office"],
    ["a combining mark", "e\u0301te\u0301"],
    ["another script", "Ташкент"],
    ["a hidden character", "co\u00ADop"],
    ["a no-break space", "10\u00A0km"],
    ["a fraction slash", "1\u20442"],
    ["a letter beyond the first plane", "𝒜b"],
  ])("leaves %s to the engine", (_, word) => {
    const { font, calls } = countCalls(serif.font);
    const shape = createPairShaper(font, serif.trueType, "");
    for (const time of [1, 2, 3]) {
      shape(word);
      expect(calls()).toBe(time);
    }
  });

  it("leaves everything to the engine where the rules of a font cannot be read", () => {
    const { font, calls } = countCalls(serif.font);
    const broken = Object.create(font, {
      GSUB: {
        get(): never {
          throw new Error("damaged");
        },
      },
    }) as Font;
    const shape = createPairShaper(broken, serif.trueType, "");
    shape("word");
    shape("word");
    expect(calls()).toBe(2);
  });
});
