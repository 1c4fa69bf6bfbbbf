import type { SvgElement } from "./svg-tree.js";

/** A rule of a `<style>` element, for one selector. */
export interface SvgRule {
  /** From the left to the right, the last one being the element's own. */
  readonly parts: readonly Compound[];
  /** Ids, classes and names, as a number to compare. */
  readonly specificity: number;
  readonly declarations: readonly (readonly [string, string])[];
}

/** e.g. `rect.a#b` behind a space or `>` */
interface Compound {
  readonly name: string | undefined;
  readonly id: string | undefined;
  readonly classes: readonly string[];
  /** It is the parent of what the part behind it stands for, and not just an ancestor. */
  readonly isParent: boolean;
}

/** The rules of a drawing, in the order of the cascade, or what cannot be used of them. */
export type SvgStylesheet =
  { readonly kind: "rules"; readonly rules: readonly SvgRule[] } | { readonly kind: "foreign"; readonly what: string };

/** Parses the CSS of a drawing: plain rules with selectors of names, classes, ids, descendants and children. */
export function parseSvgStylesheet(css: string): SvgStylesheet {
  const rules: SvgRule[] = [];
  const text = css.replaceAll(/\/\*[^]*?(?:\*\/|$)/gu, " ").replaceAll(/<!--|-->/gu, " ");
  for (let at = 0; at < text.length;) {
    const open = text.indexOf("{", at);
    const close = text.indexOf("}", at);
    const prelude = text.slice(at, open < 0 ? text.length : open).trim();
    if (prelude.startsWith("@"))
      return { kind: "foreign", what: `the CSS rule ${/^@[\w-]*/u.exec(prelude)?.[0] ?? "@"}` };
    if (open < 0 && prelude === "") break;
    if (open < 0 || close < open) return { kind: "foreign", what: "CSS that cannot be read" };
    // The last of a name counts.
    const declarations = [...new Map(parseDeclarations(text.slice(open + 1, close)))];
    for (const selector of prelude.split(",")) {
      const parts = parseSelector(selector.trim());
      if (parts === undefined) return { kind: "foreign", what: `the selector "${selector.trim()}"` };
      rules.push({ parts, specificity: measureSpecificity(parts), declarations });
    }
    at = close + 1;
  }
  // Sorting keeps the order of equal ones.
  return { kind: "rules", rules: rules.sort((a, b) => a.specificity - b.specificity) };
}

/** @returns Names and values in order, "!important" left out. */
export function parseDeclarations(style: string): readonly (readonly [string, string])[] {
  return style.split(";").flatMap((declaration) => {
    const colon = declaration.indexOf(":");
    if (colon < 0) return [];
    const value = declaration.slice(colon + 1).replace(/!\s*important\s*$/u, "");
    return [[declaration.slice(0, colon).trim(), value.trim()] as const];
  });
}

const COMPOUND = /^(\*|[a-z][\w-]*)?((?:[.#][\w\u0080-\uffff-]+)*)$/iu;

function parseSelector(selector: string): readonly Compound[] | undefined {
  const parts: Compound[] = [];
  const words = selector.replaceAll(/\s*>\s*/gu, " > ").split(/\s+/u);
  for (const [index, word] of words.entries()) {
    if (word === ">") continue;
    const match = COMPOUND.exec(word);
    if (match === null || word === "") return undefined;
    const [, name, rest = ""] = match;
    const names = rest.match(/[.#][^.#]+/gu) ?? [];
    parts.push({
      name: name === "*" ? undefined : name,
      id: names.find((one) => one.startsWith("#"))?.slice(1),
      classes: names.filter((one) => one.startsWith(".")).map((one) => one.slice(1)),
      isParent: words[index + 1] === ">",
    });
  }
  return parts.length > 0 && words.at(-1) !== ">" && words[0] !== ">" ? parts : undefined;
}

function measureSpecificity(parts: readonly Compound[]): number {
  return parts.reduce(
    (sum, { id, classes, name }) =>
      sum + (id === undefined ? 0 : 10_000) + classes.length * 100 + (name === undefined ? 0 : 1),
    0,
  );
}

/** What matching may still cost; a sheet of many rules with many ancestors could take for ever. */
export interface MatchBudget {
  steps: number;
}

/** @returns The declarations that rules make for an element, the strongest last. */
export function findDeclarations(
  element: SvgElement,
  rules: readonly SvgRule[],
  budget: MatchBudget,
): readonly (readonly [string, string])[] {
  return rules.flatMap(({ parts, declarations }) => {
    if (!matches(element, parts, parts.length - 1, budget)) return [];
    budget.steps -= declarations.length;
    return budget.steps < 0 ? [] : declarations;
  });
}

function matches(element: SvgElement, parts: readonly Compound[], index: number, budget: MatchBudget): boolean {
  const part = parts[index];
  budget.steps -= 1;
  if (part === undefined || budget.steps < 0 || !matchesCompound(element, part)) return false;
  const next = parts[index - 1];
  if (next === undefined) return true;
  for (let ancestor = element.parent; ancestor !== undefined; ancestor = ancestor.parent) {
    if (matches(ancestor, parts, index - 1, budget)) return true;
    if (next.isParent) return false;
  }
  return false;
}

function matchesCompound({ name, attributes }: SvgElement, part: Compound): boolean {
  if (part.name !== undefined && part.name !== name) return false;
  if (part.id !== undefined && part.id !== attributes["id"]) return false;
  if (part.classes.length === 0) return true;
  const classes = (attributes["class"] ?? "").split(/\s+/u);
  return part.classes.every((one) => classes.includes(one));
}
