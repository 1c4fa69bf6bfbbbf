import { describe, expect, it } from "vitest";
import { parseText } from "./parse-text.js";
import { createRandom } from "../random.js";

/** Each `W` becomes a word of its own. Nothing here may lose words by design: no definitions, attributes or comments. */
const PIECES = [
  "W",
  "W ",
  "W",
  " ",
  "    ",
  "\t",
  "\n",
  "\n",
  "\n\n",
  "- ",
  "* ",
  "1. ",
  "2) ",
  "> ",
  ">",
  "# ",
  "### ",
  "```",
  "~~~",
  "`",
  "``",
  "*",
  "**",
  "_",
  "__",
  "~~",
  "[",
  "]",
  "](",
  "(",
  ")",
  "![",
  ":::box\n",
  ":::\n",
  "::::options\n",
  "[^1] ",
  "\\",
  "&amp;",
  "&",
  "<",
  "<b>",
  "<div>\n",
  "https://a.org/W",
  "www.W.org",
  "W@W.org",
  "'",
  '"',
  "--",
  "...",
  "---\n",
  "- [x] ",
  "> [!NOTE]\n",
  "é",
  "😀",
  ": ",
];

function createText(random: (below: number) => number): string {
  let words = 0;
  const pieces = Array.from({ length: 1 + random(40) }, () => PIECES[random(PIECES.length)] ?? "");
  return pieces.join("").replaceAll("W", () => `w${words++}w`);
}

describe("random Markdown", () => {
  it("never throws and loses no word", () => {
    const random = createRandom(1);
    for (let count = 0; count < 4_000; count++) {
      const text = createText(random);
      const { document } = parseText(text, { smart: true, lang: "fr" });
      const kept = JSON.stringify(document);
      const lost = (text.match(/w\d+w/g) ?? []).filter((word) => !kept.includes(word) && !isDestination(text, word));
      expect(lost, JSON.stringify(text)).toEqual([]);
    }
  });

  it("places every word on its line", () => {
    const random = createRandom(2);
    let checked = 0;
    for (let count = 0; count < 4_000; count++) {
      const text = createText(random);
      const lines = text.split("\n");
      JSON.stringify(parseText(text).document, (_key, node: unknown) => {
        if (!isText(node)) return node;
        const word = /^w\d+w/.exec(node.value)?.[0];
        if (word !== undefined) {
          checked++;
          expect(lines[node.span.line - 1]?.includes(word), `${JSON.stringify(text)} ${word}`).toBe(true);
        }
        return node;
      });
    }
    expect(checked).toBeGreaterThan(1_000);
  });
});

/** The address of a link or image that may not be used is reported, not printed. */
function isDestination(text: string, word: string): boolean {
  return new RegExp(`\\]\\([^)]*${word}`).test(text);
}

interface PlacedText {
  readonly kind: "text";
  readonly value: string;
  readonly span: { readonly line: number };
}

function isText(node: unknown): node is PlacedText {
  return typeof node === "object" && node !== null && "kind" in node && node.kind === "text" && "value" in node;
}
