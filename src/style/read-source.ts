import type { Url } from "css-tree";
import type { PictureSource } from "../model/decoration.js";

/** Reads a `url()` that is resolved. */
export function readSource({ value, loc }: Url): PictureSource {
  const span = loc ? { file: loc.source, line: loc.start.line, column: loc.start.column } : undefined;
  return { kind: "picture", path: value, span };
}
