import type { Sink } from "../diagnostics/diagnostic.js";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { YamlNode } from "../formats/yaml-node.js";

/**
 * Checks that a map of the brand file has only keys of the standard.
 *
 * @param where - How the map is called in the message, e.g. "color".
 * @returns Whether the node is a map at all; anything else is reported as `wrong-type`.
 */
export function checkKeys(node: YamlNode, where: string, known: readonly string[], sink: Sink): boolean {
  if (node.kind !== "map") {
    sink.report("wrong-type", {
      message: `${where} is not a map of keys and values`,
      span: node.span,
      hint: `Write it as lines of "key: value"; the keys are: ${known.join(", ")}`,
    });
    return false;
  }
  for (const entry of node.entries) {
    if (known.includes(entry.key)) continue;
    sink.report("unknown-field", {
      message: `${where} has no key "${entry.key}"`,
      span: entry.keySpan,
      hint: `${formatNearMiss(entry.key, known)}Use one of: ${known.join(", ")}`,
    });
  }
  return true;
}
