/** What became of a link's destination. */
export type LinkUrl =
  | { readonly kind: "url"; readonly url: string }
  /** `#id`; the id is as the author wrote it, decoded. */
  | { readonly kind: "fragment"; readonly url: string; readonly id: string }
  | { readonly kind: "not-allowed"; readonly scheme: string | undefined }
  | { readonly kind: "malformed" };

const ALLOWED_SCHEMES: ReadonlySet<string> = new Set(["http", "https", "mailto", "tel"]);

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
const AUTHORITY = /^(https?:\/\/)((?:[^/?#@]*@)?)([^/?#]*)([^]*)$/i;

/**
 * Checks a link's destination and writes it as an ASCII URI.
 *
 * The host is turned into punycode and other characters are percent-encoded; nothing else is changed, so that the
 * printed address is the one the author knows.
 *
 * @param destination - Decoded: escapes and character references are gone. e.g. "https://münchen.de/straße"
 * @see RFC 3986; WHATWG URL for the host
 */
export function parseLinkUrl(destination: string): LinkUrl {
  if (destination.startsWith("#")) {
    return { kind: "fragment", url: encodeUri(destination), id: decodePercent(destination.slice(1)) };
  }
  const scheme = SCHEME.exec(destination)?.[1]?.toLowerCase();
  if (scheme === undefined || !ALLOWED_SCHEMES.has(scheme)) return { kind: "not-allowed", scheme };
  if (scheme === "mailto" || scheme === "tel") {
    return destination.length > scheme.length + 1
      ? { kind: "url", url: encodeUri(destination) }
      : { kind: "malformed" };
  }
  const url = encodeWebAddress(destination);
  return url === undefined ? { kind: "malformed" } : { kind: "url", url };
}

/**
 * Percent-encodes what a URI may not hold. An existing `%41` stays; a lone `%` becomes `%25`.
 *
 * @returns ASCII; lone surrogates become U+FFFD.
 */
export function encodeUri(text: string): string {
  return text.replace(/%(?![0-9A-Fa-f]{2})|[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]+/g, (part) =>
    part === "%" ? "%25" : encodeURIComponent(part.replace(/[\uD800-\uDFFF]/gu, "\uFFFD")),
  );
}

/** Decodes `%20` and the like; a text with sequences that are not UTF-8 stays as it is. */
export function decodePercent(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The names of hosts are ASCII by punycode, not by percent signs. */
function encodeWebAddress(destination: string): string | undefined {
  const [, scheme, user, host, rest] = AUTHORITY.exec(destination) ?? [];
  if (scheme === undefined || user === undefined || host === undefined || rest === undefined) return undefined;
  if (host === "" || !URL.canParse(destination)) return undefined;
  const isAscii = /^[!-~]*$/.test(host);
  const asciiHost = isAscii && !host.includes("%") ? host : new URL(destination).host;
  return scheme + encodeUri(user) + asciiHost.replace(/[\\^`{|}<>"]/g, encodeURIComponent) + encodeUri(rest);
}
