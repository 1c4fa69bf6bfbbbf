/**
 * The members of pdfmake 0.3.11's layout classes that we use or override. The deep imports are CommonJS modules with a
 * `default` property. tests/typeset/pdfmake-contract.test.ts checks that they are there.
 */
declare module "pdfmake/js/DocumentContext.js" {
  import type { EventEmitter } from "node:events";

  interface PdfmakeMargins {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  interface PdfmakePage {
    items: { type: string; item: import("./layout-item.js").LayoutItem }[];
    pageSize: { width: number; height: number; orientation?: string };
    pageMargins: PdfmakeMargins;
    record?: import("./page-record.js").PageRecord;
  }
  class DocumentContext extends EventEmitter {
    pages: PdfmakePage[];
    pageMargins: PdfmakeMargins;
    page: number;
    x: number;
    y: number;
    availableWidth: number;
    availableHeight: number;
    /** The height of the row that was completed last. */
    height: number;
    snapshots: { availableWidth: number }[];
    addPage(size: { width: number; height: number }, margins: PdfmakeMargins | null): PdfmakePage;
    initializePage(): void;
    moveDown(distance: number): boolean;
    addMargin(left: number, right?: number): void;
    getCurrentPage(): PdfmakePage | null;
    moveToNextPage(orientation?: string): { newPageCreated: boolean; prevPage: number; prevY: number; y: number };
  }
  const module: { default: typeof DocumentContext };
  export default module;
  export type { DocumentContext, PdfmakeMargins, PdfmakePage };
}

declare module "pdfmake/js/PageElementWriter.js" {
  import type { EventEmitter } from "node:events";
  import type { DocumentContext } from "pdfmake/js/DocumentContext.js";

  interface PdfmakeFragment {
    items: { type: string; item: import("./layout-item.js").LayoutItem }[];
    height: number;
    xOffset?: number;
    yOffset?: number;
  }
  class PageElementWriter extends EventEmitter {
    constructor(context: DocumentContext);
    _context: DocumentContext;
    contextStack: DocumentContext[];
    transactionLevel: number;
    originalX: number;
    context(): DocumentContext;
    addLine(line: import("./layout-item.js").LayoutLine, keepPosition?: boolean, index?: number): unknown;
    addFragment(fragment: PdfmakeFragment, useXOffset?: boolean, useYOffset?: boolean, keepPosition?: boolean): unknown;
    moveToNextPage(orientation?: string): void;
    addPage(size: { width: number; height: number }, orientation: undefined, margins: object): void;
    pushContext(contextOrWidth?: DocumentContext | number, height?: number): void;
    popContext(): void;
    commitUnbreakableBlock(forcedX?: number, forcedY?: number): void;
    _fitOnPage(add: () => unknown): unknown;
  }
  const module: { default: typeof PageElementWriter };
  export default module;
  export type { PageElementWriter, PdfmakeFragment };
}

declare module "pdfmake/js/LayoutBuilder.js" {
  interface RowResult {
    pageBreaks: readonly object[];
    positions: readonly object[];
  }
  interface RowRequest {
    cells: readonly import("./layout-node.js").LayoutNode[];
    widths: readonly { _calcWidth: number }[];
    gaps: readonly number[] | null;
    [key: string]: unknown;
  }
  class LayoutBuilder<Writer> {
    constructor(pageSize: object, pageMargins: object, svgMeasure: undefined);
    writer: Writer;
    linearNodeList: object[];
    nestedLevel: number;
    processNode(node: import("./layout-node.js").LayoutNode, isVerticalAlignmentAllowed?: boolean): void;
    processVerticalContainer(node: import("./layout-node.js").BlockNode): void;
    processColumns(node: import("./layout-node.js").RowNode): void;
    processTable(node: import("./layout-node.js").TableNode): void;
    processRow(request: RowRequest): RowResult;
    processLeaf(node: import("./layout-node.js").LeafNode): void;
  }
  const module: { default: typeof LayoutBuilder };
  export default module;
  export type { RowRequest, RowResult };
}

declare module "pdfmake/js/DocMeasure.js" {
  class DocMeasure {
    constructor(pdfDocument: object, styles: object, defaultStyle: object, svgMeasure: undefined, tableLayouts: object);
    measureNode(node: import("./layout-node.js").LayoutNode): import("./layout-node.js").LayoutNode;
    measureTable(node: import("./layout-node.js").TableNode): import("./layout-node.js").TableNode;
  }
  const module: { default: typeof DocMeasure };
  export default module;
}
