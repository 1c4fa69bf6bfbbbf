import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { brief, createTemporaryProject } from "./temporary-project.js";
import type { TemporaryProject } from "./temporary-project.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const FONT = readFileSync(new URL("../../fonts/source-code-pro/SourceCodePro-Regular.ttf", import.meta.url));
const BRAND = `meta: { name: House }
typography:
  fonts:
    - { family: House Mono, source: file, files: [fonts/House.ttf] }
  base: House Mono
  headings: { weight: bold, color: "#7A1F2B" }
`;

let project: TemporaryProject | undefined;

afterEach(() => project?.remove());

function build(...options: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [MAIN, "build", ...options], {
    cwd: project?.root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return stdout + stderr;
}

function hasPoppler(): boolean {
  return spawnSync("pdffonts", ["-v"]).error === undefined;
}

describe("a brand of the project", () => {
  it("brings its own font file, which counts as an input", () => {
    project = createTemporaryProject({
      "briefs/a.md": brief("A few words of text."),
      "_brand.yml": BRAND,
      "fonts/House.ttf": FONT,
    });
    expect(build("--strict")).toMatch(/^built /mu);
    expect(build("--strict")).toMatch(/^current /mu);
    if (hasPoppler()) {
      const fonts = execFileSync("pdffonts", [join(project.root, "output/a.pdf")], { encoding: "utf8" });
      expect(fonts).toContain("SourceCodePro-Regular");
      expect(fonts).not.toContain("SourceSerif4");
    }
    project.write({ "fonts/House.ttf": new Uint8Array([...FONT, 0]) });
    expect(build("--strict")).toMatch(/^built /mu);
  });

  it("says in its own file that a font is not there, and which one may be meant", () => {
    project = createTemporaryProject({
      "briefs/a.md": brief("Text."),
      "_brand.yml": BRAND.replace("House.ttf", "Huose.ttf"),
      "fonts/House.ttf": FONT,
    });
    const said = build();
    expect(said).toContain("There is no font file fonts/Huose.ttf");
    expect(said).toContain("_brand.yml:4:51");
    expect(said).toContain("House.ttf");
    expect(said).toMatch(/^failed .*\(1 error\)/mu);
  });

  it("is told of settings that the template does not act on", () => {
    project = createTemporaryProject({
      "briefs/a.md": brief("Text."),
      "_brand.yml": "meta: { name: House }\ntypography: { base: { line-height: 1.9 } }\n",
    });
    const said = build();
    expect(said).toContain("brand-setting-idle");
    expect(said).toContain("_brand.yml:2:36");
  });
});
