// Lays generated briefs out in each shipped template and counts typographic faults by walking the pages of their PDFs.
//
//   npm run faults -- [--briefs N] [--seed S] [--template NAME] [--paper a4|letter] [--out FOLDER] [--jobs N]
//
// Briefs about 0 to 54 countries follow in each of them, with their cards in each place. --template pages takes generated pages of HTML instead: grids, columns, spans and positioned boxes in one another, as
// a template might have them. --out keeps the faulty PDFs with their briefs and faults. The exit code is 1 if any count is not zero.
import { fork } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { FAULT_KINDS } from "../../dist-tools/tools/faults/count-faults.js";
import { COUNTRY_BRIEFS } from "../../dist-tools/tools/faults/make-country-brief.js";

/** Briefs that one child process builds before it makes room for another. */
const BATCH = 25;

const TEMPLATES = fileURLToPath(new URL("../../templates/", import.meta.url));

function readOptions() {
  const { values } = parseArgs({
    options: {
      briefs: { type: "string", default: "1000" },
      seed: { type: "string", default: "1" },
      template: { type: "string" },
      paper: { type: "string" },
      out: { type: "string" },
      jobs: { type: "string", default: String(Math.min(2, availableParallelism())) },
    },
  });
  const { briefs, seed, jobs, template, paper } = values;
  if (![briefs, seed, jobs].every((value) => /^\d+$/.test(value)))
    throw new Error("--briefs, --seed and --jobs are numbers");
  const all = template === "pages" ? [{ template, paper: "small paper" }] : listLooks();
  const looks = all.filter(
    (look) => look.template === (template ?? look.template) && look.paper === (paper ?? look.paper),
  );
  if (looks.length === 0) throw new Error("no shipped template has that name or paper");
  const out = values.out === undefined ? undefined : resolve(values.out);
  return { looks, briefs: Number(briefs), seed: Number(seed), jobs: Number(jobs), out };
}

/** Every shipped template on each of its papers. */
function listLooks() {
  return readdirSync(TEMPLATES)
    .filter((name) => existsSync(`${TEMPLATES}${name}/template.yml`))
    .flatMap((template) => {
      const { papers } = parse(readFileSync(`${TEMPLATES}${template}/template.yml`, "utf8"));
      return Object.keys(papers).map((paper) => ({ template, paper }));
    });
}

/** Runs one batch in a child process. @returns The results of its briefs. */
function runBatch(task) {
  return new Promise((done, fail) => {
    const results = [];
    const child = fork(fileURLToPath(new URL("worker.mjs", import.meta.url)), [JSON.stringify(task)]);
    child.on("message", (result) => results.push(result));
    child.on("error", fail);
    child.on("exit", (code) => {
      const isWhole = code === 0 && results.length === task.count;
      if (isWhole) done(results);
      else done([...results, { index: task.from + results.length, pages: 0, faults: [], broken: `exit code ${code}` }]);
    });
  });
}

/** What the briefs are about, and how many there are. */
function listSeries({ template }, briefs) {
  const anything = { subject: "anything", briefs };
  return template === "pages" ? [anything] : [anything, { subject: "countries", briefs: COUNTRY_BRIEFS }];
}

async function runLook(look, subject, briefs, { seed, jobs, out }) {
  const tasks = [];
  for (let from = 0; from < briefs; from += BATCH)
    tasks.push({ ...look, subject, seed, out, from, count: Math.min(BATCH, briefs - from) });
  const results = [];
  const work = async () => {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) results.push(...(await runBatch(task)));
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return results.sort((a, b) => a.index - b.index);
}

/** Places of faults that are printed for each kind. */
const MOST_EXAMPLES = 5;

function printLook({ template, paper }, subject, results, seconds) {
  const pages = results.reduce((sum, result) => sum + result.pages, 0);
  const all = results.flatMap(({ index, faults }) => faults.map((fault) => ({ ...fault, index })));
  const about = subject === "countries" ? " about 0 to 54 countries" : "";
  console.log(`\n${template} on ${paper}: ${pages} pages of ${results.length} briefs${about}, ${seconds.toFixed(0)} s`);
  for (const [kind, name] of Object.entries(FAULT_KINDS)) {
    const own = all.filter((fault) => fault.kind === kind);
    console.log(`  ${String(own.length).padStart(6)}  ${name}`);
    for (const { index, page, what } of own.slice(0, MOST_EXAMPLES))
      console.log(`          brief ${index}, page ${page}: ${what}`);
  }
  const broken = results.filter((result) => result.broken !== undefined);
  console.log(`  ${String(broken.length).padStart(6)}  briefs that were not built or not read`);
  for (const { index, broken: reason } of broken.slice(0, MOST_EXAMPLES))
    console.log(`          brief ${index}: ${reason}`);
  return all.length + broken.length;
}

const options = readOptions();
console.log(`Typographic faults, seed ${options.seed}, ${options.briefs} briefs in each template and on each paper`);
let total = 0;
for (const look of options.looks) {
  for (const { subject, briefs } of listSeries(look, options.briefs)) {
    const startedAt = performance.now();
    const results = await runLook(look, subject, briefs, options);
    total += printLook(look, subject, results, (performance.now() - startedAt) / 1000);
  }
}
console.log(`\n${total === 0 ? "No fault." : `${total} faults.`}`);
process.exitCode = total === 0 ? 0 : 1;
