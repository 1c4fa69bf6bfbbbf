/** Standard structure types of ISO 32000-1, 14.8.4, that we write, and those of PDF 2.0 that we role-map. */
export type StructureType =
  | "Document"
  | "Part"
  | "Art"
  | "Sect"
  | "Div"
  | "Aside"
  | "BlockQuote"
  | "Caption"
  | "TOC"
  | "TOCI"
  | "P"
  | "H1"
  | "H2"
  | "H3"
  | "H4"
  | "H5"
  | "H6"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "THead"
  | "TBody"
  | "TFoot"
  | "TR"
  | "TH"
  | "TD"
  | "Span"
  | "Quote"
  | "Note"
  | "Reference"
  | "Code"
  | "Link"
  | "Em"
  | "Strong"
  | "Figure"
  | "Formula";

/** Attributes of a structure element; only those of its own type are set. */
export interface TagAttributes {
  readonly scope?: "Row" | "Column" | "Both";
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly headers?: readonly string[];
  readonly listNumbering?:
    "None" | "Disc" | "Circle" | "Square" | "Decimal" | "UpperRoman" | "LowerRoman" | "UpperAlpha" | "LowerAlpha";
}

/** One structure element. Children are in reading order, whatever the order of drawing. */
export interface TagElement {
  readonly kind: "element";
  readonly type: StructureType;
  readonly children: (TagElement | TagLeaf)[];
  readonly lang?: string;
  readonly alt?: string;
  /** Long form of an abbreviation (`/E`). */
  readonly expansion?: string;
  readonly title?: string;
  /** Unique in the document; goes into the IDTree. */
  readonly id?: string;
  readonly attributes?: TagAttributes;
}

/** Text or a picture that is drawn: the marked content of its parent. It may be drawn in pieces, on several pages. */
export interface TagLeaf {
  readonly kind: "leaf";
  /** The text to be found on the pages, white space folded; "" for a picture. */
  readonly text: string;
}

/** Content that is not part of the text: running heads, rules, backgrounds, repeated table heads. */
export interface Artifact {
  readonly kind: "artifact";
  readonly type: "Pagination" | "Layout";
  readonly subtype?: "Header" | "Footer";
}

/** Every painted item belongs to a leaf of the tag tree or is an artifact. */
export type Mark = TagLeaf | Artifact;
