/** How words of a language change: an ending and what stands in its place in the other cases, in one order. */
type Endings = readonly (readonly [ending: RegExp, cases: readonly string[]])[];

/** Genitive, dative, accusative, instrumental, prepositional, then what else there is. The first ending counts. */
const RUSSIAN: Endings = [
  [/ая$/u, ["ой", "ой", "ую", "ой", "ой", "ою"]],
  [/яя$/u, ["ей", "ей", "юю", "ей", "ей", "ею"]],
  [/(?:ый|ой)$/u, ["ого", "ому", "ого", "ым", "ом"]],
  [/(?<=[кгх])ий$/u, ["ого", "ому", "ого", "им", "ом"]],
  [/ое$/u, ["ого", "ому", "ое", "ым", "ом"]],
  [/ее$/u, ["его", "ему", "ее", "им", "ем"]],
  [/ые$/u, ["ых", "ым", "ые", "ыми", "ых"]],
  [/ие$/u, ["их", "им", "ие", "ими", "их"]],
  [/ия$/u, ["ии", "ии", "ию", "ией", "ии"]],
  [/я$/u, ["и", "е", "ю", "ей", "е"]],
  [/ова$/u, ["овов", "овам", "ова", "овами", "овах"]],
  [/(?<=[кгхжшчщ])а$/u, ["и", "е", "у", "ой", "е"]],
  [/а$/u, ["ы", "е", "у", "ой", "е"]],
  [/ии$/u, ["ий", "иям", "ии", "иями", "иях"]],
  [/ь$/u, ["и", "и", "ь", "ью", "и", "я", "ю", "ем", "е"]],
  [/й$/u, ["я", "ю", "й", "ем", "е"]],
  [/ство$/u, ["ства", "ству", "ство", "ством", "стве"]],
  [/ы$/u, ["ов", "ам", "ы", "ами", "ах", ""]],
  [/(?<=[бвгджзклмнпрстфхцчшщ])$/u, ["а", "у", "", "ом", "е"]],
];

/**
 * All forms that a name takes in a text of the language, the name itself first.
 *
 * In Russian every word, the first two, or the first alone go through the cases by their endings: simple rules that
 * make some forms that nobody writes, which does no harm, and none that means another country. In German adjectives
 * take their endings and the last word an -s. Names in other languages do not change.
 */
export function inflectName(name: string, lang: string): readonly string[] {
  const [language] = lang.split("-", 1);
  if (language === "ru") return inflectRussian(name);
  return language === "de" ? inflectGerman(name) : [name];
}

/** Words whose gender does not show, and plurals, have forms of two kinds. */
const MOST_FORMS = 9;

function inflectRussian(name: string): readonly string[] {
  const words = name.split(" ");
  const forms = new Set([name]);
  for (let index = 0; index < MOST_FORMS; index++) {
    for (const count of new Set([1, Math.min(2, words.length), words.length])) {
      forms.add(words.map((word, at) => (at < count ? declineWord(word, index) : word)).join(" "));
    }
  }
  return [...forms];
}

/** Names in capitals such as "США" and words without an ending of the list stay as they are. */
function declineWord(word: string, index: number): string {
  if (!/\p{Ll}$/u.test(word)) return word;
  const found = RUSSIAN.find(([ending]) => ending.test(word));
  const replacement = found?.[1][index];
  return found === undefined || replacement === undefined ? word : word.replace(found[0], replacement);
}

function inflectGerman(name: string): readonly string[] {
  const words = name.split(" ");
  const adjectives = ["e", "en", "er", "es"].map((ending) =>
    words.map((word, at) => (at < words.length - 1 ? word.replace(/(?<=\p{Ll})e[ns]?$/u, ending) : word)).join(" "),
  );
  const all = [name, ...adjectives];
  return [
    ...new Set([
      ...all,
      ...all.filter((form) => /\p{L}$/u.test(form) && !/[sxzß]$/u.test(form)).map((form) => `${form}s`),
    ]),
  ];
}
