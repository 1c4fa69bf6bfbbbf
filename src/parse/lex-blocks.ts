import { Lexer, type MarkedToken, type Token, Tokenizer, type Tokens } from "marked";
import { unescapeText } from "./unescape-text.js";
import { MAX_NESTING } from "./limits.js";
import { type LinkDefinition, MAX_LABEL, normalizeLabel } from "./parse-context.js";

/** What became of a text that marked was given. */
export interface LexedBlocks {
  readonly tokens: readonly MarkedToken[];
  /** Why marked was stopped, and where in the text; the tokens are those before it. */
  readonly stopped?: { readonly reason: StopReason; readonly offset: number };
}

/** A limit, or an error of marked's own. */
export type StopReason = "nesting" | "work" | "fault";

/** Work that the rest of a text may still cost, in code units read; shared by all its parts. */
export interface WorkBudget {
  left: number;
}

const BLOCK_TYPES: ReadonlySet<string> = new Set([
  "blockquote",
  "code",
  "def",
  "heading",
  "hr",
  "html",
  "list",
  "list_item",
  "paragraph",
  "space",
  "table",
  "text",
]);

const QUOTE = /^ {0,3}>/;
const BLANK_LINE = /\n[ \t]*(?:\n|$)/;
const QUOTE_STOP = /(?:^|\n) {0,3}>[^\n]*(?=\n(?! {0,3}>)[^\n])/g;

/**
 * Lexes blocks with marked, the one door to it. Inlines are not lexed; see `inline/scan-inlines.ts`.
 *
 * Nothing of marked's is global here: each text gets a lexer and a tokenizer of its own.
 *
 * @param links - Takes the link definitions, decoded, by normalised label; the first of two equal ones counts.
 */
export function lexBlocks(text: string, links: Map<string, LinkDefinition>, budget: WorkBudget): LexedBlocks {
  const lexer = new Lexer({ gfm: true, tokenizer: new GuardedTokenizer(links, budget) });
  const tokens: Token[] = [];
  try {
    lexer.blockTokens(text, tokens);
    return { tokens: tokens.filter(isBlockToken) };
  } catch (error) {
    // marked 18.2.1 itself throws a TypeError on some quotes in a list that go on lazily, e.g. "* =\n  >2)\n~".
    const reason = error instanceof LimitReached ? error.reason : "fault";
    const offset = tokens.reduce((sum, token) => sum + token.raw.length, 0);
    return { tokens: tokens.filter(isBlockToken), stopped: { reason, offset } };
  }
}

/**
 * Narrows marked's open token type to blocks of its own. The box of a task item is none: it has no place in the text
 * that its item was lexed from.
 */
export function isBlockToken(token: Token): token is MarkedToken {
  return BLOCK_TYPES.has(token.type);
}

class LimitReached extends Error {
  readonly reason: "nesting" | "work";

  constructor(reason: "nesting" | "work") {
    super(reason);
    this.reason = reason;
  }
}

/** marked's tokenizer with a count of its depth and of what it reads, and with link definitions decoded once. */
class GuardedTokenizer extends Tokenizer {
  readonly #links: Map<string, LinkDefinition>;
  readonly #budget: WorkBudget;
  #depth = 0;

  constructor(links: Map<string, LinkDefinition>, budget: WorkBudget) {
    super();
    this.#links = links;
    this.#budget = budget;
  }

  override list(source: string): Tokens.List | undefined {
    return this.#enter(() => super.list(source));
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    if (QUOTE.test(source)) this.#spendOnQuote(source);
    return this.#enter(() => super.blockquote(source));
  }

  /** marked joins the lines of a list item's text one by one, copying what it has each time. */
  override text(source: string): Tokens.Text | undefined {
    const last = this.lexer.state.lastToken;
    if (last?.type === "text") this.#spend(last.raw.length);
    return super.text(source);
  }

  override def(source: string): Tokens.Def | undefined {
    const token = super.def(source);
    const [, label = "", destination = "", title] = this.rules.block.def.exec(source) ?? [];
    const isFootnote = label.startsWith("^");
    if (
      token === undefined ||
      isFootnote ||
      label.length > MAX_LABEL ||
      (title !== undefined && /\n[ \t]*\n/.test(title))
    ) {
      return undefined;
    }
    const url = unescapeText(destination.startsWith("<") ? destination.slice(1, -1) : destination);
    const definition = { url, title: title === undefined ? undefined : unescapeText(title.slice(1, -1)) };
    const key = normalizeLabel(label);
    const lastType = this.lexer.state.lastToken?.type;
    const isText = lastType === "paragraph" || lastType === "text";
    if (!isText && !this.#links.has(key)) this.#links.set(key, definition);
    return token;
  }

  #enter<T extends Token>(read: () => T | undefined): T | undefined {
    if (this.#depth >= MAX_NESTING) throw new LimitReached("nesting");
    this.#depth++;
    const token = read();
    this.#depth--;
    if (token !== undefined) this.#spend(token.raw.length);
    return token;
  }

  /** marked joins the rest of a quote anew wherever its lines stop and go on to begin with `>`. */
  #spendOnQuote(source: string): void {
    const end = source.search(BLANK_LINE);
    const quote = end < 0 ? source : source.slice(0, end);
    const stops = quote.match(QUOTE_STOP)?.length ?? 0;
    if (stops > 0) this.#spend(stops * quote.length);
  }

  #spend(length: number): void {
    this.#budget.left -= length;
    if (this.#budget.left < 0) throw new LimitReached("work");
  }
}
