import { createRandom } from "../../tests/random.js";

/** A generated brief, and the pictures that it names, by path beside it. */
export interface GeneratedBrief {
  readonly text: string;
  readonly pictures: Readonly<Record<string, string>>;
}

const WORDS =
  "a the of to in and that is for water border meters council treaty harbour price it was on with district rail grain winter permits be are at this ledger frequency interconnection as by not office public we have misunderstanding infrastructure agreement they from which state upstream hydropower or an had one two but all were there their been responsibilities regulation when who will more if out so said what up its about into them can only other new some could time these may then do first any my now such like our over man me even most made after also did many before must through years where much your way well down should because each just those people mister how too little good very make world still own see men work long here get both between life being under never day same another know while last might us great old year off come since against go came right used take three".split(
    " ",
  );
const COUNTRIES =
  "AL Albania,AM Armenia,BJ Benin,BO Bolivia,BT Bhutan,CL Chile,EE Estonia,FI Finland,GA Gabon,GE Georgia,GH Ghana,JO Jordan,KE Kenya,LV Latvia,MN Mongolia,NP Nepal,NO Norway,OM Oman,PE Peru,RW Rwanda,SN Senegal,TG Togo,UY Uruguay,ZM Zambia"
    .split(",")
    .map((entry) => ({ code: entry.slice(0, 2), name: entry.slice(3) }));
const STANCES = ["supports", "conditions", "neutral", "opposes"];

const PICTURES = { "wide.svg": [400, 120], "square.svg": [200, 200], "tall.svg": [200, 330] } as const;

/**
 * Makes a brief in which everything varies: lengths, depths, numbers of notes and countries, tables, boxes and figures.
 * The words mean nothing; every break that layout knows should happen somewhere in a few hundred briefs.
 */
export function makeBrief(index: number, seed: number): GeneratedBrief {
  const maker = new BriefMaker(createRandom((Math.imul(seed, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b)) | 0));
  const text = maker.make();
  const pictures = Object.entries(PICTURES).map(
    ([name, [width, height]]) => [name, drawPicture(width, height)] as const,
  );
  return { text, pictures: Object.fromEntries(pictures) };
}

function drawPicture(width: number, height: number): string {
  const area = `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" fill="#dde6ee" stroke="#12355b"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${area}</svg>\n`;
}

class BriefMaker {
  readonly #below: (below: number) => number;
  readonly #notes: string[] = [];
  readonly #lines: string[] = [];
  readonly #countries: readonly { readonly code: string; readonly name: string }[];
  /** How much the brief favours long texts, notes and so on, from 0 to 1: some briefs are full of one thing. */
  readonly #taste = { length: 0, notes: 0, tables: 0, boxes: 0, lists: 0, headings: 0 };
  readonly #waiting: { readonly code: string; readonly name: string }[];
  #exhibits = 0;

  constructor(below: (below: number) => number) {
    this.#below = below;
    for (const key of ["length", "notes", "tables", "boxes", "lists", "headings"] as const)
      this.#taste[key] = this.#share() ** 2;
    const count = this.#chance(0.15) ? 0 : this.#chance(0.3) ? this.#int(8, 20) : this.#int(1, 7);
    const from = this.#int(0, COUNTRIES.length - 1);
    this.#countries = Array.from({ length: count }, (_, at) => COUNTRIES[(from + at) % COUNTRIES.length] ?? missing());
    this.#waiting = [...this.#countries];
  }

