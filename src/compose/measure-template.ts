/** How intricate a template is, as far as that can be told without parsing it. */
export interface TemplateSize {
  /** Everything in double braces, comments included. */
  readonly tags: number;
  /** Brackets of calls within tags. */
  readonly calls: number;
  /** Blocks within one another. */
  readonly depth: number;
}

/**
 * Measures a template before it is parsed: Handlebars' parser takes time with the square of nested blocks, nested calls
 * and comments, a minute for 100 kB.
 *
 * @remarks Linear in the text.
 */
export function measureTemplate(text: string): TemplateSize {
  let [tags, calls, depth, deepest] = [0, 0, 0, 0];
  let open = text.indexOf("{{");
  while (open !== -1) {
    const close = text.indexOf("}}", open + 2);
    const tag = text.slice(open + 2, close === -1 ? undefined : close);
    tags += 1;
    calls += tag.split("(").length - 1;
    const sign = /^[{~]*([#^/])/u.exec(tag)?.[1];
    // `{{^}}` is an `{{else}}` and opens nothing.
    if (sign === "#" || (sign === "^" && /^~?\^\s*[^\s~]/u.test(tag))) depth += 1;
    if (sign === "/") depth -= 1;
    deepest = Math.max(deepest, depth);
    if (close === -1) break;
    open = text.indexOf("{{", close + 2);
  }
  return { tags, calls, depth: deepest };
}
