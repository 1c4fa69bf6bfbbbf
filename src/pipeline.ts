// What comes in: the path of a brief and what it borrows from the process. What goes out: the bytes of a PDF, or
// problems. This is the one file that knows the order of the stages; what a stage does lies in its folder.
import { composePage } from "./compose/compose-page.js";
import { findCountryCode } from "./country/find-spelling.js";
import { resolveMatrix } from "./country/resolve-matrix.js";
import { resolveCountries } from "./country/resolve-countries.js";
import { findStatusNames } from "./country/status-names.js";
import { describeDocument } from "./describe-document.js";
import { forbidBarriers } from "./diagnostics/barriers.js";
import type { Sink } from "./diagnostics/diagnostic.js";
import { createChartDrawer } from "./draw-charts.js";
import { createRowExpansion } from "./expand-row.js";
import { createFontBook } from "./font/font-book.js";
import { displayPath } from "./host/rooted-path.js";
import { drawMaps } from "./map/draw-maps.js";
import { readMapSizes } from "./map/map-sizes.js";
import type { Brief } from "./model/brief.js";
import type { DataTable } from "./model/data-table.js";
import type { Evidence } from "./model/evidence.js";
import { parseTexts } from "./parse-texts.js";
import type { PipelineEnvironment, StageName } from "./pipeline-environment.js";
import type { OpenFile } from "./read/data-set/read-country-data.js";
import { createTableReader } from "./read-chart-table.js";
import { readCharts } from "./read-charts.js";
import { readBrief } from "./read/read-brief.js";
import { collectEvidence } from "./report/collect-evidence.js";
import { stylePage } from "./style/style-page.js";
import { typeset } from "./typeset/typeset.js";
import { checkContrast } from "./verify/check-contrast.js";
import { checkPlacement } from "./verify/check-placement.js";
import { checkStructure } from "./verify/check-structure.js";
import { earnClaims } from "./verify/earn-claims.js";
import { writePdf } from "./write/write-pdf.js";

/** A brief on paper. */
export interface RenderedBrief {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Tables of the brief that are also written as files of their own, in the order of reading. */
  readonly tables: readonly DataTable[];
  /** What readers with assistive technology meet in it; collected when it is asked for. */
  collectEvidence(): Evidence;
}

/**
 * Turns one brief into a PDF.
 *
 * @param path - Relative to the project's root, e.g. "briefs/ghana.md".
 * @returns `undefined` if the sink has an error; every stage that can still find problems has looked for them.
 */
export function renderBrief(path: string, environment: PipelineEnvironment, sink: Sink): RenderedBrief | undefined {
  // The gate decodes percent escapes, and here they are part of the name.
  const file = environment.host.readFile(path.replaceAll("%", "%25"), { kind: "brief" });
  if (file.kind !== "ok") {
    sink.report(file.code, { message: file.message, hint: file.hint, span: { file: path, line: 1, column: 1 } });
    return undefined;
  }
  const time = createStopwatch(environment);
  const openFile = createFileOpener(path, environment);
  const row = environment.row && createRowExpansion(environment.row, path, sink);
  const own = row?.rowSink ?? sink;
  const options = row === undefined ? { openFile } : { openFile, row: row.table, expandFields: row.expandFields };
  const brief = time("read", () => readBrief(file.bytes, path, own, options));
  if (brief === undefined) return undefined;
  const isFinal = brief.frontMatter.status === "final";
  const filled = row === undefined ? brief : { ...brief, source: row.expandBody(brief.source) };
  return printBrief(filled, environment, isFinal ? forbidBarriers(own) : own, time);
}

function printBrief(
  brief: Brief,
  environment: PipelineEnvironment,
  sink: Sink,
  time: Stopwatch,
): RenderedBrief | undefined {
  const { frontMatter } = brief;
  const { path } = brief.source;
  const hasFailed = (): boolean => sink.hasErrors;
  const { body, fields, comments, charts: blocks } = time("parse", () => parseTexts(brief, sink));
  const look = environment.findLook(frontMatter, sink);
  const countries = resolveCountries(frontMatter, sink, look?.brand);
  const matrix = resolveMatrix(frontMatter, countries, look?.brand);
  if (look === undefined) return undefined;

  const request = { frontMatter, countries, body, sizes: readMapSizes(look.pack.options) };
  const maps = time("compose", () => drawMaps(request, () => environment.findWorld(path, frontMatter, sink), sink));
  const statusNames = findStatusNames(frontMatter, look.brand);
  const readTable = createTableReader(createFileOpener(path, environment), sink);
  const charts = readCharts(blocks, { frontMatter, countries, readTable }, sink);
  const page = { ...look, frontMatter, body, fields, ...charts, countries, matrix, maps, statusNames, findCountryCode };
  const { html, tables, drawings } = time("compose", () => composePage(page, sink));
  const styled = time("style", () => stylePage(html, look.sheets, sink));
  environment.onStyled?.(styled);
  const fonts = createFontBook(styled.fontFaces, environment.loadFont.bind(environment), sink);
  const paged = time("typeset", () =>
    typeset(
      styled,
      {
        fonts,
        file: brief.source,
        drawChart: createChartDrawer(drawings, frontMatter.lang, sink),
        findPicture: (source, at = { line: 1, column: 1 }) =>
          environment.findPicture(source, `project:${path}`, { file: path, ...at }, sink),
        findBackground: ({ path: source, span }) =>
          environment.findPicture(source, `project:${path}`, span ?? { file: path, line: 1, column: 1 }, sink),
      },
      sink,
    ),
  );
  const info = describeDocument(brief, look, environment, sink);
  // What an error left out must not be called lost as well.
  if (hasFailed()) return undefined;

  const contrast = time("verify", () => {
    checkPlacement([body, ...fields.values()], paged, path, sink);
    checkStructure(paged.tags, path, sink);
    return checkContrast(paged, brief.source, sink);
  });
  const attachments = environment.attachFiles({ path, frontMatter, comments, tables }, sink);
  if (hasFailed()) return undefined;
  const claims = earnClaims(sink.diagnostics);
  const facts = { ...info, claims, contrast, attachments: attachments.map(({ name }) => name) };
  return {
    pdf: time("write", () => writePdf(paged, { ...info, claims }, attachments)),
    pages: paged.pages.length,
    tables,
    collectEvidence: () => collectEvidence(paged, facts),
  };
}

/** Opens data files that the brief names, by the one gate. */
function createFileOpener(path: string, { host }: PipelineEnvironment): OpenFile {
  return (written) => {
    const result = host.readFile(written, { kind: "data", from: `project:${path}` });
    return result.kind === "ok" ? { ...result, path: displayPath(result.path) } : result;
  };
}

type Stopwatch = <T>(stage: StageName, run: () => T) => T;

function createStopwatch({ timer }: PipelineEnvironment): Stopwatch {
  return (stage, run) => {
    if (timer === undefined) return run();
    const startedAt = timer.now();
    const result = run();
    timer.onStage(stage, timer.now() - startedAt);
    return result;
  };
}
