// Makes the README's picture from the flagship brief as it is built now:
//
//   npm run docs:picture        (needs poppler's pdftoppm)
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PDF = fileURLToPath(new URL("../output/central-asia-taliban-engagement.pdf", import.meta.url));
const DOCS = fileURLToPath(new URL("../docs/", import.meta.url));
/** Sharp enough to read the headings on a screen, small enough for a repository. */
const DPI = "96";
const LARGEST_BYTES = 250_000;

if (!existsSync(PDF)) {
  console.error("Build the briefs first: npm run briefs");
  process.exit(1);
}
mkdirSync(DOCS, { recursive: true });
const stem = `${DOCS}central-asia-page-1`;
execFileSync("pdftoppm", ["-png", "-r", DPI, "-f", "1", "-l", "1", "-singlefile", PDF, stem]);
const { size } = statSync(`${stem}.png`);
console.log(`docs/central-asia-page-1.png, ${size} bytes`);
if (size > LARGEST_BYTES) {
  console.error(`That is more than ${LARGEST_BYTES} bytes; lower the resolution in tools/make-pictures.mjs.`);
  process.exit(1);
}
