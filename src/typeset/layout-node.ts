import type { Border, BreakValue, ComputedStyle, Edges, MultiColumn, Track } from "../model/computed-style.js";
import type { StyledElement } from "../model/styled.js";
import type { BackgroundImage, Corners, Radius } from "../model/decoration.js";
import type { Color } from "../model/picture.js";
import type { BoxFragment } from "./box.js";
import type { Paragraph } from "./paragraph/paragraph.js";

/**
 * What pdfmake lays out for us. Its dispatchers look at `text`, `stack` and `columns`; the rest is ours.
 * Nodes are written to during layout, so they are built afresh for every layout.
 */
export type LayoutNode = LeafNode | BlockNode | RowNode | TableNode | ColumnsNode | GridNode;

interface MeasuredNode {
  /** Always null: margins between blocks are ours. */
  readonly _margin: null;
  _minWidth?: number;
  _maxWidth?: number;
  /** Where pdfmake would note the pages of a node; nothing of ours asks for them. */
  positions?: readonly object[];
}

/** A paragraph. The empty `text` makes pdfmake take it for one of its own leaves. */
export interface LeafNode extends MeasuredNode {
  readonly text: "";
  readonly paragraph: Paragraph;
  /** Where the column of a cell has its axis, from the left edge of the paragraph, in pt. */
  axisPt?: number;
}

/** A block container with its box. */
export interface BlockNode extends MeasuredNode {
  readonly stack: LayoutNode[];
  readonly style: ComputedStyle;
  readonly frame: Frame;
  readonly element: StyledElement | undefined;
  /** A cell of a table, grid or flex row: its margins do not collapse with what is outside. */
  readonly cell: boolean;
  /** An item of a grid or flex container, which has its margins within its cell. */
  readonly item?: "grid" | "flex";
  /** Makes what stands above each part but the first, if the block floats and is split. */
  readonly continued?: (() => BlockNode) | undefined;
  /** Gives the content for a measure, in pt, where it depends on it; then `stack` is only what it may be. */
  readonly arrange?: ((measurePt: number) => readonly LayoutNode[]) | undefined;
  /** A node like this one that no layout has touched. */
  readonly rebuild: () => BlockNode;
  /** Width that the row gives to the cell, in pt. */
  _calcWidth?: number;
  placed?: PlacedCell;
}

/** What is painted behind and around a block. */
export interface Frame {
  readonly fill: Color | undefined;
  readonly image: BackgroundImage | undefined;
  /** What `currentColor` means in a drawing that is the image. */
  readonly color: Color;
  /** From 0 to 1. */
  readonly opacity: number;
  readonly border: Edges<Border>;
  /** `undefined` for square corners. */
  readonly radii: Corners<Radius> | undefined;
  /** Whether each part of a broken box is closed by its own borders and padding (`box-decoration-break`). */
  readonly clone: boolean;
}

/** Where a cell ended up, for the alignment of its row. */
export interface PlacedCell {
  readonly page: number;
  readonly fragment: BoxFragment | undefined;
  /** Items of the page from `from` to `to` are the cell's content. */
  readonly from: number;
  readonly to: number;
  /** Where it ends, its margin included. */
  readonly bottomPt: number;
  readonly marginBottomPt: number;
  /** Whether the cell began on another page. */
  readonly broken: boolean;
}

/** One row of a grid or flex container. */
export interface RowNode extends MeasuredNode {
  /** The container. */
  readonly element: StyledElement;
  readonly columns: BlockNode[];
  readonly tracks: readonly Track[];
  /** Number of tracks that each cell takes. */
  readonly spans: readonly number[];
  /** What the rows of the grid share; a flex container has none. */
  readonly shared?: TrackNeeds;
  /** Distance from the row before, in pt. */
  readonly gapBeforePt: number;
  readonly style: ComputedStyle;
}

/** Rows of one grid: what their tracks need is found for all of them together. */
export interface TrackNeeds {
  readonly rows: RowNode[];
  /** By track, once they were measured. */
  needs: readonly ColumnNeed[] | undefined;
}

/** A flow that is set in columns: what stands between two blocks that span all columns. */
export interface ColumnsNode extends MeasuredNode {
  readonly flow: LayoutNode[];
  readonly multi: MultiColumn;
  readonly style: ComputedStyle;
}

/** A grid whose rows depend on one another. */
export interface GridNode extends MeasuredNode {
  readonly items: readonly GridItem[];
  readonly tracks: readonly Track[];
  readonly style: ComputedStyle;
}

/** An item with its place in the grid; rows and columns count from 0. */
export interface GridItem {
  readonly node: BlockNode;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** The item's own rows, if they are rows of the grid (`subgrid`). */
  readonly parts: readonly RowNode[] | undefined;
}

/** A table without its captions. */
export interface TableNode extends MeasuredNode {
  readonly tableRows: readonly TableRow[];
  readonly tableColumns: readonly TableColumn[];
  /** Rows at the beginning that come again on each page. */
  readonly headRows: number;
  /** Whether columns are sized without a look at what is in them (`table-layout: fixed`). */
  readonly isFixed: boolean;
  /** Distance between cells, and around them, in pt (`border-spacing`). */
  readonly spacing: Spacing;
  /** Whether cells stand on axes of their columns (`text-align: "."`). */
  readonly isAligned: boolean;
  readonly style: ComputedStyle;
  /** Cells of rows that collapse, for the widths of their columns alone. */
  readonly unseen?: readonly TableCell[];
  /** What the columns need, once it was measured. */
  _needs?: readonly ColumnNeed[];
}

export interface Spacing {
  readonly xPt: number;
  readonly yPt: number;
}

/** What a column's content needs, in pt. */
export interface ColumnNeed {
  readonly minPt: number;
  readonly maxPt: number;
}

export interface TableRow {
  /** In the order of reading; what a span covers is not among them. */
  readonly cells: readonly TableCell[];
  readonly style: ComputedStyle;
  /** Its own breaks, or those of the group that it begins or ends. */
  readonly breakBefore: BreakValue;
  readonly breakAfter: BreakValue;
  /** No page ends between this row and the one before. */
  readonly joined: boolean;
}

/** A cell with its place; columns count from the left. */
export interface TableCell {
  readonly node: BlockNode;
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface TableColumn {
  /** Width from the sheet; a share is one of the table's width. */
  readonly wanted: ComputedStyle["width"];
}
