// What comes in: jobs and limits. What goes out: a result for every job, whatever the jobs do. Jobs run in child processes,
// because a hostile picture can abort a whole process and a busy loop cannot be stopped from within. No brief is read here.
import type { BuildJob, BuildResult } from "./job.js";
import { createWorker } from "./worker-process.js";
import type { WorkerLimits, WorkerSettings } from "./worker-process.js";

/** How jobs are run. */
export interface RunOptions {
  readonly limits: WorkerLimits;
  /** Number of child processes; 1 or more. */
  readonly workers: number;
  /** Ends the run: children are killed at once, jobs without a result get none. */
  readonly signal?: AbortSignal;
  /** Called as each job begins and ends, in the order of time. */
  readonly onStart?: (job: BuildJob) => void;
  readonly onResult?: (result: BuildResult) => void;
}

/**
 * Runs jobs in child processes.
 *
 * @param settings - What each child process is started with.
 * @returns Results in the order of the jobs. After an abort, only those of the jobs that had ended.
 */
export async function runJobs(
  jobs: readonly BuildJob[],
  settings: WorkerSettings,
  options: RunOptions,
): Promise<readonly BuildResult[]> {
  const results = new Map<BuildJob, BuildResult>();
  const waiting = jobs.values();
  const isAborted = (): boolean => options.signal?.aborted === true;
  const runLane = async (): Promise<void> => {
    const worker = createWorker(settings, options.limits);
    const stop = (): void => void worker.kill();
    options.signal?.addEventListener("abort", stop);
    // The lanes share one iterator, so each takes the next job as soon as it is free.
    for (const job of waiting) {
      if (isAborted()) break;
      options.onStart?.(job);
      const result = await worker.run(job);
      if (isAborted()) break;
      results.set(job, result);
      options.onResult?.(result);
    }
    options.signal?.removeEventListener("abort", stop);
    await worker.kill();
  };
  const lanes = Math.min(options.workers, jobs.length);
  await Promise.all(Array.from({ length: lanes }, runLane));
  return jobs.flatMap((job) => results.get(job) ?? []);
}
