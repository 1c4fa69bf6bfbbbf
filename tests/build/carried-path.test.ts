import { describe, expect, it } from "vitest";
import { findPathCollision, findPathProblem } from "../../src/build/carried-path.js";

describe("findPathProblem", () => {
  it.each(["briefs/ghana.md", "_brand.yml", "templates/a b/größe.css", "briefs/図.png", "a..b/c...d"])(
    "takes %s",
    (path) => {
      expect(findPathProblem(path)).toBeUndefined();
    },
  );

  it.each([
    "",
    ".",
    "..",
    "../a",
    "a/../b",
    "a/./b",
    "a//b",
    "/etc/passwd",
    "a/",
    "C:/Windows/a",
    "C:a",
    "a\\b",
    "..\\..\\a",
    "a\0b",
    "a\nb",
    "a\u001b[2Jb",
    "a\u202egnp.exe",
    "~/.ssh/id",
    ".git/config",
    "briefs/.env",
    "con",
    "briefs/NUL.md",
    "a/com1.txt",
    "a./b",
    "a /b",
    "a?",
    "package.json",
    "briefs/Package.JSON",
    "node_modules/.bin/briefpress",
    "NODE_MODULES/x",
    "x".repeat(251),
    "a/".repeat(101),
  ])("refuses %j", (path) => {
    if (path === "~/.ssh/id") expect(findPathProblem(path)).toContain("dot");
    expect(findPathProblem(path)).toEqual(expect.any(String));
  });
});

describe("findPathCollision", () => {
  it.each([
    [["a/b.md", "a/B.md"]],
    [["straße/x", "STRASSE/x"]],
    [["caf\u00e9.md", "cafe\u0301.md"]],
    [["a", "a/b"]],
    [["A/x/y", "a/X"]],
    [["Briefpress.yml"]],
    [["briefpress.json"]],
    [["briefpress.yml/a"]],
    [["a.md", "a.md"]],
  ])("finds the two that are one: %j", (paths) => {
    expect(findPathCollision(paths)).toEqual([expect.any(String), expect.any(String)]);
  });

  it.each([[["a/b.md", "a/c.md", "b"]], [["briefpress.yml", "x"]], [[]], [["ab", "a/b"]]])("lets %j be", (paths) => {
    expect(findPathCollision(paths)).toBeUndefined();
  });

  it("is quick with many files", () => {
    const paths = Array.from({ length: 2000 }, (_, index) => `folder/of/some/depth/${index}.png`);
    expect(findPathCollision(paths)).toBeUndefined();
  });
});
