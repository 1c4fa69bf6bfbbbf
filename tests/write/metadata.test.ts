import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { DocumentInfo } from "../../src/model/page.js";
import { writePdf } from "../../src/write/write-pdf.js";
import { inspectPdf } from "../inspect/pdf.js";
import type { InspectedPdf } from "../inspect/pdf.js";
import { INFO, leaf, line, page, paged, run, tag } from "./paged.js";

function show(info: Partial<DocumentInfo>): InspectedPdf {
  const mark = leaf();
  const document = paged([page([line([run("x", mark)])])], tag("Document", [tag("P", [mark])]));
  return inspectPdf(writePdf(document, { ...INFO, ...info }));
}

/** Texts of the packet by element, e.g. "dc:title" to ["A title", "A title"]; throws if it is not well-formed. */
function readXmp(xmp: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const path: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (element) => path.push(element.name));
  parser.on("closetag", () => path.pop());
  parser.on("text", (text) => {
    const name = path.findLast((one) => !one.startsWith("rdf:"));
    if (name !== undefined && text.trim() !== "") found.set(name, [...(found.get(name) ?? []), text]);
  });
  parser.write(xmp).close();
  return found;
}

describe("metadata", () => {
  const full: Partial<DocumentInfo> = {
    title: 'Überblick <b> & "more" ]]> (draft)',
    authors: ["A. Author", "Éva & Co"],
    subject: "What \\ it says",
    keywords: ["trade", "water, fresh"],
    publisher: "Institute",
    rights: "CC BY 4.0 – see <licence>",
  };

  it("says the same in the Info dictionary and the XMP packet", () => {
    const { info, xmp } = show(full);
    const packet = readXmp(xmp);
    expect(info.get("Title")).toBe(full.title);
    expect(packet.get("dc:title")).toEqual([full.title, full.title]);
    expect(packet.get("dc:creator")).toEqual(full.authors);
    expect(info.get("Author")).toBe("A. Author; Éva & Co");
    expect(packet.get("dc:description")).toEqual([full.subject, full.subject]);
    expect(info.get("Subject")).toBe(full.subject);
    expect(packet.get("pdf:Keywords")).toEqual([info.get("Keywords")]);
    expect(packet.get("dc:rights")).toEqual([full.rights, full.rights]);
    expect(packet.get("dc:publisher")).toEqual([full.publisher]);
    expect(packet.get("dc:language")).toEqual(["en-GB"]);
    expect(packet.get("pdf:Producer")).toEqual([info.get("Producer")]);
    expect(packet.get("xmp:CreateDate")).toEqual([INFO.created]);
    expect(info.get("CreationDate")).toBe("D:20260312000000Z");
    expect(info.get("ModDate")).toBe(info.get("CreationDate"));
  });

  it("stays well-formed with characters that XML cannot hold", () => {
    const { xmp } = show({ title: "a\u0000b\u000bc\ud800d\uffffe" });
    expect(readXmp(xmp).get("dc:title")).toEqual(["abcde", "abcde"]);
  });

  it("makes no claim that has not been earned", () => {
    expect(show(full).xmp).not.toMatch(/pdfuaid|pdfaid/u);
  });

  it("opens with its title, marked as tagged, in its language", () => {
    const { catalog, objects, lang } = show({ lang: "fa" });
    expect(lang).toBe("fa");
    expect(objects.dictionary(catalog.get("MarkInfo")).get("Marked")).toBe(true);
    expect(objects.dictionary(catalog.get("ViewerPreferences")).get("DisplayDocTitle")).toBe(true);
  });

  it("has an identifier of its content", () => {
    const idOf = (info: Partial<DocumentInfo>): string => JSON.stringify(show(info).objects.trailer.get("ID"));
    expect(idOf({})).toBe(idOf({}));
    expect(idOf({})).not.toBe(idOf({ title: "Another" }));
  });
});
