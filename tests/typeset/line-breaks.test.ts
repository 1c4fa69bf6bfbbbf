import { describe, expect, it } from "vitest";
import type { BreakPoint } from "../../src/typeset/paragraph/break-points.js";
import { chooseTotalFit } from "../../src/typeset/paragraph/total-fit.js";
import { createRandom } from "../random.js";
import { layHtml } from "./html-pages.js";
import { el, lay, p, page, readLines } from "./styled.js";
import type { PlacedText } from "./styled.js";

const WORDS = (
  "the of and to in a that is for on as with by are it from at an be or which states their trade border policy " +
  "region support between government recognition international representatives reintegration humanitarian engagement"
).split(" ");

function makeText(count: number, seed: number): string {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => WORDS[random(WORDS.length)]).join(" ");
}

/** Words and spaces as break points, without any text: widths are what counts. */
function makePoints(widths: readonly number[], spacePt: number): readonly BreakPoint[] {
  let inkPt = 0;
  return widths.map((widthPt, index) => {
    const closed = index === widths.length - 1;
    const spacesPt = index * spacePt;
    inkPt += widthPt;
    const point = {
      end: index,
      offset: 0,
      next: index + 1,
      inkPt: inkPt + spacesPt,
      hang: undefined,
      division: undefined,
      startPt: inkPt + spacesPt + spacePt,
      spacesPt,
      startSpacesPt: spacesPt + spacePt,
      closed,
    };
    return point;
  });
}

/** The least demerits of all ways to break, found by trying each: the formula is written out anew. */
function tryAll(widths: readonly number[], spacePt: number, measurePt: number, justified: boolean): number {
  const best = new Array<number>(widths.length + 1).fill(Infinity);
  best[widths.length] = 0;
  for (let from = widths.length - 1; from >= 0; from--) {
    let natural = -spacePt;
    for (let to = from; to < widths.length; to++) {
      natural += spacePt + widths[to]!;
      const cost = costOf(natural, (to - from) * spacePt, measurePt, justified, to === widths.length - 1, from > 0);
      best[from] = Math.min(best[from]!, cost + best[to + 1]!);
    }
  }
  return best[0]!;
}

function costOf(
  natural: number,
  spaces: number,
  measure: number,
  justified: boolean,
  last: boolean,
  later: boolean,
): number {
  const free = measure - natural;
  const least = justified ? -spaces * 0.22 : 0;
  if (free < least - 0.001) return Infinity;
  const stretch = justified ? spaces * 0.5 : measure * 0.18;
  const grown = free < 0.001 || last ? 0 : stretch === 0 ? 10 : free / stretch;
  const badness = 100 * (free < -0.001 ? -free / (spaces * 0.22) : grown) ** 3;
  return (10 + badness) ** 2 + (last && later && natural < measure * 0.2 ? 6000 : 0);
}

function sumDemerits(
  widths: readonly number[],
  ends: readonly number[],
  spacePt: number,
  measurePt: number,
  j: boolean,
) {
  let from = 0;
  return ends.reduce((sum, to) => {
    const words = widths.slice(from, to + 1);
    const spaces = (words.length - 1) * spacePt;
    const natural = words.reduce((all, width) => all + width, spaces);
    const cost = costOf(natural, spaces, measurePt, j, to === widths.length - 1, from > 0);
    from = to + 1;
    return sum + cost;
  }, 0);
}

const readTexts = (lines: readonly PlacedText[]): readonly string[] => lines.map((line) => line.text.trim());

