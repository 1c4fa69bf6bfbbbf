import type { Brand } from "../model/brand.js";
import type { Chart } from "../model/chart.js";
import type { CountryCode, CountryProfile, StatusName } from "../model/country.js";
import type { ChartBlock, Document } from "../model/document.js";
import type { FrontMatter, MarkdownField, Paper } from "../model/front-matter.js";
import type { BriefMaps } from "../model/map.js";
import type { PositionMatrix } from "../model/position-matrix.js";
import type { TemplatePack } from "./load-template-pack.js";
import type { StringTables } from "./string-table.js";

/** Everything that a page is made of. */
export interface PageInput {
  readonly pack: TemplatePack;
  readonly paper: Paper;
  readonly frontMatter: FrontMatter;
  readonly body: Document;
  /** Parsed Markdown of frontmatter fields: abstract, key messages, summaries, biographies, method, recommendations. */
  readonly fields: ReadonlyMap<MarkdownField, Document>;
  /** Charts by their blocks; one that cannot be drawn is missing. */
  readonly charts: ReadonlyMap<ChartBlock, Chart>;
  /** Small charts of cards by the country's code. */
  readonly cardCharts: ReadonlyMap<CountryCode, Chart>;
  /** In the order of printing. */
  readonly countries: readonly CountryProfile[];
  readonly maps: BriefMaps;
  /** Names that need a note where they are used. */
  readonly statusNames: readonly StatusName[];
  /** @returns The code that a country's code or a spelling such as "DR Congo" means. */
  readonly findCountryCode: (text: string) => CountryCode | undefined;
  readonly matrix: PositionMatrix | undefined;
  readonly brand: Brand | undefined;
  /** The shared strings by language; those of the pack win over them. */
  readonly strings: StringTables;
}
