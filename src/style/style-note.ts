import type { StyledElement, StyledNode } from "../model/styled.js";
import type { StyleEntry } from "./style-entry.js";

/** The ids that join a footnote to its call. */
export interface NoteIds {
  readonly note: string;
  readonly call: string;
}

/** The call of a note as a link to it. */
export function linkCall(call: StyledElement, { note, call: id }: NoteIds): StyledElement {
  return { ...call, tag: "a", attributes: { id, href: `#${note}`, role: "doc-noteref" } };
}

/** A note with its marker, a link back to the call, in front of its first text. */
export function joinMarker(note: StyledElement, marker: StyledElement | undefined, ids: NoteIds): StyledElement {
  const attributes = { ...note.attributes, id: ids.note, role: "doc-footnote" };
  if (marker === undefined) return { ...note, attributes };
  const back = { ...marker, tag: "a", attributes: { href: `#${ids.call}`, role: "doc-backlink" } };
  return { ...note, attributes, children: putFirst(back, note.children) };
}

/** A note of paragraphs has its marker in the first of them. */
function putFirst(marker: StyledElement, children: readonly StyledNode[]): readonly StyledNode[] {
  const at = children.findIndex((child) => child.kind !== "text" || child.text.trim() !== "");
  const first = children[at];
  if (first?.kind !== "element" || !isTextBlock(first)) return [marker, ...children];
  const filled = { ...first, children: putFirst(marker, first.children) };
  return [...children.slice(0, at), filled, ...children.slice(at + 1)];
}

function isTextBlock({ style, tag }: StyledElement): boolean {
  return (style.display === "block" || style.display === "list-item") && tag !== "img";
}

const parents = new WeakMap<StyleEntry, { readonly body: StyleEntry; readonly entry: StyleEntry }>();

/**
 * What a note inherits from: the element that calls it, but for how its lines are set, which is that of the body. Notes at
 * the foot of a page are set alike, whether a paragraph calls them or a cell that is aligned to the right.
 */
export function findNoteParent(parent: StyleEntry, body: StyleEntry | undefined): StyleEntry {
  if (body === undefined) return parent;
  const { textAlign, textIndent, whiteSpace } = body.values;
  const { values } = parent;
  if (values.textAlign === textAlign && values.textIndent === textIndent && values.whiteSpace === whiteSpace)
    return parent;
  const known = parents.get(parent);
  if (known?.body === body) return known.entry;
  const entry = { ...parent, values: { ...values, textAlign, textIndent, whiteSpace }, children: new Map() };
  parents.set(parent, { body, entry });
  return entry;
}
