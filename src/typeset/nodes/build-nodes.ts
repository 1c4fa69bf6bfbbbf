/**
 * Styled elements to layout nodes: inline content is compiled to paragraphs, tables and grids get their rows and
 * cells, and each block knows its box. Nothing is placed here.
 */
import type { ComputedStyle } from "../../model/computed-style.js";
import type { SourcePosition, StyledElement, StyledNode } from "../../model/styled.js";
import { createFrame } from "../box.js";
import type { BlockNode, LayoutNode, LeafNode } from "../layout-node.js";
import { compileInlines, isEvent } from "../paragraph/compile-inlines.js";
import type { InlineContent, InlineEnvironment } from "../paragraph/inline-walk.js";
import { findWidth } from "../paragraph/inline-measures.js";
import type { InlineItem, LineEvent } from "../paragraph/inline-item.js";
import type { RunStyle } from "../paragraph/run-style.js";
import type { MarkerLine } from "../paragraph/text-line.js";
import { buildColumns } from "./build-columns.js";
import { buildRows } from "./build-rows.js";
import { createTextFit } from "./fit-text.js";
import { buildTable, findTableStyle } from "./build-table.js";

/** What waits for the first line: elements that begin there, and the marker of a list item. */
export interface Carry {
  events: LineEvent[];
  marker: MarkerLine | undefined;
  readonly source: SourcePosition | undefined;
}

/** Room between a marker and the text, as a share of the font size, where the marker has no margin of its own. */
const MARKER_GAP = 0.5;

/** Builds one block container with everything in it. */
export function buildBlock(element: StyledElement, carry: Carry, around: InlineEnvironment, cell: boolean): BlockNode {
  const environment = element.tag === "a" ? enterLink(element, around) : around;
  const own: Carry = {
    events: isEvent(element) ? [...carry.events, element] : [...carry.events],
    marker: carry.marker,
    source: element.source ?? carry.source,
  };
  const before: Carry = { ...carry, events: [...carry.events] };
  const arrange = findArrangement(element, own, environment);
  const style = element.style.display === "table" ? findTableStyle(element) : element.style;
  const node: BlockNode = {
    _margin: null,
    stack: buildContent(element, own, environment),
    style,
    frame: createFrame(style),
    element,
    cell,
    continued: findContinued(element, environment),
    arrange,
    rebuild: () => buildBlock(element, { ...before, events: [...before.events] }, around, cell),
  };
  carry.events = own.events;
  carry.marker = own.marker;
  return node;
}

/** All text in a link that is a block belongs to it. */
function enterLink(element: StyledElement, environment: InlineEnvironment): InlineEnvironment {
  const link = environment.findLink(element) ?? environment.link;
  return { ...environment, link, call: environment.findCall(element) };
}

/** What of the content depends on the measure: nearly always nothing does. */
function findArrangement(
  element: StyledElement,
  { events, ...carry }: Carry,
  environment: InlineEnvironment,
): BlockNode["arrange"] {
  const { textFit, gridAutoRepeat, display } = element.style;
  const counts = gridAutoRepeat !== undefined && display === "grid";
  if (textFit === undefined && !counts) return undefined;
  const begun = [...events];
  const build = (sized: InlineEnvironment, measurePt?: number): LayoutNode[] =>
    buildContent(element, { ...carry, events: [...begun] }, sized, measurePt);
  if (textFit !== undefined) return createTextFit(element, build, environment);
  return (measurePt) => build(environment, measurePt);
}

function findContinued({ continued }: StyledElement, environment: InlineEnvironment): BlockNode["continued"] {
  return continued && (() => buildContinued(continued, environment));
}

/** Builds what stands above a further part of an element. */
export function buildContinued(continued: StyledElement, environment: InlineEnvironment): BlockNode {
  return buildBlock(continued, { events: [], marker: undefined, source: continued.source }, environment, true);
}

/** @param measurePt - Where it is known. */
function buildContent(
  element: StyledElement,
  carry: Carry,
  environment: InlineEnvironment,
  measurePt?: number,
): LayoutNode[] {
  if (element.tag === "img") return buildLeaf([element], element.style, carry, environment);
  const { display } = element.style;
  if (display === "table") return buildTable(element, carry, environment);
  if (display === "grid" || display === "flex") return buildRows(element, carry, environment, measurePt);
  const flow = buildFlow(element, carry, environment);
  const { multiColumn } = element.style;
  return multiColumn === undefined ? flow : buildColumns(flow, element.style, multiColumn);
}

