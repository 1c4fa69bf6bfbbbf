import type { Parts } from "./longhand.js";

/** Longhands that a shorthand sets, with the parts for each. */
export type Expansion = readonly (readonly [longhand: string, parts: Parts])[];

/** A property that stands for several others. */
export interface Shorthand {
  /** Names of all longhands that it sets, logical ones included. */
  readonly longhands: readonly string[];
  readonly expects: string;
  /** @returns Parts for every longhand, those left out reset; `undefined` if the value has no such form. */
  readonly expand: (parts: Parts) => Expansion | undefined;
}

/** What a shorthand gives to a longhand that its value leaves out. */
export const INITIAL: Parts = [{ type: "Identifier", name: "initial" }];
