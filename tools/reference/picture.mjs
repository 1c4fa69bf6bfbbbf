// Pages of a PDF side by side as one PNG. Poppler draws them; the rest is a few lines of our own.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

const DPI = "110";
/** Around and between pages, in pixels, in the grey of a desk. */
const GAP = 8;
const DESK = 0xe4;
const EDGE = 0xb4;

/** PNG of all pages of a PDF. */
export function drawPages(pdf) {
  const folder = mkdtempSync(join(tmpdir(), "reference-"));
  try {
    writeFileSync(join(folder, "a.pdf"), pdf);
    execFileSync("pdftoppm", ["-r", DPI, join(folder, "a.pdf"), join(folder, "page")]);
    const files = readdirSync(folder).filter((file) => file.endsWith(".ppm"));
    return encode(joinPages(files.sort().map((file) => readPixels(readFileSync(join(folder, file))))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A binary PPM: "P6", width, height and 255, each followed by one white space, then three bytes a pixel. */
function readPixels(bytes) {
  const [header, width, height] = /^P6\s(\d+)\s(\d+)\s255\s/u.exec(bytes.subarray(0, 40).toString("latin1"));
  return { width: Number(width), height: Number(height), rgb: bytes.subarray(header.length) };
}

function joinPages(pages) {
  const width = pages.reduce((sum, page) => sum + page.width + 2 + GAP, GAP);
  const height = Math.max(...pages.map((page) => page.height)) + 2 + 2 * GAP;
  const rgb = Buffer.alloc(width * height * 3, DESK);
  let left = GAP;
  for (const page of pages) {
    for (let row = -1; row <= page.height; row++) {
      const at = ((GAP + 1 + row) * width + left) * 3;
      rgb.fill(EDGE, at, at + (page.width + 2) * 3);
      if (row >= 0 && row < page.height) page.rgb.copy(rgb, at + 3, row * page.width * 3, (row + 1) * page.width * 3);
    }
    left += page.width + 2 + GAP;
  }
  return { width, height, rgb };
}

/** Rows with filter 2, "up": what repeats from line to line costs nothing. */
function encode({ width, height, rgb }) {
  const stride = width * 3;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let row = 0; row < height; row++) {
    rows[row * (stride + 1)] = 2;
    for (let byte = 0; byte < stride; byte++) {
      const above = row === 0 ? 0 : rgb[(row - 1) * stride + byte];
      rows[row * (stride + 1) + 1 + byte] = rgb[row * stride + byte] - above;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
