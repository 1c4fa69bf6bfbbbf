import type { Matrix, PathSegment, RasterPicture, VectorNode } from "../model/picture.js";
import type { Measures } from "./svg-length.js";
import { buildShape } from "./svg-shapes.js";
import { INITIAL_STYLE, readSvgStyle } from "./svg-style.js";
import type { ReadStyle, StyleMeans, SvgStyle } from "./svg-style.js";
import type { SvgElement } from "./svg-tree.js";

/** Elements that a drawing may have after its references are filled in. */
export const MOST_ELEMENTS = 20_000;

/** How deep references may lead through one another. */
export const MOST_DEPTH = 50;

/** Rules may be compared with elements so often. */
const MOST_MATCHES = 2_000_000;

/** Segments of outlines, references filled in, that a page can take; characters cost more. */
const MOST_SEGMENTS = 1_000_000;
const CHARACTER_COST = 20;

/** As many as an author reads; the rest comes when these are mended. */
const MOST_PROBLEMS = 10;

/** Why a drawing cannot be printed as it is meant; `message` goes on from its name. */
export interface SvgProblem {
  readonly code: "picture-damaged" | "svg-forbidden" | "svg-unsupported" | "picture-too-large";
  readonly message: string;
  readonly hint: string;
}

/** Where drawing stands. */
export interface Place {
  /** From the units here to those of the viewBox. */
  readonly matrix: Matrix;
  readonly style: SvgStyle;
  /** Of the nearest viewport. */
  readonly viewport: Pick<Measures, "width" | "height">;
}

/** What is painted, in order. */
export type Nodes = VectorNode[];

/** The state of reading one drawing. */
export class SvgWalk {
  readonly ids = new Map<string, SvgElement>();
  readonly problems: SvgProblem[] = [];
  /** Raster pictures that the drawing brings along; `undefined` for what cannot be printed. */
  readonly images = new Map<SvgElement, RasterPicture | undefined>();
  readonly means: StyleMeans;
  /** Elements that references are filling in: one back to one of them would never end. */
  readonly using: SvgElement[] = [];
  /** Elements visited, those that references fill in each time. */
  #visited = 0;
  #spent = 0;
  readonly #paths = new Map<SvgElement, readonly PathSegment[] | undefined>();
  readonly #inherited = new Map<SvgElement, SvgStyle>();
  #stopped = false;

  constructor(root: SvgElement, rules: StyleMeans["rules"]) {
    this.means = { rules, budget: { steps: MOST_MATCHES } };
    this.#index(root);
  }

  #index(element: SvgElement): void {
    const { id } = element.attributes;
    if (id !== undefined && !this.ids.has(id)) this.ids.set(id, element);
    for (const child of element.children) this.#index(child);
  }

  /** Whether there is no use in going on. */
  get stopped(): boolean {
    return this.#stopped || this.problems.length >= MOST_PROBLEMS;
  }

  /** Counts an element. @returns Whether it may be drawn. */
  visit(): boolean {
    this.#visited += 1;
    if (this.#visited > MOST_ELEMENTS || this.means.budget.steps < 0) this.refuseSize();
    return !this.stopped;
  }

  /** @returns The outline of a shape in its own units; `undefined` if its numbers cannot be read. */
  findOutline(element: SvgElement, measures: Measures): readonly PathSegment[] | undefined {
    // A path is the same wherever it is used; other shapes are soon made.
    if (element.name !== "path") return buildShape(element.name, element.attributes, measures);
    if (!this.#paths.has(element)) this.#paths.set(element, buildShape(element.name, element.attributes, measures));
    return this.#paths.get(element);
  }

  /** Counts what an element is made of. @returns Whether it may be drawn. */
  spend(segments: number): boolean {
    this.#spent += segments;
    if (this.#spent > MOST_SEGMENTS) this.refuseSize();
    return !this.stopped;
  }

  /** Counts a character. @returns Whether it may be drawn. */
  spendCharacter(): boolean {
    return this.spend(CHARACTER_COST);
  }

  /** Reads the style of an element; what of it cannot be drawn is said. */
  readStyle(element: SvgElement, { style, viewport }: Pick<Place, "style" | "viewport">): ReadStyle | undefined {
    const read = readSvgStyle(element, style, viewport, this.means);
    if (read.foreign === undefined) return read;
    if (read.foreign.startsWith("the attribute on"))
      this.forbid(`holds a script in ${read.foreign}`, element, "Remove it: nothing in a drawing is run");
    else this.refuse(read.foreign, element);
    return undefined;
  }

  /** @returns What the children of an element inherit at its own place in the drawing. */
  findInherited(element: SvgElement, viewport: Place["viewport"]): SvgStyle {
    const known = this.#inherited.get(element);
    if (known !== undefined) return known;
    const inherited = element.parent === undefined ? INITIAL_STYLE : this.findInherited(element.parent, viewport);
    const { style } = readSvgStyle(element, inherited, viewport, this.means);
    this.#inherited.set(element, style);
    return style;
  }

  refuse(what: string, element: SvgElement): void {
    this.report({
      code: "svg-unsupported",
      message: `uses ${what} (line ${String(element.line)}), which is not drawn`,
      hint: "Change effects to plain shapes, then export the drawing again",
    });
  }

  forbid(what: string, element: SvgElement, hint: string): void {
    this.report({ code: "svg-forbidden", message: `${what} (line ${String(element.line)})`, hint });
  }

  refuseNumbers(element: SvgElement): void {
    this.report({
      code: "picture-damaged",
      message: `has a <${element.name}> whose numbers cannot be read (line ${String(element.line)})`,
      hint: "Export the drawing again",
    });
  }

  refuseSize(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.report({
      code: "picture-too-large",
      message: `has more than ${String(MOST_ELEMENTS)} parts, or references nested deeper than ${String(MOST_DEPTH)}`,
      hint: "Simplify the drawing, or export it as PNG",
    });
  }

  report(problem: SvgProblem): void {
    if (!this.problems.some(({ message }) => message === problem.message)) this.problems.push(problem);
  }

  /**
   * Follows the `href` of an element within the drawing.
   *
   * @returns `undefined` if it leads nowhere; that is reported.
   */
  follow(element: SvgElement): SvgElement | undefined {
    const href = (element.attributes["href"] ?? element.attributes["xlink:href"] ?? "").trim();
    if (!href.startsWith("#")) {
      const shown = href.length > 60 ? `${href.slice(0, 60)}…` : href;
      this.forbid(
        `refers to ${shown === "" ? "nothing" : shown}, outside the drawing`,
        element,
        "Put what is used into the drawing itself",
      );
      return undefined;
    }
    return this.find(href.slice(1), element);
  }

  /** @returns The element with an id; `undefined` if there is none, which is reported. */
  find(id: string, element: SvgElement): SvgElement | undefined {
    const target = this.ids.get(id);
    if (target === undefined) this.refuse(`a reference to #${id}, which it does not hold`, element);
    return target;
  }

  /** Runs something within a referenced element, unless that is within itself or too deep. */
  within(target: SvgElement, from: SvgElement, run: () => void): void {
    if (this.using.includes(target)) {
      this.refuse(`the reference #${target.attributes["id"] ?? ""} within itself`, from);
      return;
    }
    if (this.using.length >= MOST_DEPTH) {
      this.refuseSize();
      return;
    }
    this.using.push(target);
    run();
    this.using.pop();
  }
}
