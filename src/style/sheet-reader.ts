import type { Atrule } from "css-tree";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { FontFaceRule } from "../model/styled.js";
import type { BlockSource } from "./parse-declarations.js";
import type { PageRule, StyleRule } from "./stylesheet.js";

/** The text of a sheet that another one imports, or what stands in the way. */
export type ImportedText =
  | { readonly kind: "ok"; readonly text: string }
  | { readonly kind: "problem"; readonly code: DiagnosticCode; readonly message: string; readonly hint: string }
  /** Its reader has said what is wrong with it. */
  | { readonly kind: "reported" };

/** Reads a sheet that another one imports, e.g. "project:templates/ours/tables.css". */
export type ImportReader = (path: string) => ImportedText;

/** What a sheet is being read into. */
export interface SheetReader extends BlockSource {
  readonly path: string;
  readonly sink: Sink;
  /** Paths of the sheets that import this one, and its own. */
  readonly chain: readonly string[];
  readonly readImport: ImportReader | undefined;
  readonly target: SheetTarget;
  /** False after the first rule: an `@import` there has no effect. */
  mayImport: boolean;
}

/** What a sheet and all that it imports give. */
export interface SheetTarget {
  readonly rules: StyleRule[];
  readonly pageRules: PageRule[];
  readonly fontFaces: FontFaceRule[];
  /** Layers in the order in which they are first named. */
  readonly layers: Set<string>;
  imports: number;
  anonymousLayers: number;
}

/** The prelude of an at-rule as it is written. */
export function preludeOf(atRule: Atrule): string {
  return atRule.prelude?.type === "Raw" ? atRule.prelude.value.trim() : "";
}
