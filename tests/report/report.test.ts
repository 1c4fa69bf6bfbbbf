import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { SchemaObject } from "ajv/dist/2020.js";
import { HtmlValidate } from "html-validate";
import { afterAll, describe, expect, it } from "vitest";
import type { BuildJob } from "../../src/build/job.js";
import { buildJob } from "../../src/build/build-job.js";
import { PACKAGE_ROOT } from "../../src/build/package-root.js";
import { createResources } from "../../src/build/resources.js";
import type { Report } from "../../src/report/create-report.js";
import { createNodeHost } from "../../src/host/node-host.js";

const DOCS = fileURLToPath(new URL("../../docs/", import.meta.url));
const schema: SchemaObject = JSON.parse(readFileSync(join(DOCS, "report.schema.json"), "utf8"));
const isReport = new Ajv2020({ allErrors: true }).compile<Report>(schema);
const html = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:document"],
  // Matters of taste: how the doctype is spelt, and colours that are data.
  rules: { "doctype-style": "off", "no-inline-style": "off", "long-title": "off" },
});

const folder = mkdtempSync(join(tmpdir(), "report-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Builds a brief and reads its reports. */
function report(body: string, title = "A brief") {
  const fields = [`title: ${JSON.stringify(title)}`, "date: 2026-03-12", "lang: en-GB", "organisation: Institute"];
  writeFileSync(join(folder, "brief.md"), `---\n${fields.join("\n")}\n---\n\n${body}\n`);
  const host = createNodeHost({ projectRoot: folder, packageRoot: PACKAGE_ROOT, env: {} });
  const job: BuildJob = {
    brief: "brief.md",
    name: "brief",
    output: join(folder, "output/brief.pdf"),
    template: "meridian",
    report: true,
    strict: false,
    force: true,
  };
  const { outcome } = buildJob(job, createResources(host, "Briefpress 9"), "9");
  expect(outcome).toBe("built");
  const json: unknown = JSON.parse(readFileSync(join(folder, "output/brief.report.json"), "utf8"));
  if (!isReport(json)) throw new Error(JSON.stringify(isReport.errors));
  return { json, html: readFileSync(join(folder, "output/brief.report.html"), "utf8") };
}

const outcomes = (json: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(json.checks.map(({ id, outcome }) => [id, outcome]));

const FULL = `
## Water

A [link](https://example.org) and a note.[^a] A [mot]{lang=fr}.

| Gauge | Level |
| ----- | ----- |
| Upper | 1     |

![A white field](a.svg)

- one
- two

[^a]: The note.
`;

describe("the report of a PDF", () => {
  writeFileSync(
    join(folder, "a.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h4v2z"/></svg>',
  );

  it("holds to its schema and says what was found where", () => {
    const { json } = report(FULL);
    expect(json).toMatchObject({
      claims: ["PDF/UA-1", "PDF/A-3a"],
      figures: [{ alt: "A white field", page: 1 }],
      languages: [{ lang: "fr", text: "mot", page: 1 }],
      notes: 1,
      diagnostics: [],
      attachments: expect.arrayContaining(["brief.md"]),
    });
    expect(json.headings.slice(0, 2)).toEqual([
      { level: 1, text: "A brief", page: 1 },
      { level: 2, text: "Water", page: 1 },
    ]);
    expect(json.tables).toEqual([{ caption: "", rows: 2, heads: 3, page: 1 }]);
    expect(json.links[0]).toMatchObject({ text: "link", target: "https://example.org", page: 1 });
    expect(new Set(Object.values(outcomes(json)))).toEqual(new Set(["passed"]));
  });

  it("has the text in reading order, a line for each block", () => {
    const { json } = report(FULL);
    expect(json.readingOrder).toContain(
      "Water\nA link and a note.1 A mot.\n1 The note.\nGauge | Level\nUpper | 1\n[A white field]\n• one\n• two",
    );
  });

  it("says what failed, at its place, and why nothing is claimed", () => {
    const { json, html: page } = report("Text.\n\n![](a.svg)\n");
    expect(outcomes(json)).toMatchObject({
      "alternative-texts": "failed",
      headings: "passed",
      tables: "nothing to check",
    });
    expect(json.checks.find((check) => check.id === "alternative-texts")?.details[0]).toMatch(/^brief\.md:10:1: /u);
    expect(json.claims).toEqual([]);
    expect(json.reason).toContain("a barrier");
    expect(page).toContain("<h2>No claim</h2>");
  });

  it("is one page of valid HTML, whatever the brief says", async () => {
    for (const title of ["A brief", '<script>alert(1)</script> & "more" \u202e']) {
      const { html: page } = report(FULL, title);
      const { results, valid } = await html.validateString(page);
      expect(results.flatMap(({ messages }) => messages.map(({ message, line }) => `${line}: ${message}`))).toEqual([]);
      expect(valid).toBe(true);
      expect(page).not.toContain("<script");
      expect(page).not.toMatch(/(?:src|href)=/u);
    }
  });

  it("is the same for the same brief", () => {
    expect(report(FULL)).toEqual(report(FULL));
  });
});
