import type { LocatorMap, MapDrawing } from "../model/map.js";
import { formatList } from "./format-list.js";
import { trustHtml, writeAttributes, type Html } from "./html.js";
import { printString, type RenderContext } from "./render-context.js";

/** A card's map, with words for those who do not see it, e.g. "Map: Uzbekistan, in Central Asia; borders …". */
export function renderLocator(
  map: LocatorMap,
  country: string,
  { lang, strings }: Pick<RenderContext, "lang" | "strings">,
): Html {
  const { region, neighbours } = map;
  const key =
    region === undefined ? "locatorAlt" : neighbours.length === 0 ? "locatorAltRegion" : "locatorAltNeighbours";
  const list = formatList(neighbours, "conjunction", lang);
  const label = printString({ strings }, key, { country, region: region ?? "", neighbours: list });
  return trustHtml(writeDrawing(map, "locator-map", label));
}

/** An inline drawing of a map. */
export function writeDrawing({ widthPt, heightPt, body }: MapDrawing, className: string, label: string): string {
  const [width, height] = [widthPt, heightPt].map((value) => String(Math.round(value * 100) / 100));
  const written = writeAttributes({
    class: className,
    viewBox: `0 0 ${width ?? ""} ${height ?? ""}`,
    width: `${width ?? ""}pt`,
    height: `${height ?? ""}pt`,
    role: "img",
    "aria-label": label,
  });
  return `<svg${written}>${body}</svg>`;
}
