import { parse } from "css-tree";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { ComputedStyle } from "../model/computed-style.js";
import { assembleStyle } from "./assemble-style.js";
import { computeValues, INITIAL_BASE, INLINE_LAYER } from "./compute-values.js";
import type { ComputeBase, ComputeEnvironment, RankedBlock } from "./compute-values.js";
import type { Viewport } from "./longhand.js";
import { findNestingProblem } from "./nesting.js";
import { parseDeclarations } from "./parse-declarations.js";
import type { Reporter } from "./reporter.js";
import type { IndexedRule, RuleIndex } from "./rule-index.js";
import type { DeclarationBlock, KeptReport } from "./stylesheet.js";

/** A computed style with what is inherited from it. */
export interface StyleEntry extends ComputeBase {
  readonly style: ComputedStyle;
  /** Styles of children by the rules that match them: equal children share one object. */
  readonly children: Map<string, StyleEntry>;
  /** What was wrong when it was computed; said again for each page that uses it. */
  readonly reports: readonly KeptReport[];
}

/**
 * Computed styles for one set of stylesheets and one size of page. They depend on nothing else, so they outlive the
 * page: the second brief of a template finds nearly all of its styles here.
 */
export interface StyleScope {
  readonly base: StyleEntry;
  readonly viewport: Viewport;
  /** One object for equal styles, whatever their parents: layout uses them as keys. */
  readonly styles: Map<string, ComputedStyle>;
  entryCount: number;
}

/** Styles that one scope keeps; pages with more are given up and begun anew, so that memory stays bounded. */
const MOST_ENTRIES = 20_000;

/** Sizes of page that one set of sheets is used with. */
const MOST_SCOPES = 8;

const scopesByIndex = new WeakMap<RuleIndex, Map<string, StyleScope>>();

/** The scope for these rules and this page; made once. */
export function findScope(index: RuleIndex, viewport: Viewport): StyleScope {
  const scopes = scopesByIndex.get(index) ?? new Map<string, StyleScope>();
  scopesByIndex.set(index, scopes);
  const key = `${viewport.widthPt} ${viewport.heightPt}`;
  const known = scopes.get(key);
  if (known !== undefined && known.entryCount < MOST_ENTRIES) return known;
  if (scopes.size >= MOST_SCOPES) scopes.clear();
  const style = assembleStyle(INITIAL_BASE.values, undefined);
  const base: StyleEntry = { ...INITIAL_BASE, style, children: new Map(), reports: [] };
  const scope: StyleScope = { base, viewport, styles: new Map(), entryCount: 0 };
  scopes.set(key, scope);
  return scope;
}

/** What an entry is made from. */
export interface EntryRequest {
  /** Rules that match, lowest rank first. */
  readonly rules: readonly IndexedRule[];
  readonly parent: StyleEntry;
  /** Text of the `style` attribute. */
  readonly inline?: string | undefined;
  /** "::before" and the like; elements have none. */
  readonly pseudo?: string;
  /** BCP 47; the parent's if it is not given. */
  readonly lang?: string;
  readonly rootFontSizePt: number;
}

/** The computed style for these rules below this parent; made once, its problems said once a page. */
export function findEntry(request: EntryRequest, scope: StyleScope, sink: Sink): StyleEntry {
  const { rules, parent, inline, pseudo, lang = parent.values.lang } = request;
  let key = pseudo ?? "";
  for (const rule of rules) key += `${rule.order},`;
  if (inline !== undefined) key += `|${inline}`;
  if (lang !== parent.values.lang) key += `@${lang}`;
  let entry = parent.children.get(key);
  if (entry === undefined) {
    entry = createEntry(request, scope);
    parent.children.set(key, entry);
    scope.entryCount++;
  }
  for (const { code, report } of entry.reports) sink.report(code, report);
  return entry;
}

function createEntry(request: EntryRequest, scope: StyleScope): StyleEntry {
  const { rules, parent, inline, rootFontSizePt, lang = parent.values.lang } = request;
  const reports: KeptReport[] = [];
  const report: Reporter["report"] = (code, said) => {
    reports.push({ code, report: said });
  };
  const blocks: RankedBlock[] = rules.map(({ layer, block }) => ({ layer, block }));
  if (inline !== undefined) blocks.push({ layer: INLINE_LAYER, block: parseInline(inline, report) });
  const environment: ComputeEnvironment = { rootFontSizePt, viewport: scope.viewport, report };
  const computed = computeValues(blocks, parent, environment);
  const values = { ...computed.values, lang };
  const style = internStyle(assembleStyle(values, parent.style), scope);
  return { ...computed, values, style, children: new Map(), reports };
}

function internStyle(style: ComputedStyle, scope: StyleScope): ComputedStyle {
  const key = JSON.stringify(style);
  const known = scope.styles.get(key);
  if (known !== undefined) return known;
  scope.styles.set(key, style);
  return style;
}

const NO_DECLARATIONS: DeclarationBlock = { normal: [], important: [] };

/** A `style` attribute. It stands in the template's HTML, where we have no line of its own. */
function parseInline(attribute: string, report: Reporter["report"]): DeclarationBlock {
  const message = `The attribute \`style="${attribute.slice(0, 60)}"\` cannot be read`;
  const text = `{${attribute}}`;
  if (findNestingProblem(text) !== undefined) {
    report("style-syntax", { message });
    return NO_DECLARATIONS;
  }
  const list = parse(text, {
    context: "block",
    positions: true,
    parseCustomProperty: false,
    onParseError: (error) => {
      report("style-syntax", { message: `${message}: ${error.message}` });
    },
  });
  const reporter = { spanOf: () => undefined, report };
  return list.type === "Block" ? parseDeclarations(list, "element", { text, reporter }) : NO_DECLARATIONS;
}
