import { findCountry } from "./country-table.js";
import { NAME_DATA } from "./name-data.js";

/** What English texts call a country. */
export interface EnglishNames {
  /** UN short name. */
  readonly short: string;
  /** UN formal name; the short one for territories, which have none. */
  readonly formal: string;
  /** As the World Bank lists it; the UN's short name for what it does not list. */
  readonly worldBank: string;
  readonly capitals: readonly string[];
  /** Adjectives and people with their plurals, e.g. ["Afghan", "Afghans"]. */
  readonly demonyms: readonly string[];
  /** e.g. ["DR Congo", "Democratic Republic of Congo"] */
  readonly everyday: readonly string[];
  /** e.g. ["Zaire"] */
  readonly former: readonly string[];
}

const rows: Map<string, readonly string[]> = new Map();

/** The table is parted when a name is first asked for: most briefs list no country. */
function findRow(code: string): readonly string[] {
  if (rows.size === 0) {
    for (const line of NAME_DATA.trim().split("\n")) {
      const [key = "", ...fields] = line.trim().split("|");
      rows.set(key, fields);
    }
  }
  return rows.get(code) ?? [];
}

const known = new Map<string, EnglishNames>();

/** @param code - Alpha-2; another one has no name but itself. */
export function findEnglishNames(code: string): EnglishNames {
  const found = known.get(code);
  if (found !== undefined) return found;
  const short = findCountry(code)?.name ?? code;
  const [formal = "", worldBank = "", capitals, demonyms, everyday, former] = findRow(code);
  const names = {
    short,
    formal: formal === "" ? short : formal,
    worldBank: worldBank === "" ? short : worldBank,
    capitals: listNames(capitals),
    demonyms: listNames(demonyms).flatMap(addPlural),
    everyday: listNames(everyday),
    former: listNames(former),
  };
  known.set(code, names);
  return names;
}

function listNames(field = ""): readonly string[] {
  return field === "" ? [] : field.split("/");
}

/** "Chinese" and "Swiss" are their own plurals; a plural that nobody writes does no harm, a missing one does. */
function addPlural(word: string): readonly string[] {
  return /(?:s|x|z|ese|sh|ch)$/u.test(word) ? [word] : [word, `${word}s`];
}
