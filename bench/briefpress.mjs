// Briefpress as its own worker runs it: read from files, one process, everything shared stays warm.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRenderer as createBriefRenderer } from "../dist/build/create-renderer.js";
import { emptyYoungGeneration } from "../dist/build/worker-flags.js";

/** A brand with fonts of its own: the template as it is, with the families declared in its sheet. */
function writeBrand(projectRoot, { serif, sans }) {
  const folder = join(projectRoot, "templates/meridian");
  cpSync(fileURLToPath(new URL("../templates/meridian/", import.meta.url)), folder, { recursive: true });
  mkdirSync(join(folder, "fonts"));
  const rules = [serif, sans].flatMap(({ family, faces }) =>
    faces.map(({ weight, style, file }) => {
      copyFileSync(file, join(folder, "fonts", basename(file)));
      const source = `url("fonts/${basename(file)}")`;
      return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; src: ${source} }`;
    }),
  );
  const sheet = join(folder, "style.css");
  writeFileSync(sheet, `${rules.join("\n")}\n${readFileSync(sheet, "utf8")}`);
  writeFileSync(
    join(projectRoot, "_brand.yml"),
    `typography:\n  base: { family: ${serif.family} }\n  headings: { family: ${sans.family} }\n`,
  );
}

/** @returns What puts a brief where the program finds it, which is not measured, and what renders it. */
export function createRenderer(fonts, timer) {
  const projectRoot = mkdtempSync(join(tmpdir(), "briefpress-bench-"));
  process.on("exit", () => rmSync(projectRoot, { recursive: true, force: true }));
  if (fonts.serif.family !== "Source Serif 4") writeBrand(projectRoot, fonts);
  const render = createBriefRenderer({ projectRoot, timer });
  let count = 0;
  return {
    prepare(text) {
      const name = `brief-${++count}.md`;
      writeFileSync(join(projectRoot, name), text);
      return name;
    },
    render(name) {
      const { pdf, diagnostics } = render(name);
      if (pdf === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 2));
      emptyYoungGeneration();
      return { bytes: pdf.length };
    },
  };
}
