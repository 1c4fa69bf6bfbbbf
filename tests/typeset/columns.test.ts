import { describe, expect, it } from "vitest";
import type { PagedDocument } from "../../src/model/page.js";
import type { ComputedStyle, MultiColumn } from "../../src/model/computed-style.js";
import type { StyledElement } from "../../src/model/styled.js";
import { layPages } from "./html-pages.js";
import { el, lay, NO_BORDER, p, page, readLines, zero } from "./styled.js";

const AUTO: MultiColumn = { count: 2, widthPt: "auto", fill: "balance", rule: NO_BORDER };

/** Two columns of 95 pt, 10 pt apart, on the small page of 200 by 180 pt. */
function columns(
  blocks: readonly (StyledElement | string)[],
  multi: Partial<MultiColumn> = {},
  style: Partial<ComputedStyle> = {},
): StyledElement {
  return el("div", { multiColumn: { ...AUTO, ...multi }, columnGap: 10, ...style }, blocks);
}

const numbered = (count: number, from = 1): string =>
  Array.from({ length: count }, (_, index) => `word${String(index + from).padStart(4, "0")}`).join(" ");

function readWords(paged: PagedDocument): string {
  return readLines(paged)
    .filter((line) => !line.artifact)
    .map((line) => line.text.trim())
    .join(" ");
}

/** Baselines of the lines at each x. */
function columnsOf(paged: PagedDocument, onPage = 1): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const line of readLines(paged)) {
    if (line.page === onPage) (found[String(line.x)] ??= []).push(line.y);
  }
  return found;
}

describe("columns", () => {
  it("balances the text of the last page and starts all columns level", () => {
    const paged = lay(page([columns([p(numbered(24))]), p("after")]));
    const { "10": left, "115": right } = columnsOf(paged);
    // Two words a line: twelve lines, six in each column.
    expect(left!.slice(0, 6)).toEqual(right);
    expect(readLines(paged).at(-1)).toMatchObject({ text: "after", x: 10, y: left![5]! + 14 });
    expect(readWords(paged)).toBe(`${numbered(24)} after`);
  });

  it("fills pages first, column by column, and balances the last one", () => {
    const paged = lay(page([columns([p(numbered(150))])]));
    // 180 pt hold twelve lines of 14 pt a column, 48 words a page; of the three lines left the last two stay together.
    const counts = [1, 2, 3, 4].map((at) => Object.values(columnsOf(paged, at)).map((lines) => lines.length));
    expect(counts).toEqual([
      [12, 12],
      [12, 12],
      [12, 12],
      [1, 2],
    ]);
    expect(readWords(paged)).toBe(numbered(150));
  });

  it("does not balance with column-fill: auto", () => {
    const paged = lay(page([columns([p(numbered(24))], { fill: "auto" })]));
    expect(columnsOf(paged)["10"]).toHaveLength(12);
    expect(columnsOf(paged)["115"]).toBeUndefined();
  });

  it("finds the number of columns by their width", () => {
    // (200 + 10) / (60 + 10) are three columns, which then share the width: 60 pt each.
    const paged = lay(page([columns([p(numbered(9))], { count: "auto", widthPt: 60 })]));
    expect(Object.keys(columnsOf(paged))).toEqual(["10", "80", "150"]);
    const wide = lay(page([columns([p("one two")], { count: "auto", widthPt: 900 })]));
    expect(readLines(wide)).toHaveLength(1);
  });

  it("balances the text before a block that spans all columns, and goes on below it", () => {
    const span = el("h2", { columnSpan: "all", margin: { ...zero, top: 6, bottom: 4 } }, [
      "Span over both columns here",
    ]);
    const paged = lay(page([columns([p(numbered(8)), span, p(numbered(8, 9))])]));
    const lines = readLines(paged);
    const title = lines.find((line) => line.text.startsWith("Span"))!;
    expect(title.x).toBe(10);
    expect(title.right).toBeGreaterThan(115);
    const above = lines.filter((line) => line.y < title.y);
    const below = lines.filter((line) => line.y > title.y);
    expect([above.length, below.length]).toEqual([4, 4]);
    expect(title.y - above[1]!.y).toBeCloseTo(14 + 6, 1);
    expect(below[0]!.y - title.y).toBeCloseTo(14 + 4, 1);
    expect(below[2]!.y).toBe(below[0]!.y);
    expect(readWords(paged)).toContain(numbered(8, 9));
  });

  it("finds a spanning block within sections, and parts their boxes", () => {
    const section = el(
      "section",
      { padding: { top: 5, right: 0, bottom: 5, left: 0 }, backgroundColor: { r: 1, g: 0, b: 0 } },
      [p(numbered(4)), el("h2", { columnSpan: "all" }, ["A span that is wider than a column"]), p(numbered(4, 5))],
    );
    const paged = lay(page([columns([section])]));
    const title = readLines(paged).find((line) => line.text.startsWith("A span"))!;
    expect(title.right).toBeGreaterThan(115);
    expect(readWords(paged)).toBe(`${numbered(4)} A span that is wider than a column ${numbered(4, 5)}`);
    const rects = paged.pages[0]!.items.filter((item) => item.kind === "rect");
    expect(rects.length).toBeGreaterThanOrEqual(2);
  });

  it("draws the rule in the middle of the gap, as high as the taller column", () => {
    const rule = { ...NO_BORDER, widthPt: 1, style: "solid" as const };
    const paged = lay(page([columns([p(numbered(24))], { rule })]));
    const [rect] = paged.pages[0]!.items.filter((item) => item.kind === "rect");
    expect(rect).toMatchObject({ xPt: 109.5, yPt: 10, widthPt: 1, heightPt: 84 });
  });

  it("sets the first column to the right where text runs from right to left", () => {
    const paged = lay(page([columns([p(numbered(8))], {}, { direction: "rtl" })]));
    expect(readLines(paged)[0]!.x).toBe(115);
  });
});

