/** Control characters, separators of lines, and marks that turn the direction of writing: a brief could hide text with them. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * Makes a text safe to print on a terminal: characters that would move the cursor or turn the text around are shown by
 * their number, e.g. `<U+001B>`; a tab becomes two spaces.
 */
export function escapeTerminal(text: string): string {
  return text.replaceAll("\t", "  ").replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}
