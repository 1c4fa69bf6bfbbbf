// What a locator map costs: time to draw it, and bytes in the PDF.
//
//   npm run compile && node bench/maps.mjs
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRenderer } from "../dist/build/create-renderer.js";
import { drawLocator } from "../dist/map/draw-locator.js";
import { readMapSizes } from "../dist/map/map-sizes.js";
import { readWorldMap } from "../dist/map/read-world-map.js";

/** Forty countries of all sizes and places. */
const CODES =
  "AF AL AR AU BD BO BR CA CD CH CL CN DE EG ET FJ FR GB GR ID IN IR JP KE KG KI KZ MA MV MX NG NO NZ PH RU TJ TM US UZ ZA".split(
    " ",
  );
const { locator } = readMapSizes(new Map());
const text = readFileSync(new URL("../data/maps/visionscarto.json", import.meta.url), "utf8");

const [world, loadMs] = time(() => readWorldMap(text, ""));
const first = CODES.map((code) => time(() => drawLocator(world, code, locator))[1]);
const warm = CODES.map((code) => time(() => drawLocator(world, code, locator))[1]);
console.log(`boundaries read in ${loadMs.toFixed(0)} ms`);
print("a map, first time", first, "ms");
print("a map, warm", warm, "ms");

const root = mkdtempSync(join(tmpdir(), "maps-"));
writeFileSync(join(root, "package.json"), "{}");
const render = createRenderer({ projectRoot: root, attach: "none" });
const sizes = CODES.map((code) => measure(code, true) - measure(code, false));
rmSync(root, { recursive: true });
print(
  "a map in the PDF",
  sizes.map((bytes) => bytes / 1024),
  "KiB",
);

function time(run) {
  const start = performance.now();
  const result = run();
  return [result, performance.now() - start];
}

/** Bytes of a brief with one country, with a map or without; the disclaimers of maps count as well. */
function measure(code, map) {
  const brief = `---\ntitle: Map\norganisation: A\ndate: 2026-01-01\nlang: en\ncards: start\ncountries: [{code: ${code}, map: ${map}}]\n---\n\nText.\n`;
  writeFileSync(join(root, "brief.md"), brief);
  const { pdf, diagnostics } = render("brief.md");
  if (pdf === undefined) throw new Error(JSON.stringify(diagnostics));
  return pdf.length;
}

function print(what, values, unit) {
  const sorted = values.toSorted((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const rest = `median ${sorted[Math.floor(values.length / 2)].toFixed(1)}, most ${sorted.at(-1).toFixed(1)}`;
  console.log(`${what}: mean ${mean.toFixed(1)} ${unit} (${rest}; ${values.length} countries)`);
}
