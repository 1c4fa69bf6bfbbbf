import { describe, expect, it } from "vitest";
import { findLastMonth, findLastYear } from "../../src/formats/find-year.js";
import { formatQuantity, type Quantity } from "../../src/formats/format-quantity.js";
import { readNumber, readRange, type DecimalSign } from "../../src/formats/read-number.js";

function number(text: string, decimal?: DecimalSign): unknown {
  const reading = readNumber(text, decimal);
  if (reading?.kind !== "number") return reading?.kind;
  const { value, decimals, plus } = reading.number;
  return plus ? ["+", value, decimals] : [value, decimals];
}

describe("a number in a table", () => {
  it.each<[string, DecimalSign | undefined, unknown]>([
    ["7", undefined, [7, 0]],
    ["-7", undefined, [-7, 0]],
    ["\u22127.50", undefined, [-7.5, 2]],
    ["+3,2", undefined, ["+", 3.2, 1]],
    ["3.2", "comma", [3.2, 1]],
    ["3,2", "point", [3.2, 1]],
    ["0,125", undefined, [0.125, 3]],
    ["1,234", undefined, "ambiguous"],
    ["1.234", undefined, "ambiguous"],
    ["1,234", "point", [1234, 0]],
    ["1,234", "comma", [1.234, 3]],
    ["1.234", "comma", [1234, 0]],
    ["1.234", "point", [1.234, 3]],
    ["1,234,567.8", undefined, [1234567.8, 1]],
    ["1.234.567,8", undefined, [1234567.8, 1]],
    ["1 234 567,8", undefined, [1234567.8, 1]],
    ["1\u202f234", undefined, [1234, 0]],
    ["1\u2019234.5", undefined, [1234.5, 1]],
    ["1,23,456", undefined, undefined],
    ["12 34", undefined, undefined],
    ["1e5", undefined, undefined],
    ["NaN", undefined, undefined],
    ["Infinity", undefined, undefined],
    ["", undefined, undefined],
    ["1234567890123456", undefined, undefined],
    ["9".repeat(100_000), undefined, undefined],
  ])("is read from %j with %s", (text, decimal, expected) => {
    expect(number(text, decimal)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ["3.2\u20134.1", [3.2, 4.1]],
    ["3 to 4", [3, 4]],
    ["3-4", [3, 4]],
    ["-5 to -3", [-5, -3]],
    ["3 bis 4", [3, 4]],
    ["3 \u0434\u043e 4", [3, 4]],
    ["1 000\u20132 000", [1000, 2000]],
    ["2019\u20132021", undefined],
    ["4\u20133", undefined],
    ["3 or 4", undefined],
    ["2024-05-01", undefined],
  ])("may be a range: %j", (text, expected) => {
    const range = readRange(text);
    expect(range && [range.from.value, range.to.value]).toEqual(expected);
  });
});

describe("a quantity", () => {
  const whole = (value: number): Quantity => ({ kind: "number", value, decimals: 0 });
  const money: Quantity = { kind: "number", value: 259.29, decimals: 2 };
  const range: Quantity = { kind: "range", from: 3.2, to: 4.1, decimals: 1 };
  it.each<[string, Quantity, string | undefined, string, string, boolean]>([
    ["grouped", whole(1234567), undefined, "en", "1,234,567", false],
    ["grouped", whole(1234567), "km²", "de", "1.234.567", false],
    ["grouped", whole(1234567), undefined, "fr", "1\u202f234\u202f567", false],
    ["grouped", whole(1234567), undefined, "ru", "1\u00a0234\u00a0567", false],
    ["in Persian digits", whole(1234567), undefined, "fa", "۱٬۲۳۴٬۵۶۷", false],
    ["in Arabic digits", whole(1234567), undefined, "ar-EG", "١٬٢٣٤٬٥٦٧", false],
    ["negative", whole(-1234), undefined, "en", "\u22121,234", false],
    ["negative", whole(-1234), undefined, "de", "\u22121.234", false],
    ["a change", { kind: "number", value: 3.2, decimals: 1, plus: true }, "%", "en", "+3.2%", true],
    ["a percentage", { kind: "number", value: -3.2, decimals: 1 }, "%", "de", "\u22123,2\u00a0%", true],
    ["a percentage", { kind: "number", value: 3.2, decimals: 1 }, "percent", "fr", "3,2\u00a0%", true],
    ["a currency", whole(1234567), "USD", "en", "USD 1,234,567", true],
    ["a currency", whole(1234567), "USD", "de", "1.234.567 USD", true],
    ["a currency", whole(1234567), "KZT", "ru", "1\u00a0234\u00a0567 KZT", true],
    ["a currency", whole(1234567), "EUR", "fr", "1\u202f234\u202f567 EUR", true],
    ["a sum", money, "USD billion", "en", "USD 259.29 billion", true],
    ["a sum", money, "billion USD", "de", "259,29 Mrd. USD", true],
    ["a sum", money, "USD billion", "ru", "259,29 млрд USD", true],
    ["a sum", money, "USD billion", "fr", "259,29 Md USD", true],
    ["in millions", { kind: "number", value: 36.8, decimals: 1 }, "million", "de", "36,8 Mio.", true],
    ["more than its word", whole(1250), "USD billion", "en", "1,250", false],
    ["less than its word", { kind: "number", value: 0.5, decimals: 1 }, "million", "en", "0.5", false],
    ["a range", range, undefined, "de", "3,2\u20134,1", false],
    ["a range", range, "%", "en", "3.2\u20134.1%", true],
    ["a range", range, "%", "ru", "3,2\u20134,1\u00a0%", true],
    [
      "a range",
      { kind: "range", from: -4.1, to: -3, decimals: 1 },
      undefined,
      "en",
      "\u22124.1 \u2013 \u22123.0",
      false,
    ],
    ["with a unit of its own", whole(5), "usd", "en", "5", false],
    ["with a long unit", whole(5), "USD billion a year", "en", "5", false],
    ["without data for the language", whole(1234), "USD", "tlh", "USD 1,234", true],
  ])("%s: %j in %s for %s is %s", (_, quantity, unit, lang, text, hasUnit) => {
    expect(formatQuantity(quantity, unit, lang)).toEqual({ text, hasUnit });
  });
});

describe("the time of a fact", () => {
  it.each([
    ["2024", 2024],
    ["2023\u201324", 2024],
    ["2023/24", 2024],
    ["2019-2021", 2021],
    ["June 2024", 2024],
    ["soon", undefined],
  ])("%s ends in %s", (text, year) => {
    expect(findLastYear(text)).toBe(year);
  });

  it("ends with its last month", () => {
    expect(findLastMonth("2024")).toBe(2024 * 12 + 11);
    expect(findLastMonth("2024-06")).toBe(2024 * 12 + 5);
    expect(findLastMonth("2024-06-30")).toBe(2024 * 12 + 5);
    expect(findLastMonth("x")).toBeUndefined();
  });
});
