// Builds a corpus of PDFs and has each judged by veraPDF (PDF/UA-1, PDF/A-3a), qpdf and poppler.
//
//   npm run conformance -- [--briefs N] [--seed S] [--out FOLDER] [--json]
//
// --briefs is the number of generated ones. --out keeps the PDFs. The exit code is 1 if anything fails, or if veraPDF does not
// find the faults that are planted. Needs Java 17, Maven, qpdf and poppler.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildCorpus } from "./corpus.mjs";
import { compileJudge, judge } from "./judge.mjs";
import { plantFaults } from "./plant-faults.mjs";

function readOptions() {
  const { values } = parseArgs({
    options: {
      briefs: { type: "string", default: "200" },
      seed: { type: "string", default: "1" },
      out: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const { briefs, seed, out, json } = values;
  if (![briefs, seed].every((value) => /^\d+$/.test(value))) throw new Error("--briefs and --seed are numbers");
  return { briefs: Number(briefs), seed: Number(seed), json, out: out === undefined ? undefined : resolve(out) };
}

/** @returns What qpdf and poppler say of a file; "" if nothing. */
function inspectOutside(file) {
  const qpdf = spawnSync("qpdf", ["--check", "--warning-exit-0", file], { encoding: "utf8" });
  const said = `${qpdf.stderr}${qpdf.status === 0 ? "" : `exit code ${qpdf.status}`}`.trim();
  const poppler = spawnSync("pdftotext", [file, "/dev/null"], { encoding: "utf8" });
  return [said, poppler.stderr.trim()].filter((text) => text !== "").join("; ");
}

/** @returns Lines on what failed; none for a file that is clean. */
function describeVerdict({ file, profile, failures = [], error }) {
  const name = `${basename(file, ".pdf")} ${profile}`;
  if (error !== undefined) return [`${name}: cannot be read: ${error}`];
  return failures.flatMap(({ clause, test, count, message, places = [] }) => [
    `${name}: clause ${clause}, test ${test}, ${count} times: ${message}`,
    ...places.map((place) => `    ${place}`),
  ]);
}

/** Each planted fault must be found, or the verdicts of the others are worth nothing. */
function describeBlindness(planted, verdicts) {
  return planted.flatMap(({ name, file, profile, clause }) => {
    const own = verdicts.find((verdict) => verdict.file === file && verdict.profile === profile);
    const found = own?.failures?.some((failure) => failure.clause === clause);
    return found ? [] : [`veraPDF did not find the planted fault "${name}" (clause ${clause} of ${profile})`];
  });
}

async function run({ briefs, seed, json }, folder) {
  compileJudge();
  const files = [];
  for await (const { name, pdf } of buildCorpus({ briefs, seed })) {
    const file = join(folder, `${name}.pdf`);
    writeFileSync(file, pdf);
    files.push(file);
  }
  const planted = plantFaults(files[0], folder);
  const verdicts = await judge([...files, ...planted.map(({ file }) => file)]);
  const own = verdicts.filter(({ file }) => files.includes(file));
  if (json) console.log(JSON.stringify(own));
  const outside = files.flatMap((file) => {
    const said = inspectOutside(file);
    return said === "" ? [] : [`${basename(file, ".pdf")}: ${said}`];
  });
  const problems = [...own.flatMap(describeVerdict), ...outside, ...describeBlindness(planted, verdicts)];
  for (const problem of problems) console.error(problem);
  const count = (profile) => own.filter((v) => v.profile === profile && v.failures?.length === 0).length;
  console.error(
    `\nveraPDF ${readVersion()}: ${count("ua1")} of ${files.length} files meet PDF/UA-1, ${count("3a")} PDF/A-3a; ` +
      `qpdf and poppler are silent on ${files.length - outside.length}; ${planted.length} planted faults looked for`,
  );
  return problems.length;
}

function readVersion() {
  const pom = readFileSync(new URL("pom.xml", import.meta.url), "utf8");
  return /validation-model<\/artifactId>\s*<version>([^<]+)/.exec(pom)?.[1] ?? "";
}

const options = readOptions();
console.error(`Conformance: the shipped briefs, the goldens and ${options.briefs} briefs of seed ${options.seed}`);
const folder = options.out ?? mkdtempSync(join(tmpdir(), "briefpress-conformance-"));
mkdirSync(folder, { recursive: true });
try {
  process.exitCode = (await run(options, folder)) === 0 ? 0 : 1;
} finally {
  if (options.out === undefined) rmSync(folder, { recursive: true });
}
