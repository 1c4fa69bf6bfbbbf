import type { YamlNode, YamlScalar } from "../formats/yaml-node.js";

/** A scalar on its way through the schema: fields read its source text, so it stays whole until they do. */
export class ScalarValue {
  readonly node: YamlScalar;

  constructor(node: YamlScalar) {
    this.node = node;
  }
}

/** Turns a YAML tree into the objects and arrays that zod walks; scalars stay {@link ScalarValue}s. */
export function toSchemaInput(node: YamlNode): unknown {
  switch (node.kind) {
    case "scalar":
      return new ScalarValue(node);
    case "list":
      return node.items.map(toSchemaInput);
    case "map":
      return Object.fromEntries(node.entries.map((entry) => [entry.key, toSchemaInput(entry.value)]));
  }
}
