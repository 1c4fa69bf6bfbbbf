/**
 * Text of a stylesheet in, rules ready to be matched out. Whatever a sheet says that we do not do is reported here,
 * once, with its place. What a page looks like never matters here, so that one sheet serves thousands of pages.
 */
import { parse, type Atrule, type CssNode, type Rule, type SelectorList } from "css-tree";
import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Span } from "../model/span.js";
import type { FontFaceRule } from "../model/styled.js";
import { compileSelector, type SelectorProblem } from "./compile-selector.js";
import { parseFontFace } from "./font-face.js";
import { findNestingProblem, placeOf, type NestingProblem } from "./nesting.js";
import { parseDeclarations, type BlockSource } from "./parse-declarations.js";
import { parsePageRule } from "./parse-page-rule.js";
import { createSheetReporter, withSpan, type Reporter } from "./reporter.js";
import type { CompiledSelector } from "./selector.js";
import { LAYERS, type Layer, type PageRule, type StyleRule, type Stylesheet } from "./stylesheet.js";

/** The same limit as for templates. */
const MOST_CHARACTERS = 256 * 1024;

/** What a sheet is being read into. */
interface SheetReader extends BlockSource {
  readonly path: string;
  readonly rules: StyleRule[];
  readonly pageRules: PageRule[];
  readonly fontFaces: FontFaceRule[];
}

/**
 * Parses a stylesheet.
 *
 * @param path - Shown in diagnostics, and what relative URLs are resolved against, e.g. "package:fonts/fonts.css".
 * @param layer - Its cascade layer; `@layer name { … }` inside overrides it.
 * @remarks Reports unknown properties, values, selectors and at-rules and syntax errors, each with its place; never throws.
 */
export function loadStylesheet(text: string, path: string, layer: Layer, sink: Sink): Stylesheet {
  const reporter = createSheetReporter(path, sink);
  const reader: SheetReader = { text, path, reporter, rules: [], pageRules: [], fontFaces: [] };
  if (isReadable(reader)) readNodes(parseSheet(text, reporter), layer, reader);
  return { path, rules: reader.rules, pageRules: reader.pageRules, fontFaces: reader.fontFaces };
}

/** Refuses what is too large or too deep to parse. A bracket that is never closed is only reported. */
function isReadable({ text, path, reporter }: SheetReader): boolean {
  if (text.length > MOST_CHARACTERS) {
    const message = `The stylesheet has ${text.length} characters; at most ${MOST_CHARACTERS} are read`;
    reporter.report("style-too-large", { message, span: { file: path, line: 1, column: 1 } });
    return false;
  }
  const problem = findNestingProblem(text);
  if (problem !== undefined) reportNesting(problem, text, reporter);
  return problem?.kind !== "too-deep";
}

function reportNesting(problem: NestingProblem, text: string, reporter: Reporter): void {
  const span = spanAt(text, problem.offset, reporter);
  if (problem.kind === "too-deep") {
    reporter.report(
      "style-too-large",
      withSpan({ message: "Brackets are nested too deeply; the stylesheet is left out" }, span),
    );
  } else {
    const closing = { "{": "}", "(": ")", "[": "]" }[problem.bracket] ?? "";
    const message = `This \`${problem.bracket}\` is never closed, so what follows is not read as it was meant`;
    reporter.report("style-syntax", withSpan({ message, hint: `Add the missing \`${closing}\`.` }, span));
  }
}

/** Syntax errors that are worth reporting: after so many the file is no stylesheet. */
const MOST_SYNTAX_ERRORS = 50;

function parseSheet(text: string, reporter: Reporter): Iterable<CssNode> {
  let errors = 0;
  const sheet = parse(text, {
    positions: true,
    parseAtrulePrelude: false,
    parseCustomProperty: false,
    onParseError: (error) => {
      if (++errors > MOST_SYNTAX_ERRORS) return;
      const reason = error.message.charAt(0).toLowerCase() + error.message.slice(1);
      const message = `The stylesheet cannot be read here: ${reason}`;
      const span = spanAt(text, error.offset, reporter);
      reporter.report("style-syntax", withSpan({ message, hint: "This part is left out." }, span));
    },
  });
  return sheet.type === "StyleSheet" ? sheet.children : [];
}

function spanAt(text: string, offset: number, reporter: Reporter): Span | undefined {
  const place = { offset, ...placeOf(text, offset) };
  return reporter.spanOf({ source: "", start: place, end: place }, 1);
}

function readNodes(nodes: Iterable<CssNode>, layer: Layer, reader: SheetReader): void {
  for (const node of nodes) {
    if (node.type === "Rule") readRule(node, layer, reader);
    else if (node.type === "Atrule") readAtRule(node, layer, reader);
  }
}

