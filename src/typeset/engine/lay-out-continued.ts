import type { Galley } from "../galley.js";
import { resolveAuto } from "../lengths.js";
import type { BlockNode } from "../layout-node.js";

/** @returns What lays out the line above a further part of a block, its lower margin included; `undefined` for nothing. */
export function layOutContinued(
  { continued }: Pick<BlockNode, "continued">,
  host: { detach(node: BlockNode, widthPt: number): Galley },
): ((widthPt: number) => Galley) | undefined {
  if (continued === undefined) return undefined;
  return (widthPt) => {
    const node = continued();
    const galley = host.detach(node, widthPt);
    return {
      ...galley,
      heightPt: Math.max(galley.heightPt + (resolveAuto(node.style.margin.bottom, widthPt) ?? 0), 0),
    };
  };
}
