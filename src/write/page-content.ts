import type {
  LineItem,
  Outline,
  Page,
  PictureItem,
  RectItem,
  RuleItem,
  ShapeItem,
  ShapePaint,
  TextRun,
} from "../model/page.js";
import type { Color } from "../model/picture.js";
import type { Mark, TagLeaf } from "../model/tag-tree.js";
import { addDecorations, drawStretch } from "./decoration-content.js";
import type { DecorationStretch } from "./decoration-content.js";
import type { DocumentFace } from "./document-face.js";
import type { DocumentFonts } from "./document-fonts.js";
import type { DocumentPaints } from "./document-paints.js";
import type { DocumentPictures } from "./document-pictures.js";
import { fitCurve, fitLine } from "./dashes.js";
import { formatClips, formatColor, formatOutline, measureOutline } from "./draw-outline.js";
import { encodeRun } from "./encode-run.js";
import { orderRuns, spells } from "./order-runs.js";
import { formatNumber as n } from "./pdf-values.js";

/** A piece of a page that belongs to a leaf of the tag tree. */
interface MarkedPiece {
  readonly leaf: TagLeaf;
  readonly mcid: number;
}

/** Content stream of a page, with what the structure tree has to know of it. */
export interface PageContent {
  readonly text: string;
  readonly pieces: readonly MarkedPiece[];
  /** Names of the pictures used, for the page's resources. */
  readonly pictures: ReadonlySet<string>;
  /** Leaves whose text cannot be told from their glyphs. */
  readonly misspelled: ReadonlySet<TagLeaf>;
  /** Names of graphics states, shadings and patterns. */
  readonly paints: ReadonlySet<string>;
}

/** Where figures stand on their page, for their BBox: leaf to rectangle in PDF space. */
export type FigureBoxes = Map<TagLeaf, readonly [number, number, number, number]>;

/** What the pages of a document share. */
export interface PageMeans {
  readonly fonts: DocumentFonts;
  readonly pictures: DocumentPictures;
  readonly paints: DocumentPaints;
}

/** Draws one page; every operator lies within marked content. */
export function drawPage(page: Page, means: PageMeans, figures: FigureBoxes): PageContent {
  const painter = new Painter(page, means, figures);
  for (const item of page.items) {
    switch (item.kind) {
      case "line":
        painter.drawLine(item);
        break;
      case "rect":
        painter.drawRect(item);
        break;
      case "rule":
        painter.drawRule(item);
        break;
      case "shape":
        painter.drawShape(item);
        break;
      case "picture":
        painter.drawPicture(item);
        break;
    }
  }
  return painter.finish();
}

class Painter {
  readonly #height: number;
  readonly #fonts: DocumentFonts;
  readonly #pictures: DocumentPictures;
  readonly #paints: DocumentPaints;
  readonly #figures: FigureBoxes;
  readonly #lines: string[] = [];
  readonly #pieces: MarkedPiece[] = [];
  readonly #used = new Set<string>();
  readonly #misspelled = new Set<TagLeaf>();
  readonly #usedPaints = new Set<string>();
  #mark: Mark | undefined;
  #face: DocumentFace | undefined;
  #sizePt = 0;
  #color: Color | undefined;
  #fill = "";
  #opacity = 1;
  #letterSpacing = 0;
  #wordSpacing = "0";

  constructor(page: Page, { fonts, pictures, paints }: PageMeans, figures: FigureBoxes) {
    this.#height = page.heightPt;
    this.#fonts = fonts;
    this.#pictures = pictures;
    this.#paints = paints;
    this.#figures = figures;
  }

  finish(): PageContent {
    this.#closeMark();
    return {
      text: this.#lines.join("\n"),
      pieces: this.#pieces,
      pictures: this.#used,
      misspelled: this.#misspelled,
      paints: this.#usedPaints,
    };
  }

