import { numberCell, textCell } from "../formats/format-csv.js";
import type { DataCell } from "../model/data-table.js";
import type { ComparedColumn, ComparedFact } from "./compare-facts.js";
import type { Comparison } from "./render-comparison.js";
import { printString, type RenderContext } from "./render-context.js";

/**
 * A comparison as rows of data: for each fact its values, then unit, year, source and note, each in a column of its own if
 * any country has one. What is missing is empty, so that a column of numbers holds nothing but numbers.
 */
export function writeComparison(comparison: Comparison, context: RenderContext): readonly (readonly DataCell[])[] {
  const { countries, columns, ranks, totals } = comparison;
  const blank = totals.map(() => textCell());
  const stubs: readonly (readonly DataCell[])[] = [
    [textCell("ISO 3166-1"), ...countries.map(({ profile }) => textCell(profile.code)), ...blank],
    [
      textCell(printString(context, "country")),
      ...countries.map(({ profile }) => textCell(profile.name)),
      ...totals.map(({ head }) => textCell(head)),
    ],
  ];
  const facts = columns.flatMap((column, index) => {
    const sums = totals.map(({ values }) => {
      const value = values[index];
      return value === undefined || value === "refused" ? textCell() : numberCell(value.value, value.decimals);
    });
    const rank = ranks[index];
    return [
      [textCell(column.label), ...column.cells.map(writeValue), ...sums],
      ...writeBeside(column, context).map((cells) => [...cells, ...blank]),
      ...(rank === undefined
        ? []
        : [[textCell(rank.head), ...rank.values.map((value) => numberCell(value, 0)), ...blank]]),
    ];
  });
  const all = [...stubs, ...facts];
  const height = 1 + countries.length + totals.length;
  return Array.from({ length: height }, (_, row) => all.map((cells) => cells[row] ?? textCell()));
}

function writeValue(cell: ComparedFact | undefined): DataCell {
  if (cell === undefined || cell.printed.missing) return textCell();
  return cell.number === undefined ? textCell(cell.printed.value) : numberCell(cell.number.value, cell.number.decimals);
}

const BESIDE = [
  ["unit", (cell: ComparedFact) => cell.spec.unit],
  ["year", (cell: ComparedFact) => cell.spec.year],
  ["sourceWord", (cell: ComparedFact) => cell.printed.source],
  ["alertNote", (cell: ComparedFact) => cell.printed.note],
] as const;

function writeBeside({ label, cells }: ComparedColumn, context: RenderContext): readonly (readonly DataCell[])[] {
  return BESIDE.flatMap(([key, read]) => {
    const values = cells.map((cell) => (cell === undefined ? undefined : read(cell)));
    if (values.every((value) => value === undefined)) return [];
    return [[textCell(`${label}: ${printString(context, key)}`), ...values.map((value) => textCell(value))]];
  });
}
