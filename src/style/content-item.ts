import type { PictureSource } from "../model/decoration.js";
import type { CounterStyle } from "../model/computed-style.js";
import type { NamePosition } from "../model/page-style.js";
import type { MarkerStyle } from "./values.js";

/** One part of `content` or `string-set`, before attributes, counters and quotes are filled in. */
export type ContentItem =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "counter"; readonly name: string; readonly counterStyle: MarkerStyle }
  | { readonly kind: "counters"; readonly name: string; readonly separator: string; readonly counterStyle: MarkerStyle }
  | { readonly kind: "quote"; readonly opens: boolean; readonly visible: boolean }
  | { readonly kind: "string" | "running"; readonly name: string; readonly position: NamePosition }
  | { readonly kind: "target-page"; readonly target: Reference; readonly counterStyle: CounterStyle }
  /** `target-text()` */
  | { readonly kind: "target-text"; readonly target: Reference; readonly part: "content" | "first-letter" }
  | { readonly kind: "leader"; readonly text: string }
  /** `url()`; in margin boxes only. */
  | { readonly kind: "picture"; readonly source: PictureSource }
  /** `content()`: the element's own text; in `string-set` only. */
  | { readonly kind: "own-text" };

/** Where `target-counter()` and `target-text()` find their "#id". */
export type Reference =
  { readonly kind: "attribute"; readonly name: string } | { readonly kind: "text"; readonly text: string };
