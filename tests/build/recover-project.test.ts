import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readToolVersion } from "../../src/build/package-root.js";
import { recoverProject } from "../../src/build/recover-project.js";
import type { RecoveryReport } from "../../src/build/recover-project.js";
import { formatBuildCommand } from "../../src/cli/recover-command.js";
import { craftCarrier, craftProject } from "../recover/craft-pdf.js";
import type { CraftedFile } from "../recover/craft-pdf.js";

let root = "";
let target = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "recover-"));
  target = join(root, "inside", "target");
  mkdirSync(join(root, "inside"));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function recover(pdf: Uint8Array): RecoveryReport {
  writeFileSync(join(root, "from.pdf"), pdf);
  return recoverProject(join(root, "from.pdf"), target, (path) => path.slice(root.length + 1));
}

function codesOf({ diagnostics }: RecoveryReport): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

/** Every file below the root but the PDF. */
function listAll(): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && entry.name !== "from.pdf")
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

const BRIEF: CraftedFile = { name: "a.md", bytes: "text" };

describe("recoverProject", () => {
  it("writes each file to its place, with a manifest and a mark of the root", () => {
    const files = [BRIEF, { name: "map.svg", bytes: "<svg/>" }, { name: "base.css", bytes: "p {}" }];
    const report = recover(
      craftProject(files, {
        brief: "briefs/ä/a.md",
        files: [
          { name: "a.md", path: "briefs/ä/a.md" },
          { name: "map.svg", path: "briefs/images/map.svg" },
          { name: "base.css", path: "templates/base.css", shipped: true },
        ],
      }),
    );
    expect(codesOf(report)).toEqual([]);
    expect(report.files).toEqual([
      "briefs/ä/a.md",
      "briefs/images/map.svg",
      "briefpress-0.1.0/templates/base.css",
      "briefpress.json",
    ]);
    expect(listAll()).toEqual([...report.files, "briefpress.yml"].map((path) => `inside/target/${path}`).sort());
    expect(readFileSync(join(target, "briefs/images/map.svg"), "utf8")).toBe("<svg/>");
  });

  it("writes into a folder that is there and empty, and makes those above", () => {
    mkdirSync(target);
    expect(codesOf(recover(craftProject([BRIEF])))).toEqual([]);
    expect(readdirSync(target).sort()).toEqual(["a.md", "briefpress.json", "briefpress.yml"]);
    target = join(root, "x/y/z");
    expect(codesOf(recover(craftProject([BRIEF])))).toEqual([]);
    expect(existsSync(join(target, "a.md"))).toBe(true);
  });

  it("touches no folder that holds something, and no file", () => {
    mkdirSync(target);
    writeFileSync(join(target, "mine"), "mine");
    expect(codesOf(recover(craftProject([BRIEF])))).toEqual(["folder-not-empty"]);
    target = join(target, "mine");
    expect(codesOf(recover(craftProject([BRIEF])))).toEqual(["folder-not-empty"]);
    expect(listAll()).toEqual(["inside/target/mine"]);
  });

  it("does not follow a link that leads nowhere", () => {
    symlinkSync(join(root, "elsewhere"), target);
    expect(codesOf(recover(craftProject([BRIEF])))).toEqual(["folder-not-writable"]);
    expect(existsSync(join(root, "elsewhere"))).toBe(false);
  });

  it("takes a PDF whose root is marked already as it is", () => {
    const files = [BRIEF, { name: "briefpress.yml", bytes: "# mine\n" }];
    expect(codesOf(recover(craftProject(files)))).toEqual([]);
    expect(readFileSync(join(target, "briefpress.yml"), "utf8")).toBe("# mine\n");
  });

  it.each([
    "../a.md",
    "../../../../../../tmp/briefpress-escaped",
    "x/../../a.md",
    "/tmp/briefpress-escaped",
    "C:\\a.md",
    "..\\a.md",
    "\\\\server\\share\\a",
    "x\\..\\..\\a",
    ".git/config",
    ".npmrc",
    "package.json",
    "node_modules/.bin/briefpress",
    "aux.md",
    "a.md.",
    "a//b",
    "",
  ])("writes nothing at all for the path %j", (path) => {
    const files = [BRIEF, { name: "evil", bytes: "evil" }];
    const places = [
      { name: "a.md", path: "a.md" },
      { name: "evil", path },
    ];
    const report = recover(craftProject(files, { files: places }));
    expect(codesOf(report)).toEqual([path === "" ? "manifest-damaged" : "attachment-unsafe"]);
    expect(report.files).toEqual([]);
    expect(listAll()).toEqual([]);
    expect(existsSync(target)).toBe(false);
    expect(existsSync("/tmp/briefpress-escaped")).toBe(false);
  });

  it.each(["\0", "\n", "\u001b[2J", "\u202e", "\u200f"])("takes no manifest with the character %j", (character) => {
    const places = [{ name: "a.md", path: `a${character}.md` }];
    expect(codesOf(recover(craftProject([BRIEF], { files: places })))).toEqual(["manifest-damaged"]);
    expect(listAll()).toEqual([]);
  });

  it.each([
    [["A.md", "a.md"]],
    [["x", "x/a.md"]],
    [["briefpress.json", "a.md"]],
    [["Briefpress.YML", "a.md"]],
    [["a.md", "a.md"]],
  ])("writes nothing if two files would be one: %j", (paths) => {
    const files = paths.map((path, index) => ({ name: `${index}`, bytes: path }));
    const places = paths.map((path, index) => ({ name: `${index}`, path }));
    const report = recover(craftProject(files, { brief: paths[0], files: places }));
    expect(codesOf(report)).toEqual(["attachment-unsafe"]);
    expect(listAll()).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["a form of the future", { format: 2 }],
    ["a version that leads elsewhere", { briefpress: "../../x" }],
    ["a field that is not known", { run: "rm" }],
    ["an option that is not known", { options: { out: "/" } }],
    ["a paper that is not known", { options: { paper: "a4; rm" } }],
    ["no list of files", { files: undefined }],
    ["a date without end", { sourceDateEpoch: 1.5 }],
  ])("takes no manifest with %s", (_what, manifest) => {
    expect(codesOf(recover(craftProject([BRIEF], manifest)))).toEqual(["manifest-damaged"]);
  });

  it("says what is missing, and what is left", () => {
    expect(codesOf(recover(craftProject([BRIEF], { brief: "b.md" })))).toEqual(["attachment-missing"]);
    const places = [
      { name: "a.md", path: "a.md" },
      { name: "b.md", path: "b.md" },
    ];
    expect(codesOf(recover(craftProject([BRIEF], { files: places })))).toEqual(["attachment-missing"]);
    const more = [BRIEF, { name: "notes.txt", bytes: "" }];
    const report = recover(craftProject(more, { files: [{ name: "a.md", path: "a.md" }] }));
    expect(codesOf(report)).toEqual(["attachment-unknown"]);
    expect(report.files).toEqual(["a.md", "briefpress.json"]);
  });

  it.each<[string, Uint8Array, string]>([
    ["carries nothing", craftCarrier([]), "nothing-attached"],
    ["carries another program's files", craftCarrier([BRIEF]), "not-from-briefpress"],
    ["is encrypted", craftCarrier([BRIEF], "/Encrypt << >>"), "pdf-encrypted"],
    ["is no PDF", Buffer.from("# A brief\n"), "pdf-damaged"],
    ["is cut off", craftProject([BRIEF]).subarray(0, 500), "pdf-damaged"],
    ["is empty", new Uint8Array(), "pdf-damaged"],
  ])("says why a PDF gives nothing that %s", (_what, pdf, code) => {
    const report = recover(pdf);
    expect(codesOf(report)).toEqual([code]);
    expect(report.diagnostics[0]?.hint).toEqual(expect.any(String));
    expect(existsSync(target)).toBe(false);
  });

  it("warns of another version where the PDF is to be built again", () => {
    const report = recover(craftProject([BRIEF], { briefpress: "99.0.0", attach: "all" }));
    expect(codesOf(report)).toEqual(["recovered-version"]);
    expect(report.files).toContain("a.md");
    expect(readToolVersion()).not.toBe("99.0.0");
  });
});

describe("formatBuildCommand", () => {
  const manifest = { briefpress: "0.1.0", brief: "briefs/a.md", attach: "all", options: {}, files: [] } as const;

  it("repeats what shaped the PDF", () => {
    const options = { paper: "letter", template: "mine", brand: "brands/x/_brand.yml" } as const;
    expect(formatBuildCommand({ ...manifest, options, sourceDateEpoch: 1767225600 })).toBe(
      "SOURCE_DATE_EPOCH=1767225600 briefpress build briefs/a.md --paper letter --template=mine --brand=brands/x/_brand.yml --attach all",
    );
    expect(formatBuildCommand({ ...manifest, attach: "source" })).toBe("briefpress build briefs/a.md");
  });

  it("quotes what a shell would run", () => {
    const options = { template: "$(rm -rf ~)", brand: "--out=/; it's" };
    expect(formatBuildCommand({ ...manifest, brief: "-f `x`.md", options })).toBe(
      "briefpress build './-f `x`.md' --template='$(rm -rf ~)' --brand='--out=/; it'\\''s' --attach all",
    );
  });
});
