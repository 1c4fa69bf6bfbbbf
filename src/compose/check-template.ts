import { formatNearMiss } from "../diagnostics/near-miss.js";
import { checkLiterals } from "./check-literals.js";
import type { Shape } from "./page-shape.js";
import { FLAG, NUMBER, TEXT } from "./page-shape.js";
import { TEMPLATE_HELPERS } from "./template-helpers.js";
import {
  isBareName,
  isBlock,
  isContent,
  isMustache,
  isPartial,
  isPath,
  isSubExpression,
  optional,
} from "./template-node.js";
import { listNames, report, type Place, type TemplateCheck } from "./template-place.js";
import { createScope, enterScope, lookUpPath, type Scope } from "./template-scope.js";

/** Statements and expressions that one entry may expand to, partials counted at each use. */
const MOST_NODES = 100_000;

/** Blocks and calls within one another, partials included. */
const DEEPEST_NESTING = 60;

/**
 * Checks a template and every partial that it includes against the data that it will be given, before it is compiled.
 * Handlebars itself is silent about a mistyped name in `{{#if}}`, and would run any helper that it can find.
 *
 * @param entry - Name of the template, e.g. "layout".
 * @param shape - What the template is given.
 * @remarks Reports the `template-` codes. Each use of a partial is checked with the values at that place.
 */
export function checkTemplate(entry: string, shape: Shape, check: TemplateCheck): void {
  const template = check.templates.get(entry);
  if (template === undefined) return;
  const place: Place = { check, file: template.file, callers: [entry], depth: 0, count: { nodes: 0 } };
  checkProgram(template.program, createScope(shape), place);
}

function checkProgram(program: hbs.AST.Program | undefined, scope: Scope, outer: Place): void {
  if (program === undefined) return;
  const place = { ...outer, depth: outer.depth + 1 };
  if (place.depth > DEEPEST_NESTING) {
    report("template-too-large", program, "Blocks and partials are nested too deeply", place, "Take out some levels");
    return;
  }
  program.body.forEach((statement, index) => {
    if (++place.count.nodes > MOST_NODES) {
      reportExpansion(statement, place);
      return;
    }
    checkStatement(statement, scope, place);
    const before = program.body[index - 1];
    if (before !== undefined && isContent(before)) checkAttribute(before.value, statement, place);
  });
}

function checkStatement(statement: hbs.AST.Statement, scope: Scope, place: Place): void {
  if (isContent(statement) || statement.type === "CommentStatement") return;
  if (isMustache(statement)) checkMustache(statement, scope, place);
  else if (isBlock(statement)) checkBlock(statement, scope, place);
  else if (isPartial(statement)) checkPartial(statement, scope, place);
  else {
    const message = `\`${NOT_ALLOWED.get(statement.type) ?? statement.type}\` is not part of the template language`;
    report("template-not-allowed", statement, message, place, "Use a partial of its own file and `{{> name}}`");
  }
}

const NOT_ALLOWED: ReadonlyMap<string, string> = new Map([
  ["Decorator", "{{* decorator}}"],
  ["DecoratorBlock", "{{#* inline}}"],
  ["PartialBlockStatement", "{{#> partial}}"],
]);

/** `class={{name}}` would let a value with a space in it add attributes of its own. */
function checkAttribute(before: string, statement: hbs.AST.Statement, place: Place): void {
  if (isContent(statement) || !/=\s*$/u.test(before)) return;
  if (before.lastIndexOf("<") <= before.lastIndexOf(">")) return;
  const message = "The value of an attribute stands without quotes";
  report("template-unquoted-attribute", statement, message, place, 'Write `name="{{value}}"`');
}

function checkMustache(mustache: hbs.AST.MustacheStatement, scope: Scope, place: Place): void {
  const { path } = mustache;
  if (!isPath(path)) {
    report("template-not-allowed", mustache, "A constant stands in double braces", place, "Write it as plain text");
    return;
  }
  const shape = isCall(mustache, path) ? checkCall(mustache, path, scope, place) : checkPath(path, scope, place);
  if (shape === undefined) return;
  if (shape.kind === "record" || shape.kind === "list") {
    const what = shape.kind === "record" ? "a group of values" : "a list";
    const hint =
      shape.kind === "record"
        ? `Name one of its values: ${listNames(Object.keys(shape.fields), `${path.original}.`)}`
        : `Use \`{{#each ${path.original}}}\` or \`{{join ${path.original}}}\``;
    report("template-wrong-kind", path, `\`${path.original}\` is ${what} and cannot be printed`, place, hint);
  } else if (!mustache.escaped && shape.kind !== "html") {
    const message = `\`${path.original}\` is plain text, and three braces would print it as HTML`;
    report("template-wrong-kind", path, message, place, `Write \`{{${path.original}}}\``);
  }
}

