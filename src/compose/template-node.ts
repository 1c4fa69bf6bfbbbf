/** Type guards for Handlebars' syntax tree, whose nodes are told apart by `type` alone. */

type Node = hbs.AST.Node;

export function isMustache(node: Node): node is hbs.AST.MustacheStatement {
  return node.type === "MustacheStatement";
}

export function isBlock(node: Node): node is hbs.AST.BlockStatement {
  return node.type === "BlockStatement";
}

export function isPartial(node: Node): node is hbs.AST.PartialStatement {
  return node.type === "PartialStatement";
}

export function isContent(node: Node): node is hbs.AST.ContentStatement {
  return node.type === "ContentStatement";
}

export function isPath(node: Node): node is hbs.AST.PathExpression {
  return node.type === "PathExpression";
}

export function isSubExpression(node: Node): node is hbs.AST.SubExpression {
  return node.type === "SubExpression";
}

export function isStringLiteral(node: Node): node is hbs.AST.StringLiteral {
  return node.type === "StringLiteral";
}

/** Whether the path is one plain name, which may be a helper's. */
export function isBareName(path: hbs.AST.PathExpression): boolean {
  return path.parts.length === 1 && path.depth === 0 && !path.data && path.original === path.parts[0];
}

/** Handlebars leaves a block without parts and a call without named values undefined, whatever its types say. */
export function optional<T>(value: T): T | undefined {
  return value;
}
