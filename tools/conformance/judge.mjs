// veraPDF, compiled by Maven and run once for many files.
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL("./", import.meta.url));

/** PDF/UA-1 and PDF/A-3a, as veraPDF calls them. */
export const PROFILES = ["ua1", "3a"];

/** Compiles the Java program; Maven fetches veraPDF the first time. */
export function compileJudge() {
  execFileSync("mvn", ["-q", "-B", "-f", `${HERE}pom.xml`, "compile"], { stdio: ["ignore", "inherit", "inherit"] });
}

/**
 * Judges files.
 *
 * @param files - Paths of PDFs.
 * @param onVerdict - Called for each file and profile, in order.
 * @returns A promise of all verdicts: {file, profile, failures: [{clause, test, count, message, places}]} or {file, profile, error}.
 */
export async function judge(files, onVerdict = () => {}) {
  const classpath = `${HERE}target/classes:${readFileSync(`${HERE}target/classpath`, "utf8")}`;
  const child = spawn("java", ["-cp", classpath, "briefpress.Conformance", PROFILES.join(",")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise((done, fail) => child.on("error", fail).on("exit", done));
  child.stdin.end(files.map((file) => `${file}\n`).join(""));
  const verdicts = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const verdict = JSON.parse(line);
    verdicts.push(verdict);
    onVerdict(verdict);
  }
  const code = await ended;
  if (code !== 0 || verdicts.length !== files.length * PROFILES.length)
    throw new Error(
      `veraPDF judged ${verdicts.length} times for ${files.length} files and ended with exit code ${code}`,
    );
  return verdicts;
}
