/** Size of the labels on maps, in pt. */
export const LABEL_SIZE_PT = 8;
/** Height of a line of labels: capitals and the tails of letters. */
export const LABEL_HEIGHT_PT = 7;

/** Widths of letters in thousandths of an em, at the heavier weight of the sans faces that labels are set in. */
const NARROW = 310;
const WIDE = 880;
const CAPITAL = 640;
const USUAL = 560;
const IDEOGRAPH = 1000;

/**
 * Estimates the width of a label; no font is at hand where maps are drawn, so it is rather too much than too little.
 *
 * @returns pt
 */
export function measureLabel(text: string): number {
  let thousandths = 0;
  for (const letter of text) {
    if (/[iIjlt.,:;'’ʻ()\- ]/u.test(letter)) thousandths += NARROW;
    else if (/[mwMWЖШЩФЮжшщфюмы]/u.test(letter)) thousandths += WIDE;
    else if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/u.test(letter)) thousandths += IDEOGRAPH;
    else thousandths += /\p{Lu}/u.test(letter) ? CAPITAL : USUAL;
  }
  return (thousandths * LABEL_SIZE_PT) / 1000;
}
