// The public interface of Briefpress: re-exports only.
export { buildBriefs } from "./build/build-briefs.js";
export type { BuildOptions, BuildReport } from "./build/build-briefs.js";
export type { Attach, BuildJob, BuildResult } from "./build/job.js";
export { createRenderer } from "./build/create-renderer.js";
export type { RenderOptions, RenderResult } from "./build/create-renderer.js";
export type { DiagnosticCode } from "./diagnostics/catalogue.js";
export type { Diagnostic, Severity } from "./diagnostics/diagnostic.js";
export type { Paper } from "./model/front-matter.js";
export type { Span } from "./model/span.js";
