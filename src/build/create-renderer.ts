import { createSink } from "../diagnostics/sink.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { createNodeHost } from "../host/node-host.js";
import { renderBrief } from "../pipeline.js";
import type { StyledDocument } from "../model/styled.js";
import type { StageTimer } from "../pipeline-environment.js";
import { PACKAGE_ROOT, readToolVersion } from "./package-root.js";
import { createResources } from "./resources.js";
import type { LendOptions } from "./resources.js";

/** How briefs are rendered in this process. */
export interface RenderOptions extends LendOptions {
  /** Absolute path of the project's root. */
  readonly projectRoot: string;
  /** Measures the stages; without it nothing looks at a clock. */
  readonly timer?: StageTimer;
  /** Sees each styled page before it is laid out. */
  readonly onStyled?: (styled: StyledDocument) => void;
}

/** A PDF, or the reasons why there is none. */
export interface RenderResult {
  /** Missing if there is an error among the diagnostics. */
  readonly pdf?: Uint8Array;
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Creates a renderer in this very process, without its own limits of time and memory: use it for briefs that you trust.
 *
 * @returns A function that takes a brief's path relative to the project's root. Templates, fonts and brands are loaded
 *   once and kept.
 */
export function createRenderer(options: RenderOptions): (path: string) => RenderResult {
  const { projectRoot, timer, onStyled } = options;
  const host = createNodeHost({ projectRoot, packageRoot: PACKAGE_ROOT, env: process.env });
  const resources = createResources(host, readToolVersion());
  return (path) => {
    const sink = createSink();
    const environment = { ...resources.lend(options, timer), ...(onStyled === undefined ? {} : { onStyled }) };
    const rendered = renderBrief(path, environment, sink);
    return {
      ...(rendered === undefined ? {} : { pdf: rendered.pdf }),
      pages: rendered?.pages ?? 0,
      diagnostics: sink.diagnostics,
    };
  };
}
