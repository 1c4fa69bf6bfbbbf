import { parse } from "css-tree";
import { compileSelector } from "./compile-selector.js";
import { isSupportedDeclaration } from "./parse-declarations.js";
import { splitPrelude, type PreludePart } from "./split-prelude.js";

/**
 * Answers an `@supports` condition: `(property: value)`, `selector(…)`, `not`, `and`, `or` and parentheses.
 *
 * @returns `undefined` for what is none, which counts as false (CSS Conditional 3, 6).
 */
export function supports(parts: readonly PreludePart[]): boolean | undefined {
  const [first, second, more] = parts;
  if (first?.kind === "word") {
    const answer = more === undefined && second?.kind === "block" ? supportsBlock(second) : undefined;
    return first.text.toLowerCase() !== "not" || answer === undefined ? undefined : !answer;
  }
  const answers: boolean[] = [];
  const operators = new Set<string>();
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1 && part.kind === "word") operators.add(part.text.toLowerCase());
    else {
      const answer = index % 2 === 0 && part.kind === "block" ? supportsBlock(part) : undefined;
      if (answer === undefined) return undefined;
      answers.push(answer);
    }
  }
  const [operator = "and"] = operators;
  if (answers.length === 0 || parts.length % 2 === 0 || operators.size > 1) return undefined;
  if (operator === "or") return answers.includes(true);
  return operator === "and" ? !answers.includes(false) : undefined;
}

type PreludeBlock = Extract<PreludePart, { kind: "block" }>;

/** A function that we do not know is false, as CSS asks; parentheses around nothing that can be read have no answer. */
function supportsBlock({ name, text }: PreludeBlock): boolean | undefined {
  if (name === "selector") return supportsSelector(text);
  if (name !== "") return false;
  if (/^(?:\(|not\b|[\w-]+\()/iu.test(text)) return supports(splitPrelude(text));
  return supportsDeclaration(text);
}

function supportsSelector(text: string): boolean {
  try {
    const node = parse(text, { context: "selector" });
    return node.type === "Selector" && compileSelector(node).kind === "ok";
  } catch {
    return false;
  }
}

/** `property: value` between parentheses; also what `supports()` of an `@import` holds. */
export function supportsDeclaration(text: string): boolean | undefined {
  if (!/^[\w-]+\s*:/u.test(text)) return undefined;
  try {
    const node = parse(text, { context: "declaration", parseCustomProperty: false });
    return node.type === "Declaration" && isSupportedDeclaration(node);
  } catch {
    return false;
  }
}
