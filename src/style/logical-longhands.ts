/** What a logical longhand means by the direction of the text. Lines run across the page in all our scripts. */
interface PhysicalLonghands {
  readonly ltr: string;
  readonly rtl: string;
}

/** Logical sides with their physical ones in text from left to right, and from right to left. */
export const LOGICAL_SIDES = [
  ["inline-start", "left", "right"],
  ["inline-end", "right", "left"],
  ["block-start", "top", "top"],
  ["block-end", "bottom", "bottom"],
] as const;

/** e.g. "margin-inline-start" to its two physical longhands. */
export const LOGICAL_LONGHANDS: ReadonlyMap<string, PhysicalLonghands> = new Map([
  ...LOGICAL_SIDES.flatMap(([side, ltr, rtl]): readonly [string, PhysicalLonghands][] => [
    [`margin-${side}`, { ltr: `margin-${ltr}`, rtl: `margin-${rtl}` }],
    [`padding-${side}`, { ltr: `padding-${ltr}`, rtl: `padding-${rtl}` }],
    [`inset-${side}`, { ltr, rtl }],
    ...(["width", "style", "color"] as const).map((part): [string, PhysicalLonghands] => [
      `border-${side}-${part}`,
      { ltr: `border-${ltr}-${part}`, rtl: `border-${rtl}-${part}` },
    ]),
  ]),
  ...(
    [
      ["inline-size", "width"],
      ["block-size", "height"],
      ["min-inline-size", "min-width"],
      ["min-block-size", "min-height"],
      ["max-inline-size", "max-width"],
    ] as const
  ).map(([logical, physical]): [string, PhysicalLonghands] => [logical, { ltr: physical, rtl: physical }]),
]);