describe("optimal line breaks", () => {
  it.each([true, false])("cost as little as the best of all ways (justified: %s)", (justified) => {
    const random = createRandom(11);
    for (let round = 0; round < 300; round++) {
      const widths = Array.from({ length: 1 + random(40) }, () => 4 + random(30));
      const measurePt = 60 + random(120);
      const ends = chooseTotalFit(makePoints(widths, 3), { firstPt: measurePt, otherPt: measurePt, justified });
      const chosen = ends.map((point) => point.end);
      const least = tryAll(widths, 3, measurePt, justified);
      expect(chosen.at(-1), `round ${String(round)}`).toBe(widths.length - 1);
      if (least === Infinity) continue;
      expect(sumDemerits(widths, chosen, 3, measurePt, justified) / least, `round ${String(round)}`).toBeCloseTo(1, 6);
    }
  });

  it("set a word that is wider than the measure on a line of its own, and end", () => {
    const points = makePoints([10, 500, 10, 10], 3);
    const ends = chooseTotalFit(points, { firstPt: 100, otherPt: 100, justified: false });
    expect(ends.map((point) => point.end)).toEqual([0, 1, 3]);
  });

  it("are more even than those of lines that take what fits", () => {
    let pretty = 0;
    let greedy = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const text = makeText(60, seed);
      pretty += sumSquares(readLines(lay(page([p(text, { textWrap: "pretty" })]))));
      greedy += sumSquares(readLines(lay(page([p(text, { textWrap: "wrap" })]))));
    }
    expect(pretty / greedy).toBeLessThan(0.9);
  });

  it("fill the measure of justified text exactly, with spaces that also shrink", () => {
    let shrunk = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const blocks = [p(makeText(80, seed), { textAlign: "justify", textWrap: "pretty" })];
      const paged = lay(page(blocks, { widthPt: 300, heightPt: 400 }));
      const lines = readLines(paged);
      expect(lines.slice(0, -1).map((line) => line.right)).toEqual(lines.slice(0, -1).map(() => 290));
      const spaces = paged.pages.flatMap(({ items }) =>
        items.flatMap((item) => (item.kind === "line" ? item.runs.flatMap((run) => run.pieces) : [])),
      );
      // A space of Source Sans 3 is 2 pt wide at 10 pt, kerning aside.
      const widths = spaces.flatMap((piece) => (piece.kind === "space" && piece.widthPt > 0 ? [piece.widthPt] : []));
      shrunk += widths.filter((width) => width < 1.9).length;
      expect(Math.min(...widths)).toBeGreaterThan(2 * 0.77);
    }
    expect(shrunk).toBeGreaterThan(0);
  });

  it("break a very long paragraph too", () => {
    const lines = readLines(lay(page([p(makeText(20_000, 3), { textWrap: "pretty" })])));
    expect(readTexts(lines).join(" ")).toBe(makeText(20_000, 3));
  });
});

function sumSquares(lines: readonly PlacedText[]): number {
  return lines.slice(0, -1).reduce((sum, line) => sum + (210 - line.right) ** 2, 0);
}

describe("hyphens", () => {
  const narrow = { widthPt: 110 } as const;
  const auto = { hyphens: "auto", textWrap: "pretty", lang: "en" } as const;
  const linesOf = (text: string, style: object = auto): readonly string[] =>
    readTexts(readLines(lay(page([p(text, style)], narrow))));

  it("divide words by the rules of their language where lines would be bad", () => {
    const lines = linesOf("international representatives reintegration humanitarian recognition");
    expect(lines.some((line) => line.endsWith("-"))).toBe(true);
    expect(lines.join(" ").replaceAll("- ", "")).toContain("international representatives");
    const german = linesOf("Die Zusammenarbeitsverträge entwickeln", { ...auto, lang: "de-AT" });
    expect(german.join("|")).toMatch(/(?:Zu|Zusam|Zusammen|Zusammenar|Zusammenarbeits)-/u);
  });

  it("are not made without `auto`, nor in a language whose rules are not known", () => {
    const text = "international representatives reintegration humanitarian recognition";
    for (const style of [
      { ...auto, hyphens: "manual" },
      { ...auto, lang: "kk" },
      { ...auto, lang: "" },
    ])
      expect(linesOf(text, style).join(" ")).toBe(text);
  });

  it("keep abbreviations, numbers and addresses whole", () => {
    const text = "and INTERNATIONAL and 1234567890123 and McGovernments and";
    expect(linesOf(text).join(" ")).toBe(text);
  });

  it("are made line by line as well", () => {
    const lines = linesOf("international representatives reintegration", { ...auto, textWrap: "wrap" });
    expect(lines.join(" ").replaceAll("- ", "")).toBe("international representatives reintegration");
    expect(lines.some((line) => line.endsWith("-"))).toBe(true);
  });

  it("keep to `hyphenate-limit-chars`", () => {
    const text = "reintegration humanitarian recognition representatives engagement";
    for (const line of linesOf(text, { ...auto, hyphenateLimitChars: { word: 5, before: 6, after: 5 } })) {
      const last = /(\p{L}+)-$/u.exec(line);
      if (last !== null) expect(last[1]!.length).toBeGreaterThanOrEqual(6);
    }
    expect(linesOf(text, { ...auto, hyphenateLimitChars: { word: 30, before: 2, after: 2 } }).join(" ")).toBe(text);
  });

  it("are drawn as a piece of their own, so that the text stays as it was", () => {
    const paged = lay(page([p("international representatives reintegration", auto)], narrow));
    const pieces = paged.pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === "line" ? item.runs.flatMap((run) => run.pieces) : [])),
    );
    expect(pieces.some((piece) => piece.kind === "hyphen")).toBe(true);
    const text = pieces.map((piece) => (piece.kind === "word" ? piece.text : piece.kind === "space" ? " " : ""));
    expect(text.join("").trim()).toBe("international representatives reintegration");
  });

  it("stand where the author put them, if not forbidden", () => {
    const text = "aaaaaaaaaa bbbb\u00ADcccccccc";
    expect(linesOf(text, { textWrap: "pretty" })[0]).toBe("aaaaaaaaaa bbbb-");
    expect(linesOf(text, { textWrap: "pretty", hyphens: "none" })[0]).toBe("aaaaaaaaaa");
    expect(linesOf(text, { textWrap: "wrap", hyphens: "none" })[0]).toBe("aaaaaaaaaa");
  });
});

