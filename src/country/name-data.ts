/**
 * English names of countries beside the short one: formal name | World Bank | capitals | people and adjective | everyday
 * names | former names. Several of a kind have `/` between them; an empty field says that there is none, or that it is
 * the short name; a line may end early.
 *
 * Formal names: as the United Nations write them, without the article. Territories have none. World Bank: the names of
 * its list of economies, as of 2025, where they differ from the United Nations' short ones; it writes "Egypt, Arab
 * Rep." in lists. Capitals: seats of government where the two differ come second. The plural of people is made by rule.
 * All of it are facts, put together by hand in November 2026 and compared with countries-list (capitals) and
 * world-countries (formal names, capitals), not with the lists themselves; where those two differ from the United
 * Nations' forms, the latter stand here. Nothing here is a statement on the status of a territory.
 */
export const NAME_DATA = `
  AD|Principality of Andorra||Andorra la Vella|Andorran
  AE|||Abu Dhabi|Emirati|UAE|Trucial States
  AF|Islamic Republic of Afghanistan||Kabul|Afghan
  AG|||Saint John’s|Antiguan/Barbudan
  AI|||The Valley|Anguillan
  AL|Republic of Albania||Tirana|Albanian
  AM|Republic of Armenia||Yerevan|Armenian
  AO|Republic of Angola||Luanda|Angolan
  AQ
  AR|Argentine Republic||Buenos Aires|Argentine/Argentinian/Argentinean
  AS|||Pago Pago|American Samoan
  AT|Republic of Austria||Vienna|Austrian
  AU|Commonwealth of Australia||Canberra|Australian
  AW|||Oranjestad|Aruban
  AX|||Mariehamn|Åland Islander|Aland Islands/Åland
  AZ|Republic of Azerbaijan||Baku|Azerbaijani/Azeri
  BA|||Sarajevo|Bosnian/Herzegovinian|Bosnia-Herzegovina/Bosnia
  BB|||Bridgetown|Barbadian/Bajan
  BD|People’s Republic of Bangladesh||Dhaka|Bangladeshi||East Pakistan
  BE|Kingdom of Belgium||Brussels|Belgian
  BF|||Ouagadougou|Burkinabe/Burkinabè||Upper Volta
  BG|Republic of Bulgaria||Sofia|Bulgarian
  BH|Kingdom of Bahrain||Manama|Bahraini
  BI|Republic of Burundi||Gitega/Bujumbura|Burundian
  BJ|Republic of Benin||Porto-Novo/Cotonou|Beninese||Dahomey
  BL|||Gustavia||Saint Barthelemy/St Barts/St. Barts
  BM|||Hamilton|Bermudian/Bermudan
  BN|||Bandar Seri Begawan|Bruneian|Brunei
  BO|Plurinational State of Bolivia|Bolivia|La Paz/Sucre|Bolivian|Bolivia
  BQ|||Kralendijk||Bonaire/Caribbean Netherlands
  BR|Federative Republic of Brazil||Brasília/Brasilia|Brazilian
  BS|Commonwealth of the Bahamas|Bahamas, The|Nassau|Bahamian|The Bahamas
  BT|Kingdom of Bhutan||Thimphu|Bhutanese
  BV
  BW|Republic of Botswana||Gaborone|Botswanan/Motswana/Batswana||Bechuanaland
  BY|Republic of Belarus||Minsk|Belarusian/Belarussian||Byelorussia/Belorussia
  BZ|||Belmopan|Belizean||British Honduras
  CA|||Ottawa|Canadian
  CC|||West Island||Cocos Islands/Keeling Islands
  CD||Congo, Dem. Rep.|Kinshasa|Congolese|DR Congo/DRC/Democratic Republic of Congo/Congo-Kinshasa|Zaire
  CF|||Bangui|Central African|CAR
  CG|Republic of the Congo|Congo, Rep.|Brazzaville|Congolese|Republic of Congo/Congo-Brazzaville
  CH|Swiss Confederation||Bern/Berne|Swiss
  CI|Republic of Côte d’Ivoire|Cote d’Ivoire|Yamoussoukro/Abidjan|Ivorian|Ivory Coast/Cote d’Ivoire
  CK|||Avarua|Cook Islander
  CL|Republic of Chile||Santiago|Chilean
  CM|Republic of Cameroon||Yaoundé/Yaounde|Cameroonian
  CN|People’s Republic of China||Beijing|Chinese
  CO|Republic of Colombia||Bogotá/Bogota|Colombian
  CR|Republic of Costa Rica||San José|Costa Rican
  CU|Republic of Cuba||Havana|Cuban
  CV|Republic of Cabo Verde||Praia|Cabo Verdean/Cape Verdean|Cape Verde
  CW||Curacao|Willemstad|Curaçaoan|Curacao
  CX|||Flying Fish Cove|Christmas Islander
  CY|Republic of Cyprus||Nicosia|Cypriot
  CZ|Czech Republic||Prague|Czech|Czech Republic
  DE|Federal Republic of Germany||Berlin|German
  DJ|Republic of Djibouti||Djibouti|Djiboutian
  DK|Kingdom of Denmark||Copenhagen|Danish/Dane
  DM|Commonwealth of Dominica||Roseau|Dominican
  DO|||Santo Domingo|Dominican
  DZ|People’s Democratic Republic of Algeria||Algiers|Algerian
  EC|Republic of Ecuador||Quito|Ecuadorian/Ecuadorean
  EE|Republic of Estonia||Tallinn|Estonian
  EG|Arab Republic of Egypt|Egypt, Arab Rep.|Cairo|Egyptian
  EH||||Sahrawi/Saharawi||Spanish Sahara
  ER|State of Eritrea||Asmara|Eritrean
  ES|Kingdom of Spain||Madrid|Spanish/Spaniard
  ET|Federal Democratic Republic of Ethiopia||Addis Ababa|Ethiopian||Abyssinia
  FI|Republic of Finland||Helsinki|Finnish/Finn
  FJ|Republic of Fiji||Suva|Fijian
  FK|||Stanley|Falkland Islander|Falkland Islands
  FM|Federated States of Micronesia|Micronesia, Fed. Sts.|Palikir|Micronesian|Micronesia
  FO||Faroe Islands|Tórshavn|Faroese/Faroe Islander|Faeroe Islands
  FR|French Republic||Paris|French
  GA|Gabonese Republic||Libreville|Gabonese
  GB||United Kingdom|London|British/Briton|United Kingdom/UK/Great Britain/Britain
  GD|||Saint George’s|Grenadian
  GE|||Tbilisi|Georgian
  GF|||Cayenne|French Guianese
  GG|||Saint Peter Port
  GH|Republic of Ghana||Accra|Ghanaian||Gold Coast
  GI|||Gibraltar|Gibraltarian
  GL|||Nuuk|Greenlandic/Greenlander
  GM|Republic of the Gambia|Gambia, The|Banjul|Gambian|The Gambia
  GN|Republic of Guinea||Conakry|Guinean
  GP|||Basse-Terre|Guadeloupean
  GQ|Republic of Equatorial Guinea||Malabo|Equatorial Guinean/Equatoguinean||Spanish Guinea
  GR|Hellenic Republic||Athens|Greek
  GS|||||South Georgia
  GT|Republic of Guatemala||Guatemala City|Guatemalan
  GU|||Hagåtña|Guamanian
  GW|Republic of Guinea-Bissau||Bissau|Bissau-Guinean||Portuguese Guinea
  GY|Co-operative Republic of Guyana||Georgetown|Guyanese||British Guiana
  HK||Hong Kong SAR, China||Hong Konger|Hong Kong/Hong Kong SAR
  HM
  HN|Republic of Honduras||Tegucigalpa|Honduran
  HR|Republic of Croatia||Zagreb|Croatian/Croat
  HT|Republic of Haiti||Port-au-Prince|Haitian
  HU|||Budapest|Hungarian
  ID|Republic of Indonesia||Jakarta/Nusantara|Indonesian||Dutch East Indies
  IE|||Dublin|Irish|Republic of Ireland
  IL|State of Israel|||Israeli
  IM|||Douglas|Manx
  IN|Republic of India||New Delhi/Delhi|Indian
  IO|||||Chagos Archipelago
  IQ|Republic of Iraq||Baghdad|Iraqi
  IR|Islamic Republic of Iran|Iran, Islamic Rep.|Tehran/Teheran|Iranian|Iran|Persia
  IS|Republic of Iceland||Reykjavík/Reykjavik|Icelandic/Icelander
  IT|Republic of Italy||Rome|Italian|Italian Republic
  JE|||Saint Helier
  JM|||Kingston|Jamaican
  JO|Hashemite Kingdom of Jordan||Amman|Jordanian||Transjordan
  JP|||Tokyo|Japanese
  KE|Republic of Kenya||Nairobi|Kenyan
  KG|Kyrgyz Republic|Kyrgyz Republic|Bishkek|Kyrgyz/Kyrgyzstani|Kirgizstan/Kirghizstan/Kyrgyzia|Kirghizia/Kirgizia
  KH|Kingdom of Cambodia||Phnom Penh|Cambodian||Kampuchea/Khmer Republic
  KI|Republic of Kiribati||South Tarawa/Tarawa|I-Kiribati||Gilbert Islands
  KM|Union of the Comoros||Moroni|Comorian|The Comoros
  KN|Federation of Saint Kitts and Nevis|St. Kitts and Nevis|Basseterre|Kittitian/Nevisian|St Kitts and Nevis/St. Kitts and Nevis
  KP||Korea, Dem. People’s Rep.|Pyongyang|North Korean/Korean|North Korea/DPRK
  KR||Korea, Rep.|Seoul|South Korean/Korean|South Korea
  KW|State of Kuwait||Kuwait City|Kuwaiti
  KY|||George Town|Caymanian
  KZ|Republic of Kazakhstan||Astana|Kazakhstani/Kazakh|Kazakstan
  LA||Lao PDR|Vientiane|Lao/Laotian|Laos/Lao PDR
  LB|Lebanese Republic||Beirut|Lebanese
  LC||St. Lucia|Castries|Saint Lucian/St. Lucian|St Lucia/St. Lucia
  LI|Principality of Liechtenstein||Vaduz|Liechtensteiner
  LK|Democratic Socialist Republic of Sri Lanka||Colombo/Sri Jayawardenepura Kotte|Sri Lankan||Ceylon
  LR|Republic of Liberia||Monrovia|Liberian
  LS|Kingdom of Lesotho||Maseru|Basotho/Mosotho||Basutoland
  LT|Republic of Lithuania||Vilnius|Lithuanian
  LU|Grand Duchy of Luxembourg||Luxembourg|Luxembourgish/Luxembourger
  LV|Republic of Latvia||Riga|Latvian
  LY|State of Libya||Tripoli|Libyan
  MA|Kingdom of Morocco||Rabat|Moroccan
  MC|Principality of Monaco||Monaco|Monégasque/Monegasque/Monacan
  MD||Moldova|Chisinau/Chișinău|Moldovan|Moldova|Moldavia
  ME|||Podgorica|Montenegrin
  MF||St. Martin (French part)|Marigot||Saint Martin
  MG|Republic of Madagascar||Antananarivo|Malagasy/Madagascan
  MH|Republic of the Marshall Islands||Majuro|Marshallese
  MK|Republic of North Macedonia||Skopje|Macedonian||the former Yugoslav Republic of Macedonia
  ML|Republic of Mali||Bamako|Malian||French Sudan
  MM|Republic of the Union of Myanmar||Nay Pyi Taw/Naypyidaw|Burmese/Myanma|Burma
  MN|||Ulaanbaatar/Ulan Bator|Mongolian/Mongol
  MO||Macao SAR, China||Macanese|Macao/Macau/Macao SAR
  MP|||Saipan||Commonwealth of the Northern Mariana Islands
  MQ|||Fort-de-France|Martinican
  MR|Islamic Republic of Mauritania||Nouakchott|Mauritanian
  MS|||Brades/Plymouth|Montserratian
  MT|Republic of Malta||Valletta|Maltese
  MU|Republic of Mauritius||Port Louis|Mauritian
  MV|Republic of Maldives||Malé|Maldivian|The Maldives
  MW|Republic of Malawi||Lilongwe|Malawian||Nyasaland
  MX|United Mexican States||Mexico City|Mexican
  MY|||Kuala Lumpur/Putrajaya|Malaysian||Malaya
  MZ|Republic of Mozambique||Maputo|Mozambican
  NA|Republic of Namibia||Windhoek|Namibian||South West Africa/South-West Africa
  NC|||Nouméa/Noumea|New Caledonian
  NE|Republic of the Niger||Niamey|Nigerien|The Niger
  NF|||Kingston|Norfolk Islander
  NG|Federal Republic of Nigeria||Abuja|Nigerian
  NI|Republic of Nicaragua||Managua|Nicaraguan
  NL|Kingdom of the Netherlands|Netherlands|Amsterdam/The Hague|Dutch/Netherlander|Netherlands/The Netherlands/Holland
  NO|Kingdom of Norway||Oslo|Norwegian
  NP|||Kathmandu|Nepali/Nepalese
  NR|Republic of Nauru||Yaren|Nauruan
  NU|||Alofi|Niuean
  NZ|||Wellington|New Zealander
  OM|Sultanate of Oman||Muscat|Omani||Muscat and Oman
  PA|Republic of Panama||Panama City|Panamanian
  PE|Republic of Peru||Lima|Peruvian
  PF|||Papeete|French Polynesian
  PG|Independent State of Papua New Guinea||Port Moresby|Papua New Guinean
  PH|Republic of the Philippines||Manila|Filipino/Filipina/Philippine|The Philippines
  PK|Islamic Republic of Pakistan||Islamabad|Pakistani
  PL|Republic of Poland||Warsaw|Polish/Poles
  PM|||Saint-Pierre||St. Pierre and Miquelon
  PN|||Adamstown|Pitcairn Islander|Pitcairn Islands
  PR||Puerto Rico (US)|San Juan|Puerto Rican
  PS||West Bank and Gaza|Ramallah|Palestinian|Palestine/Occupied Palestinian Territory/Palestinian Territories/Palestinian territories/West Bank and Gaza
  PT|Portuguese Republic||Lisbon|Portuguese
  PW|Republic of Palau||Ngerulmud/Melekeok|Palauan
  PY|Republic of Paraguay||Asunción/Asuncion|Paraguayan
  QA|State of Qatar||Doha|Qatari
  RE|||Saint-Denis|Réunionese|Reunion/La Réunion
  RO|||Bucharest|Romanian|Rumania
  RS|Republic of Serbia||Belgrade|Serbian/Serb
  RU|||Moscow|Russian|Russia
  RW|Republic of Rwanda||Kigali|Rwandan||Ruanda
  SA|Kingdom of Saudi Arabia||Riyadh|Saudi/Saudi Arabian
  SB|||Honiara|Solomon Islander
  SC|Republic of Seychelles||Victoria|Seychellois|The Seychelles
  SD|Republic of the Sudan||Khartoum/Port Sudan|Sudanese|The Sudan
  SE|Kingdom of Sweden||Stockholm|Swedish/Swede
  SG|Republic of Singapore||Singapore|Singaporean
  SH|||Jamestown|Saint Helenian|St Helena/St. Helena
  SI|Republic of Slovenia||Ljubljana|Slovenian/Slovene
  SJ|||Longyearbyen||Svalbard and Jan Mayen/Svalbard
  SK|Slovak Republic|Slovak Republic|Bratislava|Slovak/Slovakian
  SL|Republic of Sierra Leone||Freetown|Sierra Leonean
  SM|Republic of San Marino||San Marino|Sammarinese
  SN|Republic of Senegal||Dakar|Senegalese
  SO|Federal Republic of Somalia|Somalia, Fed. Rep.|Mogadishu|Somali
  SR|Republic of Suriname||Paramaribo|Surinamese||Dutch Guiana/Surinam
  SS|Republic of South Sudan||Juba|South Sudanese
  ST|Democratic Republic of Sao Tome and Principe||São Tomé|Santomean|São Tomé and Príncipe
  SV|Republic of El Salvador||San Salvador|Salvadoran/Salvadorian
  SX|||Philipsburg||Sint Maarten
  SY|||Damascus|Syrian|Syria
  SZ|Kingdom of Eswatini||Mbabane/Lobamba|Swazi|eSwatini|Swaziland
  TC|||Cockburn Town/Grand Turk|Turks and Caicos Islander
  TD|Republic of Chad||N’Djamena|Chadian
  TF|||||French Southern and Antarctic Lands
  TG|Togolese Republic||Lomé/Lome|Togolese
  TH|Kingdom of Thailand||Bangkok|Thai||Siam
  TJ|Republic of Tajikistan||Dushanbe|Tajik/Tajikistani|Tadjikistan|Tadzhikistan
  TK||||Tokelauan
  TL|Democratic Republic of Timor-Leste||Dili|Timorese|East Timor
  TM|||Ashgabat|Turkmen/Turkmenistani||Turkmenia
  TN|Republic of Tunisia||Tunis|Tunisian
  TO|Kingdom of Tonga||Nuku’alofa|Tongan
  TR|Republic of Türkiye|Turkiye|Ankara|Turkish/Turk|Turkey/Turkiye
  TT|Republic of Trinidad and Tobago||Port of Spain|Trinidadian/Tobagonian|Trinidad
  TV|||Funafuti|Tuvaluan||Ellice Islands
  TW||Taiwan, China|Taipei|Taiwanese|Chinese Taipei|Formosa
  TZ||Tanzania|Dodoma/Dar es Salaam|Tanzanian|Tanzania|Tanganyika
  UA|||Kyiv/Kiev|Ukrainian
  UG|Republic of Uganda||Kampala|Ugandan
  UM
  US||United States|Washington, D.C./Washington DC/Washington, DC|American|United States/USA/US/U.S.
  UY|Eastern Republic of Uruguay||Montevideo|Uruguayan
  UZ|Republic of Uzbekistan||Tashkent|Uzbek/Uzbekistani
  VA||||Vatican|Vatican City/Vatican City State
  VC||St. Vincent and the Grenadines|Kingstown|Vincentian|St Vincent and the Grenadines/St. Vincent and the Grenadines
  VE|Bolivarian Republic of Venezuela|Venezuela, RB|Caracas|Venezuelan|Venezuela
  VG|||Road Town||Virgin Islands (British)
  VI||Virgin Islands (U.S.)|Charlotte Amalie||US Virgin Islands/U.S. Virgin Islands
  VN|Socialist Republic of Viet Nam||Hanoi/Ha Noi|Vietnamese|Vietnam
  VU|Republic of Vanuatu||Port Vila|Ni-Vanuatu||New Hebrides
  WF|||Mata-Utu||Wallis and Futuna
  WS|Independent State of Samoa||Apia|Samoan||Western Samoa
  XK|||Pristina/Prishtina|Kosovar/Kosovan|Republic of Kosovo
  YE|Republic of Yemen|Yemen, Rep.|Sana’a/Sanaa|Yemeni
  YT|||Mamoudzou|Mahoran
  ZA|Republic of South Africa||Pretoria/Cape Town|South African
  ZM|Republic of Zambia||Lusaka|Zambian||Northern Rhodesia
  ZW|Republic of Zimbabwe||Harare|Zimbabwean||Rhodesia/Southern Rhodesia
`;
