import type { DocumentInfo } from "../model/page.js";
import { formatDate, pdfText } from "./pdf-values.js";
import { escapeXml, wrap } from "./xml.js";
import { describeExtensions } from "./xmp-extensions.js";

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

/** Prefixes of the packet. PRISM and PDF/UA are unknown to PDF/A and need a description within the packet as well. */
const NAMESPACES = {
  dc: "http://purl.org/dc/elements/1.1/",
  pdf: "http://ns.adobe.com/pdf/1.3/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  xmpRights: "http://ns.adobe.com/xap/1.0/rights/",
  prism: "http://prismstandard.org/namespaces/basic/2.0/",
  pdfaid: "http://www.aiim.org/pdfa/ns/id/",
  pdfuaid: "http://www.aiim.org/pdfua/ns/id/",
  pdfaExtension: "http://www.aiim.org/pdfa/ns/extension/",
  pdfaSchema: "http://www.aiim.org/pdfa/ns/schema#",
  pdfaProperty: "http://www.aiim.org/pdfa/ns/property#",
} as const;

/** The XMP packet (ISO 16684-1). What it claims stands in `info.claims`. */
export function createXmp(info: DocumentInfo): string {
  const parts = [
    ...describeWork(info),
    ...describeRights(info),
    ...describePublication(info),
    ...describeFile(info),
    ...describeClaims(info),
  ];
  // A claim alone needs no description if nothing else of PDF/A is claimed; it never does harm.
  const text = [...parts, ...describeExtensions(parts, NAMESPACES)].join("\n");
  const declared = Object.entries(NAMESPACES).flatMap(([prefix, uri]) =>
    text.includes(`<${prefix}:`) ? [` xmlns:${prefix}="${uri}"`] : [],
  );
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${declared.join("")}>`,
    text,
    "</rdf:Description>",
    "</rdf:RDF>",
    "</x:xmpmeta>",
    '<?xpacket end="w"?>',
  ].join("\n");
}

function describeWork(info: DocumentInfo): readonly string[] {
  const { title, lang, authors, subject, keywords, publisher } = info;
  return [
    wrap("dc:format", "application/pdf"),
    wrap("dc:title", languages(title, lang)),
    ...(authors.length > 0 ? [wrap("dc:creator", list("Seq", authors))] : []),
    ...(subject === undefined ? [] : [wrap("dc:description", languages(subject, lang))]),
    ...(keywords.length > 0
      ? [wrap("dc:subject", list("Bag", keywords)), wrap("pdf:Keywords", escapeXml(keywords.join(", ")))]
      : []),
    wrap("dc:language", list("Bag", [lang])),
    ...(publisher === undefined ? [] : [wrap("dc:publisher", list("Bag", [publisher]))]),
  ];
}

function describeRights({ rights, licenceUrl, lang }: DocumentInfo): readonly string[] {
  return [
    ...(rights === undefined ? [] : [wrap("dc:rights", languages(rights, lang)), wrap("xmpRights:Marked", "True")]),
    ...(licenceUrl === undefined ? [] : [wrap("xmpRights:WebStatement", escapeXml(licenceUrl))]),
  ];
}

function describePublication({ doi, issn, url }: DocumentInfo): readonly string[] {
  return [
    ...(doi === undefined ? [] : [wrap("dc:identifier", escapeXml(`doi:${doi}`)), wrap("prism:doi", escapeXml(doi))]),
    ...(issn === undefined ? [] : [wrap("prism:issn", escapeXml(issn))]),
    ...(url === undefined ? [] : [wrap("prism:url", escapeXml(url))]),
  ];
}

function describeFile({ producer, created }: DocumentInfo): readonly string[] {
  return [
    wrap("pdf:Producer", escapeXml(producer)),
    wrap("xmp:CreatorTool", escapeXml(producer)),
    ...["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"].map((name) => wrap(name, created)),
  ];
}

function describeClaims({ claims }: DocumentInfo): readonly string[] {
  return [
    ...(claims.includes("PDF/A-3a") ? [wrap("pdfaid:part", "3"), wrap("pdfaid:conformance", "A")] : []),
    ...(claims.includes("PDF/UA-1") ? [wrap("pdfuaid:part", "1")] : []),
  ];
}

function list(kind: "Seq" | "Bag", items: readonly string[]): string {
  return `<rdf:${kind}>${items.map((item) => wrap("rdf:li", escapeXml(item))).join("")}</rdf:${kind}>`;
}

function languages(text: string, lang: string): string {
  const escaped = escapeXml(text);
  const own = `<rdf:li xml:lang="${escapeXml(lang)}">${escaped}</rdf:li>`;
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escaped}</rdf:li>${own}</rdf:Alt>`;
}
