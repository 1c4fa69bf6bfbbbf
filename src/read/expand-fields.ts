import type { YamlMap, YamlNode, YamlScalar } from "../formats/yaml-node.js";
import { readCellValue } from "./data-set/cell-scalar.js";
import type { DataRow, DataTable } from "./data-set/data-table.js";
import type { Sink } from "../diagnostics/diagnostic.js";

/** Expands the expressions of one text of the frontmatter. */
export type ExpandScalar = (scalar: YamlScalar, isMarkdown: boolean) => string;

/** What the fields of a series are filled from. */
export interface FieldExpansion {
  readonly expand: ExpandScalar;
  readonly table: DataTable;
  readonly row: DataRow;
  readonly sink: Sink;
}

/** Fields, and fields within fields, that hold Markdown; in all others a cell stands as it is. */
const MARKDOWN_KEYS: ReadonlySet<string> = new Set(["abstract", "keyMessages", "text", "method", "bio", "summary"]);

/** One column and nothing else, e.g. "{{population}}" or "{{[GDP per head]}}". */
const LONE_COLUMN = /^\s*\{\{\s*(?:\[([^\]{}]+)\]|([^\s{}[\]#/&>!()"'@]+))\s*\}\}\s*$/u;

/**
 * Expands the texts of a series' frontmatter for one row. They are values already when they are filled, so that nothing in a cell
 * can be read as YAML. A fact's `value` that is one column and nothing else is read like a value of a data file: a number is
 * written as the language writes it.
 */
export function expandFields(root: YamlMap, expansion: FieldExpansion): YamlMap {
  return {
    ...root,
    entries: root.entries.map((entry) => ({ ...entry, value: expandNode(entry.value, entry.key, expansion) })),
  };
}

function expandNode(node: YamlNode, key: string, expansion: FieldExpansion): YamlNode {
  switch (node.kind) {
    case "map":
      return expandFields(node, expansion);
    case "list":
      return { ...node, items: node.items.map((item) => expandNode(item, key, expansion)) };
    case "scalar":
      return node.source.includes("{{") ? expandScalar(node, key, expansion) : node;
  }
}

function expandScalar(scalar: YamlScalar, key: string, { expand, table, row, sink }: FieldExpansion): YamlScalar {
  const lone = key === "value" ? LONE_COLUMN.exec(scalar.source) : null;
  const column = lone === null ? -1 : table.columns.findIndex(({ name }) => name === (lone[1] ?? lone[2]));
  const cell = row.cells[column];
  if (cell !== undefined) {
    const where = `${row.label}, column \`${table.columns[column]?.name ?? ""}\``;
    return { ...readCellValue(cell, table.numbers, where, sink).value, span: scalar.span, textSpan: scalar.textSpan };
  }
  const source = expand(scalar, MARKDOWN_KEYS.has(key));
  return { ...scalar, source, type: "text", number: NaN };
}
