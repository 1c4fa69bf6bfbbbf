import type { Span } from "./span.js";
import type { CountryCode, NamePolicy } from "./country.js";

/** An image of a brand with the words that stand for it. */
export interface BrandLogo {
  /** Path below the project's root or the package's, as the host opens it. */
  readonly path: string;
  readonly alt: string;
}

/** A font file of a brand. */
export interface BrandFontFace {
  readonly family: string;
  /** Path below the project's root or the package's, as the host opens it. */
  readonly path: string;
  /** 1 to 1000. */
  readonly weight: number;
  readonly style: "normal" | "italic";
  /** Where the path stands. */
  readonly span: Span;
}

/** What a brand says of an element of text beside its family. */
export interface TypographySetting {
  /** Element and property, e.g. "headings-weight" or "monospace-inline-background-color". */
  readonly name: string;
  /** CSS, e.g. "600". */
  readonly value: string;
  readonly span: Span;
}

/** Publisher settings of `defaults.briefpress.publisher`. */
export interface Publisher {
  readonly name: string;
  readonly shortName?: string;
  readonly address: readonly string[];
  readonly contact?: string;
  readonly accessibilityContact?: string;
  readonly url?: string;
}

/** A brand file after validation: aliases resolved, colours as `#rrggbb`. */
export interface Brand {
  readonly id: string;
  readonly publisher: Publisher;
  readonly logo?: BrandLogo;
  /** Palette and roles, e.g. "primary" to "#12355b". */
  readonly colors: ReadonlyMap<string, string>;
  /** Families by element: "base", "headings", "monospace", "monospace-inline", "monospace-block". */
  readonly fonts: ReadonlyMap<string, string>;
  readonly fontFaces: readonly BrandFontFace[];
  readonly typography: readonly TypographySetting[];
  readonly licence?: string;
  readonly disclaimers: readonly string[];
  readonly namePolicy?: NamePolicy;
  /** Notes on names whose status is disputed, by code; "" for a name that needs none. */
  readonly statusNames?: ReadonlyMap<CountryCode, string>;
  /** Whether cards have flags where the brief does not say. */
  readonly flag?: boolean;
}
