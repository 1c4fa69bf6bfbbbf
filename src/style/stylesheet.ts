import type { Report } from "../diagnostics/diagnostic.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { MarginBoxName } from "../model/page-style.js";
import type { FontFaceRule } from "../model/styled.js";
import type { Span } from "../model/span.js";
import type { Longhand, Setter } from "./longhand.js";
import type { PageSelector } from "./page-selector.js";
import type { CompiledSelector } from "./selector.js";

/**
 * Cascade layers, lowest first: a rule of a later layer beats one of an earlier layer whatever their selectors. `base`
 * is what CSS calls the user agent's own sheet.
 */
export const LAYERS = ["base", "brand", "template", "series", "brief"] as const;

export type Layer = (typeof LAYERS)[number];

/** A stylesheet that was parsed once; it may style any number of pages. */
export interface Stylesheet {
  readonly path: string;
  readonly rules: readonly StyleRule[];
  readonly pageRules: readonly PageRule[];
  readonly fontFaces: readonly FontFaceRule[];
  /** Layers that it names, in the order in which it first does, e.g. ["template.reset", "template.cards"]. */
  readonly layers: readonly string[];
}

/** One rule; a rule with a selector list counts once for each of its selectors. */
export interface StyleRule {
  readonly selectors: readonly CompiledSelector[];
  readonly block: DeclarationBlock;
  /** With the layers around it, outermost first, e.g. "template" or "template.cards". */
  readonly layer: string;
}

/** Declarations in order of the sheet, those with `!important` apart. */
export interface DeclarationBlock {
  readonly normal: readonly Declaration[];
  readonly important: readonly Declaration[];
}

export type Declaration = LonghandDeclaration | CustomDeclaration | PendingDeclaration;

/** One longhand. A logical one names the physical one that it means in text from right to left as well. */
export interface LonghandDeclaration {
  readonly kind: "longhand";
  readonly ltr: SideDeclaration;
  readonly rtl: SideDeclaration;
}

export interface SideDeclaration {
  readonly longhand: Longhand;
  /** For a rollback: what it does where nothing is left below it. */
  readonly set: Setter;
  readonly rollback?: Rollback;
}

/** `revert` undoes what all sheets but our own say, `revert-layer` what the layer says (CSS Cascade 5, 7.3). */
export type Rollback = "revert" | "revert-layer";

/** `--name: text` */
interface CustomDeclaration {
  readonly kind: "custom";
  readonly name: string;
  readonly text: string;
  readonly span: Span | undefined;
}

/** A declaration with `var()`, parsed when the element's custom properties are known. */
export interface PendingDeclaration {
  readonly kind: "pending";
  readonly property: string;
  readonly text: string;
  readonly span: Span | undefined;
  /** Rooted path of the sheet, for URLs. */
  readonly path: string | undefined;
}

/** What a sheet says of pages in one `@page` rule. */
export interface PageRule {
  readonly selector: PageSelector;
  readonly layer: string;
  readonly block: DeclarationBlock;
  readonly marginBoxes: readonly (readonly [MarginBoxName, DeclarationBlock])[];
  readonly leftNote: DeclarationBlock | undefined;
  readonly rightNote: DeclarationBlock | undefined;
  readonly footnote: DeclarationBlock | undefined;
}

/** A diagnostic that is kept with what caused it, to be repeated for each page that is concerned. */
export interface KeptReport {
  readonly code: DiagnosticCode;
  readonly report: Report;
}
