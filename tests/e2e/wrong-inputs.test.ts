import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.js";
import type { BuildReport } from "../../src/build/build-briefs.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { brief, createTemporaryProject } from "./temporary-project.js";
import type { TemporaryProject } from "./temporary-project.js";
import { WRONG_INPUTS } from "./wrong-inputs.js";

function slug(name: string): string {
  return name.replace(/ /gu, "-");
}

/** What an earlier build left; it must survive every failure. */
const EARLIER = "earlier PDF";

let project: TemporaryProject;
let report: BuildReport;

beforeAll(async () => {
  project = createTemporaryProject({ "briefs/zz-good.md": brief("Text.") });
  for (const { name, source, files = {} } of WRONG_INPUTS) {
    const path = `briefs/${slug(name)}.md`;
    if (source === undefined) mkdirSync(join(project.root, path));
    else project.write({ [path]: source });
    project.write({ ...files, [`output/${slug(name)}.pdf`]: EARLIER });
  }
  report = await buildBriefs([], { currentFolder: project.root });
}, 300_000);

afterAll(() => {
  project.remove();
});

function diagnosticsOf(name: string): readonly Diagnostic[] {
  const result = report.results.find((candidate) => candidate.brief === `briefs/${slug(name)}.md`);
  expect(result?.outcome).toBe("failed");
  return result?.diagnostics ?? [];
}

describe("a wrong input", () => {
  it("has at least thirty shapes here", () => {
    expect(WRONG_INPUTS.length).toBeGreaterThanOrEqual(30);
  });

  it.each(WRONG_INPUTS)("is explained: $name", ({ name, code, file, line, column, hint }) => {
    const diagnostics = diagnosticsOf(name);
    const found = diagnostics.find((diagnostic) => diagnostic.code === code);
    expect(found, `got ${JSON.stringify(diagnostics)}`).toBeDefined();
    expect(found?.severity).toBe("error");
    expect(found?.hint ?? "").toMatch(hint ?? /./u);
    if (line !== undefined || file !== undefined) {
      expect(found?.span?.file).toBe(file ?? `briefs/${slug(name)}.md`);
      expect(found?.span?.column).toBeGreaterThan(0);
    }
    if (line !== undefined) expect(found?.span?.line).toBe(line);
    if (column !== undefined) expect(found?.span?.column).toBe(column);
  });

  it.each(WRONG_INPUTS)("is told without a stack trace or a path of this machine: $name", ({ name }) => {
    const text = JSON.stringify(diagnosticsOf(name));
    expect(text).not.toMatch(/brief-crashed|node_modules|\bat .*\.[jt]s:\d+|Error:/u);
    expect(text).not.toContain(project.root);
  });

  it.each(WRONG_INPUTS)("leaves the earlier PDF as it was: $name", ({ name }) => {
    expect(readFileSync(join(project.root, `output/${slug(name)}.pdf`), "utf8")).toBe(EARLIER);
  });
});

describe("the build around wrong inputs", () => {
  it("still builds the good brief, last of all", () => {
    expect(report.results.find((result) => result.brief === "briefs/zz-good.md")).toMatchObject({
      outcome: "built",
      diagnostics: [],
    });
    expect(existsSync(join(project.root, "output/zz-good.pdf"))).toBe(true);
  });

  it("writes nothing but that PDF and its record", () => {
    const expected = WRONG_INPUTS.map(({ name }) => `${slug(name)}.pdf`);
    expect(readdirSync(join(project.root, "output")).sort()).toEqual(
      [...expected, ".briefpress", "zz-good.pdf", "zz-good.report.html", "zz-good.report.json"].sort(),
    );
    expect(readdirSync(join(project.root, "output/.briefpress"))).toEqual(["zz-good.json"]);
  });
});
