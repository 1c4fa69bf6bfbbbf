// The fonts that both programs print in, one set at a time.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const OURS = fileURLToPath(new URL("../fonts/", import.meta.url));
/** Where Debian's packages fonts-noto-core and fonts-open-sans put them. */
const SYSTEM = "/usr/share/fonts/truetype";

const NAMES = {
  normal: { 400: "Regular", 600: "SemiBold", 700: "Bold" },
  italic: { 400: "Italic", 600: "SemiBoldItalic", 700: "BoldItalic" },
};

function createFamily(family, folder, name, weights) {
  const faces = Object.keys(NAMES).flatMap((style) =>
    weights.map((weight) => ({ style, weight, file: join(folder, `${name}-${NAMES[style][weight]}.ttf`) })),
  );
  return { family, faces };
}

/** Families by role. "source" comes with Briefpress; "noto" is what an organisation with readers in many scripts takes. */
export const FONT_SETS = {
  source: {
    serif: createFamily("Source Serif 4", join(OURS, "source-serif-4"), "SourceSerif4", [400, 600, 700]),
    sans: createFamily("Source Sans 3", join(OURS, "source-sans-3"), "SourceSans3", [400, 600, 700]),
  },
  noto: {
    serif: createFamily("Noto Serif", join(SYSTEM, "noto"), "NotoSerif", [400, 700]),
    sans: createFamily("Open Sans", join(SYSTEM, "open-sans"), "OpenSans", [400, 700]),
  },
};

/** @returns Whether the files of a set are on this machine. */
export function isInstalled({ serif, sans }) {
  return [...serif.faces, ...sans.faces].every(({ file }) => existsSync(file));
}

/** @returns The file of a family's face. */
export function findFile({ faces }, weight, style) {
  return faces.find((face) => face.weight === weight && face.style === style).file;
}
