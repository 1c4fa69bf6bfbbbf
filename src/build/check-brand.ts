// What can be said of a brand only with the files around it: whether its fonts are there, and whether a template acts on
// what it says.
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import { displayPath } from "../host/rooted-path.js";
import type { Brand, TypographySetting } from "../model/brand.js";
import { listVariables } from "../style/list-variables.js";
import type { Stylesheet } from "../style/stylesheet.js";

/** Leaves out font files that are not there, and reports them: a stylesheet could name only itself. */
export function dropMissingFonts(brand: Brand, host: Host, sink: Sink): Brand {
  const fontFaces = brand.fontFaces.filter(({ path, span }) => {
    const end = path.lastIndexOf("/");
    const folder = end < 0 ? path.slice(0, path.indexOf(":") + 1) : path.slice(0, end);
    const name = path.slice(Math.max(end, path.indexOf(":")) + 1);
    const names = host.listFiles(folder.replaceAll("%", "%25"));
    if (names.includes(name)) return true;
    const fonts = names.filter((file) => /\.(?:ttf|otf)$/iu.test(file));
    sink.report("font-missing", {
      message: `There is no font file ${displayPath(path)}`,
      span,
      hint: `${formatNearMiss(name, fonts)}Paths are relative to the brand file`,
    });
    return false;
  });
  return { ...brand, fontFaces };
}

/** @returns Settings of a brand's typography that no stylesheet reads, so that they would change nothing. */
export function findIdleSettings({ typography }: Brand, sheets: readonly Stylesheet[]): readonly TypographySetting[] {
  if (typography.length === 0) return [];
  const read = listVariables(sheets);
  return typography.filter(({ name }) => !read.has(`--brand-${name}`));
}

/** Says that a template does not act on settings of a brand. */
export function reportIdleSettings(settings: readonly TypographySetting[], template: string, sink: Sink): void {
  for (const { name, span } of settings) {
    sink.report("brand-setting-idle", {
      message: `The template \`${template}\` has its own say on ${name.replace(/-(?=size|weight|style|line|color|background|decoration)/u, " ")}`,
      span,
      hint: `Delete the setting, or say it in a stylesheet: \`var(--brand-${name})\` holds it`,
    });
  }
}
