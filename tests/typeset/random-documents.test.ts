import { describe, expect, it } from "vitest";
import type { PagedDocument } from "../../src/model/page.js";
import type { StyledElement } from "../../src/model/styled.js";
import { el, lay, NO_BORDER, p, page, readLines } from "./styled.js";

/**
 * Invariants over random documents: each word is placed once, in order, inside the page; notes stand on the page of
 * their call; side notes keep their order and never overlap. BRIEFPRESS_SEED and BRIEFPRESS_DOCUMENTS set other runs.
 */
const SEED = Number(process.env["BRIEFPRESS_SEED"] ?? "20260312");
const DOCUMENTS = Number(process.env["BRIEFPRESS_DOCUMENTS"] ?? "150");

/** Wide enough that no column is narrower than a word. */
const WIDTH = 420;

class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }
  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.int(0, values.length - 1)] ?? values[0];
  }
}

interface Made {
  readonly blocks: StyledElement[];
  readonly words: string[];
  readonly sides: string[];
  readonly notes: string[];
}

const border = { ...NO_BORDER, widthPt: 1, style: "solid" as const };

class Maker {
  #word = 0;
  readonly made: Made = { blocks: [], words: [], sides: [], notes: [] };
  readonly random: Random;
  constructor(random: Random) {
    this.random = random;
  }

  words(count: number): string {
    return Array.from({ length: count }, () => {
      const word = `w${String(this.#word++)}`;
      this.made.words.push(word);
      return word;
    }).join(" ");
  }

  margin(): { margin: { top: number; right: number; bottom: number; left: number } } {
    return { margin: { top: this.random.int(0, 12), right: 0, bottom: this.random.int(0, 12), left: 0 } };
  }

  block(depth: number): StyledElement[] {
    const { random } = this;
    // Narrow columns would cut words, so grids and tables do not stand within columns.
    const kinds = depth > 2 ? 1 : depth > 1 ? 4 : depth > 0 ? 8 : 9;
    switch (random.int(0, kinds)) {
      case 0:
      case 1:
        return [p(this.words(random.int(1, 60)), this.margin())];
      case 2:
        return [p(this.words(random.int(1, 4)), { ...this.margin(), breakAfter: "avoid" }), ...this.block(depth)];
      case 3:
        return [
          el(
            "div",
            {
              ...this.margin(),
              padding: { top: 4, right: 4, bottom: 4, left: 4 },
              backgroundColor: { r: 0.9, g: 0.9, b: 0.9 },
            },
            this.several(depth),
          ),
        ];
      case 4:
        return [
          el(
            "div",
            {
              ...this.margin(),
              breakInside: "avoid",
              border: { top: border, right: border, bottom: border, left: border },
            },
            this.several(depth),
          ),
        ];
      case 5:
        return [this.table()];
      case 6:
        return [
          el(
            "div",
            {
              display: "grid",
              columnGap: 6,
              gridTemplateColumns: [
                { kind: "fraction", value: 1 },
                { kind: "fraction", value: 2 },
              ],
            },
            [el("div", {}, this.several(1)), el("div", {}, this.several(1))],
          ),
        ];
      case 7:
        return this.footnote();
      case 8:
        return [this.columns()];
      default:
        return this.sideNote();
    }
  }

  several(depth: number): StyledElement[] {
    return Array.from({ length: this.random.int(1, 3) }, () => this.block(depth + 1)).flat();
  }

  /** Two or three columns, some with a block that spans them. */
  columns(): StyledElement {
    const { random } = this;
    const rule = random.pick([NO_BORDER, border] as const);
    const fill = random.pick(["balance", "auto"] as const);
    const span = (): StyledElement =>
      el("h2", { columnSpan: "all", breakAfter: "avoid", ...this.margin() }, [this.words(3)]);
    const multiColumn = { count: random.int(2, 3), widthPt: "auto", fill, rule } as const;
    return el("div", { multiColumn, columnGap: 8, ...this.margin() }, [
      ...this.several(1),
      ...(random.next() < 0.5 ? [span(), ...this.several(1)] : this.footnote()),
    ]);
  }

