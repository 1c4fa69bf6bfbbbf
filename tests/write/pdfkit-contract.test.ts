import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";

/**
 * What `src/write/pdf-file.ts` uses of pdfkit without its documentation saying so. If one of these fails after an
 * update, that file has to be read again before the version is raised.
 */
describe("pdfkit's object layer", () => {
  const create = (): InstanceType<typeof PDFDocument> =>
    new PDFDocument({ autoFirstPage: false, compress: false, font: null, pdfVersion: "1.7", info: {} });

  it("numbers objects from one counter, the catalog and the page tree among the first", () => {
    const file = create();
    const next = file.ref({}).id;
    expect(file.ref({}).id).toBe(next + 1);
    expect(file._root.id).toBeLessThan(next);
    expect(file._root.data).toMatchObject({ Type: "Catalog" });
    expect(Object.keys(file._root.data)).toEqual(expect.arrayContaining(["Pages", "Names"]));
  });

  it("writes an object when it is ended, and the end when every object is", () => {
    const chunks: string[] = [];
    class Recorder extends PDFDocument {
      override push(chunk: Uint8Array | null): boolean {
        if (chunk !== null) chunks.push(Buffer.from(chunk).toString("latin1"));
        return true;
      }
    }
    const file = new Recorder({ autoFirstPage: false, compress: false, font: null, pdfVersion: "1.7", info: {} });
    const late = file.ref({ Late: true });
    const reference = file.ref({ Number: 1.5, Name: "Name", Text: new String("(é)"), Bytes: new Uint8Array([1, 255]) });
    reference.end();
    expect(chunks.join("")).toContain(`${reference.id} 0 obj`);
    file.end();
    expect(chunks.join("")).not.toContain("startxref");
    late.end();
    const text = chunks.join("");
    expect(text).toMatch(/^%PDF-1\.7\n/u);
    expect(text).toContain("/Number 1.5");
    expect(text).toContain("/Name /Name");
    expect(text).toContain("/Text (\xfe\xff\0\\(\0\xe9\0\\))");
    expect(text).toContain("/Bytes <01ff>");
    expect(text).toMatch(/startxref\n\d+\n%%EOF\n?$/u);
  });

  it("has the methods that are overridden", () => {
    const file = create();
    for (const name of [
      "push",
      "initOutline",
      "endOutline",
      "endMetadata",
      "endMarkings",
      "endAcroForm",
      "_finalize",
      "_refEnd",
    ]) {
      expect(typeof Reflect.get(file, name), name).toBe("function");
    }
  });

  it("writes the identifier that it is given", () => {
    const chunks: string[] = [];
    class Recorder extends PDFDocument {
      override push(chunk: Uint8Array | null): boolean {
        if (chunk !== null) chunks.push(Buffer.from(chunk).toString("latin1"));
        return true;
      }
      override _finalize(): void {
        this._id = new Uint8Array([0xab, 0xcd]);
        super._finalize();
      }
    }
    new Recorder({ autoFirstPage: false, compress: false, font: null, pdfVersion: "1.7", info: {} }).end();
    expect(chunks.join("")).toMatch(/\/ID \[<abcd> <abcd>\]/u);
  });
});