describe("breaks between columns", () => {
  it("leaves no single line of a paragraph at the end or the head of a column", () => {
    for (let fill = 1; fill <= 12; fill++) {
      const filler = Array.from({ length: fill }, () => p("x"));
      const paged = lay(page([columns([...filler, p(numbered(14))], { fill: "auto" })]));
      const body = readLines(paged).filter((line) => line.text.startsWith("word"));
      const counts = [10, 115].map((x) => body.filter((line) => line.x === x && line.page === 1).length);
      expect(counts, `fill ${String(fill)}`).not.toContain(1);
      expect(body).toHaveLength(7);
    }
  });

  it("keeps a heading with the lines that follow, also at the end of a balanced column", () => {
    for (let before = 2; before <= 30; before += 2) {
      const heading = p("Heading", { breakAfter: "avoid" });
      const paged = lay(page([columns([p(numbered(before)), heading, p(numbered(12, 100))])]));
      const lines = readLines(paged);
      const at = lines.findIndex((line) => line.text === "Heading");
      const next = lines[at + 1]!;
      expect([next.x, next.page], String(before)).toEqual([lines[at]!.x, lines[at]!.page]);
      expect(next.y - lines[at]!.y).toBeCloseTo(14, 1);
    }
  });

  it("keeps blocks that must not break, and their boxes, in one column", () => {
    for (let before = 2; before <= 40; before += 2) {
      const box = el(
        "div",
        {
          breakInside: "avoid",
          padding: { top: 4, right: 4, bottom: 4, left: 4 },
          backgroundColor: { r: 1, g: 0, b: 0 },
        },
        [p("b1 b2 b3"), p("b4 b5 b6")],
      );
      const paged = lay(page([columns([p(numbered(before)), box, p(numbered(4, 100))])]));
      const own = readLines(paged).filter((line) => line.text.startsWith("b"));
      expect(new Set(own.map((line) => `${String(line.page)} ${String(line.x)}`)).size).toBe(1);
      const rects = paged.pages.flatMap((one) => one.items.flatMap((item) => (item.kind === "rect" ? [item] : [])));
      expect(rects).toHaveLength(1);
      expect(rects[0]).toMatchObject({ heightPt: 36, widthPt: 95 });
    }
  });

  it("splits a box over columns and pages with its background behind every line", () => {
    const box = el(
      "div",
      { padding: { top: 4, right: 4, bottom: 4, left: 4 }, backgroundColor: { r: 1, g: 0, b: 0 } },
      [p(numbered(150))],
    );
    const paged = lay(page([columns([box])]));
    paged.pages.forEach((one, index) => {
      const rects = one.items.filter((item) => item.kind === "rect");
      for (const line of readLines(paged).filter((found) => found.page === index + 1)) {
        const behind = rects.filter(
          (rect) => rect.xPt <= line.x && rect.yPt <= line.y - 10 && rect.yPt + rect.heightPt >= line.y + 3,
        );
        expect(behind.length, line.text).toBeGreaterThan(0);
      }
    });
    expect(readWords(paged)).toBe(numbered(150));
  });

  it("obeys break-before: column, and starts a new page where all columns are used", () => {
    const blocks = ["One", "Two", "Three"].map((name) => p(name, { breakBefore: "column" }));
    const lines = readLines(lay(page([columns(blocks)])));
    expect(lines.map(({ text, x, page: at }) => [text, x, at])).toEqual([
      ["One", 10, 1],
      ["Two", 115, 1],
      ["Three", 10, 2],
    ]);
    expect(lines[0]!.y).toBe(lines[1]!.y);
  });

  it("obeys break-before: page within columns, and balances what stands above", () => {
    const paged = lay(page([columns([p(numbered(8)), p(numbered(8, 9), { breakBefore: "page" })])]));
    expect(readLines(paged).map((line) => [line.page, line.x])).toEqual([
      [1, 10],
      [1, 10],
      [1, 115],
      [1, 115],
      [2, 10],
      [2, 10],
      [2, 115],
      [2, 115],
    ]);
  });

  it("takes a heading above the columns along to the next page", () => {
    const filler = Array.from({ length: 12 }, () => p("x"));
    const heading = p("Heading", { breakAfter: "avoid" });
    const lines = readLines(lay(page([...filler.slice(0, 11), heading, columns([p(numbered(8))])])));
    expect(lines.find((line) => line.text === "Heading")!.page).toBe(2);
    expect(lines.filter((line) => line.text.startsWith("word")).every((line) => line.page === 2)).toBe(true);
  });

  it("does not cut table rows and rows of grids", () => {
    const row = (name: string) => el("tr", {}, [el("td", {}, [name]), el("td", {}, [`${name}a ${name}b ${name}c`])]);
    const table = el("table", { width: { percent: 100 } }, [
      el("thead", {}, [row("h")]),
      el("tbody", {}, [row("r"), row("s"), row("t"), row("u")]),
    ]);
    const lines = readLines(lay(page([columns([table])], { widthPt: 160 })));
    for (const name of ["r", "s", "t", "u"]) {
      const own = lines.filter((line) => line.text.startsWith(name));
      expect(own.length).toBeGreaterThan(1);
      const first = own[0]!;
      expect(
        own.every((line) => Math.abs(line.x - first.x) < 65),
        name,
      ).toBe(true);
    }
  });
});

