import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { YOUNG_MEMORY_FLAGS, emptyYoungMemory } from "../../src/build/young-memory.js";

describe("young memory", () => {
  it("has flags that this Node knows, and with which the young generation can be emptied", () => {
    const program = 'gc({ type: "minor" }); process.stdout.write("emptied")';
    const { stdout, stderr } = spawnSync(process.execPath, [...YOUNG_MEMORY_FLAGS, "-e", program], {
      encoding: "utf8",
    });
    expect({ stdout, stderr }).toEqual({ stdout: "emptied", stderr: "" });
  });

  it("is left alone in a process without the flags", () => {
    expect(emptyYoungMemory).not.toThrow();
  });
});
