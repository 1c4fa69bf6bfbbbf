import type { RasterPicture } from "../model/picture.js";
import type { PdfFile, PDFReference } from "./pdf-file.js";

/** Colour spaces by the number of components in the frame header. */
const SPACES: ReadonlyMap<number, string> = new Map([
  [1, "DeviceGray"],
  [3, "DeviceRGB"],
  [4, "DeviceCMYK"],
]);

/** Adds a JPEG as it is: its own compression is PDF's DCTDecode. */
export function addJpeg(picture: RasterPicture, file: PdfFile): PDFReference {
  return file.addPacked(
    {
      Type: "XObject",
      Subtype: "Image",
      Width: picture.widthPx,
      Height: picture.heightPx,
      ColorSpace: SPACES.get(findComponents(picture.bytes)) ?? "DeviceRGB",
      BitsPerComponent: 8,
      Filter: "DCTDecode",
    },
    picture.bytes,
  );
}

/** Walks the segments to the frame header (SOF0 to SOF15 without DHT, JPG and DAC); the picture was checked before. */
function findComponents(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    // Bytes FF before a marker fill space.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return bytes[at + 9] ?? 3;
    at += 2 + view.getUint16(at + 2);
  }
  return 3;
}
