import type { BlockMaker, Made } from "./block-maker.js";
import type { Part } from "./random-document.js";

/** @returns A block that holds others, beside or below one another. */
export function makeContainer(maker: BlockMaker, depth: number): Made {
  const makers = [makeTable, makeTable, makeGrid, makeGrid, makeFlex, makeColumns, makeList, makeRelative] as const;
  if (!maker.isPlain && maker.dice.chance(0.15))
    return maker.dice.chance(0.5) ? makeBottom(maker) : makeHolder(maker, depth);
  const make = maker.dice.pick(makers);
  return make === makeColumns && !maker.mayHaveColumns ? makeList(maker, depth) : make(maker, depth);
}

function makeList(maker: BlockMaker, depth: number): Made {
  const items = maker.dice.several(1, 6, () =>
    maker.dice.chance(0.7)
      ? maker.paragraph("li")
      : maker.wrap("li", maker.breaks(), maker.several(1, 2, depth + 1), "series"),
  );
  return maker.wrap(maker.dice.pick(["ul", "ol"]), [], items);
}

function makeTable(maker: BlockMaker, depth: number): Made {
  const { dice } = maker;
  const columns = dice.int(1, 4);
  const spans = dice.chance(0.3);
  const head = dice.chance(0.5) ? [makeSection(maker, "thead", columns, dice.int(1, 2), false, depth)] : [];
  const rows = dice.chance(0.1) ? dice.int(20, 60) : dice.int(1, 9);
  const body = makeSection(maker, "tbody", columns, rows, spans, depth);
  const caption = dice.chance(0.2) ? [maker.paragraph("caption", 12)] : [];
  const declarations = [
    `width: ${dice.pick(["auto", "100%", "70%"])}`,
    ...(dice.chance(0.2) ? ["break-inside: avoid"] : []),
  ];
  // A table has no box of its own; the rows of one with spans are read cell by cell.
  const made = maker.wrap("table", declarations, [...caption, ...head, body]);
  return { html: made.html, part: { ...made.part, color: undefined } };
}

function makeSection(
  maker: BlockMaker,
  tag: string,
  columns: number,
  rows: number,
  spans: boolean,
  depth: number,
): Made {
  const { dice } = maker;
  /** Rows that each column is still taken for. */
  const taken = Array.from({ length: columns }, () => 0);
  const made = Array.from({ length: rows }, (_, index) => makeRow(maker, taken, spans ? rows - index : 1, depth, tag));
  const breaks = dice.chance(0.1) ? ["break-inside: avoid"] : [];
  const section = maker.wrap(tag, breaks, made, spans ? "parallel" : "series");
  return { html: section.html, part: { ...section.part, color: undefined } };
}

function makeRow(maker: BlockMaker, taken: number[], rowsLeft: number, depth: number, section: string): Made {
  const { dice } = maker;
  const cells: Made[] = [];
  let column = 0;
  while (column < taken.length) {
    if ((taken[column] ?? 0) > 0) {
      taken[column] = (taken[column] ?? 0) - 1;
      column++;
      continue;
    }
    let free = 1;
    while (column + free < taken.length && taken[column + free] === 0) free++;
    const colspan = rowsLeft > 1 && dice.chance(0.2) ? dice.int(1, free) : 1;
    const rowspan = rowsLeft > 1 && dice.chance(0.2) ? dice.int(1, Math.min(rowsLeft, 5)) : 1;
    taken.fill(rowspan - 1, column, column + colspan);
    cells.push(makeCell(maker, colspan, rowspan, depth, section));
    column += colspan;
  }
  const row = maker.wrap("tr", dice.chance(0.1) ? ["break-inside: avoid"] : [], cells, "parallel");
  return { html: row.html, part: { ...row.part, color: undefined } };
}