/** A call has values behind its name; a bare name is a call if a helper has that name, as in Handlebars. */
function isCall(node: hbs.AST.MustacheStatement, path: hbs.AST.PathExpression): boolean {
  return (
    node.params.length > 0 ||
    optional(node.hash) !== undefined ||
    (isBareName(path) && TEMPLATE_HELPERS.has(path.original))
  );
}

function checkBlock(block: hbs.AST.BlockStatement, scope: Scope, place: Place): void {
  const name = block.path.original;
  const [value, ...more] = block.params;
  if (!["if", "unless", "each", "with"].includes(name)) {
    const isHelper = TEMPLATE_HELPERS.has(name);
    const hint = isHelper
      ? `Write \`{{#if (${name} ...)}}\``
      : `${formatNearMiss(name, ["if", "unless", "each", "with"])}Use \`{{#if}}\`, \`{{#unless}}\`, \`{{#each}}\` or \`{{#with}}\``;
    report("template-unknown-helper", block.path, `There is no block \`{{#${name}}}\``, place, hint);
    return;
  }
  if (value === undefined || more.length > 0) {
    const message = `\`{{#${name}}}\` takes one value and has ${String(block.params.length)}`;
    report("template-helper-arguments", block, message, place, `Join conditions with \`(and a b)\` or \`(or a b)\``);
    return;
  }
  const shape = checkExpression(value, scope, place);
  const inverse = optional(block.inverse);
  const program = optional(block.program);
  if (name === "if" || name === "unless") {
    checkProgram(program, scope, place);
    checkProgram(inverse, scope, place);
    return;
  }
  checkProgram(inverse, scope, place);
  if (shape !== undefined) checkProgram(program, openScope(block, value, shape, scope, place), place);
}

/** The scope inside `each` and `with`. */
function openScope(
  block: hbs.AST.BlockStatement,
  value: hbs.AST.Expression,
  shape: Shape,
  scope: Scope,
  place: Place,
): Scope {
  const params = optional(block.program)?.blockParams ?? [];
  const isLoop = block.path.original === "each";
  let inner = shape;
  if (isLoop && shape.kind === "list") inner = shape.item;
  else if (isLoop) {
    const message = `\`{{#each}}\` needs a list, and \`${describe(value)}\` is none`;
    report(
      "template-wrong-kind",
      value,
      message,
      place,
      "Use `{{#with}}` for a group and `{{#if}}` for a single value",
    );
  }
  const shapes = [inner, NUMBER];
  const named = params.map((param, index) => [param, shapes[index] ?? TEXT] as const);
  return enterScope(scope, inner, named, isLoop);
}

function checkPartial(partial: hbs.AST.PartialStatement, scope: Scope, place: Place): void {
  const { check } = place;
  if (!isPath(partial.name)) {
    const message = "The name of a partial is computed, and must be written out";
    report("template-not-allowed", partial, message, place, "Choose between partials with `{{#if}}`");
    return;
  }
  const name = partial.name.original;
  const template = check.templates.get(name);
  if (template === undefined || name === "layout") {
    const known = [...check.templates.keys()].filter((key) => key !== "layout");
    const hint = `${formatNearMiss(name, known)}The pack has ${listNames(known)}`;
    report("template-unknown-partial", partial.name, `The pack has no partial \`${name}\``, place, hint);
    return;
  }
  if (place.callers.includes(name)) {
    const circle = [...place.callers.slice(place.callers.indexOf(name)), name].join(" > ");
    report(
      "template-partial-loop",
      partial.name,
      `Partials include one another without end: ${circle}`,
      place,
      "Take one of the `{{> }}` out",
    );
    return;
  }
  const inner = openPartial(partial, scope, place);
  if (inner === undefined || place.count.nodes > MOST_NODES) return;
  checkProgram(template.program, inner, { ...place, file: template.file, callers: [...place.callers, name] });
}

