import { resolveLength } from "../model/length.js";
import type { ComputedStyle, Edges, LengthOrAuto } from "../model/computed-style.js";
import type {
  FootnoteArea,
  FootnoteBox,
  MarginBox,
  MarginBoxName,
  NoteArea,
  NoteAreas,
  PageStyle,
} from "../model/page-style.js";
import { assembleStyle } from "./assemble-style.js";
import { computeValues } from "./compute-values.js";
import type { ComputeBase, ComputeEnvironment, RankedBlock } from "./compute-values.js";
import type { DeclarationBlock, PageRule as SheetPageRule } from "./stylesheet.js";
import type { ContentItem, Values } from "./values.js";

/** A rule with the rank of its layer. */
export type PageRule = Omit<SheetPageRule, "layer"> & { readonly layer: number };

/** What the rules make of a page: the same for each brief whose root element has the same style. */
export interface CascadedPage extends Omit<PageStyle, "marginBoxes"> {
  readonly marginBoxes: readonly CascadedMarginBox[];
}

/** A margin box whose content may still ask for attributes of the brief. */
export interface CascadedMarginBox extends Omit<MarginBox, "content"> {
  readonly content: readonly ContentItem[];
}

/** A page without any rule is A4 with margins of an inch less a bit: CSS leaves them to us. */
const DEFAULT_MARGIN_PT = 56.7;

function rank(
  rules: readonly PageRule[],
  choose: (rule: PageRule) => DeclarationBlock | undefined,
): readonly RankedBlock[] {
  return rules.flatMap((rule) => {
    const block = choose(rule);
    return block === undefined ? [] : [{ layer: rule.layer, block }];
  });
}

/** @param blank - Whether the page was left empty by a forced break. */
export function cascadePage(
  rules: readonly PageRule[],
  blank: boolean,
  root: ComputeBase,
  environment: ComputeEnvironment,
): CascadedPage {
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
  environment: ComputeEnvironment,
): readonly CascadedMarginBox[] {
  const naming = blank ? rules.filter(({ selector }) => selector.pseudos.some(({ kind }) => kind === "blank")) : rules;
  const names = new Set(naming.flatMap((rule) => rule.marginBoxes.map(([name]) => name)));
  return [...names].flatMap((name) => {
    const blocks = rules.flatMap((rule) =>
      rule.marginBoxes.filter(([box]) => box === name).map(([, block]) => ({ layer: rule.layer, block })),
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
        content: values.content,
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
function findVertical(name: MarginBoxName, values: Readonly<Values>): CascadedMarginBox["verticalAlign"] {
  const { verticalAlign } = values;
  if (verticalAlign === "top" || verticalAlign === "middle" || verticalAlign === "bottom") return verticalAlign;
  if (name === "left-top" || name === "right-top") return "top";
  return name === "left-bottom" || name === "right-bottom" ? "bottom" : "middle";
}

function resolveNoteAreas(rules: readonly PageRule[], page: ComputeBase, environment: ComputeEnvironment): NoteAreas {
  return {
    left: resolveNoteArea("left", rules, page, environment),
    right: resolveNoteArea("right", rules, page, environment),
  };
}

function resolveNoteArea(
  side: "left" | "right",
  rules: readonly PageRule[],
  page: ComputeBase,
  environment: ComputeEnvironment,
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
