import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createRenderer } from "../../src/build/create-renderer.js";
import { inspectPdf } from "../inspect/pdf.js";
import { copyTemplate, createTemporaryProject } from "./temporary-project.js";

const folder = mkdtempSync(join(tmpdir(), "claims-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
writeFileSync(
  join(folder, "a.svg"),
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h4v2z"/></svg>',
);
const render = createRenderer({ projectRoot: folder, template: "meridian" });

function build(body: string, status: "draft" | "final") {
  const fields = [
    "title: A brief",
    "date: 2026-03-12",
    "lang: en-GB",
    "organisation: Institute",
    `status: ${status}`,
    "abstract: What it says.",
    "licence: CC-BY-4.0",
    "contact: post@example.org",
  ];
  writeFileSync(join(folder, "brief.md"), `---\n${fields.join("\n")}\n---\n\n${body}\n`);
  const { pdf, diagnostics } = render("brief.md");
  return { claims: pdf === undefined ? undefined : readClaims(pdf), diagnostics };
}

function readClaims(pdf: Uint8Array): readonly string[] {
  const { xmp } = inspectPdf(pdf);
  return ["pdfaid:part>3", "pdfaid:conformance>A", "pdfuaid:part>1"].filter((claim) => xmp.includes(`<${claim}<`));
}

/** Builds a brief in a template whose paragraphs are grey, or without one of its fields. */
function buildOdd(status: "draft" | "final", change: (text: string) => string) {
  const files = {
    "briefs/a.md": "",
    ...copyTemplate("faint", { "style.css": (sheet) => `${sheet}\nmain p { color: #999999 }\n` }),
  };
  const project = createTemporaryProject(files);
  const fields = ["title: A brief", "date: 2026-03-12", "lang: en-GB", "organisation: Institute", `status: ${status}`];
  const rest = ["abstract: What it says.", "licence: CC-BY-4.0", "contact: post@example.org"];
  const text = `---\n${[...fields, ...rest].join("\n")}\n---\n\n## Part\n\nSome grey words.\n`;
  writeFileSync(join(project.root, "briefs/a.md"), change(text));
  try {
    const { pdf, diagnostics } = createRenderer({ projectRoot: project.root, template: "faint" })("briefs/a.md");
    return { claims: pdf === undefined ? undefined : readClaims(pdf), diagnostics };
  } finally {
    project.remove();
  }
}

describe("text that is too faint", () => {
  it("costs a draft its claims, and is named at its line", () => {
    const { claims, diagnostics } = buildOdd("draft", (text) => text.replace("abstract: What it says.\n", ""));
    expect(claims).toEqual([]);
    expect(diagnostics).toMatchObject([
      { severity: "warning", code: "low-contrast", span: { file: "briefs/a.md", line: 13, column: 1 } },
    ]);
  });

  it("fails a final brief", () => {
    const { claims, diagnostics } = buildOdd("final", (text) => text);
    expect(claims).toBeUndefined();
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toContain("error low-contrast");
  });
});

describe("a brief without what every PDF needs", () => {
  it.each([
    ["a title", (text: string) => text.replace("title: A brief\n", ""), "field-missing", 2],
    ["a language", (text: string) => text.replace("lang: en-GB\n", ""), "field-missing", 2],
    ["a font for its characters", (text: string) => text.replace("grey words", "grey \u4e00"), "glyph-missing", 14],
  ])("has no PDF: %s", (_, change, code, line) => {
    const { claims, diagnostics } = buildOdd("draft", change);
    expect(claims).toBeUndefined();
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        severity: "error",
        code,
        span: expect.objectContaining({ file: "briefs/a.md", line }),
      }),
    );
  });
});

describe("a claim of conformance", () => {
  it.each(["draft", "final"] as const)("is made of both standards for a %s brief that breaks no rule", (status) => {
    expect(build("## Part\n\nText.", status)).toEqual({
      claims: ["pdfaid:part>3", "pdfaid:conformance>A", "pdfuaid:part>1"],
      diagnostics: [],
    });
  });

  describe.each([
    ["a picture without words", "Text.\n\n![](a.svg)", "image-without-alt", 14],
    ["a skipped level", "## Part\n\nText.\n\n#### Deep\n\nText.", "heading-level-skipped", 16],
  ])("with %s", (_, body, code, line) => {
    it("is not made for a draft, which is warned at the place", () => {
      const { claims, diagnostics } = build(body, "draft");
      expect(claims).toEqual([]);
      expect(diagnostics).toMatchObject([{ severity: "warning", code, span: { file: "brief.md", line } }]);
    });

    it("fails a final brief", () => {
      const { claims, diagnostics } = build(body, "final");
      expect(claims).toBeUndefined();
      expect(diagnostics).toMatchObject([{ severity: "error", code, span: { file: "brief.md", line } }]);
    });
  });
});
