import { createRandom } from "../../tests/random.js";

/** Choices that are the same in every run with this seed. */
export class Dice {
  readonly #below: (below: number) => number;

  constructor(seed: number) {
    this.#below = createRandom(seed);
  }

  /** @returns A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + this.#below(to - from + 1);
  }

  /** @returns Whether something happens that does so in this share of all cases. */
  chance(share: number): boolean {
    return this.#below(1_000_000) < share * 1_000_000;
  }

  pick<const T>(values: readonly [T, ...T[]]): T {
    return values[this.#below(values.length)] ?? values[0];
  }

  /** @returns A list of results, between `least` and `most` of them. */
  several<T>(least: number, most: number, make: (index: number) => T): readonly T[] {
    return Array.from({ length: this.int(least, most) }, (_, index) => make(index));
  }
}
