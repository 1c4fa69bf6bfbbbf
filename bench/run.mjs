// What a brief costs: Briefpress stage by stage, and beside it stock pdfmake and Typst on the same briefs in the same run.
//
//   npm run bench -- [--briefs 100] [--warm-up 100] [--seed 1] [--fonts source,noto] [--no-peers] [--json]
//
// bench/README.md says how to read the figures. Nothing here passes or fails: a busy machine is no error.
import { fork } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { WORKER_FLAGS } from "../dist/build/worker-flags.js";
import { FONT_SETS, isInstalled } from "./fonts.mjs";
import { makeCorpus } from "./make-corpus.mjs";

/** The programs take turns in batches of this size, so that other work on the machine slows all alike. */
const BATCH = 10;
const STAGES = ["read", "parse", "compose", "style", "typeset", "verify", "write"];

function readOptions() {
  const { values } = parseArgs({
    options: {
      briefs: { type: "string", default: "100" },
      // Briefs of another seed that come first: fonts are opened and code is compiled then.
      "warm-up": { type: "string", default: "100" },
      seed: { type: "string", default: "1" },
      fonts: { type: "string", default: "source,noto" },
      "no-peers": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const [briefs, warmUp, seed] = [Number(values.briefs), Number(values["warm-up"]), Number(values.seed)];
  const counts = [briefs, warmUp].every((count) => Number.isInteger(count) && count > 0);
  if (!counts || !Number.isInteger(seed)) {
    console.error("--briefs and --warm-up take a number from 1, --seed a whole number");
    process.exit(2);
  }
  const fontSets = values.fonts.split(",");
  if (!fontSets.every((name) => name in FONT_SETS)) {
    console.error(`--fonts takes one or more of ${Object.keys(FONT_SETS).join(",")}`);
    process.exit(2);
  }
  return { briefs, warmUp, seed, fontSets, peers: !values["no-peers"], json: values.json };
}

async function measure(child, texts) {
  const ended = new AbortController();
  child.send(texts);
  try {
    const [answer] = await Promise.race([
      once(child, "message", { signal: ended.signal }),
      once(child, "exit", { signal: ended.signal }).then(([code]) => {
        throw new Error(`${child.spawnargs.slice(-2).join(" ")} ended with exit code ${code}`);
      }),
    ]);
    return answer;
  } finally {
    ended.abort();
  }
}

const NOTHING = { cpuMs: 0, wallMs: 0, bytes: 0, peakRssMb: 0, stages: {} };

function add(total, part) {
  const stages = { ...total.stages };
  for (const [name, ms] of Object.entries(part.stages)) stages[name] = (stages[name] ?? 0) + ms;
  return {
    cpuMs: total.cpuMs + part.cpuMs,
    wallMs: total.wallMs + part.wallMs,
    bytes: total.bytes + part.bytes,
    peakRssMb: Math.max(total.peakRssMb, part.peakRssMb),
    stages,
  };
}

/** The programs take turns batch by batch. @returns The sum of each one's figures. */
async function takeTurns(children, texts) {
  const totals = children.map(() => NOTHING);
  for (let start = 0; start < texts.length; start += BATCH) {
    const batch = texts.slice(start, start + BATCH);
    for (const [index, child] of children.entries()) totals[index] = add(totals[index], await measure(child, batch));
  }
  return totals;
}

async function run({ briefs, warmUp, seed, peers }, fontSet) {
  const programs = peers ? ["briefpress", "pdfmake", "typst"] : ["briefpress"];
  const program = fileURLToPath(new URL("measure.mjs", import.meta.url));
  // Each program runs as its users run it: ours in the processes that our command starts, the others in plain Node.
  const flags = { briefpress: WORKER_FLAGS, pdfmake: [], typst: [] };
  const children = programs.map((name) => fork(program, [name, fontSet], { execArgv: flags[name] }));
  try {
    const first = await takeTurns(children, makeTexts(warmUp, seed + 1_000_003));
    const warm = await takeTurns(children, makeTexts(briefs, seed));
    return Object.fromEntries(
      programs.map((name, index) => [name, { ...warm[index], firstCpuMs: first[index].cpuMs / warmUp }]),
    );
  } finally {
    for (const child of children) child.disconnect();
  }
}

function makeTexts(count, seed) {
  return makeCorpus(count, seed).map(({ text }) => text);
}

function formatTable(heads, rows) {
  const table = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...table.map((row) => row[column].length)));
  return table.map((row) => row.map((cell, column) => cell.padStart(widths[column])).join("  ")).join("\n");
}

function print({ briefs }, fontSet, results) {
  const { serif, sans } = FONT_SETS[fontSet];
  console.log(`\nIn ${serif.family} and ${sans.family}`);
  const { stages } = results.briefpress;
  const named = STAGES.filter((name) => name in stages);
  const sum = named.reduce((total, name) => total + stages[name], 0);
  console.log("\nBriefpress by stage, CPU ms a brief");
  console.log(
    formatTable([...named, "sum"], [[...named.map((name) => stages[name]), sum].map((ms) => (ms / briefs).toFixed(2))]),
  );
  console.log("\nPrograms side by side");
  const rows = Object.entries(results).map(([name, { firstCpuMs, cpuMs, wallMs, bytes, peakRssMb }]) => [
    name,
    firstCpuMs.toFixed(1),
    (cpuMs / briefs).toFixed(1),
    (wallMs / briefs).toFixed(1),
    (briefs / (wallMs / 1000)).toFixed(1),
    peakRssMb.toFixed(0),
    (bytes / briefs / 1000).toFixed(1),
  ]);
  const heads = [
    "program",
    "first CPU ms/brief",
    "CPU ms/brief",
    "wall ms/brief",
    "briefs/s",
    "peak RSS MB",
    "KB/brief",
  ];
  console.log(formatTable(heads, rows));
  if (results.pdfmake !== undefined) printRatios(results);
}

function printRatios({ briefpress, pdfmake, typst }) {
  const { style, typeset, write } = briefpress.stages;
  const times = (ours, digits) => (pdfmake.cpuMs / ours).toFixed(digits);
  const first = pdfmake.firstCpuMs / briefpress.firstCpuMs;
  console.log(
    `\nStock pdfmake takes ${times(briefpress.cpuMs, 1)} times the CPU time of Briefpress in these fonts; ` +
      `for the first briefs of a process, with its start, ${first.toFixed(1)} times.\n` +
      `Its whole run takes ${times(style + typeset, 0)} times the CPU time of our style and typeset together, ` +
      `and ${times(write, 0)} times that of our writing.\n` +
      `Our files, tagged and with the brief in them, have ${(briefpress.bytes / pdfmake.bytes).toFixed(2)} times the size of its files.\n` +
      `Typst, tagged as well, takes ${(typst.cpuMs / briefpress.cpuMs).toFixed(2)} times our CPU time, ` +
      `and makes files of ${(typst.bytes / briefpress.bytes).toFixed(2)} times the size of ours.`,
  );
}

const options = readOptions();
const { briefs, warmUp, seed } = options;
if (!options.json) {
  const model = cpus()[0]?.model ?? "?";
  console.log(
    `${briefs} briefs of seed ${seed} after ${warmUp} others, one process a program. Node ${process.version}, ${model}`,
  );
}
const all = {};
for (const fontSet of options.fontSets) {
  if (!isInstalled(FONT_SETS[fontSet])) {
    console.error(
      `The fonts of ${fontSet} are not on this machine, and are left out: bench/README.md says where to get them.`,
    );
    continue;
  }
  all[fontSet] = await run(options, fontSet);
  if (!options.json) print(options, fontSet, all[fontSet]);
}
if (options.json)
  console.log(JSON.stringify({ briefs, warmUp, seed, node: process.version, results: all }, undefined, 2));
