/**
 * Styling: the page's HTML and parsed stylesheets come in, a tree of elements with computed values goes out, with the
 * page rules and fonts. Whatever depends on pages or on the width of a column is left to layout.
 */
import type { Sink } from "../diagnostics/diagnostic.js";
import type { StyledDocument } from "../model/styled.js";
import { INITIAL_VALUES } from "./initial-values.js";
import { findAttribute, type HtmlElement } from "./html-element.js";
import type { Viewport } from "./longhand.js";
import { formatTarget } from "./generate-content.js";
import { indexIds } from "./index-ids.js";
import { createPageRules, type PageQuestions } from "./page-rules.js";
import { parseHtml } from "./parse-html.js";
import { findRuleIndex, matchRules } from "./rule-index.js";
import { createMatchState } from "./selector.js";
import { findEntry, findScope, type StyleEntry, type StyleScope } from "./style-entry.js";
import { styleTree } from "./style-tree.js";
import type { Styling } from "./style-walk.js";
import type { Stylesheet } from "./stylesheet.js";

/**
 * Styles a page.
 *
 * @param sheets - In the order of the cascade within a layer; the same array for many pages is indexed once, and its
 * computed styles are kept from page to page.
 * @remarks Reports what custom properties and `style` attributes get wrong, unknown elements, `html-too-deep` and
 * `selectors-too-slow`; never throws.
 */
export function stylePage(html: string, sheets: readonly Stylesheet[], sink: Sink): StyledDocument {
  const page = parseHtml(html, sink);
  const index = findRuleIndex(sheets);
  const match = createMatchState(page.elementCount);
  const { own } = matchRules(page.root, index, match);
  const findRoot = (scope: StyleScope): StyleEntry =>
    findEntry(
      {
        rules: own,
        parent: scope.base,
        inline: findAttribute(page.root, "style"),
        rootFontSizePt: INITIAL_VALUES.fontSize,
        lang: page.root.lang,
      },
      scope,
      sink,
    );
  const { scope, root } = settleScope((viewport) => findScope(index, viewport), findRoot, sheets, sink);
  const styling: Styling = { index, match, scope, rootFontSizePt: root.values.fontSize, sink };
  const tree = styleTree(page.root, root, styling);
  if (match.steps > match.stepLimit) reportSlowness(sink);
  return {
    root: tree,
    pages: createPageRules(sheets, root, scope.viewport, sink, answerPages(page.root)),
    fontFaces: sheets.flatMap((sheet) => sheet.fontFaces),
    lang: languageOf(page.root),
  };
}

function answerPages(root: HtmlElement): PageQuestions {
  const findById = indexIds(root);
  return {
    findRootAttribute: (name) => findAttribute(root, name),
    findTargetText: (id, part) => {
      const target = findById(id);
      return target === undefined ? "" : formatTarget(target, part);
    },
  };
}

/**
 * `vw` and `vh` are shares of the page, whose size `@page` may take from custom properties of the root. So the root is
 * computed for A4 first, and again if the page turns out to be another.
 */
function settleScope(
  find: (viewport: Viewport) => StyleScope,
  findRoot: (scope: StyleScope) => StyleEntry,
  sheets: readonly Stylesheet[],
  sink: Sink,
): { readonly scope: StyleScope; readonly root: StyleEntry } {
  const scope = find(INITIAL_VALUES.size);
  const root = findRoot(scope);
  const { widthPt, heightPt } = createPageRules(sheets, root, scope.viewport, sink).base;
  if (widthPt === scope.viewport.widthPt && heightPt === scope.viewport.heightPt) return { scope, root };
  const settled = find({ widthPt, heightPt });
  return { scope: settled, root: findRoot(settled) };
}

/** BCP 47 for a language that is not known. */
const UNDETERMINED = "und";

function languageOf(root: HtmlElement): string {
  return root.lang === "" ? UNDETERMINED : root.lang;
}

function reportSlowness(sink: Sink): void {
  sink.report("selectors-too-slow", {
    message: "The stylesheets ask for more comparisons than a page may take; some rules were not applied",
    hint: "Use classes instead of long chains of `~` and descendant selectors.",
  });
}
