import { relative, resolve, sep } from "node:path";
import { recoverProject } from "../build/recover-project.js";
import type { RecoveryReport } from "../build/recover-project.js";
import type { RecoveryManifest } from "../build/recovery-manifest.js";
import { EXIT } from "./cli-error.js";
import { escapeTerminal } from "./escape-terminal.js";
import { formatDiagnostic } from "./format-diagnostic.js";
import { RECOVER_HELP } from "./help.js";
import { createPaint, wantsColor } from "./paint.js";
import { parseRecoverArguments } from "./parse-recover-arguments.js";

/**
 * Runs `briefpress recover`: what was written goes to standard output, problems to standard error.
 *
 * @param args - What stands behind `recover`.
 * @returns The exit code.
 * @throws CliError for a wrong command line.
 */
export function runRecoverCommand(args: readonly string[]): number {
  const options = parseRecoverArguments(args);
  if (options.help) {
    process.stdout.write(RECOVER_HELP);
    return EXIT.ok;
  }
  const [pdf, folder] = [resolve(options.pdf), resolve(options.to)];
  const report = recoverProject(pdf, folder, showPath);
  const exitCode = report.manifest === undefined ? EXIT.content : EXIT.ok;
  if (options.json) {
    process.stdout.write(`${JSON.stringify(formatReport(report, exitCode, folder), undefined, 2)}\n`);
    return exitCode;
  }
  const paint = createPaint(wantsColor({ noColor: options.noColor, isTerminal: process.stderr.isTTY }));
  for (const diagnostic of report.diagnostics) {
    process.stderr.write(`${formatDiagnostic(diagnostic, () => undefined, paint)}\n`);
  }
  if (!options.quiet) process.stdout.write(formatRecovery(report, folder));
  return exitCode;
}

/** What a person reads: the files, and how to build them. */
function formatRecovery({ files, manifest }: RecoveryReport, folder: string): string {
  if (manifest === undefined) return "";
  const count = files.length === 1 ? "1 file" : `${files.length} files`;
  const lines = [
    `recovered ${count} of ${escapeTerminal(manifest.brief)} into ${escapeTerminal(showPath(folder))}`,
    ...files.map((path) => `  ${escapeTerminal(path)}`),
    "",
    manifest.attach === "all"
      ? "Build the same PDF again with"
      : "The PDF carries its source alone: pictures, fonts and template are the project's to bring. Build with",
    `  cd ${quote(showPath(folder))} && ${escapeTerminal(formatBuildCommand(manifest))}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** The command that built the PDF, for a shell; a manifest may hold anything, so everything in it is quoted. */
export function formatBuildCommand({ brief, attach, options, sourceDateEpoch }: RecoveryManifest): string {
  const { paper, template, brand, data } = options;
  return [
    ...(sourceDateEpoch === undefined ? [] : [`SOURCE_DATE_EPOCH=${sourceDateEpoch}`]),
    "briefpress build",
    quote(brief.startsWith("-") ? `./${brief}` : brief),
    ...(paper === undefined ? [] : [`--paper ${paper}`]),
    ...(template === undefined ? [] : [`--template=${quote(template)}`]),
    ...(brand === undefined ? [] : [`--brand=${quote(brand)}`]),
    ...(data === undefined ? [] : [`--data=${quote(data)}`]),
    ...(attach === "all" ? ["--attach all"] : []),
  ].join(" ");
}

function quote(text: string): string {
  return /^[\w./:-]+$/u.test(text) && !text.startsWith("-") ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function showPath(path: string): string {
  const shown = relative(process.cwd(), path).split(sep).join("/");
  return shown === "" ? "." : shown;
}

/** The object that `--json` prints. */
function formatReport(report: RecoveryReport, exitCode: number, folder: string): unknown {
  const { manifest, files, diagnostics } = report;
  return {
    exitCode,
    folder: showPath(folder),
    ...(manifest === undefined
      ? {}
      : {
          brief: manifest.brief,
          attach: manifest.attach,
          version: manifest.briefpress,
          command: formatBuildCommand(manifest),
        }),
    files,
    diagnostics,
  };
}
