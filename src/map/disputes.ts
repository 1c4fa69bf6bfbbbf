import type { CountryCode } from "../model/country.js";

/** An area on which states do not agree, with the countries whose maps it touches. */
interface Dispute {
  /** In words that go on from "the status of". */
  readonly area: string;
  readonly countries: readonly CountryCode[];
}

/**
 * Areas that a press office will be asked about. The list is a reminder and no opinion; it names only what changes how
 * a country looks on a map, and it is not complete.
 */
const DISPUTES: readonly Dispute[] = [
  { area: "Abkhazia and South Ossetia", countries: ["GE"] },
  { area: "Abyei", countries: ["SD", "SS"] },
  { area: "Aksai Chin and Arunachal Pradesh", countries: ["CN", "IN"] },
  { area: "Crimea and other territory of Ukraine under occupation", countries: ["RU", "UA"] },
  { area: "Cyprus and its northern part", countries: ["CY"] },
  { area: "Essequibo", countries: ["GY", "VE"] },
  { area: "the Falkland Islands (Malvinas)", countries: ["AR", "FK", "GS"] },
  { area: "Gibraltar", countries: ["ES", "GI"] },
  { area: "the Golan", countries: ["IL", "SY"] },
  { area: "Halaib", countries: ["EG", "SD"] },
  { area: "Jammu and Kashmir", countries: ["IN", "PK"] },
  { area: "Kosovo", countries: ["RS", "XK"] },
  { area: "the Kuril Islands", countries: ["JP", "RU"] },
  { area: "Mayotte", countries: ["KM", "YT"] },
  { area: "the State of Palestine", countries: ["IL", "PS"] },
  { area: "the Chagos Archipelago", countries: ["IO", "MU"] },
  { area: "Somaliland", countries: ["SO"] },
  { area: "Taiwan", countries: ["CN", "TW"] },
  { area: "Transnistria", countries: ["MD"] },
  { area: "Western Sahara", countries: ["EH", "MA"] },
];

/** Areas on which there is no agreement and that belong to the picture of a country. */
export function findDisputes(code: CountryCode): readonly string[] {
  return DISPUTES.flatMap(({ area, countries }) => (countries.includes(code) ? [area] : []));
}
