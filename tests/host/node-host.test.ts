import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createNodeHost } from "../../src/host/node-host.js";
import { findProjectRoot } from "../../src/host/find-project-root.js";

let base = "";
let project = "";

beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "briefpress-host-")));
  project = join(base, "project");
  for (const folder of ["project/briefs/images", "package/fonts", "outside", "project-two"]) {
    mkdirSync(join(base, folder), { recursive: true });
  }
  writeFileSync(join(project, "briefs/a.md"), "brief");
  writeFileSync(join(project, "briefs/images/map.svg"), "<svg/>");
  writeFileSync(join(project, "briefs/images/a b.svg"), "space");
  writeFileSync(join(project, "logo.svg"), "logo");
  writeFileSync(join(base, "package/fonts/x.ttf"), "font");
  writeFileSync(join(base, "outside/secret.svg"), "secret");
  writeFileSync(join(base, "project-two/secret.svg"), "secret");
  symlinkSync(join(base, "outside/secret.svg"), join(project, "link.svg"));
  symlinkSync(join(base, "outside"), join(project, "linked"));
  symlinkSync(join(project, "logo.svg"), join(project, "briefs/inner.svg"));
  symlinkSync(join(project, "loop"), join(project, "loop"));
  symlinkSync(join(project, "gone.svg"), join(project, "dangling.svg"));
  execFileSync("mkfifo", [join(project, "pipe.svg")]);
  writeFileSync(join(project, "large.yml"), "");
  truncateSync(join(project, "large.yml"), 256 * 1024 + 1);
  writeFileSync(join(project, "full.yml"), "");
  truncateSync(join(project, "full.yml"), 256 * 1024);
});

afterAll(() => {
  rmSync(base, { recursive: true });
});

function createHost(env: Record<string, string> = {}) {
  return createNodeHost({ projectRoot: project, packageRoot: join(base, "package"), env });
}

function read(path: string, from?: string) {
  return createHost().readFile(path, { kind: "picture", ...(from === undefined ? {} : { from }) });
}

describe("readFile", () => {
  it.each([
    ["images/map.svg", "project:briefs/a.md", "project:briefs/images/map.svg", "<svg/>"],
    ["./images/../images/map.svg", "project:briefs/a.md", "project:briefs/images/map.svg", "<svg/>"],
    ["../logo.svg", "project:briefs/a.md", "project:logo.svg", "logo"],
    ["images/a%20b.svg", "project:briefs/a.md", "project:briefs/images/a b.svg", "space"],
    ["images/a b.svg", "briefs/a.md", "project:briefs/images/a b.svg", "space"],
    ["logo.svg", undefined, "project:logo.svg", "logo"],
    ["project:logo.svg", "project:briefs/a.md", "project:logo.svg", "logo"],
    ["package:fonts/x.ttf", "project:briefs/a.md", "package:fonts/x.ttf", "font"],
    ["x.ttf", "package:fonts/style.css", "package:fonts/x.ttf", "font"],
    ["briefs/inner.svg", undefined, "project:logo.svg", "logo"],
  ])("opens %s named by %s", (path, from, expected, text) => {
    const result = read(path, from);
    expect(result).toMatchObject({ kind: "ok", path: expected });
    expect(result.kind === "ok" && new TextDecoder().decode(result.bytes)).toBe(text);
  });

  it.each([
    ["../outside/secret.svg", "file-outside-project"],
    ["%2e%2e/outside/secret.svg", "file-outside-project"],
    ["..%2foutside/secret.svg", "file-outside-project"],
    ["../project-two/secret.svg", "file-outside-project"],
    ["briefs/../../outside/secret.svg", "file-outside-project"],
    ["project:../outside/secret.svg", "file-outside-project"],
    ["package:../outside/secret.svg", "file-outside-project"],
    ["link.svg", "file-outside-project"],
    ["linked/secret.svg", "file-outside-project"],
    ["/etc/passwd", "file-outside-project"],
    ["%2fetc/passwd", "file-outside-project"],
    ["project:/etc/passwd", "file-outside-project"],
    ["~/secret.svg", "file-outside-project"],
    ["http://example.org/a.png", "file-remote"],
    ["HTTPS://example.org/a.png", "file-remote"],
    ["//example.org/a.png", "file-remote"],
    ["file:///etc/passwd", "file-remote"],
    ["package:file:///etc/passwd", "file-remote"],
    ["project:package:fonts/x.ttf", "file-remote"],
    ["C:/secret.svg", "file-remote"],
    ["images\\map.svg", "file-path-invalid"],
    ["\\\\server\\share", "file-path-invalid"],
    ["logo.svg\u0000.png", "file-path-invalid"],
    ["logo.svg%00.png", "file-path-invalid"],
    ["100%.svg", "file-path-invalid"],
    ["", "file-path-invalid"],
    ["a".repeat(5000), "file-path-invalid"],
    ["pipe.svg", "file-not-regular"],
    ["briefs", "file-not-regular"],
    [".", "file-not-regular"],
    ["loop", "file-not-regular"],
    ["dangling.svg", "file-missing"],
    ["nowhere/at/all.svg", "file-missing"],
    ["logo.svg/x", "file-missing"],
  ])("refuses %j with a hint", (path, code) => {
    const result = read(path);
    expect(result).toMatchObject({ kind: "problem", code });
    expect(result.kind === "problem" && result.hint.length > 10).toBe(true);
    expect(JSON.stringify(result)).not.toContain(base);
  });

  const hintOf = (path: string, from?: string) => {
    const result = read(path, from);
    return result.kind === "problem" ? result.hint : "";
  };

  it("offers the file that was meant, wherever in the path the slip is", () => {
    expect(hintOf("lgo.svg")).toContain("`logo.svg`");
    expect(hintOf("brief/images/map.svg")).toContain("`briefs`");
    expect(hintOf("images/mpa.svg", "project:briefs/a.md")).toContain("`map.svg`");
  });

  it("never names the files of a folder outside", () => {
    expect(hintOf("linked/secre.svg")).toContain("looked for");
    expect(hintOf("linked/secre.svg")).not.toContain("secret");
  });

  it("holds each kind to its limit", () => {
    const host = createHost();
    expect(host.readFile("large.yml", { kind: "brand" })).toMatchObject({ kind: "problem", code: "file-too-large" });
    expect(host.readFile("full.yml", { kind: "brand" })).toMatchObject({ kind: "ok" });
    expect(host.readFile("large.yml", { kind: "brief" })).toMatchObject({ kind: "ok" });
  });

  it("records what was read, sorted and once, and nothing that was refused", () => {
    const host = createHost();
    for (const path of ["logo.svg", "briefs/a.md", "briefs/inner.svg", "link.svg", "gone"]) {
      host.readFile(path, { kind: "picture" });
    }
    expect(host.listFilesRead()).toEqual(["project:briefs/a.md", "project:logo.svg"]);
  });
});

