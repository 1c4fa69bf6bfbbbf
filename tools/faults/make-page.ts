import { createRandom } from "../../tests/random.js";

/** A generated page of HTML with its stylesheet. */
export interface GeneratedPage {
  readonly html: string;
  readonly css: string;
}

/** What a random text is made of: words of all lengths. */
const WORDS =
  "a the of to in and that is for water border meters council treaty harbour price it was on with district rail grain winter permits ledger frequency interconnection misunderstanding infrastructure agreement hydropower".split(
    " ",
  );

/** Sheets that all pages share: each class asks for one thing that layout can break in a wrong place. */
const RULES = `
html { font: 10pt/14pt "Source Serif 4"; hyphens: auto }
p { margin: 0 0 6pt } h2 { margin: 12pt 0 4pt } h3 { margin: 10pt 0 2pt; font: 600 10pt/14pt "Source Sans 3" }
ul ul, ol ol, ul ol, ol ul { margin: 0 } hr { margin: 6pt 0 }
.side { float: sidenote; font: 8pt/11pt "Source Sans 3"; background-color: #eeeeee; padding: 4pt; margin-bottom: 6pt }
.side p { margin: 0 } .whole { break-inside: avoid }
.box { background-color: #eeeeee; padding: 6pt 8pt; margin: 8pt 0 } .clone { box-decoration-break: clone; border: 1pt solid #888888 }
.tall { min-height: 60pt }
.facts, .pairs, .cards, .flex { margin: 8pt 0 }
.facts { display: grid; grid-template-columns: 60pt 1fr; column-gap: 10pt; row-gap: 3pt; align-items: baseline }
.facts p, .pairs p, .flex p { margin: 0 } .big { font: 20pt/24pt "Source Sans 3" }
.rule { border-top: 1mm solid #12355b; border-bottom: 0.4pt solid #b9c4cf; padding: 4pt 0 }
.pairs { display: grid; grid-template-columns: 1fr 1fr; gap: 8pt }
.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 8pt }
.cards article { display: grid; grid-template-rows: subgrid; grid-row: span 3; background-color: #eeeeee; padding: 4pt; row-gap: 2pt }
.cards p { margin: 0 }
.flex { display: flex; column-gap: 8pt; row-gap: 4pt; flex-wrap: wrap } .flex div { flex: 1 1 90pt; background-color: #eeeeee }
.columns { columns: 2; column-gap: 12pt; margin: 8pt 0 } .all { column-span: all }
.held { position: relative; padding-left: 40pt; margin: 8pt 0 } .tag { position: absolute; left: 0; top: 0; width: 34pt; margin: 0 }
table { font: 9pt/12pt "Source Sans 3"; margin: 8pt 0 } td, th { padding: 2pt 4pt 2pt 0; border-bottom: 0.4pt solid #888888 }
caption { font-weight: 600; padding: 3pt 0; break-after: avoid } .below caption { caption-side: bottom; break-after: auto; break-before: avoid }
figure { margin: 8pt 0 } figure svg { display: block; width: 100% } figcaption { font: 8pt/11pt "Source Sans 3"; break-after: avoid }
.foot { float: bottom; margin-top: 6pt } .footnote { font: 8pt/11pt "Source Sans 3" }
`;

/** Widths and heights of pages, in pt: small ones, so that many blocks meet the end of one. */
const SIZES = [
  [300, 420],
  [420, 595],
  [360, 360],
] as const;

/**
 * Makes a page of what no brief can bring to paper: the layout language as a template may use it. Grids of all kinds,
 * cells that span rows, columns, positioned and floating blocks, notes and boxes in one another.
 */
export function makePage(index: number, seed: number): GeneratedPage {
  return new PageMaker(createRandom((Math.imul(seed, 0x85ebca6b) + Math.imul(index + 1, 0x9e3779b1)) | 0)).make();
}

class PageMaker {
  readonly #below: (below: number) => number;
  #notes = 0;
  /** Notes that are called in the block in work: they stand behind it. */
  readonly #waiting: string[] = [];
  /** Blocks within others hold no floats and no columns of their own. */
  #depth = 0;
  #hasNotes = false;

  constructor(below: (below: number) => number) {
    this.#below = below;
  }

