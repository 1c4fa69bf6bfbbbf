import { wrap } from "./xml.js";

interface Property {
  readonly name: string;
  readonly valueType: "Text" | "Integer" | "URI";
  /** Whether the program or a person decides what it says. */
  readonly category: "internal" | "external";
  readonly description: string;
}

interface Schema {
  readonly title: string;
  readonly prefix: "pdfuaid" | "prism";
  readonly properties: readonly Property[];
}

/** Schemas that PDF/A does not know by itself. */
const SCHEMAS: readonly Schema[] = [
  {
    title: "PDF/UA identification",
    prefix: "pdfuaid",
    properties: [
      {
        name: "part",
        valueType: "Integer",
        category: "internal",
        description: "The part of ISO 14289 that the file meets",
      },
    ],
  },
  {
    title: "PRISM basic metadata",
    prefix: "prism",
    properties: [
      { name: "doi", valueType: "Text", category: "external", description: "Digital object identifier" },
      { name: "issn", valueType: "Text", category: "external", description: "Serial number of the series" },
      { name: "url", valueType: "URI", category: "external", description: "Where the work is published" },
    ],
  },
];

/**
 * Describes the properties in use that PDF/A does not know (ISO 19005-3, 6.6.2.3).
 *
 * @param parts - The properties of the packet, e.g. "<prism:doi>...".
 * @returns The container of schemas; nothing if all is known.
 */
export function describeExtensions(
  parts: readonly string[],
  namespaces: Readonly<Record<Schema["prefix"], string>>,
): readonly string[] {
  const used = SCHEMAS.flatMap((schema) => {
    const { prefix, properties } = schema;
    const own = properties.filter(({ name }) => parts.some((part) => part.startsWith(`<${prefix}:${name}>`)));
    return own.length === 0 ? [] : [describeSchema({ ...schema, properties: own }, namespaces[prefix])];
  });
  return used.length === 0 ? [] : [wrap("pdfaExtension:schemas", wrap("rdf:Bag", used.join("")))];
}

function describeSchema({ title, prefix, properties }: Schema, uri: string): string {
  return item([
    ["pdfaSchema:schema", title],
    ["pdfaSchema:namespaceURI", uri],
    ["pdfaSchema:prefix", prefix],
    ["pdfaSchema:property", wrap("rdf:Seq", properties.map(describeProperty).join(""))],
  ]);
}

function describeProperty({ name, valueType, category, description }: Property): string {
  return item([
    ["pdfaProperty:name", name],
    ["pdfaProperty:valueType", valueType],
    ["pdfaProperty:category", category],
    ["pdfaProperty:description", description],
  ]);
}

function item(fields: readonly (readonly [name: string, content: string])[]): string {
  const content = fields.map(([name, text]) => wrap(name, text)).join("");
  return `<rdf:li rdf:parseType="Resource">${content}</rdf:li>`;
}
