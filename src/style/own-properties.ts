import type { TextFit } from "../model/computed-style.js";
import { defineLonghand, findKeyword, type LonghandSpec, type Specified, type UnnumberedLonghand } from "./longhand.js";
import { parseInteger, parseSize } from "./parse-length.js";

/** A title has a handful of sizes; each is a try in layout. */
const MOST_SIZES = 20;

/** Text is not set in sizes below this. */
const LEAST_SIZE_PT = 1;

/** Sizes, `/` and the number of lines. */
const fitSpec: LonghandSpec<TextFit | undefined> = {
  expects: "`none`, or one or more lengths, `/` and a number of lines",
  keywords: ["none"],
  parse: (parts) => {
    if (findKeyword(parts) === "none") return () => undefined;
    const [slash, count] = parts.slice(-2);
    if (slash?.type !== "Operator" || slash.value.trim() !== "/" || count === undefined) return undefined;
    const lines = parseInteger([count], 1);
    const sizes: Specified<number>[] = parts.slice(0, -2).flatMap((part) => parseSize([part]) ?? []);
    if (lines === undefined || sizes.length === 0 || sizes.length < parts.length - 2 || sizes.length > MOST_SIZES)
      return undefined;
    return (context) => ({ sizesPt: sizes.map((size) => Math.max(size(context), LEAST_SIZE_PT)), lines });
  },
};

const dropSpec: LonghandSpec<number> = {
  expects: "`none` or a whole number from 1",
  keywords: ["none"],
  parse: (parts) => {
    const rank = findKeyword(parts) === "none" ? 0 : parseInteger(parts, 1);
    return rank === undefined ? undefined : () => rank;
  },
};

/** Properties that no draft has: what gives way where text has no room. */
export const OWN_PROPERTIES: readonly UnnumberedLonghand[] = [
  defineLonghand("-briefpress-fit", "textFit", fitSpec),
  defineLonghand("-briefpress-drop", "dropRank", dropSpec),
];
