import type { BriefMaps } from "../model/map.js";
import type { PageInput } from "./page-input.js";
import { printString, type RenderContext } from "./render-context.js";

/** Whether a brief prints any map of ours. */
export function hasMaps({ locators, regions }: BriefMaps): boolean {
  return locators.size > 0 || regions.size > 0;
}

/**
 * Looks for the disclaimer on borders on a page with maps: a template of one's own may print none of the imprint's.
 *
 * @remarks Reports `map-disclaimer-missing`, as an error in a final brief.
 */
export function checkMapDisclaimer(html: string, { maps, frontMatter, pack }: PageInput, context: RenderContext): void {
  if (!hasMaps(maps) || decode(html).includes(printString(context, "disclaimer-map-borders"))) return;
  context.sink.report("map-disclaimer-missing", {
    ...(frontMatter.status === "final" ? { severity: "error" } : {}),
    message: `The template ${pack.id} prints a map and not the disclaimer on borders, names and colours of maps`,
    hint: "Print `imprint.disclaimers` in its layout, as `{{#each imprint.disclaimers}}<p>{{this}}</p>{{/each}}`",
  });
}

/**
 * Finds cards' maps that the brief asks for and that the template does not print.
 *
 * @remarks Reports `map-not-printed`.
 */
export function checkLocators(html: string, { maps, frontMatter, pack }: PageInput, { sink }: RenderContext): void {
  if (maps.locators.size === 0 || html.includes('class="locator-map"')) return;
  const span = frontMatter.spans.get("map") ?? frontMatter.countries.find(({ map }) => map === true)?.span;
  sink.report("map-not-printed", {
    message: `The template ${pack.id} prints no maps in its cards`,
    ...(span === undefined ? {} : { span }),
    hint: "Take another template, write a block `:::map`, or leave `map` out",
  });
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&#x27;", "'"],
  ["&#39;", "'"],
  ["&quot;", '"'],
  ["&#x3D;", "="],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&amp;", "&"],
]);

/** Takes back what Handlebars escapes. */
function decode(html: string): string {
  return html.replace(/&(?:#x?[\dA-F]+|\w+);/gu, (entity) => ENTITIES.get(entity) ?? entity);
}
