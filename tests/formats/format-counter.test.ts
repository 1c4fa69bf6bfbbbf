import { expect, test } from "vitest";
import { formatCounter } from "../../src/formats/format-counter.js";

test.each([
  ["decimal", 4, "4"],
  ["lower-roman", 1994, "mcmxciv"],
  ["upper-alpha", 28, "AB"],
  ["none", 3, ""],
  ["lower-roman", 4000, "4000"],
  ["lower-alpha", 0, "0"],
] as const)("%s writes %d as %j", (style, value, text) => {
  expect(formatCounter(style, value)).toBe(text);
});
