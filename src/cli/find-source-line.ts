import type { Host } from "../host/host.js";

/**
 * Creates the look-up of source lines for code frames; each file is read once. It goes through the gate like everything
 * else, or a link could make a message show a line of a file outside the project.
 *
 * @param host - Its roots are where a diagnostic's file may lie: first the project, then Briefpress's own package.
 */
export function createLineFinder(host: Host): (file: string, line: number) => string | undefined {
  const files = new Map<string, readonly string[]>();
  return (file, line) => {
    const lines = files.get(file) ?? readLines(file, host);
    files.set(file, lines);
    return lines[line - 1];
  };
}

/** A file that cannot be shown is no new problem: the diagnostic itself says what is wrong with it. */
function readLines(file: string, host: Host): readonly string[] {
  const path = file.replaceAll("%", "%25");
  const candidates = /^(?:project|package):/u.test(path) ? [path] : [`project:${path}`, `package:${path}`];
  for (const candidate of candidates) {
    const result = host.readFile(candidate, { kind: "brief" });
    if (result.kind === "ok") return new TextDecoder().decode(result.bytes).split(/\r\n|\n|\r/u);
  }
  return [];
}
