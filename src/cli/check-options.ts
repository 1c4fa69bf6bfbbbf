import { formatNearMiss } from "../diagnostics/near-miss.js";
import { CliError } from "./cli-error.js";

/** Options of a command, in the words of `parseArgs`. */
type Options = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;

/** An option as `parseArgs` found it. */
interface OptionToken {
  readonly name: string;
  /** As it was typed, e.g. "--out" or "-h". */
  readonly rawName: string;
  readonly value?: string | undefined;
  /** The value was typed behind `=`. */
  readonly inlineValue?: boolean | undefined;
}

/** Options that every command takes. */
export const COMMON_OPTIONS = {
  json: { type: "boolean" },
  quiet: { type: "boolean" },
  "no-color": { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Which of them were given. */
export interface CommonFlags {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly noColor: boolean;
  readonly help: boolean;
}

/** Reads the options of every command from what `parseArgs` found. */
export function readCommonFlags(values: Readonly<Partial<Record<keyof typeof COMMON_OPTIONS, unknown>>>): CommonFlags {
  return {
    json: values.json === true,
    quiet: values.quiet === true,
    noColor: values["no-color"] === true,
    help: values.help === true,
  };
}

/** Any token of `parseArgs`. */
type Token = ({ readonly kind: "option" } & OptionToken) | { readonly kind: "positional" | "option-terminator" };

/**
 * Checks the options of a command line, because the messages of `parseArgs` offer no near miss.
 *
 * @throws CliError with exit code 2 for an unknown option, and for a value that is missing or too much.
 */
export function checkOptions(tokens: readonly Token[], options: Options, command: string): void {
  for (const token of tokens) if (token.kind === "option") checkOption(token, options, command);
}

function checkOption(token: OptionToken, options: Options, command: string): void {
  const { name, rawName, value } = token;
  const option = Object.entries(options).find(([known]) => known === name)?.[1];
  if (option === undefined) {
    const names = Object.keys(options).map((known) => `--${known}`);
    throw new CliError(
      `${rawName} is not an option of \`briefpress ${command}\``,
      `${formatNearMiss(rawName, names)}The options are ${names.join(" ")}.`,
    );
  }
  if (option.type === "string" && (value === undefined || value === "" || looksLikeOption(token))) {
    throw new CliError(`${rawName} needs a value`, `\`briefpress ${command} --help\` shows examples.`);
  }
  if (option.type === "boolean" && value !== undefined) {
    throw new CliError(`${rawName} takes no value`, `Write it without \`=${value}\`.`);
  }
}

/** `--out --force` forgot the folder; one that really begins with a dash is written `--out=--force`. */
function looksLikeOption({ value = "", inlineValue }: OptionToken): boolean {
  return value.startsWith("-") && inlineValue !== true;
}
