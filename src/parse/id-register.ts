import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Span } from "../model/span.js";
import { MAX_NEAR_MISSES } from "./limits.js";
import { createSlug } from "./slug.js";

/** Cards get their ids from the country's code, outside the text. */
const CARD_ID = /^country-/;

/** A superset of the ids that the author gave: what is found by its looks alone, before anything is parsed. */
const GIVEN_ID = /\{[^{}\n]*?#([A-Za-z][A-Za-z0-9_:-]*)/g;

/** Gives headings their ids, keeps all ids of a text apart and checks the links to them. */
export class IdRegister {
  readonly #sink: Sink;
  /** Ids that some `{#id}` of the text may take; a heading without one keeps off them, wherever they stand. */
  readonly #given: ReadonlySet<string>;
  readonly #used = new Map<string, Span>();
  readonly #links: { readonly id: string; readonly span: Span }[] = [];
  /** The next number to try for a slug, so that many equal headings stay linear. */
  readonly #next = new Map<string, number>();

  /** @param text - The whole Markdown, to find the ids that are given in it. */
  constructor(text: string, sink: Sink) {
    this.#sink = sink;
    this.#given = new Set([...text.matchAll(GIVEN_ID)].map((match) => match[1] ?? ""));
  }

  /** Takes an id that the author wrote; a second use is an error. */
  claim(id: string, span: Span): void {
    const first = this.#used.get(id);
    if (first === undefined) {
      this.#used.set(id, span);
      return;
    }
    this.#sink.report("duplicate-id", {
      message: `The id \`#${id}\` is used twice; the first is on line ${first.line}`,
      span,
      hint: "Give one of the two another id.",
    });
  }

  /** Makes an unused id of a heading's text, e.g. "results", then "results-2". */
  create(text: string, span: Span): string {
    const slug = createSlug(text);
    let number = this.#next.get(slug) ?? 1;
    let id = numberedSlug(slug, number);
    while (this.#used.has(id) || this.#given.has(id)) id = numberedSlug(slug, ++number);
    this.#next.set(slug, number + 1);
    this.#used.set(id, span);
    return id;
  }

  /** Remembers a link to an id, which may stand further below. */
  refer(id: string, span: Span): void {
    this.#links.push({ id, span });
  }

  /** @param others - Ids that stand elsewhere on the page. */
  reportMissing(others: ReadonlySet<string>): void {
    const known = [...this.#used.keys(), ...others];
    const missing = this.#links.filter(({ id }) => !this.#used.has(id) && !others.has(id) && !CARD_ID.test(id));
    for (const [index, { id, span }] of missing.entries()) {
      const nearMiss = index < MAX_NEAR_MISSES ? formatNearMiss(id, known) : "";
      this.#sink.report("link-target-missing", {
        message: `The link to \`#${id}\` leads nowhere: no heading, figure or table has this id`,
        span,
        hint: `${nearMiss}Known ids: ${listSome(known)}.`,
      });
    }
  }
}

function numberedSlug(slug: string, number: number): string {
  return number === 1 ? slug : `${slug}-${number}`;
}

/** As many names as a reader takes in; more would bury the message. */
const MAX_LISTED = 12;

function listSome(ids: readonly string[]): string {
  if (ids.length === 0) return "none yet";
  const listed = ids.slice(0, MAX_LISTED).map((id) => `#${id}`);
  return listed.join(", ") + (ids.length > MAX_LISTED ? ` and ${ids.length - MAX_LISTED} more` : "");
}
