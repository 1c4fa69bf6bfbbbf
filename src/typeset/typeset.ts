/**
 * Typesetting: a styled page comes in, pages with text, boxes and pictures at fixed places go out, with the tag tree
 * in the order of the HTML. No CSS is read here and no PDF is written.
 *
 * pdfmake is the box, table and page engine (engine/); paragraphs (paragraph/), areas for notes, tags (tags/) and the
 * finished pages (pages/) are ours.
 */
import type { Sink } from "../diagnostics/diagnostic.js";
import type { FontBook } from "../model/face.js";
import type { OutlineEntry, PagedDocument } from "../model/page.js";
import type { Picture } from "../model/picture.js";
import type { SourceFile } from "../model/source-file.js";
import type { SourcePosition, StyledDocument, StyledElement } from "../model/styled.js";
import { parseSvg } from "../picture/parse-svg.js";
import { BriefLayout } from "./engine/brief-layout.js";
import { PageContext, findPageSelectors } from "./engine/page-context.js";
import { PageWriter } from "./engine/page-writer.js";
import { FootArea } from "./foot-area.js";
import type { Galley } from "./galley.js";
import { indexDocument } from "./index-document.js";
import type { DocumentIndex } from "./index-document.js";
import { buildBlock, buildNodes } from "./nodes/build-nodes.js";
import { collectPageFacts } from "./pages/page-facts.js";
import type { PageFacts } from "./pages/page-facts.js";
import { finishPages } from "./pages/finish-pages.js";
import { placeNotes } from "./pages/place-notes.js";
import type { InlineEnvironment } from "./paragraph/inline-walk.js";
import { createRunStyles } from "./paragraph/run-style.js";
import type { RunStyles } from "./paragraph/run-style.js";
import { createReporter } from "./report.js";
import type { Reporter } from "./report.js";
import { SideArea } from "./side-area.js";
import { buildTagTree } from "./tags/build-tag-tree.js";
import type { TagTree } from "./tags/build-tag-tree.js";

/** What typesetting may ask for beyond the styled page. */
export interface TypesetOptions {
  readonly fonts: FontBook;
  /** @returns The picture of an `<img>`, checked; `undefined` if it was reported as missing or damaged. */
  findPicture(source: string, at: SourcePosition | undefined): Picture | undefined;
  /** The brief, for the places in diagnostics. */
  readonly file: SourceFile;
}

/**
 * Lays a styled page out on paper.
 *
 * @remarks Reports `glyph-missing`, `line-overflow` and `unknown-structure-type`; drops nothing.
 */
export function typeset(styled: StyledDocument, options: TypesetOptions, sink: Sink): PagedDocument {
  const index = indexDocument(styled.root);
  const tags = buildTagTree(index.body, styled.lang);
  const runStyles = createRunStyles(options.fonts);
  const reporter = createReporter(options.file, sink);
  reporter.reportUnknownTags(index.unknownTags);
  const environment = createEnvironment(runStyles, tags, index, options, reporter, sink);
  const layout = layOut(styled, index, environment, reporter);
  const rules = layout.pages.map((page) => placeNotes(page));
  const facts = collectPageFacts(layout.pages);
  return {
    pages: finishPages(layout.pages, rules, facts, environment),
    tags: tags.root,
    outline: createOutline(facts, index, tags),
    destinations: facts.destinations,
  };
}

function createEnvironment(
  runStyles: RunStyles,
  tags: TagTree,
  index: DocumentIndex,
  options: TypesetOptions,
  reporter: Reporter,
  sink: Sink,
): InlineEnvironment {
  return {
    runStyles,
    findMark: (node) => tags.findMark(node),
    findLink: (element) => {
      const owner = element.tag === "a" ? tags.findElement(element) : undefined;
      const target = element.attributes["href"];
      if (owner === undefined || target === undefined) return undefined;
      return { target, element: owner, contents: element.attributes["title"] ?? index.findText(element) };
    },
    findPicture: (source, at) => options.findPicture(source, at),
    findSvg: (node) => parseSvg(node.markup, "an inline drawing", sink),
    findCall: (element) => index.calls.get(element),
    reportMissingGlyph: (character, at) => {
      reporter.reportMissingGlyph(character, at);
    },
  };
}

function layOut(
  styled: StyledDocument,
  index: DocumentIndex,
  environment: InlineEnvironment,
  reporter: Reporter,
): { pages: PageContext["pages"] } {
  const context = new PageContext((page) => styled.pages.resolve(findPageSelectors(page)));
  const first = styled.pages.resolve(findPageSelectors(0));
  const side = new SideArea(() => context.pages, first.noteArea);
  const layOutNote = (id: string): Galley | undefined => {
    const note = index.footnotes.get(id);
    if (note === undefined) return undefined;
    const node = buildBlock(note, { events: [], marker: undefined, source: undefined }, environment, true);
    return layout.detach(node, findMainWidth(first));
  };
  const writer: PageWriter = new PageWriter(context, new FootArea(layOutNote), side);
  const layout: BriefLayout = new BriefLayout(writer, side, reporter);
  writer.addPage({ width: first.widthPt, height: first.heightPt }, undefined, findMargins(first));
  writer.openFirstPage();
  layout.layOut(buildNodes(index.body, environment));
  return { pages: context.pages };
}

function findMainWidth(page: ReturnType<StyledDocument["pages"]["resolve"]>): number {
  const { left, right } = findMargins(page);
  return page.widthPt - left - right;
}

/** Margins of the text: the note area is not part of it. */
function findMargins(page: ReturnType<StyledDocument["pages"]["resolve"]>): {
  left: number;
  right: number;
  top: number;
  bottom: number;
} {
  const { margin, noteArea } = page;
  const besidePt = noteArea === undefined ? 0 : noteArea.widthPt + noteArea.gapPt;
  return {
    top: margin.top,
    bottom: margin.bottom,
    left: margin.left + (noteArea?.side === "left" ? besidePt : 0),
    right: margin.right + (noteArea?.side === "right" ? besidePt : 0),
  };
}

/** Bookmarks in the order of the document, which is not always that of the pages: side notes may be carried over. */
function createOutline(facts: PageFacts, index: DocumentIndex, tags: TagTree): readonly OutlineEntry[] {
  const order = (element: StyledElement): number => index.order.get(element) ?? 0;
  return [...facts.bookmarks]
    .sort((a, b) => order(a.element) - order(b.element))
    .flatMap(({ element, target }) => {
      const tag = tags.findElement(element);
      if (tag === undefined) return [];
      return [{ title: index.findText(element), level: element.style.bookmarkLevel, target, element: tag }];
    });
}