/** Blocks and paragraphs of a block container; runs of inline content become paragraphs of their own. */
function buildFlow(element: StyledElement, carry: Carry, environment: InlineEnvironment): LayoutNode[] {
  const nodes: LayoutNode[] = [];
  let inlines: StyledNode[] = [];
  const flush = (): void => {
    if (inlines.length === 0) return;
    nodes.push(...buildLeaf(inlines, element.style, carry, environment));
    inlines = [];
  };
  for (const child of element.children) {
    if (child.kind === "element" && child.tag === "::marker") {
      carry.marker = compileMarker(child, environment);
    } else if (child.kind === "element" && child.style.running !== undefined) {
      // It stands in margin boxes; where it would have stood, its name gets its value.
      if (inlines.length > 0) inlines.push(child);
      else carry.events.push(child);
    } else if (isInline(child) || isOutside(child)) {
      inlines.push(child);
    } else {
      flush();
      nodes.push(...buildBlockChild(child, carry, environment));
    }
  }
  flush();
  if (carry.marker !== undefined && element.style.display === "list-item")
    nodes.push(createEmptyLeaf(element.style, carry, environment));
  return nodes;
}

function buildBlockChild(child: StyledNode, carry: Carry, environment: InlineEnvironment): LayoutNode[] {
  if (child.kind === "element") return [buildBlock(child, carry, environment, false)];
  return child.kind === "svg" ? buildLeaf([child], child.style, carry, environment) : [];
}

/** What is taken out of the flow does not part the text around it. */
function isOutside(node: StyledNode): boolean {
  return node.kind === "element" && node.style.position?.scheme === "absolute";
}

/** @returns Whether the node stands in a line. */
export function isInline(node: StyledNode): boolean {
  if (node.kind === "text" || node.kind === "page-number" || node.kind === "leader") return true;
  if (node.kind === "element" && node.style.float !== "none") return false;
  return node.style.display === "inline" || node.style.display === "inline-block";
}

/** @returns One paragraph, or nothing if the inline content is only white space; before it what is taken out of it. */
export function buildLeaf(
  inlines: readonly StyledNode[],
  style: ComputedStyle,
  carry: Carry,
  environment: InlineEnvironment,
): LayoutNode[] {
  const content: InlineContent = { items: [], events: [], endsInSpace: true };
  const runStyle = environment.runStyles.find(style);
  compileInlines(inlines, runStyle, content, environment, carry.source);
  const outside = (content.outside ?? []).map((element) =>
    buildBlock(element, { events: [], marker: undefined, source: carry.source }, environment, false),
  );
  const filled = content.items.some((item) => item.kind !== "space" && item.kind !== "break");
  if (!filled) {
    carry.events.push(...content.events);
    return outside;
  }
  const paragraph = {
    items: content.items,
    style: runStyle.computed.unicodeBidi === "plaintext" ? followText(runStyle, content.items) : runStyle,
    events: [...carry.events, ...content.events],
    marker: carry.marker,
    source: carry.source,
  };
  carry.events = [];
  carry.marker = undefined;
  return [...outside, { _margin: null, text: "", paragraph }];
}

/** The style of a paragraph whose direction is that of its text (`unicode-bidi: plaintext`; CSS Text 4, 6.1). */
function followText(style: RunStyle, items: readonly InlineItem[]): RunStyle {
  const { computed } = style;
  const direction = (items[0]?.context.bidi?.base ?? 0) % 2 === 1 ? "rtl" : "ltr";
  if (direction === computed.direction) return style;
  const { alignsByText } = computed;
  const isLeft = (alignsByText === "start") === (direction === "ltr");
  const textAlign = alignsByText === undefined ? computed.textAlign : isLeft ? "left" : "right";
  return { ...style, computed: { ...computed, direction, textAlign } };
}

/** A list item without text still shows its marker. */
function createEmptyLeaf(style: ComputedStyle, carry: Carry, environment: InlineEnvironment): LeafNode {
  const runStyle = environment.runStyles.find(style);
  const [face] = runStyle.faces;
  const context = { style: runStyle, mark: { kind: "artifact", type: "Layout" }, link: undefined } as const;
  const items = [
    { kind: "word", context, face, word: face.shape("", ""), widthPt: 0, breakable: "no", call: undefined },
  ] as const;
  const paragraph = { items, style: runStyle, events: carry.events, marker: carry.marker, source: carry.source };
  carry.events = [];
  carry.marker = undefined;
  return { _margin: null, text: "", paragraph };
}

function compileMarker(marker: StyledElement, environment: InlineEnvironment): MarkerLine | undefined {
  const content: InlineContent = { items: [], events: [], endsInSpace: true };
  compileInlines(marker.children, environment.runStyles.find(marker.style), content, environment, undefined);
  while (content.items.at(-1)?.kind === "space") content.items.pop();
  if (content.items.length === 0) return undefined;
  const { direction, margin } = marker.style;
  const end = direction === "rtl" ? margin.left : margin.right;
  return {
    items: content.items,
    widthPt: content.items.reduce((sum, item) => sum + findWidth(item), 0),
    gapPt: typeof end === "number" && end !== 0 ? end : marker.style.fontSize * MARKER_GAP,
    side: direction === "rtl" ? "right" : "left",
  };
}
