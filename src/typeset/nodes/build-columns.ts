import type { ComputedStyle, MultiColumn } from "../../model/computed-style.js";
import { resolveLength } from "../lengths.js";
import type { BlockNode, ColumnsNode, LayoutNode } from "../layout-node.js";

/**
 * Parts the content of a multi-column block at what spans all columns. A block that holds such a thing is parted too:
 * its padding and borders stay at its beginning and end.
 *
 * @see CSS Multi-column Layout 1, 6
 */
export function buildColumns(nodes: readonly LayoutNode[], style: ComputedStyle, multi: MultiColumn): LayoutNode[] {
  const parts: LayoutNode[] = [];
  let flow: LayoutNode[] = [];
  const flush = (): void => {
    if (flow.length > 0) parts.push({ _margin: null, flow, multi, style });
    flow = [];
  };
  for (const node of nodes.flatMap(partAtSpans)) {
    if (!isSpan(node)) {
      flow.push(node);
      continue;
    }
    flush();
    parts.push(node);
  }
  flush();
  return parts;
}

/** @returns Minimum and maximum width of columns beside one another, in pt. */
export function measureColumns(node: ColumnsNode, minPt: number, maxPt: number): { minPt: number; maxPt: number } {
  const count = node.multi.count === "auto" ? 1 : node.multi.count;
  const gapPt = resolveLength(node.style.columnGap, 0);
  return { minPt: minPt * count + gapPt * (count - 1), maxPt: maxPt * count + gapPt * (count - 1) };
}

function isSpan(node: LayoutNode): node is BlockNode {
  return "stack" in node && node.style.columnSpan === "all" && node.style.float === "none";
}

function isFlow(node: LayoutNode): node is BlockNode {
  if (!("stack" in node) || node.style.multiColumn !== undefined) return false;
  return node.style.columnSpan === "none" && FLOWS.has(node.style.display);
}

const FLOWS: ReadonlySet<string> = new Set(["block", "list-item"]);

function partAtSpans(node: LayoutNode): readonly LayoutNode[] {
  if (!isFlow(node)) return [node];
  const inner = node.stack.flatMap(partAtSpans);
  if (!inner.some(isSpan)) return [node];
  const parts: LayoutNode[] = [];
  let run: LayoutNode[] = [];
  const flush = (): void => {
    if (run.length > 0) parts.push(partBlock(node, run));
    run = [];
  };
  for (const child of inner) {
    if (!isSpan(child)) {
      run.push(child);
      continue;
    }
    flush();
    parts.push(child);
  }
  flush();
  return trimEdges(parts, node);
}

function partBlock(node: BlockNode, stack: LayoutNode[]): BlockNode {
  const part: BlockNode = { ...node, stack, rebuild: () => part };
  return part;
}

/** Leaves the upper edge of a parted block to its first part, and the lower one to its last. */
function trimEdges(parts: readonly LayoutNode[], whole: BlockNode): readonly LayoutNode[] {
  const own = parts.filter((part) => "stack" in part && part.element === whole.element);
  return parts.map((part) => {
    if (!("stack" in part) || part.element !== whole.element) return part;
    const style = trimStyle(part.style, part === own[0], part === own.at(-1));
    return { ...part, style, frame: { ...part.frame, border: style.border } };
  });
}

function trimStyle(style: ComputedStyle, upper: boolean, lower: boolean): ComputedStyle {
  const { margin, padding, border } = style;
  const none = { ...border.top, widthPt: 0, style: "none" as const };
  return {
    ...style,
    margin: { ...margin, top: upper ? margin.top : 0, bottom: lower ? margin.bottom : 0 },
    padding: { ...padding, top: upper ? padding.top : 0, bottom: lower ? padding.bottom : 0 },
    border: { ...border, top: upper ? border.top : none, bottom: lower ? border.bottom : none },
    breakBefore: upper ? style.breakBefore : "auto",
    breakAfter: lower ? style.breakAfter : "auto",
  };
}
