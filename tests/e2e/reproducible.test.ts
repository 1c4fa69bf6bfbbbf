import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { createRenderer } from "../../src/build/create-renderer.js";
import { brief, createTemporaryProject } from "./temporary-project.js";
import type { TemporaryProject } from "./temporary-project.js";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
const MAIN = join(PACKAGE, "dist/cli/main.js");
const BRIEFS = readdirSync(join(PACKAGE, "briefs"))
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .map((name) => `briefs/${name}`);

const projects: TemporaryProject[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

/** A copy of the shipped briefs in a folder of its own, as a project that has nothing else. */
function copyBriefs(prefix: string): TemporaryProject {
  const project = createTemporaryProject({}, prefix);
  cpSync(join(PACKAGE, "briefs"), join(project.root, "briefs"), { recursive: true });
  projects.push(project);
  return project;
}

/** Builds and returns the hash of each PDF by its brief. */
function build(
  root: string,
  paths: readonly string[],
  environment: Readonly<Record<string, string>>,
): Map<string, string> {
  const args = [MAIN, "build", ...paths, "--json", "--force"];
  const env = { PATH: process.env["PATH"], ...environment };
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env });
  const report: unknown = JSON.parse(stdout);
  expect(report).toMatchObject({ exitCode: 0 });
  return readHashes(report);
}

function readHashes(report: unknown): Map<string, string> {
  if (typeof report !== "object" || report === null || !("results" in report)) throw new Error("no results");
  const results: unknown = report.results;
  if (!Array.isArray(results)) throw new Error("no results");
  return new Map(
    results.map(
      (result: { readonly brief: string; readonly sha256: string }) => [result.brief, result.sha256] as const,
    ),
  );
}

describe("the shipped briefs", () => {
  it("give the same bytes in another folder, time zone and language and order", () => {
    const here = build(copyBriefs("one-").root, BRIEFS, { TZ: "UTC", LANG: "C" });
    const there = copyBriefs("ein Ordner, ailleurs-");
    there.write({
      "briefs/_other.md": brief("Something else: **bold**, İstanbul, ığdır.[^1]\n\n[^1]: A note.", { lang: "en" }),
    });
    const elsewhere = { TZ: "Asia/Kabul", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
    const built = build(there.root, ["briefs/_other.md", ...BRIEFS.toReversed()], elsewhere);
    expect(here.size).toBe(BRIEFS.length);
    for (const [path, sha256] of here) expect(built.get(path), path).toBe(sha256);
  }, 120_000);

  it("give the same bytes twice in one process", () => {
    const render = createRenderer({ projectRoot: PACKAGE });
    for (const path of BRIEFS) {
      const first = render(path);
      render("briefs/_nothing-here.md");
      expect(render(path).pdf, path).toEqual(first.pdf);
      expect(first.pdf).toBeDefined();
    }
  }, 120_000);

  it("carry the brief's date, or that of SOURCE_DATE_EPOCH", () => {
    const { root } = copyBriefs("dated-");
    const [path = ""] = BRIEFS;
    const text = (): string =>
      readFileSync(join(root, path.replace("briefs/", "output/").replace(/md$/u, "pdf")), "latin1");
    const date = /^date: (\d{4})-(\d\d)-(\d\d)/mu
      .exec(readFileSync(join(root, path), "utf8"))
      ?.slice(1)
      .join("");
    build(root, [path], {});
    expect(text()).toContain(`(D:${date ?? "?"}000000Z)`);
    build(root, [path], { SOURCE_DATE_EPOCH: "1767225600" });
    expect(text()).toContain("(D:20260101000000Z)");
  }, 120_000);
});

describe("the stages", () => {
  const pure = [
    "parse",
    "compose",
    "style",
    "typeset",
    "write",
    "verify",
    "read",
    "country",
    "brand",
    "font",
    "picture",
    "formats",
  ];
  const files = pure.flatMap((folder) =>
    readdirSync(join(PACKAGE, "src", folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join("src", folder, name)),
  );

  it.each([
    ["a clock", /Date\.now|new Date\(\)|performance\.now|process\.hrtime/u],
    ["chance", /Math\.random|randomUUID|randomBytes/u],
    ["the environment", /process\.(?:env|cwd|argv|platform)/u],
    ["the disk or the network", /from "node:(?:fs|child_process|net|http|https|dns)/u],
    ["the machine's language", /toLocale\w*\(\)|localeCompare\([^,)]*\)|Intl\.\w+\(\)/u],
  ])("do not look at %s", (_what, pattern) => {
    const guilty = files.filter((file) => pattern.test(stripComments(readFileSync(join(PACKAGE, file), "utf8"))));
    expect(guilty).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });
});

function stripComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu, "");
}