describe("words that belong together", () => {
  /** As wide as any of the pairs, so that there is always room for both. */
  const LONG = "n".repeat(17);

  /** Whether a line ends between the two words at some measure. */
  const parts = (before: string, after: string, lang = "en"): boolean => {
    const text = `${LONG} ${before} ${after}`;
    for (let widthPt = 120; widthPt < 260; widthPt += 1) {
      const lines = readTexts(readLines(lay(page([p(text, { textWrap: "wrap", lang })], { widthPt }))));
      if (lines.includes(`${LONG} ${before}`)) return true;
    }
    return false;
  };

  it.each([
    ["29", "December", "en"],
    ["J.", "Smith", "en"],
    ["Dr", "Smith", "en"],
    ["1.5", "million", "en"],
    ["250", "km²", "en"],
    ["US$40", "bn", "en"],
    ["No.", "7", "en"],
    ["Table", "2", "en"],
    ["(Figure", "3)", "en"],
    ["word", "–", "en"],
    ["alors", "?", "fr"],
    ["в", "Казани", "ru"],
    ["5", "млн", "ru"],
    ["k", "domu", "cs"],
    ["w", "Polsce", "pl"],
  ])("%s %s (%s) stay on one line", (before, after, lang) => {
    expect(parts(before, after, lang)).toBe(false);
  });

  it.each([
    ["word", "after", "en"],
    ["table", "two", "en"],
    ["in", "2021", "en"],
    ["2021", "after", "en"],
    ["a", "house", "en"],
    ["alors", "?", "en"],
    ["Казань", "и", "ru"],
  ])("%s %s (%s) may part", (before, after, lang) => {
    expect(parts(before, after, lang)).toBe(true);
  });

  it("part where no line has room for both", () => {
    const lines = readTexts(readLines(lay(page([p("29 Septemberrrr", { textWrap: "pretty" })], { widthPt: 80 }))));
    expect(lines).toEqual(["29", "Septemberrrr"]);
  });
});

describe("words that are too wide", () => {
  it("leave room for the number of a note behind them", () => {
    const call = el("span", { fontSize: 6, verticalAlign: 3 }, ["18"]);
    const block = el("p", { textWrap: "pretty", overflowWrap: "anywhere" }, ["upstreamupstream", call]);
    for (let widthPt = 50; widthPt < 110; widthPt += 2) {
      const lines = readLines(lay(page([block], { widthPt })));
      expect(Math.max(...lines.map((line) => line.right)), String(widthPt)).toBeLessThanOrEqual(widthPt - 9.9);
      expect(readTexts(lines).join(""), String(widthPt)).toBe("upstreamupstream18");
    }
  });
});

