import { describe, expect, it } from "vitest";
import { CliError } from "../../src/cli/cli-error.js";
import { parseBuildArguments } from "../../src/cli/parse-build-arguments.js";

function errorOf(...args: readonly string[]): CliError {
  try {
    parseBuildArguments(args);
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error("it was accepted");
}

describe("parseBuildArguments", () => {
  it("reads paths and options in any order", () => {
    expect(parseBuildArguments(["a.md", "--paper", "a4,letter", "--out=dist", "b.md", "--strict"])).toMatchObject({
      paths: ["a.md", "b.md"],
      papers: ["a4", "letter"],
      out: "dist",
      strict: true,
      force: false,
    });
  });

  it("takes what stands behind -- as paths", () => {
    expect(parseBuildArguments(["--", "--odd.md"]).paths).toEqual(["--odd.md"]);
  });

  it("takes each paper once", () => {
    expect(parseBuildArguments(["--paper", "letter, letter"]).papers).toEqual(["letter"]);
  });

  it("offers the option that was meant", () => {
    const error = errorOf("--papre", "a4");
    expect(error.exitCode).toBe(2);
    expect(error.message).toContain("--papre");
    expect(error.hint).toContain("Did you mean `--paper`?");
  });

  it("offers the paper that was meant, and lists them", () => {
    expect(errorOf("--paper", "lettre").hint).toMatch(/`letter`.*a4 and letter/u);
  });

  it("reads what the PDF is to carry", () => {
    expect(parseBuildArguments([])).not.toHaveProperty("attach");
    expect(parseBuildArguments(["--attach", "source"]).attach).toBe("source");
    expect(parseBuildArguments(["--attach=All"]).attach).toBe("all");
    expect(parseBuildArguments(["--no-source"]).attach).toBe("none");
    expect(errorOf("--attach", "al").hint).toMatch(/Did you mean `all`\?.*source and all.*--no-source/u);
    expect(errorOf("--attach", "all", "--no-source").message).toContain("exclude each other");
  });

  it.each([[["--out"]], [["--out="]], [["--out", "--force"]], [["--force=yes"]], [["-x"]], [["--paper", "a4,"]]])(
    "refuses %j",
    (args) => {
      expect(errorOf(...args).exitCode).toBe(2);
    },
  );
});
