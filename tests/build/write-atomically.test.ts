import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sweepTemporaryFiles, writeAtomically } from "../../src/build/write-atomically.js";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "write-"));
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

describe("writeAtomically", () => {
  it("makes the folder, writes the bytes and leaves nothing else", () => {
    const path = join(folder, "deep/er/a.pdf");
    writeAtomically(path, new Uint8Array([1, 2, 3]));
    expect([...readFileSync(path)]).toEqual([1, 2, 3]);
    expect(readdirSync(join(folder, "deep/er"))).toEqual(["a.pdf"]);
  });

  it("replaces an earlier file", () => {
    const path = join(folder, "a.pdf");
    writeFileSync(path, "a much longer text than the new one");
    writeAtomically(path, new TextEncoder().encode("new"));
    expect(readFileSync(path, "utf8")).toBe("new");
  });

  it("throws and cleans up when the name is taken by a folder", () => {
    const path = join(folder, "a.pdf");
    mkdirSync(join(path, "inside"), { recursive: true });
    expect(() => {
      writeAtomically(path, new Uint8Array([1]));
    }).toThrow();
    expect(readdirSync(folder)).toEqual(["a.pdf"]);
  });
});

describe("sweepTemporaryFiles", () => {
  it("removes what dead processes left, and nothing else", () => {
    // Process numbers end at 2^22 on Linux.
    const dead = ".briefpress-99999999.tmp";
    const alive = `.briefpress-${process.ppid}.tmp`;
    for (const name of [dead, alive, "a.pdf", ".briefpress-x.tmp"]) writeFileSync(join(folder, name), "");
    sweepTemporaryFiles(folder);
    expect(readdirSync(folder).sort()).toEqual([alive, ".briefpress-x.tmp", "a.pdf"].sort());
  });

  it("does not mind a folder that is not there", () => {
    sweepTemporaryFiles(join(folder, "none"));
    expect(existsSync(join(folder, "none"))).toBe(false);
  });
});