  make(): string {
    const front = this.#front();
    const blocks = this.#chance(0.15) ? this.#int(1, 4) : this.#int(6, 34);
    let depth = 1;
    for (let count = 0; count < blocks; count++) {
      if (this.#chance(0.2 + 0.3 * this.#taste.headings)) depth = this.#headings(depth);
      this.#block(0, depth);
    }
    const notes = this.#notes.map((note, at) => `[^${at + 1}]: ${note}\n`);
    return [...front, ...this.#lines, ...notes].join("\n");
  }

  #front(): readonly string[] {
    const quote = JSON.stringify;
    const sometimes = (chance: number, ...lines: readonly string[]): readonly string[] =>
      this.#chance(chance) ? lines : [];
    return [
      "---",
      `title: ${quote(this.#words(this.#int(2, 14)))}`,
      ...sometimes(0.6, `subtitle: ${quote(this.#sentence(4, 22))}`),
      "authors:",
      ...Array.from({ length: this.#int(1, 4) }, () => this.#author()).flat(),
      "organisation: Institute for Typography",
      "date: 2026-03-12",
      "lang: en",
      ...sometimes(0.6, "series: Working Papers", `number: "${this.#int(1, 90)}"`),
      `notes: ${this.#chance(0.25) ? "endnotes" : "footnotes"}`,
      ...sometimes(0.5, `abstract: ${quote(this.#text(1, 6))}`),
      ...sometimes(
        0.6,
        "keyMessages:",
        ...Array.from({ length: this.#int(1, 5) }, () => `  - ${quote(`**${this.#words(3)}.** ${this.#text(1, 2)}`)}`),
      ),
      ...sometimes(0.3, "keyFigures:", ...Array.from({ length: this.#int(1, 4) }, () => this.#keyFigure())),
      ...sometimes(0.4, "recommendations:", ...Array.from({ length: this.#int(1, 6) }, () => this.#recommendation())),
      ...sometimes(0.3, `method: ${quote(this.#text(1, 6))}`),
      `cards: ${["anchored", "anchored", "start", "end"][this.#int(0, 3)] ?? "anchored"}`,
      ...(this.#countries.length === 0
        ? []
        : ["countries:", ...this.#countries.flatMap(({ code }) => this.#country(code))]),
      "---",
      "",
    ];
  }

  #author(): readonly string[] {
    const name = `  - name: Ana ${this.#name()}`;
    return this.#chance(0.4) ? [name, `    bio: ${JSON.stringify(this.#text(1, 4))}`] : [name];
  }

  #keyFigure(): string {
    return `  - { value: "${this.#int(1, 99)} of ${this.#int(100, 200)}", label: ${JSON.stringify(this.#words(this.#int(2, 9)))} }`;
  }

  #recommendation(): string {
    const fields = [
      `to: ${JSON.stringify(`To ${this.#words(this.#int(2, 6))}`)}`,
      ...(this.#chance(0.6) ? [`when: ${JSON.stringify(this.#words(2))}`] : []),
      `text: ${JSON.stringify(this.#text(1, 5))}`,
    ];
    return `  - { ${fields.join(", ")} }`;
  }

  #country(code: string): readonly string[] {
    const facts = Array.from(
      { length: this.#chance(0.1) ? this.#int(8, 16) : this.#int(0, 6) },
      () =>
        `      - { label: ${JSON.stringify(this.#words(this.#int(1, 4)))}, value: ${this.#int(1, 90_000)}, year: "2025", source: Office }`,
    );
    return [
      `  - code: ${code}`,
      ...(this.#chance(0.8) ? [`    stance: ${STANCES[this.#int(0, 3)] ?? "neutral"}`] : []),
      `    headline: ${JSON.stringify(this.#words(this.#int(2, 9)))}`,
      ...(this.#chance(0.8) ? [`    summary: ${JSON.stringify(this.#text(1, this.#chance(0.1) ? 14 : 4))}`] : []),
      "    asOf: 2025-04-02",
      ...(facts.length === 0 ? [] : ["    facts:", ...facts]),
    ];
  }

  /** One heading, or several in a row, each a level deeper. */
  #headings(depth: number): number {
    const first = this.#int(2, Math.min(depth + 1, 4));
    const last = this.#chance(0.25) ? Math.min(first + this.#int(1, 2), 5) : first;
    for (let level = first; level <= last; level++) {
      const words = this.#words(this.#chance(0.1) ? this.#int(12, 24) : this.#int(1, 8));
      this.#add(`${"#".repeat(level)} ${words}`);
    }
    return last;
  }

  #block(nesting: number, depth: number): void {
    const { tables, boxes, lists } = this.#taste;
    const kinds = [
      [
        4,
        () => {
          this.#paragraph();
        },
      ],
      [
        0.5 + 2 * lists,
        () => {
          this.#list(0);
        },
      ],
      [
        nesting > 0 ? 0 : 0.4 + 2 * tables,
        () => {
          this.#table();
        },
      ],
      [
        0.3,
        () => {
          this.#quote();
        },
      ],
      [
        nesting > 0 ? 0 : 0.4 + 2 * boxes,
        () => {
          this.#container(depth);
        },
      ],
      [
        nesting > 0 ? 0 : 0.25,
        () => {
          this.#figure();
        },
      ],
      [
        0.12,
        () => {
          this.#code();
        },
      ],
      [
        nesting > 0 ? 0 : 0.1,
        () => {
          this.#add("---");
        },
      ],
      [
        this.#waiting.length === 0 || nesting > 0 ? 0 : 0.8,
        () => {
          this.#card();
        },
      ],
    ] as const;
    const total = kinds.reduce((sum, [weight]) => sum + weight, 0);
    let left = this.#share() * total;
    for (const [weight, make] of kinds) {
      left -= weight;
      if (left < 0) {
        make();
        return;
      }
    }
  }

  #paragraph(): void {
    this.#add(this.#noted(this.#text(1, this.#chance(0.05) ? 30 : 2 + Math.round(6 * this.#taste.length))));
  }

  #list(nesting: number): void {
    const [mark, indent] = this.#chance(0.5) ? ["- ", "  "] : ["1. ", "   "];
    const loose = this.#chance(0.3);
    const lines: string[] = [];
    for (let count = this.#int(1, 9); count > 0; count--) {
      lines.push(`${mark}${this.#noted(this.#text(1, this.#chance(0.2) ? 6 : 1))}`);
      if (loose && this.#chance(0.4)) lines.push("", `${indent}${this.#text(1, 3)}`);
      if (nesting < 3 && this.#chance(0.2)) lines.push(...this.#nested(nesting, indent));
      if (loose) lines.push("");
    }
    this.#add(...lines);
  }

  #nested(nesting: number, indent: string): readonly string[] {
    const start = this.#lines.length;
    this.#list(nesting + 1);
    return this.#lines
      .splice(start)
      .filter((line) => line !== "")
      .map((line) => `${indent}${line}`);
  }

  #table(): void {
    const columns = this.#chance(0.15) ? this.#int(6, 8) : this.#int(1, 5);
    const rows = this.#chance(0.15) ? this.#int(30, 90) : this.#int(1, 16);
    const longest = this.#chance(0.2) ? 24 : 6;
    const calls = this.#chance(0.3);
    const cell = (most: number): string => {
      const words = this.#words(this.#int(1, Math.max(1, Math.round(most / columns) + 1)));
      return calls && this.#chance(0.12) ? this.#call(words) : words;
    };
    const row = (most: number): string => `| ${Array.from({ length: columns }, () => cell(most)).join(" | ")} |`;
    const attributes = this.#chance(0.7)
      ? [
          `{caption="${this.#words(this.#int(2, 14))}"${this.#chance(0.6) ? ` source="${this.#words(5)}"` : ""} #t${++this.#exhibits}}`,
        ]
      : [];
    const aligns = Array.from({ length: columns }, () => ["---", ":--", "--:"][this.#int(0, 2)] ?? "---");
    this.#add(
      row(8),
      `| ${aligns.join(" | ")} |`,
      ...Array.from({ length: rows }, () => row(longest * 3)),
      ...(attributes.length > 0 ? ["", ...attributes] : []),
    );
  }

  #quote(): void {
    const alert = this.#chance(0.4) ? [`[!${["NOTE", "TIP", "IMPORTANT", "WARNING"][this.#int(0, 3)] ?? "NOTE"}]`] : [];
    const paragraphs = Array.from({ length: this.#int(1, 3) }, () => this.#noted(this.#text(1, 4)));
    this.#add(...[...alert, ...paragraphs.join("\n\n").split("\n")].map((line) => `> ${line}`.trimEnd()));
  }

  #container(depth: number): void {
    const kind = this.#int(0, 5);
    if (kind === 0) this.#add(`:::pullquote{by="${this.#name()}"}`, this.#text(1, 3), ":::");
    else if (kind === 1) this.#add(`:::keyfigure{value="${this.#int(1, 99)} %" year="2025"}`, this.#text(1, 2), ":::");
    else if (kind === 2) this.#timeline();
    else {
      this.#lines.push(this.#chance(0.7) ? `:::box{title="${this.#words(this.#int(1, 8))}"}` : ":::box", "");
      for (let count = this.#chance(0.1) ? this.#int(8, 16) : this.#int(1, 4); count > 0; count--)
        this.#block(1, depth);
      this.#add(":::");
    }
  }

  #timeline(): void {
    const items = Array.from({ length: this.#int(2, 9) }, () => `- ${this.#int(1990, 2026)}: ${this.#text(1, 2)}`);
    this.#add(":::timeline", ...items, ":::");
  }

  #figure(): void {
    const name = Object.keys(PICTURES)[this.#int(0, 2)] ?? "wide.svg";
    const size = ["column", "column", "rail", "page"][this.#int(0, 3)] ?? "column";
    const caption = this.#chance(0.8) ? ` "${this.#words(this.#int(2, 14))}"` : "";
    const source = this.#chance(0.6) ? ` source="${this.#words(4)}"` : "";
    this.#add(`![A drawing of ${this.#words(3)}](${name}${caption}){size=${size}${source}}`);
  }

  #code(): void {
    const lines = Array.from({ length: this.#int(1, 24) }, () => this.#words(this.#int(1, 7)));
    this.#add("```", ...lines, "```");
  }

  #card(): void {
    const country = this.#waiting.shift();
    if (country === undefined) return;
    if (this.#chance(0.5)) this.#add(`${this.#text(1, 2)} ${country.name} is a case in point. ${this.#text(1, 2)}`);
    else this.#add(`:::country ${country.code}`, ...(this.#chance(0.3) ? ["", this.#text(1, 3), ""] : []), ":::");
  }

  #add(...lines: readonly string[]): void {
    this.#lines.push(...lines, "");
  }

  /** Puts calls behind some of the sentences. */
  #noted(text: string): string {
    const chance = 0.04 + 0.3 * this.#taste.notes;
    return text.replace(/\.(?= |$)/gu, (stop) => (this.#chance(chance) ? this.#call(stop) : stop));
  }

  #call(text: string): string {
    const number = this.#notes.length + 1;
    const first = this.#text(1, this.#chance(0.08) ? 30 : this.#chance(0.3) ? 5 : 1);
    this.#notes.push(this.#chance(0.1) ? `${first}\n\n    ${this.#text(1, 3)}` : first);
    return `${text}[^${number}]`;
  }

  #text(fewest: number, most: number): string {
    return Array.from({ length: this.#int(fewest, most) }, () => this.#sentence(3, 26)).join(" ");
  }

  #sentence(fewest: number, most: number): string {
    const words = this.#words(this.#int(fewest, most));
    const dressed = this.#chance(0.1)
      ? words.replace(/(\w+ \w+)$/u, ["**$1**", "*$1*", "[$1](https://example.org/path)"][this.#int(0, 2)] ?? "$1")
      : words;
    return `${dressed}.`;
  }

  #words(count: number): string {
    const words = Array.from({ length: count }, () => WORDS[this.#int(0, WORDS.length - 1)] ?? "a").join(" ");
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  #name(): string {
    return this.#words(1).charAt(0).toUpperCase() + this.#words(1).slice(1).toLowerCase();
  }

  #chance(share: number): boolean {
    return this.#share() < share;
  }

  #share(): number {
    return this.#below(1_000_000) / 1_000_000;
  }

  #int(from: number, to: number): number {
    return from + this.#below(to - from + 1);
  }
}

function missing(): never {
  throw new Error("an empty list");
}
