import { expect, test } from "vitest";
import { orderCountries } from "../../src/country/order-countries.js";
import { createSink } from "../../src/diagnostics/sink.js";
import type { CountryOrder, CountrySpec, FactValue } from "../../src/model/country.js";
import { country, frontMatter, SPAN } from "../compose/build.js";

const fact = (value: FactValue) => ({ facts: [{ label: "GDP", value, span: SPAN }] });
const number = (value: number) => fact({ kind: "number", value, decimals: 0 });
const SPECS: readonly CountrySpec[] = [
  { code: "UZ", span: SPAN, ...number(-5) },
  { code: "AT", span: SPAN, ...fact({ kind: "missing", of: "number" }) },
  { code: "SE", span: SPAN, ...number(700) },
  { code: "GH", span: SPAN, ...fact({ kind: "text", text: "about 3" }) },
  { code: "TG", span: SPAN, facts: [] },
  { code: "PE", span: SPAN, ...number(700) },
];
const NAMES = ["Uzbekistan", "Austria", "Sweden", "Ghana", "Togo", "Peru"];

function order(countryOrder: CountryOrder, stances: Readonly<Record<string, string>> = {}) {
  const sink = createSink();
  const scale = frontMatter().stanceScale;
  const profiles = SPECS.map(({ code }, index) => {
    const step = scale.find(({ key }) => key === stances[code]);
    const stance =
      stances[code] === "context"
        ? ({ kind: "context", label: "C" } as const)
        : step && ({ kind: "step", ...step } as const);
    return country(code, NAMES[index] ?? "", stance === undefined ? {} : { stance });
  });
  const matter = frontMatter({ countries: SPECS, countryOrder });
  return { codes: orderCountries(profiles, matter, sink).map(({ code }) => code), diagnostics: sink.diagnostics };
}

test("by a fact: numbers, highest first, then texts, then what is missing; equal ones by the alphabet", () => {
  expect(order({ by: "GDP", direction: "descending" }).codes).toEqual(["PE", "SE", "UZ", "GH", "AT", "TG"]);
  expect(order({ by: "GDP", direction: "ascending" }).codes).toEqual(["UZ", "PE", "SE", "GH", "AT", "TG"]);
});

test("by a fact that no country has: an error with the near one, and the alphabet", () => {
  const { codes, diagnostics } = order({ by: "GPD", direction: "descending" });
  expect(codes).toEqual(["AT", "GH", "PE", "SE", "TG", "UZ"]);
  expect(diagnostics).toMatchObject([{ code: "order-without-fact", severity: "error" }]);
  expect(diagnostics[0]?.hint).toContain("`GDP`");
});

test("by stance: steps in the order of the scale, then context, then none", () => {
  const stances = { UZ: "opposes", AT: "opposes", TG: "supports", GH: "context" };
  expect(order("by-stance", stances).codes).toEqual(["TG", "AT", "UZ", "GH", "PE", "SE"]);
});
