import type { Atrule, Block } from "css-tree";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { MarginBoxName } from "../model/page-style.js";
import { PAGE_PSEUDOS, parsePageSelector, type PageSelector } from "./page-selector.js";
import { parseDeclarations, type BlockPlace, type BlockSource } from "./parse-declarations.js";
import { withSpan } from "./reporter.js";
import type { DeclarationBlock, PageRule } from "./stylesheet.js";

/** Margin boxes, every one that a page has. */
export const MARGIN_BOXES: readonly MarginBoxName[] = [
  "top-left-corner",
  "top-left",
  "top-center",
  "top-right",
  "top-right-corner",
  "bottom-left-corner",
  "bottom-left",
  "bottom-center",
  "bottom-right",
  "bottom-right-corner",
  "left-top",
  "left-middle",
  "left-bottom",
  "right-top",
  "right-middle",
  "right-bottom",
];

/** Reads an `@page` rule: one PageRule for each of its selectors. */
export function parsePageRule(atRule: Atrule, block: Block, layer: string, source: BlockSource): readonly PageRule[] {
  const selectors = parsePageSelectors(atRule, source);
  const areas = parseAreas(block, source);
  const body = parseDeclarations(block, "page", source);
  return selectors.map((selector) => ({ selector, layer, block: body, ...areas }));
}

/** The selectors of a rule; a rule without any holds for every page. */
function parsePageSelectors(atRule: Atrule, source: BlockSource): readonly PageSelector[] {
  const text = atRule.prelude?.type === "Raw" ? atRule.prelude.value : "";
  return text.split(",").flatMap((written) => {
    const selector = parsePageSelector(written.trim());
    if (selector !== undefined) return [selector];
    const message = `The page selector \`${written.trim()}\` is not supported`;
    const pseudo = /:([a-z-]+)/iu.exec(written)?.[1] ?? "";
    const hint = `${formatNearMiss(pseudo, PAGE_PSEUDOS)}Use a page name, \`:first\`, \`:left\`, \`:right\`, \`:blank\` or \`:nth(2n+1)\`.`;
    source.reporter.report(
      "unknown-selector",
      withSpan({ message, hint }, source.reporter.spanOf(atRule.prelude?.loc)),
    );
    return [];
  });
}

type Areas = Pick<PageRule, "marginBoxes" | "leftNote" | "rightNote" | "footnote">;

function parseAreas(block: Block, source: BlockSource): Areas {
  const marginBoxes: [MarginBoxName, DeclarationBlock][] = [];
  const areas = new Map<string, DeclarationBlock>();
  for (const node of block.children) {
    if (node.type !== "Atrule") continue;
    const name = node.name.toLowerCase();
    const box = MARGIN_BOXES.find((known) => known === name);
    const place = box === undefined ? AREA_PLACES.get(name) : "margin-box";
    if (place === undefined || node.block === null) {
      reportArea(node, source);
      continue;
    }
    const declarations = parseDeclarations(node.block, place, source);
    if (box === undefined) areas.set(name, declarations);
    else marginBoxes.push([box, declarations]);
  }
  return {
    marginBoxes,
    leftNote: areas.get("leftnote"),
    rightNote: areas.get("rightnote"),
    footnote: areas.get("footnote"),
  };
}

const AREA_PLACES: ReadonlyMap<string, BlockPlace> = new Map([
  ["leftnote", "note"],
  ["rightnote", "note"],
  ["footnote", "footnote"],
]);

function reportArea(node: Atrule, source: BlockSource): void {
  const names = [...MARGIN_BOXES, ...AREA_PLACES.keys()];
  const near = formatNearMiss(node.name, names).replace("`", "`@");
  const message = `\`@${node.name}\` is not a part of the page that Briefpress knows`;
  const hint = `${near}Use a margin box such as \`@top-left\`, \`@footnote\`, \`@leftnote\` or \`@rightnote\`.`;
  const span = source.reporter.spanOf(node.loc, node.name.length + 1);
  source.reporter.report("unknown-at-rule", withSpan({ message, hint }, span));
}
