import { escapeHtml } from "../formats/escape-html.js";
import type { PageInput } from "./page-input.js";
import type { RenderContext } from "./render-context.js";

/**
 * Finds flags that the brief asks for and that the template does not print.
 *
 * @remarks Reports `flag-not-printed`. What only the brand asks for is no business of a brief.
 */
export function checkFlags(html: string, { frontMatter, countries, pack }: PageInput, { sink }: RenderContext): void {
  const own = frontMatter.countries.filter(({ flag }) => flag !== undefined && flag !== false);
  if (frontMatter.flag !== true && own.length === 0) return;
  const flags = countries.flatMap(({ flag }) => flag ?? []);
  if (flags.length === 0 || flags.some((flag) => html.includes(escapeHtml(flag)))) return;
  const span = frontMatter.spans.get("flag") ?? own[0]?.span;
  sink.report("flag-not-printed", {
    message: `The template ${pack.id} prints no flags`,
    ...(span === undefined ? {} : { span }),
    hint: "Take another template, or leave `flag` out",
  });
}
