import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createSink } from "../../src/diagnostics/sink.js";
import type { LinkArea, PageItem } from "../../src/model/page.js";
import { parseSvg } from "../../src/picture/parse-svg.js";
import { writePdf } from "../../src/write/write-pdf.js";
import { BLACK, face, HEADER, INFO, leaf, line, page, paged, pieces, run, tag } from "./paged.js";

/** Other programs' reading of a file that has a little of everything. They are skipped where they are not installed. */

function hasTool(name: string): boolean {
  try {
    execFileSync(name, [name === "qpdf" ? "--version" : "-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function writeSample(): string {
  const [title, body, call, foot, picture] = [leaf(), leaf(), leaf(), leaf(), leaf()];
  const sans = face();
  const serif = face("Source Serif 4");
  const drawing = parseSvg(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><circle cx="2" cy="2" r="2" opacity=".5"/></svg>',
    "mark",
    createSink(),
  );
  const link = tag("Link", [call]);
  const items: PageItem[] = [
    line([run("Running head", HEADER, { sizePt: 7 })], 10),
    line([run("Efficient (Łódź) title", title, { sizePt: 14 })], 30),
    line([run(pieces("Justified text of the officials, inter", serif, 8, 3.3), body, { face: serif, sizePt: 8 })], 45),
    line(
      [
        run([sans.shape("nation", ""), { kind: "hyphen", word: sans.shape("-", "") }], body),
        run("1", call, { xPt: 80, sizePt: 6, risePt: 3 }),
      ],
      60,
    ),
    line([run("ally known.", body)], 72),
    {
      kind: "rule",
      x1Pt: 10,
      y1Pt: 76,
      x2Pt: 90,
      y2Pt: 76,
      thicknessPt: 0.5,
      color: BLACK,
      style: "dotted",
      mark: HEADER,
    },
  ];
  if (drawing !== undefined) {
    const place = { xPt: 120, yPt: 50, widthPt: 30, heightPt: 30 };
    items.push({ kind: "picture", ...place, picture: drawing, color: BLACK, mark: picture });
  }
  const area: LinkArea = {
    ...{ xPt: 80, yPt: 50, widthPt: 5, heightPt: 8 },
    target: "#fn1",
    contents: "Note 1",
    element: link,
  };
  const tags = tag("Document", [
    tag("H1", [title]),
    tag("P", [body, tag("Reference", [link])]),
    tag("Figure", [picture], { alt: "A disc" }),
    tag("Note", [foot], { id: "fn1" }),
  ]);
  const document = paged([page(items, [area]), page([line([run("A note.", foot)])])], tags, {
    destinations: new Map([["fn1", { page: 1, xPt: 10, yPt: 10 }]]),
    outline: [{ title: "Title", level: 1, target: "fn1", element: link }],
  });
  const path = join(mkdtempSync(join(tmpdir(), "briefpress-")), "sample.pdf");
  writeFileSync(path, writePdf(document, INFO));
  return path;
}

const read = (tool: string, ...parameters: string[]): string => execFileSync(tool, parameters, { encoding: "utf8" });

describe.skipIf(!hasTool("qpdf"))("qpdf (skipped where it is not installed)", () => {
  it("finds no fault", () => {
    expect(read("qpdf", "--check", writeSample())).toContain("No syntax or stream encoding errors found");
  });
});

describe.skipIf(!hasTool("pdftotext"))("poppler (skipped where it is not installed)", () => {
  it("extracts whole sentences", () => {
    const text = read("pdftotext", "-layout", writeSample(), "-");
    expect(text).toContain("Efficient (Łódź) title");
    expect(text).toContain("Justified text of the officials, inter");
    expect(text).toContain("A note.");
  });

  it("finds the fonts embedded, as subsets, with Unicode", () => {
    const rows = read("pdffonts", writeSample()).trim().split("\n").slice(2);
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+Source\S+\s+CID TrueType\s+\S+\s+yes yes yes/u);
  });

  it("reads the structure in order, with a broken word whole", () => {
    const structure = read("pdfinfo", "-struct-text", writeSample());
    expect(structure.indexOf("Efficient (Łódź) title")).toBeGreaterThan(0);
    expect(structure.replaceAll(/\s+/gu, " ")).toMatch(/H1.*P \(block\).*Figure.*Note/u);
    expect(structure).toContain("A note.");
  });
});
