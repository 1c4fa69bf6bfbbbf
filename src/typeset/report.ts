import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { SourceFile } from "../model/source-file.js";
import type { SourcePosition, StyledElement } from "../model/styled.js";
import type { Span } from "../model/span.js";
import type { TextLine } from "./paragraph/text-line.js";
import { findIdleProperties } from "./paragraph/idle-properties.js";
import type { ReportTooTall, TooTall } from "./engine/tall-content.js";
import { TAG_OVERRIDES } from "./tags/structure-types.js";

/** Reports what layout finds, at the author's place. */
export interface Reporter {
  reportMissingGlyph(character: string, at: SourcePosition | undefined): void;
  reportOverflow(line: TextLine, excessPt: number): void;
  reportCut(line: TextLine, word: string): void;
  reportInlinePosition(element: StyledElement, at: SourcePosition | undefined): void;
  /** Reports what of the style of an element in a line is not drawn; once for each style. */
  checkInline(element: StyledElement, at: SourcePosition | undefined): void;
  readonly reportIdle: ReportIdle;
  readonly reportMisfit: (element: StyledElement, lines: number) => void;
  reportUnknownTags(tags: ReadonlySet<string>): void;
  reportUncalled(note: StyledElement): void;
  /** Reports items that reach out of their row; once for each container. */
  reportWideRow(row: StyledElement, excessPt: number): void;
  reportTallContent(element: StyledElement | undefined, excessPt: number): void;
  readonly reportTooTall: ReportTooTall;
  readonly reportLeftOut: (element: StyledElement) => void;
}

/**
 * Reports what of the style of a block has no effect where it stands; once for each style.
 *
 * @param property - With its value where that matters, e.g. "visibility: collapse".
 * @param where - e.g. "on `<col>`".
 */
export type ReportIdle = (element: StyledElement, property: string, where: string, hint: string) => void;

/** @returns A reporter for one brief. */
export function createReporter(file: SourceFile, sink: Sink): Reporter {
  // A block may be laid out twice before it has its place.
  const [cuts, missing, moved] = [new Set<string>(), new Set<string>(), new Set<string>()];
  return {
    checkInline: createInlineCheck(file, sink),
    reportMissingGlyph(character, at) {
      // A text in a script that no font has would be reported letter by letter in each of its blocks.
      if (missing.has(character)) return;
      missing.add(character);
      const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
      sink.report("glyph-missing", {
        message: `No font of this text has the character ${code} (${character})`,
        span: findCharacter(file, character, at),
        hint: "Use another character, or add a font that has it and name it in font-family",
      });
    },
    reportIdle: createIdleReport(file, sink),
    reportMisfit: createMisfitReport(file, sink),
    reportUnknownTags: createTagReport(sink),
    reportUncalled: createUncalledReport(file, sink),
    reportInlinePosition({ tag, attributes }, at) {
      const name = `${tag} ${attributes["class"] ?? ""}`;
      if (moved.has(name)) return;
      moved.add(name);
      sink.report("position-without-effect", {
        message: `\`position: relative\` has no effect on \`<${tag}>\` in a line of text`,
        span: createSpan(file, at),
        hint: "Raise text with `vertical-align`, or position a block",
      });
    },
    reportTallContent(element, excessPt) {
      sink.report("box-too-low", {
        message: `${nameBox(element)} is made ${excessPt.toFixed(1)} pt higher than its height allows, so that its content has room`,
        span: createSpan(file, element?.source),
        hint: "Shorten the content, or give the box more height or `min-height` instead",
      });
    },
    reportLeftOut: createLeftOutReport(file, sink),
    reportTooTall: createTallReporter(file, sink),
    reportWideRow: createRowReporter(file, sink),
    reportOverflow(line, excessPt) {
      sink.report("line-overflow", {
        message: `The line "${readText(line)}" is ${excessPt.toFixed(1)} pt wider than its column`,
        span: createSpan(file, line.source),
        hint: "Shorten the word, allow a break in it, or give the column more room",
      });
    },
    reportCut(line, word) {
      const key = `${line.source?.line ?? 0}:${line.source?.column ?? 0} ${word}`;
      if (cuts.has(key)) return;
      cuts.add(key);
      sink.report("word-cut", {
        message: `The word “${excerpt(word)}” is wider than its column, so it is cut without a hyphen`,
        span: createSpan(file, line.source),
        hint: "Put a soft hyphen (&shy;) where it may be divided, give the column more room, or accept cuts with `overflow-wrap: anywhere`",
      });
    },
  };
}

function createInlineCheck(file: SourceFile, sink: Sink): Reporter["checkInline"] {
  const checked = new WeakSet<StyledElement["style"]>();
  return (element, at) => {
    if (checked.has(element.style)) return;
    checked.add(element.style);
    for (const property of findIdleProperties(element)) {
      sink.report("style-without-effect", {
        message: `\`${property}\` has no effect on \`<${element.tag}>\` in a line of text`,
        span: createSpan(file, element.source ?? at),
        hint: "Make it a block, or style the block around it",
      });
    }
  };
}

function createIdleReport(file: SourceFile, sink: Sink): ReportIdle {
  const told = new WeakMap<StyledElement["style"], Set<string>>();
  return (element, property, where, hint) => {
    const known = told.get(element.style) ?? new Set<string>();
    told.set(element.style, known);
    const key = `${property} ${where}`;
    if (known.has(key)) return;
    known.add(key);
    const message = `\`${property}\` has no effect ${where}`;
    sink.report("style-without-effect", { message, span: createSpan(file, element.source), hint });
  };
}

