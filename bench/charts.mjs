// What a chart costs: a brief with charts beside the same brief without them, in time of the processor and bytes.
//
//   npm run bench:charts
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRenderer } from "../dist/build/create-renderer.js";

const ROUNDS = 15;
const page = readFileSync(new URL("../docs/charts.md", import.meta.url), "utf8");
const charts = [...page.matchAll(/^```chart\n[^]*?^```$/gmu)].map(([fence]) => fence);

const root = mkdtempSync(join(tmpdir(), "charts-"));
try {
  mkdirSync(join(root, "briefs"));
  writeFileSync(join(root, "package.json"), "{}");
  const render = createRenderer({ projectRoot: root });
  // Whatever is compiled and kept is so before anything is measured.
  measure(render, charts.join("\n\n"));
  measure(render, "");
  const plain = measure(render, "");
  for (const chart of charts) {
    const one = measure(render, chart);
    const kind = /^type: (.*)$/mu.exec(chart)?.[1] ?? "";
    report(kind, one.ms - plain.ms, one.bytes - plain.bytes);
  }
  const all = measure(render, charts.join("\n\n"));
  const again = measure(render, "");
  report(`mean of ${charts.length}`, (all.ms - again.ms) / charts.length, (all.bytes - plain.bytes) / charts.length);
  report("without any", again.ms, again.bytes);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** The median of some rounds, warm. */
function measure(render, body) {
  const fields = "title: A brief\ndate: 2026-03-12\nlang: en\nauthors: [A. Author]";
  writeFileSync(join(root, "briefs", "a.md"), `---\n${fields}\n---\n\n## Text\n\nA paragraph.\n\n${body}\n`);
  const times = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    const { pdf, diagnostics } = render("briefs/a.md");
    if (pdf === undefined) throw new Error(JSON.stringify(diagnostics));
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    bytes = pdf.length;
  }
  return { ms: times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0, bytes };
}

function report(what, ms, bytes) {
  console.log(`${what.padEnd(14)} ${ms.toFixed(1).padStart(7)} ms ${String(Math.round(bytes)).padStart(7)} bytes`);
}
