import type { Picture } from "../../model/picture.js";
import type { StyledNode } from "../../model/styled.js";
import { resolveAuto } from "../lengths.js";
import type { InlineContext } from "./inline-item.js";
import type { InlineContent } from "./inline-walk.js";

/** Appends a picture in a line of text. */
export function addPicture(
  picture: Picture,
  node: Extract<StyledNode, { kind: "svg" | "element" }>,
  context: InlineContext,
  content: InlineContent,
): void {
  const { margin, verticalAlign, fontSize } = node.style;
  const { widthPt, heightPt } = sizePicture(picture, node);
  const [left, right, top, bottom] = [margin.left, margin.right, margin.top, margin.bottom].map(
    (edge) => resolveAuto(edge, 0) ?? 0,
  );
  const outerHeightPt = heightPt + (top ?? 0) + (bottom ?? 0);
  const middlePt = (outerHeightPt + (context.style.faces[0].xHeight * fontSize) / 1000) / 2;
  content.items.push({
    kind: "picture",
    context,
    picture,
    widthPt,
    heightPt,
    outerWidthPt: widthPt + (left ?? 0) + (right ?? 0),
    marginLeftPt: left ?? 0,
    ...(typeof node.style.width === "object" ? { share: node.style.width } : {}),
    abovePt:
      typeof verticalAlign === "number" ? heightPt + verticalAlign : verticalAlign === "middle" ? middlePt : heightPt,
  });
  content.endsInSpace = false;
}

/** CSS 2.2, 10.3.2: one given side keeps the proportion; without any the picture has its own size. */
function sizePicture(
  picture: Picture,
  node: Extract<StyledNode, { kind: "svg" | "element" }>,
): { widthPt: number; heightPt: number } {
  const ratio = picture.widthPt / picture.heightPt;
  const width = typeof node.style.width === "number" ? node.style.width : undefined;
  const height = typeof node.style.height === "number" ? node.style.height : undefined;
  if (width !== undefined && height !== undefined) return { widthPt: width, heightPt: height };
  if (width !== undefined) return { widthPt: width, heightPt: width / ratio };
  if (height !== undefined) return { widthPt: height * ratio, heightPt: height };
  return { widthPt: picture.widthPt, heightPt: picture.heightPt };
}
