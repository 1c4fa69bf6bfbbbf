import { formatCounter } from "../../formats/format-counter.js";
import type { PageItem } from "../../model/page.js";
import type { ComputedStyle } from "../../model/computed-style.js";
import type { ContentPart, MarginBox } from "../../model/page-style.js";
import type { StyledElement, StyledNode } from "../../model/styled.js";
import type { Artifact } from "../../model/tag-tree.js";
import { createFragment, createFrame } from "../box.js";
import { placeGalley } from "../galley.js";
import type { Galley } from "../galley.js";
import type { BlockNode } from "../layout-node.js";
import { buildBlock } from "../nodes/build-nodes.js";
import type { PageRecord } from "../page-record.js";
import type { InlineEnvironment } from "../paragraph/inline-walk.js";
import type { IntrinsicWidths } from "../paragraph/paragraph.js";
import { finishBox } from "./finish-box.js";
import { finishLine } from "./finish-line.js";
import { placeMarginBoxes } from "./place-margin-boxes.js";
import type { BoxContent, PlacedBox } from "./place-margin-boxes.js";
import { findAssigned } from "./page-facts.js";
import type { FindBackground } from "./paint-background.js";
import type { PageFacts } from "./page-facts.js";

/** What lays the content of margin boxes out. */
export interface FurnitureHost {
  readonly environment: InlineEnvironment;
  detach(node: BlockNode, widthPt: number): Galley;
  measure(node: BlockNode): IntrinsicWidths;
  readonly findBackground: FindBackground;
}

/** Draws the running heads and feet of one page. They are not part of the text. */
export function drawMarginBoxes(
  record: PageRecord,
  pageCount: number,
  facts: PageFacts,
  host: FurnitureHost,
): readonly PageItem[] {
  const { style, index } = record;
  if (style.marginBoxes.length === 0) return [];
  const contents = style.marginBoxes.map((box) => createContent(box, index, pageCount, facts, host));
  return placeMarginBoxes(contents, style).flatMap((placed) => drawBox(placed, index, facts, host));
}

function createContent(
  box: MarginBox,
  page: number,
  pageCount: number,
  facts: PageFacts,
  host: FurnitureHost,
): BoxContent {
  const mark = findMark(box);
  const sources = new Map(
    box.content.flatMap((part) => (part.kind === "picture" ? [[part.source.path, part.source] as const] : [])),
  );
  const environment: InlineEnvironment = {
    ...host.environment,
    findPicture: (path, at) => {
      const source = sources.get(path);
      return source === undefined ? host.environment.findPicture(path, at) : host.findBackground(source);
    },
    findMark: () => mark,
    findLink: () => undefined,
    findCall: () => undefined,
  };
  const children = fillIn(box, page, pageCount, facts);
  const element: StyledElement = { kind: "element", tag: "div", attributes: {}, style: findInnerStyle(box), children };
  const build = (): BlockNode =>
    buildBlock(element, { events: [], marker: undefined, source: undefined }, environment, true);
  return { box, measure: () => host.measure(build()), layOut: (widthPt) => host.detach(build(), widthPt) };
}

function findMark({ name }: MarginBox): Artifact {
  return { kind: "artifact", type: "Pagination", subtype: name.startsWith("bottom") ? "Footer" : "Header" };
}

const innerStyles = new WeakMap<MarginBox, ComputedStyle>();

/** The style of what is in a box: its own edges and sizes are those of the box. */
function findInnerStyle(box: MarginBox): ComputedStyle {
  const known = innerStyles.get(box);
  if (known !== undefined) return known;
  const { style } = box;
  const zero = { top: 0, right: 0, bottom: 0, left: 0 };
  const none = { widthPt: 0, style: "none", color: style.color } as const;
  const made: ComputedStyle = {
    ...style,
    display: "block",
    margin: zero,
    padding: zero,
    border: { top: none, right: none, bottom: none, left: none },
    backgroundColor: undefined,
    width: "auto",
    minWidth: 0,
    maxWidth: "none",
    height: "auto",
    minHeight: 0,
    verticalAlign: "baseline",
  };
  innerStyles.set(box, made);
  return made;
}

/** The parts of a content with what is known of the page; texts that follow one another become one. */
function fillIn(box: MarginBox, page: number, pageCount: number, facts: PageFacts): readonly StyledNode[] {
  const nodes: StyledNode[] = [];
  let text = "";
  for (const part of box.content) {
    if (part.kind === "text") text += part.text;
    else if (part.kind === "string") text += findAssigned(facts.strings.get(part.name), page, part.position) ?? "";
    else if (part.kind === "counter") {
      text += formatCounter(part.counterStyle, part.name === "page" ? (facts.numbers[page] ?? 0) : pageCount);
    } else {
      if (text !== "") nodes.push({ kind: "text", text });
      text = "";
      const node = createNode(part, box, page, facts);
      if (node !== undefined) nodes.push(node);
    }
  }
  if (text !== "") nodes.push({ kind: "text", text });
  return nodes;
}

function createNode(
  part: Extract<ContentPart, { kind: "element" | "node" | "picture" }>,
  box: MarginBox,
  page: number,
  facts: PageFacts,
): StyledNode | undefined {
  switch (part.kind) {
    case "element":
      return findRunning(part, page, facts);
    case "node":
      return part.node;
    case "picture": {
      const style: ComputedStyle = { ...findInnerStyle(box), display: "inline" };
      return { kind: "element", tag: "img", attributes: { src: part.source.path, alt: "" }, style, children: [] };
    }
  }
}

const standing = new WeakMap<StyledElement, StyledElement>();

/** The running element of the page, as one that stands where it is. */
function findRunning(
  { name, position }: Extract<ContentPart, { kind: "element" }>,
  page: number,
  facts: PageFacts,
): StyledElement | undefined {
  const element = findAssigned(facts.running.get(name), page, position);
  if (element === undefined) return undefined;
  const known = standing.get(element);
  if (known !== undefined) return known;
  const made = { ...element, style: { ...element.style, running: undefined } };
  standing.set(element, made);
  return made;
}

function drawBox(
  { box, galley, area, insets }: PlacedBox,
  page: number,
  facts: PageFacts,
  host: FurnitureHost,
): readonly PageItem[] {
  const mark = findMark(box);
  const frame = createFragment(createFrame(box.style), area.x, area.y, area.widthPt, undefined);
  frame.heightPt = area.heightPt;
  frame.last = true;
  const items: PageItem[] = [...finishBox(frame, host.findBackground)];
  const roomPt = area.heightPt - insets.top - insets.bottom - galley.heightPt;
  const y = area.y + insets.top + shiftDown(box, roomPt);
  for (const item of placeGalley(galley, area.x + insets.left, y)) {
    if (item.kind === "box") {
      items.push(...finishBox(item, host.findBackground));
      continue;
    }
    item.artifact = mark;
    items.push(...finishLine(item, facts, page).items);
  }
  return items.map((item) => ({ ...item, mark }));
}

function shiftDown({ verticalAlign }: MarginBox, roomPt: number): number {
  switch (verticalAlign) {
    case "top":
      return 0;
    case "middle":
      return roomPt / 2;
    case "bottom":
      return roomPt;
  }
}
