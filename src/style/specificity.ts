/** Specificity as one number (CSS Selectors 4, 17): ids, then classes, then types, each below 1,000. */
export const ID_WEIGHT = 1_000_000;
export const CLASS_WEIGHT = 1_000;
export const TYPE_WEIGHT = 1;
