import type { StyledElement, StyledNode } from "../model/styled.js";

/** White space, then the first letter or digit with the marks on it and the punctuation around it (CSS Pseudo 4, 2.2). */
const FIRST_LETTER = /^(\s*)([\p{Ps}\p{Pi}\p{Pf}\p{Pe}\p{Po}]*[\p{L}\p{N}\p{S}]\p{M}*[\p{Pi}\p{Pf}\p{Pe}\p{Po}]*)/u;

/**
 * Puts the first letter of a block into an element of its own.
 *
 * @param wrap - Makes that element from the letter.
 * @returns The children, unchanged where the block does not begin with a letter.
 */
export function splitFirstLetter(
  children: readonly StyledNode[],
  wrap: (letter: string) => StyledElement,
): readonly StyledNode[] {
  const at = children.findIndex(
    (child) =>
      !(child.kind === "text" && child.text.trim() === "") && !(child.kind === "element" && child.tag === "::marker"),
  );
  const child = children[at];
  const parts = child && splitChild(child, wrap);
  return parts === undefined ? children : [...children.slice(0, at), ...parts, ...children.slice(at + 1)];
}

function splitChild(child: StyledNode, wrap: (letter: string) => StyledElement): readonly StyledNode[] | undefined {
  if (child.kind === "element") {
    const children = splitFirstLetter(child.children, wrap);
    return children === child.children ? undefined : [{ ...child, children }];
  }
  const match = child.kind === "text" ? FIRST_LETTER.exec(child.text) : null;
  if (match === null || child.kind !== "text") return undefined;
  const [all, space = "", letter = ""] = match;
  const rest = child.text.slice(all.length);
  return [
    ...(space === "" ? [] : [{ kind: "text", text: space } as const]),
    wrap(letter),
    ...(rest === "" ? [] : [{ kind: "text", text: rest } as const]),
  ];
}
