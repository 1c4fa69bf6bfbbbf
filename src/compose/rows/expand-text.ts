// What comes in: Markdown or a line of a series file with Handlebars expressions, and one row. What goes out: the text of that
// row's brief, and where each piece of it is from. Only the series file is parsed; cells are written, and never read as a template.
import { formatNearMiss } from "../../diagnostics/near-miss.js";
import type { Sink } from "../../diagnostics/diagnostic.js";
import type { Span } from "../../model/span.js";
import { parseTemplate } from "../parse-template.js";
import { isBlock, isContent, isMustache, isPath, isSubExpression, optional } from "../template-node.js";
import { createContextFinder, type CellContext } from "./cell-context.js";
import { escapeCell } from "./escape-cell.js";
import { asText, isFilled, ROW_HELPERS, type RowScope, type RowValue } from "./row-scope.js";

/** A piece of the expanded text and where it is from. */
export interface ExpandedPiece {
  /** Offset in the expanded text. */
  readonly at: number;
  /** Offset in the text of the series. */
  readonly from: number;
  /** Written by the author; else it is a cell, all of it from one place. */
  readonly verbatim: boolean;
}

/** A text of one row's brief. */
export interface ExpandedText {
  readonly text: string;
  /** In order. */
  readonly pieces: readonly ExpandedPiece[];
}

/** How a text is expanded. */
export interface ExpandOptions {
  readonly scope: RowScope;
  /** Where an offset of the text stands in the series file. */
  readonly place: (offset: number, length: number) => Span;
  /** Markdown: cells are escaped. Plain: they stand as they are, line ends made spaces. */
  readonly isMarkdown: boolean;
  /** For what is wrong with the series file, and so with every row. */
  readonly sink: Sink;
  /** For what is wrong with this row. */
  readonly rowSink: Sink;
}

/** Characters of one brief; longer than any that is read. */
const LONGEST_TEXT = 2_000_000;
/** Rounds of loops in one text. */
const MOST_ROUNDS = 10_000;
const DEEPEST_NESTING = 40;
/** White space that is taken off around a block, in characters. */
const MOST_BLANK = 1000;

/**
 * Expands the expressions of a text for one row.
 *
 * @returns The text as it is if it has no expression or cannot be parsed.
 * @remarks Reports `template-syntax`, `row-expression`, `row-column-unknown`, `row-cell-unsafe` and `row-too-large`; never throws.
 */
export function expandText(text: string, options: ExpandOptions): ExpandedText {
  const whole: ExpandedText = { text, pieces: [{ at: 0, from: 0, verbatim: true }] };
  if (!text.includes("{{")) return whole;
  const program = parseText(text, options);
  return program === undefined ? whole : new Expander(text, options).run(program);
}

/** The grammar's errors count lines of the text; they are shown in the file. */
function parseText(text: string, { place, sink }: ExpandOptions): hbs.AST.Program | undefined {
  const starts = listLineStarts(text);
  const placed: Sink = {
    report: (code, report) => {
      const { line = 1, column = 1 } = report.span ?? {};
      const span = place((starts[line - 1] ?? 0) + column - 1, 1);
      sink.report(code, {
        ...report,
        message: report.message.replace("The template's syntax", "An expression's syntax"),
        span,
      });
    },
    diagnostics: sink.diagnostics,
    hasErrors: false,
  };
  return parseTemplate(text, "", placed)?.program;
}

function listLineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\n/gu), ({ index }) => index + 1)];
}

/** Values that blocks bring into view. */
interface Frame {
  readonly value: RowValue | undefined;
  readonly names: ReadonlyMap<string, RowValue>;
  readonly loop: { readonly index: number; readonly last: boolean; readonly key: string } | undefined;
}

const OUTSIDE: Frame = { value: undefined, names: new Map(), loop: undefined };

/** Walks the syntax tree; nothing is compiled or run, so that a cell can do nothing and a name finds nothing but a column. */
class Expander {
  readonly #source: string;
  readonly #options: ExpandOptions;
  readonly #starts: readonly number[];
  readonly #findContext: (offset: number) => CellContext;
  readonly #pieces: ExpandedPiece[] = [];
  #text = "";
  #rounds = 0;
  #isTooLarge = false;

  constructor(source: string, options: ExpandOptions) {
    this.#source = source;
    this.#options = options;
    this.#starts = listLineStarts(source);
    this.#findContext = createContextFinder(source);
  }

