import type { Dice } from "./dice.js";
import type { ExpectedNote, ExpectedSide, Part } from "./random-document.js";
import { makeBlockStyle, makeBoxStyle, makeBreaks, makeWildDeclaration } from "./random-style.js";
import type { Declarations } from "./random-style.js";
import { TONGUES, WordSource } from "./word-source.js";
import type { Tongue } from "./word-source.js";

/** HTML, and what it should become. */
export interface Made {
  readonly html: string;
  readonly part: Part;
}

/** What a document has more or less of, from 0 to 1. */
export interface Taste {
  readonly length: number;
  readonly notes: number;
  readonly sides: number;
  readonly breaks: number;
  readonly wild: number;
  readonly tongues: number;
}

/** How deep blocks stand in one another. */
const MOST_DEPTH = 4;

/** Text and boxes; what holds several blocks beside one another is made by `makeContainer`. */
export class BlockMaker {
  readonly dice: Dice;
  readonly taste: Taste;
  readonly notes: ExpectedNote[] = [];
  readonly sides: ExpectedSide[] = [];
  readonly loose: Part[] = [];
  readonly pictures: string[] = [];
  /** Asides of footnotes, which stand at the end of the document. */
  readonly noteHtml: string[] = [];
  /** What makes blocks that hold others; set once. */
  makeContainer: (maker: BlockMaker, depth: number) => Made = (maker) => maker.paragraph();
  #tongue: Tongue = TONGUES[0];
  #count = 0;
  /** Notes do not call notes, and boxes out of the flow hold no more of them. */
  #plain = 0;
  /** Content beside other content, which is cut across where it is taller than a page, holds no columns. */
  #beside = 0;
  readonly #words: WordSource;

  constructor(dice: Dice, taste: Taste) {
    this.dice = dice;
    this.taste = taste;
    this.#words = new WordSource(dice);
  }

  get isPlain(): boolean {
    return this.#plain > 0;
  }

  /** Makes something without notes and without blocks out of the flow. */
  plainly<T>(make: () => T): T {
    this.#plain++;
    const made = make();
    this.#plain--;
    return made;
  }

  /** Whether columns may stand here. */
  get mayHaveColumns(): boolean {
    return this.#beside === 0 && this.#plain === 0;
  }

  /** Makes something that stands beside something else. */
  beside<T>(make: () => T): T {
    this.#beside++;
    const made = make();
    this.#beside--;
    return made;
  }

  several(least: number, most: number, depth: number): readonly Made[] {
    return this.dice.several(least, most, () => this.block(depth)).flat();
  }

  /** One block, or one with what belongs to it. */
  block(depth: number): readonly Made[] {
    const { dice, taste } = this;
    if (!this.isPlain && dice.chance(0.25 * taste.sides)) return this.#sideNote(depth);
    if (dice.chance(0.1)) return [this.#heading(), ...this.block(depth)];
    if (depth >= MOST_DEPTH || dice.chance(0.4)) return [this.paragraph()];
    if (dice.chance(0.25)) return [this.box(depth)];
    if (dice.chance(0.07)) return [this.picture()];
    if (dice.chance(0.1)) return this.inTongue(() => this.block(depth));
    return [this.makeContainer(this, depth)];
  }

  /** Changes the language for what is made; text that runs the other way says so itself. */
  inTongue(make: () => readonly Made[]): readonly Made[] {
    const before = this.#tongue;
    if (this.dice.chance(this.taste.tongues)) this.#tongue = this.dice.pick(TONGUES);
    const { lang, rtl } = this.#tongue;
    const made = make();
    this.#tongue = before;
    return [this.wrap("section", [], made, "series", ` lang="${lang}" dir="${rtl ? "rtl" : "ltr"}"`)];
  }

  words(most: number): readonly string[] {
    return this.dice.several(1, most, () => this.#words.next(this.#tongue));
  }

  /** A paragraph, some with notes and with words in other styles. */
  paragraph(tag = "p", most = this.#findLength()): Made {
    const words = this.words(most);
    const html = words.map((word) => this.#decorate(word)).join(" ");
    const declarations = [...makeBlockStyle(this.dice), ...this.breaks()];
    return {
      html: `<${tag}${this.style(declarations)}>${html}</${tag}>\n`,
      part: this.part("text", tag, { words }),
    };
  }

  #findLength(): number {
    return this.dice.chance(0.1) ? 8 : Math.round(12 + 150 * this.taste.length);
  }

  #decorate(word: string): string {
    const { dice } = this;
    const note = !this.isPlain && dice.chance(0.04 * this.taste.notes) ? this.#note(word) : "";
    const text = dice.chance(0.04) ? `<em>${word}</em>` : dice.chance(0.02) ? `<code>${word}</code>` : word;
    return text + note + (note === "" && dice.chance(0.1) ? "," : "");
  }

  #note(calledAt: string): string {
    const { dice } = this;
    const isLong = dice.chance(0.1);
    if (dice.chance(0.5)) {
      const words = this.words(isLong ? 150 : 24);
      this.notes.push({ calledAt, part: this.part("text", "span.note", { words }) });
      return `<span class="note">${words.join(" ")}</span>`;
    }
    const id = `note${this.notes.length}`;
    const blocks = this.plainly(() =>
      dice.several(1, isLong ? 8 : 2, () => (dice.chance(0.8) ? this.paragraph("p", 24) : this.box(MOST_DEPTH - 1))),
    );
    const made = this.wrap("aside", [], blocks, "series", ` class="note" role="doc-footnote" id="${id}"`);
    this.noteHtml.push(made.html);
    this.notes.push({ calledAt, part: made.part });
    return `<a href="#${id}" role="doc-noteref">${this.notes.length}</a>`;
  }

