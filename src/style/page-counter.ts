import type { PageCounter } from "../model/styled.js";
import type { CounterChange, Values } from "./values.js";

/** @returns What an element does to the page counter: `counter-reset: page` makes its page the page 1. */
export function findPageCounter(values: Readonly<Values>): { readonly pageCounter?: PageCounter } {
  const { counterReset, counterSet, counterIncrement } = values;
  if (counterReset.length + counterSet.length + counterIncrement.length === 0) return NONE;
  const find = (changes: readonly CounterChange[]): number | undefined =>
    changes.findLast(({ name }) => name === "page")?.value;
  const reset = find(counterReset);
  // A page has its number before anything on it, so none is numbered 0.
  const set = find(counterSet) ?? (reset === undefined ? undefined : Math.max(reset, 1));
  const add = find(counterIncrement);
  return set === undefined && add === undefined ? NONE : { pageCounter: { set, add: add ?? 0 } };
}

const NONE = {};
