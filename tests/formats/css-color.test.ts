import { describe, expect, it } from "vitest";
import { parseColor, parseTint } from "../../src/formats/css-color.js";
import { formatHexColor } from "../../src/formats/format-hex-color.js";

describe("parseColor", () => {
  it.each([
    ["RebeccaPurple", "#663399"],
    [" #fa0 ", "#ffaa00"],
    ["#12355Bff", "#12355b"],
    ["rgb(100%, 50%, 0%)", "#ff8000"],
    ["rgb(18 53 91 / 1)", "#12355b"],
    ["hsl(120 100% 25%)", "#008000"],
    ["hsl(-240deg, 100%, 25%)", "#008000"],
    ["hsl(0.5turn 100% 50%)", "#00ffff"],
    ["hsl(200grad 100% 50%)", "#00ffff"],
  ])("reads %s", (text, hex) => {
    const color = parseColor(text);
    expect(color && formatHexColor(color)).toBe(hex);
  });

  it.each(["", "#12", "#12355", "rgb(1, 2)", "rgb(1 2 3 4 5)", "hsl(1em 1% 1%)", "navyblue", "var(--x)", "rgb(a b c)"])(
    "refuses %j",
    (text) => {
      expect(parseColor(text)).toBeUndefined();
    },
  );

  it("is for colours that hide what lies below", () => {
    expect(parseColor("rgb(0 0 0 / 0.5)")).toBeUndefined();
    expect(parseTint("rgb(0 0 0 / 50%)")).toMatchObject({ alpha: 0.5 });
  });
});