describe("notes in columns", () => {
  const call = (id: string) => el("a", {}, ["1"], { href: `#${id}`, role: "doc-noteref" });
  const note = (id: string, words: number) =>
    el("aside", { float: "footnote" }, [p(`note-${id} ${numbered(words, 500)}`)], { id, role: "doc-footnote" });

  it("repeats the head of a table at the top of each column, within the box around it", () => {
    const cell = (text: string) => el("td", { padding: { top: 2, right: 0, bottom: 2, left: 0 } }, [text]);
    const rows = Array.from({ length: 36 }, (_, index) => el("tr", {}, [cell(`r${String(index)}`)]));
    const table = el("table", {}, [el("thead", {}, [el("tr", {}, [cell("head")])]), el("tbody", {}, rows)]);
    const box = el("div", { backgroundColor: { r: 0.9, g: 0.9, b: 0.9 } }, [table]);
    const paged = lay(page([p("before"), columns([p("text"), box, p("behind")])]));
    const lines = readLines(paged);
    const heads = lines.filter(({ text }) => text === "head");
    expect(heads.map(({ artifact }) => artifact)).toEqual(heads.map((_, index) => index > 0));
    const starts = new Map<string, (typeof lines)[number]>();
    for (const line of lines.filter(({ text }) => /^(?:r\d|head)/u.test(text))) {
      const column = `${String(line.page)} ${String(line.x)}`;
      const known = starts.get(column);
      if (known === undefined || line.y < known.y) starts.set(column, line);
    }
    expect([...starts.values()].map(({ text }) => text)).toEqual(Array.from({ length: starts.size }, () => "head"));
    expect(starts.size).toBe(heads.length);
    expect(starts.size).toBeGreaterThan(3);
    const rects = paged.pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === "rect" ? [item] : [])));
    expect(rects).toHaveLength(starts.size);
    // The second column of the first page: its box begins with the head, which is 14 high with 2 above and below.
    const second = heads[1]!;
    expect(second.y - rects[1]!.yPt).toBeCloseTo(heads[0]!.y - rects[0]!.yPt, 1);
    const next = lines.find((line) => line.page === second.page && line.x === second.x && line.y > second.y)!;
    expect(next.y - second.y).toBeCloseTo(18, 1);
    expect(lines.filter(({ text }) => /^r\d/u.test(text))).toHaveLength(36);
  });

  it("sets a footnote of the head of a table once, however often that comes again", () => {
    const note = '<span class="note">Note</span>';
    const rows = Array.from({ length: 9 }, (_, index) => `<tr><td>r${index}</td></tr>`).join("");
    const table = `<table><thead><tr><th>Head${note}</th></tr></thead><tbody>${rows}</tbody></table>`;
    const css = `table { display: table } thead { display: table-header-group } tbody { display: table-row-group }
      tr { display: table-row } th, td { display: table-cell } span { display: inline } .note { float: footnote } .c { columns: 2 }`;
    const lines = readLines(layPages(`<html lang="en"><body><div class="c">${table}</div></body></html>`, css));
    expect(lines.filter(({ text }) => text.startsWith("Head"))).toHaveLength(2);
    expect(lines.filter(({ text }) => text.includes("Note"))).toMatchObject([{ page: 1, y: 186.1 }]);
  });

  it("sets footnotes at the foot of the page of their call, across the page", () => {
    const callers = ["a", "b", "c", "d"].map((id) => [
      el("p", {}, [`call-${id}`, call(id), " ", numbered(30)]),
      note(id, 8),
    ]);
    const lines = readLines(lay(page([columns(callers.flat())])));
    for (const id of ["a", "b", "c", "d"]) {
      const at = lines.find((line) => line.text.startsWith(`call-${id}`))!;
      const foot = lines.find((line) => line.text.startsWith(`note-${id}`))!;
      expect(foot.page, id).toBe(at.page);
      expect(foot.x).toBe(10);
      const text = lines.filter((line) => line.page === at.page && !line.text.startsWith("note"));
      const firstNote = lines.filter((line) => line.page === at.page && line.text.startsWith("note"))[0]!;
      const above = text.filter((line) => !line.text.includes("word05"));
      expect(Math.max(...above.map((line) => line.y))).toBeLessThan(firstNote.y - 14);
    }
  });

  it("places text and note although the note would fill the page", () => {
    const paged = lay(page([columns([el("p", {}, ["Here", call("n"), "."]), note("n", 200), p(numbered(60))])]));
    expect(readWords(paged).match(/word/g)!.length).toBe(260);
    expect(readLines(paged)[0]).toMatchObject({ text: "Here1.", page: 1 });
  });

  it("stands side notes level with their anchor in any column, in order", () => {
    const side = (name: string) => el("aside", { float: "sidenote" }, [p(name)]);
    const blocks = [p(numbered(10)), side("S1"), p(`anchor2 ${numbered(10)}`), side("S2")];
    const lines = readLines(lay(page([columns(blocks)], { widthPt: 300, note: { widthPt: 60, gapPt: 20 } })));
    const [one, two] = [lines.find((line) => line.text === "S1")!, lines.find((line) => line.text === "S2")!];
    expect([one.x, two.x]).toEqual([230, 230]);
    expect(one.y).toBe(lines[0]!.y);
    const anchor = lines.find((line) => line.text.startsWith("anchor2"))!;
    expect(anchor.x).toBe(115);
    expect(two.y).toBeGreaterThanOrEqual(anchor.y);
    expect(two.y).toBe(one.y + 14);
  });
});

