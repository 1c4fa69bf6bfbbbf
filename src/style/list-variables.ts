import type { DeclarationBlock, Stylesheet } from "./stylesheet.js";

const REFERENCE = /var\(\s*(--[\w-]+)/gu;

/** @returns Names of all custom properties that sheets refer to, e.g. "--brand-color-primary". */
export function listVariables(sheets: readonly Stylesheet[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const block of sheets.flatMap(listBlocks)) {
    for (const declaration of [...block.normal, ...block.important]) {
      if (declaration.kind === "longhand") continue;
      for (const [, name = ""] of declaration.text.matchAll(REFERENCE)) names.add(name);
    }
  }
  return names;
}

function listBlocks({ rules, pageRules }: Stylesheet): readonly DeclarationBlock[] {
  const areas = pageRules.flatMap(({ block, leftNote, rightNote, footnote, marginBoxes }) => [
    block,
    ...[leftNote, rightNote, footnote].flatMap((area) => area ?? []),
    ...marginBoxes.map(([, box]) => box),
  ]);
  return [...rules.map(({ block }) => block), ...areas];
}
