// The fonts that both programs print in, one set at a time.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OURS = fileURLToPath(new URL("../fonts/", import.meta.url));
const FACES = [
  { weight: 400, style: "normal", ours: "Regular", google: "400Regular" },
  { weight: 400, style: "italic", ours: "Italic", google: "400Regular_Italic" },
  { weight: 600, style: "normal", ours: "SemiBold", google: "600SemiBold" },
  { weight: 600, style: "italic", ours: "SemiBoldItalic", google: "600SemiBold_Italic" },
  { weight: 700, style: "normal", ours: "Bold", google: "700Bold" },
  { weight: 700, style: "italic", ours: "BoldItalic", google: "700Bold_Italic" },
];

function ourFamily(family, folder, name) {
  const file = ({ ours }) => join(OURS, folder, `${name}-${ours}.ttf`);
  return { family, faces: FACES.map((face) => ({ ...face, file: file(face) })) };
}

function googleFamily(family, id, name) {
  const folder = dirname(createRequire(import.meta.url).resolve(`@expo-google-fonts/${id}/package.json`));
  const file = ({ google }) => join(folder, google, `${name}_${google}.ttf`);
  return { family, faces: FACES.map((face) => ({ ...face, file: file(face) })) };
}

/** Families by role. "source" comes with Briefpress; "noto" is what an organisation with readers in many scripts takes. */
export const FONT_SETS = {
  source: () => ({
    serif: ourFamily("Source Serif 4", "source-serif-4", "SourceSerif4"),
    sans: ourFamily("Source Sans 3", "source-sans-3", "SourceSans3"),
  }),
  noto: () => ({
    serif: googleFamily("Noto Serif", "noto-serif", "NotoSerif"),
    sans: googleFamily("Open Sans", "open-sans", "OpenSans"),
  }),
};

/** @returns The file of a family's face. */
export function findFile({ faces }, weight, style) {
  return faces.find((face) => face.weight === weight && face.style === style).file;
}
