import type { TemplatePack } from "./compose/load-template-pack.js";
import type { StringTables } from "./compose/string-table.js";
import type { Sink } from "./diagnostics/diagnostic.js";
import type { Host } from "./host/host.js";
import type { WorldMap } from "./map/world-map.js";
import type { Attachment } from "./model/attachment.js";
import type { Brand } from "./model/brand.js";
import type { DataTable } from "./model/data-table.js";
import type { FrontMatter, Paper } from "./model/front-matter.js";
import type { Picture } from "./model/picture.js";
import type { SeriesRow } from "./model/series-row.js";
import type { Span } from "./model/span.js";
import type { StyledDocument } from "./model/styled.js";
import type { Stylesheet } from "./style/stylesheet.js";

/** The stages whose time is measured, in their order. */
export type StageName = "read" | "parse" | "compose" | "style" | "typeset" | "verify" | "write";

/** A clock from outside, since no stage may look at one, and somebody who wants to know. */
export interface StageTimer {
  /** Milliseconds of whatever is measured, e.g. CPU time of the process. */
  now(): number;
  onStage(stage: StageName, ms: number): void;
}

/** Everything that decides how a brief looks. */
export interface Look {
  readonly pack: TemplatePack;
  /** Furniture strings by language that all packs share. */
  readonly strings: StringTables;
  readonly brand: Brand | undefined;
  readonly paper: Paper;
  /** In the order of the cascade; equal looks share one array. */
  readonly sheets: readonly Stylesheet[];
}

/** What has to be known of a brief to attach its files to the PDF. */
export interface AttachableBrief {
  /** Relative to the project's root, e.g. "briefs/ghana.md". */
  readonly path: string;
  readonly frontMatter: FrontMatter;
  /** Where the author's comments begin, which are not printed. */
  readonly comments: readonly Span[];
  /** Tables of the brief that travel as CSV, in the order of reading. */
  readonly tables: readonly DataTable[];
}

/** What the pipeline borrows for one brief; things that briefs share are loaded once per process behind it. */
export interface PipelineEnvironment {
  readonly host: Host;
  /** Names the program that makes the PDF, e.g. "Briefpress 0.1.0". */
  readonly producer: string;
  readonly timer?: StageTimer;
  /** The row that fills the brief, if it is a series. */
  readonly row?: SeriesRow;
  /** Sees what the stylesheets asked for, so that a tool can compare it with what is printed. */
  readonly onStyled?: (styled: StyledDocument) => void;
  /** @returns `undefined` if the template or the brand cannot be used; that was reported. */
  findLook(frontMatter: FrontMatter, sink: Sink): Look | undefined;
  /**
   * @param source - What an `<img>` names, relative to the brief.
   * @param from - Rooted path of the brief, e.g. "project:briefs/ghana.md".
   * @param span - Where it is named.
   */
  findPicture(source: string, from: string, span: Span, sink: Sink): Picture | undefined;
  /**
   * @param path - Of the brief, e.g. "briefs/ghana.md".
   * @returns The boundaries that the brief's maps show; `undefined` if they cannot be had, which was reported.
   */
  findWorld(path: string, frontMatter: FrontMatter, sink: Sink): WorldMap | undefined;
  /** @returns Bytes of a font by its rooted path, the same ones for each call; `undefined` if it is not there. */
  loadFont(path: string): Uint8Array | undefined;
  /** @returns Files that travel in the PDF, of those that were read for it; asked last of all. */
  attachFiles(brief: AttachableBrief, sink: Sink): readonly Attachment[];
}
