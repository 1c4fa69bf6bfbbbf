import { createSink } from "../diagnostics/sink.js";
import type { VectorImage } from "../model/picture.js";
import { multiply } from "./matrix.js";
import { readRaster } from "./read-raster.js";
import { clipBox } from "./svg-clip.js";
import { readLength } from "./svg-length.js";
import type { Axis } from "./svg-length.js";
import type { SvgElement } from "./svg-tree.js";
import type { Nodes, Place, SvgWalk } from "./svg-walk.js";
import { fitBox, parseFit } from "./view-box.js";
import type { Box } from "./view-box.js";

const DATA = /^data:image\/(?:png|jpe?g);base64,([a-z\d+/=\s]*)$/iu;

/** Draws an `<image>`, which brings its PNG or JPEG along; nothing is fetched. */
export function drawImage(element: SvgElement, place: Place, walk: SvgWalk, nodes: Nodes): void {
  const href = (element.attributes["href"] ?? element.attributes["xlink:href"] ?? "").trim();
  const [, data] = href.startsWith("data:") ? (DATA.exec(href) ?? []) : [];
  if (data === undefined) {
    const shown = href.length > 40 ? `${href.slice(0, 40)}…` : href;
    walk.forbid(
      `refers to the image ${shown === "" ? "that is not named" : shown}, outside the drawing`,
      element,
      "Put the picture into the drawing itself, as data:image/png or image/jpeg in base64",
    );
    return;
  }
  const fit = parseFit(element.attributes["preserveAspectRatio"]);
  const picture = readOnce(data, element, walk);
  if (picture === undefined) return;
  const size = { width: picture.widthPt, height: picture.heightPt };
  const room = readRoom(element, place, size);
  if (fit === undefined || !room.every(Number.isFinite)) {
    walk.refuseNumbers(element);
    return;
  }
  if (room[2] <= 0 || room[3] <= 0 || place.style.visibility !== "visible") return;
  const placed = multiply(place.matrix, fitBox([0, 0, size.width, size.height], room, fit));
  const image: VectorImage = {
    kind: "image",
    picture,
    // The first row is at the top of the unit square, and y goes up in it.
    matrix: multiply(placed, [size.width, 0, 0, -size.height, 0, size.height]),
    opacity: 1,
  };
  if (fit.kind === "slice") nodes.push({ kind: "group", opacity: 1, clips: [clipBox(room, place)], nodes: [image] });
  else nodes.push(image);
}

/** Where it has no size of its own, the picture's counts, and its proportions (SVG 2, 12.3). */
function readRoom(
  { attributes }: SvgElement,
  { viewport, style }: Place,
  size: { readonly width: number; readonly height: number },
): Box {
  const measures = { ...viewport, fontSize: style.fontSize };
  const read = (name: string, axis: Axis): number | undefined => {
    const value = attributes[name];
    return value === undefined || value === "auto" ? undefined : readLength(value, axis, measures);
  };
  const [width, height] = [read("width", "x"), read("height", "y")];
  const ratio = size.width / size.height;
  return [
    read("x", "x") ?? 0,
    read("y", "y") ?? 0,
    // Picture sizes are in pt, a drawing's units CSS px.
    width ?? (height === undefined ? size.width / 0.75 : height * ratio),
    height ?? (width === undefined ? size.height / 0.75 : width / ratio),
  ];
}

/** What references fill in again and again is read once. */
function readOnce(data: string, element: SvgElement, walk: SvgWalk): VectorImage["picture"] | undefined {
  if (!walk.images.has(element)) walk.images.set(element, readData(data, element, walk));
  return walk.images.get(element);
}

function readData(data: string, element: SvgElement, walk: SvgWalk): VectorImage["picture"] | undefined {
  const sink = createSink();
  const name = `holds an <image> (line ${String(element.line)}) that`;
  const picture = readRaster(Buffer.from(data, "base64"), { name, sink, at: {} });
  for (const { message, hint, severity } of sink.diagnostics)
    if (severity === "error")
      walk.report({ code: "picture-damaged", message, hint: hint ?? "Export the drawing again" });
  if (picture === "unknown")
    walk.report({
      code: "picture-damaged",
      message: `${name} is neither a PNG nor a JPEG`,
      hint: "Export the drawing again",
    });
  return picture === "unknown" ? undefined : picture;
}