describe("listFiles", () => {
  it("lists the files of a folder and those below it, sorted, without links and hidden ones", () => {
    mkdirSync(join(project, "pack/.git"), { recursive: true });
    mkdirSync(join(project, "pack/partials"));
    for (const name of ["style.css", ".hidden", ".git/config", "partials/card.hbs"]) {
      writeFileSync(join(project, "pack", name), "");
    }
    symlinkSync(join(base, "outside"), join(project, "pack/linked"));
    symlinkSync(join(project, "logo.svg"), join(project, "pack/logo.svg"));
    expect(createHost().listFiles("project:pack")).toEqual(["partials/card.hbs", "style.css"]);
  });

  it.each(["project:linked", "project:../outside", "project:nowhere", "project:logo.svg"])(
    "finds none in %s",
    (folder) => {
      expect(createHost().listFiles(folder)).toEqual([]);
    },
  );
});

describe("created", () => {
  const iso = (env: Record<string, string>, date: string) => {
    const result = createHost(env).created(date);
    return result.kind === "ok" ? result.date.toISOString() : result.code;
  };

  it("is the brief's own date at midnight UTC", () => {
    expect(iso({}, "2026-03-12")).toBe("2026-03-12T00:00:00.000Z");
    expect(iso({}, "2026-03")).toBe("2026-03-01T00:00:00.000Z");
    expect(iso({}, "2026")).toBe("2026-01-01T00:00:00.000Z");
  });

  it("is SOURCE_DATE_EPOCH if that is set", () => {
    expect(iso({ SOURCE_DATE_EPOCH: "0" }, "2026-03-12")).toBe("1970-01-01T00:00:00.000Z");
    expect(iso({ SOURCE_DATE_EPOCH: "" }, "2026")).toBe("2026-01-01T00:00:00.000Z");
  });

  it.each(["yesterday", "-1", "1e9", "0x10", " 1", "1.5", "999999999999"])("refuses SOURCE_DATE_EPOCH=%s", (value) => {
    expect(iso({ SOURCE_DATE_EPOCH: value }, "2026-03-12")).toBe("source-date-invalid");
  });

  it("refuses a date that is none", () => {
    expect(iso({}, "soon")).toBe("invalid-date");
  });
});

describe("findProjectRoot", () => {
  it("prefers briefpress.yml further up over package.json nearby", () => {
    mkdirSync(join(base, "tree/inner/deep"), { recursive: true });
    writeFileSync(join(base, "tree/inner/package.json"), "{}");
    writeFileSync(join(base, "tree/inner/deep/a.md"), "");
    expect(findProjectRoot(join(base, "tree/inner/deep/a.md"))).toBe(join(base, "tree/inner"));
    writeFileSync(join(base, "tree/briefpress.yml"), "");
    expect(findProjectRoot(join(base, "tree/inner/deep/a.md"))).toBe(join(base, "tree"));
  });

  it("takes the folder itself if nothing marks a project", () => {
    expect(findProjectRoot(join(project, "briefs/a.md"))).toBe(join(project, "briefs"));
  });
});
