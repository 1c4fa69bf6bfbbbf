import type { Border, Edges } from "../../model/computed-style.js";
import type { BlockNode, LayoutNode } from "../layout-node.js";
import { continueParagraph } from "../paragraph/paragraph.js";
import type { Paragraph } from "../paragraph/paragraph.js";
import type { TextLine } from "../paragraph/text-line.js";

/**
 * Takes what stands above a line out of a block, so that the rest can be set to another measure.
 *
 * @param node - New: no layout has touched it.
 * @param line - Of an earlier layout of the same block.
 * @returns `undefined` where the line stands beside other text, as in a table, and the rest is no block.
 */
export function continueBlock(node: BlockNode, line: TextLine): BlockNode | undefined {
  return continueStack(node, line)?.node;
}

interface Rest<Node> {
  readonly node: Node;
  /** Whether something of it stands above. */
  readonly begun: boolean;
}

function continueStack(node: BlockNode, line: TextLine): Rest<BlockNode> | undefined {
  for (const [index, child] of node.stack.entries()) {
    const rest = continueChild(child, line);
    if (rest === undefined) continue;
    const stack = [rest.node, ...node.stack.slice(index + 1)];
    const begun = index > 0 || rest.begun;
    const rebuild = (): BlockNode => continueBlock(node.rebuild(), line) ?? node.rebuild();
    return { node: { ...node, ...(begun ? openAbove(node) : undefined), stack, rebuild }, begun };
  }
  return undefined;
}

function continueChild(child: LayoutNode, line: TextLine): Rest<LayoutNode> | undefined {
  if ("stack" in child) return continueStack(child, line);
  if (!("paragraph" in child) || !holds(child.paragraph, line)) return undefined;
  const begun = line.start > 0 || line.items.length < child.paragraph.items.length;
  return { node: begun ? { ...child, paragraph: continueParagraph(child.paragraph, line, 1) } : child, begun };
}

/** Layouts of one block share the places of its text in the tag tree. */
function holds({ items }: Paragraph, line: TextLine): boolean {
  const mark = line.items.slice(line.start, line.end).find(({ context }) => context.mark.kind !== "artifact")
    ?.context.mark;
  return mark !== undefined && items.some(({ context }) => context.mark === mark);
}

const NO_BORDER: Border = { widthPt: 0, style: "none", color: { r: 0, g: 0, b: 0 } };

/** A box that goes on has neither its upper edge nor a height of its own. */
function openAbove({ style, frame }: BlockNode): Pick<BlockNode, "style" | "frame"> {
  const open = <T extends { readonly top: unknown }>(edges: T, top: T["top"]): T => ({ ...edges, top });
  const margin = open(style.margin, 0);
  if (frame.clone) return { style: { ...style, margin, height: "auto", minHeight: 0 }, frame };
  const border: Edges<Border> = open(style.border, NO_BORDER);
  return {
    style: { ...style, margin, padding: open(style.padding, 0), border, height: "auto", minHeight: 0 },
    frame: { ...frame, border, radii: undefined },
  };
}
