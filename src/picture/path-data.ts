import type { PathSegment } from "../model/picture.js";
import { arcToCurves } from "./arc.js";

/** Numbers that each path command takes; a command is repeated while numbers follow. */
const COUNTS: ReadonlyMap<string, number> = new Map([
  ["M", 2],
  ["L", 2],
  ["H", 1],
  ["V", 1],
  ["C", 6],
  ["S", 4],
  ["Q", 4],
  ["T", 2],
  ["A", 7],
  ["Z", 0],
]);

interface PathState {
  readonly segments: PathSegment[];
  x: number;
  y: number;
  startX: number;
  startY: number;
  /** The last control point, for S and T; `undefined` after any other command. */
  cubic: { x: number; y: number } | undefined;
  quadratic: { x: number; y: number } | undefined;
}

/**
 * Parses the `d` of a path into lines and cubic curves.
 *
 * @returns `undefined` if the data are malformed.
 * @see SVG 2, 9.3
 */
export function parsePathData(data: string): readonly PathSegment[] | undefined {
  const commands = splitCommands(data);
  if (commands === undefined) return undefined;
  const state: PathState = { segments: [], x: 0, y: 0, startX: 0, startY: 0, cubic: undefined, quadratic: undefined };
  for (const [command, numbers] of commands) {
    const count = COUNTS.get(command.toUpperCase());
    if (
      count === undefined ||
      (count === 0 ? numbers.length > 0 : numbers.length === 0 || numbers.length % count !== 0)
    )
      return undefined;
    if (state.segments.length === 0 && command.toUpperCase() !== "M") return undefined;
    if (count === 0) close(state);
    for (let from = 0; from < numbers.length; from += count) {
      // Further pairs after a move are lines.
      const name = from > 0 && command.toUpperCase() === "M" ? (command === "M" ? "L" : "l") : command;
      addCommand(name, numbers.slice(from, from + count), state);
    }
  }
  return state.segments;
}

/** The number or flag at one place of path data; sticky, so that the data are read once from left to right. */
const NUMBER = /[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/uy;
const FLAG = /[\s,]*([01])/uy;
const COMMAND = /[\s,]*([MLHVCSQTAZmlhvcsqtaz])/uy;

/** Places of the two flags among the numbers of an arc: programs write them without space, e.g. "a1 1 0 01.5.5". */
const ARC_FLAGS: ReadonlySet<number> = new Set([3, 4]);

/** @returns `undefined` if anything is neither a command nor a number. */
function splitCommands(data: string): readonly (readonly [string, number[]])[] | undefined {
  const commands: [string, number[]][] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(data);
    if (match !== null) at = pattern.lastIndex;
    return match?.[1];
  };
  for (let command = take(COMMAND); command !== undefined; command = take(COMMAND)) {
    const numbers: number[] = [];
    const isArc = command === "A" || command === "a";
    const next = (): string | undefined => take(isArc && ARC_FLAGS.has(numbers.length % 7) ? FLAG : NUMBER);
    for (let number = next(); number !== undefined; number = next()) numbers.push(Number(number));
    commands.push([command, numbers]);
  }
  return /^[\s,]*$/u.test(data.slice(at)) ? commands : undefined;
}

function addCommand(command: string, numbers: readonly number[], state: PathState): void {
  const relative = command === command.toLowerCase();
  const [dx, dy] = relative ? [state.x, state.y] : [0, 0];
  const [p = 0, q = 0, r = 0, s = 0, t = 0, u = 0, v = 0] = numbers;
  switch (command.toUpperCase()) {
    case "M":
      move(state, p + dx, q + dy);
      return;
    case "L":
      line(state, p + dx, q + dy);
      return;
    case "H":
      line(state, p + dx, state.y);
      return;
    case "V":
      line(state, state.x, p + dy);
      return;
    case "C":
      curve(state, p + dx, q + dy, r + dx, s + dy, t + dx, u + dy);
      return;
    case "S": {
      const mirrored = mirror(state, state.cubic);
      curve(state, mirrored.x, mirrored.y, p + dx, q + dy, r + dx, s + dy);
      return;
    }
    case "Q":
      quadratic(state, p + dx, q + dy, r + dx, s + dy);
      return;
    case "T": {
      const mirrored = mirror(state, state.quadratic);
      quadratic(state, mirrored.x, mirrored.y, p + dx, q + dy);
      return;
    }
    case "A":
      for (const [x1, y1, x2, y2, x, y] of arcToCurves(state.x, state.y, p, q, r, s !== 0, t !== 0, u + dx, v + dy)) {
        curve(state, x1, y1, x2, y2, x, y);
      }
      state.cubic = undefined;
  }
}

function mirror(state: PathState, control: { x: number; y: number } | undefined): { x: number; y: number } {
  return control === undefined
    ? { x: state.x, y: state.y }
    : { x: 2 * state.x - control.x, y: 2 * state.y - control.y };
}

function move(state: PathState, x: number, y: number): void {
  state.segments.push({ op: "M", x, y });
  [state.x, state.y, state.startX, state.startY] = [x, y, x, y];
  state.cubic = state.quadratic = undefined;
}

function line(state: PathState, x: number, y: number): void {
  state.segments.push({ op: "L", x, y });
  [state.x, state.y] = [x, y];
  state.cubic = state.quadratic = undefined;
}

function curve(state: PathState, x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
  state.segments.push({ op: "C", x1, y1, x2, y2, x, y });
  [state.x, state.y] = [x, y];
  state.cubic = { x: x2, y: y2 };
  state.quadratic = undefined;
}

function quadratic(state: PathState, cx: number, cy: number, x: number, y: number): void {
  const { x: fromX, y: fromY } = state;
  curve(
    state,
    fromX + (2 * (cx - fromX)) / 3,
    fromY + (2 * (cy - fromY)) / 3,
    x + (2 * (cx - x)) / 3,
    y + (2 * (cy - y)) / 3,
    x,
    y,
  );
  state.cubic = undefined;
  state.quadratic = { x: cx, y: cy };
}

function close(state: PathState): void {
  state.segments.push({ op: "Z" });
  [state.x, state.y] = [state.startX, state.startY];
  state.cubic = state.quadratic = undefined;
}
