import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { ComputedStyle } from "../../src/model/computed-style.js";
import { loadStylesheet } from "../../src/style/load-stylesheet.js";
import { stylePage } from "../../src/style/style-page.js";
import { computed, findById, problemsOf } from "./style-html.js";

const BASE = loadStylesheet(readFileSync("templates/base.css", "utf8"), "package:base.css", "base", createSink());

function styleOf(html: string): ComputedStyle {
  const sink = createSink();
  const { root } = stylePage(html, [BASE], sink);
  expect(sink.diagnostics).toEqual([]);
  return findById(root, "x").style;
}

describe("direction", () => {
  it.each([
    ['<p id="x" dir="rtl">t</p>', "rtl", "right"],
    ['<div dir="rtl"><p id="x">t</p></div>', "rtl", "right"],
    ['<div dir="rtl"><p id="x" dir="ltr">t</p></div>', "ltr", "left"],
    ['<p id="x" dir="auto">12 שלום abc</p>', "rtl", "right"],
    ['<p id="x" dir="auto">12 abc שלום</p>', "ltr", "left"],
    ['<div dir="auto">سلام <p id="x">abc</p></div>', "rtl", "right"],
    ['<div dir="auto"><bdi>سلام</bdi><span dir="rtl">سلام</span><p id="x">abc</p></div>', "ltr", "left"],
    ['<div dir="rtl"><p id="x" dir="auto">12</p></div>', "ltr", "left"],
    ['<p dir="AUTO"><i id="x">ابجد</i></p>', "rtl", "right"],
  ])("of %s is %s", (html, direction, textAlign) => {
    expect(styleOf(html)).toMatchObject({ direction, textAlign });
  });

  it.each([
    ['<p><bdi id="x">سلام</bdi></p>', "rtl", "isolate"],
    ['<p dir="rtl"><bdi id="x">abc</bdi></p>', "ltr", "isolate"],
    ['<p><bdo id="x" dir="rtl">abc</bdo></p>', "rtl", "isolate-override"],
    ['<p><span id="x" dir="rtl">abc</span></p>', "rtl", "isolate"],
    ['<p dir="rtl"><span id="x">abc</span></p>', "rtl", "normal"],
  ])("isolates %s", (html, direction, unicodeBidi) => {
    expect(styleOf(html)).toMatchObject({ direction, unicodeBidi });
  });

  it("reads every value of unicode-bidi, and no other", () => {
    for (const value of ["normal", "embed", "isolate", "bidi-override", "isolate-override", "plaintext"]) {
      expect(computed(`unicode-bidi: ${value}`).unicodeBidi).toBe(value);
    }
    expect(problemsOf("p { unicode-bidi: isolated }")).toEqual(["unknown-value 1:19"]);
  });

  it("reads deeply nested elements without a letter", () => {
    const html = `<div dir="auto">${"<p>".repeat(190)}`.repeat(20) + '<i id="x">a</i>';
    const sink = createSink();
    const { root } = stylePage(html, [BASE], sink);
    expect(findById(root, "x").style.direction).toBe("ltr");
  });
});