  run(program: hbs.AST.Program): ExpandedText {
    this.#walk(program, OUTSIDE, 0);
    return { text: this.#text, pieces: this.#pieces };
  }

  #walk(program: hbs.AST.Program | undefined, frame: Frame, depth: number): void {
    if (program === undefined || this.#isTooLarge) return;
    for (const statement of program.body) {
      if (isContent(statement)) this.#addContent(statement);
      else if (isMustache(statement)) this.#addValue(statement, frame);
      else if (isBlock(statement)) this.#walkBlock(statement, frame, depth + 1);
      else if (statement.type !== "CommentStatement") {
        this.#refuse(
          statement,
          "Partials and decorators are not part of a series",
          "Use columns, `{{#if}}` and `{{#each}}`",
        );
      }
    }
  }

  #offsetOf({ loc }: hbs.AST.Node): number {
    return (this.#starts[loc.start.line - 1] ?? 0) + loc.start.column;
  }

  /** The parser has taken blank lines off around blocks that stand alone on a line. */
  #addContent(content: hbs.AST.ContentStatement): void {
    if (content.value === "") return;
    const from = this.#offsetOf(content);
    const found = this.#source.slice(from, from + content.value.length + MOST_BLANK).indexOf(content.value);
    this.#add(content.value, from + Math.max(found, 0), true);
  }

  #add(text: string, from: number, verbatim: boolean): void {
    if (this.#text.length + text.length > LONGEST_TEXT) {
      this.#reportTooLarge(from);
      return;
    }
    this.#pieces.push({ at: this.#text.length, from, verbatim });
    this.#text += text;
  }

  #reportTooLarge(from: number): void {
    if (this.#isTooLarge) return;
    this.#isTooLarge = true;
    const { rowSink, place } = this.#options;
    const message = "The expressions of the series make a text that is too long";
    rowSink.report("row-too-large", { message, span: place(from, 1), hint: "Look for a loop within a loop" });
  }

  #addValue(mustache: hbs.AST.MustacheStatement, frame: Frame): void {
    const { rowSink, place, isMarkdown } = this.#options;
    const from = this.#offsetOf(mustache);
    if (!mustache.escaped) {
      this.#refuse(
        mustache,
        "Three braces, or `&`, would print a cell as markup",
        "Write two braces; cells are printed as they are",
      );
      return;
    }
    const value = this.#evaluateCall(mustache, frame);
    if (value === undefined) return;
    const cell = asText(value);
    const context = this.#findContext(from);
    const written = isMarkdown ? escapeCell(cell, context) : cell.replace(/\s*[\n\r\u2028\u2029]+\s*/gu, " ");
    if (written !== undefined) {
      this.#add(written, from, false);
      return;
    }
    const shown = cell.replace(/\s+/gu, " ").slice(0, 40);
    rowSink.report("row-cell-unsafe", {
      message:
        context === "code"
          ? `\`${shown}\` cannot stand in code, where its signs would end it or mean something`
          : `\`${shown}\` cannot stand here, where a name of letters and digits is needed`,
      span: place(from, this.#lengthOf(mustache)),
      hint: context === "code" ? "Print it in the text, or take signs such as ` : # out of the cell" : "Mend the cell",
    });
  }

  #walkBlock(block: hbs.AST.BlockStatement, frame: Frame, depth: number): void {
    const name = block.path.original;
    const [param, ...more] = block.params;
    if (depth > DEEPEST_NESTING) {
      this.#refuse(block, "Blocks are nested too deeply", "Take out some levels");
      return;
    }
    if (!["if", "unless", "each"].includes(name) || param === undefined || more.length > 0) {
      const hint = `${formatNearMiss(name, ["if", "unless", "each"])}A series has \`{{#if column}}\`, \`{{#unless column}}\` and \`{{#each (split column)}}\``;
      this.#refuse(block, `There is no block \`{{#${name}}}\` with ${String(block.params.length)} values`, hint);
      return;
    }
    const value = this.#evaluate(param, frame);
    const [program, inverse] = [optional(block.program), optional(block.inverse)];
    if (value === undefined) return;
    if (name === "each") this.#walkEach(value, block, frame, depth);
    else this.#walk(isFilled(value) === (name === "if") ? program : inverse, frame, depth);
  }

  #walkEach(value: RowValue, block: hbs.AST.BlockStatement, frame: Frame, depth: number): void {
    const program = optional(block.program);
    if (typeof value === "boolean") return;
    // A lone cell is a list of one; a list of columns has their names as keys.
    const items = typeof value === "string" ? (value === "" ? [] : [value]) : value;
    if (items.length === 0) this.#walk(optional(block.inverse), frame, depth);
    const isRow = block.params[0]?.type === "PathExpression" && this.#isRow(block.params[0], frame);
    const keys = isRow ? [...this.#options.scope.cells.keys()] : [];
    const [itemName, indexName] = program?.blockParams ?? [];
    for (const [index, item] of items.entries()) {
      if (++this.#rounds > MOST_ROUNDS) {
        this.#reportTooLarge(this.#offsetOf(block));
        return;
      }
      const names = new Map(frame.names);
      if (itemName !== undefined) names.set(itemName, item);
      if (indexName !== undefined) names.set(indexName, String(index));
      const loop = { index, last: index === items.length - 1, key: keys[index] ?? String(index) };
      this.#walk(program, { value: item, names, loop }, depth);
    }
  }

  #isRow(node: hbs.AST.Expression, frame: Frame): boolean {
    return isPath(node) && !node.data && node.parts.length === 0 && (frame.value === undefined || node.depth > 0);
  }

  /** A bare name is a column if there is one; with values behind it, it is a helper. */
  #evaluateCall(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, frame: Frame): RowValue | undefined {
    const { path, params } = node;
    if (!isPath(path)) {
      this.#refuse(node, "A constant stands in double braces", "Write it as plain text");
      return undefined;
    }
    if (params.length === 0 && !isSubExpression(node)) return this.#lookUp(path, frame);
    const helper = ROW_HELPERS.get(path.original);
    const names = [...ROW_HELPERS.keys()];
    if (helper === undefined) {
      this.#refuse(
        node,
        `There is no helper \`${path.original}\``,
        `${formatNearMiss(path.original, names)}The helpers are ${names.join(", ")}`,
      );
      return undefined;
    }
    if (params.length < helper.fewest || params.length > helper.most || optional(node.hash) !== undefined) {
      this.#refuse(
        node,
        `\`${path.original}\` does not take these values`,
        `It takes ${String(helper.fewest)} to ${String(helper.most)} values`,
      );
      return undefined;
    }
    const values: RowValue[] = [];
    for (const param of params) {
      const value = this.#evaluate(param, frame);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return helper.run(values, this.#options.scope);
  }

  #evaluate(node: hbs.AST.Expression, frame: Frame): RowValue | undefined {
    if (isSubExpression(node)) return this.#evaluateCall(node, frame);
    if (isPath(node)) return this.#lookUp(node, frame);
    if (isLiteral(node)) return String(node.value);
    this.#refuse(node, "This is no value of a series", "Name a column, or write a text in quotes");
    return undefined;
  }

  #lookUp(path: hbs.AST.PathExpression, frame: Frame): RowValue | undefined {
    const { cells } = this.#options.scope;
    const name = path.parts.join(".");
    if (path.data) return this.#lookUpVariable(path, name, frame);
    if (this.#isRow(path, frame)) return [...cells.values()];
    if (name === "") return frame.value;
    const value = (path.depth === 0 ? frame.names.get(name) : undefined) ?? cells.get(name);
    if (value !== undefined) return value;
    const columns = [...cells.keys()];
    const { sink, place } = this.#options;
    sink.report("row-column-unknown", {
      message: `The table of this series has no column \`${name}\``,
      span: place(this.#offsetOf(path), this.#lengthOf(path)),
      hint: `${formatNearMiss(name, columns)}Its columns are ${columns.slice(0, 40).join(", ")}; one with spaces is written {{[${columns.find((column) => /\s/u.test(column)) ?? "GDP per head"}]}}`,
    });
    return undefined;
  }

  #lookUpVariable(path: hbs.AST.PathExpression, name: string, { loop }: Frame): RowValue | undefined {
    switch (loop === undefined ? "" : name) {
      case "index":
        return String(loop?.index);
      case "key":
        return loop?.key;
      case "first":
        return loop?.index === 0;
      case "last":
        return loop?.last;
      default:
        this.#refuse(
          path,
          `There is no \`@${name}\` here`,
          "Within `{{#each}}` there are @index, @key, @first and @last",
        );
        return undefined;
    }
  }

  #lengthOf({ loc }: hbs.AST.Node): number {
    return loc.start.line === loc.end.line ? loc.end.column - loc.start.column : 1;
  }

  #refuse(node: hbs.AST.Node, message: string, hint: string): void {
    const { sink, place } = this.#options;
    sink.report("row-expression", { message, hint, span: place(this.#offsetOf(node), this.#lengthOf(node)) });
  }
}

function isLiteral(node: hbs.AST.Node): node is hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral {
  return ["StringLiteral", "NumberLiteral", "BooleanLiteral"].includes(node.type);
}
