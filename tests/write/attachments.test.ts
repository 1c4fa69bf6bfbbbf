import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { Attachment } from "../../src/model/attachment.js";
import { writePdf } from "../../src/write/write-pdf.js";
import { PdfName, PdfString } from "../inspect/pdf-objects.js";
import type { PdfDictionary } from "../inspect/pdf-objects.js";
import { inspectPdf } from "../inspect/pdf.js";
import type { InspectedPdf } from "../inspect/pdf.js";
import { lay, p, page } from "../typeset/styled.js";
import { INFO } from "./paged.js";

const folder = mkdtempSync(join(tmpdir(), "attachments-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string, rest: Partial<Attachment> = {}): Attachment => ({
  name,
  description: `The file ${name}`,
  relationship: "Supplement",
  mediaType: "text/plain",
  bytes: Buffer.from(text),
  ...rest,
});
const write = (...files: readonly Attachment[]): Uint8Array => writePdf(lay(page([p("Text")])), INFO, files);

interface ReadTree {
  readonly pdf: InspectedPdf;
  /** Keys as their bytes, in the order of the tree. */
  readonly keys: readonly string[];
  readonly specifications: readonly PdfDictionary[];
}

function readTree(bytes: Uint8Array): ReadTree {
  const pdf = inspectPdf(bytes);
  const { objects, catalog } = pdf;
  const tree = objects.dictionary(objects.dictionary(catalog.get("Names")).get("EmbeddedFiles"));
  const names = objects.array(tree.get("Names"));
  const keys = names.flatMap((value) => (value instanceof PdfString ? [value.bytes] : []));
  const specifications = names.filter((_, index) => index % 2 === 1).map((value) => objects.dictionary(value));
  return { pdf, keys, specifications };
}

const textOf = (value: unknown): string => (value instanceof PdfString ? value.text : "");
const nameOf = (value: unknown): string => (value instanceof PdfName ? value.name : "");

describe("attached files", () => {
  it("are specified with both names, what they are, and what they are to the document", () => {
    const text = "---\ntitle: Überblick\n---\n";
    const { pdf, specifications } = readTree(
      write(file("ghana.md", text, { relationship: "Source", mediaType: "text/markdown" })),
    );
    const specification = specifications[0]!;
    expect(nameOf(specification.get("Type"))).toBe("Filespec");
    expect(nameOf(specification.get("AFRelationship"))).toBe("Source");
    expect(["F", "UF", "Desc"].map((key) => textOf(specification.get(key)))).toEqual([
      "ghana.md",
      "ghana.md",
      "The file ghana.md",
    ]);
    const embedded = pdf.objects.dictionary(specification.get("EF"));
    const stream = pdf.objects.stream(embedded.get("F"));
    expect(pdf.objects.stream(embedded.get("UF"))).toBe(stream);
    expect(nameOf(stream.dictionary.get("Type"))).toBe("EmbeddedFile");
    expect(nameOf(stream.dictionary.get("Subtype"))).toBe("text/markdown");
    const parameters = pdf.objects.dictionary(stream.dictionary.get("Params"));
    expect(parameters.get("Size")).toBe(Buffer.byteLength(text));
    expect(textOf(parameters.get("ModDate"))).toBe("D:20260312000000Z");
    const checkSum = parameters.get("CheckSum");
    const md5 = createHash("md5").update(text).digest().toString("latin1");
    expect(checkSum instanceof PdfString && checkSum.bytes).toBe(md5);
    expect(stream.content).toBe(Buffer.from(text).toString("latin1"));
  });

  it("belong to the document as a whole", () => {
    const { pdf, specifications } = readTree(write(file("b.txt", "b"), file("a.txt", "a")));
    const associated = pdf.objects.array(pdf.catalog.get("AF")).map((value) => pdf.objects.dictionary(value));
    expect(associated.map((specification) => textOf(specification.get("UF")))).toEqual(["b.txt", "a.txt"]);
    expect(new Set(associated)).toEqual(new Set(specifications));
    expect(pdf.faults).toEqual([]);
  });

  it("are sorted by the bytes of their keys, not as people sort", () => {
    const names = ["b.md", "_a.yml", "B.md", "a (1).png", "é.md", "日本.svg", "Z", "a.png", "ة.txt"];
    const { keys } = readTree(write(...names.map((name) => file(name, name))));
    expect(keys).toEqual(keys.toSorted((left, right) => (left < right ? -1 : 1)));
    expect(keys.slice(0, 6)).toEqual(["B.md", "Z", "_a.yml", "a (1).png", "a.png", "b.md"]);
    expect(keys).toHaveLength(names.length);
  });

  it("keep bytes of any kind, and none", () => {
    const all = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7) & 0xff);
    const { pdf, specifications } = readTree(write(file("all.bin", "", { bytes: all }), file("empty.css", "")));
    const contents = specifications.map((specification) => {
      const stream = pdf.objects.stream(pdf.objects.dictionary(specification.get("EF")).get("UF"));
      return Buffer.from(stream.content, "latin1");
    });
    expect(contents).toEqual([Buffer.from(all), Buffer.alloc(0)]);
  });

  it("leave a document without any as it is", () => {
    expect(Buffer.compare(write(), writePdf(lay(page([p("Text")])), INFO))).toBe(0);
    expect(Buffer.from(write()).toString("latin1")).not.toMatch(/\/AF |EmbeddedFile/u);
  });

  it("give the same bytes twice", () => {
    const shared = Buffer.from("shared");
    const once = (): Uint8Array => write(file("x", "", { bytes: shared }), file("y", "text"));
    expect(Buffer.compare(once(), once())).toBe(0);
  });

  it("keep hostile names within their strings", () => {
    const name = "a)>>/JS(x\\.md";
    expect(readTree(write(file(name, "x"))).keys).toEqual([name]);
  });
});

const hasTools = ["qpdf", "pdfdetach"].every((tool) => spawnSync(tool, ["--version"]).error === undefined);

describe.skipIf(!hasTools)("other programs", () => {
  it("find the files under their names and save them byte for byte", () => {
    const path = join(folder, "attached.pdf");
    const bytes = Buffer.from(Array.from({ length: 300 }, (_, index) => index & 0xff));
    writeFileSync(path, write(file("ghana.md", "# Text"), file("Übersicht 日本.bin", "", { bytes })));
    expect(spawnSync("qpdf", ["--check", path], { encoding: "utf8" })).toMatchObject({ status: 0 });
    const list = spawnSync("pdfdetach", ["-list", path], { encoding: "utf8" }).stdout;
    expect(list).toBe("2 embedded files\n1: ghana.md\n2: Übersicht 日本.bin\n");
    const saved = join(folder, "saved.bin");
    spawnSync("pdfdetach", ["-save", "2", "-o", saved, path]);
    expect(readFileSync(saved)).toEqual(bytes);
  });
});

it("are deflated", () => {
  const text = "the same words ".repeat(2000);
  const bytes = Buffer.from(write(file("long.txt", text)));
  expect(bytes.includes("the same words the same words")).toBe(false);
  expect(bytes.length - write().length).toBeLessThan(2000);
  const at = bytes.indexOf("stream\n", bytes.indexOf("/EmbeddedFile")) + "stream\n".length;
  expect(inflateSync(bytes.subarray(at)).toString()).toBe(text);
});
