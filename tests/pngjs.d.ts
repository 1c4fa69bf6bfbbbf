/** What the tests use of pngjs, which has no types of its own. */
declare module "pngjs" {
  interface DecodedPng {
    readonly width: number;
    readonly height: number;
    /** Red, green, blue and alpha of 8 bits, row by row. */
    readonly data: Uint8Array;
  }
  export const PNG: { readonly sync: { read(bytes: Uint8Array): DecodedPng } };
}
