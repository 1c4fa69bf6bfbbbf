// Writes data/flags/XX.svg from the package flag-icons: one drawing for each entry of ISO 3166-1 and XK, squeezed once, so
// that no brief has to.
//
//   npm run compile && node tools/make-flags.mjs
//
// Most flags keep hundredths of a unit, of the 640 that a flag is wide. Heavy ones, with emblems of thousands of curves, keep
// tenths or whole units: at 24 pt on paper a unit is a 27th of a point, below what a press can print.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { optimize } from "svgo";
import { COUNTRIES } from "../dist/country/country-table.js";

const SOURCE = dirname(createRequire(import.meta.url).resolve("flag-icons/package.json"));
const TARGET = fileURLToPath(new URL("../data/flags/", import.meta.url));

/** Bytes above which a flag keeps tenths of a unit, and above which it keeps whole units. */
const HEAVY = 4 * 1024;
const HEAVIEST = 24 * 1024;

/** Heavy flags that whole units would change to the eye: the rifles of Guatemala. */
const DELICATE = new Set(["GT"]);

function squeeze(text, precision) {
  return optimize(text, {
    multipass: true,
    floatPrecision: precision,
    plugins: [
      {
        name: "preset-default",
        params: {
          overrides: { cleanupIds: { remove: true, minify: true }, convertPathData: { floatPrecision: precision } },
        },
      },
      "convertStyleToAttrs",
    ],
  }).data;
}

mkdirSync(TARGET, { recursive: true });
for (const name of readdirSync(TARGET)) if (name.endsWith(".svg")) rmSync(join(TARGET, name));
let sum = 0;
for (const { alpha2 } of COUNTRIES) {
  const text = readFileSync(join(SOURCE, "flags", "4x3", `${alpha2.toLowerCase()}.svg`), "utf8");
  const fine = squeeze(text, 2);
  const plain = fine.length > HEAVY ? squeeze(text, 1) : fine;
  const flag = plain.length > HEAVIEST && !DELICATE.has(alpha2) ? squeeze(text, 0) : plain;
  sum += flag.length;
  writeFileSync(join(TARGET, `${alpha2}.svg`), `${flag}\n`);
}
writeFileSync(join(TARGET, "LICENSE"), readFileSync(join(SOURCE, "LICENSE"), "utf8"));
console.log(`${COUNTRIES.length} flags, ${(sum / 1024).toFixed(0)} KiB`);
