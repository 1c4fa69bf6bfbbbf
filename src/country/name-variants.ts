/**
 * Names beside those of Unicode's CLDR that texts in other languages use, e.g. "Kirgistan" beside "Kirgisistan". Only
 * what is usual stands here; who needs more gives the country a `name`. Facts, put together by hand.
 */
export const NAME_VARIANTS: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map([
  [
    "de",
    list(
      "BY Weißrussland|CD Demokratische Republik Kongo|CG Republik Kongo|CI Elfenbeinküste|CV Kap Verde|CZ Tschechische Republik|GB Großbritannien|HK Hongkong|IR Islamische Republik Iran|KG Kirgistan/Kirgisische Republik|KP Demokratische Volksrepublik Korea|KR Republik Korea|MD Moldau/Moldawien|MM Myanmar/Birma|MO Macau|PS Palästina|RU Russische Föderation|SZ Swasiland|TL Osttimor|TR Türkiye|US Vereinigte Staaten von Amerika/USA",
    ),
  ],
  [
    "es",
    list(
      "BY Belarús|CI Costa de Marfil|CZ República Checa|GB Gran Bretaña|HK Hong Kong|IR República Islámica de Irán|KG República Kirguisa|KP República Popular Democrática de Corea|KR República de Corea|KZ Kazajstán|MD República de Moldova/Moldova|MM Myanmar/Birmania|MO Macao|PS Palestina|RU Federación de Rusia|SZ Swazilandia/Suazilandia|TL Timor Oriental|TR Türkiye|US Estados Unidos de América/EE. UU.",
    ),
  ],
  [
    "fr",
    list(
      "BY Bélarus|CD République démocratique du Congo/RDC|CG République du Congo|CV Cabo Verde|CZ République tchèque|GB Grande-Bretagne|HK Hong Kong|IR République islamique d’Iran|KG République kirghize/Kirghizistan|KP République populaire démocratique de Corée|KR République de Corée|MD République de Moldova/Moldova|MM Myanmar/Birmanie|MO Macao|PS Palestine|RU Fédération de Russie|SZ Swaziland|TL Timor-Leste|TR Türkiye|US États-Unis d’Amérique|VA Saint-Siège",
    ),
  ],
  [
    "ru",
    list(
      "AE Объединенные Арабские Эмираты/Объединённые Арабские Эмираты|BY Белоруссия|CD Демократическая Республика Конго|CG Республика Конго|CZ Чешская Республика|GB Соединенное Королевство/Соединённое Королевство|HK Гонконг|IR Исламская Республика Иран|KG Кыргызстан/Кыргызская Республика|KP Северная Корея|KR Южная Корея|MD Молдавия|MM Мьянма/Бирма|MO Макао|PS Палестина|RU Российская Федерация|SZ Свазиленд|TL Тимор-Лешти|TM Туркмения|US Соединенные Штаты Америки/Соединённые Штаты Америки/Соединённые Штаты/США|ZA Южная Африка/ЮАР",
    ),
  ],
]);

function list(rows: string): ReadonlyMap<string, readonly string[]> {
  return new Map(rows.split("|").map((row) => [row.slice(0, 2), row.slice(3).split("/")]));
}

/**
 * Longer words that hold a country's name and mean something else, beside the names of other countries; by language.
 * "Того" is also a pronoun that opens sentences.
 */
export const FALSE_FRIENDS: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map([
  [
    "en",
    list(
      "CH Swiss cheese|CN South China Sea/East China Sea|CY Turkish Republic of Northern Cyprus/Northern Cyprus|FR French Guiana/French Polynesia|GE South Georgia|GN Gulf of Guinea|GR Greek Cypriot/Greek Cypriots|IE Northern Ireland/Irish Sea/Northern Irish|IN Indian Ocean/West Indian/American Indian/American Indians|JE New Jersey|JO Jordan River/Jordan Valley|JP Sea of Japan|MX Gulf of Mexico/New Mexico|NE Niger River/Niger Delta|NO Norwegian Sea|OM Gulf of Oman|PA Panama Canal|PH Philippine Sea|TD Lake Chad|TR Turkish Cypriot/Turkish Cypriots|US Latin American/Latin Americans/South American/South Americans/Central American/Central Americans/North American/North Americans/Organization of American States",
    ),
  ],
  ["ru", list("TG Того же/Того, что/Того, кто/Того факта")],
]);
