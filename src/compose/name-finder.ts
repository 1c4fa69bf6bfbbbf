/** Words to find with what they stand for; `undefined` for words that are looked for so that no shorter one is found in them. */
export interface FindableName<T> {
  readonly words: string;
  readonly means: T | undefined;
  /** Gives way where the same words mean something else as well. */
  readonly shared?: boolean;
}

/** A name in a text, in UTF-16 code units. */
export interface FoundName<T> {
  readonly means: T;
  readonly index: number;
  readonly length: number;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  end?: { readonly means: T | undefined; readonly shared: boolean };
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** More white space than stands between two words of a name; a name is not looked for across more. */
const LONGEST_GAP = 8;

/**
 * Finds names in texts: whole words in their own case, the longest name at a place, each letter in one name only. Any
 * white space stands for a space and either apostrophe for the other.
 *
 * @remarks Names are kept as a tree of words, so a text takes time by its length, however many names there are.
 */
export class NameFinder<T> {
  readonly #root: Node<T> = { next: new Map() };

  constructor(names: readonly FindableName<T>[]) {
    for (const name of names) this.#add(name);
  }

  #add({ words, means, shared = false }: FindableName<T>): void {
    let node = this.#root;
    for (const step of listSteps(words)) {
      const next = node.next.get(step) ?? { next: new Map<string, Node<T>>() };
      node.next.set(step, next);
      node = next;
    }
    if (node === this.#root) return;
    const { end } = node;
    if (end === undefined) node.end = { means, shared };
    else if (end.shared && shared && end.means !== means) node.end = { means: undefined, shared };
  }

  /** @returns What is found, in the order of the text. */
  find(text: string): readonly FoundName<T>[] {
    const words = [...text.matchAll(WORD)];
    const found: FoundName<T>[] = [];
    for (let at = 0; at < words.length;) {
      const longest = this.#findLongest(text, words, at);
      if (longest?.means !== undefined) {
        const index = words[at]?.index ?? 0;
        found.push({ means: longest.means, index, length: endOf(words[longest.last]) - index });
      }
      at = (longest?.last ?? at) + 1;
    }
    return found;
  }

  #findLongest(
    text: string,
    words: readonly RegExpExecArray[],
    first: number,
  ): { readonly means: T | undefined; readonly last: number } | undefined {
    let node = this.#root.next.get(words[first]?.[0] ?? "");
    let longest: { readonly means: T | undefined; readonly last: number } | undefined;
    for (let at = first; node !== undefined;) {
      if (node.end !== undefined) longest = { means: node.end.means, last: at };
      const next = words[at + 1];
      if (next === undefined || node.next.size === 0) break;
      const gapStart = endOf(words[at]);
      const gap = next.index - gapStart > LONGEST_GAP ? "\0" : text.slice(gapStart, next.index);
      node = node.next.get(foldGap(gap) + next[0]);
      at++;
    }
    return longest;
  }
}

function endOf(word: RegExpExecArray | undefined): number {
  return word === undefined ? 0 : word.index + word[0].length;
}

/** The words of a name, each but the first with what stands before it, e.g. ["Guinea", "-Bissau"]. */
function listSteps(name: string): readonly string[] {
  let end = 0;
  return [...name.matchAll(WORD)].map((word, index) => {
    const gap = name.slice(end, word.index);
    end = endOf(word);
    return index === 0 ? word[0] : foldGap(gap) + word[0];
  });
}

function foldGap(gap: string): string {
  return gap.replace(/\s+/gu, " ").replace(/\u2019/gu, "'");
}
