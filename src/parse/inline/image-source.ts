import type { Attributes, Image, Text } from "../../model/document.js";
import type { Span } from "../../model/span.js";
import { decodePercent, encodeUri } from "../link-url.js";
import type { ParseContext } from "../parse-context.js";

interface ImageSpec {
  /** Decoded destination. */
  readonly url: string;
  readonly alt: string;
  readonly title: string | undefined;
  readonly attributes: Attributes;
  readonly span: Span;
}

const REMOTE = /^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/\/)/;
const EMBEDDED = /^data:image\/(?:png|jpeg|svg\+xml);base64,/i;

/**
 * Checks an image by the rules of a brief: a file below the project or a `data:` URL, with a description.
 *
 * @returns The image, its `url` being a path with percent signs decoded; the description as text, with a diagnostic,
 *   for an image that would have to be fetched.
 */
export function resolveImage(spec: ImageSpec, context: ParseContext): Image | Text {
  const { url, alt, title, attributes, span } = spec;
  const titled = title === undefined ? {} : { title };
  if (!context.briefRules) return { kind: "image", url: encodeUri(url), alt, ...titled, attributes, span };
  if (attributes.id !== undefined) context.ids.claim(attributes.id, span);
  if (REMOTE.test(url) && !EMBEDDED.test(url)) {
    context.sink.report("image-remote", {
      message: `The image \`${url.slice(0, 80)}\` is not a file of the project, and nothing is ever fetched`,
      span,
      hint: "Download it, put it beside the brief and write its path, e.g. `![Alt text](images/map.png)`.",
    });
    return { kind: "text", value: alt, span };
  }
  const isDecorative = attributes.values.get("decorative") === "true";
  if (alt.trim() === "" && !isDecorative) {
    context.sink.report("image-without-alt", {
      message: `The image \`${url.slice(0, 80)}\` has no text for readers who cannot see it`,
      span,
      hint: "Say in the square brackets what it shows; if it shows nothing, write `{decorative=true}` behind it.",
    });
  }
  const path = EMBEDDED.test(url) ? url : decodePercent(url);
  return { kind: "image", url: path, alt: isDecorative ? "" : alt, ...titled, attributes, span };
}
