import { unzlibSync } from "fflate";

const OBJECT_STREAM = /\/Type \/ObjStm[^]*?stream\n([^]*?)\nendstream/gu;

/** @returns The bytes of a file as characters, with the objects in its object streams at the end, unpacked. */
export function readSyntax(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString("latin1");
  const packs = [...text.matchAll(OBJECT_STREAM)].map(([, bytes = ""]) =>
    Buffer.from(unzlibSync(Buffer.from(bytes, "latin1"))).toString("latin1"),
  );
  return [text, ...packs].join("\n");
}
