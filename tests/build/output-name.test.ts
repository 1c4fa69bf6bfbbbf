import { describe, expect, it } from "vitest";
import { findNameProblem, foldPath } from "../../src/build/output-name.js";

describe("findNameProblem", () => {
  it.each(["ghana", "central-asia.v2", "Bündnis 90", "中亚", "console", "com10"])("accepts %j", (name) => {
    expect(findNameProblem(name)).toBeUndefined();
  });

  it.each([
    ["", /nothing is left/u],
    ["CON", /device/u],
    ["aux.notes", /device/u],
    ["com¹", /device/u],
    ["a:b", /the character :/u],
    ["a\u0000b", /U\+0000/u],
    ["a\u202eb", /U\+202E/u],
    ["a\\b", /the character \\/u],
    ["brief.", /dot or a space/u],
    ["brief ", /dot or a space/u],
    ["é".repeat(126), /255 bytes/u],
  ])("refuses %j", (name, reason) => {
    expect(findNameProblem(name)).toMatch(reason);
  });

  it("takes a name of exactly 236 bytes, which fills 255 with its longest ending", () => {
    expect(findNameProblem("a".repeat(236))).toBeUndefined();
    expect(findNameProblem("a".repeat(237))).toMatch(/255 bytes/u);
  });
});

describe("foldPath", () => {
  it("makes names equal that differ in case or in how an accent is encoded", () => {
    expect(foldPath("Caf\u00e9.pdf")).toBe(foldPath("CAFE\u0301.PDF"));
  });

  it("does not follow the rules of any one language", () => {
    expect(foldPath("I.pdf")).toBe(foldPath("i.pdf"));
  });
});
