// What long documents cost: time by length, and the memory of a very long one.
//
//   npm run scale [-- --json]
//
// Lays out texts of about 5 and 100 pages and compares their CPU time, then one of about 500 pages with 2,000 footnotes and a table
// of 5,000 rows, each in a process of its own. The exit code is 1 if the longer one takes more than 22 times as long, or the
// longest more than 1 GiB.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** 100 pages are 20 times 5 pages; a tenth more is allowed for memory that no longer fits the processor's caches. */
const MOST_TIMES = 22;
const MOST_BYTES = 2 ** 30;
/** Rounds before and while time is measured. */
const WARM_UP = 6;
const ROUNDS = 5;

const SENTENCE =
  "The council met in the winter of that year and agreed to publish what its gauges say, with the date of each entry and the name of whoever read it. ";

const FRONT = "---\ntitle: A long text\nauthors: [Ana Lind]\ndate: 2026-03-12\nlang: en\n---\n\n";

/** A text of sections with two paragraphs each; notes are spread over all of them. */
function makeText({ sections, sentences, notes, rows }) {
  const parts = [FRONT];
  let note = 0;
  for (let section = 1; section <= sections; section++) {
    parts.push(`## Section ${section}\n\n`);
    const calls = Math.floor((section * notes) / sections) - note;
    const called = Array.from({ length: calls }, () => `${SENTENCE}[^${++note}] `).join("");
    parts.push(`${SENTENCE.repeat(sentences)}\n\n${called}${SENTENCE.repeat(sentences)}\n\n`);
  }
  if (rows > 0) {
    parts.push("Place | Year | Value\n:-- | --: | --:\n");
    for (let row = 1; row <= rows; row++) parts.push(`Place ${row} | ${1900 + (row % 120)} | ${row * 7}\n`);
    parts.push("\n");
  }
  for (let at = 1; at <= note; at++) parts.push(`[^${at}]: Note ${at}, with a source and a page.\n`);
  return parts.join("");
}

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs in the child: renders the text and says what it took. */
async function measure({ rounds, warmUp, ...text }) {
  const { createRenderer } = await import("../dist/build/create-renderer.js");
  const projectRoot = mkdtempSync(join(tmpdir(), "briefpress-scale-"));
  try {
    writeFileSync(join(projectRoot, "text.md"), makeText(text));
    const render = createRenderer({ projectRoot });
    let pages = 0;
    const times = [];
    for (let round = 0; round < warmUp + rounds; round++) {
      const startedAt = cpuMs();
      const result = render("text.md");
      if (result.pdf === undefined) throw new Error(JSON.stringify(result.diagnostics.slice(0, 3)));
      pages = result.pages;
      if (round >= warmUp) times.push(cpuMs() - startedAt);
    }
    times.sort((a, b) => a - b);
    return { pages, ms: times[times.length >> 1], peakBytes: process.resourceUsage().maxRSS * 1024 };
  } finally {
    rmSync(projectRoot, { recursive: true, force: true });
  }
}

function measureApart(task) {
  const out = execFileSync(process.execPath, [fileURLToPath(import.meta.url), JSON.stringify(task)], {
    encoding: "utf8",
    maxBuffer: 2 ** 24,
  });
  return JSON.parse(out);
}

function main() {
  const short = measureApart({ sections: 13, sentences: 3, notes: 13, rows: 0, rounds: ROUNDS, warmUp: WARM_UP * 4 });
  const long = measureApart({ sections: 260, sentences: 3, notes: 260, rows: 0, rounds: ROUNDS, warmUp: WARM_UP });
  const longest = measureApart({ sections: 1300, sentences: 1, notes: 2000, rows: 5000, rounds: 1, warmUp: 0 });
  const times = long.ms / short.ms;
  const allowed = (MOST_TIMES * long.pages) / (20 * short.pages);
  console.log(`${short.pages} pages: ${short.ms.toFixed(0)} ms`);
  console.log(
    `${long.pages} pages: ${long.ms.toFixed(0)} ms, ${times.toFixed(1)} times as long (at most ${allowed.toFixed(1)})`,
  );
  console.log(
    `${longest.pages} pages with 2,000 footnotes and a table of 5,000 rows: ${(longest.ms / 1000).toFixed(1)} s, peak ${(longest.peakBytes / 2 ** 20).toFixed(0)} MiB (at most 1,024)`,
  );
  process.exitCode = times <= allowed && longest.peakBytes <= MOST_BYTES ? 0 : 1;
}

const [, , task] = process.argv;
if (task?.startsWith("{")) console.log(JSON.stringify(await measure(JSON.parse(task))));
else main();
