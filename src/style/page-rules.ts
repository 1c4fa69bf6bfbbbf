import type { Sink } from "../diagnostics/diagnostic.js";
import { resolveLength } from "../model/length.js";
import type {
  ComputedStyle,
  ContentPart,
  Edges,
  FootnoteArea,
  FootnoteBox,
  LengthOrAuto,
  MarginBox,
  MarginBoxName,
  NoteArea,
  NoteAreas,
  PageKind,
  PageRules,
  PageStyle,
} from "../model/styled.js";
import { assembleStyle } from "./assemble-style.js";
import { computeValues } from "./compute-values.js";
import type { ComputeBase, ComputeEnvironment, RankedBlock } from "./compute-values.js";
import { isCounterStyle } from "./counter-style.js";
import type { Viewport } from "./longhand.js";
import { rankLayers } from "./layers.js";
import type { DeclarationBlock, PageRule as SheetPageRule, Stylesheet } from "./stylesheet.js";
import { matchesPage, weighPageSelector } from "./page-selector.js";
import type { ContentItem, Values } from "./values.js";

/** @returns An attribute of the root element: margin boxes have no other. */
type FindAttribute = (name: string) => string | undefined;

interface PageEnvironment extends ComputeEnvironment {
  readonly findRootAttribute: FindAttribute;
}

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
  findRootAttribute: FindAttribute = () => undefined,
): PageRules {
  const ranks = rankLayers(sheets);
  const rules = sheets.flatMap((sheet) =>
    sheet.pageRules.map((rule) => ({ ...rule, layer: ranks.get(rule.layer) ?? 0 })),
  );
  const environment: PageEnvironment = {
    findRootAttribute,
    rootFontSizePt: root.values.fontSize,
    viewport,
    report: (code, report) => {
      sink.report(code, report);
    },
  };
  const ranked = rankRules(rules);
  const known = new Map<string, PageStyle>();
  const resolve = (page: PageKind): PageStyle => {
    const matching = ranked.filter(({ rule }) => matchesPage(rule.selector, page));
    const key = `${page.blank ? "blank" : ""} ${matching.map(({ order }) => order).join(" ")}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = resolvePage(
      matching.map(({ rule }) => rule),
      page.blank,
      root,
      environment,
    );
    known.set(key, made);
    return made;
  };
  return {
    resolve,
    get base() {
      const plain = ranked.filter(({ rule }) => weighPageSelector(rule.selector) === 0);
      return resolvePage(
        plain.map(({ rule }) => rule),
        false,
        root,
        environment,
      );
    },
  };
}

interface RankedRule {
  readonly rule: PageRule;
  readonly order: number;
}

/** Rules by layer, then specificity, then order. */
function rankRules(rules: readonly PageRule[]): readonly RankedRule[] {
  const weigh = ({ rule }: RankedRule): number => weighPageSelector(rule.selector);
  return rules
    .map((rule, order) => ({ rule, order }))
    .sort((a, b) => layerOf(a.rule) - layerOf(b.rule) || weigh(a) - weigh(b) || a.order - b.order);
}

function layerOf(rule: PageRule): number {
  return rule.layer;
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

function resolvePage(
  rules: readonly PageRule[],
  blank: boolean,
  root: ComputeBase,
  environment: PageEnvironment,
): PageStyle {
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
    insets: {
      top: toPt(values.paddingTop, heightPt) + style.border.top.widthPt,
      right: toPt(values.paddingRight, widthPt) + style.border.right.widthPt,
      bottom: toPt(values.paddingBottom, heightPt) + style.border.bottom.widthPt,
      left: toPt(values.paddingLeft, widthPt) + style.border.left.widthPt,
    },
    border: style.border,
    backgroundColor: style.backgroundColor,
    backgroundImage: style.backgroundImage,
    bleedPt: resolveBleed(values),
    marks: values.marks,
    marginBoxes: resolveMarginBoxes(rules, blank, page, environment),
    noteAreas: resolveNoteAreas(rules, page, environment),
    footnoteArea: resolveFootnotes(rules, page, environment),
  };
}

/** Farther than that no printer's sheet reaches, in pt: 50 mm. */
const LARGEST_BLEED_PT = (50 * 72) / 25.4;

/** CSS Paged Media 3, 7.3: pages with crop marks bleed by 6 pt. */
function resolveBleed({ bleed, marks }: Readonly<Values>): number {
  return Math.min(bleed === "auto" ? (marks.crop ? 6 : 0) : bleed, LARGEST_BLEED_PT);
}

function toPt(value: LengthOrAuto, basisPt: number): number {
  return value === "auto" ? 0 : resolveLength(value, basisPt);
}

/** A blank page has only the boxes that a rule for blank pages names: nobody expects a running head on an empty page. */
function resolveMarginBoxes(
  rules: readonly PageRule[],
  blank: boolean,
  page: ComputeBase,
  environment: PageEnvironment,
): readonly MarginBox[] {
  const naming = blank ? rules.filter(({ selector }) => selector.pseudos.some(({ kind }) => kind === "blank")) : rules;
  const names = new Set(naming.flatMap((rule) => rule.marginBoxes.map(([name]) => name)));
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
        content: values.content.flatMap((item) => toContentPart(item, environment.findRootAttribute)),
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

function toContentPart(item: ContentItem, find: FindAttribute): readonly ContentPart[] {
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
      return [{ kind: "text", text: find(item.name) ?? "" }];
    case "leader":
      return [{ kind: "node", node: item }];
    case "target-page": {
      const { target: reference, counterStyle } = item;
      const text = reference.kind === "text" ? reference.text : (find(reference.name) ?? "");
      return [{ kind: "node", node: { kind: "page-number", target: text.replace(/^#/u, ""), counterStyle } }];
    }
    case "counters":
    case "quote":
    case "own-text":
    case "target-text":
      return [];
  }
}

function resolveNoteAreas(rules: readonly PageRule[], page: ComputeBase, environment: PageEnvironment): NoteAreas {
  return {
    left: resolveNoteArea("left", rules, page, environment),
    right: resolveNoteArea("right", rules, page, environment),
  };
}

function resolveNoteArea(
  side: "left" | "right",
  rules: readonly PageRule[],
  page: ComputeBase,
  environment: PageEnvironment,
): NoteArea | undefined {
  const blocks = rank(rules, (rule) => (side === "right" ? rule.rightNote : rule.leftNote));
  if (blocks.length === 0) return undefined;
  const { values } = computeValues(blocks, page, environment);
  if (values.display === "none") return undefined;
  const { widthPt } = page.values.size;
  const width = toPt(values.width, widthPt);
  if (width <= 0) {
    reportWidth(side, environment.report);
    return undefined;
  }
  return { widthPt: width, gapPt: toPt(side === "right" ? values.marginLeft : values.marginRight, widthPt) };
}

function reportWidth(side: "left" | "right", report: ComputeEnvironment["report"]): void {
  report("note-area-incomplete", {
    message: `\`@${side}note\` has no width, so side notes stand in the text`,
    hint: `Give it one: @${side}note { width: 50mm; margin-${side === "right" ? "left" : "right"}: 10mm }`,
  });
}

