import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Files of a project by their path, e.g. "briefs/a.md" to its text. */
export type ProjectFiles = Readonly<Record<string, string | Uint8Array>>;

/** A project in a folder of its own that is removed when the test is done with it. */
export interface TemporaryProject {
  readonly root: string;
  write(files: ProjectFiles): void;
  remove(): void;
}

/** Creates a project; `package.json` marks its root. */
export function createTemporaryProject(files: ProjectFiles, prefix = "project-"): TemporaryProject {
  const root = mkdtempSync(join(tmpdir(), prefix));
  const project: TemporaryProject = {
    root,
    write(more) {
      for (const [path, content] of Object.entries(more)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), content);
      }
    },
    remove() {
      rmSync(root, { recursive: true, force: true });
    },
  };
  project.write({ "package.json": "{}", ...files });
  return project;
}

/**
 * A brief that builds without a word.
 *
 * @param body - Markdown behind the frontmatter.
 * @param fields - Further lines of frontmatter, or other values for `title`, `authors`, `date` and `lang`.
 */
export function brief(body: string, fields: Readonly<Record<string, string>> = {}): string {
  const all = { title: "A small brief", authors: "[Ana Lind]", date: "2026-03-12", lang: "en", ...fields };
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join("\n")}\n---\n\n${body}\n`;
}

/**
 * A copy of the shipped template under another name.
 *
 * @param edits - By path within the template, how its text changes, e.g. "style.css".
 */
export function copyTemplate(id: string, edits: Readonly<Record<string, (text: string) => string>>): ProjectFiles {
  const folder = new URL("../../templates/meridian/", import.meta.url);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => /\.\w+$/u.test(path));
  const entries = paths.map((path) => {
    const text = readFileSync(new URL(path, folder), "utf8");
    return [`templates/${id}/${path}`, edits[path]?.(text) ?? text] as const;
  });
  return Object.fromEntries(entries);
}
