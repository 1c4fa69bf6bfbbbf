import type { Sink } from "../diagnostics/diagnostic.js";
import type { CountryProfile, CountrySpec } from "../model/country.js";
import type { DataTable } from "../model/data-table.js";
import type { Chart } from "../model/chart.js";
import type { CountryCode } from "../model/country.js";
import type { Block, ChartBlock, Document } from "../model/document.js";
import type { StanceStep } from "../model/front-matter.js";
import type { Span } from "../model/span.js";
import type { BriefMaps } from "../model/map.js";
import type { CountryData, RecommendationsData } from "./page-data.js";
import type { NoteBook } from "./note-book.js";
import type { ReferenceBook } from "./reference-book.js";
import type { Positions } from "./positions.js";
import { formatString, type StringTable } from "./string-table.js";

import type { TableMeasures, TableWidths } from "./table-measures.js";

/** Kinds of blocks that are numbered through the whole brief, each for itself. */
export type ExhibitKind = "table" | "figure" | "box";

/** Measures of tables on the paper in hand, in pt. */
export type TableRoom = Pick<TableMeasures, "typePt" | "gapPt"> & TableWidths;

/** What rendering a text needs to know of the page around it. */
export interface RenderContext {
  /** The text that is being rendered, for its footnotes. */
  readonly document: Document;
  readonly lang: string;
  readonly strings: StringTable;
  /** Steps of the stance scale by key. */
  readonly scale: ReadonlyMap<string, StanceStep>;
  readonly positions: Positions;
  /** What was printed of positions so far; set by rendering. */
  readonly printed: { stances: boolean; matrix: boolean };
  /** What matrices and comparison tables have room for. */
  readonly tableRoom: TableRoom;
  readonly notes: NoteBook;
  /** How many of each kind were numbered so far; counted up by rendering. */
  readonly exhibits: Record<ExhibitKind, number>;
  /** Tables that also travel as CSV; added to by rendering. */
  readonly tables: DataTable[];
  readonly charts: ReadonlyMap<ChartBlock, Chart>;
  /** Small charts of cards by the country's code. */
  readonly cardCharts: ReadonlyMap<CountryCode, Chart>;
  /** Charts in the order of their places on the page; added to by rendering. */
  readonly drawings: Chart[];
  /** Numbers of tables, figures and boxes, for the cross-references to them. */
  readonly references: ReferenceBook;
  /** Countries as the frontmatter has them. */
  readonly specs: readonly CountrySpec[];
  /** In the order of printing. */
  readonly profiles: readonly CountryProfile[];
  readonly countries: readonly CountryData[];
  readonly maps: BriefMaps;
  /** Renders blocks within blocks; given here, so that the renderers of single blocks need not know one another. */
  readonly renderBlocks: (blocks: readonly Block[], context: RenderContext) => string;
  readonly renderRecommendations: (data: RecommendationsData) => string;
  /** How many recommendations were numbered so far; counted up by rendering. */
  readonly recommendations: { count: number };
  readonly sink: Sink;
  /** Level of the heading that the text stands under, from 1; a heading within a block goes one below. */
  readonly level: number;
}

/** A furniture string with its placeholders filled. */
export function printString(
  context: Pick<RenderContext, "strings">,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return formatString(context.strings, key, new Map(Object.entries(values)));
}

/** Value of `data-span`. */
export function writeSpan({ line, column }: Span): string {
  return `${String(line)}:${String(column)}`;
}
