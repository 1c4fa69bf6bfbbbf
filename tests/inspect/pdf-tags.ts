import { findTarget } from "./pdf.js";
import type { InspectedPage } from "./pdf.js";
import { PdfName, PdfReference, PdfString } from "./pdf-objects.js";
import type { PdfDictionary, PdfObjects, PdfValue } from "./pdf-objects.js";

/** The structure tree as text, and what is wrong with it. */
export interface TagTree {
  readonly text: string;
  /** The pieces of text in reading order. */
  readonly texts: readonly string[];
  readonly faults: readonly string[];
}

/** What an element holds, as it is shown. */
type Kid =
  | { readonly kind: "content" | "object"; readonly text: string }
  | { readonly kind: "element"; readonly value: PdfValue };

/** Entries of an element and its attributes that are shown, in this order. */
const SHOWN = ["Alt", "Lang", "E", "ID", "T", "ActualText"] as const;
const SHOWN_ATTRIBUTES = ["Scope", "ListNumbering"] as const;
const NAMED_ATTRIBUTES = ["ColSpan", "RowSpan", "Headers"] as const;

/**
 * Reads the structure tree (ISO 32000-1, 14.7) and checks it against the pages: every piece of content has one owner,
 * the parent tree says the same, and annotations point to the element that points to them.
 */
export function readTagTree(
  objects: PdfObjects,
  catalog: PdfDictionary,
  pageReferences: readonly PdfValue[],
  pages: readonly InspectedPage[],
): TagTree {
  const root = catalog.get("StructTreeRoot");
  if (root === undefined) return { text: "", texts: [], faults: ["there is no structure tree"] };
  const reader = new TagReader(objects, pageReferences, pages, objects.dictionary(root));
  return { text: reader.lines.join("\n"), texts: reader.texts, faults: reader.faults };
}

class TagReader {
  readonly lines: string[] = [];
  readonly texts: string[] = [];
  readonly faults: string[] = [];
  readonly #objects: PdfObjects;
  readonly #pageReferences: readonly PdfValue[];
  readonly #pages: readonly InspectedPage[];
  readonly #parents = new Map<number, PdfValue>();
  /** Pieces met in the tree, as "page/MCID". */
  readonly #owned = new Set<string>();

  constructor(
    objects: PdfObjects,
    pageReferences: readonly PdfValue[],
    pages: readonly InspectedPage[],
    root: PdfDictionary,
  ) {
    this.#objects = objects;
    this.#pageReferences = pageReferences;
    this.#pages = pages;
    const nums = objects.array(objects.dictionary(root.get("ParentTree")).get("Nums"));
    for (let at = 0; at < nums.length; at += 2) this.#parents.set(Number(nums[at]), nums[at + 1] ?? null);
    for (const kid of this.#listKids(root)) this.#visit(kid, 0);
    this.#checkOwners();
  }

  #listKids(element: PdfDictionary): readonly PdfValue[] {
    const kids = element.get("K");
    if (kids === undefined) return [];
    return Array.isArray(this.#objects.resolve(kids)) ? this.#objects.array(kids) : [kids];
  }

  #visit(value: PdfValue, depth: number): void {
    const element = this.#objects.dictionary(value);
    const indent = "  ".repeat(depth);
    this.lines.push(`${indent}${nameOf(element.get("S"))}${this.#describe(element)}`);
    for (const entry of this.#listKids(element)) {
      const kid = this.#describeKid(entry, element, value);
      switch (kid.kind) {
        case "content":
          this.texts.push(kid.text);
          this.lines.push(`${indent}  "${kid.text}"`);
          break;
        case "object":
          this.lines.push(`${indent}  [link]`);
          break;
        case "element":
          this.#visit(kid.value, depth + 1);
      }
    }
  }

  #describe(element: PdfDictionary): string {
    const own = SHOWN.flatMap((key) => {
      const value = this.#objects.resolve(element.get(key));
      return value instanceof PdfString ? [` ${key}="${value.text}"`] : [];
    });
    const attributes = element.get("A");
    if (attributes === undefined) return own.join("");
    const list = Array.isArray(this.#objects.resolve(attributes)) ? this.#objects.array(attributes) : [attributes];
    const shown = list.flatMap((entry) => {
      const dictionary = this.#objects.dictionary(entry);
      return [
        ...SHOWN_ATTRIBUTES.flatMap((key) => (dictionary.has(key) ? [` ${format(dictionary.get(key))}`] : [])),
        ...NAMED_ATTRIBUTES.flatMap((key) => (dictionary.has(key) ? [` ${key}=${format(dictionary.get(key))}`] : [])),
      ];
    });
    return [...own, ...shown].join("");
  }

  #describeKid(kid: PdfValue, parent: PdfDictionary, parentReference: PdfValue): Kid {
    if (typeof kid === "number") return this.#content(parent.get("Pg"), kid, parentReference);
    const dictionary = this.#objects.dictionary(kid);
    const type = nameOf(dictionary.get("Type"));
    if (type === "MCR") return this.#content(dictionary.get("Pg"), Number(dictionary.get("MCID")), parentReference);
    if (type === "OBJR") return this.#object(dictionary, parentReference);
    if (!isSame(dictionary.get("P"), parentReference)) this.faults.push("an element does not point to its parent");
    return { kind: "element", value: kid };
  }

  #content(page: PdfValue | undefined, mcid: number, owner: PdfValue): { kind: "content"; text: string } {
    const index = this.#pageReferences.findIndex((reference) => isSame(reference, page));
    const key = `${index}/${mcid}`;
    if (this.#owned.has(key)) this.faults.push(`content ${mcid} of page ${index + 1} has two owners`);
    this.#owned.add(key);
    const list = this.#objects.array(this.#parents.get(index));
    if (!isSame(list[mcid], owner)) this.faults.push(`the parent tree is wrong about ${mcid} of page ${index + 1}`);
    if (this.#pages[index]?.mcids.includes(mcid) !== true) this.faults.push(`page ${index + 1} has no content ${mcid}`);
    const items = (this.#pages[index]?.text ?? []).filter((item) => item.mcid === mcid);
    return { kind: "content", text: items.map((item) => item.text).join("") };
  }

  #object(dictionary: PdfDictionary, owner: PdfValue): { kind: "object"; text: string } {
    const annotation = this.#objects.dictionary(dictionary.get("Obj"));
    const key = Number(annotation.get("StructParent"));
    if (!isSame(this.#parents.get(key), owner)) this.faults.push(`the parent tree is wrong about annotation ${key}`);
    if (!isSame(annotation.get("P"), dictionary.get("Pg"))) this.faults.push(`annotation ${key} is on another page`);
    return { kind: "object", text: findTarget(this.#objects, annotation, this.#pageReferences) };
  }

  #checkOwners(): void {
    this.#pages.forEach((page, index) => {
      for (const mcid of page.mcids) {
        if (!this.#owned.has(`${index}/${mcid}`)) this.faults.push(`content ${mcid} of page ${index + 1} has no owner`);
      }
    });
  }
}

function nameOf(value: PdfValue | undefined): string {
  return value instanceof PdfName ? value.name : "";
}

function isSame(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  return a instanceof PdfReference && b instanceof PdfReference && a.id === b.id;
}

function format(value: PdfValue | undefined): string {
  if (value instanceof PdfName) return value.name;
  if (value instanceof PdfString) return JSON.stringify(value.text);
  if (Array.isArray(value)) return `[${value.map(format).join(" ")}]`;
  return typeof value === "number" ? String(value) : "";
}
