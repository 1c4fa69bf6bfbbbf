import type { CounterChange, Values } from "./values.js";

interface Counter {
  value: number;
  /** Depth of the element that made it; it lives until that element's parent ends. */
  readonly depth: number;
}

/** What an element does to counters without any stylesheet. */
export interface ImpliedChanges {
  readonly reset: readonly CounterChange[];
  readonly increment: readonly CounterChange[];
  readonly set: readonly CounterChange[];
}

/** Counters in document order, with the scopes of CSS Lists 3, 4.3. */
export class Counters {
  readonly #stacks = new Map<string, Counter[]>();

  /** Applies what an element does to counters when it begins. */
  enter(values: Readonly<Values>, implied: ImpliedChanges, depth: number): void {
    for (const change of [...implied.reset, ...values.counterReset]) this.#reset(change, depth);
    for (const change of implied.increment) {
      const isOverridden = values.counterIncrement.some(({ name }) => name === change.name);
      if (!isOverridden) this.#change(change, depth, true);
    }
    for (const change of values.counterIncrement) this.#change(change, depth, true);
    for (const change of [...implied.set, ...values.counterSet]) this.#change(change, depth, false);
  }

  /** Ends the scopes of counters that the children of an element made. */
  leave(depth: number): void {
    for (const stack of this.#stacks.values()) {
      while ((stack.at(-1)?.depth ?? 0) > depth) stack.pop();
    }
  }

  /** The innermost value, 0 for a counter that does not exist. */
  find(name: string): number {
    return this.#stacks.get(name)?.at(-1)?.value ?? 0;
  }

  /** All values from the outside in. */
  findAll(name: string): readonly number[] {
    return (this.#stacks.get(name) ?? []).map((counter) => counter.value);
  }

  #reset({ name, value }: CounterChange, depth: number): void {
    const stack = this.#stacks.get(name) ?? [];
    this.#stacks.set(name, stack);
    // A later sibling that resets the counter starts it anew instead of nesting it.
    if (stack.at(-1)?.depth === depth) stack.pop();
    stack.push({ value, depth });
  }

  #change({ name, value }: CounterChange, depth: number, add: boolean): void {
    const stack = this.#stacks.get(name) ?? [];
    this.#stacks.set(name, stack);
    const counter = stack.at(-1);
    if (counter === undefined) stack.push({ value, depth });
    else counter.value = add ? counter.value + value : value;
  }
}
