import type { Sink } from "../diagnostics/diagnostic.js";
import type { Brand } from "../model/brand.js";
import type { AnchorWord } from "../model/country.js";
import type { FrontMatter } from "../model/front-matter.js";
import { usesEnglishNames, type NamingRules } from "./name-country.js";

/** A text that speaks of the Uzbeks is about Uzbekistan; one that reports from a capital may be about its neighbours. */
const USUAL_ANCHORS: readonly AnchorWord[] = ["name", "demonym"];

/** @returns What brief and brand say of names, the brief first. */
export function findNamingRules(frontMatter: FrontMatter, brand: Brand | undefined): NamingRules {
  return {
    lang: frontMatter.lang,
    policy: frontMatter.namePolicy ?? brand?.namePolicy ?? "un-short",
    anchorBy: frontMatter.anchorBy ?? USUAL_ANCHORS,
  };
}

/**
 * Says what a brief asks for and its language does not have: names by a list that is at hand in English alone, people and
 * capitals. Short names from CLDR are printed instead, never English ones.
 *
 * @remarks Reports `names-not-in-language`.
 */
export function checkLanguage({ lang, anchorBy, spans }: FrontMatter, { policy }: NamingRules, sink: Sink): void {
  if (usesEnglishNames(lang)) return;
  if (policy === "un-formal" || policy === "world-bank") {
    const span = spans.get("namePolicy") ?? spans.get("countries");
    sink.report("names-not-in-language", {
      message: `The names of the policy \`${policy}\` are at hand in English alone; the short names of the language \`${lang}\` are printed`,
      ...(span === undefined ? {} : { span }),
      hint: "Give each country a `name`, or write the names as a map: `namePolicy: { KG: ... }`",
    });
  }
  const lacking = (anchorBy ?? []).filter((word) => word !== "name");
  if (lacking.length === 0) return;
  const span = spans.get("anchorBy");
  sink.report("names-not-in-language", {
    message: `Cards are not anchored by ${lacking.join(" and ")} in the language \`${lang}\`: those words are at hand in English alone`,
    ...(span === undefined ? {} : { span }),
    hint: "Write `anchorBy: [name]`, and `:::country XX` where a card should stand beside such a word",
  });
}
