import type { DocumentInfo } from "../model/page.js";
import { formatDate, pdfText } from "./pdf-values.js";

/** The Info dictionary; the XMP packet says the same. */
export function createInfo(info: DocumentInfo): Readonly<Record<string, unknown>> {
  const date = pdfText(formatDate(info.created));
  return {
    Title: pdfText(info.title),
    ...(info.authors.length > 0 ? { Author: pdfText(info.authors.join("; ")) } : {}),
    ...(info.subject === undefined ? {} : { Subject: pdfText(info.subject) }),
    ...(info.keywords.length > 0 ? { Keywords: pdfText(info.keywords.join(", ")) } : {}),
    Creator: pdfText(info.producer),
    Producer: pdfText(info.producer),
    CreationDate: date,
    ModDate: date,
  };
}

/** The XMP packet (ISO 16684-1). It claims no conformance: that is written only when it is proven. */
export function createXmp(info: DocumentInfo): string {
  const parts = [
    wrap("dc:format", "application/pdf"),
    wrap("dc:title", languages(info.title, info.lang)),
    ...(info.authors.length > 0 ? [wrap("dc:creator", list("Seq", info.authors))] : []),
    ...(info.subject === undefined ? [] : [wrap("dc:description", languages(info.subject, info.lang))]),
    ...(info.keywords.length > 0
      ? [wrap("dc:subject", list("Bag", info.keywords)), wrap("pdf:Keywords", escape(info.keywords.join(", ")))]
      : []),
    wrap("dc:language", list("Bag", [info.lang])),
    ...(info.publisher === undefined ? [] : [wrap("dc:publisher", list("Bag", [info.publisher]))]),
    ...(info.rights === undefined ? [] : [wrap("dc:rights", languages(info.rights, info.lang))]),
    wrap("pdf:Producer", escape(info.producer)),
    wrap("xmp:CreatorTool", escape(info.producer)),
    ...["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"].map((name) => wrap(name, info.created)),
  ];
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
    ...parts,
    "</rdf:Description>",
    "</rdf:RDF>",
    "</x:xmpmeta>",
    '<?xpacket end="w"?>',
  ].join("\n");
}

function wrap(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function list(kind: "Seq" | "Bag", items: readonly string[]): string {
  return `<rdf:${kind}>${items.map((item) => wrap("rdf:li", escape(item))).join("")}</rdf:${kind}>`;
}

function languages(text: string, lang: string): string {
  const escaped = escape(text);
  const own = `<rdf:li xml:lang="${escape(lang)}">${escaped}</rdf:li>`;
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escaped}</rdf:li>${own}</rdf:Alt>`;
}

/** What XML 1.0 cannot hold in any form: control characters, halves of surrogate pairs, noncharacters. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escape(text: string): string {
  return text
    .replaceAll(NOT_XML, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
