// Draws locator maps of many countries on one sheet, to be looked at:
//
//   npm run compile && node tools/draw-map-sheet.mjs FILE.svg [CODE...]
import { readFileSync, writeFileSync } from "node:fs";
import { drawLocator } from "../dist/map/draw-locator.js";
import { readWorldMap } from "../dist/map/read-world-map.js";

const [file = "maps.svg", ...given] = process.argv.slice(2);
const CODES =
  "FJ RU US NZ KI SG MV VA NR CL NO ID UZ KZ AF XK FR GB DE CH LU TJ KG TM IN CN EG GR PH JP AQ TV GF SJ".split(" ");
const codes = given.length > 0 ? given : CODES;
const [W, H] = (process.env.SIZE ?? "48.2x38.3").split("x").map(Number);
const COLUMNS = Number(process.env.COLS ?? 8);

const world = readWorldMap(
  readFileSync(new URL(`../data/maps/${process.env.WORLD ?? "visionscarto"}.json`, import.meta.url), "utf8"),
  "",
);
const fill = (markup) => markup.replace(/var\(--[\w-]+, (var\(--[\w-]+, )?(#\w+)\)?\)/gu, "$2");
const t0 = performance.now();
const cells = codes.map((code, index) => {
  const [x, y] = [(index % COLUMNS) * (W + 8) + 4, Math.floor(index / COLUMNS) * (H + 16) + 4];
  const map = drawLocator(world, code, { widthPt: W, heightPt: H });
  return `<g transform="translate(${x} ${y})"><svg width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">${fill(map?.body ?? "")}</svg><text y="${H + 8}" font-size="7" font-family="sans-serif">${code}</text></g>`;
});
console.log(`${codes.length} maps, ${((performance.now() - t0) / codes.length).toFixed(1)} ms each`);
const [width, height] = [COLUMNS * (W + 8) + 8, Math.ceil(codes.length / COLUMNS) * (H + 16) + 8];
writeFileSync(
  file,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt"><rect width="100%" height="100%" fill="#fff"/>${cells.join("")}</svg>`,
);
