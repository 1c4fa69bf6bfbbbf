import type { Atrule } from "css-tree";
import { findNearMiss } from "../diagnostics/near-miss.js";
import { withSpan } from "./reporter.js";
import { preludeOf, type SheetReader } from "./sheet-reader.js";
import { LAYERS } from "./stylesheet.js";

const LAYER_NAME = /^-?[a-z_\u0080-\uffff][\w\u0080-\uffff-]*(?:\.-?[a-z_\u0080-\uffff][\w\u0080-\uffff-]*)*$/iu;

/**
 * Reads `@layer a, b;` or the names before the block of `@layer a { … }`.
 *
 * @param layer - Where the rule stands, e.g. "template".
 * @returns The layer that the block is in, or `undefined` if there is none.
 */
export function readLayerRule(atRule: Atrule, layer: string, reader: SheetReader): string | undefined {
  const prelude = preludeOf(atRule);
  if (prelude === "" && atRule.block !== null) return addAnonymousLayer(layer, reader);
  const names = prelude.split(",").map((name) => name.trim());
  const layers = names.map((name) => nameLayer(name, layer, atRule, reader));
  if (atRule.block === null) return undefined;
  if (layers.length === 1) return layers[0];
  report(`\`@layer ${prelude}\` names more than one layer before its rules`, "", atRule, reader);
  return undefined;
}

/** A layer without a name is one of its own each time. */
export function addAnonymousLayer(layer: string, { target, path }: SheetReader): string {
  const name = `${layer}.#${++target.anonymousLayers} ${path.replaceAll(".", "_")}`;
  target.layers.add(name);
  return name;
}

/** The five layers of the cascade are the same everywhere; any other name is one inside of the layer where it stands. */
export function nameLayer(name: string, layer: string, atRule: Atrule, reader: SheetReader): string | undefined {
  if (!LAYER_NAME.test(name)) {
    report(`\`${name}\` is not the name of a layer`, "", atRule, reader);
    return undefined;
  }
  const [first = ""] = name.split(".");
  const isOuter = !layer.includes(".");
  if (isOuter && LAYERS.some((known) => known === first)) return addLayer(name, reader);
  const near = isOuter ? findNearMiss(first, LAYERS) : undefined;
  if (near !== undefined) {
    report(`\`${name}\` is a new layer inside of \`${layer}\``, `Did you mean \`${near}\`? `, atRule, reader);
  }
  return addLayer(`${layer}.${name}`, reader);
}

function addLayer(name: string, { target }: SheetReader): string {
  target.layers.add(name);
  return name;
}

function report(message: string, hint: string, atRule: Atrule, { reporter }: SheetReader): void {
  const layers = LAYERS.map((layer) => `\`${layer}\``).join(", ");
  const advice = `${hint}The layers of the cascade are ${layers}; other names are layers inside of the sheet's own.`;
  const span = reporter.spanOf(atRule.loc, atRule.name.length + 1);
  reporter.report("unknown-layer", withSpan({ message, hint: advice }, span));
}
