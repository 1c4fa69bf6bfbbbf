import type { RecordShape, Shape } from "./page-shape.js";
import { NUMBER, TEXT } from "./page-shape.js";

/** Where a path is looked up: the current value, those around it, and what `as |name|` and `@` give. */
export interface Scope {
  readonly shape: Shape;
  readonly root: Shape;
  /** The value that `../` leads to. */
  readonly parent?: Scope;
  /** Block parameters in view, the innermost winning. */
  readonly names: ReadonlyMap<string, Shape>;
  /** Whether `@index` and its like exist here. */
  readonly isInLoop: boolean;
}

/** The result of following a path. */
export type Lookup =
  | { readonly kind: "found"; readonly shape: Shape }
  /** `step` does not exist; `known` are the names that do, none if the value has no fields at all. */
  | { readonly kind: "unknown"; readonly step: string; readonly known: readonly string[] }
  | { readonly kind: "aboveRoot" };

/** The scope of a template that starts with this value. */
export function createScope(shape: Shape): Scope {
  return { shape, root: shape, names: new Map(), isInLoop: false };
}

/** The scope within `{{#each}}` or `{{#with}}`. */
export function enterScope(
  outer: Scope,
  shape: Shape,
  params: readonly (readonly [string, Shape])[],
  isLoop: boolean,
): Scope {
  return {
    shape,
    root: outer.root,
    parent: outer,
    names: params.length === 0 ? outer.names : new Map([...outer.names, ...params]),
    isInLoop: isLoop || outer.isInLoop,
  };
}

/** The variables of a loop and their shapes. */
const LOOP_VARIABLES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["index", NUMBER],
  ["key", TEXT],
  ["first", { kind: "flag" }],
  ["last", { kind: "flag" }],
]);

/** Follows a path from a scope, as Handlebars does: `a.b`, `../a`, `this`, `@index`, `@root.a`, block parameters. */
export function lookUpPath(path: hbs.AST.PathExpression, scope: Scope): Lookup {
  if (path.data) return lookUpVariable(path, scope);
  let start = scope;
  for (let depth = 0; depth < path.depth; depth++) {
    if (start.parent === undefined) return { kind: "aboveRoot" };
    start = start.parent;
  }
  const [first] = path.parts;
  const named = first === undefined || isExplicit(path) ? undefined : scope.names.get(first);
  if (named !== undefined) return follow(named, path.parts.slice(1));
  return follow(start.shape, path.parts);
}

/** `./a` and `this.a` mean the field even where a block parameter has the same name. */
function isExplicit(path: hbs.AST.PathExpression): boolean {
  return path.depth > 0 || /^(?:\.\/|this\b)/u.test(path.original);
}

function lookUpVariable(path: hbs.AST.PathExpression, scope: Scope): Lookup {
  const [name = "", ...rest] = path.parts;
  if (name === "root") return follow(scope.root, rest);
  const shape = scope.isInLoop ? LOOP_VARIABLES.get(name) : undefined;
  if (shape !== undefined && path.depth === 0) return follow(shape, rest);
  const known = ["@root", ...(scope.isInLoop ? [...LOOP_VARIABLES.keys()].map((key) => `@${key}`) : [])];
  return { kind: "unknown", step: `@${name}`, known };
}

function follow(from: Shape, steps: readonly string[]): Lookup {
  let shape = from;
  for (const step of steps) {
    const next = takeStep(shape, step);
    if (next === undefined) return { kind: "unknown", step, known: listFields(shape) };
    shape = next;
  }
  return { kind: "found", shape };
}

function takeStep(shape: Shape, step: string): Shape | undefined {
  if (shape.kind === "list") {
    if (step === "length") return NUMBER;
    return /^\d+$/u.test(step) ? shape.item : undefined;
  }
  return shape.kind === "record" ? findField(shape, step) : undefined;
}

/** Own fields only, so that `constructor` and `__proto__` are as unknown as any other name. */
function findField(shape: RecordShape, name: string): Shape | undefined {
  return Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
}

function listFields(shape: Shape): readonly string[] {
  if (shape.kind === "record") return Object.keys(shape.fields);
  return shape.kind === "list" ? ["length"] : [];
}
