import type { PageItem } from "../../model/page.js";
import type { ContentPart, MarginBox, MarginBoxName, PageStyle } from "../../model/styled.js";
import type { Artifact } from "../../model/tag-tree.js";
import { LayoutLine } from "../layout-item.js";
import { resolveAuto, resolveInsets } from "../lengths.js";
import { compileInlines } from "../paragraph/compile-inlines.js";
import type { InlineContent, InlineEnvironment } from "../paragraph/inline-walk.js";
import { breakLines } from "../paragraph/paragraph.js";
import { drawEdge } from "./draw-edge.js";
import { finishLine } from "./finish-line.js";
import { formatCounter } from "../../formats/format-counter.js";
import { findString } from "./page-facts.js";
import type { PageFacts } from "./page-facts.js";

interface Area {
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** Draws the running heads and feet of one page. They are not part of the text. */
export function drawMarginBoxes(
  style: PageStyle,
  page: number,
  pageCount: number,
  facts: PageFacts,
  environment: InlineEnvironment,
): readonly PageItem[] {
  return style.marginBoxes.flatMap((box) => {
    const text = box.content.map((part) => fillIn(part, page, pageCount, facts)).join("");
    return drawBox(box, text, findArea(box, style), facts, environment);
  });
}

function fillIn(part: ContentPart, page: number, pageCount: number, facts: PageFacts): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "string":
      return findString(facts, part.name, page, part.position);
    case "counter":
      return formatCounter(part.counterStyle, part.name === "page" ? page + 1 : pageCount);
  }
}

/** Where each margin box stands (CSS Paged Media 3, 5.3); a box with a width keeps it, the others take the rest. */
function findArea(box: MarginBox, style: PageStyle): Area {
  const { margin, widthPt, heightPt } = style;
  const { vertical, horizontal } = splitName(box.name);
  const across = findAcross(box, style, horizontal);
  switch (vertical) {
    case "top":
      return { ...across, y: 0, heightPt: margin.top };
    case "bottom":
      return { ...across, y: heightPt - margin.bottom, heightPt: margin.bottom };
    case "side": {
      const x = box.name.startsWith("left") ? 0 : widthPt - margin.right;
      const width = box.name.startsWith("left") ? margin.left : margin.right;
      return { x, y: margin.top, widthPt: width, heightPt: heightPt - margin.top - margin.bottom };
    }
  }
}

type Horizontal = "left-corner" | "left" | "center" | "right" | "right-corner";

function splitName(name: MarginBoxName): { vertical: "top" | "bottom" | "side"; horizontal: Horizontal } {
  const vertical = name.startsWith("top") ? "top" : name.startsWith("bottom") ? "bottom" : "side";
  const rest = name.slice(name.indexOf("-") + 1);
  switch (rest) {
    case "left-corner":
    case "left":
    case "right":
    case "right-corner":
      return { vertical, horizontal: rest };
    default:
      return { vertical, horizontal: "center" };
  }
}

function findAcross(box: MarginBox, style: PageStyle, horizontal: Horizontal): { x: number; widthPt: number } {
  const { margin, widthPt } = style;
  const contentPt = widthPt - margin.left - margin.right;
  const own = resolveAuto(box.style.width, contentPt);
  switch (horizontal) {
    case "left-corner":
      return { x: 0, widthPt: margin.left };
    case "right-corner":
      return { x: widthPt - margin.right, widthPt: margin.right };
    case "left":
      return { x: margin.left, widthPt: own ?? contentPt - findOpposite(box, style, contentPt) };
    case "center":
      return { x: margin.left + (contentPt - (own ?? contentPt)) / 2, widthPt: own ?? contentPt };
    case "right": {
      const width = own ?? contentPt - findOpposite(box, style, contentPt);
      return { x: widthPt - margin.right - width, widthPt: width };
    }
  }
}

/** Width that the box at the other side of the same edge has of its own, in pt. */
function findOpposite(box: MarginBox, style: PageStyle, contentPt: number): number {
  const name = box.name.endsWith("left") ? box.name.replace("left", "right") : box.name.replace("right", "left");
  const other = style.marginBoxes.find((candidate) => candidate.name === name);
  return other === undefined ? 0 : (resolveAuto(other.style.width, contentPt) ?? 0);
}

function drawBox(
  box: MarginBox,
  text: string,
  area: Area,
  facts: PageFacts,
  environment: InlineEnvironment,
): readonly PageItem[] {
  const insets = resolveInsets(box.style, area.widthPt);
  const top = resolveAuto(box.style.margin.top, area.widthPt) ?? 0;
  const bottom = resolveAuto(box.style.margin.bottom, area.widthPt) ?? 0;
  const mark: Artifact = {
    kind: "artifact",
    type: "Pagination",
    subtype: box.name.startsWith("bottom") ? "Footer" : "Header",
  };
  const lines = setText(text, box, area.widthPt - insets.left - insets.right, environment, mark);
  const textPt = lines.reduce((sum, line) => sum + line.getHeight(), 0);
  const heightPt = textPt + insets.top + insets.bottom;
  const y = findTop(box, area, heightPt, top, bottom);
  let lineY = y + insets.top;
  const items: PageItem[] = [...drawEdge(box.style.border.top, area.x, y, area.widthPt, box.style.border.top.widthPt)];
  for (const line of lines) {
    line.x = area.x + insets.left + line.text.offsetPt;
    line.y = lineY;
    lineY += line.getHeight();
    items.push(...finishLine(line, facts).items);
  }
  const edge = box.style.border.bottom;
  items.push(...drawEdge(edge, area.x, y + heightPt - edge.widthPt, area.widthPt, edge.widthPt));
  return items.map((item) => ({ ...item, mark }));
}

function findTop(box: MarginBox, area: Area, heightPt: number, top: number, bottom: number): number {
  switch (box.verticalAlign) {
    case "top":
      return area.y + top;
    case "middle":
      return area.y + top + (area.heightPt - top - bottom - heightPt) / 2;
    case "bottom":
      return area.y + area.heightPt - bottom - heightPt;
  }
}

function setText(
  text: string,
  box: MarginBox,
  measurePt: number,
  environment: InlineEnvironment,
  mark: Artifact,
): LayoutLine[] {
  const style = environment.runStyles.find(box.style);
  const content: InlineContent = { items: [], events: [], endsInSpace: true };
  compileInlines([{ kind: "text", text }], style, content, { ...environment, findMark: () => mark }, undefined);
  if (content.items.length === 0) return [];
  const paragraph = { items: content.items, style, events: [], marker: undefined, source: undefined };
  return breakLines(paragraph, measurePt).map((line) => {
    const placed = new LayoutLine(line);
    placed.artifact = mark;
    return placed;
  });
}
