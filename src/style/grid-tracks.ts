import type { CssNode } from "css-tree";
import type { Track, TrackFraction, TrackLimit } from "../model/computed-style.js";
import { findKeyword, type LonghandSpec, type Parts, type Specified } from "./longhand.js";
import { parseInteger, parseLengthOrPercentage } from "./parse-length.js";
import { parseQuantity } from "./parse-quantity.js";
import type { Values } from "./values.js";

/** A grid wider than this is a mistake, and would cost memory in layout. */
export const MOST_TRACKS = 100;

/** `grid-template-columns`. @see CSS Grid Layout 2, 7.2 */
export const tracksSpec: LonghandSpec<Values["gridTemplateColumns"]> = {
  expects:
    "lengths, percentages, `fr`, `auto`, `min-content`, `max-content`, `minmax()`, `fit-content()`, `repeat(number, …)` and, once, `repeat(auto-fill, …)` or `repeat(auto-fit, …)` of tracks with a length",
  keywords: ["none"],
  parse: (parts) => {
    if (findKeyword(parts) === "none") return () => ({ tracks: [], repeat: undefined });
    const at = parts.findIndex((part) => findAutoRepeat(part) !== undefined);
    const before = parseTracks(at < 0 ? parts : parts.slice(0, at));
    if (before === undefined) return undefined;
    if (at < 0) return (context) => ({ tracks: before.map((track) => track(context)), repeat: undefined });
    return parseAutoRepeat(parts, at, before);
  },
};

type SpecifiedTracks = readonly Specified<Track>[];
type FunctionCall = Extract<CssNode, { type: "Function" }>;

/** Tracks that are repeated as often as there is room have a length to be measured by, and so have those beside them. */
function parseAutoRepeat(parts: Parts, at: number, before: SpecifiedTracks): ReturnType<typeof tracksSpec.parse> {
  const [part, ...behind] = parts.slice(at);
  const repeat = part && findAutoRepeat(part);
  const after = parseTracks(behind);
  const pattern = repeat && parseTracks(repeat.pattern);
  if (repeat === undefined || after === undefined || pattern === undefined || pattern.length === 0) return undefined;
  const others = [...parts.slice(0, at), ...behind];
  if (![...others.flatMap(listTracks), ...repeat.pattern.flatMap(listTracks)].every(hasLength)) return undefined;
  return (context) => ({
    tracks: [...before, ...after].map((track) => track(context)),
    repeat: { at: before.length, tracks: pattern.map((track) => track(context)), fits: repeat.fits },
  });
}

function findAutoRepeat(part: CssNode): { readonly fits: boolean; readonly pattern: Parts } | undefined {
  if (part.type !== "Function" || part.name.toLowerCase() !== "repeat") return undefined;
  const [count, comma, ...pattern] = part.children;
  const word = count && findKeyword([count]);
  if (comma?.type !== "Operator" || (word !== "auto-fill" && word !== "auto-fit")) return undefined;
  return { fits: word === "auto-fit", pattern };
}

/** Parses a list of tracks, `repeat()` expanded; `undefined` if one is unknown or there are too many. */
function parseTracks(parts: Parts): SpecifiedTracks | undefined {
  const tracks: Specified<Track>[] = [];
  for (const part of parts) {
    const next = isRepeat(part) ? parseRepeat(part) : parseTrack(part);
    if (next === undefined) return undefined;
    tracks.push(...next);
    if (tracks.length > MOST_TRACKS) return undefined;
  }
  return tracks;
}

function isRepeat(part: CssNode): part is FunctionCall {
  return part.type === "Function" && part.name.toLowerCase() === "repeat";
}

function parseRepeat(node: FunctionCall): SpecifiedTracks | undefined {
  const [count, comma, ...pattern] = node.children;
  if (count?.type !== "Number" || comma?.type !== "Operator") return undefined;
  const times = parseInteger([count], 1);
  const tracks = parseTracks(pattern);
  if (times === undefined || times > MOST_TRACKS || tracks === undefined) return undefined;
  return Array.from({ length: times }, () => tracks).flat();
}

function parseTrack(node: CssNode): SpecifiedTracks | undefined {
  if (findKeyword([node]) === "auto") return [() => ({ kind: "auto" })];
  const fraction = parseFraction(node);
  if (fraction !== undefined) return [() => ({ kind: "fraction", value: fraction.fraction })];
  if (node.type === "Function") {
    const name = node.name.toLowerCase();
    if (name === "minmax") return parseRange(node);
    if (name === "fit-content") return parseFit(node);
  }
  const limit = parseLimit(node);
  if (limit === undefined) return undefined;
  return [(context) => toTrack(limit(context))];
}

function toTrack(limit: TrackLimit): Track {
  return typeof limit === "string" ? { kind: "range", least: limit, most: limit } : { kind: "length", value: limit };
}

function parseRange({ children }: FunctionCall): SpecifiedTracks | undefined {
  const [least, comma, most, more] = children;
  if (least === undefined || most === undefined || comma?.type !== "Operator" || more !== undefined) return undefined;
  const from = parseLimit(least);
  const fraction = parseFraction(most);
  const to: Specified<TrackLimit | TrackFraction> | undefined = fraction ? () => fraction : parseLimit(most);
  return from && to && [(context) => ({ kind: "range", least: from(context), most: to(context) })];
}

function parseFit({ children }: FunctionCall): SpecifiedTracks | undefined {
  const most = parseLengthOrPercentage([...children]);
  return most && [(context) => ({ kind: "fit", most: most(context) })];
}

function parseFraction(node: CssNode): TrackFraction | undefined {
  const quantity = parseQuantity(node);
  return quantity?.type === "fraction" && quantity.value > 0 ? { fraction: quantity.value } : undefined;
}

function parseLimit(node: CssNode): Specified<TrackLimit> | undefined {
  const word = findKeyword([node]);
  if (word === "auto" || word === "min-content" || word === "max-content") return () => word;
  return parseLengthOrPercentage([node]);
}

/** The tracks that are written in a part of a list. */
function listTracks(part: CssNode): Parts {
  if (!isRepeat(part)) return [part];
  const [, , ...pattern] = part.children;
  return pattern.flatMap(listTracks);
}

/** Whether a track has a length for its least or its most. */
function hasLength(part: CssNode): boolean {
  if (part.type === "Function" && part.name.toLowerCase() === "minmax") {
    const [least, , most] = part.children;
    return [least, most].some((limit) => limit !== undefined && parseLengthOrPercentage([limit]) !== undefined);
  }
  return parseLengthOrPercentage([part]) !== undefined;
}
