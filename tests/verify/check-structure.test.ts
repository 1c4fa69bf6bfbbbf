import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { StructureType, TagElement, TagLeaf } from "../../src/model/tag-tree.js";
import { checkStructure } from "../../src/verify/check-structure.js";

function tag(type: StructureType, children: (TagElement | TagLeaf | string)[], alt?: string): TagElement {
  const kids = children.map((child) => (typeof child === "string" ? ({ kind: "leaf", text: child } as const) : child));
  return { kind: "element", type, children: kids, ...(alt === undefined ? {} : { alt }) };
}

function check(...children: TagElement[]): readonly string[] {
  const sink = createSink();
  checkStructure(tag("Document", children), "briefs/a.md", sink);
  return sink.diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

describe("checkStructure", () => {
  it("says nothing of headings that go down one by one and up as they like", () => {
    const levels = (["H1", "H2", "H3", "H4", "H2", "H3"] as const).map((type) => tag(type, ["x"]));
    expect(check(...levels)).toEqual([]);
  });

  it("names the heading that skips a level, in whatever it stands", () => {
    expect(check(tag("H1", ["Title"]), tag("Aside", [tag("H3", ["A card"])]))).toEqual([
      'structure-heading: On its page, the heading "A card" is an h3 after an h1',
    ]);
    expect(check(tag("H2", ["Part"]))).toEqual([
      'structure-heading: On its page, the heading "Part" is an h2, and it is the first',
    ]);
  });

  it("does not say again what was said of the brief's own headings", () => {
    const sink = createSink();
    sink.report("heading-level-skipped", { message: "skipped" });
    checkStructure(tag("Document", [tag("H1", ["a"]), tag("H3", ["b"])]), "briefs/a.md", sink);
    expect(sink.diagnostics).toHaveLength(1);
  });

  it("wants words for a figure and heads for a table", () => {
    const cells = (type: "TH" | "TD"): TagElement => tag("Table", [tag("TR", [tag(type, ["Levels"])])]);
    expect(check(tag("H1", ["a"]), tag("Figure", [""], "A map"), cells("TH"))).toEqual([]);
    expect(check(tag("H1", ["a"]), tag("Figure", [""], " "), cells("TD"))).toEqual([
      "figure-without-alt: A picture of the template has no alternative text",
      'table-without-heads: The table "Levels" has no heads',
    ]);
  });
});
