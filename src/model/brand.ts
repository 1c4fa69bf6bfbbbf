/** An image of a brand with the words that stand for it. */
export interface BrandLogo {
  /** Path below the project's root or the package's, as the host opens it. */
  readonly path: string;
  readonly alt: string;
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
  /** Families by role: "base", "headings", "monospace". */
  readonly fonts: ReadonlyMap<string, string>;
  readonly licence?: string;
  readonly disclaimers: readonly string[];
}
