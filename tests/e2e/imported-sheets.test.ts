import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { brief, copyTemplate, createTemporaryProject } from "./temporary-project.js";
import type { TemporaryProject } from "./temporary-project.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

let project: TemporaryProject | undefined;

afterEach(() => project?.remove());

function build(): string {
  const { stdout, stderr } = spawnSync(process.execPath, [MAIN, "build"], {
    cwd: project?.root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return stdout + stderr;
}

describe("sheets that a template imports", () => {
  it("are read through the gate, count as inputs, and are reported in their own file", () => {
    project = createTemporaryProject({
      "briefs/good.md": brief("Text.", { template: "ours" }),
      ...copyTemplate("ours", { "style.css": (text) => `@import "parts/tables.css" layer(tables);\n${text}` }),
      "templates/ours/parts/tables.css": "td { color: #333 }",
    });
    expect(build()).toMatch(/^built /mu);
    expect(build()).toMatch(/^current /mu);
    project.write({ "templates/ours/parts/tables.css": "td {\n  colour: #333\n}" });
    const changed = build();
    expect(changed).toMatch(/^built /mu);
    expect(changed).toContain("templates/ours/parts/tables.css:2:3");
  });

  it("that are missing are said where they are imported", () => {
    project = createTemporaryProject({
      "briefs/good.md": brief("Text.", { template: "ours" }),
      ...copyTemplate("ours", { "style.css": (text) => `@import "gone.css";\n${text}` }),
    });
    const said = build();
    expect(said).toContain("templates/ours/style.css:1:1");
    expect(said).toContain("gone.css");
  });
});
