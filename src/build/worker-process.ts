import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { BuildJob, BuildResult } from "./job.js";
import { describeSource, failJob } from "./job.js";
import { isChildMessage } from "./messages.js";
import type { ChildMessage } from "./messages.js";
import { measureResidentMemory } from "./resident-memory.js";
import { WORKER_FLAGS } from "./worker-flags.js";

/** The child's program. Both src/build and dist/build lie two folders below the package, so tests find the compiled one. */
const WORKER_PROGRAM = fileURLToPath(new URL("../../dist/build/worker.js", import.meta.url));

/** How often a running job's memory is looked at; a child can take some 100 MB between two looks. */
const MEMORY_CHECK_MS = 100;

/** What a child process needs to know before its first job. */
export interface WorkerSettings {
  /** Absolute path of the project's root. */
  readonly projectRoot: string;
  /** Program to run instead of our worker; tests put one that misbehaves here. */
  readonly program?: string;
}

/** What one job may take. */
export interface WorkerLimits {
  /** Milliseconds of wall time, the start of a fresh child included. */
  readonly timeoutMs: number;
  /** Bytes of resident memory of the child. */
  readonly memoryBytes: number;
}

/** A child process that builds one brief at a time, and is replaced when it breaks. */
export interface Worker {
  /** Builds a brief; never rejects. A second job may be given only after the first one's result. */
  run(job: BuildJob): Promise<BuildResult>;
  /** Ends the child process at once and waits until it is gone; a running job fails. */
  kill(): Promise<void>;
}

/** How a child's work on one job ended. */
type Ending =
  | ChildMessage
  | { readonly kind: "died"; readonly how: string }
  | { readonly kind: "too-slow" }
  | { readonly kind: "too-big" };

/** Creates a worker; the child process starts with the first job. */
export function createWorker(settings: WorkerSettings, limits: WorkerLimits): Worker {
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    const victim = child;
    child = undefined;
    if (victim !== undefined) await endChild(victim);
  };
  return {
    async run(job) {
      const startedAt = performance.now();
      child ??= startChild(settings, limits);
      const ending = await watchJob(child, job, limits);
      const milliseconds = performance.now() - startedAt;
      if (ending.kind === "finished") return { ...ending.result, milliseconds };
      await kill();
      return failJob(job, [explainEnding(job, ending, limits)], milliseconds);
    },
    kill,
  };
}

function startChild(settings: WorkerSettings, limits: WorkerLimits): ChildProcess {
  const heapMegabytes = Math.floor(limits.memoryBytes / 2 ** 20);
  return fork(settings.program ?? WORKER_PROGRAM, [settings.projectRoot], {
    // Where resident memory cannot be measured, this limit is the only one.
    execArgv: [`--max-old-space-size=${heapMegabytes}`, ...WORKER_FLAGS],
    // What a dying child prints is for nobody but those who debug it.
    stdio: ["ignore", "ignore", process.env["BRIEFPRESS_DEBUG"] === "1" ? "inherit" : "ignore", "ipc"],
  });
}

/** Kills a child and waits until the system has let go of it, so that its temporary files can be told from those in use. */
async function endChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** Sends the job and waits for whatever comes first: its result, the child's death, or a limit. */
function watchJob(child: ChildProcess, job: BuildJob, limits: WorkerLimits): Promise<Ending> {
  return new Promise((resolve) => {
    const end = (ending: Ending): void => {
      clearTimeout(clock);
      clearInterval(memoryCheck);
      child.off("message", hear);
      child.off("exit", die);
      child.off("error", fail);
      resolve(ending);
    };
    const hear = (message: unknown): void => {
      if (isChildMessage(message)) end(message);
    };
    const die = (code: number | null, signal: string | null): void => {
      end({ kind: "died", how: signal ?? `exit code ${String(code)}` });
    };
    const fail = (error: Error): void => {
      end({ kind: "died", how: error.message });
    };
    const clock = setTimeout(() => {
      end({ kind: "too-slow" });
    }, limits.timeoutMs);
    const memoryCheck = setInterval(() => {
      const bytes = child.pid === undefined ? undefined : measureResidentMemory(child.pid);
      if (bytes !== undefined && bytes > limits.memoryBytes) end({ kind: "too-big" });
    }, MEMORY_CHECK_MS);
    child.on("message", hear);
    child.on("exit", die);
    child.on("error", fail);
    child.send({ kind: "build", job }, (error) => {
      if (error !== null) fail(error);
    });
  });
}

function explainEnding(job: BuildJob, ending: Exclude<Ending, { kind: "finished" }>, limits: WorkerLimits): Diagnostic {
  switch (ending.kind) {
    case "too-slow":
      return {
        severity: "error",
        code: "brief-too-slow",
        message: `${describeSource(job)} was given up after ${limits.timeoutMs / 1000} seconds`,
        hint: "Split very long blocks and tables, or take pictures out one by one to find what is so slow.",
      };
    case "too-big":
      return {
        severity: "error",
        code: "brief-too-big",
        message: `${describeSource(job)} needed more than ${Math.round(limits.memoryBytes / 1e6)} MB of memory`,
        hint: "Make its pictures smaller, and split very large tables.",
      };
    case "died":
      return describeBug(job, `the process that built it ended with ${ending.how}`);
    case "threw":
      return describeBug(job, process.env["BRIEFPRESS_DEBUG"] === "1" ? ending.stack : ending.message);
  }
}

function describeBug(job: BuildJob, what: string): Diagnostic {
  return {
    severity: "error",
    code: "brief-crashed",
    message: `Briefpress failed on ${describeSource(job)}: ${what}`,
    hint: "This is a bug in Briefpress, not in the brief. Please report it with the brief; BRIEFPRESS_DEBUG=1 shows more.",
  };
}
