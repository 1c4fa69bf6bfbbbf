/** Colours of the terminal, or none. */
export type Paint = Readonly<Record<PaintName, (text: string) => string>>;
type PaintName = "red" | "yellow" | "green" | "blue" | "bold" | "dim";

/** Codes of ECMA-48, "select graphic rendition", 8.3.117. */
const CODES: Readonly<Record<PaintName, readonly [number, number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  blue: [34, 39],
  bold: [1, 22],
  dim: [2, 22],
};

/** Creates the painters; without colour they return the text as it is. */
export function createPaint(hasColor: boolean): Paint {
  const painter = (name: PaintName) => {
    const [on, off] = CODES[name];
    return (text: string): string => (hasColor ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  };
  return {
    red: painter("red"),
    yellow: painter("yellow"),
    green: painter("green"),
    blue: painter("blue"),
    bold: painter("bold"),
    dim: painter("dim"),
  };
}

/**
 * Decides whether to colour: `--no-color` first, then the environment, then whether a person looks on.
 *
 * @see https://no-color.org
 */
export function wantsColor(flags: { readonly noColor: boolean; readonly isTerminal: boolean }): boolean {
  if (flags.noColor || (process.env["NO_COLOR"] ?? "") !== "") return false;
  if ((process.env["FORCE_COLOR"] ?? "0") !== "0") return true;
  return flags.isTerminal && process.env["TERM"] !== "dumb";
}
