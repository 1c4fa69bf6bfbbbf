import { describe, expect, it } from "vitest";
import { findNearMiss, formatNearMiss } from "../../src/diagnostics/near-miss.js";

const FIELDS = ["title", "subtitle", "date", "lang", "keyMessages", "organisation", "licence"];

describe("findNearMiss", () => {
  it.each([
    ["titel", "title"],
    ["Title", "title"],
    ["key_messages", "keyMessages"],
    ["key-messages", "keyMessages"],
    ["keymesages", "keyMessages"],
    ["organization", "organisation"],
    ["license", "licence"],
    ["dte", "date"],
  ])("offers the name that %s misses", (word, expected) => {
    expect(findNearMiss(word, FIELDS)).toBe(expected);
  });

  it("offers nothing when nothing is near", () => {
    expect(findNearMiss("embargo", FIELDS)).toBeUndefined();
    expect(findNearMiss("xy", ["ab"])).toBeUndefined();
    expect(findNearMiss("x", ["a", "b"])).toBeUndefined();
  });

  it("counts swapped neighbours as one change", () => {
    expect(findNearMiss("abc", ["acb"])).toBe("acb");
  });

  it("prefers the nearest candidate and, among equals, the first", () => {
    expect(findNearMiss("lange", ["large", "lang"])).toBe("large");
    expect(findNearMiss("landd", ["lang", "lands"])).toBe("lands");
  });

  it("stays quick and silent on very long words", () => {
    expect(findNearMiss("a".repeat(100_000), FIELDS)).toBeUndefined();
  });
});

describe("formatNearMiss", () => {
  it("words the offer", () => {
    expect(formatNearMiss("titel", FIELDS)).toBe("Did you mean `title`? ");
    expect(formatNearMiss("zzz", FIELDS)).toBe("");
  });
});
