/**
 * Text of a stylesheet in, rules ready to be matched out. Whatever a sheet says that we do not do is reported here,
 * once, with its place. What a page looks like never matters here, so that one sheet serves thousands of pages.
 */
import { parse, type Atrule, type CssNode, type Rule, type SelectorList } from "css-tree";
import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Span } from "../model/span.js";
import { compileSelector, type SelectorProblem } from "./compile-selector.js";
import { parseFontFace } from "./font-face.js";
import { readImport } from "./import-rule.js";
import { readLayerRule } from "./layer-rule.js";
import { holdsForPrint } from "./media-query.js";
import { findNestingProblem, placeOf, type NestingProblem } from "./nesting.js";
import { parseDeclarations } from "./parse-declarations.js";
import { parsePageRule } from "./parse-page-rule.js";
import { createSheetReporter, withSpan, type Reporter } from "./reporter.js";
import type { CompiledSelector } from "./selector.js";
import { preludeOf, type ImportReader, type SheetReader } from "./sheet-reader.js";
import { splitPrelude } from "./split-prelude.js";
import type { Layer, Stylesheet } from "./stylesheet.js";
import { supports } from "./supports-condition.js";

/** The same limit as for templates. */
const MOST_CHARACTERS = 256 * 1024;

/**
 * Parses a stylesheet with all that it imports.
 *
 * @param path - Shown in diagnostics, and what relative URLs are resolved against, e.g. "package:fonts/fonts.css".
 * @param layer - Its cascade layer; `@layer name { … }` inside overrides it.
 * @param readText - Reads the sheets that this one imports; without it `@import` is reported.
 * @remarks Reports unknown properties, values, selectors and at-rules and syntax errors, each with its place; never throws.
 */
export function loadStylesheet(
  text: string,
  path: string,
  layer: Layer,
  sink: Sink,
  readText?: ImportReader,
): Stylesheet {
  const target = {
    rules: [],
    pageRules: [],
    fontFaces: [],
    layers: new Set<string>(),
    imports: 0,
    anonymousLayers: 0,
  };
  const reporter = createSheetReporter(path, sink);
  const reader = { text, path, sink, reporter, chain: [path], readImport: readText, target, mayImport: true };
  readSheet(layer, reader);
  const { rules, pageRules, fontFaces, layers } = target;
  return { path, rules, pageRules, fontFaces, layers: [...layers] };
}

function readSheet(layer: string, reader: SheetReader): void {
  if (isReadable(reader)) readNodes(parseSheet(reader.text, reader.reporter), layer, reader);
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

function readNodes(nodes: Iterable<CssNode>, layer: string, reader: SheetReader): void {
  for (const node of nodes) {
    if (node.type === "Rule") {
      reader.mayImport = false;
      readRule(node, layer, reader);
    } else if (node.type === "Atrule") readAtRule(node, layer, reader);
  }
}

function readRule(rule: Rule, layer: string, reader: SheetReader): void {
  const nested = [...rule.block.children].find((node) => node.type === "Rule" || node.type === "Atrule");
  if (nested !== undefined) {
    const message = "Rules inside of rules are not supported";
    const hint = "Write the nested rule on its own, with its whole selector.";
    reader.reporter.report("unknown-selector", withSpan({ message, hint }, reader.reporter.spanOf(nested.loc, 1)));
  }
  const block = parseDeclarations(rule.block, "element", reader);
  if (rule.prelude.type !== "SelectorList") return;
  const selectors = compileSelectors(rule.prelude, reader.reporter);
  if (selectors.length > 0) reader.target.rules.push({ selectors, block, layer });
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

/** What may follow an `@` outside of `@page`; `@charset` is passed over, because text arrives decoded. */
export const AT_RULES = ["@import", "@layer", "@media", "@supports", "@font-face", "@page"] as const;

function readAtRule(atRule: Atrule, layer: string, reader: SheetReader): void {
  const name = atRule.name.toLowerCase();
  const { block } = atRule;
  if (name === "charset") return;
  if (name === "import" && block === null) {
    readImported(atRule, layer, reader);
    return;
  }
  if (name !== "layer" || block !== null) reader.mayImport = false;
  if (name === "layer") {
    const inner = readLayerRule(atRule, layer, reader);
    if (inner !== undefined && block !== null) readNodes(block.children, inner, reader);
  } else if (block === null) reportAtRule(atRule, reader.reporter);
  else if (name === "media") {
    const holds = holdsForPrint(splitPrelude(preludeOf(atRule)), atRule, reader.reporter);
    if (holds) readNodes(block.children, layer, reader);
  } else if (name === "supports") {
    if (isSupported(atRule, reader.reporter)) readNodes(block.children, layer, reader);
  } else if (name === "page") reader.target.pageRules.push(...parsePageRule(atRule, block, layer, reader));
  else if (name === "font-face") {
    const face = parseFontFace(block, atRule, reader.path, reader.reporter);
    if (face !== undefined) reader.target.fontFaces.push(face);
  } else reportAtRule(atRule, reader.reporter);
}

/** Reads the sheet of an `@import` as if it stood there. */
function readImported(atRule: Atrule, layer: string, reader: SheetReader): void {
  const imported = readImport(atRule, layer, reader);
  if (imported === undefined) return;
  const { text, path } = imported;
  const reporter = createSheetReporter(path, reader.sink);
  readSheet(imported.layer, { ...reader, text, path, reporter, chain: [...reader.chain, path], mayImport: true });
}

function isSupported(atRule: Atrule, reporter: Reporter): boolean {
  const answer = supports(splitPrelude(preludeOf(atRule)));
  if (answer === undefined) {
    const message = `The condition \`${preludeOf(atRule).slice(0, 60)}\` of \`@supports\` cannot be read; its rules are ignored`;
    const hint = "Write it as `(property: value)` or `selector(…)`, with `not`, `and` or `or`.";
    reporter.report("unknown-at-rule", withSpan({ message, hint }, reporter.spanOf(atRule.loc, "@supports".length)));
  }
  return answer === true;
}

/** At-rules of CSS that paper has no use for, or that we do otherwise. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ["keyframes", "Nothing moves on paper. "],
  ["container", "Sheets do not depend on sizes; give the element a class. "],
  [
    "property",
    "Custom properties are text until they are used; give a fallback where they are: `var(--name, value)`. ",
  ],
  ["namespace", "There is only HTML. "],
  ["scope", "Write the whole selector. "],
  ["counter-style", "`list-style-type` and `counter()` take the styles of CSS, or a string. "],
  ["viewport", "The size of the page is `@page { size: … }`. "],
]);

function reportAtRule(atRule: Atrule, reporter: Reporter): void {
  const advice = ADVICE.get(atRule.name.toLowerCase()) ?? formatNearMiss(`@${atRule.name}`, AT_RULES);
  const hint = `${advice}Use ${AT_RULES.map((name) => `\`${name}\``).join(", ")}.`;
  const message = `\`@${atRule.name}\` is not supported`;
  const span = reporter.spanOf(atRule.loc, atRule.name.length + 1);
  reporter.report("unknown-at-rule", withSpan({ message, hint }, span));
}