  #heading(): Made {
    const words = this.words(this.dice.chance(0.1) ? 40 : 8);
    const tag = this.dice.pick(["h2", "h3"]);
    return { html: `<${tag}>${words.join(" ")}</${tag}>\n`, part: this.part("text", tag, { words }) };
  }

  /** A side note behind the block that it belongs to. */
  #sideNote(depth: number): readonly Made[] {
    const anchor = this.paragraph();
    const float = this.dice.pick(["sidenote", "sidenote", "leftnote", "rightnote"]);
    const note = this.plainly(() =>
      this.wrap("aside", [`float: ${float}`, ...this.boxStyle()], this.several(1, 3, Math.max(depth, MOST_DEPTH - 1))),
    );
    this.sides.push({ float, anchor: anchor.part.words[0] ?? "", part: note.part });
    return [anchor, { html: note.html, part: this.part("series", "anchor", {}) }];
  }

  /** A block with a background of its own and other blocks in it. */
  box(depth: number): Made {
    const tag = this.dice.pick(["div", "blockquote", "section"]);
    return this.wrap(tag, [...this.boxStyle(), ...this.breaks()], this.several(1, 4, depth + 1));
  }

  picture(): Made {
    const { dice } = this;
    const src = `picture${this.pictures.length}.svg`;
    this.pictures.push(src);
    const declarations = [
      ...(dice.chance(0.5) ? ["display: block"] : []),
      ...(dice.chance(0.4) ? [`width: ${dice.int(10, 100)}%`] : []),
      ...(dice.chance(0.2) ? [`height: ${dice.int(20, 500)}pt`] : []),
    ];
    return {
      html: `<img src="${src}" alt="A picture"${this.style(declarations)}>\n`,
      part: this.part("text", "img", {}),
    };
  }

  boxStyle(): Declarations {
    return [...makeBlockStyle(this.dice), ...makeBoxStyle(this.dice)];
  }

  breaks(): Declarations {
    return this.dice.chance(this.taste.breaks) ? makeBreaks(this.dice) : [];
  }

  /** An element around blocks; if it has a style, it gets a background that no other has, and that number as its line. */
  wrap(
    tag: string,
    declarations: Declarations,
    blocks: readonly Made[],
    kind: Part["kind"] = "series",
    attributes = "",
    moved = false,
  ): Made {
    const color = declarations.length === 0 ? undefined : (this.#count + 1) * 11;
    const own = color === undefined ? [] : [`background-color: #${color.toString(16).padStart(6, "0")}`];
    const part = this.part(kind, tag, {
      parts: blocks.map(({ part }) => part),
      color,
      moved,
      mayBeWider: isContentShare(declarations),
    });
    const style = this.style([...declarations, ...own]);
    const line = color === undefined ? "" : ` data-span="${color}:1"`;
    return {
      html: `<${tag}${attributes}${line}${style}>\n${blocks.map(({ html }) => html).join("")}</${tag}>\n`,
      part,
    };
  }

  /** A `style` attribute; some documents have lengths in it that make no sense. */
  style(declarations: Declarations): string {
    const wild = this.dice.chance(this.taste.wild) ? [makeWildDeclaration(this.dice)] : [];
    const all = [...declarations, ...wild];
    return all.length === 0 ? "" : ` style='${all.join("; ")}'`;
  }

  part(kind: Part["kind"], tag: string, rest: Partial<Part>): Part {
    return { kind, name: `${tag} ${++this.#count}`, words: [], parts: [], color: undefined, ...NOT_MOVED, ...rest };
  }
}

const NOT_MOVED = { moved: false, mayBeWider: false };

/** A share of the width of what is around it, and padding besides. */
function isContentShare(declarations: Declarations): boolean {
  return declarations.some((one) => /^width: .*%/.test(one)) && !declarations.includes("box-sizing: border-box");
}
