import { describe, expect, it } from "vitest";
import { styleHtml } from "./style-html.js";

function said(css: string): string {
  const { diagnostics } = styleHtml("<p>t</p>", css);
  expect(diagnostics).toHaveLength(1);
  return `${diagnostics[0]?.message ?? ""}. ${diagnostics[0]?.hint ?? ""}`;
}

describe("messages about declarations", () => {
  it.each([
    ["p { display: run-in }", "is CSS that Briefpress does not support"],
    ["p { display: blok }", "`display: blok` is not supported. Did you mean `block`?"],
    ["p { text-align: centre }", "CSS has no such value. Did you mean `center`?"],
    ["p { float: inside }", "`float: inside` is not supported. `float` takes"],
    ["@page { copy-into: x }", "`copy-into` is a CSS property that Briefpress does not support"],
    ["p { width: 3lh }", "`lh` is not one of the units `pt`"],
    ["p { width: 3ptt }", "CSS has no such value. `ptt` is not one of the units"],
    ["p { width: calc(3mm + 2) }", "`width: calc(3mm + 2)` is not supported"],
    ["p { -briefpress-rule-widht: 3pt }", "Did you mean `-briefpress-rule-width`?"],
    ["p { animation: x 3s }", "Nothing moves on paper."],
    ["p { cursor: pointer }", "Nobody points at paper"],
    ["p { outline: none }", "Use `border`"],
    ["p { margin-top: 1pt 2pt }", "`margin-top: 1pt 2pt` is not supported: CSS has no such value"],
    [`p { color: ${"a ".repeat(5000)} }`, "is not supported"],
    ["p { --x: 3lh; width: var(--x) }", "`lh` is not one of the units"],
  ])("%#: %s", (css, part) => {
    expect(said(css)).toContain(part);
  });
});
