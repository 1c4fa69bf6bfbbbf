/** Faces that random documents are set in, by path from the project's root. */
export const FACES = [
  { family: "Source Sans 3", weight: 400, style: "normal", path: "fonts/source-sans-3/SourceSans3-Regular.ttf" },
  { family: "Source Sans 3", weight: 700, style: "normal", path: "fonts/source-sans-3/SourceSans3-Bold.ttf" },
  { family: "Source Sans 3", weight: 400, style: "italic", path: "fonts/source-sans-3/SourceSans3-Italic.ttf" },
  { family: "Source Code Pro", weight: 400, style: "normal", path: "fonts/source-code-pro/SourceCodePro-Regular.ttf" },
  { family: "Vazirmatn", weight: 400, style: "normal", path: "tests/fixtures/fonts/vazirmatn-subset.ttf" },
  {
    family: "Noto Sans Hebrew",
    weight: 400,
    style: "normal",
    path: "tests/fixtures/fonts/noto-sans-hebrew-subset.ttf",
  },
] as const;

/** @returns A picture taller than wide, which no page takes at full width; one for each source. */
export function drawPicture(source: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 140"><title>${source}</title><rect width="90" height="140" fill="#dde6ee"/></svg>`;
}
