/**
 * The members of pdfmake 0.3.11's layout classes that we use or override. The deep imports are CommonJS modules with a
 * `default` property. tests/typeset/pdfmake-contract.test.ts checks that they are there.
 */
declare module "pdfmake/js/DocumentContext.js" {
  export interface PdfmakeMargins {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  export interface PdfmakePage {
    items: { type: string; item: import("./layout-item.js").LayoutItem }[];
    pageSize: { width: number; height: number; orientation?: string };
    pageMargins: PdfmakeMargins;
    record?: import("./page-record.js").PageRecord;
  }
  export class DocumentContext {
    setMaxListeners(count: number): this;
    pages: PdfmakePage[];
    pageMargins: PdfmakeMargins;
    page: number;
    x: number;
    y: number;
    availableWidth: number;
    availableHeight: number;
    /** The height of the row that was completed last. */
    height: number;
    snapshots: { availableWidth: number; page: number }[];
    completeColumnGroup(height?: number, endingCell?: object): object;
    addPage(size: { width: number; height: number }, margins: PdfmakeMargins | null): PdfmakePage;
    initializePage(): void;
    moveDown(distance: number): boolean;
    addMargin(left: number, right?: number): void;
    getCurrentPage(): PdfmakePage | null;
    moveToNextPage(orientation?: string): { newPageCreated: boolean; prevPage: number; prevY: number; y: number };
  }
  const module: { default: typeof DocumentContext };
  export default module;
}

declare module "pdfmake/js/PageElementWriter.js" {
  import type { DocumentContext } from "pdfmake/js/DocumentContext.js";

  export interface PdfmakeFragment {
    items: { type: string; item: import("./layout-item.js").LayoutItem }[];
    height: number;
    xOffset: number;
    insertedOnPages: boolean[];
    layOut?(measurePt: number): import("./galley.js").Galley | undefined;
  }
  export interface PageChange {
    readonly prevPage: number;
    readonly prevY: number;
    readonly y: number;
  }
  export class PageElementWriter {
    setMaxListeners(count: number): this;
    on(event: "pageChanged", listener: (change: PageChange) => void): this;
    removeListener(event: "pageChanged", listener: (change: PageChange) => void): this;
    constructor(context: DocumentContext);
    _context: DocumentContext;
    contextStack: DocumentContext[];
    context(): DocumentContext;
    addLine(line: import("./layout-item.js").LayoutLine, keepPosition?: boolean, index?: number): unknown;
    addFragment(fragment: PdfmakeFragment, useXOffset?: boolean, useYOffset?: boolean, keepPosition?: boolean): unknown;
    pushToRepeatables(fragment: PdfmakeFragment): void;
    popFromRepeatables(): void;
    moveToNextPage(orientation?: string): void;
    addPage(size: { width: number; height: number }, orientation: undefined, margins: object): void;
    pushContext(contextOrWidth?: DocumentContext | number, height?: number): void;
    popContext(): void;
    _fitOnPage(add: () => unknown): unknown;
  }
  const module: { default: typeof PageElementWriter };
  export default module;
}

declare module "pdfmake/js/LayoutBuilder.js" {
  export interface RowResult {
    pageBreaks: readonly object[];
    positions: readonly object[];
  }
  export interface RowRequest {
    cells: readonly import("./layout-node.js").LayoutNode[];
    widths: readonly { _calcWidth: number }[];
    gaps: readonly number[] | null;
    [key: string]: unknown;
  }
  export class LayoutBuilder<Writer> {
    constructor(pageSize: object, pageMargins: object, svgMeasure: undefined);
    writer: Writer;
    linearNodeList: object[];
    nestedLevel: number;
    processNode(node: import("./layout-node.js").LayoutNode, isVerticalAlignmentAllowed?: boolean): void;
    processVerticalContainer(node: import("./layout-node.js").BlockNode): void;
    processColumns(node: import("./layout-node.js").RowNode): void;
    processRow(request: RowRequest): RowResult;
    processLeaf(node: import("./layout-node.js").LeafNode): void;
  }
  const module: { default: typeof LayoutBuilder };
  export default module;
}

declare module "pdfmake/js/DocMeasure.js" {
  export class DocMeasure {
    constructor(pdfDocument: object, styles: object, defaultStyle: object, svgMeasure: undefined, tableLayouts: object);
    styleStack: { auto<T>(node: object, measure: () => T): T; getProperty(name: string): unknown };
    measureNode(node: import("./layout-node.js").LayoutNode): import("./layout-node.js").LayoutNode;
  }
  const module: { default: typeof DocMeasure };
  export default module;
}