  make(): GeneratedPage {
    const [width, height] = SIZES[this.#int(0, SIZES.length - 1)] ?? SIZES[0];
    this.#hasNotes = this.#chance(0.5);
    const beside = this.#chance(0.5);
    const area = beside ? "@rightnote { width: 70pt; margin-left: 10pt }" : "";
    const size = `size: ${width + (beside ? 80 : 0)}pt ${height}pt; margin: 30pt`;
    const blocks = Array.from({ length: this.#int(8, 40) }, () => this.#block(beside));
    return {
      html: `<!doctype html><html lang="en"><body>${blocks.join("\n")}</body></html>`,
      css: `@page { ${size}; ${area} @footnote { margin-top: 6pt; padding-top: 3pt; border-top: 0.4pt solid #888888 } }${RULES}`,
    };
  }

  #block(beside: boolean): string {
    const heading = this.#chance(0.3) ? this.#headings() : "";
    const side = beside && this.#chance(0.15) ? this.#side() : "";
    return heading + this.#content() + this.#waiting.splice(0).join("") + side;
  }

  #headings(): string {
    const one = (level: number): string => `<h${level}>${this.#words(this.#int(1, 14))}</h${level}>`;
    return this.#chance(0.3) ? one(2) + one(3) : one(this.#int(2, 3));
  }

  #content(): string {
    const outer = [
      () => this.#columns(),
      () => this.#table(),
      () => this.#figure(),
      () => this.#box(),
      () => this.#box(),
      () => this.#held(),
    ];
    const inner = [
      () => this.#paragraph(),
      () => this.#paragraph(),
      () => this.#list(0),
      () => this.#terms(),
      () => this.#facts(),
      () => this.#pairs(),
      () => this.#cards(),
      () => this.#flex(),
    ];
    const choice = this.#depth < 2 ? [...inner, ...outer] : inner;
    this.#depth++;
    const made = choice[this.#int(0, choice.length - 1)]?.() ?? "";
    this.#depth--;
    return made;
  }

  #paragraph(): string {
    return `<p>${this.#text(1, this.#chance(0.1) ? 20 : 4)}</p>`;
  }

