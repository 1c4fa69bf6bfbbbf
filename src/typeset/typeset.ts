/**
 * Typesetting: a styled page comes in, pages with text, boxes and pictures at fixed places go out, with the tag tree
 * in the order of the HTML. No CSS is read here and no PDF is written.
 *
 * pdfmake is the box, table and page engine (engine/); paragraphs (paragraph/), areas for notes, tags (tags/) and the
 * finished pages (pages/) are ours.
 */
import type { Sink } from "../diagnostics/diagnostic.js";
import type { FontBook } from "../model/face.js";
import type { DrawingSite } from "../model/chart.js";
import type { PictureSource } from "../model/decoration.js";
import type { OutlineEntry, PagedDocument } from "../model/page.js";
import type { Picture } from "../model/picture.js";
import type { SourceFile } from "../model/source-file.js";
import type { ComputedStyle } from "../model/computed-style.js";
import type { SourcePosition, StyledDocument, StyledElement } from "../model/styled.js";
import { parseSvg } from "../picture/parse-svg.js";
import { BriefLayout } from "./engine/brief-layout.js";
import { continueBlock } from "./engine/continue-block.js";
import { PageContext } from "./engine/page-context.js";
import { PageTurns, findPageStart } from "./engine/page-turns.js";
import { PageWriter } from "./engine/page-writer.js";
import { layOutContinued } from "./engine/lay-out-continued.js";
import { addNotes, reportIdleDrops } from "./droppable.js";
import { FootArea } from "./foot-area.js";
import type { Galley } from "./galley.js";
import { indexDocument } from "./index-document.js";
import type { DocumentIndex } from "./index-document.js";
import { buildBlock, buildContinued } from "./nodes/build-nodes.js";
import type { Carry } from "./nodes/build-nodes.js";
import type { FurnitureHost } from "./pages/margin-boxes.js";
import { collectPageFacts } from "./pages/page-facts.js";
import type { PageFacts } from "./pages/page-facts.js";
import { finishPages } from "./pages/finish-pages.js";
import { lowerPages, shiftPages } from "./pages/shift-pages.js";
import type { FindBackground } from "./pages/paint-background.js";
import { createPictureSetter } from "./pictures/set-picture-text.js";
import type { SetPicture, TextSetting } from "./pictures/set-picture-text.js";
import { placeDrawing } from "./pictures/place-drawing.js";
import { createTextSetting } from "./pictures/text-setting.js";
import { placeNotes } from "./pages/place-notes.js";
import type { InlineEnvironment } from "./paragraph/inline-walk.js";
import type { TextLine } from "./paragraph/text-line.js";
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
  /** @returns The chart with the number of its place, as SVG that is made for the site. */
  readonly drawChart?: (number: string, site: DrawingSite) => string | undefined;
  /** @returns The picture of a background, checked; `undefined` if it was reported as missing or damaged. */
  findBackground(source: PictureSource): Picture | undefined;
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
  const setting = createTextSetting(options.fonts, runStyles, index.body.style, options.file, sink);
  const pictures = createPictureFinder(options, createPictureSetter(setting), setting, sink);
  const environment = createEnvironment(runStyles, tags, index, pictures, reporter);
  reportIdleDrops(index.droppable, reporter.reportIdle);
  for (const element of index.policies)
    reporter.reportIdle(element, "footnote-policy", "on what is no footnote", "Set it on what has `float: footnote`");
  for (const note of index.uncalled) reporter.reportUncalled(note);
  const leftOut = new Set<StyledElement>();
  const { pages, trailing, host } = layOut(styled, index, environment, {
    ...reporter,
    reportLeftOut(element) {
      leftOut.add(element);
      reporter.reportLeftOut(element);
    },
  });
  if (leftOut.size > 0) tags.leaveOut(addNotes(leftOut, index));
  const rules = pages.map((page) => placeNotes(page));
  const facts = collectPageFacts(pages, trailing);
  return {
    pages: finishPages(pages, rules, facts, { ...host, findBackground: rememberBackgrounds(pictures) }),
    tags: tags.root,
    outline: createOutline(facts, index, tags),
    destinations: facts.destinations,
  };
}

/** Pictures of all kinds, with their texts set. */
type PictureFinder = Pick<TypesetOptions, "findPicture" | "findBackground"> & Pick<InlineEnvironment, "findSvg">;

function createPictureFinder(
  options: TypesetOptions,
  setPicture: SetPicture,
  setting: TextSetting,
  sink: Sink,
): PictureFinder {
  const { drawChart } = options;
  return {
    findPicture: (source, at) => setPicture(options.findPicture(source, at), at),
    findBackground: (source) => setPicture(options.findBackground(source), source.span),
    findSvg: (node) => {
      const picture = parseSvg(node.markup, "an inline drawing", sink);
      const number = node.attributes["data-chart"];
      if (picture === undefined || number === undefined || drawChart === undefined)
        return setPicture(picture, undefined);
      const draw = (site: DrawingSite): string | undefined => drawChart(number, site);
      return placeDrawing(node, picture, draw, { setPicture, setting, sink });
    },
  };
}

