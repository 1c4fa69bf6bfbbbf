import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { WORKER_FLAGS, emptyYoungGeneration } from "../../src/build/worker-flags.js";

describe("flags of a worker", () => {
  it("are known to this Node, and let the young generation be emptied", () => {
    const program = 'gc({ type: "minor" }); process.stdout.write("emptied")';
    const { stdout, stderr } = spawnSync(process.execPath, [...WORKER_FLAGS, "-e", program], {
      encoding: "utf8",
    });
    expect({ stdout, stderr }).toEqual({ stdout: "emptied", stderr: "" });
  });

  it("are not needed: without them nothing is emptied", () => {
    expect(emptyYoungGeneration).not.toThrow();
  });
});
