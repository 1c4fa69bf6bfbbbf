import type { CssNode } from "css-tree";
import type { Span } from "../model/span.js";
import type { Parts } from "./longhand.js";
import { withSpan, type Reporter } from "./reporter.js";
import { resolvePath } from "./resolve-path.js";

/** Where a value with URLs stands. */
export interface UrlBase {
  /** Rooted path of the stylesheet; `undefined` for a `style` attribute, whose URLs are the brief's. */
  readonly path: string | undefined;
  readonly span: Span | undefined;
}

/**
 * Resolves the URLs of a value against its stylesheet and notes their place in them.
 *
 * @returns `undefined` if one leads to another machine or out of the project, which is reported. Nothing is opened here.
 */
export function resolveUrls(parts: Parts, base: UrlBase, reporter: Pick<Reporter, "report">): Parts | undefined {
  if (!parts.some((part) => part.type === "Url")) return parts;
  const resolved = parts.flatMap((part) => (part.type === "Url" ? (resolveUrl(part, base, reporter) ?? []) : [part]));
  return resolved.length === parts.length ? resolved : undefined;
}

function resolveUrl(
  node: Extract<CssNode, { type: "Url" }>,
  { path, span }: UrlBase,
  reporter: Pick<Reporter, "report">,
): CssNode | undefined {
  const { value } = node;
  const place = span && { offset: 0, line: span.line, column: span.column };
  const noted = span && place ? { loc: { source: span.file, start: place, end: place } } : {};
  if (path === undefined || /^data:/iu.test(value)) return { type: "Url", value, ...noted };
  const resolved = resolvePath(path, value);
  switch (resolved.kind) {
    case "path":
      // The gate to files decodes percent escapes once more.
      return { type: "Url", value: resolved.path.replaceAll("%", "%25"), ...noted };
    case "remote": {
      const message = `The picture \`${value}\` is not a file of the project; nothing is fetched from the network`;
      reporter.report("file-remote", withSpan({ message, hint: "Save the picture beside the stylesheet." }, span));
      return undefined;
    }
    case "outside": {
      const message = `The picture \`${value}\` is outside of the folder that Briefpress may read`;
      const hint = "Use a path relative to the stylesheet.";
      reporter.report("file-outside-project", withSpan({ message, hint }, span));
      return undefined;
    }
  }
}
