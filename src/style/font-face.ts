import type { Block, CssNode, Declaration } from "css-tree";
import { formatNearMiss } from "../diagnostics/near-miss.js";
import type { FontFaceRule } from "../model/styled.js";
import { readStretch } from "./font-properties.js";
import { withSpan, type Reporter } from "./reporter.js";
import { resolvePath } from "./resolve-path.js";

const DESCRIPTORS = ["font-family", "src", "font-weight", "font-style", "font-stretch", "font-display"];

/** Reads an `@font-face` with a file of the pack; `undefined` if it has no family or no usable file, which is reported. */
export function parseFontFace(
  block: Block,
  atRule: CssNode,
  path: string,
  reporter: Reporter,
): FontFaceRule | undefined {
  const descriptors = readDescriptors(block, reporter);
  const family = readFamily(descriptors.get("font-family"));
  const file = readSource(descriptors.get("src"), path, reporter);
  if (family === undefined || file === undefined) {
    const missing = family === undefined ? "`font-family`" : "a file in `src`";
    const message = `This \`@font-face\` has no ${missing.replace(/^a /u, "")} that can be used`;
    const hint =
      '`local()` names no file: fonts of the machine are never used. Write it as `@font-face { font-family: "Name"; src: url("file.ttf"); font-weight: 400 }`.';
    reporter.report(
      "font-face-incomplete",
      withSpan({ message, hint }, reporter.spanOf(atRule.loc, "@font-face".length)),
    );
    return undefined;
  }
  const weight = readWeight(descriptors.get("font-weight"), reporter);
  const style = readStyle(descriptors.get("font-style"), reporter);
  const stretch = readFaceStretch(descriptors.get("font-stretch"), reporter);
  return { family, weight, style, ...(stretch === 100 ? {} : { stretch }), path: file };
}

function readDescriptors(block: Block, reporter: Reporter): ReadonlyMap<string, Declaration> {
  const descriptors = new Map<string, Declaration>();
  for (const node of block.children) {
    if (node.type !== "Declaration") continue;
    const name = node.property.toLowerCase();
    if (DESCRIPTORS.includes(name)) {
      descriptors.set(name, node);
      continue;
    }
    const message = `\`${name}\` in \`@font-face\` is not supported`;
    const hint = `${formatNearMiss(name, DESCRIPTORS)}The descriptor is ignored.`;
    reporter.report("unknown-property", withSpan({ message, hint }, reporter.spanOf(node.loc, name.length)));
  }
  return descriptors;
}

function valueNodes(declaration: Declaration | undefined): readonly CssNode[] {
  return declaration?.value.type === "Value" ? [...declaration.value.children] : [];
}

function readFamily(declaration: Declaration | undefined): string | undefined {
  const nodes = valueNodes(declaration);
  const [first] = nodes;
  if (first?.type === "String") return first.value === "" ? undefined : first.value;
  const words = nodes.map((node) => (node.type === "Identifier" ? node.name : ""));
  return words.length === 0 || words.includes("") ? undefined : words.join(" ");
}

/** The first file that is below the root. `local()` is passed over: fonts of the machine are never used. */
function readSource(declaration: Declaration | undefined, path: string, reporter: Reporter): string | undefined {
  for (const node of valueNodes(declaration)) {
    if (node.type !== "Url") continue;
    const resolved = resolvePath(path, node.value);
    if (resolved.kind === "path") return resolved.path;
    const span = reporter.spanOf(node.loc);
    if (resolved.kind === "remote") {
      const message = `The font \`${node.value}\` is not a file of the project; nothing is fetched from the network`;
      reporter.report("file-remote", withSpan({ message, hint: "Save the font beside the stylesheet." }, span));
    } else {
      const message = `The font \`${node.value}\` is outside of the folder that Briefpress may read`;
      reporter.report(
        "file-outside-project",
        withSpan({ message, hint: "Use a path relative to the stylesheet." }, span),
      );
    }
  }
  return undefined;
}

function readWeight(declaration: Declaration | undefined, reporter: Reporter): number {
  const [node, second] = valueNodes(declaration);
  if (node === undefined || declaration === undefined) return 400;
  if (node.type === "Identifier" && node.name === "normal") return 400;
  if (node.type === "Identifier" && node.name === "bold") return 700;
  const weight = node.type === "Number" ? Number(node.value) : NaN;
  if (weight >= 1 && weight <= 1000 && second === undefined) return weight;
  reportDescriptor("font-weight", "one number from 1 to 1000, `normal` or `bold`", declaration, reporter);
  return 400;
}

function readStyle(declaration: Declaration | undefined, reporter: Reporter): "normal" | "italic" {
  const [node] = valueNodes(declaration);
  if (node === undefined || declaration === undefined) return "normal";
  const name = node.type === "Identifier" ? node.name.toLowerCase() : "";
  if (name === "italic" || name === "oblique") return "italic";
  if (name !== "normal") reportDescriptor("font-style", "`normal` or `italic`", declaration, reporter);
  return "normal";
}

function readFaceStretch(declaration: Declaration | undefined, reporter: Reporter): number {
  const [node, extra] = valueNodes(declaration);
  if (declaration === undefined) return 100;
  const stretch = extra === undefined ? readStretch(node) : undefined;
  if (stretch === undefined)
    reportDescriptor("font-stretch", "one word such as `condensed`, or a percentage", declaration, reporter);
  return stretch ?? 100;
}

function reportDescriptor(name: string, expects: string, declaration: Declaration, reporter: Reporter): void {
  const message = `This \`${name}\` of a font is not supported`;
  const hint = `\`${name}\` takes ${expects}.`;
  reporter.report("unknown-value", withSpan({ message, hint }, reporter.spanOf(declaration.value.loc)));
}
