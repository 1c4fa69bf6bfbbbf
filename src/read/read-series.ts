import type { Sink } from "../diagnostics/diagnostic.js";
import { createSink } from "../diagnostics/sink.js";
import { decodeText } from "../formats/decode-text.js";
import { findEntry, type YamlNode } from "../formats/yaml-node.js";
import type { Span } from "../model/span.js";
import { findFrontMatter } from "./find-front-matter.js";
import { parseFrontMatter } from "./parse-front-matter.js";

/** What a series says of its rows. */
export interface Series {
  /** Path of the table, relative to the brief. */
  readonly file: string;
  /** Pattern of the names of its PDFs. */
  readonly names?: string;
  /** Where the table is named. */
  readonly span: Span;
}

/**
 * Reads what a brief says of its rows, and nothing else: `data: countries.csv`, or `data: { file: countries.csv, names: ... }`.
 *
 * @param bytes - The brief.
 * @returns `undefined` if the frontmatter cannot be read or names no table; that is reported.
 */
export function readSeries(bytes: Uint8Array, path: string, sink: Sink): Series | undefined {
  // The brief is read again, and all its problems are told, when one of its rows is built.
  const own = createSink();
  const text = decodeText(bytes, path, { kind: "brief", maxBytes: 1024 * 1024 }, own);
  const found = text === undefined ? undefined : findFrontMatter(text, path, own);
  const root = found === undefined ? undefined : parseFrontMatter(found.block, path, own);
  for (const { code, ...report } of own.diagnostics) if (root === undefined) sink.report(code, report);
  const data = root === undefined ? undefined : findEntry(root, "data")?.value;
  if (data === undefined) return undefined;
  const file = readText(data) ?? readText(findEntry(data, "file")?.value);
  if (file === undefined) {
    sink.report("field-missing", {
      message: "`data` names no table",
      span: data.span,
      hint: "Write `data: countries.csv`, or below it `file: countries.csv`",
    });
    return undefined;
  }
  const names = readText(findEntry(data, "names")?.value);
  return { file, ...(names === undefined ? {} : { names }), span: (findEntry(data, "file")?.value ?? data).span };
}

function readText(node: YamlNode | undefined): string | undefined {
  const text = node?.kind === "scalar" ? node.source.trim() : "";
  return text === "" ? undefined : text;
}
