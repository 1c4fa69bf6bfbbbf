/** Signs of quotes and list items that may stand before a code fence. */
const FENCE = /^((?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*)(`{3,}(?=[^`]*$)|~{3,})/;
const CLOSING = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;
const COMMENT = /^ {0,3}<!--/;

interface OpenFence {
  readonly mark: string;
  /** A line with less indentation ends the list item that holds the fence, and the fence with it. */
  readonly indent: number;
  readonly quoted: boolean;
}

/** Follows a text line by line and knows which of them stand inside a code fence or a block of comment. */
export class VerbatimTracker {
  #fence: OpenFence | undefined;
  #inComment = false;

  /** @returns Whether our own syntax has no meaning on this line. The line that opens a fence or comment counts. */
  isVerbatim(line: string): boolean {
    if (this.#fence !== undefined && this.#leavesFence(line, this.#fence)) this.#fence = undefined;
    if (this.#fence !== undefined) {
      const closing = CLOSING.exec(line)?.[1];
      if (closing?.startsWith(this.#fence.mark) === true) this.#fence = undefined;
      return true;
    }
    if (this.#inComment || COMMENT.test(line)) {
      this.#inComment = !line.includes("-->");
      return true;
    }
    const [, prefix, mark] = FENCE.exec(line) ?? [];
    if (prefix === undefined || mark === undefined) return false;
    const isBare = prefix.trim() === "";
    this.#fence = {
      mark,
      indent: isBare ? Math.max(0, prefix.length - 3) : /[-*+.)]/.test(prefix) ? prefix.length : 0,
      quoted: prefix.includes(">"),
    };
    return true;
  }

  #leavesFence(line: string, fence: OpenFence): boolean {
    if (fence.quoted) return !/^ {0,3}>/.test(line) && !/^\s+>/.test(line);
    return line.trim() !== "" && line.replaceAll("\t", "    ").search(/\S/) < fence.indent;
  }
}
