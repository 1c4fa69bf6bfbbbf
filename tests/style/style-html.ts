import { createSink } from "../../src/diagnostics/sink.js";
import type { ComputedStyle } from "../../src/model/computed-style.js";
import type { PageKind } from "../../src/model/page-style.js";
import type { StyledElement, StyledNode } from "../../src/model/styled.js";
import { loadStylesheet } from "../../src/style/load-stylesheet.js";
import { stylePage } from "../../src/style/style-page.js";

/** Styles a fragment with one sheet of the template layer. */
export function styleHtml(html: string, css: string) {
  const sink = createSink();
  const document = stylePage(html, [loadStylesheet(css, "project:style.css", "template", sink)], sink);
  return { document, diagnostics: sink.diagnostics, codes: sink.diagnostics.map(({ code }) => code) };
}

/** Diagnostics of loading a sheet, as "code line:column". */
export function problemsOf(css: string): readonly string[] {
  const sink = createSink();
  loadStylesheet(css, "project:style.css", "template", sink);
  return sink.diagnostics.map(({ code, span }) => `${code} ${span?.line ?? "?"}:${span?.column ?? "?"}`);
}

/** The element with an id; throws if there is none. */
export function findById(node: StyledNode, id: string): StyledElement {
  const found = search(node, id);
  if (found === undefined) throw new Error(`no element #${id}`);
  return found;
}

function search(node: StyledNode, id: string): StyledElement | undefined {
  if (node.kind !== "element") return undefined;
  if (node.attributes["id"] === id) return node;
  for (const child of node.children) {
    const found = search(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Computed style of `<p id="x">` under a declaration list; fails on any diagnostic. */
export function computed(declarations: string, html = '<p id="x">t</p>'): ComputedStyle {
  const { document, diagnostics } = styleHtml(html, `#x { ${declarations} }`);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return findById(document.root, "x").style;
}

/** All text below a node, page references as "<id>". */
export function textOf(node: StyledNode): string {
  switch (node.kind) {
    case "text":
      return node.text;
    case "element":
      return node.children.map(textOf).join("");
    case "page-number":
      return `<${node.target ?? "page"}>`;
    case "leader":
    case "svg":
      return "";
  }
}

/** A page in the middle of a document, on the right, but for what is said. */
export function pageKind(kind: Partial<PageKind> = {}): PageKind {
  return { number: 3, side: "right", blank: false, name: "", groupNumber: 3, ...kind };
}
