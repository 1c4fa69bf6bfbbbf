import { z } from "zod";
import { CATALOGUE } from "../diagnostics/catalogue.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { findKeySpan, findNode, findSpan, type YamlNode } from "../formats/yaml-node.js";
import type { Span } from "../model/span.js";
import { isEmpty, PROBLEM_PARAM, type FieldProblem } from "./scalar-field.js";

type Path = readonly PropertyKey[];

/** Reports what zod found, each at its own value or key. */
export function reportIssues(issues: readonly z.core.$ZodIssue[], schema: z.ZodType, root: YamlNode, sink: Sink): void {
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys") reportUnknownKeys(issue.keys, issue.path, schema, root, sink);
    else if (issue.code === "custom") reportProblem(findProblem(issue.params), issue.path, root, sink);
    else reportWrongType(issue, root, sink);
  }
}

function reportUnknownKeys(keys: readonly string[], path: Path, schema: z.ZodType, root: YamlNode, sink: Sink): void {
  const known = findKnownKeys(schema, path);
  for (const key of keys) {
    const where = path.length === 0 ? "the frontmatter" : `\`${formatPath(path)}\``;
    const list = known.length > 20 ? `${known.slice(0, 20).join(", ")} and others` : known.join(", ");
    sink.report("unknown-field", {
      message: `\`${key}\` is not a field of ${where}`,
      span: findKeySpan(root, [...path, key]),
      hint: `${formatNearMiss(key, known)}The fields are ${list}`,
    });
  }
}

function reportProblem(problem: FieldProblem | undefined, path: Path, root: YamlNode, sink: Sink): void {
  if (problem === undefined) return;
  const { code, message, hint } = problem;
  sink.report(code, { message: `\`${formatPath(path)}\` ${message}`, span: findProblemSpan(code, path, root), hint });
}

/** An empty value has no place of its own, so the key is shown. */
function findProblemSpan(code: string, path: Path, root: YamlNode): Span {
  return code === "field-empty" ? findKeySpan(root, path) : findSpan(root, path);
}

function reportWrongType(issue: z.core.$ZodIssue, root: YamlNode, sink: Sink): void {
  const node = findNode(root, issue.path);
  const name = `\`${formatPath(issue.path)}\``;
  const isList = issue.code === "invalid_type" && issue.expected === "array";
  const hint = isList
    ? "Write each item on a line of its own beginning with `- `, or all in brackets: [a, b]"
    : "Write lines of `key: value`, indented below it";
  if (node?.kind === "scalar" && isEmpty(node)) {
    const span = findKeySpan(root, issue.path);
    sink.report("field-empty", {
      message: `${name} has no value`,
      span,
      hint: `Delete the field, or give it one. ${hint}`,
    });
    return;
  }
  const found = node?.kind === "list" ? "a list" : node?.kind === "map" ? "a map of keys and values" : "a single value";
  const message = `${name} must be ${isList ? "a list" : "a map of keys and values"}, but is ${found}`;
  sink.report("wrong-type", { message, span: findSpan(root, issue.path), hint });
}

/** @returns e.g. "countries[0].facts[2].year"; indexes count from 0, as in the editor's own tools. */
function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${String(step)}]`;
    return text === "" ? String(step) : `${text}.${String(step)}`;
  }, "");
}

/** Finds the keys that the schema takes at a path, for near misses. */
function findKnownKeys(schema: z.ZodType, path: Path): readonly string[] {
  let at: unknown = unwrap(schema);
  for (const step of path) {
    if (at instanceof z.ZodObject && typeof step === "string") at = unwrap(at.shape[step]);
    else if (at instanceof z.ZodArray) at = unwrap(at.element);
    else if (at instanceof z.ZodRecord) at = unwrap(at.valueType);
    else return [];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** Takes off what stands around an object: "optional", and the step that turns a lone name into a map. */
function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodExactOptional) return unwrap(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrap(schema.def.out) : schema;
}

/** The problem that a field left in its issue. */
function findProblem(params: Readonly<Record<string, unknown>> | undefined): FieldProblem | undefined {
  const problem = params?.[PROBLEM_PARAM];
  return isFieldProblem(problem) ? problem : undefined;
}

function isFieldProblem(value: unknown): value is FieldProblem {
  if (typeof value !== "object" || value === null) return false;
  return "message" in value && "hint" in value && "code" in value && String(value.code) in CATALOGUE;
}
