/** What the exit codes mean; the help and the README list them too. */
export const EXIT = {
  ok: 0,
  /** At least one brief has an error. */
  content: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** A bug in Briefpress. */
  internal: 3,
  /** Ended by Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;

/** Ends the command with a message for the user; `hint` says what to do. */
export class CliError extends Error {
  readonly exitCode: number;
  readonly hint: string;

  constructor(message: string, hint: string, exitCode: number = EXIT.usage) {
    super(message);
    this.name = "CliError";
    this.hint = hint;
    this.exitCode = exitCode;
  }
}
