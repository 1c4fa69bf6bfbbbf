import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeEnvironment, findRecordPath, formatRecord } from "../../src/build/build-record.js";
import type { BuildRecord } from "../../src/build/build-record.js";
import { createCurrentCheck, hashBytes, hashNames, MISSING } from "../../src/build/find-current-result.js";
import type { BuildJob, BuildResult } from "../../src/build/job.js";
import { createTemporaryProject } from "../e2e/temporary-project.js";
import type { TemporaryProject } from "../e2e/temporary-project.js";

const VERSION = "1.2.3";

let project: TemporaryProject;
let job: BuildJob;

beforeEach(() => {
  project = createTemporaryProject({ "briefs/a.md": "brief", "templates/t/x.hbs": "x", "output/a.pdf": "pdf" });
  job = {
    brief: "briefs/a.md",
    name: "a",
    output: join(project.root, "output/a.pdf"),
    report: false,
    strict: false,
    force: false,
  };
});
afterEach(() => {
  project.remove();
});

function record(changes: Partial<BuildRecord> = {}): void {
  const whole: BuildRecord = {
    environment: describeEnvironment(job, VERSION),
    inputs: [
      { root: "project", path: "briefs/a.md", sha256: hashBytes(Buffer.from("brief")) },
      { root: "project", path: "_brand.yml", sha256: MISSING },
      { root: "project", path: "templates/t/", sha256: hashNames(["x.hbs"]) },
    ],
    output: hashBytes(Buffer.from("pdf")),
    reports: {},
    bytes: 3,
    pages: 4,
    diagnostics: [{ severity: "warning", code: "title-long", message: "The title is long" }],
    ...changes,
  };
  mkdirSync(join(project.root, "output/.briefpress"), { recursive: true });
  writeFileSync(findRecordPath(job), formatRecord(whole));
}

function check(changed: Partial<BuildJob> = {}, version = VERSION): BuildResult | undefined {
  return createCurrentCheck({ project: project.root, package: project.root }, version)({ ...job, ...changed });
}

describe("createCurrentCheck", () => {
  it("gives the earlier result, warnings included, when nothing has changed", () => {
    record();
    expect(check()).toMatchObject({ outcome: "current", pages: 4, bytes: 3, diagnostics: [{ code: "title-long" }] });
  });

  it.each<[string, () => void]>([
    [
      "the brief changed",
      () => {
        project.write({ "briefs/a.md": "other" });
      },
    ],
    [
      "the brief is gone",
      () => {
        rmSync(join(project.root, "briefs/a.md"));
      },
    ],
    [
      "a missing file appeared",
      () => {
        project.write({ "_brand.yml": "" });
      },
    ],
    [
      "a file was added to a folder",
      () => {
        project.write({ "templates/t/y.hbs": "" });
      },
    ],
    [
      "the PDF changed",
      () => {
        project.write({ "output/a.pdf": "pdf!" });
      },
    ],
    [
      "the PDF is gone",
      () => {
        rmSync(job.output);
      },
    ],
    [
      "there is no record",
      () => {
        rmSync(findRecordPath(job));
      },
    ],
    [
      "the record is half a file",
      () => {
        writeFileSync(findRecordPath(job), '{"environment": "x"');
      },
    ],
    [
      "the record is another's",
      () => {
        writeFileSync(findRecordPath(job), "[]");
      },
    ],
    [
      "the record names a code that does not exist",
      () => {
        const unknown: unknown = { severity: "warning", code: "no-such-code", message: "" };
        writeFileSync(
          findRecordPath(job),
          JSON.stringify({
            environment: describeEnvironment(job, VERSION),
            inputs: [],
            output: hashBytes(Buffer.from("pdf")),
            bytes: 3,
            pages: 1,
            diagnostics: [unknown],
          }),
        );
      },
    ],
  ])("asks for a build when %s", (_what, change) => {
    record();
    change();
    expect(check()).toBeUndefined();
  });

  it("asks for a build when an option, the tool or Node is another, or when it is told to", () => {
    record();
    expect(check({ paper: "letter" })).toBeUndefined();
    expect(check({ template: "x" })).toBeUndefined();
    expect(check({ brand: "x" })).toBeUndefined();
    expect(check({ strict: true })).toBeUndefined();
    expect(check({ attach: "all" })).toBeUndefined();
    expect(check({ attach: "none" })).toBeUndefined();
    expect(check({ attach: "source" })).toBeDefined();
    expect(check({ force: true })).toBeUndefined();
    expect(check({}, "1.2.4")).toBeUndefined();
    record({ environment: describeEnvironment(job, VERSION).replace(process.versions.node, "18.0.0") });
    expect(check()).toBeUndefined();
  });
});
