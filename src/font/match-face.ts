import type { FaceRequest } from "../model/face.js";

/**
 * Orders the faces of one family from the best match to the worst: width first, then style, then weight.
 *
 * @see CSS Fonts 4, 5.2 (font style matching)
 */
export function rankFaces<T extends FaceRequest>(faces: readonly T[], request: FaceRequest): T[] {
  return [...faces].sort(
    (a, b) =>
      stretchDistance(a.stretch, request.stretch) - stretchDistance(b.stretch, request.stretch) ||
      Number(a.style !== request.style) - Number(b.style !== request.style) ||
      weightDistance(a.weight, request.weight) - weightDistance(b.weight, request.weight),
  );
}

/** A worse direction counts as farther than any weight of a better one. */
const OTHER_DIRECTION = 1000;

/** Up to the normal width the narrower faces come first, beyond it the wider ones. */
function stretchDistance(stretch = 100, wanted = 100): number {
  const difference = stretch - wanted;
  const isOwnDirection = wanted <= 100 ? difference <= 0 : difference >= 0;
  return Math.abs(difference) + (isOwnDirection ? 0 : OTHER_DIRECTION);
}

/** From 400 to 500 the weights up to 500 come first, then lighter, then bolder; else the own direction comes first. */
function weightDistance(weight: number, wanted: number): number {
  const difference = weight - wanted;
  const distance = Math.abs(difference);
  if (difference === 0) return 0;
  if (wanted > 500) return difference > 0 ? distance : distance + OTHER_DIRECTION;
  if (wanted < 400) return difference < 0 ? distance : distance + OTHER_DIRECTION;
  if (difference > 0 && weight <= 500) return distance;
  return difference < 0 ? distance + OTHER_DIRECTION : distance + 2 * OTHER_DIRECTION;
}
