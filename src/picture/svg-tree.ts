import { SaxesParser } from "saxes";

/** An element of a drawing. */
export interface SvgElement {
  /** Without the prefix "svg:"; elements of other namespaces keep theirs. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: SvgElement | undefined;
  /** Elements alone. */
  readonly children: SvgElement[];
  /** Elements and the texts between them, in order. */
  readonly content: (SvgElement | string)[];
  /** Where its tag begins, from 1. */
  readonly line: number;
}

/** Well-formed markup as a tree, or why it is none. */
export type SvgTreeResult =
  | { readonly kind: "tree"; readonly root: SvgElement }
  | { readonly kind: "malformed"; readonly why: string }
  | { readonly kind: "forbidden"; readonly what: string };

/** Deeper nesting, and more elements, than a drawing has. */
const MOST_DEPTH = 50;
const MOST_ELEMENTS = 20_000;

/** Parses XML strictly; what could reach outside the file is refused before anything is read from it. */
export function parseSvgTree(markup: string): SvgTreeResult {
  const stack: SvgElement[] = [];
  let root: SvgElement | undefined;
  let problem: SvgTreeResult | undefined;
  let count = 0;
  let line = 1;
  const stop = (result: SvgTreeResult): void => {
    problem ??= result;
  };
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    stop({ kind: "malformed", why: error.message });
  });
  parser.on("doctype", () => {
    stop({ kind: "forbidden", what: "a DOCTYPE" });
  });
  parser.on("processinginstruction", (instruction) => {
    stop({ kind: "forbidden", what: `the processing instruction ${instruction.target}` });
  });
  parser.on("opentagstart", () => {
    // The parser has read the character behind the name.
    line = parser.line - (markup[parser.position - 1] === "\n" ? 1 : 0);
  });
  parser.on("opentag", (tag) => {
    count += 1;
    if (stack.length >= MOST_DEPTH || count > MOST_ELEMENTS)
      stop({ kind: "malformed", why: "it has more parts than can be drawn" });
    if (problem !== undefined) return;
    const parent = stack.at(-1);
    const element: SvgElement = {
      name: tag.name.replace(/^svg:/u, ""),
      attributes: { ...tag.attributes },
      parent,
      children: [],
      content: [],
      line,
    };
    parent?.children.push(element);
    parent?.content.push(element);
    root ??= element;
    stack.push(element);
  });
  const addText = (text: string): void => {
    stack.at(-1)?.content.push(text);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    stack.pop();
  });
  parser.write(markup).close();
  if (problem !== undefined) return problem;
  return root === undefined ? { kind: "malformed", why: "it is empty" } : { kind: "tree", root };
}
