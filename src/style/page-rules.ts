import type { Sink } from "../diagnostics/diagnostic.js";
import { resolveLength } from "../model/length.js";
import type {
  ContentPart,
  FootnoteArea,
  LengthOrAuto,
  MarginBox,
  MarginBoxName,
  NoteArea,
  PageRules,
  PageSelector,
  PageStyle,
} from "../model/styled.js";
import { assembleStyle } from "./assemble-style.js";
import { computeValues } from "./compute-values.js";
import type { ComputeBase, ComputeEnvironment, RankedBlock } from "./compute-values.js";
import { isCounterStyle } from "./counter-style.js";
import type { Viewport } from "./longhand.js";
import { rankLayers } from "./layers.js";
import type { DeclarationBlock, PageRule as SheetPageRule, Stylesheet } from "./stylesheet.js";
import type { ContentItem, Values } from "./values.js";

/** A rule with the rank of its layer. */
type PageRule = Omit<SheetPageRule, "layer"> & { readonly layer: number };

/** A page without any rule is A4 with margins of an inch less a bit: CSS leaves them to us. */
const DEFAULT_MARGIN_PT = 56.7;

/**
 * Cascades `@page` rules for each kind of page; page properties inherit from the root element.
 *
 * @param viewport - The page that `vw` and `vh` are shares of.
 */
export function createPageRules(
  sheets: readonly Stylesheet[],
  root: ComputeBase,
  viewport: Viewport,
  sink: Sink,
): PageRules {
  const ranks = rankLayers(sheets);
  const rules = sheets.flatMap((sheet) =>
    sheet.pageRules.map((rule) => ({ ...rule, layer: ranks.get(rule.layer) ?? 0 })),
  );
  const environment: ComputeEnvironment = {
    rootFontSizePt: root.values.fontSize,
    viewport,
    report: (code, report) => {
      sink.report(code, report);
    },
  };
  const known = new Map<string, PageStyle>();
  return {
    resolve(selectors) {
      const key = [...selectors].sort().join(" ");
      const found = known.get(key);
      if (found !== undefined) return found;
      const made = resolvePage(rankRules(rules, selectors), root, environment);
      known.set(key, made);
      return made;
    },
  };
}

/** Rules for this kind of page by layer, then specificity: `:first` and `:blank` beat `:left` and `:right`. */
function rankRules(rules: readonly PageRule[], selectors: ReadonlySet<PageSelector>): readonly PageRule[] {
  return rules
    .filter((rule) => rule.selectors.every((selector) => selectors.has(selector)))
    .map((rule, order) => ({ rule, order }))
    .sort((a, b) => layerOf(a.rule) - layerOf(b.rule) || weigh(a.rule) - weigh(b.rule) || a.order - b.order)
    .map(({ rule }) => rule);
}

function layerOf(rule: PageRule): number {
  return rule.layer;
}

function weigh(rule: PageRule): number {
  return rule.selectors.reduce((sum, selector) => sum + (selector === "first" || selector === "blank" ? 10 : 1), 0);
}

function rank(
  rules: readonly PageRule[],
  choose: (rule: PageRule) => DeclarationBlock | undefined,
): readonly RankedBlock[] {
  return rules.flatMap((rule) => {
    const block = choose(rule);
    return block === undefined ? [] : [{ layer: layerOf(rule), block }];
  });
}

function resolvePage(rules: readonly PageRule[], root: ComputeBase, environment: ComputeEnvironment): PageStyle {
  const page = computeValues(
    rank(rules, (rule) => rule.block),
    root,
    environment,
  );
  const { values } = page;
  const style = assembleStyle(values, undefined);
  const { widthPt, heightPt } = values.size;
  const hasRules = rules.length > 0;
  const margin = (value: LengthOrAuto, basisPt: number): number =>
    hasRules ? toPt(value, basisPt) : DEFAULT_MARGIN_PT;
  return {
    widthPt,
    heightPt,
    margin: {
      top: margin(values.marginTop, heightPt),
      right: margin(values.marginRight, widthPt),
      bottom: margin(values.marginBottom, heightPt),
      left: margin(values.marginLeft, widthPt),
    },
    backgroundColor: style.backgroundColor,
    marginBoxes: resolveMarginBoxes(rules, page, environment),
    noteArea: resolveNoteArea(rules, page, environment),
    footnoteArea: resolveFootnotes(rules, page, environment),
  };
}

