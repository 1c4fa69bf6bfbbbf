import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

/** A file to attach, with whatever its writer wants to say of it. */
export interface CraftedFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** Entries of the stream's dictionary in place of the true ones, e.g. "/Filter /LZWDecode". */
  readonly filter?: string;
  /** Bytes of the stream in place of the deflated ones. */
  readonly packed?: Uint8Array;
  /** In place of the true size and check sum. */
  readonly params?: string;
}

/** Objects by their number from 1: text, or text with the bytes of a stream. */
export type CraftedObject = string | readonly [string, Uint8Array];

/** Puts a file together from objects; object 1 is the catalog. */
export function craftPdf(objects: readonly CraftedObject[], trailer = ""): Uint8Array {
  const chunks: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  const length = (): number => chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  objects.forEach((object, index) => {
    offsets.push(length());
    const [text, bytes] = typeof object === "string" ? [object, undefined] : object;
    chunks.push(Buffer.from(`${index + 1} 0 obj\n${text}\n`, "latin1"));
    if (bytes !== undefined) chunks.push(Buffer.from("stream\n"), Buffer.from(bytes), Buffer.from("\nendstream\n"));
    chunks.push(Buffer.from("endobj\n"));
  });
  const start = length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  chunks.push(
    Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`),
    Buffer.from(`startxref\n${start}\n%%EOF\n`),
  );
  return Buffer.concat(chunks);
}

/** A PDF that carries files; their specifications begin with object 3. */
export function craftCarrier(files: readonly CraftedFile[], trailer = ""): Uint8Array {
  const names = files.map(({ name }, index) => `${text(name)} ${3 + 2 * index} 0 R`).join(" ");
  const objects = files.flatMap((file, index): CraftedObject[] => {
    const bytes = Buffer.from(file.bytes);
    const packed = file.packed ?? deflateSync(bytes);
    const sum = createHash("md5").update(bytes).digest("hex");
    const params = file.params ?? `/Size ${bytes.length} /CheckSum <${sum}>`;
    const filter = file.filter ?? "/Filter /FlateDecode";
    const specification = `<< /Type /Filespec /F (x) /UF ${text(file.name)} /EF << /F ${4 + 2 * index} 0 R >> >>`;
    return [specification, [`<< ${filter} /Length ${packed.length} /Params << ${params} >> >>`, packed]];
  });
  const catalog = "<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> >>";
  return craftPdf([catalog, `<< /Names [${names}] >>`, ...objects], trailer);
}

/** A PDF with a manifest of ours beside its files. */
export function craftProject(
  files: readonly CraftedFile[],
  manifest: Readonly<Record<string, unknown>> = {},
): Uint8Array {
  const all = {
    format: 1,
    briefpress: "0.1.0",
    brief: "a.md",
    attach: "source",
    options: {},
    files: files.map(({ name }) => ({ name, path: name })),
    ...manifest,
  };
  return craftCarrier([...files, { name: "briefpress.json", bytes: JSON.stringify(all) }]);
}

function text(value: string): string {
  return `<feff${Buffer.from(value, "utf16le").swap16().toString("hex")}>`;
}
