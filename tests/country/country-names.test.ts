import { describe, expect, it } from "vitest";
import { findEnglishNames } from "../../src/country/country-names.js";
import { COUNTRIES } from "../../src/country/country-table.js";
import { findCountryCode, findSpelling } from "../../src/country/find-spelling.js";
import { inflectName } from "../../src/country/inflect-name.js";
import { findNaming, findPolicyName } from "../../src/country/name-country.js";
import { NAME_DATA } from "../../src/country/name-data.js";

describe("the table of names", () => {
  it("has one line for each entry of ISO 3166-1 and XK, in the same order", () => {
    const codes = NAME_DATA.trim()
      .split("\n")
      .map((line) => line.trim().split("|", 1)[0]);
    expect(codes).toEqual(COUNTRIES.map(({ alpha2 }) => alpha2));
  });

  it("has well-formed names, and each one once in its country", () => {
    for (const { alpha2 } of COUNTRIES) {
      const { short, formal, worldBank, capitals, demonyms, everyday, former } = findEnglishNames(alpha2);
      for (const list of [capitals, demonyms, everyday, former]) expect(new Set(list).size).toBe(list.length);
      for (const name of [short, formal, worldBank, ...capitals, ...demonyms, ...everyday, ...former]) {
        expect(name).toBe(name.trim().normalize("NFC"));
        expect(name).toMatch(/^(?:[\p{Lu}\p{Lt}]|eS|the )/u);
        expect(name).not.toContain("|");
      }
    }
  });

  it.each([
    ["KG", "Kyrgyzstan", "Kyrgyz Republic", "Kyrgyz Republic"],
    ["CD", "Democratic Republic of the Congo", "Democratic Republic of the Congo", "Congo, Dem. Rep."],
    ["EG", "Egypt", "Arab Republic of Egypt", "Egypt, Arab Rep."],
    ["FR", "France", "French Republic", "France"],
    ["IR", "Iran (Islamic Republic of)", "Islamic Republic of Iran", "Iran, Islamic Rep."],
    [
      "KP",
      "Democratic People’s Republic of Korea",
      "Democratic People’s Republic of Korea",
      "Korea, Dem. People’s Rep.",
    ],
    ["LA", "Lao People’s Democratic Republic", "Lao People’s Democratic Republic", "Lao PDR"],
    ["PS", "State of Palestine", "State of Palestine", "West Bank and Gaza"],
    ["RU", "Russian Federation", "Russian Federation", "Russian Federation"],
    ["SK", "Slovakia", "Slovak Republic", "Slovak Republic"],
    ["TW", "Taiwan", "Taiwan", "Taiwan, China"],
    ["UZ", "Uzbekistan", "Republic of Uzbekistan", "Uzbekistan"],
    ["XK", "Kosovo", "Kosovo", "Kosovo"],
    ["GL", "Greenland", "Greenland", "Greenland"],
  ])("calls %s %s, %s and %s", (code, ...names) => {
    const policies = ["un-short", "un-formal", "world-bank"] as const;
    expect(policies.map((policy) => findPolicyName(code, { lang: "en", policy }))).toEqual(names);
  });

  it("gives the name of the policy's own map in every language, and short names to the rest", () => {
    const policy = new Map([["KG", "Kyrgyz Republic"]]);
    expect(findPolicyName("KG", { lang: "en-GB", policy })).toBe("Kyrgyz Republic");
    expect(findPolicyName("KG", { lang: "fr", policy })).toBe("Kyrgyz Republic");
    expect(findPolicyName("UZ", { lang: "fr", policy })).toBe("Ouzbékistan");
  });
});

describe("spellings", () => {
  it.each([
    ["Kyrgyz Republic", "KG"],
    ["the Kyrgyz republic", "KG"],
    ["Kirgizstan", "KG"],
    ["DR Congo", "CD"],
    ["D.R. Congo", "CD"],
    ["Congo", "CG"],
    ["Turkiye", "TR"],
    ["TÜRKİYE", "TR"],
    ["Turkey", "TR"],
    ["UAE", "AE"],
    ["Cote d'Ivoire", "CI"],
    ["Ivory Coast", "CI"],
    ["Bolivia", "BO"],
    ["St. Lucia", "LC"],
    ["Egypt, Arab Rep.", "EG"],
    ["South Korea", "KR"],
    ["Zaire", "CD"],
    ["Usbekistan", "UZ"],
    ["Ouzbékistan", "UZ"],
    ["Узбекистан", "UZ"],
  ])("%s means %s", (text, code) => {
    expect(findSpelling(text)).toBe(code);
  });

  it.each(["Korea", "Scotland", "Atlantis", "UK", "", "Virgin Islands", "x".repeat(100_000), "__proto__"])(
    "%s means no one country",
    (text) => {
      expect(findSpelling(text)).toBeUndefined();
    },
  );

  it("give way to codes", () => {
    expect(findCountryCode("CHE")).toBe("CH");
    expect(findCountryCode("GEO")).toBe("GE");
  });

  it("of every name of the table lead back to their country", () => {
    for (const { alpha2 } of COUNTRIES) {
      const { short, formal, worldBank, everyday, former } = findEnglishNames(alpha2);
      const wrong = [short, formal, worldBank, ...everyday, ...former].filter(
        (name) => name.length > 4 && findCountryCode(name) !== alpha2,
      );
      expect(wrong).toEqual([]);
    }
  });
});

