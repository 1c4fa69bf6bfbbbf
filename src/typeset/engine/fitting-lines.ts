import type { ComputedStyle } from "../../model/computed-style.js";
import type { TextLine } from "../paragraph/text-line.js";
import type { PageWriter } from "./page-writer.js";

/**
 * Counts the lines from `from` on that go on this page, their notes included: as many as fit, less what orphans and
 * widows ask for; headings stay in one piece. On a page that is all theirs at least one line is placed, so that layout always goes on.
 */
export function countFittingLines(
  lines: readonly TextLine[],
  from: number,
  writer: PageWriter,
  style: ComputedStyle,
): number {
  const rest = lines.length - from;
  const fitting = countByHeight(lines, from, writer);
  if (fitting === rest) return rest;
  const count = writer.tail.isOpen ? 0 : keepTogether(fitting, rest, from === 0, style);
  if (count > 0 || writer.isNarrowed) return count;
  // Below headings that lead a page, a rule is broken rather than that they are left alone.
  if (writer.tail.leads && !writer.tail.isOpen) return fitting;
  return writer.isEmpty ? Math.max(fitting, 1) : 0;
}

function countByHeight(lines: readonly TextLine[], from: number, writer: PageWriter): number {
  let heightPt = 0;
  let calls: readonly string[] = [];
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    heightPt += line.heightPt;
    if (line.calls.length > 0) calls = [...calls, ...line.calls];
    if (heightPt > writer.findRoom(calls) + 0.01) return movesAll(line, from, writer) ? 0 : index - from;
  }
  return lines.length - from;
}

/** `footnote-policy: block`: a paragraph that has not begun goes to the next page with the line that calls the note. */
function movesAll({ calls }: TextLine, from: number, writer: PageWriter): boolean {
  return from === 0 && calls.length > 0 && !writer.isAtTop && writer.foot.takesBlock(calls);
}

function keepTogether(fitting: number, rest: number, isStart: boolean, style: ComputedStyle): number {
  let count = fitting;
  if (rest - count < style.widows) count = rest - style.widows;
  const least = isStart ? Math.min(style.orphans, rest) : 1;
  return count < least ? 0 : count;
}
