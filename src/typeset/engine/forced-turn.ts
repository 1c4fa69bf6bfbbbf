import type { BreakValue } from "../../model/computed-style.js";
import type { PageKind } from "../../model/page-style.js";

/** A break to another page; `side` where it has to be a left or a right one. */
export interface ForcedTurn {
  readonly side: PageKind["side"] | undefined;
}

/** @returns The forced break that a value asks for, if it does. */
export function toForced(value: BreakValue, rtl: boolean): ForcedTurn | undefined {
  switch (value) {
    case "auto":
    case "avoid":
    case "column":
      return undefined;
    case "page":
      return { side: undefined };
    case "left":
    case "right":
      return { side: value };
    case "recto":
      return { side: rtl ? "left" : "right" };
    case "verso":
      return { side: rtl ? "right" : "left" };
  }
}