describe("hostile columns", () => {
  it("places everything where columns are far too many, too narrow or too far apart", () => {
    for (const multi of [{ count: 50 }, { count: "auto" as const, widthPt: 0 }, { count: 50, widthPt: 0.001 }]) {
      expect(readWords(lay(page([columns([p("a b c d e f g h")], multi)]), ["line-overflow"]))).toBe("a b c d e f g h");
    }
    const far = columns([p(numbered(20))], {}, { columnGap: 1e6 });
    expect(readWords(lay(page([far])))).toBe(numbered(20));
  });

  it("cuts what no column can take, and goes on after a line that is taller than the page", () => {
    const box = el("div", { breakInside: "avoid" }, [p(numbered(200))]);
    expect(readWords(lay(page([columns([box, p("after")])])))).toBe(`${numbered(200)} after`);
    const tall = p("tall", { lineHeight: 500 });
    expect(readWords(lay(page([columns([p("before"), tall, p("after")])]), ["content-too-tall"]))).toBe(
      "before tall after",
    );
  });

  it("sets columns within columns, cells, blocks that must not break and side notes", () => {
    const inner = (): StyledElement => columns([p(numbered(6))]);
    const cell = el("table", {}, [el("tbody", {}, [el("tr", {}, [el("td", {}, [inner()])])])]);
    const blocks = [columns([inner(), inner()]), cell, el("div", { breakInside: "avoid" }, [inner()])];
    const words = readWords(lay(page(blocks), ["line-overflow"])).match(/word\d+/g);
    expect(words).toHaveLength(24);
  });

  it("takes columns in one another as deep as elements may stand", () => {
    let nested = columns([p("deep")]);
    for (let depth = 0; depth < 250; depth++) nested = el("div", { multiColumn: { ...AUTO, count: 1 } }, [nested]);
    expect(readWords(lay(page([nested])))).toBe("deep");
  });

  it("sets a text of many pages whole", () => {
    const blocks = Array.from({ length: 1600 }, (_, index) => p(numbered(40, index)));
    const words = readWords(lay(page([columns(blocks)]))).trim();
    expect(words.split(/\s+/u)).toHaveLength(1600 * 40);
  });

  it("leaves an empty block of columns without a trace", () => {
    expect(readLines(lay(page([p("a"), columns([]), p("b")]))).map((line) => line.y)).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
  });
});

describe("a row in columns that is taller than the page", () => {
  const words = (count: number, name: string): string =>
    Array.from({ length: count }, (_, index) => `${name}${index}`).join(" ");
  const HTML = `<div class=c><div class=r><div>${words(40, "a")}</div><div class=b>${words(40, "b")}</div></div></div>`;
  const CSS =
    ".c { columns: 2; column-gap: 10pt } .r { display: flex } .r div { flex: 1; background-color: #00f } .b { font-size: 16pt; line-height: 19pt }";

  it("is cut between the lines of each cell, though no cut goes between the lines of both", () => {
    const paged = layPages(HTML, CSS);
    const lines = readLines(paged);
    expect(lines.filter(({ y }) => y > 190)).toEqual([]);
    for (const name of ["a", "b"]) {
      const own = lines.flatMap(({ text }) => text.trim().split(" ")).filter((word) => word.startsWith(name));
      expect(own.join(" ")).toBe(words(40, name));
    }
    const rects = paged.pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === "rect" ? [item] : [])));
    expect(rects.filter(({ yPt, heightPt }) => yPt + heightPt > 190.01)).toEqual([]);
  });
});
