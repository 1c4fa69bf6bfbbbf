import { describe, expect, it } from "vitest";
import { formatDate, parseIsoDate } from "../../src/formats/format-date.js";
import { formatNumber, formatPercentage } from "../../src/formats/format-number.js";

describe("formatDate", () => {
  it.each([
    ["2024-02-19", "en", "19 February 2024"],
    ["2024-02-19", "en-GB", "19 February 2024"],
    ["2024-02-19", "en-US", "February 19, 2024"],
    ["2024-02", "en", "February 2024"],
    ["2024", "en", "2024"],
    ["2024-02-19", "fr", "19 février 2024"],
    ["2024-02-19", "ru", "19 февраля 2024 г."],
    ["2024-02-19", "fa", "۱۹ فوریهٔ ۲۰۲۴"],
    ["2024-12-31", "th", "31 ธันวาคม 2024"],
    ["0099-01-01", "en", "1 January 99"],
    ["2024-02-19", "tlh", "19 February 2024"],
    ["soon", "en", "soon"],
  ])("writes %s for %s as %s", (date, lang, expected) => {
    expect(formatDate(date, lang)).toBe(expected);
  });
});

describe("parseIsoDate", () => {
  it.each([
    "2026-02-29",
    "2026-02-30",
    "2026-13",
    "2026-00-01",
    "2026-04-31",
    "0000",
    "26-01-01",
    "2026-1-1",
    " 2026",
    "1900-02-29",
  ])("refuses %s", (text) => {
    expect(parseIsoDate(text)).toBeUndefined();
  });

  it.each(["2024-02-29", "2000-02-29", "2026-12-31", "2026-01", "2026"])("takes %s", (text) => {
    expect(parseIsoDate(text)).toBeDefined();
  });
});

describe("formatNumber", () => {
  it.each([
    [2021, 0, "en", "2,021"],
    [1234.5, 2, "en", "1,234.50"],
    [-3.1, 1, "en", "\u22123.1"],
    [1234.5, 1, "fr", "1\u202f234,5"],
    [2724900, 0, "fa", "۲٬۷۲۴٬۹۰۰"],
    [1234, 0, "tlh", "1,234"],
  ])("writes %d with %d decimals for %s as %s", (value, decimals, lang, expected) => {
    expect(formatNumber(value, decimals, lang)).toBe(expected);
  });

  it("sets the percent sign as the language does", () => {
    expect(formatPercentage(5.2, 1, "en")).toBe("5.2%");
    expect(formatPercentage(5.2, 1, "de")).toBe("5,2\u00a0%");
  });
});
