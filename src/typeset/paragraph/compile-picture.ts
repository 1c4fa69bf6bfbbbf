import type { Picture } from "../../model/picture.js";
import type { StyledNode } from "../../model/styled.js";
import { resolveAuto } from "../lengths.js";
import type { InlineContext } from "./inline-item.js";
import type { InlineContent } from "./inline-walk.js";
import { findSizing, isRelative, sizePicture } from "./size-picture.js";

/** Appends a picture in a line of text. */
export function addPicture(
  picture: Picture,
  node: Extract<StyledNode, { kind: "svg" | "element" }>,
  context: InlineContext,
  content: InlineContent,
): void {
  const { verticalAlign, fontSize, display } = node.style;
  const sizing = findSizing(node.style);
  const { widthPt, heightPt } = sizePicture(picture, sizing);
  // Those of an `img` that is a block are its block's.
  const isBlock = node.kind === "element" && display !== "inline" && display !== "inline-block";
  const edges = isBlock ? undefined : node.style.margin;
  const [left = 0, right = 0, top = 0, bottom = 0] = [edges?.left, edges?.right, edges?.top, edges?.bottom].map(
    (edge) => (edge === undefined ? 0 : (resolveAuto(edge, 0) ?? 0)),
  );
  const outerHeightPt = heightPt + top + bottom;
  const middlePt = (outerHeightPt + (context.style.faces[0].xHeight * fontSize) / 1000) / 2;
  content.items.push({
    kind: "picture",
    context,
    picture,
    widthPt,
    heightPt,
    outerWidthPt: widthPt + left + right,
    marginLeftPt: left,
    ...(isRelative(sizing) ? { sizing } : {}),
    // The lower edge of its margins stands on the baseline (CSS 2.2, 10.8.1).
    abovePt:
      verticalAlign === "middle"
        ? middlePt - top
        : heightPt + bottom + (typeof verticalAlign === "number" ? verticalAlign : 0),
    marginTopPt: top,
    marginBottomPt: bottom,
  });
  content.endsInSpace = false;
}
