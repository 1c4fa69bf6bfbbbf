import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { brief, createTemporaryProject } from "./temporary-project.js";
import type { TemporaryProject } from "./temporary-project.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

let project: TemporaryProject;

beforeEach(() => {
  project = createTemporaryProject({ "briefs/good.md": brief("Text.") });
});
afterEach(() => {
  project.remove();
});

interface Ending {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Ending {
  const env = { ...process.env, NO_COLOR: "", FORCE_COLOR: "0", ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: project.root,
    encoding: "utf8",
    env,
  });
  return { code: status, out: stdout, err: stderr };
}

describe("briefpress build", () => {
  it("builds, says so in one line a PDF and a table, and ends with 0", () => {
    const { code, out, err } = run(["build"]);
    expect(err).toBe("");
    expect(out).toMatch(/^built {3}briefs\/good\.md -> output\/good\.pdf \(1 page\)$/mu);
    expect(out).toMatch(/pdfs {2}built {2}current {2}failed/u);
    expect(code).toBe(0);
    expect(readFileSync(join(project.root, "output/good.pdf"), "latin1")).toMatch(/^%PDF-1\.7/u);
  });

  it("prints the same bytes for the same build when nobody looks on", () => {
    const first = run(["build", "--force"]).out;
    expect(run(["build", "--force"]).out).toBe(first);
    expect(first).not.toContain("\u001b");
  });

  it("does not build again what has not changed", () => {
    run(["build"]);
    expect(run(["build"]).out).toContain("current briefs/good.md");
  });

  it("builds again when the brief, the PDF or an option has changed, or when it is told to", () => {
    const builds = (...args: readonly string[]): boolean => /^built /mu.test(run(["build", ...args]).out);
    expect(builds()).toBe(true);
    project.write({ "briefs/good.md": brief("Other text.") });
    expect(builds()).toBe(true);
    project.write({ "output/good.pdf": "somebody else's" });
    expect(builds()).toBe(true);
    rmSync(join(project.root, "output/good.pdf"));
    expect(builds()).toBe(true);
    expect(builds("--paper", "letter")).toBe(true);
    expect(builds("--paper", "letter")).toBe(false);
    expect(builds("--paper", "letter", "--force")).toBe(true);
    project.write({ "output/.briefpress/good.json": '{"environment": 1}' });
    expect(builds("--paper", "letter")).toBe(true);
  });

  it("builds again when a file appears that was looked for in vain", () => {
    project.write({ "briefs/good.md": brief("Text.", { brand: "steppe" }) });
    expect(run(["build"]).out).toMatch(/^built /mu);
    const shipped = readFileSync(new URL("../../templates/brands/steppe/_brand.yml", import.meta.url), "utf8");
    const logo = readFileSync(new URL("../../templates/brands/steppe/logo.svg", import.meta.url), "utf8");
    project.write({ "templates/brands/steppe/_brand.yml": shipped, "templates/brands/steppe/logo.svg": logo });
    expect(run(["build"]).out).toMatch(/^built /mu);
  });

  it("shows a problem with its line and a caret, ends with 1 and still builds the others", () => {
    project.write({ "briefs/bad.md": brief("Text.", { tilte: "x" }) });
    const { code, out, err } = run(["build"]);
    expect(code).toBe(1);
    expect(out).toContain("built   briefs/good.md");
    expect(out).toContain("failed  briefs/bad.md");
    expect(err).toMatch(/--> briefs\/bad\.md:6:1\n.*\n 6 \| tilte: x\n {3}\| \^{5}\n {2}hint: Did you mean `title`\?/u);
  });

  it("prints one object and nothing else with --json", () => {
    project.write({ "briefs/bad.md": brief("Text.", { tilte: "x" }) });
    const { code, out, err } = run(["build", "--json"]);
    expect(err).toBe("");
    expect(JSON.parse(out)).toMatchObject({
      exitCode: code,
      summary: { pdfs: 2, built: 1, failed: 1 },
      results: [
        { brief: "briefs/bad.md", outcome: "failed", diagnostics: [{ code: "unknown-field", span: { line: 6 } }] },
        { brief: "briefs/good.md", output: "output/good.pdf", outcome: "built", pages: 1 },
      ],
    });
  });

  it("prints problems only with --quiet", () => {
    expect(run(["build", "--quiet"])).toEqual({ code: 0, out: "", err: "" });
  });

  it("colours when it is told to, and not when it is told not to", () => {
    expect(run(["build"], { FORCE_COLOR: "1" }).out).toContain("\u001b[32m");
    expect(run(["build", "--no-color"], { FORCE_COLOR: "1" }).out).not.toContain("\u001b");
    expect(run(["build"], { FORCE_COLOR: "1", NO_COLOR: "1" }).out).not.toContain("\u001b");
  });

  it("fails a brief that has warnings with --strict, and writes no PDF", () => {
    project.write({ "briefs/good.md": brief("Text.\n\n[^1]: Nobody refers to this.") });
    expect(run(["build"]).code).toBe(0);
    rmSync(join(project.root, "output/good.pdf"));
    expect(run(["build", "--strict"]).code).toBe(1);
    expect(existsSync(join(project.root, "output/good.pdf"))).toBe(false);
  });

  it("writes both papers under names of their own", () => {
    expect(run(["build", "--paper", "a4,letter", "--out", "dist"]).code).toBe(0);
    expect(readdirSync(join(project.root, "dist"))).toEqual([
      ".briefpress",
      "good-letter.pdf",
      "good-letter.report.html",
      "good-letter.report.json",
      "good.pdf",
      "good.report.html",
      "good.report.json",
    ]);
  });

  it("shows no line of a file outside the project, however it is named", () => {
    project.write({ "inside/package.json": "{}", "secret.md": "the secret of this machine" });
    project.write({ "inside/briefs/good.md": brief("Text.") });
    symlinkSync(join(project.root, "secret.md"), join(project.root, "inside/briefs/link.md"));
    const { status, stderr } = spawnSync(process.execPath, [MAIN, "build"], {
      cwd: join(project.root, "inside"),
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr).toContain("[file-outside-project]");
    expect(stderr).not.toContain("secret of");
  });

  it("says why a PDF cannot be written", () => {
    project.write({ taken: "a file where the folder should be" });
    const { code, err } = run(["build", "--out", "taken"]);
    expect(code).toBe(1);
    expect(err).toContain("[output-not-writable]");
    expect(err).not.toMatch(/\bat .*:\d+:\d+/u);
  });

  it("ends with 130 on Ctrl-C, at once, with nothing half written", async () => {
    for (let index = 0; index < 300; index++) project.write({ [`briefs/b${index}.md`]: brief("Text. ".repeat(2000)) });
    const child = spawn(process.execPath, [MAIN, "build"], { cwd: project.root, stdio: ["ignore", "pipe", "ignore"] });
    await once(child.stdout, "data");
    child.kill("SIGINT");
    await once(child, "exit");
    expect(child.exitCode).toBe(130);
    const names = readdirSync(join(project.root, "output"));
    expect(names.filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(names.filter((name) => name.endsWith(".pdf")).length).toBeLessThan(300);
    for (const name of names.filter((file) => file.endsWith(".pdf"))) {
      expect(readFileSync(join(project.root, "output", name), "latin1")).toMatch(/%%EOF\s*$/u);
    }
  });
});

describe("briefpress", () => {
  it("tells its version and explains itself, with examples", () => {
    expect(run(["--version"]).out).toMatch(/^\d+\.\d+\.\d+\n$/u);
    for (const args of [["--help"], ["build", "--help"]]) {
      const { code, out } = run(args);
      expect(code).toBe(0);
      expect(out).toContain("Examples");
    }
  });

  it.each([
    [["biuld"], /Did you mean `build`\?/u],
    [["build", "--strickt"], /Did you mean `--strict`\?/u],
    [["build", "--paper", "a5"], /a4 and letter/u],
    [["build", "--out"], /needs a value/u],
  ])("ends with 2 for %j and says what was meant", (args, words) => {
    const { code, out, err } = run(args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(words);
    expect(existsSync(join(project.root, "output"))).toBe(false);
  });

  it("offers the brief that was meant", () => {
    const { code, err } = run(["build", "briefs/goood.md"]);
    expect(code).toBe(1);
    expect(err).toContain("Did you mean `briefs/good.md`?");
  });
});
