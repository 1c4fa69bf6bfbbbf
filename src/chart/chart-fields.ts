import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { Sink } from "../diagnostics/diagnostic.js";
import { findEntry, type YamlMap, type YamlNode } from "../formats/yaml-node.js";
import type { Span } from "../model/span.js";

/** Every field of a chart, in the order of the reference. */
export const CHART_FIELDS = [
  ...(["type", "title", "alt", "source", "data", "unit", "note", "id", "size", "direction", "panels"] as const),
  ...(["share", "zero", "highlight", "order", "series", "category", "value", "where", "rows", "fact"] as const),
] as const;

export type ChartField = (typeof CHART_FIELDS)[number];

/** A text of the YAML with its place. */
export interface PlacedText {
  readonly text: string;
  readonly span: Span;
}

/** Reads the fields of one chart; what is wrong with one is said at its place. */
export class ChartFields {
  readonly root: YamlMap;
  readonly #sink: Sink;

  constructor(root: YamlMap, sink: Sink) {
    this.root = root;
    this.#sink = sink;
    for (const { key, keySpan } of root.entries) {
      if (CHART_FIELDS.some((field) => field === key)) continue;
      const hint = `${formatNearMiss(key, CHART_FIELDS)}Fields are ${CHART_FIELDS.join(", ")}`;
      this.report(`\`${key}\` is no field of a chart`, keySpan, hint);
    }
  }

  report(message: string, span: Span, hint: string): void {
    this.#sink.report("chart-field", { message, span, hint });
  }

  find(field: ChartField): YamlNode | undefined {
    return findEntry(this.root, field)?.value;
  }

  /** @returns One line of text, or `undefined` if the field is not there or wrong. */
  text(field: ChartField): PlacedText | undefined {
    const node = this.find(field);
    if (node === undefined) return undefined;
    if (node.kind !== "scalar") {
      const found = node.kind === "list" ? "a list" : "a map of keys and values";
      this.report(`\`${field}\` must be a text, but is ${found}`, node.span, "Put it in quotes if it holds a colon");
      return undefined;
    }
    const text = node.source.trim().replace(/\s+/gu, " ");
    if (node.type === "null" || text === "") {
      this.report(`\`${field}\` has no value`, node.span, "Delete the field, or give it one");
      return undefined;
    }
    return { text, span: node.textSpan };
  }

  /** @returns One of a few words. */
  choice<T extends string>(field: ChartField, choices: readonly T[]): T | undefined {
    const given = this.text(field);
    if (given === undefined) return undefined;
    const found = choices.find((choice) => choice === given.text);
    if (found === undefined) {
      const hint = `${formatNearMiss(given.text, choices)}It is one of ${choices.join(", ")}`;
      this.report(`\`${given.text}\` is no value of \`${field}\``, given.span, hint);
    }
    return found;
  }

  flag(field: ChartField): boolean | undefined {
    const choice = this.choice(field, ["true", "false"]);
    return choice === undefined ? undefined : choice === "true";
  }

  /** @returns The texts of a list, or the only one. */
  texts(field: ChartField): readonly PlacedText[] {
    const node = this.find(field);
    if (node?.kind !== "list") {
      const single = this.text(field);
      return single === undefined ? [] : [single];
    }
    return node.items.flatMap((item) => {
      if (item.kind === "scalar" && item.source.trim() !== "")
        return [{ text: item.source.trim(), span: item.textSpan }];
      this.report(`\`${field}\` holds something that is no text`, item.span, "Write names, e.g. [Imports, Exports]");
      return [];
    });
  }
}
