import type { Inline, List, ListItem } from "../model/document.js";
import { trustHtml } from "./html.js";
import type { RecommendationData, RecommendationsData } from "./page-data.js";
import { writeSpan, type RenderContext } from "./render-context.js";
import { renderInlines } from "./render-inlines.js";

/** Reads the items of a list as recommendations: `**To whom** *when* text`. */
export function readRecommendations(list: List, context: RenderContext): RecommendationsData {
  return { items: list.items.map((item) => readItem(item, context)) };
}

function readItem(item: ListItem, context: RenderContext): RecommendationData {
  const [first, ...others] = item.children;
  const inlines = first?.kind === "paragraph" ? first.children : [];
  const { to, when, text } = splitLead(inlines);
  const number = takeNumber(context);
  const toHtml = to === undefined ? undefined : trustHtml(renderInlines(to, context));
  const whenHtml = when === undefined ? undefined : trustHtml(renderInlines(when, context));
  const lead = text.length === 0 ? "" : `<p>${renderInlines(text, context)}</p>\n`;
  const rest = context.renderBlocks(first?.kind === "paragraph" ? others : item.children, context);
  return { ...number, to: toHtml, when: whenHtml, text: trustHtml(lead + rest), span: writeSpan(item.span) };
}

/** Recommendations are numbered through the whole brief, so that each has one number and one id. */
export function takeNumber({ recommendations }: RenderContext): { readonly number: number; readonly id: string } {
  recommendations.count += 1;
  return { number: recommendations.count, id: `recommendation-${String(recommendations.count)}` };
}

interface Lead {
  readonly to: readonly Inline[] | undefined;
  readonly when: readonly Inline[] | undefined;
  readonly text: readonly Inline[];
}

/** Bold text at the beginning is the addressee, emphasis right behind it the time frame. */
function splitLead(inlines: readonly Inline[]): Lead {
  const [first] = inlines;
  if (first?.kind !== "strong") return { to: undefined, when: undefined, text: inlines };
  const rest = dropSpace(inlines.slice(1));
  const [next] = rest;
  if (next?.kind !== "emphasis") return { to: first.children, when: undefined, text: rest };
  return { to: first.children, when: next.children, text: dropSpace(rest.slice(1)) };
}

function dropSpace(inlines: readonly Inline[]): readonly Inline[] {
  const [first, ...others] = inlines;
  if (first === undefined) return inlines;
  if (first.kind === "softBreak" || first.kind === "hardBreak") return dropSpace(others);
  if (first.kind !== "text") return inlines;
  const value = first.value.trimStart();
  return value === "" ? dropSpace(others) : [{ ...first, value }, ...others];
}