describe("names in other cases", () => {
  it.each([
    ["Казахстан", ["Казахстана", "Казахстану", "Казахстаном", "Казахстане"]],
    ["Киргизия", ["Киргизии", "Киргизию", "Киргизией"]],
    ["Беларусь", ["Беларуси", "Беларусью"]],
    ["Тайвань", ["Тайваня", "Тайванем"]],
    ["Китай", ["Китая", "Китаю", "Китаем", "Китае"]],
    ["Нидерланды", ["Нидерландов", "Нидерландам", "Нидерландах"]],
    ["Филиппины", ["Филиппин"]],
    ["Республика Казахстан", ["Республики Казахстан", "Республике Казахстан"]],
    ["Российская Федерация", ["Российской Федерации", "Российскую Федерацию"]],
    ["Кыргызская Республика", ["Кыргызской Республики", "Кыргызскую Республику"]],
    ["Соединенные Штаты Америки", ["Соединенных Штатов Америки", "Соединенными Штатами Америки"]],
    ["Шри-Ланка", ["Шри-Ланки", "Шри-Ланке"]],
  ])("%s", (name, forms) => {
    const found = inflectName(name, "ru");
    expect(found[0]).toBe(name);
    expect(found).toEqual(expect.arrayContaining(forms));
  });

  it("stay as they are where a language does not change them, and in capitals", () => {
    expect(inflectName("США", "ru")).toEqual(["США"]);
    expect(inflectName("Чили", "ru")).toEqual(["Чили"]);
    expect(inflectName("Ouzbékistan", "fr")).toEqual(["Ouzbékistan"]);
  });

  it("have the endings of German", () => {
    expect(inflectName("Kasachstan", "de")).toEqual(["Kasachstan", "Kasachstans"]);
    expect(inflectName("Vereinigte Staaten", "de")).toContain("Vereinigten Staaten");
    expect(inflectName("Niederlande", "de")).toEqual(["Niederlande", "Niederlandes"]);
  });

  it("of no country are those of another", () => {
    const owner = new Map<string, string>();
    const clashes: string[] = [];
    for (const { alpha2 } of COUNTRIES) {
      const name = findPolicyName(alpha2, { lang: "ru", policy: "un-short" });
      for (const form of inflectName(name, "ru")) {
        if (owner.has(form)) clashes.push(`${form}: ${owner.get(form) ?? ""} ${alpha2}`);
        owner.set(form, alpha2);
      }
    }
    expect(clashes).toEqual([]);
  });
});

describe("what names a country in a text", () => {
  const rules = (lang: string, ...anchorBy: readonly ("name" | "demonym" | "capital")[]) =>
    ({ lang, policy: "un-short", anchorBy }) as const;

  it("are names, people and capitals as the brief asks", () => {
    expect(findNaming("UZ", "Uzbekistan", rules("en", "name")).names).not.toContain("Tashkent");
    expect(findNaming("UZ", "Uzbekistan", rules("en", "name", "capital")).names).toContain("Tashkent");
    expect(findNaming("UZ", "Uzbekistan", rules("en", "capital")).names).toEqual(["Tashkent"]);
    expect(findNaming("AF", "Afghanistan", rules("en", "demonym"))).toMatchObject({
      names: [],
      demonyms: ["Afghan", "Afghans"],
    });
  });

  it("are English words in English texts alone", () => {
    expect(findNaming("DE", "Allemagne", rules("fr", "name", "demonym", "capital"))).toMatchObject({
      names: ["Allemagne"],
      demonyms: [],
    });
  });

  it("are not longer names of others, or of seas", () => {
    const { falseFriends } = findNaming("GN", "Guinea", rules("en", "name"));
    expect(falseFriends).toEqual(
      expect.arrayContaining(["Papua New Guinea", "Equatorial Guinea", "Guinea-Bissau", "Gulf of Guinea"]),
    );
    expect(findNaming("SD", "Sudan", rules("en", "name")).falseFriends).toContain("South Sudan");
    expect(findNaming("MX", "Mexico", rules("en", "name")).falseFriends).toContain("New Mexico");
  });
});
