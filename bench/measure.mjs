// A child process that renders batches of briefs with one of the programs and says what they cost:
//
//   node bench/measure.mjs briefpress|pdfmake|typst source|noto      (started by run.mjs)
//
// Every batch comes as a message with the briefs' texts and is answered by one with its figures.
import { performance } from "node:perf_hooks";
import { FONT_SETS } from "./fonts.mjs";

const PROGRAMS = { briefpress: "./briefpress.mjs", pdfmake: "./peers-pdfmake.mjs", typst: "./peers-typst.mjs" };

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const [, , program, fontSet] = process.argv;
const { createRenderer } = await import(PROGRAMS[program]);
const stages = {};
const { prepare, render } = createRenderer(FONT_SETS[fontSet], {
  now: cpuMs,
  onStage(name, ms) {
    stages[name] = (stages[name] ?? 0) + ms;
  },
});

// What the process took up to its first brief counts for its first batch.
let started = { cpu: 0, wall: 0 };

process.on("message", async (texts) => {
  for (const name of Object.keys(stages)) delete stages[name];
  const briefs = texts.map(prepare);
  const { cpu, wall } = started ?? { cpu: cpuMs(), wall: performance.now() };
  started = undefined;
  let bytes = 0;
  for (const brief of briefs) bytes += (await render(brief)).bytes;
  process.send({
    cpuMs: cpuMs() - cpu,
    wallMs: performance.now() - wall,
    bytes,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
    stages: { ...stages },
  });
});