function resolveFootnotes(rules: readonly PageRule[], page: ComputeBase, environment: PageEnvironment): FootnoteArea {
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
    ...resolveFootnoteBox(values, style, page.values.size.widthPt),
  };
}

/** Most areas are a rule above the notes and nothing more; those cost no box. */
function resolveFootnoteBox(
  values: Readonly<Values>,
  style: ComputedStyle,
  widthPt: number,
): { readonly box?: FootnoteBox } {
  const { border } = style;
  const edges = (top: LengthOrAuto, right: LengthOrAuto, bottom: LengthOrAuto, left: LengthOrAuto): Edges<number> => ({
    top: toPt(top, widthPt),
    right: toPt(right, widthPt),
    bottom: toPt(bottom, widthPt),
    left: toPt(left, widthPt),
  });
  const margin = edges(values.marginTop, values.marginRight, values.marginBottom, values.marginLeft);
  const padding = edges(values.paddingTop, values.paddingRight, values.paddingBottom, values.paddingLeft);
  const insets = {
    top: padding.top + border.top.widthPt,
    right: padding.right + border.right.widthPt,
    bottom: padding.bottom + border.bottom.widthPt,
    left: padding.left + border.left.widthPt,
  };
  const around = [margin.right, margin.bottom, margin.left, insets.right, insets.bottom, insets.left];
  const isPlain = style.backgroundColor === undefined && around.every((edge) => edge === 0);
  return isPlain ? {} : { box: { style, margin, insets } };
}
