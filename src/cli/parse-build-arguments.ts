import { parseArgs } from "node:util";
import type { Attach } from "../build/job.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Paper } from "../model/front-matter.js";
import { checkOptions, COMMON_OPTIONS, readCommonFlags } from "./check-options.js";
import type { CommonFlags } from "./check-options.js";
import { CliError } from "./cli-error.js";

/** Options of `briefpress build`, in the words of `parseArgs`. */
const OPTIONS = {
  out: { type: "string" },
  paper: { type: "string" },
  template: { type: "string" },
  brand: { type: "string" },
  data: { type: "string" },
  names: { type: "string" },
  attach: { type: "string" },
  "no-source": { type: "boolean" },
  "no-report": { type: "boolean" },
  force: { type: "boolean" },
  strict: { type: "boolean" },
  ...COMMON_OPTIONS,
} as const;

const ATTACH_MODES: readonly Attach[] = ["source", "all"];
const PAPERS: readonly Paper[] = ["a4", "letter"];

/** What `briefpress build` was asked for. Options that were not given are missing. */
export interface BuildArguments extends CommonFlags {
  readonly paths: readonly string[];
  readonly out?: string;
  readonly papers?: readonly Paper[];
  readonly template?: string;
  readonly brand?: string;
  readonly data?: string;
  readonly names?: string;
  readonly attach?: Attach;
  readonly report: boolean;
  readonly force: boolean;
  readonly strict: boolean;
}

/**
 * Reads the arguments behind `briefpress build`.
 *
 * @throws CliError with exit code 2 for an unknown option, a missing value or an unknown paper.
 */
export function parseBuildArguments(args: readonly string[]): BuildArguments {
  // Not strict, because the messages of `parseArgs` offer no near miss; everything it would refuse is refused here.
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  checkOptions(tokens, OPTIONS, "build");
  const text = (name: keyof typeof OPTIONS): string | undefined => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  const [out, paper, template, brand] = [text("out"), text("paper"), text("template"), text("brand")];
  const [data, names] = [text("data"), text("names")];
  if (data !== undefined && positionals.length === 0) {
    throw new CliError(
      "--data needs the brief that its rows fill",
      "Name it: `briefpress build --data countries.csv briefs/note.md`. A brief with `data: countries.csv` needs no --data.",
    );
  }
  return {
    paths: positionals,
    ...(out === undefined ? {} : { out }),
    ...(paper === undefined ? {} : { papers: parsePapers(paper) }),
    ...(template === undefined ? {} : { template }),
    ...(brand === undefined ? {} : { brand }),
    ...(data === undefined ? {} : { data }),
    ...(names === undefined ? {} : { names }),
    ...parseAttach(text("attach"), values["no-source"] === true),
    report: values["no-report"] !== true,
    force: values.force === true,
    strict: values.strict === true,
    ...readCommonFlags(values),
  };
}

function parsePapers(text: string): readonly Paper[] {
  const papers = text.split(",").map((name) => parsePaper(name.trim()));
  return [...new Set(papers)];
}

function parsePaper(name: string): Paper {
  const paper = PAPERS.find((known) => known === name.toLowerCase());
  if (paper !== undefined) return paper;
  throw new CliError(
    `There is no paper \`${name}\``,
    `${formatNearMiss(name, PAPERS)}The papers are ${PAPERS.join(" and ")}; both are written \`--paper a4,letter\`.`,
  );
}

function parseAttach(name: string | undefined, noSource: boolean): { readonly attach?: Attach } {
  if (name === undefined) return noSource ? { attach: "none" } : {};
  const mode = ATTACH_MODES.find((known) => known === name.trim().toLowerCase());
  if (mode === undefined) {
    const modes = ATTACH_MODES.join(" and ");
    throw new CliError(
      `\`${name}\` is nothing that a PDF can carry`,
      `${formatNearMiss(name, ATTACH_MODES)}--attach takes ${modes}; --no-source attaches nothing.`,
    );
  }
  if (noSource) throw new CliError("--attach and --no-source exclude each other", "Leave one of them out.");
  return { attach: mode };
}
