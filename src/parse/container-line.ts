import type { Attributes, ContainerName } from "../model/document.js";
import { NO_ATTRIBUTES, readAttributes } from "./attributes.js";

/** What `:::name` may be. A record, so that a name added to the model cannot be forgotten here. */
const NAMES: Readonly<Record<ContainerName, true>> = {
  box: true,
  recommendations: true,
  pullquote: true,
  keyfigure: true,
  country: true,
  matrix: true,
  map: true,
  comparison: true,
  timeline: true,
  options: true,
  references: true,
};

/** All names, for hints. */
export const CONTAINER_NAMES: readonly string[] = Object.keys(NAMES);

/** Tells whether a name is one of ours. */
export function isContainerName(name: string): name is ContainerName {
  return Object.hasOwn(NAMES, name);
}

/** A line that begins with three colons or more. */
export type ContainerLine =
  | { readonly kind: "close"; readonly colons: number }
  | {
      readonly kind: "open";
      readonly colons: number;
      /** "" if the line begins with attributes. */
      readonly name: string;
      readonly argument?: string;
      readonly attributes: Attributes;
      /** What could not be read; "" if all is well. */
      readonly rest: string;
    };

const LINE = /^ {0,3}(:{3,})[ \t]*(.*)$/;
const OPENING = /^([A-Za-z][A-Za-z0-9_-]*)?[ \t]*([^\s{}:]+)?[ \t]*/;
/** A country may be given by its name, which has several words. */
const COUNTRY = /^(country)[ \t]+([^\s{}:]+(?:[ \t]+[^\s{}:]+)*)[ \t]*/;

/**
 * Reads `:::name argument {attributes}` or `:::`.
 *
 * @returns `undefined` for any other line.
 */
export function readContainerLine(line: string): ContainerLine | undefined {
  const [, marks, content] = LINE.exec(line) ?? [];
  if (marks === undefined || content === undefined) return undefined;
  const colons = marks.length;
  if (content.trim() === "") return { kind: "close", colons };
  const opening = COUNTRY.exec(content) ?? OPENING.exec(content);
  const offset = opening?.[0].length ?? 0;
  const [name, argument] = [opening?.[1] ?? "", opening?.[2]];
  const found = readAttributes(content, offset);
  const rest = content
    .slice(found?.end ?? offset)
    .replace(/^[\s:]+$/, "")
    .trim();
  return {
    kind: "open",
    colons,
    name,
    ...(argument === undefined ? {} : { argument }),
    attributes: found?.attributes ?? NO_ATTRIBUTES,
    rest,
  };
}
