// Makes random pages of HTML and CSS, lays them out and looks for what must never be wrong: words lost or doubled, lines
// outside their boxes or among the notes, notes off the page of their call, words out of order.
//
//   npm run random -- [--documents N] [--seed S] [--from I] [--only KIND,KIND] [--out FOLDER] [--jobs N]
//
// --out keeps the faulty documents, --from begins with another one of the seed, --only looks at some kinds of faults. The
// exit code is 1 if there is any.
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { clearTimeout, setTimeout } from "node:timers";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { FAULT_KINDS } from "../../dist-tools/tools/random/check-document.js";

/** Documents that one child process lays out before it makes room for another. */
const BATCH = 50;
/** One document takes some tenths of a second on an idle machine; after this it will not come to an end. */
const MOST_MS = 300_000;
/** Places of faults that are printed for each kind. */
const MOST_EXAMPLES = 5;

function readOptions() {
  const { values } = parseArgs({
    options: {
      documents: { type: "string", default: "5000" },
      seed: { type: "string", default: "1" },
      from: { type: "string", default: "0" },
      only: { type: "string", default: Object.keys(FAULT_KINDS).join(",") },
      out: { type: "string" },
      jobs: { type: "string", default: String(Math.min(2, availableParallelism())) },
    },
  });
  const { documents, seed, from, jobs } = values;
  if (![documents, seed, from, jobs].every((value) => /^\d+$/.test(value)))
    throw new Error("--documents, --seed, --from and --jobs are numbers");
  const only = values.only.split(",");
  for (const kind of only) if (!(kind in FAULT_KINDS)) throw new Error(`${kind} is no kind of faults`);
  const out = values.out === undefined ? undefined : resolve(values.out);
  return { documents: Number(documents), seed: Number(seed), from: Number(from), jobs: Number(jobs), only, out };
}

/** Runs one batch in a child process, which is ended if a document takes too long. @returns The results. */
function runBatch(task) {
  return new Promise((done, fail) => {
    const results = [];
    const child = fork(fileURLToPath(new URL("worker.mjs", import.meta.url)), [JSON.stringify(task)]);
    let begun = task.from;
    let timer;
    child.on("message", (message) => {
      clearTimeout(timer);
      if (message.begins === undefined) results.push(message);
      else {
        begun = message.begins;
        timer = setTimeout(() => child.kill("SIGKILL"), MOST_MS);
      }
    });
    child.on("error", fail);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code !== 0) {
        const what = signal === "SIGKILL" ? "it does not come to an end" : `exit code ${code ?? signal}`;
        results.push({ index: begun, pages: 0, faults: [{ kind: "broken", page: 1, what }] });
      }
      done({ results, next: code === 0 ? undefined : begun + 1 });
    });
  });
}

async function run({ documents, seed, from, jobs, out }) {
  const tasks = [];
  for (let first = from; first < from + documents; first += BATCH)
    tasks.push({ seed, out, from: first, count: Math.min(BATCH, from + documents - first) });
  const all = [];
  const work = async () => {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
      const { results, next } = await runBatch(task);
      all.push(...results);
      const end = task.from + task.count;
      if (next !== undefined && next < end) tasks.push({ ...task, from: next, count: end - next });
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return all.sort((a, b) => a.index - b.index);
}

function print(results, only) {
  const all = results.flatMap(({ index, faults }) => faults.map((fault) => ({ ...fault, index })));
  const faults = all.filter(({ kind }) => only.includes(kind));
  for (const kind of only) {
    const name = FAULT_KINDS[kind];
    const own = faults.filter((fault) => fault.kind === kind);
    const documents = new Set(own.map(({ index }) => index)).size;
    console.log(`  ${String(own.length).padStart(6)}  ${name}${documents > 1 ? ` (in ${documents} documents)` : ""}`);
    for (const { index, page, what } of own.slice(0, MOST_EXAMPLES))
      console.log(`          document ${index}, page ${page}: ${what}`);
  }
  return faults.length;
}

const options = readOptions();
const results = await run(options);
const pages = results.reduce((sum, result) => sum + result.pages, 0);
console.log(`Random documents, seed ${options.seed}: ${results.length} documents, ${pages} pages`);
const total = print(results, options.only);
console.log(`\n${total === 0 ? "No fault." : `${total} faults.`}`);
process.exitCode = total === 0 ? 0 : 1;
