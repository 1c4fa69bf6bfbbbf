import { describe, expect, it } from "vitest";
import { layHtml, layPages } from "./html-pages.js";
import { readLines } from "./styled.js";

const CSS =
  "@page { size: 300pt 200pt; @rightnote { width: 80pt; margin-left: 20pt } } .s { float: sidenote; margin-bottom: 8pt } .w { margin-right: -100pt }";

function lines(count: number, word: string): string {
  return Array.from({ length: count }, (_, index) => `${word}${index}`).join("<br>");
}

describe("a block that reaches into the note area", () => {
  it("begins below the notes that stand there", () => {
    const placed = layHtml(`<p>One</p><p class=s>${lines(4, "n")}</p><p class=w>Wide</p><p>Two</p>`, CSS);
    const note = placed.filter(({ text }) => text.startsWith("n"));
    const wide = placed.find(({ text }) => text === "Wide");
    expect(note.map(({ x }) => x)).toEqual([210, 210, 210, 210]);
    // Four lines of 14 pt from the top of the first paragraph, and the margin of the note.
    expect(wide!.y - note[0]!.y).toBeCloseTo(4 * 14 + 8, 2);
    expect(wide!.page).toBe(1);
  });

  it("goes to the next page where the notes leave it no room", () => {
    const placed = layHtml(
      `<p>One</p><p class=s>${lines(12, "n")}</p><p class=w style="break-inside: avoid">Wide</p>`,
      CSS,
    );
    expect(placed.find(({ text }) => text === "Wide")).toMatchObject({ page: 2, y: placed[0]!.y });
  });

  it("stays where it is on a page without notes", () => {
    const placed = layHtml("<p>One</p><p class=w>Wide</p>", CSS);
    expect(placed[1]!.y - placed[0]!.y).toBeCloseTo(14, 2);
  });

  it("lets notes that wait for a page pass below it", () => {
    const notes = `<p class=s>${lines(10, "a")}</p><p class=s>${lines(3, "b")}</p>`;
    const placed = readLines(layPages(`<p>One</p>${notes}<div class=w>${lines(20, "w")}</div><p>Two</p>`, CSS));
    const waiting = placed.filter(({ text }) => text.startsWith("b"));
    const wide = placed.filter(({ text }) => text.startsWith("w"));
    const last = wide.at(-1)!;
    expect(waiting).toHaveLength(3);
    expect(waiting[0]!.page).toBe(last.page);
    expect(waiting[0]!.y).toBeGreaterThanOrEqual(last.y + 14 - 0.01);
    for (const { page, y } of wide) {
      const beside = placed.filter((other) => other.x === 210 && other.page === page && Math.abs(other.y - y) < 13.9);
      expect(beside).toEqual([]);
    }
  });
});
