// Makes docs/charts.png, the picture of docs/charts.md: every kind of chart as it is printed, in colour and in grey.
//
//   npm run docs:charts        (needs poppler's pdftoppm)
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import { createRenderer } from "../dist/build/create-renderer.js";

const DOCS = fileURLToPath(new URL("../docs/", import.meta.url));
const DPI = 110;
const LARGEST_BYTES = 900_000;
/** White left around the charts, in pixels. */
const EDGE = 14;

/** The fences of the page, in its order. */
const charts = [...readFileSync(`${DOCS}charts.md`, "utf8").matchAll(/^```chart\n[^]*?^```$/gmu)].map(
  ([fence]) => fence,
);
const root = mkdtempSync(join(tmpdir(), "charts-"));
try {
  const rows = charts.map((chart, index) => printChart(chart, index));
  const picture = stack(rows);
  writeFileSync(`${DOCS}charts.png`, PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, filterType: 4 }));
} finally {
  rmSync(root, { recursive: true, force: true });
}
const { size } = statSync(`${DOCS}charts.png`);
console.log(`docs/charts.png, ${size} bytes, ${charts.length} charts`);
if (size > LARGEST_BYTES) {
  console.error(`That is more than ${LARGEST_BYTES} bytes; lower the resolution in tools/make-charts.mjs.`);
  process.exit(1);
}

/** @returns The figure of one chart, cut out of its page. */
function printChart(chart, index) {
  const name = `chart-${index}`;
  mkdirSync(join(root, "briefs"), { recursive: true });
  writeFileSync(join(root, "package.json"), "{}");
  const head =
    "---\ntitle: A chart\ndate: 2026-03-12\nlang: en\nauthors: [A. Author]\nstatus: draft\n---\n\n## Chart\n\n";
  writeFileSync(join(root, "briefs", `${name}.md`), `${head}${chart}\n`);
  const { pdf, diagnostics } = createRenderer({ projectRoot: root })(`briefs/${name}.md`);
  if (pdf === undefined || diagnostics.length > 0) throw new Error(`${chart}\n${JSON.stringify(diagnostics)}`);
  const path = join(root, `${name}.pdf`);
  writeFileSync(path, pdf);
  execFileSync("pdftoppm", ["-png", "-r", String(DPI), "-f", "1", "-l", "1", "-singlefile", path, join(root, name)]);
  return cut(PNG.sync.read(readFileSync(join(root, `${name}.png`))));
}

/** Cuts out what lies below the heading: the figure with its title and source, in the column of text. */
function cut(page) {
  const mm = DPI / 25.4;
  const [left, right] = [Math.round(19 * mm), Math.round(133 * mm)];
  const isBlank = (y) => {
    for (let x = left; x < right; x++) if (page.data[(y * page.width + x) * 4] < 250) return false;
    return true;
  };
  // The bar above the figure is the first line that is dark over the whole column, below the heading.
  const isBar = (y) => {
    for (let x = left + 10; x < right - 10; x++) if (page.data[(y * page.width + x) * 4] > 120) return false;
    return true;
  };
  let top = Math.round(60 * mm);
  while (!isBar(top)) top += 1;
  // Behind the figure is white paper, then the imprint.
  let bottom = top;
  for (let y = top; y - bottom < 15 * mm; y++) if (!isBlank(y)) bottom = y;
  return crop(page, left, top - 3, right - left, bottom - top + 8);
}

function crop(from, x, y, width, height) {
  const to = new PNG({ width, height });
  PNG.bitblt(from, to, x, y, width, height, 0, 0);
  return to;
}

/** The same as a printer without colours has it (Rec. 601 luma, as most drivers use). */
function toGrey(picture) {
  const grey = new PNG({ width: picture.width, height: picture.height });
  for (let at = 0; at < picture.data.length; at += 4) {
    const [r, g, b] = [picture.data[at], picture.data[at + 1], picture.data[at + 2]];
    grey.data.fill(Math.round(0.299 * r + 0.587 * g + 0.114 * b), at, at + 3);
    grey.data[at + 3] = 255;
  }
  return grey;
}

/** One row for each chart: in colour at the left, in grey at the right. */
function stack(rows) {
  const width = Math.max(...rows.map((row) => row.width)) * 2 + EDGE * 3;
  const height = rows.reduce((sum, row) => sum + row.height + EDGE, EDGE);
  const whole = new PNG({ width, height });
  whole.data.fill(255);
  let y = EDGE;
  for (const row of rows) {
    PNG.bitblt(row, whole, 0, 0, row.width, row.height, EDGE, y);
    PNG.bitblt(toGrey(row), whole, 0, 0, row.width, row.height, row.width + EDGE * 2, y);
    y += row.height + EDGE;
  }
  return whole;
}
