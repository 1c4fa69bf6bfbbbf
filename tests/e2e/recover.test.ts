import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { brief, copyTemplate, createTemporaryProject } from "./temporary-project.js";
import type { ProjectFiles, TemporaryProject } from "./temporary-project.js";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
const MAIN = join(PACKAGE, "dist/cli/main.js");
const SHIPPED = readdirSync(join(PACKAGE, "briefs")).filter((name) => name.endsWith(".md"));
const hasTools = ["qpdf", "pdfdetach"].every((tool) => spawnSync(tool, ["--version"]).error === undefined);

const projects: TemporaryProject[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

function create(files: ProjectFiles): TemporaryProject {
  const project = createTemporaryProject(files, "attached-");
  projects.push(project);
  return project;
}

interface Ending {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(cwd: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Ending {
  const env = { PATH: process.env["PATH"], ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { cwd, encoding: "utf8", env });
  return { code: status, out: stdout, err: stderr };
}

/** Builds, recovers into a folder of the same project, and builds what was recovered with the command that was printed. */
function rebuild(
  { root }: TemporaryProject,
  name: string,
  options: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): { readonly first: Buffer; readonly second: Buffer; readonly files: readonly string[]; readonly command: string } {
  const built = run(root, ["build", `briefs/${name}.md`, "--attach", "all", ...options], environment);
  expect(built).toMatchObject({ code: 0, err: "" });
  const to = `recovered-${name}`;
  const { code, out, err } = run(root, ["recover", `output/${name}.pdf`, "--to", to]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const command = /briefpress build (.*)$/mu.exec(out)?.[1] ?? "";
  const epoch = /SOURCE_DATE_EPOCH=(\d+) /u.exec(out)?.[1];
  const folder = join(root, to);
  const words = command.split(" ").map((word) => word.replaceAll("'", ""));
  const again = run(folder, ["build", ...words], epoch === undefined ? {} : { SOURCE_DATE_EPOCH: epoch });
  expect(again).toMatchObject({ code: 0, err: "" });
  return {
    first: readFileSync(join(root, "output", `${name}.pdf`)),
    second: readFileSync(join(folder, "output", `${name}.pdf`)),
    files: readdirSync(folder, { recursive: true, encoding: "utf8" }),
    command,
  };
}

const PICTURE = readFileSync(join(PACKAGE, "briefs/images/local-share.svg"));
const FONT = readFileSync(join(PACKAGE, "fonts/source-sans-3/SourceSans3-Bold.ttf"));
const FONT_RULE = '@font-face { font-family: "Mine"; src: url("../../fonts/mine/Mine.ttf"); font-weight: 700 }';

/** A project that has everything of its own. */
function createOwnProject(): TemporaryProject {
  const fields = { template: "mine", brand: "mine" };
  return create({
    "briefs/own.md": brief("![Bars](pictures/bars%201.svg)\n\nText.", fields),
    "briefs/pictures/bars 1.svg": PICTURE,
    "templates/brands/mine/_brand.yml":
      "meta: { name: Mine }\ncolor: { palette: { dark: '#123456' }, primary: dark }\n",
    ...copyTemplate("mine", {
      "style.css": (css) => `${css}\n${FONT_RULE}\nh1 { font-family: Mine }\n`,
    }),
    "fonts/mine/Mine.ttf": FONT,
    "fonts/mine/OFL.txt": "The licence of the font.\n",
    "fonts/mine/Other.ttf": "not used",
    "recipients.csv": "name,address\nsomebody,secret\n",
  });
}

describe("build --attach all and recover", () => {
  it.each(SHIPPED)("give the same PDF again: %s", (file) => {
    const project = create({});
    cpSync(join(PACKAGE, "briefs"), join(project.root, "briefs"), { recursive: true });
    const { first, second, files } = rebuild(project, file.replace(/\.md$/u, ""));
    expect(second.equals(first)).toBe(true);
    expect(files).toContain(`briefs/${file}`);
    expect(files.some((path) => /^briefpress-[\d.]+\/templates\/meridian\/layout\.hbs$/u.test(path))).toBe(true);
    expect(files.some((path) => /^briefpress-[\d.]+\/fonts\/.*\.ttf$/u.test(path))).toBe(true);
  });

  it("give the same PDF of a project with a template, brand, picture and font of its own", () => {
    const { first, second, files } = rebuild(createOwnProject(), "own");
    expect(second.equals(first)).toBe(true);
    for (const path of [
      "briefs/own.md",
      "briefs/pictures/bars 1.svg",
      "templates/brands/mine/_brand.yml",
      "templates/mine/layout.hbs",
      "templates/mine/partials/card.hbs",
      "fonts/mine/Mine.ttf",
      "fonts/mine/OFL.txt",
    ]) {
      expect(files).toContain(path);
    }
    expect(files).not.toContain("fonts/mine/Other.ttf");
    expect(files).not.toContain("recipients.csv");
    expect(files).not.toContain("package.json");
  });

  it("repeat the options and the date", () => {
    const project = create({ "briefs/a.md": brief("Text.") });
    const options = ["--paper", "letter", "--template", "meridian", "--brand", "lagoon"];
    const { first, second, command } = rebuild(project, "a", options, { SOURCE_DATE_EPOCH: "1767225600" });
    expect(second.equals(first)).toBe(true);
    expect(command).toBe("briefs/a.md --paper letter --template=meridian --brand=lagoon --attach all");
    expect(first.toString("latin1")).toContain("(D:20260101000000Z)");
  });

  it.skipIf(!hasTools)("write what other programs read", () => {
    const { root } = createOwnProject();
    expect(run(root, ["build", "briefs/own.md", "--attach", "all"]).code).toBe(0);
    const path = join(root, "output/own.pdf");
    expect(spawnSync("qpdf", ["--check", path]).status).toBe(0);
    const list = spawnSync("pdfdetach", ["-list", path], { encoding: "utf8" }).stdout;
    for (const name of ["own.md", "bars 1.svg", "_brand.yml", "Mine.ttf", "OFL.txt", "briefpress.json"]) {
      expect(list).toMatch(new RegExp(`^\\d+: ${name.replaceAll(".", "\\.")}$`, "mu"));
    }
    mkdirSync(join(root, "saved"));
    expect(spawnSync("pdfdetach", ["-saveall", "-o", join(root, "saved"), path]).status).toBe(0);
    expect(readFileSync(join(root, "saved/Mine.ttf")).equals(FONT)).toBe(true);
    expect(spawnSync("qpdf", ["--linearize", "--object-streams=generate", path, join(root, "re.pdf")]).status).toBe(0);
    expect(run(root, ["recover", "re.pdf", "--to", "again"]).code).toBe(0);
    expect(readFileSync(join(root, "again/fonts/mine/Mine.ttf")).equals(FONT)).toBe(true);
  });
});

describe("build", () => {
  const recoverFiles = (root: string): readonly string[] => {
    const { out } = run(root, ["recover", "output/a.pdf", "--to", "to", "--json"]);
    const report: unknown = JSON.parse(out);
    return typeof report === "object" && report !== null && "files" in report && Array.isArray(report.files)
      ? report.files.map(String)
      : [];
  };

  it("attaches the brief as it is and its brand by default, even one with odd bytes", () => {
    const text = `\ufeff${brief("Tëxt.").replaceAll("\n", "\r\n")}`;
    const { root } = create({ "briefs/a.md": text, "_brand.yml": "meta: { name: Ours }\n" });
    expect(run(root, ["build"])).toMatchObject({ code: 0, err: "" });
    expect(recoverFiles(root)).toEqual(["briefs/a.md", "_brand.yml", "briefpress.json"]);
    expect(readFileSync(join(root, "to/briefs/a.md"), "utf8")).toBe(text);
  });

  it("attaches nothing with --no-source", () => {
    const { root } = create({ "briefs/a.md": brief("Text.") });
    expect(run(root, ["build", "--no-source"]).code).toBe(0);
    const ending = run(root, ["recover", "output/a.pdf", "--to", "to"]);
    expect(ending.code).toBe(1);
    expect(ending.err).toContain("[nothing-attached]");
    expect(ending.out).toBe("");
    expect(existsSync(join(root, "to"))).toBe(false);
  });

  it("builds again when other files are to travel, or one that travels has changed", () => {
    const { root } = createOwnProject();
    const builds = (...args: readonly string[]): boolean =>
      /^built /mu.test(run(root, ["build", "briefs/own.md", ...args]).out);
    expect(builds()).toBe(true);
    expect(builds("--attach", "source")).toBe(false);
    expect(builds("--attach", "all")).toBe(true);
    expect(builds("--attach", "all")).toBe(false);
    writeFileSync(join(root, "fonts/mine/OFL.txt"), "Another licence.\n");
    expect(builds("--attach", "all")).toBe(true);
    writeFileSync(join(root, "fonts/mine/LICENSE"), "One more.\n");
    expect(builds("--attach", "all")).toBe(true);
    expect(builds("--no-source")).toBe(true);
  });

  it("warns of comments in a final brief that travels, and not in one that stays", () => {
    const fields = { status: "final", licence: "CC-BY-4.0", contact: "a@example.org", abstract: '"An abstract."' };
    const { root } = create({ "briefs/a.md": brief("Text. <!-- ask Ana -->", fields) });
    const { err } = run(root, ["build"]);
    expect(err).toMatch(
      /warning: This brief is final, .* a comment .*\[attached-comments\]\n {2}--> briefs\/a\.md:\d+:7/u,
    );
    expect(run(root, ["build", "--no-source"]).err).toBe("");
  });
});

describe("briefpress recover", () => {
  it("says nothing with --quiet, shows its help, and takes no wrong command line", () => {
    const { root } = create({ "briefs/a.md": brief("Text.") });
    run(root, ["build"]);
    expect(run(root, ["recover", "output/a.pdf", "--to", "to", "--quiet"])).toEqual({ code: 0, out: "", err: "" });
    expect(run(root, ["recover", "--help"]).out).toContain("briefpress recover central-asia.pdf --to central-asia");
    for (const args of [[], ["a.pdf"], ["a.pdf", "b.pdf", "--to", "x"], ["a.pdf", "--to"], ["a.pdf", "--two", "x"]]) {
      expect(run(root, ["recover", ...args])).toMatchObject({ code: 2, out: "" });
    }
  });
});
