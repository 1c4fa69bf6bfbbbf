#!/usr/bin/env node
// What comes in: the command line. What goes out: text on the terminal and the exit code. This is the only folder that
// prints or ends the process; what a command does lies elsewhere.
import { readToolVersion } from "../build/package-root.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import { runBuildCommand } from "./build-command.js";
import { CliError, EXIT } from "./cli-error.js";
import { escapeTerminal } from "./escape-terminal.js";
import { PROGRAM_HELP } from "./help.js";

/** Commands by name. */
const COMMANDS = new Map<string, (args: readonly string[]) => Promise<number>>([
  ["build", runBuildCommand],
  // Loaded when it is asked for: a build that finds all up to date has no use for what it needs.
  ["recover", async (args) => (await import("./recover-command.js")).runRecoverCommand(args)],
]);

async function run(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined || first === "--help" || first === "-h" || first === "help") {
    process.stdout.write(PROGRAM_HELP);
    return first === undefined ? EXIT.usage : EXIT.ok;
  }
  if (first === "--version" || first === "-v") {
    process.stdout.write(`${readToolVersion()}\n`);
    return EXIT.ok;
  }
  const command = COMMANDS.get(first);
  if (command !== undefined) return command(rest);
  const names = [...COMMANDS.keys()];
  throw new CliError(
    `There is no command \`${first}\``,
    `${formatNearMiss(first, names)}The commands are: ${names.join(", ")}. \`briefpress --help\` shows examples.`,
  );
}

/** Says what ended the command; a stack trace is only for those who ask for it. */
function explain(error: unknown): number {
  if (error instanceof CliError) {
    process.stderr.write(`error: ${escapeTerminal(error.message)}\n  hint: ${escapeTerminal(error.hint)}\n`);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`error: Briefpress failed: ${escapeTerminal(message)}\n`);
  if (process.env["BRIEFPRESS_DEBUG"] === "1" && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  else process.stderr.write("  hint: This is a bug. Please report it; BRIEFPRESS_DEBUG=1 shows more.\n");
  return EXIT.internal;
}

// A reader that went away, as in `briefpress build | head`, is no error.
process.stdout.on("error", () => undefined);
process.exitCode = await run(process.argv.slice(2)).catch(explain);
