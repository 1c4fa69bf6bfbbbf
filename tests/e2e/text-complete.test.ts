import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createRenderer } from "../../src/build/create-renderer.js";
import { inspectPdf } from "../inspect/pdf.js";
import { dropSpace, findMissing, readBodyWords, readCodeLines, splitWords } from "./markdown-words.js";
import { brief, copyTemplate, createTemporaryProject } from "./temporary-project.js";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
const BRIEFS = readdirSync(join(PACKAGE, "briefs")).filter((name) => name.endsWith(".md") && name !== "README.md");

describe("the words of the shipped briefs", () => {
  const render = createRenderer({ projectRoot: PACKAGE });

  it.each(BRIEFS)("are all in the PDF of %s, in its reading order and on its pages", (name) => {
    const { pdf, diagnostics } = render(`briefs/${name}`);
    expect(diagnostics).toEqual([]);
    const inspected = inspectPdf(pdf ?? new Uint8Array());
    const markdown = readFileSync(join(PACKAGE, "briefs", name), "utf8");
    const words = readBodyWords(markdown);
    expect(words.length).toBeGreaterThan(300);
    expect(findMissing(words, splitWords(inspected.readingText))).toEqual([]);
    for (const line of readCodeLines(markdown)) expect(dropSpace(inspected.readingText)).toContain(line);
    expect(inspected.faults).toEqual([]);
    for (const { page, x, y } of inspected.items) {
      const size = inspected.contents[page - 1];
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(size?.widthPt ?? 0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(size?.heightPt ?? 0);
    }
  });

  it("would be missed: this test notices a lost word and a lost repetition", () => {
    expect(findMissing(["A", "B", "A"], ["B", "A"])).toEqual(["A"]);
    expect(readBodyWords("---\ntitle: x\n---\n## Ä head\n\nA [link](https://x.org)[^1].\n\n[^1]: Note.")).toEqual([
      "Ä",
      "HEAD",
      "A",
      "LINK",
      "NOTE",
    ]);
  });
});

describe("a template that leaves text out", () => {
  it.each([
    ["hides paragraphs", "main p { display: none }", 10],
    ["hides table cells", "td { display: none }", 14],
    ["hides footnotes", ".footnote { display: none }", 16],
  ])("is found out when it %s", (_what, css, line) => {
    const text = "First paragraph[^n].\n\n| Head | Other |\n| --- | --- |\n| cell one | cell two |\n\n[^n]: The note.";
    const project = createTemporaryProject({
      "briefs/a.md": brief(`\n${text}`, { template: "lossy" }),
      ...copyTemplate("lossy", { "style.css": (sheet) => `${sheet}\n${css}\n` }),
    });
    try {
      const { pdf, diagnostics } = createRenderer({ projectRoot: project.root })("briefs/a.md");
      expect(pdf).toBeUndefined();
      const lost = diagnostics.filter((diagnostic) => diagnostic.code === "text-lost");
      expect(lost.map((diagnostic) => diagnostic.span?.line)).toContain(line);
    } finally {
      project.remove();
    }
  });
});
