import matter from "gray-matter";
import type { Sink } from "../diagnostics/diagnostic.js";
import { parseYaml } from "../formats/parse-yaml.js";
import type { YamlNode } from "../formats/yaml-node.js";

/** The names under which gray-matter looks for the engines that it brings along. */
const FOREIGN_LANGUAGES = ["json", "javascript", "coffee", "toml"];

/**
 * Parses a frontmatter block, both its fences included, by gray-matter with our YAML as its only engine.
 *
 * Options are always passed: without them gray-matter caches by text, and returns `{}` without an error for a broken
 * text that it sees a second time. Its engines are replaced, so that even a block that was taken for another language
 * is not evaluated.
 *
 * @param block - Begins with the line `---` at line 1 of the file.
 * @returns The tree, an empty map for an empty block; `undefined` if the YAML cannot be used.
 */
export function parseFrontMatter(block: string, file: string, sink: Sink): YamlNode | undefined {
  const empty: YamlNode = { kind: "map", entries: [], span: { file, line: 1, column: 1, length: 3 } };
  const result: { tree: YamlNode | undefined } = { tree: empty };
  const yaml = (text: string): object => {
    // gray-matter hands over the rest of the first line too, so line 1 of the text is line 1 of the file.
    result.tree = parseYaml(text, file, sink);
    return {};
  };
  const refuse = (): object => {
    throw new Error("Only YAML is read as frontmatter.");
  };
  const engines = Object.fromEntries(FOREIGN_LANGUAGES.map((language) => [language, refuse]));
  matter(block, { language: "yaml", delimiters: "---", engines: { ...engines, yaml } });
  return result.tree;
}