function toPt(value: LengthOrAuto, basisPt: number): number {
  return value === "auto" ? 0 : resolveLength(value, basisPt);
}

function resolveMarginBoxes(
  rules: readonly PageRule[],
  page: ComputeBase,
  environment: ComputeEnvironment,
): readonly MarginBox[] {
  const names = new Set(rules.flatMap((rule) => rule.marginBoxes.map(([name]) => name)));
  return [...names].flatMap((name) => {
    const blocks = rules.flatMap((rule) =>
      rule.marginBoxes.filter(([box]) => box === name).map(([, block]) => ({ layer: layerOf(rule), block })),
    );
    const { values } = computeValues(blocks, page, environment);
    if (typeof values.content === "string") return [];
    const aligned: Values = {
      ...values,
      textAlign: declares(blocks, "text-align") ? values.textAlign : defaultAlign(name),
    };
    return [
      {
        name,
        content: values.content.flatMap(toContentPart),
        style: assembleStyle(aligned, undefined),
        verticalAlign: findVertical(name, values),
      },
    ];
  });
}

function declares(blocks: readonly RankedBlock[], property: string): boolean {
  return blocks.some(({ block }) =>
    [...block.normal, ...block.important].some((declaration) =>
      declaration.kind === "longhand"
        ? declaration.ltr.longhand.name === property
        : declaration.kind === "pending" && declaration.property === property,
    ),
  );
}

/** CSS Paged Media 3, 5.3.2.4: text stands at the side that the box is named for. */
function defaultAlign(name: MarginBoxName): Values["textAlign"] {
  if (name.endsWith("center") || name.startsWith("left-") || name.startsWith("right-")) return "center";
  if (name.endsWith("-right") || name.endsWith("left-corner")) return "right";
  return "left";
}

/** CSS Paged Media 3, 5.3.2.4: in the middle, but boxes at the sides stand where their name says. */
function findVertical(name: MarginBoxName, values: Readonly<Values>): MarginBox["verticalAlign"] {
  const { verticalAlign } = values;
  if (verticalAlign === "top" || verticalAlign === "middle" || verticalAlign === "bottom") return verticalAlign;
  if (name === "left-top" || name === "right-top") return "top";
  return name === "left-bottom" || name === "right-bottom" ? "bottom" : "middle";
}

function toContentPart(item: ContentItem): readonly ContentPart[] {
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
    case "attribute":
    case "counters":
    case "quote":
    case "own-text":
    case "target-page":
      return [];
  }
}

/** The note area of the page. There is one rail: of a left and a right one, the rule of higher rank decides. */
function resolveNoteArea(
  rules: readonly PageRule[],
  page: ComputeBase,
  environment: ComputeEnvironment,
): NoteArea | undefined {
  const decisive = rules.findLast((rule) => rule.leftNote !== undefined || rule.rightNote !== undefined);
  if (decisive === undefined) return undefined;
  const side = decisive.rightNote === undefined ? "left" : "right";
  const blocks = rank(rules, (rule) => (side === "right" ? rule.rightNote : rule.leftNote));
  const { values } = computeValues(blocks, page, environment);
  const { widthPt } = page.values.size;
  const width = toPt(values.width, widthPt);
  if (width <= 0) {
    reportWidth(side, environment.report);
    return undefined;
  }
  return { side, widthPt: width, gapPt: toPt(side === "right" ? values.marginLeft : values.marginRight, widthPt) };
}

function reportWidth(side: "left" | "right", report: ComputeEnvironment["report"]): void {
  report("note-area-incomplete", {
    message: `\`@${side}note\` has no width, so side notes stand in the text`,
    hint: `Give it one: @${side}note { width: 50mm; margin-${side === "right" ? "left" : "right"}: 10mm }`,
  });
}

function resolveFootnotes(
  rules: readonly PageRule[],
  page: ComputeBase,
  environment: ComputeEnvironment,
): FootnoteArea {
  const { values } = computeValues(
    rank(rules, (rule) => rule.footnote),
    page,
    environment,
  );
  const style = assembleStyle(values, undefined);
  return {
    marginTopPt: toPt(values.marginTop, 0),
    paddingTopPt: toPt(values.paddingTop, 0),
    border: style.border.top,
    borderLengthPt: values.ruleWidth,
  };
}