  drawLine(line: LineItem): void {
    let open = false;
    let stretches: DecorationStretch[] = [];
    for (const run of orderRuns(line)) {
      if (open && run.mark !== this.#mark) {
        this.#lines.push("ET");
        open = false;
        this.#drawDecorations(stretches, line.baselinePt);
        stretches = [];
      }
      this.#openMark(run.mark);
      if (!open) this.#lines.push("BT");
      this.#drawRun(run, line.baselinePt, !open);
      open = true;
      if (run.decorations !== undefined) addDecorations(run, stretches);
    }
    if (open) this.#lines.push("ET");
    this.#drawDecorations(stretches, line.baselinePt);
  }

  /** @param first - Nothing of the text object is drawn yet, so the shorter operator takes the pen from 0 0 to its place. */
  #drawRun(run: TextRun, baselinePt: number, first: boolean): void {
    this.#setOpacity(run.opacity);
    const face = this.#fonts.use(run.face);
    if (face !== this.#face || run.sizePt !== this.#sizePt) {
      this.#face = face;
      this.#sizePt = run.sizePt;
      this.#lines.push(`/${face.name} ${n(run.sizePt, 3)} Tf`);
    }
    this.#setFill(run.color);
    if (run.letterSpacingPt !== this.#letterSpacing) {
      this.#letterSpacing = run.letterSpacingPt;
      this.#lines.push(`${n(run.letterSpacingPt, 3)} Tc`);
    }
    const { parts, wordSpacing } = encodeRun(run, face);
    if (run.reversed === true && run.mark.kind === "leaf" && !spells(run, face)) this.#misspelled.add(run.mark);
    // A run without spaces leaves the spacing as it is.
    if (wordSpacing !== undefined && wordSpacing !== this.#wordSpacing) {
      this.#wordSpacing = wordSpacing;
      this.#lines.push(`${wordSpacing} Tw`);
    }
    const y = this.#height - baselinePt + run.risePt;
    this.#lines.push(first ? `${n(run.xPt)} ${n(y)} Td` : `1 0 0 1 ${n(run.xPt)} ${n(y)} Tm`);
    for (const part of parts) {
      const show = `[(${part.operand})]TJ`;
      this.#lines.push(part.rise === 0 ? show : `${n((part.rise * run.sizePt) / 1000, 3)} Ts ${show} 0 Ts`);
    }
  }

  #drawDecorations(stretches: readonly DecorationStretch[], baselinePt: number): void {
    for (const stretch of stretches) {
      this.#setOpacity(stretch.opacity);
      this.#setFill(stretch.decoration.color);
      this.#lines.push(...drawStretch(stretch, this.#height - baselinePt + stretch.decoration.offsetPt));
    }
  }

  drawRect(rect: RectItem): void {
    this.#openMark(rect.mark);
    this.#setOpacity(rect.opacity);
    this.#setFill(rect.color);
    const y = this.#height - rect.yPt - rect.heightPt;
    this.#lines.push(`${n(rect.xPt, 3)} ${n(y, 3)} ${n(rect.widthPt, 3)} ${n(rect.heightPt, 3)} re f`);
  }

  drawRule({ x1Pt, y1Pt, x2Pt, y2Pt, ...rule }: RuleItem): void {
    this.#openMark(rule.mark);
    this.#setOpacity(rule.opacity);
    const lengthPt = Math.hypot(x2Pt - x1Pt, y2Pt - y1Pt);
    const { operators, insetPt } = fitLine(rule.style, rule.thicknessPt, lengthPt);
    const [stepX, stepY] =
      lengthPt > 0 ? [((x2Pt - x1Pt) * insetPt) / lengthPt, ((y2Pt - y1Pt) * insetPt) / lengthPt] : [0, 0];
    this.#lines.push(
      "q",
      ...formatClips(rule.clip ?? [], this.#height),
      `${n(rule.thicknessPt, 3)} w ${operators}`,
      `${formatColor(rule.color)} RG`,
      `${n(x1Pt + stepX)} ${n(this.#height - y1Pt - stepY)} m ${n(x2Pt - stepX)} ${n(this.#height - y2Pt + stepY)} l S`,
      "Q",
    );
  }

  drawShape({ outline, clip, paint, opacity, mark }: ShapeItem): void {
    this.#openMark(mark);
    this.#setOpacity(opacity);
    if (paint.kind === "fill" && clip.length === 0) {
      this.#setFill(paint.color);
      this.#lines.push(`${formatOutline(outline, this.#height)} f*`);
      return;
    }
    this.#lines.push("q", ...formatClips(clip, this.#height), ...this.#paintOutline(outline, paint, opacity), "Q");
  }

  /** Operators within a state of their own. */
  #paintOutline(outline: Outline, paint: ShapePaint, opacity: number | undefined): readonly string[] {
    const path = formatOutline(outline, this.#height);
    switch (paint.kind) {
      case "fill":
        return [`${formatColor(paint.color)} rg`, `${path} f*`];
      case "stroke": {
        const dashes = fitCurve(paint.style, paint.thicknessPt, measureOutline(outline));
        return [`${n(paint.thicknessPt, 3)} w ${dashes}`, `${formatColor(paint.color)} RG`, `${path} S`];
      }
      case "gradient": {
        const { name, text } = this.#paints.paintGradient(paint, this.#height);
        this.#usedPaints.add(name);
        return [`${path} W* n`, text];
      }
      case "picture": {
        const { picture, color, area } = paint;
        const y = this.#height - area.yPt - area.heightPt;
        const { name, text } = this.#pictures.paint(picture, color, area, y, opacity);
        this.#used.add(name);
        return [`${path} W* n`, text];
      }
      case "tiles": {
        const name = this.#paints.findTiles(paint, this.#height);
        this.#usedPaints.add(name);
        return [`/Pattern cs /${name} scn`, `${path} f*`];
      }
    }
  }

  drawPicture(item: PictureItem): void {
    this.#openMark(item.mark);
    this.#setOpacity(item.opacity);
    const area = item.drawn ?? item;
    const lower = this.#height - area.yPt - area.heightPt;
    const { name, text } = this.#pictures.paint(item.picture, item.color, area, lower, item.opacity);
    this.#used.add(name);
    this.#lines.push("q", ...formatClips(item.clip === undefined ? [] : [item.clip], this.#height), text, "Q");
    const y = this.#height - item.yPt - item.heightPt;
    if (item.mark.kind === "leaf")
      this.#figures.set(item.mark, [item.xPt, y, item.xPt + item.widthPt, y + item.heightPt]);
  }

  /** Opacity is set where it changes, so pages without any say nothing of it. */
  #setOpacity(opacity = 1): void {
    if (opacity === this.#opacity) return;
    this.#opacity = opacity;
    const name = this.#paints.findState(opacity);
    this.#usedPaints.add(name);
    this.#lines.push(`/${name} gs`);
  }

  #setFill(color: Color): void {
    if (color === this.#color) return;
    this.#color = color;
    const fill = `${formatColor(color)} rg`;
    if (fill === this.#fill) return;
    this.#fill = fill;
    this.#lines.push(fill);
  }

  /** Opens the marked content that the next operators belong to; neighbours of one leaf share it. */
  #openMark(mark: Mark): void {
    if (mark === this.#mark) return;
    if (mark.kind === "artifact" && this.#mark?.kind === "artifact" && sameArtifact(mark, this.#mark)) return;
    this.#closeMark();
    this.#mark = mark;
    if (mark.kind === "artifact") {
      const subtype = mark.subtype === undefined ? "" : ` /Subtype /${mark.subtype}`;
      this.#lines.push(`/Artifact <</Type /${mark.type}${subtype}>> BDC`);
      return;
    }
    const mcid = this.#pieces.length;
    this.#pieces.push({ leaf: mark, mcid });
    this.#lines.push(`/P <</MCID ${String(mcid)}>> BDC`);
  }

  #closeMark(): void {
    if (this.#mark !== undefined) this.#lines.push("EMC");
    this.#mark = undefined;
  }
}

function sameArtifact(a: Extract<Mark, { kind: "artifact" }>, b: Extract<Mark, { kind: "artifact" }>): boolean {
  return a.type === b.type && a.subtype === b.subtype;
}
