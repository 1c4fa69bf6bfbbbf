/**
 * Which neighbours stay on one line though a space is between them. A number keeps what it counts, an initial its name,
 * a label its number; some languages leave no short word at the end of a line.
 *
 * Texts have their punctuation: "(No.", "5,", "km.".
 */

const NUMBER = /^[^\p{L}\p{N}]*(?:\p{Lu}{1,3}(?=[$€£¥]))?[-+\u2212]?[$€£¥₹]?\d[\d.,\u2009\u202F\u00A0’'/–-]*[)%‰]?$/u;

/** A small number as it counts things: "5 states", "29 December". */
const SMALL_NUMBER = /^[^\p{L}\p{N}]*\d{1,2}$/u;

const LETTER_FIRST = /^\p{L}/u;

/** Units and words of magnitude behind a number. */
const UNIT =
  /^(?:%|‰|°[CF]?|[kcmµnd]?m[²³23]?|[km]?g|[kMGT]?W(?:h|p)?|[kMG]?J|[kMG]?V|[kMG]?Hz|h|ha|km\/h|[mc]?l|Mt|Gt|kt|t|GtCO2e?|MtCO2e?|Mbit\/s|[KMGT]B|bn|mn|million|billion|trillion|Mio\.?|Mrd\.?|milliards?|millions?|millones|milhões|тыс\.?|млн\.?|млрд\.?|кг|км|га|USD|EUR|GBP|CHF|JPY|CNY|RUB|KZT|UZS|KGS|TJS|TMT|AFN|[$€£¥₹])[^\p{L}\p{N}]*$/u;

/** Labels that a number or letter follows. */
const LABEL =
  /^[^\p{L}]*(?:[Nn]o\.|[Nn]os\.|[Nn]r\.|[Nn]ú?m\.|№|§§?|p\.|pp\.|S\.|[Ff]igs?\.|[Tt]ab\.|[Aa]rts?\.|[Vv]ol\.|[Cc]h\.|[Ss]ec\.|[Ee]q\.|[Pp]ara\.|ca\.|c\.|Fig\.?|Figure|Table|Box|Chart|Map|Part|Chapter|Article|Section|Annex|Appendix|Goal|SDG|Abbildung|Tabelle|Kapitel|Artikel|Tableau|Graphique|Encadré|Figura|Cuadro|Рис\.|Табл\.|Рисунок|Таблица|ст\.|г\.)$/u;
const LABELLED = /^(?:\d|[A-Z]\b|[IVXLC]+\b)/u;

/** "J." of "J. Smith", also in "J.-P." and "J.R.R.". */
const INITIALS = /^[^\p{L}]*(?:\p{Lu}\.-?){1,4}$/u;
const NAME = /^\p{Lu}/u;

const TITLE_OF_PERSON = /^[^\p{L}]*(?:Mr|Mrs|Ms|Mx|Dr|Prof|Amb|Gen|Hon|Rev|St|Sr|Sra|Mme|MM|Herr|Frau|г-н|г-жа)\.?$/u;

/** Words that may not end a line, by language; others have none. */
const SHORT_WORDS: ReadonlyMap<string, RegExp> = new Map([
  ["cs", /^[^\p{L}]*[ksvzouai]$/iu],
  ["sk", /^[^\p{L}]*[ksvzouai]$/iu],
  ["pl", /^[^\p{L}]*[aiouwz]$/iu],
  ["ru", /^[^\p{L}]*(?:[аивкосуя]|во|до|за|из|ко|на|не|ни|об|от|по|со)$/iu],
  ["uk", /^[^\p{L}]*(?:[аевзійоуя]|до|за|зі|із|на|не|об|по|та)$/iu],
]);

/** French sets a space before these, and after the opening guillemet. */
const FRENCH_AFTER = /^[!?;:»]/u;
const FRENCH_BEFORE = /«$/u;

/** En and em dashes with spaces around belong to what stands before them. */
const SPACED_DASH = /^[–—]$/u;

/**
 * @param lang - BCP 47 of the text.
 * @returns Whether a line must not end between the two words.
 */
export function areTied(before: string, after: string, lang: string): boolean {
  if (after.length === 1 && SPACED_DASH.test(after)) return true;
  if (before.length > LONGEST_TIED) return isTiedByLanguage(before, after, lang);
  const last = before.charCodeAt(before.length - 1);
  const first = after.charCodeAt(0);
  if (isDigit(last) && SMALL_NUMBER.test(before) && LETTER_FIRST.test(after)) return true;
  if ((isDigit(last) || before.endsWith("%")) && NUMBER.test(before) && UNIT.test(after)) return true;
  if ((isDigit(first) || isCapital(first)) && LABEL.test(before) && LABELLED.test(after)) return true;
  // Small Latin letters begin most words, and no name.
  if (first < SMALL_A || first > SMALL_Z) {
    if (NAME.test(after) && (INITIALS.test(before) || TITLE_OF_PERSON.test(before))) return true;
  }
  return isTiedByLanguage(before, after, lang);
}

/** No label, title or number that keeps its neighbour is longer. */
const LONGEST_TIED = 12;
const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

function isTiedByLanguage(before: string, after: string, lang: string): boolean {
  const primary = lang.length > 2 ? (lang.split("-")[0] ?? "") : lang;
  if (primary === "fr") return FRENCH_AFTER.test(after) || FRENCH_BEFORE.test(before);
  return before.length <= 4 && SHORT_WORDS.get(primary)?.test(before) === true;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}
