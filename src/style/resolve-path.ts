/** Where a URL of a stylesheet leads. */
export type ResolvedPath =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "remote" }
  /** Above the root, or an absolute path. */
  | { readonly kind: "outside" };

const ROOT = /^(?:project|package):/u;

/**
 * Resolves a URL against the folder of its stylesheet.
 *
 * @param sheetPath - e.g. "package:fonts/fonts.css"; the prefix names the root and stays.
 * @param url - Relative, e.g. "source-sans-3/X.ttf", or with a root of its own, e.g. "package:fonts/X.ttf".
 */
export function resolvePath(sheetPath: string, url: string): ResolvedPath {
  const ownRoot = ROOT.exec(url)?.[0];
  if (ownRoot === undefined && (/^[a-z][a-z0-9+.-]*:/iu.test(url) || url.startsWith("//"))) return { kind: "remote" };
  const root = ownRoot ?? ROOT.exec(sheetPath)?.[0] ?? "";
  const relative = decode(url.slice(ownRoot?.length ?? 0));
  if (relative.startsWith("/")) return { kind: "outside" };
  const folder = ownRoot === undefined ? sheetPath.replace(ROOT, "").split("/").slice(0, -1) : [];
  const segments: string[] = [];
  for (const segment of [...folder, ...relative.split(/[/\\]/u)]) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return { kind: "outside" };
  }
  return { kind: "path", path: root + segments.join("/") };
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
