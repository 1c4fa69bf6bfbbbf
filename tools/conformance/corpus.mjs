// The PDFs that are judged: the shipped briefs, a golden of every construct, generated briefs.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRenderer } from "../../dist/build/create-renderer.js";
import { buildBriefs } from "../../dist/index.js";
import { makeBrief } from "../../dist-tools/tools/faults/make-brief.js";
import { createPagePrinter } from "../faults/print-page.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PAPERS = ["a4", "letter"];
const TEMPLATES = readdirSync(`${ROOT}templates`).filter((name) => existsSync(`${ROOT}templates/${name}/template.yml`));
/** Every template on every paper. */
const LOOKS = TEMPLATES.flatMap((template) => PAPERS.map((paper) => ({ template, paper })));

/**
 * Builds the corpus, one PDF at a time.
 *
 * @returns An asynchronous generator of {name, pdf}.
 */
export async function* buildCorpus({ briefs, seed }) {
  yield* buildShipped();
  yield* buildGoldenBriefs();
  yield* buildGoldenPages();
  yield* buildGenerated(briefs, seed);
}

/** The briefs of this project in every template, and once with all that they were made from. */
async function* buildShipped() {
  for (const look of LOOKS) yield* buildProject(`${look.template}-${look.paper}`, look);
  yield* buildProject("carries-all", { attach: "all" });
}

async function* buildProject(label, { template, paper, attach }) {
  const out = mkdtempSync(join(tmpdir(), "briefpress-conformance-"));
  try {
    const papers = paper === undefined ? undefined : [paper];
    const { results } = await buildBriefs([], {
      projectRoot: ROOT,
      currentFolder: ROOT,
      out,
      template,
      papers,
      attach,
    });
    for (const { brief, output, diagnostics } of results) {
      if (!existsSync(output)) throw new Error(`${brief}: ${diagnostics.map(({ message }) => message).join("; ")}`);
      yield { name: `shipped-${basename(output, ".pdf")}-${label}`, pdf: readFileSync(output) };
    }
  } finally {
    rmSync(out, { recursive: true });
  }
}

function* buildGoldenBriefs() {
  const folder = `${ROOT}tests/golden/briefs`;
  const render = createRenderer({ projectRoot: folder, template: "meridian" });
  for (const name of listNames(folder, ".md")) yield { name: `golden-${name}`, pdf: print(render, `${name}.md`) };
}

function* buildGoldenPages() {
  const printPage = createPagePrinter({ sheet: "package:tests/golden/pages/page.css", expected: ["word-cut"] });
  const folder = `${ROOT}tests/golden/pages`;
  for (const name of listNames(folder, ".html")) {
    const [html, css] = ["html", "css"].map((ending) => readFileSync(`${folder}/${name}.${ending}`, "utf8"));
    yield { name: `page-${name}`, pdf: printPage({ html, css }).pdf };
  }
}

function* buildGenerated(briefs, seed) {
  const projectRoot = mkdtempSync(join(tmpdir(), "briefpress-conformance-"));
  try {
    const renderers = LOOKS.map((look) => createRenderer({ projectRoot, ...look }));
    for (let index = 0; index < briefs; index++) {
      const { text, pictures } = makeBrief(index, seed);
      for (const [name, content] of Object.entries(pictures)) writeFileSync(join(projectRoot, name), content);
      writeFileSync(join(projectRoot, "brief.md"), text);
      yield { name: `generated-${seed}-${index}`, pdf: print(renderers[index % renderers.length], "brief.md") };
    }
  } finally {
    rmSync(projectRoot, { recursive: true });
  }
}

function listNames(folder, ending) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));
}

function print(render, path) {
  const { pdf, diagnostics } = render(path);
  if (pdf === undefined) throw new Error(`${path}: ${diagnostics.map(({ message }) => message).join("; ")}`);
  return pdf;
}
