import { SaxesParser } from "saxes";

/** An element of a drawing; text is not kept. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: SvgElement[];
  readonly hasText: boolean;
}

/** Well-formed markup as a tree, or why it is none. */
export type SvgTreeResult =
  | { readonly kind: "tree"; readonly root: SvgElement }
  | { readonly kind: "malformed"; readonly why: string }
  | { readonly kind: "forbidden"; readonly what: string };

/** Deeper nesting, and more elements, than a drawing has. */
const MOST_DEPTH = 50;
const MOST_ELEMENTS = 20_000;

interface Open {
  readonly element: SvgElement & { hasText: boolean };
}

/** Parses XML strictly; what could reach outside the file is refused before anything is read from it. */
export function parseSvgTree(markup: string): SvgTreeResult {
  const stack: Open[] = [];
  let root: SvgElement | undefined;
  let problem: SvgTreeResult | undefined;
  let count = 0;
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
  parser.on("opentag", (tag) => {
    count += 1;
    if (stack.length >= MOST_DEPTH || count > MOST_ELEMENTS)
      stop({ kind: "malformed", why: "it has more parts than can be drawn" });
    if (problem !== undefined) return;
    const element = {
      name: tag.name.replace(/^svg:/u, ""),
      attributes: { ...tag.attributes },
      children: [],
      hasText: false,
    };
    stack.at(-1)?.element.children.push(element);
    root ??= element;
    stack.push({ element });
  });
  parser.on("text", (text) => {
    const open = stack.at(-1);
    if (open !== undefined && text.trim() !== "") open.element.hasText = true;
  });
  parser.on("closetag", () => {
    stack.pop();
  });
  parser.write(markup).close();
  if (problem !== undefined) return problem;
  return root === undefined ? { kind: "malformed", why: "it is empty" } : { kind: "tree", root };
}