function readRule(rule: Rule, layer: Layer, reader: SheetReader): void {
  const nested = [...rule.block.children].find((node) => node.type === "Rule" || node.type === "Atrule");
  if (nested !== undefined) {
    const message = "Rules inside of rules are not supported";
    const hint = "Write the nested rule on its own, with its whole selector.";
    reader.reporter.report("unknown-selector", withSpan({ message, hint }, reader.reporter.spanOf(nested.loc, 1)));
  }
  const block = parseDeclarations(rule.block, "element", reader);
  if (rule.prelude.type !== "SelectorList") return;
  const selectors = compileSelectors(rule.prelude, reader.reporter);
  if (selectors.length > 0) reader.rules.push({ selectors, block, layer });
}

/** The selectors of a list that are supported; one that is not leaves its neighbours alone. */
function compileSelectors(list: SelectorList, reporter: Reporter): readonly CompiledSelector[] {
  const selectors: CompiledSelector[] = [];
  for (const node of list.children) {
    if (node.type !== "Selector") continue;
    const compiled = compileSelector(node);
    if (compiled.kind === "ok") selectors.push(compiled.value);
    else reportSelector(compiled.problem, node, reporter);
  }
  return selectors;
}

function reportSelector({ node, text, candidates }: SelectorProblem, selector: CssNode, reporter: Reporter): void {
  const span = reporter.spanOf(node.loc ?? selector.loc);
  const hint = `${formatNearMiss(text, candidates)}Rules with this selector are ignored.`;
  reporter.report("unknown-selector", withSpan({ message: `The selector \`${text}\` is not supported`, hint }, span));
}

const AT_RULES = ["@media", "@page", "@font-face", "@layer"];

function readAtRule(atRule: Atrule, layer: Layer, reader: SheetReader): void {
  const name = atRule.name.toLowerCase();
  const { block } = atRule;
  if (name === "charset") return;
  if (name === "layer") readLayer(atRule, layer, reader);
  else if (name === "media" && block) {
    if (isMediaForPrint(atRule, reader.reporter)) readNodes(block.children, layer, reader);
  } else if (name === "page" && block) reader.pageRules.push(...parsePageRule(atRule, block, layer, reader));
  else if (name === "font-face" && block) {
    const face = parseFontFace(block, atRule, reader.path, reader.reporter);
    if (face !== undefined) reader.fontFaces.push(face);
  } else reportAtRule(atRule, reader.reporter);
}

function reportAtRule(atRule: Atrule, reporter: Reporter): void {
  const near = formatNearMiss(`@${atRule.name}`, AT_RULES);
  const isImport = atRule.name.toLowerCase() === "import";
  const advice = isImport
    ? "Put the rules into this stylesheet."
    : `Use ${AT_RULES.map((name) => `\`${name}\``).join(", ")}.`;
  const message = `\`@${atRule.name}\` is not supported`;
  const span = reporter.spanOf(atRule.loc, atRule.name.length + 1);
  reporter.report("unknown-at-rule", withSpan({ message, hint: `${near}${advice}` }, span));
}

function preludeOf(atRule: Atrule): string {
  return atRule.prelude?.type === "Raw" ? atRule.prelude.value.trim() : "";
}

/** `@layer a, b;` only confirms our order, which is fixed; `@layer a { … }` puts rules into a layer. */
function readLayer(atRule: Atrule, layer: Layer, reader: SheetReader): void {
  const names = preludeOf(atRule).split(",");
  let inner = layer;
  for (const written of names) {
    const known = LAYERS.find((name) => name === written.trim());
    if (known !== undefined) inner = known;
    else reportLayer(written.trim(), atRule, reader.reporter);
  }
  if (atRule.block) readNodes(atRule.block.children, inner, reader);
}

function reportLayer(name: string, atRule: Atrule, reporter: Reporter): void {
  const message = `\`${name}\` is not a layer`;
  const hint = `${formatNearMiss(name, LAYERS)}The layers are ${LAYERS.map((layer) => `\`${layer}\``).join(", ")}.`;
  reporter.report("unknown-layer", withSpan({ message, hint }, reporter.spanOf(atRule.loc, "@layer".length)));
}

const PRINT_QUERIES: ReadonlyMap<string, boolean> = new Map([
  ["", true],
  ["all", true],
  ["print", true],
  ["only print", true],
  ["not screen", true],
  ["screen", false],
  ["only screen", false],
  ["not print", false],
]);

/** Does one of the media queries hold on paper? One that we cannot answer is reported and does not. */
function isMediaForPrint(atRule: Atrule, reporter: Reporter): boolean {
  const answers = preludeOf(atRule)
    .split(",")
    .map((query) => {
      const answer = PRINT_QUERIES.get(query.trim().toLowerCase().replace(/\s+/gu, " "));
      if (answer === undefined) reportMedia(query.trim(), atRule, reporter);
      return answer;
    });
  return answers.includes(true);
}

function reportMedia(query: string, atRule: Atrule, reporter: Reporter): void {
  const message = `The media query \`${query}\` is not supported; its rules are ignored`;
  const hint = `${formatNearMiss(query, ["print", "screen"])}Use \`print\` or \`screen\`.`;
  reporter.report("unknown-at-rule", withSpan({ message, hint }, reporter.spanOf(atRule.prelude?.loc)));
}
