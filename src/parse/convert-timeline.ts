import type { Block, DescriptionItem, DescriptionList, Inline, List, ListItem, Text } from "../model/document.js";
import type { ParseContext } from "./parse-context.js";

/** Turns the lists of `:::timeline`, items like `- date: text`, into description lists. Other blocks stay. */
export function convertTimeline(blocks: readonly Block[], context: ParseContext): Block[] {
  return blocks.map((block) => (block.kind === "list" ? convertList(block, context) : block));
}

function convertList(list: List, context: ParseContext): DescriptionList {
  return { kind: "descriptionList", items: list.items.map((item) => convertItem(item, context)), span: list.span };
}

function convertItem({ children, span }: ListItem, context: ParseContext): DescriptionItem {
  const [first, ...others] = children;
  const split = first?.kind === "paragraph" ? splitAtColon(first.children) : undefined;
  if (first === undefined || split === undefined) {
    context.sink.report("timeline-without-date", {
      message: "This item of the timeline has no date in front",
      span,
      hint: "Write `- date: text`, e.g. `- 2024: Agreement signed`.",
    });
    return { term: [], description: children, span };
  }
  const { term, description } = split;
  const paragraph: readonly Block[] =
    description.length === 0 ? [] : [{ kind: "paragraph", children: description, span: description[0]?.span ?? span }];
  return { term, description: [...paragraph, ...others], span };
}

interface Split {
  readonly term: readonly Inline[];
  readonly description: readonly Inline[];
}

/** Splits at the first colon of the text, not at one in emphasis, code or a clock time. */
function splitAtColon(nodes: readonly Inline[]): Split | undefined {
  for (const [index, node] of nodes.entries()) {
    const at = node.kind === "text" ? node.value.search(/:(?:\s|$)/u) : -1;
    if (node.kind !== "text" || at < 0) continue;
    const before = withValue(node, node.value.slice(0, at).trimEnd(), 0);
    const rest = node.value.slice(at + 1);
    const after = withValue(node, rest.trimStart(), at + 1 + rest.length - rest.trimStart().length);
    const tail = after.length === 0 ? dropLeadingBreak(nodes.slice(index + 1)) : nodes.slice(index + 1);
    return { term: [...nodes.slice(0, index), ...before], description: [...after, ...tail] };
  }
  return undefined;
}

function withValue(node: Text, value: string, shift: number): readonly Text[] {
  const { file, line, column } = node.span;
  return value === "" ? [] : [{ kind: "text", value, span: { file, line, column: column + shift } }];
}

function dropLeadingBreak(nodes: readonly Inline[]): readonly Inline[] {
  return nodes[0]?.kind === "softBreak" || nodes[0]?.kind === "hardBreak" ? nodes.slice(1) : nodes;
}
