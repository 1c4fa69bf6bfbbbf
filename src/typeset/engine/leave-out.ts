import type { StyledElement } from "../../model/styled.js";
import type { Galley } from "../galley.js";
import type { BlockNode, LayoutNode } from "../layout-node.js";

/** What lays the content of a box out apart, to see how high it is. */
interface BoxHost {
  detachStack(stack: readonly LayoutNode[], widthPt: number): Galley;
  /** @returns What takes back what was taken out of the flow since. */
  mark(): () => void;
}

/** Rounding, in pt. */
const TOLERANCE_PT = 0.01;

/**
 * Leaves blocks out of boxes that have no room for their content (`-briefpress-drop`): the highest number first, of
 * equal ones the last. What is left out of a box is decided when it is laid out first, and holds.
 */
export class LeftOut {
  readonly #host: BoxHost;
  readonly #report: (element: StyledElement) => void;
  readonly #decided = new Map<StyledElement, ReadonlySet<StyledElement>>();

  /** @param report - Told of each block once. */
  constructor(host: BoxHost, report: (element: StyledElement) => void) {
    this.#host = host;
    this.#report = report;
  }

  /**
   * Takes blocks away from the content of a box until it is no higher than it may be.
   *
   * @param widthPt - Of the content.
   */
  fit(box: BlockNode, widthPt: number, mostPt: number): void {
    if (box.element === undefined || mostPt === Infinity) return;
    const known = this.#decided.get(box.element);
    const gone = known ?? this.#choose(box, widthPt, mostPt);
    if (known === undefined) {
      this.#decided.set(box.element, gone);
      for (const element of gone) this.#report(element);
    }
    if (gone.size > 0) takeAway(box.stack, gone);
  }

  /** The fewest blocks without which the content has room; all of them, if it has none even so. */
  #choose(box: BlockNode, widthPt: number, mostPt: number): ReadonlySet<StyledElement> {
    const candidates = rankBlocks(box.stack);
    const without = (count: number): ReadonlySet<StyledElement> => new Set(candidates.slice(0, count));
    const fits = (count: number): boolean => this.#measure(box, without(count), widthPt) <= mostPt + TOLERANCE_PT;
    if (candidates.length === 0 || fits(0)) return without(0);
    let [low, high] = [1, candidates.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fits(middle)) high = middle;
      else low = middle + 1;
    }
    return without(low);
  }

  #measure(box: BlockNode, gone: ReadonlySet<StyledElement>, widthPt: number): number {
    const { stack, arrange } = box.rebuild();
    if (arrange !== undefined) stack.splice(0, Infinity, ...arrange(widthPt));
    takeAway(stack, gone);
    const forget = this.#host.mark();
    const { heightPt, marginBottomPt = 0 } = this.#host.detachStack(stack, widthPt);
    forget();
    return heightPt + marginBottomPt;
  }
}

/** Blocks that may be left out, in the order in which they are. */
function rankBlocks(stack: readonly LayoutNode[]): readonly StyledElement[] {
  const blocks: StyledElement[] = [];
  const collect = (nodes: readonly LayoutNode[]): void => {
    for (const node of nodes) {
      if (isDroppable(node)) blocks.push(node.element);
      for (const inner of listStacks(node)) collect(inner);
    }
  };
  collect(stack);
  return blocks.reverse().sort((a, b) => b.style.dropRank - a.style.dropRank);
}

type Droppable = BlockNode & { readonly element: StyledElement };

function isDroppable(node: LayoutNode): node is Droppable {
  return "stack" in node && node.element !== undefined && node.style.dropRank > 0;
}

function takeAway(stack: LayoutNode[], gone: ReadonlySet<StyledElement>): void {
  const left = stack.filter((node) => !isDroppable(node) || !gone.has(node.element));
  if (left.length < stack.length) stack.splice(0, Infinity, ...left);
  for (const node of left) for (const inner of listStacks(node)) takeAway(inner, gone);
}

/** The blocks in a node that stand one below the other; items and cells themselves keep their places. */
function listStacks(node: LayoutNode): readonly LayoutNode[][] {
  if ("paragraph" in node) return [];
  if ("stack" in node) return [node.stack];
  if ("flow" in node) return [node.flow];
  if ("columns" in node) return node.columns.map(({ stack }) => stack);
  if ("items" in node) return node.items.map((item) => item.node.stack);
  return node.tableRows.flatMap(({ cells }) => cells.map((cell) => cell.node.stack));
}