  #list(nesting: number): string {
    const tag = this.#chance(0.5) ? "ul" : "ol";
    const items = this.#repeat(1, 6, () => {
      const nested = nesting < 2 && this.#chance(0.2) ? this.#list(nesting + 1) : "";
      return `<li>${this.#text(1, 3)}${nested}</li>`;
    });
    return `<${tag}>${items}</${tag}>`;
  }

  #terms(): string {
    const items = this.#repeat(1, 5, () => `<dt>${this.#words(this.#int(1, 4))}</dt><dd>${this.#text(1, 2)}</dd>`);
    return `<dl>${items}</dl>`;
  }

  /** Labels and their values. */
  #facts(): string {
    const big = this.#chance(0.3);
    const row = (): string =>
      big
        ? `<p class="big">${this.#int(1, 99)}</p><p>${this.#text(1, 2)}</p>`
        : `<p>${this.#words(this.#int(1, 8))}</p><p>${this.#words(this.#int(1, 4))}</p>`;
    return `<div class="facts${big ? " rule" : ""}">${this.#repeat(1, big ? 2 : 9, row)}</div>`;
  }

  #pairs(): string {
    const cell = (): string => `<div>${this.#repeat(1, 3, () => this.#paragraph())}</div>`;
    return `<div class="pairs">${this.#repeat(1, 4, cell)}</div>`;
  }

  /** Cards whose rows are those of the grid. */
  #cards(): string {
    const card = (): string =>
      `<article>${[3, 20, 2].map((most) => `<p>${this.#words(this.#int(1, most))}</p>`).join("")}</article>`;
    return `<div class="cards">${this.#repeat(1, 5, card)}</div>`;
  }

  #flex(): string {
    return `<div class="flex">${this.#repeat(1, 6, () => `<div>${this.#text(1, 2)}</div>`)}</div>`;
  }

  #columns(): string {
    const spans = (): string => (this.#chance(0.15) ? `<h3 class="all">${this.#words(this.#int(1, 9))}</h3>` : "");
    const part = (): string => spans() + (this.#chance(0.2) ? this.#headings() : "") + this.#flow();
    return `<div class="columns">${this.#repeat(1, 8, part)}</div>`;
  }

  /** What stands in columns. */
  #flow(): string {
    const kinds = [
      () => this.#paragraph(),
      () => this.#paragraph(),
      () => this.#list(1),
      () => this.#terms(),
      () => this.#facts(),
    ];
    return kinds[this.#int(0, kinds.length - 1)]?.() ?? "";
  }

  #box(): string {
    const classes = [
      "box",
      ...this.#sometimes(0.5, "whole"),
      ...this.#sometimes(0.3, "clone"),
      ...this.#sometimes(0.2, "tall"),
    ];
    const title = this.#chance(0.5) ? `<h3>${this.#words(this.#int(1, 8))}</h3>` : "";
    return `<div class="${classes.join(" ")}">${title}${this.#repeat(1, 4, () => this.#content())}</div>`;
  }

  /** A block whose tag is positioned at its edge. */
  #held(): string {
    return `<div class="held whole"><p class="tag">${this.#int(1, 99)}</p>${this.#repeat(1, 2, () => this.#paragraph())}</div>`;
  }

  #side(): string {
    return `<aside class="side">${this.#repeat(1, this.#chance(0.1) ? 12 : 2, () => `<p>${this.#words(this.#int(2, 30))}</p>`)}</aside>`;
  }

  #figure(): string {
    const height = [30, 80, 160][this.#int(0, 2)] ?? 30;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 ${height}" width="100" height="${height}" role="img" aria-label="A drawing"><rect width="100" height="${height}" fill="#dde6ee"/></svg>`;
    return `<figure><figcaption>${this.#words(this.#int(1, 14))}</figcaption>${svg}</figure>`;
  }

  #table(): string {
    const columns = this.#int(2, 4);
    const caption = this.#chance(0.6) ? `<caption>${this.#words(this.#int(1, 12))}</caption>` : "";
    const cells = (tag: string, count: number): string =>
      Array.from({ length: count }, () => `<${tag}>${this.#noted(this.#words(this.#int(1, 7)))}</${tag}>`).join("");
    const head = this.#chance(0.7) ? `<thead><tr>${cells("th", columns)}</tr></thead>` : "";
    const group = (): string => {
      const span = this.#chance(0.25) ? this.#int(2, 4) : 1;
      const first = `<th rowspan="${span}">${this.#words(this.#int(1, 6))}</th>`;
      const others = Array.from({ length: span - 1 }, () => `<tr>${cells("td", columns - 1)}</tr>`).join("");
      return `<tr>${first}${cells("td", columns - 1)}</tr>${others}`;
    };
    const below = this.#chance(0.2) ? ' class="below"' : "";
    return `<table${below}>${caption}${head}<tbody>${this.#repeat(1, 14, group)}</tbody></table>`;
  }

  #text(fewest: number, most: number): string {
    return Array.from({ length: this.#int(fewest, most) }, () => this.#noted(`${this.#words(this.#int(3, 20))}.`)).join(
      " ",
    );
  }

  #noted(text: string): string {
    if (!this.#hasNotes || !this.#chance(0.06)) return text;
    const id = `n${++this.#notes}`;
    const note = this.#words(this.#int(2, this.#chance(0.1) ? 120 : 20));
    const call = `<a class="footnote-call" href="#${id}" role="doc-noteref">${this.#notes}</a>`;
    this.#waiting.push(`<aside class="footnote" id="${id}" role="doc-footnote"><p>${note}</p></aside>`);
    return `${text}${call}`;
  }

  #repeat(fewest: number, most: number, make: () => string): string {
    return Array.from({ length: this.#int(fewest, most) }, make).join("");
  }

  #sometimes(chance: number, value: string): readonly string[] {
    return this.#chance(chance) ? [value] : [];
  }

  #words(count: number): string {
    const words = Array.from({ length: count }, () => WORDS[this.#int(0, WORDS.length - 1)] ?? "a").join(" ");
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  #chance(share: number): boolean {
    return this.#below(1_000_000) / 1_000_000 < share;
  }

  #int(from: number, to: number): number {
    return from + this.#below(to - from + 1);
  }
}
