import type { ComputedStyle, StyledElement } from "../../model/styled.js";

/** @returns The properties of an element in a line that have a value there, and no effect. */
export function findIdleProperties({ style, tag }: StyledElement): readonly string[] {
  const isBlock = style.display === "inline-block";
  if (style.display !== "inline" && !isBlock) return [];
  const isPicture = tag === "img";
  const found: string[] = [];
  if (hasBorder(style)) found.push("border");
  if (style.borderRadius !== undefined) found.push("border-radius");
  if (style.backgroundImage !== undefined) found.push("background-image");
  if (isPicture) return [...found, ...listIdleOfPicture(style)];
  if (isBlock) found.push(...listIdleSizes(style));
  const { verticalAlign } = style;
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
function listIdleSizes({ width, minWidth, maxWidth, height, minHeight, maxHeight }: ComputedStyle): readonly string[] {
  return [
    ...(typeof width === "object" ? ["width"] : []),
    ...(minWidth === 0 ? [] : ["min-width"]),
    ...(maxWidth === "none" ? [] : ["max-width"]),
    ...(height === "auto" ? [] : ["height"]),
    ...(minHeight === 0 ? [] : ["min-height"]),
    ...(maxHeight === "none" ? [] : ["max-height"]),
  ];
}