function makeCell(maker: BlockMaker, colspan: number, rowspan: number, depth: number, section: string): Made {
  const { dice } = maker;
  const blocks = dice.chance(0.85) ? [maker.paragraph("p", 18)] : maker.beside(() => maker.several(1, 2, depth + 2));
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ""}${rowspan > 1 ? ` rowspan="${rowspan}"` : ""}`;
  const style = [
    `padding: ${dice.int(0, 4)}pt`,
    ...(dice.chance(0.2) ? [`vertical-align: ${dice.pick(["top", "middle", "bottom", "baseline"])}`] : []),
  ];
  return maker.wrap(section === "thead" ? "th" : "td", style, blocks, "series", spans);
}

function makeGrid(maker: BlockMaker, depth: number): Made {
  const { dice } = maker;
  const tracks = dice.several(1, 3, () => dice.pick(["1fr", "2fr", "auto", "60pt", "30%"])).join(" ");
  const dependent = dice.chance(0.3);
  const items = dice.several(1, 5, () => {
    const style = [
      ...maker.boxStyle(),
      ...(dice.chance(0.1) ? ["break-inside: avoid"] : []),
      ...(dice.chance(0.2) ? [`grid-column: span ${dice.int(1, 3)}`] : []),
      ...(dependent && dice.chance(0.4) ? [`grid-row: span ${dice.int(1, 3)}`] : []),
      ...(dependent && dice.chance(0.4) ? [`align-self: ${dice.pick(["start", "end", "center"])}`] : []),
    ];
    return maker.wrap(
      "div",
      style,
      maker.beside(() => maker.several(1, 2, depth + 2)),
    );
  });
  const style = [
    "display: grid",
    `grid-template-columns: ${tracks}`,
    `gap: ${dice.int(0, 8)}pt`,
    `align-items: ${dice.pick(["stretch", "start", "end", "center"])}`,
  ];
  return maker.wrap("div", style, items, "parallel");
}

function makeFlex(maker: BlockMaker, depth: number): Made {
  const { dice } = maker;
  const items = dice.several(1, 4, () => {
    const flex = dice.chance(0.5)
      ? [`flex: ${dice.int(0, 2)} ${dice.int(0, 1)} ${dice.pick(["auto", "40%", "80pt"])}`]
      : [];
    return maker.wrap(
      "div",
      [...maker.boxStyle(), ...flex],
      maker.beside(() => maker.several(1, 2, depth + 2)),
    );
  });
  const style = [
    "display: flex",
    `flex-wrap: ${dice.pick(["wrap", "nowrap"])}`,
    `gap: ${dice.int(0, 8)}pt`,
    `align-items: ${dice.pick(["stretch", "start", "end", "center", "baseline"])}`,
    `justify-content: ${dice.pick(["start", "end", "center", "space-between"])}`,
  ];
  return maker.wrap("div", style, items, "parallel");
}

function makeColumns(maker: BlockMaker, depth: number): Made {
  const { dice } = maker;
  const blocks = maker
    .beside(() => maker.several(2, 5, depth + 1))
    .map((block) => {
      if (!dice.chance(0.15)) return block;
      return maker.wrap("div", ["column-span: all"], [block]);
    });
  const style = [
    `columns: ${dice.int(1, 3)}`,
    `column-fill: ${dice.pick(["balance", "auto"])}`,
    `column-gap: ${dice.int(0, 14)}pt`,
    ...(dice.chance(0.3) ? ["column-rule: 1pt solid #000"] : []),
    ...(dice.chance(0.1) ? [`height: ${dice.int(40, 200)}pt`] : []),
  ];
  return maker.wrap("div", style, blocks, "columns");
}

/** A block that is painted away from its place. */
function makeRelative(maker: BlockMaker, depth: number): Made {
  const { dice } = maker;
  const style = [
    "position: relative",
    ...(dice.chance(0.5) ? [`top: ${dice.int(-4, 4)}pt`, `left: ${dice.int(-4, 4)}pt`] : []),
    ...maker.boxStyle(),
  ];
  const blocks = maker.beside(() => maker.several(1, 2, depth + 1));
  return maker.wrap("div", style, blocks, "series", "", true);
}

/** A block that holds one that is placed by its edges. */
function makeHolder(maker: BlockMaker, depth: number): Made {
  const { dice } = maker;
  const inset = [
    dice.pick(["top: 2pt", "bottom: 2pt", "top: 10%", "top: auto"]),
    dice.pick(["left: 2pt", "right: 2pt", "left: 0; right: 0"]),
  ];
  const placed = maker.plainly(() =>
    maker.wrap("div", ["position: absolute", ...inset, ...maker.boxStyle()], [maker.paragraph("p", 10)]),
  );
  maker.loose.push(placed.part);
  const blocks = maker.several(1, 2, depth + 1);
  const none: Part = maker.part("series", "place", {});
  const all = [{ html: placed.html, part: none }, ...blocks];
  return dice.chance(0.7)
    ? maker.wrap("div", ["position: relative", ...maker.boxStyle()], all)
    : maker.wrap("div", [], all);
}

/** A block at the foot of its page. */
function makeBottom(maker: BlockMaker): Made {
  const made = maker.plainly(() => maker.wrap("aside", ["float: bottom", ...maker.boxStyle()], maker.several(1, 2, 4)));
  maker.loose.push(made.part);
  return { html: made.html, part: maker.part("series", "bottom", {}) };
}
