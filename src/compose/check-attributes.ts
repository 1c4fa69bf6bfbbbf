import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Container } from "../model/document.js";
import type { RenderContext } from "./render-context.js";

/** Reports attributes of a block that mean nothing there, and a bare word behind its name. */
export function checkAttributes(container: Container, known: readonly string[], { sink }: RenderContext): void {
  const { name, argument, attributes, span } = container;
  for (const key of attributes.values.keys()) {
    if (known.includes(key)) continue;
    sink.report("unknown-block-attribute", {
      message: `\`${key}\` means nothing in \`:::${name}\``,
      span,
      hint: `${formatNearMiss(key, known)}The block takes ${known.map((word) => `\`${word}\``).join(", ")}`,
    });
  }
  if (argument === undefined) return;
  const message = `\`${argument}\` means nothing behind \`:::${name}\``;
  sink.report("unknown-block-attribute", { message, span, hint: `Write attributes in braces: \`{title="..."}\`` });
}

/** @returns The value of an attribute that takes one word of a few; the first one if it is missing or another. */
export function readWord<const Word extends string>(
  container: Container,
  key: string,
  words: readonly [Word, ...Word[]],
  { sink }: RenderContext,
): Word {
  const written = container.attributes.values.get(key);
  const found = words.find((word) => word === written);
  if (found !== undefined || written === undefined) return found ?? words[0];
  const hint = `${formatNearMiss(written, words)}It takes ${words.join(" or ")}`;
  sink.report("invalid-block-attribute", {
    message: `\`${key}\` cannot be \`${written}\``,
    span: container.span,
    hint,
  });
  return words[0];
}

/**
 * Reads a list from an attribute: behind commas, or behind semicolons where an entry holds a comma itself.
 *
 * @returns `undefined` if the attribute is missing.
 */
export function readList(container: Container, key: string): readonly string[] | undefined {
  const written = container.attributes.values.get(key);
  if (written === undefined) return undefined;
  const parts = written.split(written.includes(";") ? ";" : ",");
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
