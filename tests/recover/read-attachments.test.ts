import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { Attachment } from "../../src/model/attachment.js";
import { readAttachments } from "../../src/recover/read-attachments.js";
import type { ReadAttachments } from "../../src/recover/read-attachments.js";
import { writePdf } from "../../src/write/write-pdf.js";
import { lay, p, page } from "../typeset/styled.js";
import { INFO } from "../write/paged.js";
import { craftCarrier, craftPdf } from "./craft-pdf.js";
import type { CraftedObject } from "./craft-pdf.js";

const LIMITS = { bytes: 1_000_000, files: 50 };
const folder = mkdtempSync(join(tmpdir(), "recover-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FILES: readonly Attachment[] = [
  ["ghana.md", "# Überblick\n"],
  ["日本 (1).png", Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7) & 0xff))],
  ["empty.css", ""],
].map(([name = "", content = ""]) => ({
  name: String(name),
  description: "A file",
  relationship: "Supplement",
  mediaType: "text/plain",
  bytes: Buffer.from(content),
}));
const OURS = writePdf(lay(page([p("Text")])), INFO, FILES);

function namesOf(read: ReadAttachments): readonly string[] {
  return read.kind === "ok" ? read.files.map(({ name }) => name) : [`${read.kind}: ${read.why}`];
}

function expectOurs(pdf: Uint8Array): void {
  const read = readAttachments(pdf, LIMITS);
  expect(namesOf(read).toSorted()).toEqual(FILES.map(({ name }) => name).toSorted());
  for (const { name, bytes } of FILES) {
    const found = read.kind === "ok" ? read.files.find((file) => file.name === name) : undefined;
    expect(Buffer.from(found?.bytes ?? "none").equals(bytes), name).toBe(true);
  }
}

describe("readAttachments", () => {
  it("gives back what we attach, byte for byte", () => {
    expectOurs(OURS);
  });

  it("finds nothing where nothing is attached", () => {
    expect(readAttachments(writePdf(lay(page([p("Text")])), INFO), LIMITS)).toEqual({ kind: "ok", files: [] });
  });

  it("takes what a later update says", () => {
    const first = craftCarrier([{ name: "a.md", bytes: "old" }]);
    const text = Buffer.from(first).toString("latin1");
    const at = first.length;
    const packed = deflateSync(Buffer.from("new"));
    const object = `4 0 obj << /Filter [/FlateDecode] /Length ${packed.length} >> stream\r\n${packed.toString("latin1")}\nendstream endobj\n`;
    const start = Number(/startxref\n(\d+)/u.exec(text)?.[1]);
    const table = `xref\n4 1\n${String(at).padStart(10, "0")} 00000 n \ntrailer << /Size 5 /Root 1 0 R /Prev ${start} >>\nstartxref\n${at + object.length}\n%%EOF`;
    const read = readAttachments(Buffer.concat([first, Buffer.from(object + table, "latin1")]), LIMITS);
    expect(read).toMatchObject({ kind: "ok", files: [{ name: "a.md", bytes: Buffer.from("new") }] });
  });

  it("walks a name tree with branches", () => {
    const packed = deflateSync(Buffer.from("x"));
    const leaf = (file: number): string => `<< /Names [(k) << /UF (${file}.md) /EF << /UF 5 0 R >> >>] >>`;
    const pdf = craftPdf([
      "<< /Names 2 0 R >>",
      "<< /EmbeddedFiles << /Kids [3 0 R 4 0 R] >> >>",
      leaf(1),
      `<< /Kids [${leaf(2)} ${leaf(3)}] >>`,
      [`<< /Filter /FlateDecode /Length ${packed.length} >>`, packed],
    ]);
    expect(namesOf(readAttachments(pdf, LIMITS))).toEqual(["1.md", "2.md", "3.md"]);
  });
});

const hasQpdf = spawnSync("qpdf", ["--version"]).error === undefined;

describe.skipIf(!hasQpdf)("a PDF that qpdf has saved anew", () => {
  const resave = (...args: readonly string[]): Uint8Array => {
    const [from, to] = [join(folder, "ours.pdf"), join(folder, "resaved.pdf")];
    writeFileSync(from, OURS);
    expect(spawnSync("qpdf", [...args, from, to]).status).toBe(0);
    return readFileSync(to);
  };

  it.each([
    [["--object-streams=generate"]],
    [["--linearize"]],
    [["--linearize", "--object-streams=generate"]],
    [["--stream-data=uncompress"]],
    [["--qdf"]],
    [["--recompress-flate", "--compression-level=9"]],
  ])("still gives its files: %j", (args) => {
    expectOurs(resave(...args));
  });

  it("is not decrypted", () => {
    for (const password of ["", "user"]) {
      const pdf = resave("--encrypt", password, "owner", "256", "--");
      expect(readAttachments(pdf, LIMITS).kind).toBe("encrypted");
    }
  });
});

