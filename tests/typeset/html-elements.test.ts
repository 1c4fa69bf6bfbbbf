import { describe, expect, it } from "vitest";
import { layHtml } from "./html-pages.js";
import { el, lay, page } from "./styled.js";

describe("elements of HTML", () => {
  it("ends a line at <wbr>, without a mark and without losing a letter", () => {
    const word = "alphabravo<wbr>charliedelta<wbr>echofoxtrot<wbr>golfhotelindia";
    const lines = layHtml(`<p>${word} <em>last</em></p>`, "em { display: inline }");
    expect(lines.map(({ text }) => text.trim())).toEqual(["alphabravocharliedeltaechofoxtrot", "golfhotelindia last"]);
  });

  it("doubts structure types that a PDF has not, and takes those that it has", () => {
    const document = page([el("div", {}, ["x"], { "data-tag": "Setc" }), el("div", {}, ["y"], { "data-tag": "TOC" })]);
    expect(() => lay(document)).toThrow(/unknown-structure-type.*Did you mean `Sect`/u);
    const [wrong, right] = lay(document, ["unknown-structure-type"]).tags.children;
    expect([wrong, right].map((tag) => tag?.kind === "element" && tag.type)).toEqual(["P", "TOC"]);
  });
});
