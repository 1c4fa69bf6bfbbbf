import { z } from "zod";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { YamlScalar } from "../formats/yaml-node.js";
import { ScalarValue } from "./schema-input.js";

/** What a field makes of a scalar: its value, or what to tell the author. */
export type Reading<T> = { readonly kind: "value"; readonly value: T } | FieldProblem;

/** The end of a sentence that begins with the field's name, e.g. "must be a date, but is `soon`". */
export interface FieldProblem {
  readonly kind: "problem";
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string;
}

/** What {@link field} leaves in the `params` of a zod issue. */
export const PROBLEM_PARAM = "problem";

/**
 * A field of the schema that takes one scalar.
 *
 * @param expected - For the message if a list or a map stands there, e.g. "a date".
 * @param hint - How a right value is written.
 * @param read - Validates the scalar; it is never empty.
 */
export function scalarField<T>(expected: string, hint: string, read: (scalar: YamlScalar) => Reading<T>) {
  return field((input) => readScalar(input, expected, hint, read));
}

/**
 * A field of the schema that takes whatever stands there.
 *
 * @param read - Validates the input: `undefined`, a {@link ScalarValue}, an array or an object.
 */
export function field<T>(read: (input: unknown) => Reading<T>) {
  return z.transform((input: unknown, context): T => {
    const reading = read(input);
    if (reading.kind === "value") return reading.value;
    context.issues.push({ code: "custom", input, message: reading.message, params: { [PROBLEM_PARAM]: reading } });
    return z.NEVER;
  });
}

function readScalar<T>(
  input: unknown,
  expected: string,
  hint: string,
  read: (scalar: YamlScalar) => Reading<T>,
): Reading<T> {
  if (input === undefined) return problem("field-missing", "is missing", `Add it: ${hint}`);
  if (!(input instanceof ScalarValue)) {
    const found = Array.isArray(input) ? "a list" : "a map of keys and values";
    return problem("wrong-type", `must be ${expected}, but is ${found}`, hint);
  }
  if (isEmpty(input.node)) return problem("field-empty", "has no value", `Delete the field, or give it one: ${hint}`);
  return read(input.node);
}

/** Whether nothing was written: no value, `~`, `null`, or quotes with nothing inside. */
export function isEmpty(scalar: YamlScalar): boolean {
  return scalar.type === "null" || scalar.source.trim() === "";
}

/** Makes the good {@link Reading}. */
export function value<T>(read: T): Reading<T> {
  return { kind: "value", value: read };
}

/** Makes the bad {@link Reading}. */
export function problem(code: DiagnosticCode, message: string, hint: string): FieldProblem {
  return { kind: "problem", code, message, hint };
}

/** A value of the author's inside a message: one line, at most 60 characters. */
export function quote(text: string): string {
  const line = text.trim().replace(/\s+/gu, " ");
  return `\`${line.length <= 60 ? line : `${line.slice(0, 57)}...`}\``;
}
