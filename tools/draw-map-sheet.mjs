// Draws locator maps of many countries on one sheet, to be looked at, as Briefpress prints them:
//
//   npm run docs:maps                              docs/maps.png (needs poppler's pdftoppm)
//   node tools/draw-map-sheet.mjs FILE.png [CODE...]    other countries, or `all`
//
// WORLDVIEW=natural-earth draws the other boundaries.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createRenderer } from "../dist/build/create-renderer.js";
import { COUNTRIES } from "../dist/country/country-table.js";
import { drawLocator } from "../dist/map/draw-locator.js";
import { readMapSizes } from "../dist/map/map-sizes.js";
import { readWorldMap } from "../dist/map/read-world-map.js";

/** The hard ones first: the 180th meridian, archipelagos, specks, long countries, then usual ones. */
const CODES = "FJ RU US NZ KI SG MV VA NR CL NO ID UZ KZ AF XK TJ KG TM FR GB GR CN IN".split(" ");
const COLUMNS = 8;
const GAP = 7;
const LABEL = 11;
const DPI = 150;

const [file = fileURLToPath(new URL("../docs/maps.png", import.meta.url)), ...given] = process.argv.slice(2);
const codes = given[0] === "all" ? COUNTRIES.map(({ alpha2 }) => alpha2) : given.length > 0 ? given : CODES;
const { locator } = readMapSizes(new Map());
const worldview = process.env.WORLDVIEW ?? "visionscarto";
const world = readWorldMap(readFileSync(new URL(`../data/maps/${worldview}.json`, import.meta.url), "utf8"), "");

const folder = mkdtempSync(join(tmpdir(), "maps-"));
try {
  const size = writeProject(folder);
  const { pdf, diagnostics } = createRenderer({ projectRoot: folder })("sheet.md");
  if (pdf === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  writeFileSync(join(folder, "sheet.pdf"), pdf);
  const stem = resolve(file.replace(/\.png$/u, ""));
  execFileSync("pdftoppm", ["-png", "-r", String(DPI), "-singlefile", join(folder, "sheet.pdf"), stem]);
  console.log(`${file}: ${codes.length} maps on ${size}`);
} finally {
  rmSync(folder, { recursive: true });
}

/** A brief of one picture on a page of its size. */
function writeProject(root) {
  const [stepX, stepY] = [locator.widthPt + GAP, locator.heightPt + LABEL + GAP];
  const [width, height] = [COLUMNS * stepX + GAP, Math.ceil(codes.length / COLUMNS) * stepY + GAP];
  const cells = codes.map((code, index) => {
    const place = `${GAP + (index % COLUMNS) * stepX} ${GAP + Math.floor(index / COLUMNS) * stepY}`;
    const body = drawLocator(world, code, locator)?.body ?? "";
    const drawing = `<svg width="${locator.widthPt}" height="${locator.heightPt}">${fillColors(body)}</svg>`;
    const text = `<text y="${locator.heightPt + 8.5}" font-family="Source Sans 3" font-size="8">${code}</text>`;
    return `<g transform="translate(${place})">${drawing}${text}</g>`;
  });
  const pack = join(root, "templates/sheet");
  mkdirSync(join(pack, "partials"), { recursive: true });
  const write = (path, text) => writeFileSync(join(root, path), text);
  write("package.json", "{}");
  write("maps.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${cells.join("")}</svg>`);
  write(
    "sheet.md",
    "---\ntitle: Maps\norganisation: Maps\ndate: 2026-01-01\nlang: en\ntemplate: sheet\n---\n\n![Maps](maps.svg)\n",
  );
  write("templates/sheet/template.yml", "name: Sheet\ndescription: One picture\npapers: { a4: [style.css] }\n");
  write(
    "templates/sheet/layout.hbs",
    '<!doctype html><html lang="{{lang}}"><head><title>{{brief.title}}</title></head><body>{{body}}</body></html>\n',
  );
  write("templates/sheet/partials/card.hbs", "<p>{{name}}</p>\n");
  write("templates/sheet/partials/recommendations.hbs", "<p></p>\n");
  const page = `@page { size: ${width}pt ${height + 2}pt; margin: 0 }`;
  write(
    "templates/sheet/style.css",
    `${page}\np, figure, div { margin: 0; line-height: 0 }\nimg { width: ${width}pt }\n`,
  );
  return `${Math.round(width)} by ${Math.round(height)} pt`;
}

/** Each custom property by its default. */
function fillColors(markup) {
  return markup.replace(/var\(--[\w-]+, (?:var\(--[\w-]+, )?(#\w+)\)?\)/gu, "$1");
}