describe("addresses", () => {
  it("break behind slashes and before other marks, without a hyphen", () => {
    const address = "https://www.example.org/reports/central-asia/2024?lang=en#notes";
    const lines = readTexts(readLines(lay(page([p(address, { textWrap: "pretty" })], { widthPt: 110 }))));
    expect(lines.join("")).toBe(address);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines.slice(1)) expect(line).toMatch(/^(?:[.\-?=#&%_~]|[a-z0-9])/u);
    for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[.\-?=#&]$/u);
  });

  it("stay whole where a line has room for them", () => {
    const text = "questions reach the authors here: editors@fieldgate.example and the forms are kept here";
    const lines = readTexts(readLines(lay(page([p(text, { textWrap: "pretty" })]))));
    expect(lines.some((line) => line.includes("editors@fieldgate.example"))).toBe(true);
  });

  it("have no hyphens of ours, and numbers stay whole", () => {
    const address = "https://internationalrepresentatives.org/licenses/by/4.0";
    const style = { textWrap: "pretty", hyphens: "auto", lang: "en" } as const;
    const lines = readTexts(readLines(lay(page([p(`see ${address}`, style)], { widthPt: 150 }))));
    expect(lines.join("").replace("see ", "see")).toBe(`see${address}`);
    expect(lines.at(-1)).toMatch(/4\.0$/u);
    expect(lines.at(-1)).not.toBe(".0");
  });

  it("go on over the edge of no column, however long they are", () => {
    const address = `https://example.org/${"a".repeat(200)}`;
    const lines = readLines(lay(page([p(address, { textWrap: "pretty" })], { widthPt: 110 })));
    expect(lines.map((line) => line.text).join("")).toBe(address);
    expect(Math.max(...lines.map((line) => line.right))).toBeLessThanOrEqual(100.1);
  });
});

describe("hanging punctuation", () => {
  const none = { first: false, last: false, end: "none" } as const;
  const linesWith = (text: string, hangingPunctuation: object, style: object = {}): readonly PlacedText[] =>
    readLines(
      lay(page([p(text, { textWrap: "pretty", ...style, hangingPunctuation: { ...none, ...hangingPunctuation } })])),
    );

  it("puts an opening mark before the edge, on the first line only", () => {
    const text = `\u201C${makeText(40, 2)}`;
    const [first, second] = linesWith(text, { first: true });
    // The quotation mark of Source Sans 3 is 4.25 pt wide at 10 pt.
    expect(first!.x).toBeCloseTo(10 - 4.3, 1);
    expect(second!.x).toBe(10);
    expect(linesWith(text, {})[0]!.x).toBe(10);
  });

  it("puts stops and commas behind justified lines, letters at the edge", () => {
    const text = `${"aaaa bbb, ".repeat(60)}end`;
    const lines = linesWith(text, { end: "force" }, { textAlign: "justify" }).slice(0, -1);
    const comma = lines.filter((line) => line.text.trimEnd().endsWith(","));
    const letter = lines.filter((line) => !line.text.trimEnd().endsWith(","));
    expect(comma.length * letter.length).toBeGreaterThan(0);
    // A comma of Source Sans 3 is 2.49 pt wide at 10 pt.
    for (const line of comma) expect(line.right).toBeCloseTo(210 + 2.5, 1);
    for (const line of letter) expect(line.right).toBe(210);
  });

  it("lets a stop hang only where it must", () => {
    for (let widthPt = 90; widthPt < 140; widthPt += 0.5) {
      const style = { textWrap: "pretty", hangingPunctuation: { ...none, end: "allow" } } as const;
      const [line, ...others] = readLines(lay(page([p("aaaa bbbb cccc dddd.", style)], { widthPt })));
      if (others.length > 0) continue;
      const overPt = line!.right - (widthPt - 10);
      expect(overPt).toBeGreaterThan(1.5);
      expect(overPt).toBeLessThanOrEqual(2.6);
      expect(widthPt).toBeGreaterThan(97);
      return;
    }
    throw new Error("the line never fitted");
  });

  it("puts a closing mark behind the last line", () => {
    const ends = linesWith("aaaa bbb)", { last: true }, { textAlign: "right" });
    expect(ends[0]!.right).toBeGreaterThan(212);
    expect(linesWith("aaaa bbb)", {}, { textAlign: "right" })[0]!.right).toBe(210);
  });
});

describe("text-wrap: balance", () => {
  const HEADING = "h2 { text-wrap: balance } br { display: inline }";

  it("balances what stands between forced breaks by itself", () => {
    const first = "A first line that takes all of this";
    const rest = "and a second part that is not much longer than it";
    const together = layHtml(`<h2>${first}<br>${rest}</h2>`, HEADING).map(({ text }) => text);
    const alone = layHtml(`<h2>${rest}</h2>`, HEADING).map(({ text }) => text);
    expect(alone).toHaveLength(2);
    expect(together).toEqual([`${first} `, ...alone]);
  });

  it("makes lines of even length, in no more lines than it takes", () => {
    const lines = layHtml("<h2>One two three four five six seven eight nine ten eleven</h2>", HEADING);
    expect(lines).toHaveLength(2);
    const widths = lines.map(({ x, right }) => right - x);
    expect(Math.min(...widths) / Math.max(...widths)).toBeGreaterThan(0.8);
  });
});

describe("a word too wide for its column", () => {
  it("leaves room on its last line for what stands behind it, its margins included", () => {
    const css =
      "p { width: 75pt; overflow-wrap: anywhere } span { display: inline; margin-left: 4pt; white-space: nowrap }";
    const lines = layHtml("<p>responsibilities<span>[12]</span></p>", css);
    expect(lines.map(({ text }) => text).join("")).toBe("responsibilities[12]");
    expect(Math.max(...lines.map(({ right }) => right))).toBeLessThanOrEqual(85);
  });
});
