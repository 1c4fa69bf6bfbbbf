import { describe, expect, it } from "vitest";
import { layHtml, layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const CSS =
  "@page { size: 400pt 200pt; @rightnote { width: 80pt; margin-left: 20pt } } .s { float: sidenote } .t { float: top } .n { float: footnote }" +
  " ::-briefpress-continued { display: block }";

const words = (count: number): string =>
  Array.from({ length: count }, (_, index) => `<p>W${String(index)}</p>`).join("");

const body = (html: string): string => `<body data-continued="(more)">${html}</body>`;

const isWord = ({ text }: { readonly text: string }): boolean => text.startsWith("W");
const isLabel = ({ text }: { readonly text: string }): boolean => text.trim() === "(more)";

describe("::-briefpress-continued", () => {
  it("stands above each further part of a side note, and nothing is lost", () => {
    const lines = layHtml(body(`<p>P1</p><div class=s>${words(30)}</div>`), CSS);
    const labels = lines.filter(isLabel);
    expect(labels.map(({ page }) => page)).toEqual([2, 3]);
    for (const { page, y } of labels) {
      expect(y).toBe(Math.min(...lines.filter((line) => line.page === page).map((line) => line.y)));
      expect(lines.find((line) => isWord(line) && line.page === page)!.y).toBe(y + 14);
    }
    expect(lines.filter(isWord)).toHaveLength(30);
    expect(Math.max(...lines.map(({ y }) => y))).toBeLessThanOrEqual(190);
  });

  it("stands above each further part of a footnote and of a float", () => {
    const note = layHtml(body(`<p>P1<span class=n>${words(30)}</span></p><p>P2</p>`), CSS);
    expect(note.filter(isLabel).map(({ page }) => page)).toEqual([2, 3, 4]);
    const float = layHtml(body(`<p>P1</p><div class=t>${words(30)}</div><p>P2</p>`), CSS);
    expect(float.filter(isLabel).map(({ page }) => page)).toEqual([3, 4]);
    for (const lines of [note, float]) expect(lines.filter((line) => line.text.includes("W"))).toHaveLength(30);
  });

  it("takes its content, margin and box from the stylesheet", () => {
    const css = `${CSS} .s::-briefpress-continued { content: "Name " attr(title); margin-bottom: 6pt; padding-left: 3pt }`;
    const lines = layHtml(body(`<p>P1</p><div class=s title=x>${words(15)}</div>`), css);
    const label = lines.find(({ text }) => text.trim() === "Name x")!;
    expect([label.page, label.x]).toEqual([2, 313]);
    expect(lines.find((line) => isWord(line) && line.page === 2)!.y).toBe(label.y + 20);
  });

  it("is nothing without a word for it, with `content: none`, and where a note is not split", () => {
    const split = `<p>P1</p><div class=s>${words(15)}</div>`;
    expect(layHtml(split, CSS)).toHaveLength(16);
    expect(layHtml(body(split), `${CSS} .s::-briefpress-continued { content: none }`)).toHaveLength(16);
    expect(layHtml(body(`<p>P1</p><div class=s>${words(3)}</div>`), CSS)).toHaveLength(4);
  });

  it("stands within the box of a card", () => {
    const css = `${CSS} .s { background: #eee; padding: 5pt }`;
    const { pages } = layPages(body(`<p>P1</p><div class=s>${words(15)}</div>`), css);
    const [rect] = pages[1]!.items.filter((item) => item.kind === "rect");
    const lines = layHtml(body(`<p>P1</p><div class=s>${words(15)}</div>`), css).filter(({ page }) => page === 2);
    expect(rect!.yPt).toBe(10);
    expect(lines.map(({ x }) => x)).toEqual(lines.map(() => 315));
    expect(rect!.yPt + rect!.heightPt).toBeGreaterThan(Math.max(...lines.map(({ y }) => y)));
  });

  it("is an artifact", () => {
    const { pages, tags } = layPages(body(`<p>P1</p><div class=s>${words(15)}</div>`), CSS);
    const marks = pages[1]!.items.flatMap((item) =>
      item.kind === "line" ? item.runs.map(({ mark }) => mark.kind) : [],
    );
    expect(marks).toContain("artifact");
    expect(JSON.stringify(tags)).not.toContain("more");
  });

  it("gives way where a page has no room for more than it", () => {
    const css = `${CSS} ::-briefpress-continued { padding-top: 900pt }`;
    const lines = readLines(layPages(body(`<p>P1</p><div class=s>${words(30)}</div>`), css, ["content-too-tall"]));
    expect(lines.filter(isLabel)).toHaveLength(0);
    expect(lines.filter(isWord)).toHaveLength(30);
  });
});
