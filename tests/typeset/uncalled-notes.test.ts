import { describe, expect, it } from "vitest";
import { layPages } from "./html-pages.js";

const CSS = ".f { float: footnote } a, span { display: inline }";

describe("a footnote that nothing calls", () => {
  it.each([
    ["has an id that no link names", '<p>Text.</p><p class=f role="doc-footnote" id="n">Note.</p>'],
    ["has no id", '<p>Text.</p><p class=f role="doc-footnote">Note.</p>'],
  ])("is reported, since its text is on no page: it %s", (_, html) => {
    expect(() => layPages(html, CSS, ["footnote-without-call"])).not.toThrow();
    expect(() => layPages(html, CSS)).toThrow(/footnote-without-call|calls the footnote/u);
  });

  it("is none that stands at its call, or that a link names", () => {
    expect(() => layPages("<p>Text<span class=f>Note.</span>.</p>", CSS)).not.toThrow();
    expect(() =>
      layPages('<p>A<a href="#n">1</a></p><p class=f role="doc-footnote" id="n">Note.</p>', CSS),
    ).not.toThrow();
  });
});
