import type { Span } from "../../model/span.js";
import { encodeUri, parseLinkUrl } from "../link-url.js";
import type { ParseContext } from "../parse-context.js";

/**
 * Checks a link's destination by the rules of a brief.
 *
 * @param destination - Decoded.
 * @returns The URL to print; `undefined`, and a diagnostic, if the link has to become its text.
 */
export function resolveLink(destination: string, span: Span, context: ParseContext): string | undefined {
  if (!context.briefRules) return encodeUri(destination);
  const link = parseLinkUrl(destination);
  switch (link.kind) {
    case "url":
      return link.url;
    case "fragment":
      context.ids.refer(link.id, span);
      return link.url;
    case "not-allowed":
      context.sink.report("link-not-allowed", {
        message:
          link.scheme === undefined
            ? `The link to \`${destination.slice(0, 80)}\` would lead to a file beside the PDF, which its readers do not have`
            : `A link may not begin with \`${link.scheme}:\``,
        span,
        hint: "Use a full address that begins with `https://`, `http://`, `mailto:` or `tel:`, or `#id` for a place in this brief.",
      });
      return undefined;
    case "malformed":
      context.sink.report("link-malformed", {
        message: `\`${destination.slice(0, 80)}\` is no valid address`,
        span,
        hint: "Check the address; it needs a host, e.g. `https://example.org/page`.",
      });
      return undefined;
  }
}
