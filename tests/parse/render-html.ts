import type { Alignment, Block, Document, Inline, List, TableCell } from "../../src/model/document.js";

/** Renders a document as the reference HTML of the CommonMark suite does; figures become `<p><img></p>` again. */
export function renderHtml(document: Document): string {
  return document.blocks.map((block) => renderBlock(block, false)).join("\n") + "\n";
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function renderBlock(block: Block, tight: boolean): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.depth}>${renderInlines(block.children)}</h${block.depth}>`;
    case "paragraph":
      return tight ? renderInlines(block.children) : `<p>${renderInlines(block.children)}</p>`;
    case "thematicBreak":
      return "<hr />";
    case "blockQuote":
      return `<blockquote>\n${renderBlocks(block.children, false)}</blockquote>`;
    case "list":
      return renderList(block);
    case "chart":
      return `<pre><code class="language-chart">${block.yaml}</code></pre>`;
    case "codeBlock": {
      const lang = block.lang === undefined ? "" : ` class="language-${escapeHtml(block.lang)}"`;
      return `<pre><code${lang}>${block.value === "" ? "" : `${escapeHtml(block.value)}\n`}</code></pre>`;
    }
    case "htmlBlock":
      return block.value;
    case "table":
      return `<table>${renderRow("th", block.head, block.align)}${block.rows.map((row) => renderRow("td", row, block.align)).join("")}</table>`;
    case "figure":
      return `<p><img src="${escapeHtml(block.url)}" alt="${escapeHtml(block.alt)}" /></p>`;
    case "alert":
    case "container":
    case "descriptionList":
      throw new Error(`CommonMark has no ${block.kind}`);
  }
}

function renderBlocks(blocks: readonly Block[], tight: boolean): string {
  return blocks.map((block) => `${renderBlock(block, tight)}\n`).join("");
}

function renderList(list: List): string {
  const [open, close] = list.ordered
    ? [list.start === 1 ? "<ol>" : `<ol start="${list.start}">`, "</ol>"]
    : ["<ul>", "</ul>"];
  const items = list.items.map((item) => `<li>\n${renderBlocks(item.children, list.tight)}</li>`);
  return `${open}\n${items.join("\n")}\n${close}`;
}

function renderRow(tag: string, cells: readonly TableCell[], align: readonly Alignment[]): string {
  const rendered = cells.map((cell, index) => {
    const alignment = align[index] === undefined ? "" : ` align="${align[index]}"`;
    return `<${tag}${alignment}>${renderInlines(cell.children)}</${tag}>`;
  });
  return `<tr>${rendered.join("")}</tr>`;
}

/** Renders inlines alone. */
export function renderInlines(nodes: readonly Inline[]): string {
  return nodes.map(renderInline).join("");
}

function renderInline(node: Inline): string {
  switch (node.kind) {
    case "text":
      return escapeHtml(node.value);
    case "emphasis":
      return `<em>${renderInlines(node.children)}</em>`;
    case "strong":
      return `<strong>${renderInlines(node.children)}</strong>`;
    case "strikethrough":
      return `<del>${renderInlines(node.children)}</del>`;
    case "codeSpan":
      return `<code>${escapeHtml(node.value)}</code>`;
    case "link":
      return `<a href="${escapeHtml(node.url)}"${renderTitle(node.title)}>${renderInlines(node.children)}</a>`;
    case "image":
      return `<img src="${escapeHtml(node.url)}" alt="${escapeHtml(node.alt)}"${renderTitle(node.title)} />`;
    case "hardBreak":
      return "<br />\n";
    case "softBreak":
      return "\n";
    case "htmlInline":
      return node.value;
    case "footnoteReference":
      return `<sup>${node.number}</sup>`;
    case "span":
      return `<span>${renderInlines(node.children)}</span>`;
    case "abbreviation":
      return `<abbr title="${escapeHtml(node.long)}">${escapeHtml(node.short)}</abbr>`;
  }
}

function renderTitle(title: string | undefined): string {
  return title === undefined ? "" : ` title="${escapeHtml(title)}"`;
}

/** Folds the white space that HTML does not show, as the suite's own runner does; `pre` keeps its own. */
export function normalizeHtml(html: string): string {
  return html
    .split(/(<pre>[^]*?<\/pre>)/)
    .map((part, index) => (index % 2 === 1 ? part : normalizeOutsidePre(part)))
    .join("")
    .trim();
}

function normalizeOutsidePre(html: string): string {
  const block = "(?:p|h[1-6]|hr|blockquote|ul|ol|li|pre|table|tr|td|th|div)";
  return html
    .replace(/\s+/g, " ")
    .replace(/ ?\/>/g, ">")
    .replace(new RegExp(` ?(</?${block}(?: [^<>]*)?>) ?`, "g"), "$1")
    .replace(/^ | $/g, "");
}
