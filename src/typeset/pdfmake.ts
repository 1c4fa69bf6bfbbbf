/**
 * The one door to pdfmake: its layout classes, unwrapped. Nothing else in the project imports them, and no PDF is
 * written by pdfmake. The version is pinned exactly, because we override methods that it does not document.
 */
import DocMeasureModule from "pdfmake/js/DocMeasure.js";
import DocumentContextModule from "pdfmake/js/DocumentContext.js";
import LayoutBuilderModule from "pdfmake/js/LayoutBuilder.js";
import PageElementWriterModule from "pdfmake/js/PageElementWriter.js";

export const DocMeasure = DocMeasureModule.default;
export const DocumentContext = DocumentContextModule.default;
export const LayoutBuilder = LayoutBuilderModule.default;
export const PageElementWriter = PageElementWriterModule.default;

export type { DocumentContext as PdfmakeContext, PdfmakePage } from "pdfmake/js/DocumentContext.js";
export type { RowRequest, RowResult } from "pdfmake/js/LayoutBuilder.js";
export type { PdfmakeFragment } from "pdfmake/js/PageElementWriter.js";
