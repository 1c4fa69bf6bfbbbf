import { formatNearMiss } from "../diagnostics/near-miss.js";
import { isCrossReference } from "../model/cross-reference.js";
import type { AttributedSpan, Image, Inline, Link } from "../model/document.js";
import { findDirection } from "./direction.js";
import { escapeHtml } from "../formats/escape-html.js";
import { writeAttributes } from "./html.js";
import type { RenderContext } from "./render-context.js";
import { drawStanceMark } from "./stance-mark.js";

/** Renders a line of text; every text in it is escaped. */
export function renderInlines(inlines: readonly Inline[], context: RenderContext): string {
  let html = "";
  for (const inline of inlines) html += renderInline(inline, context);
  return html;
}

function renderInline(inline: Inline, context: RenderContext): string {
  switch (inline.kind) {
    case "text":
    case "htmlInline":
      return escapeHtml(inline.value);
    case "emphasis":
      return `<em>${renderInlines(inline.children, context)}</em>`;
    case "strong":
      return `<strong>${renderInlines(inline.children, context)}</strong>`;
    case "strikethrough":
      return `<s>${renderInlines(inline.children, context)}</s>`;
    case "codeSpan":
      return `<code>${escapeHtml(inline.value)}</code>`;
    case "link":
      return renderLink(inline, context);
    case "image":
      return renderImage(inline);
    case "hardBreak":
      return "<br>";
    case "softBreak":
      return "\n";
    case "footnoteReference":
      return context.notes.call(inline, context.document);
    case "span":
      return renderSpan(inline, context);
    case "abbreviation":
      return `<abbr${writeAttributes({ title: inline.long })}>${escapeHtml(inline.short)}</abbr>`;
  }
}

function renderLink(link: Link, context: RenderContext): string {
  const text = renderInlines(link.children, context);
  const number = isCrossReference(link) ? context.references.call(link.url.slice(1), text) : "";
  return `<a${writeAttributes({ href: link.url, title: link.title })}>${text}${number}</a>`;
}

function renderImage({ url, alt, title, attributes }: Image): string {
  return `<img${writeAttributes({ src: url, alt, title, id: attributes.id, class: joinClasses(attributes.classes) })}>`;
}

const SPAN_KEYS = ["lang", "dir", "stance"] as const;

function renderSpan(node: AttributedSpan, context: RenderContext): string {
  const { id, classes, values } = node.attributes;
  for (const key of values.keys()) {
    if (SPAN_KEYS.some((known) => known === key)) continue;
    context.sink.report("unknown-span-attribute", {
      message: `\`${key}\` means nothing behind a text in brackets`,
      span: node.span,
      hint: `${formatNearMiss(key, SPAN_KEYS)}A text takes \`lang\`, \`dir\`, \`stance\`, \`.class\` and \`#id\``,
    });
  }
  const text = renderInlines(node.children, context);
  const lang = values.get("lang");
  const dir = readDirection(values.get("dir")) ?? (lang === undefined ? undefined : findDirection(lang));
  const own = dir === findDirection(context.lang) ? undefined : dir;
  const stance = values.get("stance");
  const content = stance === undefined ? text : renderStance(stance, text, node, context);
  const names = joinClasses(stance === undefined ? classes : ["stance", ...classes]);
  const attributes = writeAttributes({ id, class: names, lang, dir: own });
  return attributes === "" ? content : `<span${attributes}>${content}</span>`;
}

function readDirection(value: string | undefined): "ltr" | "rtl" | undefined {
  return value === "ltr" || value === "rtl" ? value : undefined;
}

/** `[Hostile]{stance=hostile}`: the mark before the author's own word, or the scale's where they give none. */
function renderStance(key: string, text: string, node: AttributedSpan, context: RenderContext): string {
  const step = context.scale.get(key);
  if (step !== undefined) {
    context.printed.stances = true;
    const word = text === "" ? escapeHtml(step.label) : text;
    return `<span class="lead">${drawStanceMark(step)} </span><span>${word}</span>`;
  }
  const keys = [...context.scale.keys()];
  context.sink.report("unknown-stance", {
    message: `The stance "${key}" is no step of this brief's scale`,
    span: node.span,
    hint: `${formatNearMiss(key, keys)}The steps are: ${keys.join(", ")}`,
  });
  return text;
}

/** The value of `class`, or nothing. */
export function joinClasses(classes: readonly string[]): string | undefined {
  return classes.length === 0 ? undefined : classes.join(" ");
}
