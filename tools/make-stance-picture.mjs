// Makes docs/stances-grey.png: a position matrix as a reader sees it who prints without colour. It shows that every stance
// can be told from the others by its word and its shape.
//
//   npm run docs:stances        (needs the compiled program, and poppler's pdftoppm)
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const STEM = fileURLToPath(new URL("../docs/stances-grey", import.meta.url));
const LARGEST_BYTES = 150_000;

const BRIEF = `---
title: Stances in grey
date: 2026-03-12
lang: en
organisation: Institute for Dry Rivers
stanceMethod: Invented for this picture
matrix:
  title: Every stance is a word and a shape
  asOf: 2026-03-12
  source: Invented
  highlight: share
  issues: [Print levels, { id: share, label: Share levels }, Joint gauges, Open data]
  rows:
    KZ: { Print levels: supports, share: conditions, Joint gauges: neutral, Open data: noData }
    KG: { Print levels: conditions, share: supports, Joint gauges: opposes, Open data: neutral }
    TJ: { Print levels: neutral, share: opposes, Joint gauges: supports, Open data: conditions }
    TM: { Print levels: opposes, share: noData, Joint gauges: conditions, Open data: supports }
    UZ: { Print levels: noData, share: { stance: supports, word: Shares, text: Every week since 2021 }, Joint gauges: supports, Open data: opposes }
---

:::matrix{size=page}
:::
`;

const folder = mkdtempSync(join(tmpdir(), "stances-"));
try {
  mkdirSync(join(folder, "briefs"));
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "briefs/stances.md"), BRIEF);
  execFileSync(process.execPath, [MAIN, "build", "--quiet"], { cwd: folder, stdio: "inherit" });
  // Pixels at 110 dpi: from the rule above the table down to the lines below it.
  const area = ["-x", "60", "-y", "545", "-W", "800", "-H", "400"];
  const pdf = join(folder, "output/stances.pdf");
  execFileSync("pdftoppm", ["-png", "-gray", "-r", "110", "-f", "1", "-l", "1", ...area, "-singlefile", pdf, STEM]);
  const { size } = statSync(`${STEM}.png`);
  console.log(`docs/stances-grey.png, ${size} bytes`);
  if (size > LARGEST_BYTES) throw new Error(`That is more than ${LARGEST_BYTES} bytes; lower the resolution.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
