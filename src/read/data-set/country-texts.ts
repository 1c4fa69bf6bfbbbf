import type { Sink } from "../../diagnostics/diagnostic.js";
import { decodeText } from "../../formats/decode-text.js";
import { findEntry, type YamlMap, type YamlNode, type YamlScalar } from "../../formats/yaml-node.js";
import { findFrontMatter } from "../find-front-matter.js";
import { parseFrontMatter } from "../parse-front-matter.js";
import { entry } from "./table-entry.js";

/** A country's own text is a page at most. */
const TEXT_LIMITS = { kind: "text of a country", maxBytes: 64 * 1024 };

/**
 * Reads the Markdown file of one country: frontmatter with fields of a card, or none, and the summary below it.
 *
 * @returns The fields as a map; `undefined` if the file cannot be used.
 */
export function readCountryText(bytes: Uint8Array, file: string, sink: Sink): YamlMap | undefined {
  const text = decodeText(bytes, file, TEXT_LIMITS, sink);
  if (text === undefined) return undefined;
  const span = { file, line: 1, column: 1 };
  if (!text.startsWith("---")) return { kind: "map", entries: addSummary([], text, 1, file), span };
  const found = findFrontMatter(text, file, sink);
  const tree = found === undefined ? undefined : parseFrontMatter(found.block, file, sink);
  if (found === undefined || tree === undefined) return undefined;
  if (tree.kind !== "map") {
    reportNoFields(tree, sink);
    return undefined;
  }
  const summary = findEntry(tree, "summary");
  const body = text.slice(found.bodyOffset);
  if (summary !== undefined && body.trim() !== "") {
    sink.report("data-duplicate", {
      message: "The summary stands in the frontmatter and below it",
      span: summary.keySpan,
      hint: "Keep one of the two",
    });
  }
  return {
    ...tree,
    entries: summary === undefined ? addSummary(tree.entries, body, found.bodyLine, file) : tree.entries,
  };
}

function reportNoFields(tree: YamlNode, sink: Sink): void {
  const hint = "Write fields of a card as `key: value`, or begin the file with the text itself";
  sink.report("wrong-type", { message: "The frontmatter is not made of fields", span: tree.span, hint });
}

function addSummary(entries: YamlMap["entries"], body: string, line: number, file: string): YamlMap["entries"] {
  const blank = /^(?:[ \t]*\n)*/u.exec(body)?.[0] ?? "";
  const source = body.slice(blank.length).trimEnd();
  if (source === "") return entries;
  const span = { file, line: line + blank.split("\n").length - 1, column: 1 };
  const scalar: YamlScalar = {
    kind: "scalar",
    type: "text",
    source,
    number: NaN,
    style: "block",
    span,
    textSpan: span,
  };
  return [...entries, entry("summary", scalar, span)];
}
