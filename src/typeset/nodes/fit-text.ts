import type { ComputedStyle, Length, TextDecoration } from "../../model/computed-style.js";
import type { StyledElement } from "../../model/styled.js";
import type { LayoutNode } from "../layout-node.js";
import type { InlineEnvironment } from "../paragraph/inline-walk.js";
import { findExcess } from "../paragraph/line-offset.js";
import { breakLines } from "../paragraph/paragraph.js";
import type { Paragraph } from "../paragraph/paragraph.js";
import type { RunStyles } from "../paragraph/run-style.js";

/** Builds the content of a block with other styles of text. */
type BuildContent = (environment: InlineEnvironment) => readonly LayoutNode[];

/** Lines that are wider than their measure by less are not too wide, in pt. */
const LEAST_EXCESS_PT = 0.5;

/**
 * Sets the text of a block in the first of its sizes in which it takes no more lines than it may (`-briefpress-fit`),
 * each word whole. If there is none, it takes the last one.
 *
 * @returns What gives the content of the block for a measure, in pt.
 * @remarks Reports `text-does-not-fit`, and a block that holds others as `style-without-effect`.
 */
export function createTextFit(
  element: StyledElement,
  build: BuildContent,
  environment: InlineEnvironment,
): (measurePt: number) => readonly LayoutNode[] {
  const { textFit, fontSize } = element.style;
  return (measurePt) => {
    const own = build(environment);
    if (textFit === undefined || !own.every(isText)) {
      environment.reportIdle(element, "-briefpress-fit", NOT_TEXT(element), "Set it on the blocks of text themselves");
      return own;
    }
    let last = { nodes: own, lines: 0 };
    for (const sizePt of textFit.sizesPt) {
      const scale = sizePt / fontSize;
      const nodes = scale === 1 ? own : build({ ...environment, runStyles: scaleRuns(environment.runStyles, scale) });
      const { lines, isWhole } = setText(nodes, measurePt);
      if (lines <= textFit.lines && isWhole) return nodes;
      last = { nodes, lines };
    }
    environment.reportMisfit(element, last.lines);
    return last.nodes;
  };
}

const NOT_TEXT = ({ tag }: StyledElement): string => `on \`<${tag}>\` that holds blocks`;

/** Paragraphs, and what is taken out of them. */
function isText(node: LayoutNode): boolean {
  if ("paragraph" in node) return true;
  return "stack" in node && (node.style.float !== "none" || node.style.position?.scheme === "absolute");
}

function setText(
  nodes: readonly LayoutNode[],
  measurePt: number,
): { readonly lines: number; readonly isWhole: boolean } {
  const paragraphs: readonly Paragraph[] = nodes.flatMap((node) => ("paragraph" in node ? [node.paragraph] : []));
  const set = paragraphs.map((paragraph) => breakLines(paragraph, measurePt));
  const isWhole = set.every((lines, index) => {
    const direction = paragraphs[index]?.style.computed.direction ?? "ltr";
    return lines.every((line) => line.cut === undefined && findExcess(line, direction) <= LEAST_EXCESS_PT);
  });
  return { lines: set.reduce((sum, lines) => sum + lines.length, 0), isWhole };
}

/** Each style is scaled once, since runs of one style are told by its identity. */
function scaleRuns(runStyles: RunStyles, scale: number): RunStyles {
  const scaled = new Map<ComputedStyle, ComputedStyle>();
  return {
    find(style) {
      const known = scaled.get(style) ?? scaleText(style, scale);
      scaled.set(style, known);
      return runStyles.find(known);
    },
  };
}

/** Everything that is measured by the size of the text; margins and padding stay as they are. */
function scaleText(style: ComputedStyle, scale: number): ComputedStyle {
  const { verticalAlign } = style;
  return {
    ...style,
    fontSize: style.fontSize * scale,
    lineHeight: style.lineHeight * scale,
    letterSpacing: style.letterSpacing * scale,
    wordSpacing: style.wordSpacing * scale,
    textIndent: scaleLength(style.textIndent, scale),
    verticalAlign: typeof verticalAlign === "number" ? verticalAlign * scale : verticalAlign,
    textDecoration: style.textDecoration.map((decoration) => scaleDecoration(decoration, scale)),
  };
}

function scaleLength(length: Length, scale: number): Length {
  return typeof length === "number" ? length * scale : length;
}

function scaleDecoration(decoration: TextDecoration, scale: number): TextDecoration {
  const { thickness, underlineOffset, font, risePt } = decoration;
  return {
    ...decoration,
    thickness: thickness === "auto" ? thickness : thickness * scale,
    underlineOffset: underlineOffset === "auto" ? underlineOffset : underlineOffset * scale,
    font: { ...font, fontSize: font.fontSize * scale },
    risePt: risePt * scale,
  };
}
