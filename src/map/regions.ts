import type { CountryCode } from "../model/country.js";

/** Parts of the world (UN M49, sub-regions and intermediate regions) with their countries. */
const REGIONS: readonly (readonly [string, string])[] = [
  ["015", "DZ EG LY MA SD TN EH"],
  ["014", "IO BI KM DJ ER ET TF KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW"],
  ["017", "AO CM CF TD CG CD GQ GA ST"],
  ["018", "BW SZ LS NA ZA"],
  ["011", "BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG"],
  ["029", "AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI"],
  ["013", "BZ CR SV GT HN MX NI PA"],
  ["005", "AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE"],
  ["021", "BM CA GL PM US"],
  ["143", "KZ KG TJ TM UZ"],
  ["030", "CN HK MO JP MN KP KR TW"],
  ["035", "BN KH ID LA MY MM PH SG TH TL VN"],
  ["034", "AF BD BT IN IR MV NP PK LK"],
  ["145", "AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE"],
  ["151", "BY BG CZ HU PL MD RO RU SK UA"],
  ["154", "AX DK EE FO FI GG IS IE IM JE LV LT NO SJ SE GB"],
  ["039", "AL AD BA HR GI GR VA IT MT ME MK PT SM RS SI ES XK"],
  ["155", "AT BE FR DE LI LU MC NL CH"],
  ["053", "AU CX CC HM NZ NF"],
  ["054", "FJ NC PG SB VU"],
  ["057", "GU KI MH FM NR MP PW UM"],
  ["061", "AS CK PF NU PN WS TK TO TV WF"],
];

const BY_COUNTRY: ReadonlyMap<CountryCode, string> = new Map(
  REGIONS.flatMap(([region, countries]) => countries.split(" ").map((code) => [code, region])),
);

/** The M49 code of the part of the world that a country is in, e.g. "143"; none for Antarctica. */
export function findRegion(code: CountryCode): string | undefined {
  return BY_COUNTRY.get(code);
}
