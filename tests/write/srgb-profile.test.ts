import { describe, expect, it } from "vitest";
import { createSrgbProfile } from "../../src/write/srgb-profile.js";

const bytes = createSrgbProfile();
const view = new DataView(bytes.buffer);
const text = (at: number, length: number): string => Buffer.from(bytes.subarray(at, at + length)).toString("latin1");

/** Tags by name, with where their data stand. */
const tags = new Map(
  Array.from({ length: view.getUint32(128) }, (_, index) => {
    const at = 132 + index * 12;
    return [text(at, 4), { at: view.getUint32(at + 4), size: view.getUint32(at + 8) }] as const;
  }),
);
const numbers = (name: string, from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => view.getInt32((tags.get(name)?.at ?? 0) + from + index * 4) / 65536);

describe("the profile of sRGB", () => {
  it("is a small ICC profile for displays, of its own length", () => {
    expect(view.getUint32(0)).toBe(bytes.length);
    expect(bytes.length).toBeLessThan(600);
    expect([text(12, 4), text(16, 4), text(20, 4), text(36, 4)]).toEqual(["mntr", "RGB ", "XYZ ", "acsp"]);
  });

  it("has every tag that ICC.1 asks of a matrix profile, within its bytes", () => {
    expect([...tags.keys()].sort()).toEqual(
      ["bTRC", "bXYZ", "chad", "cprt", "desc", "gTRC", "gXYZ", "rTRC", "rXYZ", "wtpt"].sort(),
    );
    for (const { at, size } of tags.values()) expect(at + size).toBeLessThanOrEqual(bytes.length);
  });

  it("adds red, green and blue up to white", () => {
    const [red, green, blue] = ["rXYZ", "gXYZ", "bXYZ"].map((name) => numbers(name, 8, 3));
    const white = numbers("wtpt", 8, 3);
    white.forEach((value, at) => {
      expect((red?.[at] ?? 0) + (green?.[at] ?? 0) + (blue?.[at] ?? 0)).toBeCloseTo(value, 3);
    });
  });

  it("bends a half tone as IEC 61966-2-1 does", () => {
    const [exponent = 0, a = 0, b = 0, , foot = 0] = numbers("rTRC", 12, 5);
    expect(0.5).toBeGreaterThan(foot);
    expect((a * 0.5 + b) ** exponent).toBeCloseTo(0.21404, 4);
  });
});
