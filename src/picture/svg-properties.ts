/**
 * What may stand at an element of a drawing: what is drawn, what changes nothing on paper, and with which values what
 * is not drawn may stand there. All else is reported.
 */

/** Properties that have their effect. */
const DRAWN: ReadonlySet<string> = new Set([
  ...["fill", "fill-rule", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-linecap"],
  ...["stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset"],
  ...[
    "color",
    "visibility",
    "display",
    "opacity",
    "overflow",
    "clip-path",
    "clip-rule",
    "marker",
    "marker-start",
    "marker-mid",
    "marker-end",
    "stop-color",
    "stop-opacity",
    "paint-order",
  ],
]);

/** Properties that change nothing on paper, or nothing without others that are reported. */
const IDLE: ReadonlySet<string> = new Set([
  ...["shape-rendering", "text-rendering", "image-rendering", "color-rendering", "color-interpolation-filters"],
  ...["pointer-events", "cursor", "enable-background", "flood-color", "flood-opacity", "lighting-color"],
  ...["solid-color", "solid-opacity", "user-select", "will-change", "transition", "touch-action", "outline"],
  ...[
    "line-height",
    "text-align",
    "text-indent",
    "isolation",
    "mask-type",
    "shape-margin",
    "text-decoration-style",
    "text-decoration-color",
    "text-decoration-thickness",
  ],
  ...["font-optical-sizing", "text-size-adjust", "print-color-adjust"],
]);

const NONE = ["none"];
const NORMAL = ["normal"];

/** Properties that change the picture and that we do not draw, with the values that change nothing. */
const UNDRAWN: ReadonlyMap<string, readonly string[]> = new Map([
  ["mask", NONE],
  ["clip", ["auto"]],
  ["inline-size", ["auto", "0"]],
  ["background", [...NONE, "transparent"]],
  ["background-color", ["transparent"]],
  ["mask-image", NONE],
  ["filter", NONE],
  ["backdrop-filter", NONE],
  ["vector-effect", NONE],
  ["animation", NONE],
  ["animation-name", NONE],
  ["mix-blend-mode", NORMAL],
  ["color-interpolation", ["auto", "sRGB"]],
  ["transform-origin", ["0", "0 0", "0px 0px"]],
  ["transform-box", ["view-box"]],
  ["writing-mode", ["lr-tb", "lr", "horizontal-tb"]],
  ["glyph-orientation-horizontal", ["0", "0deg", "auto"]],
  ["glyph-orientation-vertical", ["0", "0deg", "auto"]],
  ["text-transform", NONE],
  ["text-overflow", ["clip"]],
  ["text-orientation", ["mixed"]],
  ["direction", ["ltr"]],
  ["unicode-bidi", NORMAL],
  ["kerning", ["auto"]],
  ["text-decoration", [...NONE, "none solid rgb(0, 0, 0)"]],
  ["text-decoration-line", NONE],
  ["font", []],
  ["font-variant", NORMAL],
  ["font-variant-ligatures", NORMAL],
  ["font-variant-caps", NORMAL],
  ["font-variant-numeric", NORMAL],
  ["font-variant-position", NORMAL],
  ["font-variant-east-asian", NORMAL],
  ["font-variant-alternates", NORMAL],
  ["font-feature-settings", NORMAL],
  ["font-variation-settings", NORMAL],
  ["font-size-adjust", NONE],
  ["font-stretch", [...NORMAL, "100%"]],
  ["font-kerning", ["auto", "normal"]],
  ["font-synthesis", ["weight style"]],
]);

/** Properties of texts. */
const TEXT: ReadonlySet<string> = new Set([
  ...["font-family", "font-size", "font-weight", "font-style", "letter-spacing", "word-spacing", "text-anchor"],
  ...["dominant-baseline", "alignment-baseline", "baseline-shift", "white-space"],
]);

/** Attributes that elements read themselves, and those that say nothing of the picture. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...[
    "id",
    "class",
    "style",
    "lang",
    "role",
    "tabindex",
    "focusable",
    "version",
    "baseProfile",
    "title",
    "type",
    "media",
  ],
  ...["contentStyleType", "contentScriptType", "zoomAndPan", "externalResourcesRequired", "target", "rel", "download"],
  ...[
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "width",
    "height",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "fr",
    "d",
    "points",
  ],
  ...["viewBox", "preserveAspectRatio", "transform", "href", "pathLength", "offset", "gradientUnits"],
  ...[
    "gradientTransform",
    "dx",
    "dy",
    "markerWidth",
    "markerHeight",
    "markerUnits",
    "refX",
    "refY",
    "orient",
    "spreadMethod",
    "clipPathUnits",
    "decoding",
    "crossorigin",
    "name",
    "alt",
  ],
]);

/** Attributes that are read by elements alone; as properties they would be passed over. */
const ATTRIBUTE_ONLY: ReadonlySet<string> = new Set([
  ...["transform", "d", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry"],
]);

/** @returns What cannot be drawn of a property with this value, in words; `undefined` if it can. */
export function findForeignProperty(name: string, value: string): string | undefined {
  if (name.startsWith("-") || DRAWN.has(name) || TEXT.has(name) || IDLE.has(name)) return undefined;
  if (ATTRIBUTE_ONLY.has(name)) return `${name} in CSS`;
  const idle = UNDRAWN.get(name);
  return idle?.includes(value.trim()) === true ? undefined : `the property ${name}`;
}

/** @returns Whether a name is a property, and may be written as an attribute. */
export function isProperty(name: string): boolean {
  return DRAWN.has(name) || TEXT.has(name) || IDLE.has(name) || UNDRAWN.has(name);
}

/** @returns What cannot be drawn of an attribute that is no property. */
export function findForeignAttribute(name: string): string | undefined {
  // Those of other namespaces are notes of drawing programs.
  if (ATTRIBUTES.has(name) || /^(?:aria-|data-|xmlns$)|:/u.test(name)) return undefined;
  return `the attribute ${name}`;
}
