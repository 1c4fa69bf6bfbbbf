import type { Sink } from "../diagnostics/diagnostic.js";
import { findForbiddenCharacter } from "./forbidden-character.js";

/** What a file is called in messages, and how large it may be. */
export interface TextLimits {
  /** e.g. "brief" */
  readonly kind: string;
  readonly maxBytes: number;
}

/** Fatal: a replacement character would be printed as a lost letter. `ignoreBOM` keeps the BOM for us to take off. */
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** How many bytes are looked at to tell a picture or an archive from a text. */
const PROBE_BYTES = 4096;

const SAVE_AS_UTF8 = "Save the file as UTF-8 in your editor (in Notepad: Save As, Encoding, UTF-8)";

/**
 * Decodes the bytes of a text file: UTF-8 only, with or without BOM, any line ends.
 *
 * @param path - For the diagnostics, e.g. "briefs/ghana.md".
 * @returns The text without BOM, lines ending in `\n`; `undefined` if it cannot be used.
 * @remarks Reports `text-too-large`, `text-empty`, `text-binary`, `text-encoding` or `forbidden-character`, at the
 *   line of the first bad byte.
 */
export function decodeText(bytes: Uint8Array, path: string, limits: TextLimits, sink: Sink): string | undefined {
  const start = { file: path, line: 1, column: 1 };
  if (bytes.length > limits.maxBytes) {
    const message = `The ${limits.kind} has ${String(bytes.length)} bytes; ${String(limits.maxBytes)} is the limit`;
    sink.report("text-too-large", { message, span: start, hint: "Split it, or move tables and pictures to files" });
    return undefined;
  }
  const encoding = findWrongEncoding(bytes);
  if (encoding !== undefined) {
    const message = `The ${limits.kind} is saved as ${encoding}, not as UTF-8`;
    sink.report("text-encoding", { message, span: start, hint: SAVE_AS_UTF8 });
    return undefined;
  }
  const binary = findBinaryKind(bytes);
  if (binary !== undefined) {
    const message = `The ${limits.kind} is ${binary}, not a text`;
    sink.report("text-binary", { message, span: start, hint: "Give the path of a text file saved as UTF-8" });
    return undefined;
  }
  const text = decodeUtf8(bytes, path, limits.kind, sink);
  if (text === undefined) return undefined;
  if (text.trim() === "") {
    const hint = "Write some text, or restore the file from a backup: an interrupted save may have emptied it";
    sink.report("text-empty", { message: `The ${limits.kind} is empty`, span: start, hint });
    return undefined;
  }
  return reportForbidden(text, path, sink) ? undefined : text;
}

function decodeUtf8(bytes: Uint8Array, path: string, kind: string, sink: Sink): string | undefined {
  try {
    const text = UTF8.decode(bytes);
    const withoutBom = text.startsWith("\ufeff") ? text.slice(1) : text;
    return withoutBom.replace(/\r\n?/gu, "\n");
  } catch {
    const offset = findInvalidUtf8(bytes);
    const line = countLines(bytes, offset);
    const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, "0");
    const message = `The ${kind} is not valid UTF-8: byte ${byte} (hexadecimal) on line ${String(line)} belongs to no character`;
    sink.report("text-encoding", { message, span: { file: path, line, column: 1 }, hint: SAVE_AS_UTF8 });
    return undefined;
  }
}

/** @returns Whether a forbidden character was found. */
function reportForbidden(text: string, path: string, sink: Sink): boolean {
  const found = findForbiddenCharacter(text);
  if (found === undefined) return false;
  const before = text.slice(0, found.offset);
  const line = before.split("\n").length;
  const column = found.offset - before.lastIndexOf("\n");
  sink.report("forbidden-character", {
    message: `The text holds ${found.name}, which cannot be printed`,
    span: { file: path, line, column, length: 1 },
    hint: "Delete it; it often comes along when text is pasted from another program",
  });
  return true;
}

/** UTF-16 and UTF-32 show in their BOM, and without one in a zero in every other byte of the first characters. */
function findWrongEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "UTF-32" : "UTF-16";
  if (a === 0xfe && b === 0xff) return "UTF-16";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "UTF-32";
  const looksWide = (zeros: number, letters: number): boolean =>
    bytes.length >= 4 && [0, 2].every((at) => bytes[at + zeros] === 0 && (bytes[at + letters] ?? 0) !== 0);
  return looksWide(1, 0) || looksWide(0, 1) ? "UTF-16" : undefined;
}

/** Beginnings of files that people pass by mistake. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ["%PDF-", "a PDF"],
  ["PK\u0003\u0004", "a zip archive or an Office document"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Office document"],
  ["\u0089PNG", "a PNG picture"],
  ["\u00ff\u00d8\u00ff", "a JPEG picture"],
  ["GIF8", "a GIF picture"],
  ["{\\rtf", "a Rich Text document"],
];

function findBinaryKind(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  const known = SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (known !== undefined) return known[1];
  let controls = 0;
  const probe = bytes.subarray(0, PROBE_BYTES);
  for (const byte of probe) {
    if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  }
  // One stray control character is a slip in a text and is reported with its place; one in twenty is no text.
  return controls > 1 && controls * 20 > probe.length ? "a binary file" : undefined;
}

/** Finds the offset of the first byte at which decoding fails, by halving: each prefix is tried as a stream. */
function findInvalidUtf8(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1;
    if (isUtf8Prefix(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

/** A sequence cut off at the end is still a valid beginning. */
function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Line of an offset, from 1; `\n`, `\r\n` and `\r` end a line. */
function countLines(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at++) {
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) line++;
  }
  return line;
}
