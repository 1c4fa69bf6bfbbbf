import type { Dice } from "./dice.js";

/** A language that documents are written in: syllables are made of one letter of each kind. */
export interface Tongue {
  readonly lang: string;
  readonly rtl: boolean;
  readonly consonants: string;
  readonly vowels: string;
}

export const TONGUES: readonly [Tongue, ...Tongue[]] = [
  { lang: "en", rtl: false, consonants: "bcdfghklmnprstvwz", vowels: "aeiou" },
  { lang: "de", rtl: false, consonants: "bdfghklmnprstvwß", vowels: "aeiouäöü" },
  { lang: "fr", rtl: false, consonants: "bcdfglmnprstvç", vowels: "aeiouéèê" },
  { lang: "ru", rtl: false, consonants: "бвгдзклмнпрст", vowels: "аеиоуы" },
  { lang: "fa", rtl: true, consonants: "بپتسشمنلکگ", vowels: "اویر" },
  { lang: "he", rtl: true, consonants: "בגדהלמנפקרשת", vowels: "אוי" },
];

/** Makes words of which no two are the same. */
export class WordSource {
  readonly #dice: Dice;
  readonly #known = new Set<string>();

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  next({ consonants, vowels }: Tongue): string {
    for (;;) {
      const word = this.#dice
        .several(1, this.#dice.chance(0.05) ? 9 : 4, () => this.#letter(consonants) + this.#letter(vowels))
        .join("");
      if (this.#known.has(word)) continue;
      this.#known.add(word);
      return word;
    }
  }

  #letter(letters: string): string {
    return letters.charAt(this.#dice.int(0, letters.length - 1));
  }
}
