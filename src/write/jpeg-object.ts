import type { JpegPicture } from "../model/picture.js";
import type { PDFReference } from "./pdf-file.js";
import type { RasterMeans } from "./raster-means.js";

/** Adds a JPEG as it is: its own compression is PDF's DCTDecode. CMYK has a profile, which was checked. */
export function addJpeg(picture: JpegPicture, means: RasterMeans): PDFReference {
  return means.file.addPacked(
    {
      Type: "XObject",
      Subtype: "Image",
      Width: picture.widthPx,
      Height: picture.heightPx,
      ColorSpace: means.findSpace(picture.profile, picture.channels === 1 ? "DeviceGray" : "DeviceRGB"),
      BitsPerComponent: 8,
      ...(picture.inverted ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
      ...(picture.plainRgb ? { DecodeParms: { ColorTransform: 0 } } : {}),
      Filter: "DCTDecode",
    },
    picture.bytes,
  );
}