/** Each file is asked for once, so that what is wrong with it is said once. */
function rememberBackgrounds(pictures: PictureFinder): FindBackground {
  const known = new Map<string, Picture | undefined>();
  return (source) => {
    if (!known.has(source.path)) known.set(source.path, pictures.findBackground(source));
    return known.get(source.path);
  };
}

function createEnvironment(
  runStyles: RunStyles,
  tags: TagTree,
  index: DocumentIndex,
  { findPicture, findSvg }: PictureFinder,
  reporter: Reporter,
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
    findPicture,
    findSvg,
    findCall: (element) => index.calls.get(element),
    checkInline: (element, at) => {
      reporter.checkInline(element, at);
    },
    reportIdle: reporter.reportIdle,
    reportMisfit: reporter.reportMisfit,
    reportInlinePosition: (element, at) => {
      reporter.reportInlinePosition(element, at);
    },
    reportMissingGlyph: (character, at) => {
      reporter.reportMissingGlyph(character, at);
    },
  };
}

interface LaidOut {
  readonly pages: PageContext["pages"];
  /** Elements behind all text that set strings or run in margin boxes. */
  readonly trailing: readonly StyledElement[];
  readonly host: Omit<FurnitureHost, "findBackground">;
}

/** A picture in a footnote is no higher than this share of a page, so that the line that calls the note has room. */
const TALLEST_IN_NOTE = 0.7;

function layOut(
  styled: StyledDocument,
  index: DocumentIndex,
  environment: InlineEnvironment,
  reporter: Reporter,
): LaidOut {
  const carry: Carry = { events: [], marker: undefined, source: undefined };
  const root = buildBlock(index.body, carry, environment, false);
  const rtl = styled.root.style.direction === "rtl";
  const start = findPageStart(root, rtl);
  const context = new PageContext({
    rules: styled.pages,
    // CSS Paged Media 3, 4.1: the first page is a right one in text from left to right; a break before the document decides.
    firstSide: start.forced?.side ?? (rtl ? "left" : "right"),
    firstName: start.name,
  });
  const side = new SideArea(() => context.pages);
  const layOutNote = createNoteLayout(index, environment, () => layout);
  const layOutHeader = (id: string, widthPt: number): Galley | undefined => {
    const continued = index.footnotes.get(id)?.continued;
    if (continued === undefined) return undefined;
    return layOutContinued({ continued: () => buildContinued(continued, environment) }, layout)?.(widthPt);
  };
  const findPolicy = (id: string): ComputedStyle["footnotePolicy"] =>
    index.footnotes.get(id)?.style.footnotePolicy ?? "auto";
  const writer: PageWriter = new PageWriter(context, new FootArea(layOutNote, layOutHeader, findPolicy), side);
  const turns = index.turnsPages ? new PageTurns(writer, rtl) : undefined;
  const layout: BriefLayout = new BriefLayout(writer, side, reporter, turns, index.droppable.length > 0);
  writer.openFirstPage();
  layout.layOut(root);
  lowerPages(context.pages);
  shiftPages(context.pages);
  return {
    pages: context.pages,
    trailing: carry.events,
    host: {
      environment,
      detach: (node, widthPt) => layout.detach(node, widthPt),
      measure: (node) => layout.measure(node),
    },
  };
}

/** Lays out footnotes for the widths of their pages; one that has begun is set from its first line on that has no page. */
function createNoteLayout(
  index: DocumentIndex,
  environment: InlineEnvironment,
  findLayout: () => BriefLayout,
): (id: string, widthPt: number, from?: TextLine) => Galley | undefined {
  const known = new Set<string>();
  return (id, widthPt, from) => {
    const note = index.footnotes.get(id);
    const whole = note && buildBlock(note, { events: [], marker: undefined, source: undefined }, environment, true);
    const node = whole === undefined || from === undefined ? whole : continueBlock(whole, from);
    if (node === undefined) return undefined;
    const layout = findLayout();
    const record = layout.writer.pageRecord;
    const forget = layout.mark();
    const galley =
      record === undefined
        ? layout.detach(node, widthPt)
        : layout.detachSmaller(node, widthPt, (record.bottomPt - record.topPt) * TALLEST_IN_NOTE);
    // What it took out of the flow the first time has its place already.
    if (known.has(id)) forget();
    known.add(id);
    return galley;
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
      const { bookmarkLevel: level, bookmarkState } = element.style;
      const title = element.bookmarkLabel ?? index.findText(element);
      return [{ title, level, ...(bookmarkState === "closed" ? { closed: true } : {}), target, element: tag }];
    });
}
