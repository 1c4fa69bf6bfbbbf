import type { StyledElement } from "../../model/styled.js";
import type { TextLine } from "../paragraph/text-line.js";
import type { TooTall } from "./tall-content.js";

/** What layout tells of the document; lengths in pt. */
export interface LayoutEvents {
  reportOverflow(line: TextLine, excessPt: number): void;
  reportCut(line: TextLine, word: string): void;
  /** The items of a flex container are wider than one of its rows. */
  reportWideRow(row: StyledElement, excessPt: number): void;
  reportTallContent(element: StyledElement | undefined, excessPt: number): void;
  reportTooTall(what: TooTall): void;
  /** A box has no room for the block (`-briefpress-drop`). */
  reportLeftOut(element: StyledElement): void;
}
