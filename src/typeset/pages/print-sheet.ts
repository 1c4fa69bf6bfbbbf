import type { PageItem, Sheet } from "../../model/page.js";
import type { PageStyle } from "../../model/page-style.js";
import { LAYOUT_ARTIFACT } from "../tags/build-tag-tree.js";
import { drawOutline, insetArea, SQUARE_CORNERS } from "./box-outline.js";
import { paintImage } from "./paint-background.js";
import type { BackgroundPlace, FindBackground } from "./paint-background.js";
import { paintBorders } from "./paint-borders.js";

/** Printer's marks are 12 pt long, hair lines, and keep clear of the page by the bleed, at least by 3 pt. */
const MARK_PT = 12;
const HAIRLINE_PT = 0.25;
const LEAST_OFFSET_PT = 3;

const BLACK = { r: 0, g: 0, b: 0 };

/** @returns The sheet of a page that bleeds or has marks. */
export function findSheet({ bleedPt, marks }: PageStyle): Sheet | undefined {
  if (!marks.crop && !marks.cross) return bleedPt > 0 ? { bleedPt, marginPt: bleedPt } : undefined;
  return { bleedPt, marginPt: findOffset(bleedPt) + MARK_PT };
}

function findOffset(bleedPt: number): number {
  return Math.max(bleedPt, LEAST_OFFSET_PT);
}

/** Background and border of a page. The background lies under its margins as well, and under the bleed. */
export function paintPage(style: PageStyle, find: FindBackground): readonly PageItem[] {
  const { backgroundColor: color, backgroundImage: image, bleedPt, widthPt, heightPt, margin, border } = style;
  const edges = [border.top, border.right, border.bottom, border.left];
  const area = {
    x: margin.left,
    y: margin.top,
    widthPt: widthPt - margin.left - margin.right,
    heightPt: heightPt - margin.top - margin.bottom,
  };
  const isBordered = edges.some((edge) => edge.widthPt > 0) && area.widthPt > 0 && area.heightPt > 0;
  return [
    ...(color === undefined
      ? []
      : [
          {
            kind: "rect" as const,
            xPt: -bleedPt,
            yPt: -bleedPt,
            widthPt: widthPt + 2 * bleedPt,
            heightPt: heightPt + 2 * bleedPt,
            color,
            mark: LAYOUT_ARTIFACT,
          },
        ]),
    ...(image === undefined ? [] : paintImage(image, findSheetPlace(style), find)),
    ...(isBordered ? paintBorders({ area, radii: SQUARE_CORNERS, border, opaque: true }) : []),
  ];
}

/** An image is sized and placed by the page as it is cut, and seen under the bleed too. */
function findSheetPlace({ bleedPt, widthPt, heightPt }: PageStyle): BackgroundPlace {
  const origin = { x: 0, y: 0, widthPt, heightPt };
  const bounds = insetArea(origin, { top: -bleedPt, right: -bleedPt, bottom: -bleedPt, left: -bleedPt });
  return { outline: drawOutline(bounds, SQUARE_CORNERS), bounds, origin, color: BLACK };
}

/** Crop marks at the corners of the page, crosses in the middle of its sides. */
export function drawMarks({ marks, bleedPt, widthPt, heightPt }: PageStyle): readonly PageItem[] {
  if (!marks.crop && !marks.cross) return [];
  const offset = findOffset(bleedPt);
  const end = offset + MARK_PT;
  const middle = offset + MARK_PT / 2;
  const half = MARK_PT / 2;
  const items: PageItem[] = [];
  const draw = (x1Pt: number, y1Pt: number, x2Pt: number, y2Pt: number): void => {
    const line = { x1Pt, y1Pt, x2Pt, y2Pt, thicknessPt: HAIRLINE_PT, color: BLACK, style: "solid" } as const;
    items.push({ kind: "rule", ...line, mark: LAYOUT_ARTIFACT });
  };
  if (marks.crop) {
    for (const y of [0, heightPt]) {
      draw(-end, y, -offset, y);
      draw(widthPt + offset, y, widthPt + end, y);
    }
    for (const x of [0, widthPt]) {
      draw(x, -end, x, -offset);
      draw(x, heightPt + offset, x, heightPt + end);
    }
  }
  if (marks.cross) {
    const centres = [
      [widthPt / 2, -middle],
      [widthPt / 2, heightPt + middle],
      [-middle, heightPt / 2],
      [widthPt + middle, heightPt / 2],
    ] as const;
    for (const [x, y] of centres) {
      draw(x - half, y, x + half, y);
      draw(x, y - half, x, y + half);
    }
  }
  return items;
}
