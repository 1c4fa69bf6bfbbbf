import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { planBuild } from "../../src/build/plan-build.js";
import type { BuildPlan, PlanOptions } from "../../src/build/plan-build.js";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "plan-"));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function place(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), "");
  }
}

function plan(paths: readonly string[] = [], options: PlanOptions = {}): BuildPlan {
  return planBuild(paths, options, { current: root, projectRoot: root });
}

function codesOf(refused: BuildPlan["refused"]): readonly string[] {
  return refused.flatMap((result) => result.diagnostics.map((diagnostic) => diagnostic.code));
}

describe("planBuild", () => {
  it("takes the briefs of the project's folder, bytewise sorted, without drafts, read-mes and hidden files", () => {
    place(
      "briefs/b.md",
      "briefs/a.md",
      "briefs/Z.MD",
      "briefs/README.md",
      "briefs/_draft.md",
      "briefs/.x.md",
      "briefs/n.txt",
    );
    place("briefs/2026/asia.md", "briefs/_old/gone.md", "briefs/.git/x.md");
    expect(plan().jobs.map((job) => job.brief)).toEqual([
      "briefs/2026/asia.md",
      "briefs/Z.MD",
      "briefs/a.md",
      "briefs/b.md",
    ]);
  });

  it("does not follow a link to a folder, which may lead in a circle", () => {
    place("briefs/a.md");
    symlinkSync(join(root, "briefs"), join(root, "briefs/again"));
    expect(plan().jobs.map((job) => job.brief)).toEqual(["briefs/a.md"]);
  });

  it("takes a file that is named whatever its name, and once however often it is named", () => {
    place("notes/_draft.markdown", "notes/README.md");
    const { jobs } = plan(["notes/_draft.markdown", "notes/README.md", "notes/_draft.markdown"]);
    expect(jobs.map((job) => job.name)).toEqual(["_draft", "README"]);
  });

  it("names PDFs after their briefs, and after the paper if there is more than one", () => {
    place("briefs/asia.md");
    const names = (options: PlanOptions): readonly string[] => plan([], options).jobs.map((job) => job.name);
    expect(names({})).toEqual(["asia"]);
    expect(names({ papers: ["letter"] })).toEqual(["asia"]);
    expect(names({ papers: ["a4", "letter"] })).toEqual(["asia", "asia-letter"]);
  });

  it("puts PDFs into the output folder of the project, or into the one that is asked for", () => {
    place("briefs/asia.md");
    expect(plan().jobs[0]?.output).toBe(join(root, "output/asia.pdf"));
    expect(plan([], { out: "dist/pdf" }).jobs[0]?.output).toBe(join(root, "dist/pdf/asia.pdf"));
  });

  it("refuses both of two briefs whose PDFs would have one name where case does not count", () => {
    place("briefs/1/Asia.md", "briefs/2/asia.md", "briefs/africa.md");
    const { jobs, refused } = plan();
    expect(jobs.map((job) => job.brief)).toEqual(["briefs/africa.md"]);
    expect(codesOf(refused)).toEqual(["output-collision", "output-collision"]);
    expect(refused[0]?.diagnostics[0]?.message).toContain("briefs/2/asia.md");
  });

  it("sees that the second paper of one brief collides with another brief", () => {
    place("briefs/asia.md", "briefs/asia-letter.md");
    const { jobs, refused } = plan([], { papers: ["a4", "letter"] });
    expect(jobs.map((job) => job.name)).toEqual(["asia-letter-letter", "asia"]);
    expect(codesOf(refused)).toEqual(["output-collision", "output-collision"]);
  });

  it.each([
    ["con.md", "output-name"],
    [`${"x".repeat(252)}.md`, "output-name"],
    ["tail .md", "output-name"],
  ])("refuses the name %s", (name, code) => {
    place(name);
    expect(codesOf(plan([name]).refused)).toEqual([code]);
  });

  it("refuses to write over a brief", () => {
    place("odd/asia.pdf");
    expect(codesOf(plan(["odd/asia.pdf"], { out: "odd" }).refused)).toEqual(["output-is-input"]);
  });

  it("refuses a PDF where a folder stands", () => {
    place("briefs/asia.md", "output/asia.pdf/file.txt");
    expect(codesOf(plan().refused)).toEqual(["output-not-writable"]);
  });

  it("refuses a brief outside the project", () => {
    place("outside.md", "project/package.json");
    const folders = { current: root, projectRoot: join(root, "project") };
    expect(codesOf(planBuild(["outside.md"], {}, folders).refused)).toEqual(["file-outside-project"]);
  });

  it("offers the nearest name for a path that does not exist", () => {
    place("briefs/central-asia.md");
    const { jobs, diagnostics } = plan(["briefs/centralasia.md"]);
    expect(jobs).toEqual([]);
    expect(diagnostics[0]).toMatchObject({ code: "file-missing", severity: "error" });
    expect(diagnostics[0]?.hint).toContain("Did you mean `briefs/central-asia.md`?");
  });

  it("warns of a folder without briefs", () => {
    place("briefs/README.md");
    expect(plan().diagnostics).toMatchObject([{ code: "no-briefs", severity: "warning" }]);
  });

  it("survives a path longer than the system takes", () => {
    expect(plan(["x".repeat(5000)]).diagnostics).toMatchObject([{ code: "file-missing" }]);
  });
});
