import { parseArgs } from "node:util";
import { checkOptions, COMMON_OPTIONS, readCommonFlags } from "./check-options.js";
import type { CommonFlags } from "./check-options.js";
import { CliError } from "./cli-error.js";

/** Options of `briefpress recover`, in the words of `parseArgs`. */
const OPTIONS = {
  to: { type: "string" },
  ...COMMON_OPTIONS,
} as const;

/** What `briefpress recover` was asked for. */
export interface RecoverArguments extends CommonFlags {
  /** Path of the PDF; "" if only help was asked for. */
  readonly pdf: string;
  /** Path of the folder; "" if only help was asked for. */
  readonly to: string;
}

/**
 * Reads the arguments behind `briefpress recover`.
 *
 * @throws CliError with exit code 2 for an unknown option, and if not one PDF and one folder are named.
 */
export function parseRecoverArguments(args: readonly string[]): RecoverArguments {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  checkOptions(tokens, OPTIONS, "recover");
  const flags = readCommonFlags(values);
  const [pdf = "", ...rest] = positionals;
  const to = typeof values.to === "string" ? values.to : "";
  if (flags.help) return { pdf, to, ...flags };
  const example = "e.g. `briefpress recover central-asia.pdf --to central-asia`";
  if (pdf === "") throw new CliError("No PDF is named", `Name one, ${example}.`);
  if (rest.length > 0) throw new CliError("More than one PDF is named", `Recover one after the other, ${example}.`);
  if (to === "") throw new CliError("No folder is named to recover into", `Name it with --to, ${example}.`);
  return { pdf, to, ...flags };
}
