import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { BuildJob, BuildResult } from "../../src/build/job.js";
import { runJobs } from "../../src/build/run-jobs.js";
import type { RunOptions } from "../../src/build/run-jobs.js";

const SETTINGS = { projectRoot: "/", program: fileURLToPath(new URL("fixture-worker.mjs", import.meta.url)) };
const LIMITS = { timeoutMs: 10_000, memoryBytes: 1_000_000_000 };

function job(brief: string): BuildJob {
  return { brief, name: brief, output: `/nowhere/${brief}.pdf`, report: false, strict: false, force: false };
}

function run(briefs: readonly string[], options: Partial<RunOptions> = {}): Promise<readonly BuildResult[]> {
  return runJobs(briefs.map(job), SETTINGS, { limits: LIMITS, workers: 1, ...options });
}

/** The fixture gives its process id as the number of pages. */
function processesOf(results: readonly BuildResult[]): readonly number[] {
  return results.map((result) => result.pages);
}

function codesOf(results: readonly BuildResult[]): readonly (string | undefined)[] {
  return results.map((result) => result.diagnostics[0]?.code);
}

describe("runJobs", () => {
  it("uses one child process for all jobs as long as nothing goes wrong", async () => {
    const results = await run(["a", "b", "c"]);
    expect(results.map((result) => result.outcome)).toEqual(["built", "built", "built"]);
    expect(new Set(processesOf(results)).size).toBe(1);
  });

  it("spreads jobs over as many child processes as it may use, and keeps the order of the results", async () => {
    const results = await run(["a", "b", "c", "d", "e", "f"], { workers: 2 });
    expect(results.map((result) => result.brief)).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(new Set(processesOf(results)).size).toBe(2);
  });

  it("kills a brief that does not end and builds the next one in a fresh process", async () => {
    const [first, stuck, last] = await run(["a", "hang", "b"], { limits: { ...LIMITS, timeoutMs: 700 } });
    expect(stuck).toMatchObject({ outcome: "failed", diagnostics: [{ code: "brief-too-slow" }] });
    expect(last?.outcome).toBe("built");
    expect(last?.pages).not.toBe(first?.pages);
  });

  it("kills a brief that takes too much memory", async () => {
    const results = await run(["eat", "b"], { limits: { ...LIMITS, memoryBytes: 300_000_000 } });
    expect(codesOf(results)).toEqual(["brief-too-big", undefined]);
  });

  it.each(["abort", "exit"])("reports a brief that ends the process by %s, and goes on", async (brief) => {
    const results = await run([brief, "b"]);
    expect(codesOf(results)).toEqual(["brief-crashed", undefined]);
  });

  it("shows no stack trace of a bug", async () => {
    const [result] = await run(["throw"]);
    expect(result?.diagnostics[0]?.message).toContain("x is not a function");
    expect(JSON.stringify(result)).not.toContain("secret.js");
  });

  it("does not listen to messages that it does not know", async () => {
    expect(await run(["noise"])).toMatchObject([{ outcome: "built" }]);
  });

  it("reports every job when the worker program itself is missing", async () => {
    const results = await runJobs(
      ["a", "b"].map(job),
      { ...SETTINGS, program: "/no/such/worker.js" },
      { limits: LIMITS, workers: 1 },
    );
    expect(codesOf(results)).toEqual(["brief-crashed", "brief-crashed"]);
  });

  it("ends at once when it is interrupted, and gives the results that it has", async () => {
    const controller = new AbortController();
    const results = await run(["a", "hang", "b"], {
      signal: controller.signal,
      onStart: (started) => {
        if (started.brief === "hang")
          setTimeout(() => {
            controller.abort();
          }, 100);
      },
    });
    expect(results.map((result) => result.brief)).toEqual(["a"]);
  });
});
