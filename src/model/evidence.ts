import type { Claim } from "./claim.js";
import type { ContrastPair } from "./contrast.js";

/** What a reader with assistive technology meets in a PDF, collected from its tags and pages. Pages count from 1. */
export interface Evidence {
  readonly title: string;
  /** BCP 47. */
  readonly lang: string;
  readonly pages: number;
  readonly claims: readonly Claim[];
  readonly headings: readonly { readonly level: number; readonly text: string; readonly page: number }[];
  readonly figures: readonly { readonly alt: string; readonly page: number }[];
  readonly tables: readonly TableEvidence[];
  readonly links: readonly { readonly text: string; readonly target: string; readonly page: number }[];
  /** Number of footnotes and endnotes. */
  readonly notes: number;
  /** Parts in another language than the document. */
  readonly languages: readonly { readonly lang: string; readonly text: string; readonly page: number }[];
  /** The faintest first. */
  readonly contrast: readonly ContrastPair[];
  /** PostScript names, sorted. All are embedded as subsets. */
  readonly fonts: readonly string[];
  /** Names of the files that travel in the PDF. */
  readonly attachments: readonly string[];
  /** All text in the order in which it is read out, a line for each block; cells of a row are parted by " | ". */
  readonly readingOrder: string;
}

export interface TableEvidence {
  readonly caption: string;
  readonly rows: number;
  /** Cells that are heads. */
  readonly heads: number;
  readonly page: number;
}
