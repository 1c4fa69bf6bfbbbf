// Pages of a PDF side by side as one picture, and how far two pictures differ. Poppler draws the pages.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

const DPI = "110";
/** Around and between pages, in pixels, in the grey of a desk. */
const GAP = 8;
const DESK = 0xe4;
const EDGE = 0xb4;

/** Picture of all pages of a PDF. */
export function drawPages(pdf) {
  const folder = mkdtempSync(join(tmpdir(), "reference-"));
  try {
    writeFileSync(join(folder, "a.pdf"), pdf);
    execFileSync("pdftoppm", ["-png", "-r", DPI, join(folder, "a.pdf"), join(folder, "page")]);
    const files = readdirSync(folder).filter((file) => file.endsWith(".png"));
    return joinPages(files.sort().map((file) => readPng(readFileSync(join(folder, file)))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function readPng(bytes) {
  return PNG.sync.read(bytes);
}

/** Without the channel of opacity, which no page has; filter 2 is "up": what repeats from line to line costs nothing. */
export function writePng(picture) {
  return PNG.sync.write(picture, { colorType: 2, inputHasAlpha: true, filterType: 2, deflateStrategy: 0 });
}

function joinPages(pages) {
  const width = pages.reduce((sum, page) => sum + page.width + 2 + GAP, GAP);
  const height = Math.max(...pages.map((page) => page.height)) + 2 + 2 * GAP;
  const picture = new PNG({ width, height });
  fill(picture, 0, 0, width, height, DESK);
  let left = GAP;
  for (const page of pages) {
    fill(picture, left, GAP, page.width + 2, page.height + 2, EDGE);
    PNG.bitblt(page, picture, 0, 0, page.width, page.height, left + 1, GAP + 1);
    left += page.width + 2 + GAP;
  }
  return picture;
}

function fill({ data, width: stride }, x, y, width, height, grey) {
  for (let row = y; row < y + height; row++) {
    const at = (row * stride + x) * 4;
    data.fill(grey, at, at + width * 4);
    for (let column = 0; column < width; column++) data[at + column * 4 + 3] = 0xff;
  }
}

/**
 * Compares two pictures; edges that were only smoothed in another way are no difference.
 *
 * @returns The share of pixels that differ, 1 for pictures of another size, and a picture of them.
 */
export function comparePictures(expected, found) {
  const { width, height } = expected;
  if (width !== found.width || height !== found.height) return { share: 1, difference: found };
  const difference = new PNG({ width, height });
  const count = pixelmatch(expected.data, found.data, difference.data, width, height);
  return { share: count / (width * height), difference };
}
