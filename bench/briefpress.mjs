// Briefpress as its own worker runs it: read from files, one process, everything shared stays warm.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRenderer as createBriefRenderer } from "../dist/build/create-renderer.js";
import { emptyYoungMemory } from "../dist/build/young-memory.js";

/** @returns {(text: string) => { bytes: number }} Renders one brief. */
export function createRenderer(timer) {
  const projectRoot = mkdtempSync(join(tmpdir(), "briefpress-bench-"));
  process.on("exit", () => rmSync(projectRoot, { recursive: true, force: true }));
  const render = createBriefRenderer({ projectRoot, timer });
  return (text) => {
    writeFileSync(join(projectRoot, "brief.md"), text);
    const { pdf, diagnostics } = render("brief.md");
    if (pdf === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 2));
    emptyYoungMemory();
    return { bytes: pdf.length };
  };
}
