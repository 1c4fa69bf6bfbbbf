import type { Color } from "../model/picture.js";

/** Colour keywords of CSS Color 4, 6.1: name and RRGGBB in turn. */
const KEYWORDS =
  "aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc " +
  "bisque ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a " +
  "burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed " +
  "cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b " +
  "darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b " +
  "darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a " +
  "darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 " +
  "darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff " +
  "firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff " +
  "gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 " +
  "hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa " +
  "lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 " +
  "lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 " +
  "lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 " +
  "lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6 " +
  "magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 " +
  "mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a " +
  "mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 " +
  "moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 " +
  "orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee " +
  "palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd " +
  "powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 " +
  "saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d " +
  "silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa " +
  "springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 " +
  "violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32";

const NAMED_COLORS: ReadonlyMap<string, string> = new Map(
  Array.from(KEYWORDS.matchAll(/([a-z]+) ([0-9a-f]{6})/gu), ([, name = "", hex = ""]) => [name, `#${hex}`]),
);

/** A colour that lets some of what lies below be seen. */
export interface Tint {
  readonly color: Color;
  /** From 0 to 1. */
  readonly alpha: number;
}

/**
 * Reads a colour of CSS: a keyword, `#rgb` or `#rrggbb`, also with digits for alpha, `rgb()` and `hsl()`, also with alpha.
 *
 * @returns `undefined` if it is not one of these.
 * @see CSS Color 4, 5
 */
export function parseTint(text: string): Tint | undefined {
  const lower = text.trim().toLowerCase();
  const value = NAMED_COLORS.get(lower) ?? lower;
  if (value === "transparent") return { color: { r: 0, g: 0, b: 0 }, alpha: 0 };
  if (value.startsWith("#")) return parseHex(value.slice(1));
  const [, name = "", list = ""] = /^(rgb|hsl)a?\(([^()]*)\)$/u.exec(value) ?? [];
  const parts = list.trim().split(/\s*[,/]\s*|\s+/u);
  const [a = "", b = "", c = "", d = "1", ...others] = parts;
  const alpha = readShare(d, 1);
  const color = name === "rgb" ? readRgb([a, b, c]) : name === "hsl" ? readHsl(a, b, c) : undefined;
  if (color === undefined || others.length > 0 || Number.isNaN(alpha)) return undefined;
  return { color, alpha };
}

/** @returns The colour, if it hides what lies below. */
export function parseColor(text: string): Color | undefined {
  const tint = parseTint(text);
  return tint?.alpha === 1 ? tint.color : undefined;
}

function parseHex(digits: string): Tint | undefined {
  const long = digits.length <= 4 ? digits.replaceAll(/./gu, "$&$&") : digits;
  if (!/^(?:[0-9a-f]{6}|[0-9a-f]{8})$/u.test(long)) return undefined;
  const [r = 0, g = 0, b = 0, alpha = 1] = (long.match(/../gu) ?? []).map((pair) => parseInt(pair, 16) / 255);
  return { color: { r, g, b }, alpha };
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?%?$/u;

/** @returns A share from 0 to 1 of a number, of which `whole` is all, or of a percentage; NaN if it is neither. */
function readShare(part: string, whole: number): number {
  if (!NUMBER.test(part)) return NaN;
  const share = part.endsWith("%") ? Number(part.slice(0, -1)) / 100 : Number(part) / whole;
  return Math.min(Math.max(share, 0), 1);
}

function readRgb(parts: readonly [string, string, string]): Color | undefined {
  const [r, g, b] = [readShare(parts[0], 255), readShare(parts[1], 255), readShare(parts[2], 255)];
  return Number.isNaN(r + g + b) ? undefined : { r, g, b };
}

/** @see CSS Color 4, 7.1 */
function readHsl(hue: string, saturation: string, lightness: string): Color | undefined {
  const degrees = readHue(hue);
  const [s, l] = [readShare(saturation, 100), readShare(lightness, 100)];
  if (Number.isNaN(degrees + s + l)) return undefined;
  const turn = ((degrees % 360) + 360) % 360;
  const channel = (n: number): number => {
    const k = (n + turn / 30) % 12;
    return l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return { r: channel(0), g: channel(8), b: channel(4) };
}

const DEGREES: Readonly<Record<string, number>> = { "": 1, deg: 1, turn: 360, grad: 0.9, rad: 180 / Math.PI };

/** @returns Degrees; NaN if it is no angle. A number without a unit is in degrees. */
function readHue(part: string): number {
  const [, number = "", unit = ""] = /^([-+.\de]*\d\.?)([a-z]*)$/u.exec(part) ?? [];
  return NUMBER.test(number) ? Number(number) * (DEGREES[unit] ?? NaN) : NaN;
}
