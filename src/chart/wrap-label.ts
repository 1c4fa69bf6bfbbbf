/**
 * Breaks a label into lines that are no wider than `widthPt`. Nothing is left out: a word that is wider than a line is
 * cut into pieces.
 *
 * @param measure - Width of a text, in pt.
 */
export function wrapLabel(text: string, widthPt: number, measure: (text: string) => number): readonly string[] {
  if (measure(text) <= widthPt) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((part) => cutWord(part, widthPt, measure))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || measure(longer) <= widthPt) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === "" ? lines : [...lines, line];
}

function cutWord(word: string, widthPt: number, measure: (text: string) => number): readonly string[] {
  if (measure(word) <= widthPt) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && measure(piece + character) > widthPt) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
    // A hyphen or a slash within a word is where one would part it.
    if (/[-/\u2013]/u.test(character) && measure(piece) > widthPt / 2) {
      pieces.push(piece);
      piece = "";
    }
  }
  return piece === "" ? pieces : [...pieces, piece];
}

/** @returns Width of the widest word, in pt. */
export function measureWidestWord(texts: readonly string[], measure: (text: string) => number): number {
  let widest = 0;
  for (const text of texts) for (const word of text.split(" ")) widest = Math.max(widest, measure(word));
  return widest;
}