describe("a hostile PDF", () => {
  const kindOf = (pdf: Uint8Array, limits = LIMITS): string => readAttachments(pdf, limits).kind;
  const catalog = "<< /Names << /EmbeddedFiles 2 0 R >> >>";

  it("cannot make more of a file than the limit", () => {
    const bomb = deflateSync(Buffer.alloc(100_000_000));
    expect(bomb.length).toBeLessThan(200_000);
    expect(kindOf(craftCarrier([{ name: "a", bytes: "", packed: bomb, params: "" }]))).toBe("too-large");
    const tenth = { bytes: Buffer.alloc(110_000), params: "" };
    expect(kindOf(craftCarrier(Array.from({ length: 10 }, (_, index) => ({ name: `${index}`, ...tenth }))))).toBe(
      "too-large",
    );
  });

  it("cannot count one stream a thousand times, nor name files without end", () => {
    const packed = deflateSync(Buffer.alloc(100_000));
    const stream: CraftedObject = [`<< /Filter /FlateDecode /Length ${packed.length} >>`, packed];
    const names = "(k) 4 0 R ".repeat(40);
    expect(kindOf(craftPdf([catalog, `<< /Names [${names}] >>`, stream, "<< /UF (x) /EF << /F 3 0 R >> >>"]))).toBe(
      "too-large",
    );
    expect(kindOf(craftCarrier(Array.from({ length: 51 }, (_, index) => ({ name: `${index}`, bytes: "" }))))).toBe(
      "too-large",
    );
  });

  it.each<[string, readonly CraftedObject[]]>([
    ["kids that are their parent", [catalog, "<< /Kids [2 0 R] >>"]],
    ["kids in a circle", [catalog, "<< /Kids [3 0 R] >>", "<< /Kids [2 0 R] >>"]],
    [
      "lengths in a circle",
      [catalog, ["<< /Length 3 0 R >>", Buffer.from("x")], ["<< /Length 2 0 R >>", Buffer.from("x")]],
    ],
    ["a length that is the stream", [catalog, ["<< /Length 2 0 R >>", Buffer.from("x")]]],
    ["a length beyond the end", [catalog, ["<< /Length 99999999 >>", Buffer.from("x")]]],
    ["a length below zero", [catalog, ["<< /Length -5 >>", Buffer.from("x")]]],
    ["a length of a fraction", [catalog, ["<< /Length 0.5 >>", Buffer.from("x")]]],
    ["nested arrays", [catalog, "[".repeat(100_000)]],
    ["nested dictionaries", [catalog, "<</a".repeat(100_000)]],
    ["a string without end", [catalog, `<< /Names [(${"(".repeat(1000)}`]],
    ["a name without end", [catalog, `/${"a".repeat(100_000)}`]],
    ["a value that is a word", [catalog, "run"]],
    ["a file that is a number", [catalog, "<< /Names [(a) 7] >>"]],
    ["a file without bytes", [catalog, "<< /Names [(a) << /UF (a) >>] >>"]],
    ["an odd dictionary", [catalog, "<< /Names >>"]],
    ["no catalog", ["7"]],
  ])("is told to be broken: %s", (_what, objects) => {
    expect(kindOf(craftPdf(objects))).toBe("broken");
  });

  it.each([
    ["another filter", { filter: "/Filter /LZWDecode" }],
    ["several filters", { filter: "/Filter [/FlateDecode /FlateDecode]" }],
    ["a predictor of TIFF", { filter: "/Filter /FlateDecode /DecodeParms << /Predictor 2 >>" }],
    ["a predictor without columns", { filter: "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 0 >>" }],
    ["no zlib", { packed: Buffer.from("not deflated at all") }],
    ["half a stream", { packed: deflateSync(Buffer.alloc(5000, "abc")).subarray(0, 15) }],
    ["another size", { params: "/Size 7" }],
    ["another check sum", { params: `/CheckSum <${"00".repeat(16)}>` }],
  ])("is told to be broken: %s", (_what, rest) => {
    expect(kindOf(craftCarrier([{ name: "a", bytes: "text", ...rest }]))).toBe("broken");
  });

  it("does not wait for tables that lead in a circle or have no end", () => {
    const file = Buffer.from(craftCarrier([{ name: "a", bytes: "x" }])).toString("latin1");
    const start = Number(/startxref\n(\d+)/u.exec(file)?.[1]);
    const change = (from: string | RegExp, to: string): string => kindOf(Buffer.from(file.replace(from, to), "latin1"));
    expect(change("/Root 1 0 R", `/Root 1 0 R /Prev ${start}`)).toBe("broken");
    expect(change(/xref\n0 \d+/u, "xref\n0 999999999")).toBe("broken");
    expect(change(/xref\n0 \d+/u, "xref\n999999999 3")).toBe("broken");
    expect(change(/startxref\n\d+/u, "startxref\n999999999")).toBe("broken");
    expect(change(/startxref\n\d+/u, "startxref\n-1")).toBe("broken");
    expect(change("/Root 1 0 R", "/Root 99 0 R")).toBe("broken");
    expect(change("/Root 1 0 R", "/Root 1 0 R /Encrypt << >>")).toBe("encrypted");
  });

  it("is read in a moment, however much syntax it has", () => {
    const startedAt = performance.now();
    expect(kindOf(craftPdf([catalog, `<< /Names [${"0 ".repeat(3_000_000)}] >>`]))).toBe("too-large");
    expect(kindOf(craftPdf([catalog, `<< /Names [${"/a [] ".repeat(200_000)}] >>`]))).toBe("broken");
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  it("is told to be broken wherever it is cut off, and never throws when a byte is another", () => {
    const small = craftCarrier([{ name: "a.md", bytes: "text of a file" }]);
    for (let length = 0; length < small.length - 8; length += 3) {
      expect(kindOf(small.subarray(0, length)), String(length)).toBe("broken");
    }
    for (let at = 0; at < small.length; at++) {
      for (const byte of [0, 0x20, 0x28, 0x3c, 0x39, 0xff]) {
        const changed = Buffer.from(small);
        changed[at] = byte;
        expect(["ok", "broken", "too-large", "encrypted"]).toContain(kindOf(changed));
      }
    }
  });
});