  table(): StyledElement {
    const cells = this.random.int(1, 3);
    const row = (tag: string, most: number): StyledElement =>
      el(
        "tr",
        {},
        Array.from({ length: cells }, () =>
          el(
            tag,
            {
              padding: { top: 1, right: 2, bottom: 1, left: 2 },
              verticalAlign: this.random.pick(["baseline", "top", "middle", "bottom"] as const),
            },
            [this.words(this.random.int(1, most))],
          ),
        ),
      );
    const head = this.random.next() < 0.5 ? [el("thead", {}, [row("th", 3)])] : [];
    const rows = Array.from({ length: this.random.int(1, 14) }, () => row("td", 18));
    return el("table", { ...this.margin(), width: this.random.next() < 0.5 ? { percent: 100 } : "auto" }, [
      ...head,
      el("tbody", {}, rows),
    ]);
  }

  footnote(): StyledElement[] {
    const id = `n${String(this.made.notes.length)}`;
    this.made.notes.push(id);
    const before = this.words(this.random.int(1, 20));
    const call = el("a", {}, [`call${id}`], { href: `#${id}`, role: "doc-noteref" });
    const after = this.words(this.random.int(1, 20));
    return [
      el("p", {}, [`${before} `, call, ` ${after}`]),
      el("aside", { float: "footnote", display: "block" }, [p(`note${id} ${this.words(this.random.int(1, 40))}`)], {
        id,
      }),
    ];
  }

  sideNote(): StyledElement[] {
    const name = `side${String(this.made.sides.length)}`;
    this.made.sides.push(name);
    const text = p(this.words(this.random.int(1, 30)));
    return [
      text,
      el("aside", { float: "sidenote", ...this.margin() }, [p(`${name} ${this.words(this.random.int(1, 40))}`)]),
    ];
  }
}

function check(paged: PagedDocument, made: Made, label: string): void {
  const lines = readLines(paged).filter((line) => !line.artifact);
  const found = lines.flatMap((line) => line.text.trim().split(/\s+/));
  expect(
    compareWords(
      made.words,
      found.filter((word) => /^w\d+$/.test(word)),
    ),
    label,
  ).toEqual({ lost: [], doubled: [] });
  for (const line of lines) {
    expect(line.right, `${label}: ${line.text}`).toBeLessThanOrEqual(WIDTH - 9);
    expect(line.y, `${label}: ${line.text}`).toBeLessThanOrEqual(190);
    expect(line.y, `${label}: ${line.text}`).toBeGreaterThan(10);
  }
  for (const id of made.notes) {
    const call = lines.find((line) => line.text.includes(`call${id}`));
    const note = lines.find((line) => line.text.includes(`note${id} `) || line.text.trim().endsWith(`note${id}`));
    expect(note, `${label}: ${id} has no page`).toBeDefined();
    expect(note!.page - call!.page, `${label}: ${id}`).toBeLessThanOrEqual(1);
    expect(note!.page - call!.page, `${label}: ${id}`).toBeGreaterThanOrEqual(0);
  }
  checkOverlap(lines, label);
}

function compareWords(made: readonly string[], found: readonly string[]): { lost: string[]; doubled: string[] } {
  const counts = new Map<string, number>();
  for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1);
  const doubled = [...counts].filter(([, count]) => count > 1).map(([word]) => word);
  return { lost: made.filter((word) => !counts.has(word)), doubled };
}

/** No two lines of the same column of the page may share a place. */
function checkOverlap(lines: ReturnType<typeof readLines>, label: string): void {
  const seen = new Map<string, string>();
  for (const line of lines) {
    const key = `${String(line.page)} ${String(line.x)} ${line.y.toFixed(1)}`;
    expect(seen.get(key), `${label}: ${line.text} lies on ${String(seen.get(key))}`).toBeUndefined();
    seen.set(key, line.text);
  }
}

describe(`random documents (seed ${String(SEED)})`, () => {
  it.each(Array.from({ length: DOCUMENTS }, (_, index) => index))(
    "document %i holds every word in its place",
    (index) => {
      const label = `seed ${String(SEED)}, document ${String(index)}`;
      const maker = new Maker(new Random(SEED + index * 7919));
      const withNotes = index % 2 === 0;
      for (let count = maker.random.int(1, 14); count > 0; count--) maker.made.blocks.push(...maker.block(0));
      const size = withNotes ? { widthPt: WIDTH, note: { widthPt: 60, gapPt: 8 } } : { widthPt: WIDTH };
      const paged = lay(page(maker.made.blocks, size), ["line-overflow"]);
      check(paged, maker.made, label);
    },
  );
});
