import { escapeHtml } from "../formats/escape-html.js";
import { writeAttributes } from "./html.js";

/**
 * Numbers of a brief's tables, figures and boxes.
 *
 * A text may refer to a table that comes later, so the place of a number is marked while the texts are rendered and
 * filled when all of them are.
 */
export class ReferenceBook {
  readonly #numbers = new Map<string, string>();
  #calls = 0;

  /** @param number - As printed, e.g. "Table 1". */
  add(id: string, number: string): void {
    this.#numbers.set(id, number);
  }

  /**
   * Marks the place of a number.
   *
   * @param word - HTML of the word before it, "" for none.
   */
  call(id: string, word: string): string {
    this.#calls += 1;
    return `<x-number${writeAttributes({ ref: id, gap: word === "" ? undefined : "yes" })}></x-number>`;
  }

  /** @returns The page with the numbers in their places; a target without a number leaves the word alone. */
  fill(html: string): string {
    if (this.#calls === 0) return html;
    return html.replaceAll(/<x-number ref="([^"]*)"( gap="yes")?><\/x-number>/gu, (_, id: string, gap?: string) => {
      const number = this.#numbers.get(id);
      if (number === undefined) return "";
      return `${gap === undefined ? "" : " "}${escapeHtml(number.replaceAll(" ", "\u00a0"))}`;
    });
  }
}
