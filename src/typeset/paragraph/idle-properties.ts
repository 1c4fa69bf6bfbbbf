import type { ComputedStyle } from "../../model/computed-style.js";
import type { StyledElement } from "../../model/styled.js";

/** @returns The properties of an element in a line that have a value there, and no effect. */
export function findIdleProperties({ style, tag }: StyledElement): readonly string[] {
  const isBlock = style.display === "inline-block";
  if (style.display !== "inline" && !isBlock) return [];
  const isPicture = tag === "img";
  const found: string[] = [];
  if (hasBorder(style)) found.push("border");
  if (style.borderRadius !== undefined && !isPicture) found.push("border-radius");
  if (style.backgroundImage !== undefined) found.push("background-image");
  if (style.textFit !== undefined) found.push("-briefpress-fit");
  if (style.dropRank > 0) found.push("-briefpress-drop");
  const { verticalAlign } = style;
  if (isPicture) found.push(...listIdleOfPicture(style));
  else if (isBlock) found.push(...listIdleSizes(style));
  if (verticalAlign === "middle" && isPicture) return found;
  if (verticalAlign !== "baseline" && typeof verticalAlign === "string") found.push(`vertical-align: ${verticalAlign}`);
  return found;
}

function hasBorder({ border }: ComputedStyle): boolean {
  return border.top.widthPt > 0 || border.right.widthPt > 0 || border.bottom.widthPt > 0 || border.left.widthPt > 0;
}

function listIdleOfPicture({ padding, backgroundColor }: ComputedStyle): readonly string[] {
  const padded = padding.top !== 0 || padding.right !== 0 || padding.bottom !== 0 || padding.left !== 0;
  return [...(padded ? ["padding"] : []), ...(backgroundColor === undefined ? [] : ["background-color"])];
}

/** An inline block has its width, and stands in its line for the rest as text does. */
function listIdleSizes(style: ComputedStyle): readonly string[] {
  const { width, minWidth, maxWidth, height, minHeight, maxHeight, margin, padding } = style;
  return [
    ...(isSet(margin.top) || isSet(margin.bottom) ? ["margin"] : []),
    ...(isSet(padding.top) || isSet(padding.bottom) ? ["padding"] : []),
    ...(typeof width === "object" ? ["width"] : []),
    ...(minWidth === 0 ? [] : ["min-width"]),
    ...(maxWidth === "none" ? [] : ["max-width"]),
    ...(height === "auto" ? [] : ["height"]),
    ...(minHeight === 0 ? [] : ["min-height"]),
    ...(maxHeight === "none" ? [] : ["max-height"]),
  ];
}

function isSet(length: ComputedStyle["margin"]["top"]): boolean {
  return length !== 0 && length !== "auto";
}
