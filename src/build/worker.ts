// The program of a child process: it builds one brief after the other as its parent asks, until the parent goes away.
import { createNodeHost } from "../host/node-host.js";
import { buildJob } from "./build-job.js";
import { isParentMessage } from "./messages.js";
import type { ChildMessage } from "./messages.js";
import { PACKAGE_ROOT, readToolVersion } from "./package-root.js";
import { createResources } from "./resources.js";
import { emptyYoungGeneration } from "./worker-flags.js";

const [, , projectRoot = process.cwd()] = process.argv;
const toolVersion = readToolVersion();
const host = createNodeHost({ projectRoot, packageRoot: PACKAGE_ROOT, env: process.env });
const resources = createResources(host, toolVersion);

process.on("message", (message: unknown) => {
  if (!isParentMessage(message)) return;
  try {
    answer({ kind: "finished", result: buildJob(message.job, resources, toolVersion) });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    answer({ kind: "threw", message: text, stack: error instanceof Error ? (error.stack ?? text) : text });
  }
  emptyYoungGeneration();
});
process.on("disconnect", () => process.exit());
// A Ctrl-C reaches the whole group of processes; what it means is the parent's to decide.
process.on("SIGINT", () => undefined);

function answer(message: ChildMessage): void {
  process.send?.(message);
}
