/** A web or mail address found in the text. */
export interface Autolink {
  /** As it stands there. */
  readonly text: string;
  readonly url: string;
}

const ANGLED_URI = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s\p{Cc}<>]*)>/uy;
const ANGLED_MAIL =
  /<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)>/y;

/** Reads `<https://a.org>` or `<a@b.org>`. The text of the result is without the angle brackets. */
export function readAngledAutolink(text: string, offset: number): (Autolink & { readonly end: number }) | undefined {
  ANGLED_URI.lastIndex = offset;
  const uri = ANGLED_URI.exec(text)?.[1];
  if (uri !== undefined) return { text: uri, url: uri, end: ANGLED_URI.lastIndex };
  ANGLED_MAIL.lastIndex = offset;
  const mail = ANGLED_MAIL.exec(text)?.[1];
  return mail === undefined ? undefined : { text: mail, url: `mailto:${mail}`, end: ANGLED_MAIL.lastIndex };
}

/** Longest host name there is, and a bound on the work for what only looks like one. */
const HOST = /[\p{L}\p{N}_.-]{1,255}/uy;
const REST = /[^\s<]*/y;

/**
 * Reads a bare `https://a.org/b` or `www.a.org`.
 *
 * @param offset - Where `http` or `www.` begins.
 * @see GFM 0.29, 6.9 (extended autolinks)
 */
export function readBareAutolink(text: string, offset: number, prefix: string): Autolink | undefined {
  if (offset > 0 && !/[\s*_~(]/u.test(text.charAt(offset - 1))) return undefined;
  const isWww = prefix.toLowerCase() === "www.";
  HOST.lastIndex = isWww ? offset : offset + prefix.length;
  const host = HOST.exec(text)?.[0];
  if (host === undefined || host.length >= 255 || !isHost(host)) return undefined;
  REST.lastIndex = HOST.lastIndex;
  REST.exec(text);
  const address = trimAddress(text.slice(offset, REST.lastIndex));
  return { text: address, url: isWww ? `http://${address}` : address };
}

function isHost(host: string): boolean {
  const segments = host.replace(/\.+$/u, "").split(".");
  return segments.length >= 2 && segments.every((part) => part !== "") && !segments.slice(-2).join("").includes("_");
}

/** Punctuation and unmatched parentheses at the end belong to the sentence, not to the address. */
function trimAddress(address: string): string {
  let surplus = countOf(address, ")") - countOf(address, "(");
  let end = address.length;
  for (;;) {
    const last = address.charAt(end - 1);
    if (last === ")" && surplus > 0) {
      surplus--;
      end--;
    } else if (last === ";") {
      const reference = /&[A-Za-z0-9]{1,32};$/.exec(address.slice(Math.max(0, end - 34), end));
      end -= reference?.[0].length ?? 1;
    } else if (last !== "" && "?!.,:*_~'\"".includes(last)) end--;
    else return address.slice(0, end);
  }
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}

const MAX_LOCAL_PART = 64;
const LOCAL_PART = /[A-Za-z0-9._+-]+$/;
const MAIL_HOST = /@([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)/y;

/**
 * Finds a bare mail address around an `@`.
 *
 * @param at - Where the `@` stands.
 * @returns The address and the offset at which it begins.
 */
export function findBareMail(text: string, at: number): (Autolink & { readonly start: number }) | undefined {
  const local = LOCAL_PART.exec(text.slice(Math.max(0, at - MAX_LOCAL_PART), at))?.[0];
  MAIL_HOST.lastIndex = at;
  const host = MAIL_HOST.exec(text)?.[1];
  if (local === undefined || host === undefined || /[-_]$/.test(host)) return undefined;
  if (text.charAt(at - local.length - 1) === "\\") return undefined;
  const address = `${local}@${host}`;
  return { text: address, url: `mailto:${address}`, start: at - local.length };
}
