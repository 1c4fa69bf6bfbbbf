import type { Sink } from "../diagnostics/diagnostic.js";
import type { ContentPart, PageKind, PageRules, PageStyle } from "../model/page-style.js";
import { cascadePage, type CascadedPage, type PageRule } from "./cascade-page.js";
import type { ComputeBase, ComputeEnvironment } from "./compute-values.js";
import { isCounterStyle } from "./counter-style.js";
import { rankLayers } from "./layers.js";
import type { Viewport } from "./longhand.js";
import { matchesPage, weighPageSelector } from "./page-selector.js";
import type { KeptReport, Stylesheet } from "./stylesheet.js";
import type { ContentItem, Reference } from "./values.js";

/** What margin boxes ask of the page's HTML. */
export interface PageQuestions {
  /** @returns An attribute of the root element: margin boxes have no other. */
  findRootAttribute(name: string): string | undefined;
  /** @returns The text of the element with this id, for `target-text()`; "" if there is none. */
  findTargetText(id: string, part: "content" | "first-letter"): string;
}

const NO_ANSWERS: PageQuestions = { findRootAttribute: () => undefined, findTargetText: () => "" };

/**
 * Cascades `@page` rules for each kind of page; page properties inherit from the root element.
 *
 * @param root - Style of the root element. The same object for many briefs is cascaded once.
 * @param viewport - The page that `vw` and `vh` are shares of.
 */
export function createPageRules(
  sheets: readonly Stylesheet[],
  root: ComputeBase,
  viewport: Viewport,
  sink: Sink,
  questions: PageQuestions = NO_ANSWERS,
): PageRules {
  const cascade = findCascade(sheets, root, viewport);
  const known = new Map<CascadedPage, PageStyle>();
  const finish = ({ page, reports }: KeptPage): PageStyle => {
    const found = known.get(page);
    if (found !== undefined) return found;
    for (const { code, report } of reports) sink.report(code, report);
    const made = { ...page, marginBoxes: page.marginBoxes.map((box) => fillContent(box, questions)) };
    known.set(page, made);
    return made;
  };
  return {
    resolve: (page) => finish(cascade.resolve(page)),
    get base() {
      return finish(cascade.base());
    },
  };
}

/** A page with what was wrong when it was cascaded; said again for each brief. */
interface KeptPage {
  readonly page: CascadedPage;
  readonly reports: readonly KeptReport[];
}

interface PageCascade {
  resolve(page: PageKind): KeptPage;
  /** The page that only rules without selectors make. */
  base(): KeptPage;
}

const cascades = new WeakMap<readonly Stylesheet[], WeakMap<ComputeBase, PageCascade>>();

/** @returns The pages of these sheets below this root; made once. */
function findCascade(sheets: readonly Stylesheet[], root: ComputeBase, viewport: Viewport): PageCascade {
  const byRoot = cascades.get(sheets) ?? new WeakMap<ComputeBase, PageCascade>();
  cascades.set(sheets, byRoot);
  const found = byRoot.get(root);
  if (found !== undefined) return found;
  const made = createCascade(sheets, root, viewport);
  byRoot.set(root, made);
  return made;
}

function createCascade(sheets: readonly Stylesheet[], root: ComputeBase, viewport: Viewport): PageCascade {
  const ranked = rankRules(sheets);
  const known = new Map<string, KeptPage>();
  const cascade = (rules: readonly RankedRule[], blank: boolean): KeptPage => {
    const key = `${blank ? "blank" : ""} ${rules.map(({ order }) => order).join(" ")}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const reports: KeptReport[] = [];
    const environment: ComputeEnvironment = {
      rootFontSizePt: root.values.fontSize,
      viewport,
      report: (code, report) => {
        reports.push({ code, report });
      },
    };
    const page = cascadePage(
      rules.map(({ rule }) => rule),
      blank,
      root,
      environment,
    );
    const made = { page, reports };
    known.set(key, made);
    return made;
  };
  return {
    resolve: (page) =>
      cascade(
        ranked.filter(({ rule }) => matchesPage(rule.selector, page)),
        page.blank,
      ),
    base: () =>
      cascade(
        ranked.filter(({ rule }) => weighPageSelector(rule.selector) === 0),
        false,
      ),
  };
}

interface RankedRule {
  readonly rule: PageRule;
  readonly order: number;
}

/** Rules by layer, then specificity, then order. */
function rankRules(sheets: readonly Stylesheet[]): readonly RankedRule[] {
  const ranks = rankLayers(sheets);
  const weigh = ({ rule }: RankedRule): number => weighPageSelector(rule.selector);
  return sheets
    .flatMap((sheet) => sheet.pageRules)
    .map((rule, order) => ({ rule: { ...rule, layer: ranks.get(rule.layer) ?? 0 }, order }))
    .sort((a, b) => a.rule.layer - b.rule.layer || weigh(a) - weigh(b) || a.order - b.order);
}

function fillContent(
  { content, ...box }: CascadedPage["marginBoxes"][number],
  questions: PageQuestions,
): PageStyle["marginBoxes"][number] {
  return { ...box, content: content.flatMap((item) => toContentPart(item, questions)) };
}

function toContentPart(item: ContentItem, questions: PageQuestions): readonly ContentPart[] {
  switch (item.kind) {
    case "text":
      return [{ kind: "text", text: item.text }];
    case "string":
      return [{ kind: "string", name: item.name, position: item.position }];
    case "counter": {
      const { name, counterStyle } = item;
      return (name === "page" || name === "pages") && isCounterStyle(counterStyle)
        ? [{ kind: "counter", name, counterStyle }]
        : [];
    }
    case "running":
      return [{ kind: "element", name: item.name, position: item.position }];
    case "attribute":
      return [{ kind: "text", text: questions.findRootAttribute(item.name) ?? "" }];
    case "leader":
      return [{ kind: "node", node: item }];
    case "target-page": {
      const { target, counterStyle } = item;
      return [{ kind: "node", node: { kind: "page-number", target: findId(target, questions), counterStyle } }];
    }
    case "target-text":
      return [{ kind: "text", text: questions.findTargetText(findId(item.target, questions), item.part) }];
    case "picture":
      return [{ kind: "picture", source: item.source }];
    case "counters":
    case "quote":
    case "own-text":
      return [];
  }
}

function findId(reference: Reference, questions: PageQuestions): string {
  const text = reference.kind === "text" ? reference.text : (questions.findRootAttribute(reference.name) ?? "");
  return text.replace(/^#/u, "");
}