/** A partial sees the current value, or the one it is given, with its named values on top; nothing above that. */
function openPartial(partial: hbs.AST.PartialStatement, scope: Scope, place: Place): Scope | undefined {
  const [value] = partial.params;
  const shape = value === undefined ? scope.shape : checkExpression(value, scope, place);
  const pairs = optional(partial.hash)?.pairs ?? [];
  const named = pairs.map((pair) => [pair.key, checkExpression(pair.value, scope, place) ?? TEXT] as const);
  if (shape === undefined) return undefined;
  const fields = shape.kind === "record" ? shape.fields : {};
  const given: Shape =
    named.length === 0 ? shape : { kind: "record", fields: { ...fields, ...Object.fromEntries(named) } };
  return { ...createScope(given), root: scope.root, isInLoop: scope.isInLoop };
}

/** @returns What the expression yields; `undefined` if it was reported. */
function checkExpression(expression: hbs.AST.Expression, scope: Scope, outer: Place): Shape | undefined {
  const place = { ...outer, depth: outer.depth + 1 };
  if (place.depth > DEEPEST_NESTING || ++place.count.nodes > MOST_NODES) {
    reportExpansion(expression, place);
    return undefined;
  }
  if (isPath(expression)) return checkPath(expression, scope, place);
  if (isSubExpression(expression)) return checkCall(expression, expression.path, scope, place);
  if (expression.type === "NumberLiteral") return NUMBER;
  return expression.type === "BooleanLiteral" ? FLAG : TEXT;
}

function checkCall(
  call: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
  path: hbs.AST.PathExpression,
  scope: Scope,
  place: Place,
): Shape | undefined {
  const name = path.original;
  const helper = TEMPLATE_HELPERS.get(name);
  if (helper === undefined) {
    const known = [...TEMPLATE_HELPERS.keys()];
    const hint = `${formatNearMiss(name, known)}Helpers are ${listNames(known)}`;
    report("template-unknown-helper", path, `There is no helper \`${name}\``, place, hint);
    return undefined;
  }
  for (const param of call.params) checkExpression(param, scope, place);
  const pairs = optional(call.hash)?.pairs ?? [];
  for (const pair of pairs) checkExpression(pair.value, scope, place);
  const count = call.params.length;
  if (count < helper.fewest || count > helper.most || (pairs.length > 0 && !helper.takesNamedValues)) {
    const message = `The helper \`${name}\` is called with ${String(count)} values${pairs.length > 0 ? " and named ones" : ""}`;
    const hint =
      count === 0 ? `If you mean the field of that name, write \`this.${name}\`` : `It takes ${describeCount(helper)}`;
    report("template-helper-arguments", path, message, place, hint);
  } else checkLiterals(name, call, place);
  return helper.result;
}

function checkPath(path: hbs.AST.PathExpression, scope: Scope, place: Place): Shape | undefined {
  const result = lookUpPath(path, scope);
  if (result.kind === "found") return result.shape;
  if (result.kind === "aboveRoot") {
    const message = `\`${path.original}\` leads above the value that the template is given`;
    report("template-unknown-path", path, message, place, "Use fewer `../`, or start at `@root`");
    return undefined;
  }
  const { step, known } = result;
  const hint =
    known.length === 0
      ? `\`${path.original.replace(/\.[^.]*$/u, "")}\` is a single value`
      : `${formatNearMiss(step, known)}There are ${listNames(known)}`;
  const where = step === path.original ? "" : `, so \`${path.original}\` leads nowhere`;
  report("template-unknown-path", path, `There is no \`${step}\`${where}`, place, hint);
  return undefined;
}

function reportExpansion(node: hbs.AST.Node, place: Place): void {
  if (place.count.nodes > MOST_NODES + 1) return;
  const message = `The template expands to more than ${String(MOST_NODES)} parts, or is nested too deeply`;
  report(
    "template-expansion",
    node,
    message,
    place,
    "Partials that include others several times multiply; include them less often",
  );
}

function describe(expression: hbs.AST.Expression): string {
  return isPath(expression) ? expression.original : "the value";
}

function describeCount({ fewest, most }: { readonly fewest: number; readonly most: number }): string {
  if (most === Infinity) return `${String(fewest)} or more`;
  return fewest === most ? String(fewest) : `${String(fewest)} to ${String(most)}`;
}
