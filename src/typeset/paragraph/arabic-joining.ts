/** Arabic letters that join the letter before, but not the one behind (ArabicShaping.txt, joining type R). */
const RIGHT_JOINING =
  /[\u0622-\u0625\u0627\u0629\u062F-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06C0\u06C3-\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5\u06EE\u06EF]/u;

/** Letters of the Arabic block that join nothing, and signs among them. */
const NON_JOINING = /[\u0621\u0674\u06DD\p{N}\p{P}\p{S}]/u;

const ARABIC = /^[\u0620-\u06FF\u0750-\u077F\u08A0-\u08C9]$/u;

/** @returns Whether the last letter of one text joins the first of the next, as if both were one word. */
export function joinsNext(before: string, after: string): boolean {
  const last = before.replace(/\p{M}+$/u, "").at(-1) ?? "";
  const first = after.at(0) ?? "";
  if (!ARABIC.test(last) || !ARABIC.test(first)) return false;
  return !RIGHT_JOINING.test(last) && !NON_JOINING.test(last) && !NON_JOINING.test(first);
}