/** A block may be laid out more than once. */
function createMisfitReport(file: SourceFile, sink: Sink): Reporter["reportMisfit"] {
  const told = new WeakSet<StyledElement>();
  return (element, lines) => {
    const { textFit } = element.style;
    if (textFit === undefined || told.has(element)) return;
    told.add(element);
    const size = `${String(textFit.sizesPt.at(-1) ?? 0)} pt`;
    const why = lines > textFit.lines ? `takes ${String(lines)} lines` : "has words that are wider than its lines";
    sink.report("text-does-not-fit", {
      message: `The text of \`<${element.tag}>\` ${why} at ${size}, and is to fit ${String(textFit.lines)}`,
      span: createSpan(file, element.source),
      hint: "Shorten it, or give `-briefpress-fit` a smaller size or more lines",
    });
  };
}

function createLeftOutReport(file: SourceFile, sink: Sink): Reporter["reportLeftOut"] {
  return (element) => {
    const rank = `\`-briefpress-drop: ${String(element.style.dropRank)}\``;
    sink.report("block-left-out", {
      message: `\`<${element.tag}>\` is left out, since its box has no room for it (${rank})`,
      span: createSpan(file, element.source),
      hint: "Shorten what stands in the box, or give it more height",
    });
  };
}

function createTagReport(sink: Sink): Reporter["reportUnknownTags"] {
  return (tags) => {
    for (const tag of tags) {
      sink.report("unknown-structure-type", {
        message: `\`data-tag="${tag.slice(0, 40)}"\` is no structure type, so the element keeps its own`,
        hint: `${formatNearMiss(tag, TAG_OVERRIDES)}The types are ${TAG_OVERRIDES.join(", ")}.`,
      });
    }
  };
}

/** A row may be laid out more than once. */
function createRowReporter(file: SourceFile, sink: Sink): Reporter["reportWideRow"] {
  const told = new WeakSet<StyledElement>();
  return (row, excessPt) => {
    if (told.has(row)) return;
    told.add(row);
    sink.report("row-overflow", {
      message: `The items of \`<${row.tag}>\` are ${excessPt.toFixed(1)} pt wider than its row, so they reach out of it`,
      span: createSpan(file, row.source),
      hint: "Let them wrap with `flex-wrap: wrap`, let them shrink, shorten their longest words, or give the row more room",
    });
  };
}

function nameBox(element: StyledElement | undefined): string {
  return element === undefined ? "A box" : `The box of \`<${element.tag}>\``;
}

/** A block may be laid out more than once, each time with another room. */
function createTallReporter(file: SourceFile, sink: Sink): ReportTooTall {
  const told = new Set<string>();
  return ({ kind, source, heightPt, roomPt }) => {
    const key = `${kind} ${source?.line ?? 0}:${source?.column ?? 0}`;
    if (told.has(key)) return;
    told.add(key);
    const { what, done, hint } = TOO_TALL[kind];
    const sizes = `${heightPt.toFixed(1)} pt high where a page has room for ${roomPt.toFixed(1)} pt`;
    const code = kind === "notes" ? "footnote-late" : "content-too-tall";
    sink.report(code, { message: `${what} ${sizes}, so ${done}`, span: createSpan(file, source), hint });
  };
}

const TOO_TALL: Readonly<
  Record<TooTall["kind"], { readonly what: string; readonly done: string; readonly hint: string }>
> = {
  picture: {
    what: "A picture is",
    done: "it is made smaller",
    hint: "Give the picture a lower `height` or `max-height`, or another shape",
  },
  line: {
    what: "A line is",
    done: "it is made as high as the page",
    hint: "Give its text a smaller `font-size` or `line-height`",
  },
  block: {
    what: "A block that is to stay in one piece is",
    done: "it goes on on the next page",
    hint: "Shorten it, or let it break with `break-inside: auto`",
  },
  notes: {
    what: "The footnotes called in one line, with the edges of their area, are",
    done: "not all of them begin there",
    hint: "Shorten the first of them, call them in different lines, or give `@footnote` less padding",
  },
  edges: {
    what: "The padding and borders of a box are",
    done: "they are made lower",
    hint: "Give the box less `padding` and thinner borders",
  },
};

function readText(line: TextLine): string {
  const items = line.items.slice(line.start, line.end);
  return items.map((item) => (item.kind === "word" ? item.word.text : item.kind === "space" ? " " : "")).join("");
}

function excerpt(word: string): string {
  return word.length <= LONGEST_EXCERPT ? word : `${Array.from(word).slice(0, LONGEST_EXCERPT).join("")}…`;
}

const LONGEST_EXCERPT = 40;

function createSpan(file: SourceFile, at: SourcePosition | undefined): Span {
  return { file: file.path, line: at?.line ?? 1, column: at?.column ?? 1 };
}

/** The character's own place: its first occurrence in the brief from where the block begins. */
function findCharacter(file: SourceFile, character: string, at: SourcePosition | undefined): Span {
  const lines = file.text.split("\n");
  for (let line = at?.line ?? 1; line <= lines.length; line++) {
    const column = lines[line - 1]?.indexOf(character) ?? -1;
    if (column >= 0) return { file: file.path, line, column: column + 1, length: character.length };
  }
  return createSpan(file, at);
}

function createUncalledReport(file: SourceFile, sink: Sink): Reporter["reportUncalled"] {
  return ({ tag, attributes, source }) => {
    const id = attributes["id"];
    sink.report("footnote-without-call", {
      message: `No link calls the footnote \`<${tag}${id === undefined ? "" : ` id="${id}"`}>\`, so it has no page to stand on`,
      span: createSpan(file, source),
      hint: 'Call it by `<a href="#ID">`, or leave out role="doc-footnote": then its own place is its call',
    });
  };
}
