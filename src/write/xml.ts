/** @returns An element with content that is markup already. */
export function wrap(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

/** What XML 1.0 cannot hold in any form: control characters, halves of surrogate pairs, noncharacters. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** @returns The text for an element or an attribute in double quotes. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(NOT_XML, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
