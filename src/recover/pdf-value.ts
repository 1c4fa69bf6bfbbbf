/** A value of PDF syntax (ISO 32000-1, 7.3). Strings and names are bytes; each character of a name is one. */
export type PdfValue =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "string"; readonly bytes: Uint8Array }
  | { readonly kind: "array"; readonly items: readonly PdfValue[] }
  | PdfDictionary
  | PdfStream
  | { readonly kind: "reference"; readonly id: number };

export interface PdfDictionary {
  readonly kind: "dictionary";
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export interface PdfStream {
  readonly kind: "stream";
  readonly dictionary: PdfDictionary;
  /** As they stand in the file, filters not undone. */
  readonly bytes: Uint8Array;
}

/** Stands for every value that is not there (ISO 32000-1, 7.3.9). */
export const NULL: PdfValue = { kind: "null" };

/** A text string (ISO 32000-1, 7.9.2.2) as text; of PDFDocEncoding only what it shares with Latin-1 is read. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const units = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
    return units.swap16().toString("utf16le");
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return Buffer.from(bytes.subarray(3)).toString("utf8");
  return Buffer.from(bytes).toString("latin1");
}
